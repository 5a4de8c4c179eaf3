UPDATE event SET case_id = :into WHERE case_id = :from
