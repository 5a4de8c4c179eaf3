SELECT person, begins, ends, case_id, unit, stage, since, marks, turn, turn_unit, member FROM stage_interval ORDER BY person
