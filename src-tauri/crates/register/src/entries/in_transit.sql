SELECT person, case_id, unit, stage FROM stage_interval
WHERE begins <= :on AND ends > :on AND instr(' ' || marks || ' ', ' in_transit ') > 0
