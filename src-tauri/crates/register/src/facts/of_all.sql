-- By the index that holds all of it.
SELECT person, id, "from", value FROM person_fact WHERE field = :field ORDER BY person, "from"
