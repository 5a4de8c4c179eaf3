SELECT person, sex, birth_date, ethnicity, religion FROM person_key WHERE person = ?1
