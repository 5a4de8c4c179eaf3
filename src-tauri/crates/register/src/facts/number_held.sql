-- Who else has a number: two people have none alike. A card of twelve digits is its holder's citizen ID.
SELECT 'file_number' AS field, :file_number AS number, birth_name FROM person WHERE file_number = :file_number AND id IS NOT :except
UNION ALL
SELECT 'card_number', :card_number, birth_name FROM person WHERE card_number = :card_number AND id IS NOT :except
UNION ALL
SELECT 'card_number', :card_number, birth_name FROM person WHERE citizen_id = :card_number AND card_number IS NOT :card_number AND id IS NOT :except
