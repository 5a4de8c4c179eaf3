SELECT person, birth_name, sort_key, search_key, sex, birth_date, ethnicity, religion FROM person_key ORDER BY person
