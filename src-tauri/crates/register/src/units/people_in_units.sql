SELECT unit,
  sum(stage BETWEEN 8 AND 10 AND marks NOT LIKE '%in_transit%') AS members,
  sum(stage IN (8, 9)) AS probationers,
  sum(stage <= 7) AS candidates
FROM stage_interval
WHERE begins <= :on AND ends > :on
GROUP BY unit
