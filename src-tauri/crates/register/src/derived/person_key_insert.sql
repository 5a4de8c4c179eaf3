INSERT INTO person_key (person, birth_name, sort_key, search_key, sex, birth_date, ethnicity, religion)
VALUES (:person, :birth_name, :sort_key, :search_key, :sex, :birth_date, :ethnicity, :religion)
