SELECT id, ethnicity, religion, home_place, citizen_id, file_number, card_number FROM person WHERE id = ?1
