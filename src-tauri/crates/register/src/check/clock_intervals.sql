SELECT person, case_id, unit, clock, rule, started_by, "from", due, warn, begins, ends FROM clock_interval ORDER BY person
