SELECT case_id, unit, clock, rule, started_by, "from", due, warn, begins, ends FROM clock_interval WHERE person = ?1
