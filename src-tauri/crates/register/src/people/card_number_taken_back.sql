UPDATE person SET card_number = old_card_number, old_card_number = NULL
WHERE id = :person AND card_number = :from
