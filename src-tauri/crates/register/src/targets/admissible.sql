SELECT stage_interval.person, stage_interval.unit, stage_interval.stage, person_key.birth_date,
  (SELECT max(earlier.begins) FROM stage_interval AS earlier
   WHERE earlier.person = stage_interval.person AND earlier.stage BETWEEN 13 AND 16 AND earlier.begins <= :on) AS left_party
FROM stage_interval
JOIN person_key ON person_key.person = stage_interval.person
WHERE stage_interval.stage <= 7 AND stage_interval.begins <= :on AND stage_interval.ends > :on
