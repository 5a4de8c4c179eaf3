INSERT INTO person_key (person, sort_key, search_key, sex, birth_date)
VALUES (:person, :sort_key, :search_key, :sex, :birth_date)
