UPDATE person_fact SET person = :into WHERE id = :id
