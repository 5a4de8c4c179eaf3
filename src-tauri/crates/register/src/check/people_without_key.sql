SELECT count(*) AS people FROM person WHERE id NOT IN (SELECT person FROM person_key)
