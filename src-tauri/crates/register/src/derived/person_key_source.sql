SELECT birth_name, name_in_use, other_names, citizen_id, old_id, file_number, card_number, old_card_number, phone, sex, birth_date, ethnicity, religion
FROM person WHERE id = ?1
