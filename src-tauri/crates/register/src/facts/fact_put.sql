INSERT INTO person_fact (person, field, value, "from") VALUES (:person, :field, :value, :from)
ON CONFLICT (person, field, "from") DO UPDATE SET value = excluded.value
