INSERT INTO person_key (person, birth_name, sort_key, search_key, sex, birth_date, ethnicity)
VALUES (:person, :birth_name, :sort_key, :search_key, :sex, :birth_date, :ethnicity)
