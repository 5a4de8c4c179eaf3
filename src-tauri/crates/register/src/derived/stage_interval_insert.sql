INSERT INTO stage_interval (person, begins, ends, case_id, unit, stage, since, marks, turn, turn_unit, member)
VALUES (:person, :begins, :ends, :case_id, :unit, :stage, :since, :marks, :turn, :turn_unit, :member)
