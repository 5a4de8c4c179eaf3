SELECT begins, ends, case_id, unit, stage, since, marks, turn, turn_unit FROM stage_interval WHERE person = ?1 ORDER BY begins
