INSERT INTO clock_interval (case_id, person, unit, clock, rule, started_by, "from", due, warn, begins, ends)
VALUES (:case_id, :person, :unit, :clock, :rule, :started_by, :from, :due, :warn, :begins, :ends)
