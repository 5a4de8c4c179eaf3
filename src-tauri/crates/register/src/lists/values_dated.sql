SELECT person, value FROM person_fact WHERE field = :field AND "from" <= :on ORDER BY person, "from"
