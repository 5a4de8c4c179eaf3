SELECT stage_interval.person, stage_interval.unit,
  (SELECT due FROM clock_interval WHERE clock_interval.case_id = stage_interval.case_id AND clock_interval.clock = 'probation'
     AND clock_interval.begins <= :on AND clock_interval.ends > :on) AS due
FROM stage_interval
WHERE stage_interval.stage >= :probation AND stage_interval.stage < :full AND stage_interval.begins <= :on AND stage_interval.ends > :on
