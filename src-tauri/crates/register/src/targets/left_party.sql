SELECT person, max(begins) AS left_on FROM stage_interval INDEXED BY stage_interval_left
WHERE /*left the Party*/ AND begins <= :on GROUP BY person
