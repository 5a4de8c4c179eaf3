SELECT person, birth_name, sex, birth_date FROM person_key
WHERE :search = '' OR finds(search_key, :search)
ORDER BY sort_key, person
