SELECT person, case_id, unit, stage, since, marks, member FROM stage_interval WHERE begins <= :on AND ends > :on
