SELECT begins, ends, case_id, unit, stage, since, marks FROM stage_interval WHERE person = ?1 ORDER BY begins
