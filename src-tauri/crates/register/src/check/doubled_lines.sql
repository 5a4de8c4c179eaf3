SELECT count(*) AS people FROM (
  SELECT person FROM stage_interval WHERE begins <= :on AND ends > :on GROUP BY person HAVING count(*) > 1)
