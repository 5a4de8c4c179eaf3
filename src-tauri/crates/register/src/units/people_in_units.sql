SELECT unit,
  sum(stage BETWEEN :probation AND :full) AS members,
  sum(stage >= :probation AND stage < :full) AS probationers,
  sum(stage < :probation) AS candidates
FROM stage_interval
WHERE begins <= :on AND ends > :on AND instr(' ' || marks || ' ', ' in_transit ') = 0
GROUP BY unit
