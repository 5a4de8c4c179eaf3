SELECT id, field, value, "from" FROM person_fact WHERE person = ?1 ORDER BY field, "from"
