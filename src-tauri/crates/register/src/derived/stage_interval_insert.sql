INSERT INTO stage_interval (person, begins, ends, case_id, unit, stage, since, marks)
VALUES (:person, :begins, :ends, :case_id, :unit, :stage, :since, :marks)
