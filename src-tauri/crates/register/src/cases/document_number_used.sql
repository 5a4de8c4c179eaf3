SELECT person.birth_name FROM event
JOIN "case" ON "case".id = event.case_id
JOIN person ON person.id = "case".person
WHERE event.kind = :kind AND event.document_number = :number AND event.happened_on >= :from AND event.case_id <> :case
  AND event.elsewhere = 0
  AND NOT EXISTS (
    SELECT 1 FROM event AS voiding
    WHERE voiding.case_id = event.case_id AND voiding.kind = 'entry_voided' AND json_extract(voiding.fields, '$.voids') = event.id)
LIMIT 1
