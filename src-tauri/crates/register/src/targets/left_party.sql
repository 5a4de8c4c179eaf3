SELECT person, max(begins) AS left_on FROM stage_interval INDEXED BY stage_interval_left
WHERE stage BETWEEN 13 AND 16 AND begins <= :on GROUP BY person
