UPDATE person SET old_card_number = coalesce(card_number, old_card_number), card_number = :card_number
WHERE id = :person AND card_number IS NOT :card_number
