SELECT person, stage FROM stage_interval WHERE begins <= :to AND ends > :from ORDER BY person, begins
