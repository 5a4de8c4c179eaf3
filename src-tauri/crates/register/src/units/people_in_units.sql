SELECT unit,
  sum(stage BETWEEN :probation AND :full AND marks NOT LIKE '%in_transit%') AS members,
  sum(stage >= :probation AND stage < :full) AS probationers,
  sum(stage < :probation) AS candidates
FROM stage_interval
WHERE begins <= :on AND ends > :on
GROUP BY unit
