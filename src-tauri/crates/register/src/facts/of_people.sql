SELECT id, value FROM person_fact WHERE person = :person AND field = :field AND "from" <= :on ORDER BY "from" DESC LIMIT 1
