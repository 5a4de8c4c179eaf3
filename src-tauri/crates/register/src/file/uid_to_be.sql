-- As the step to schema 2 gives it.
SELECT uid_of_change('register', (SELECT made_at FROM operation ORDER BY id LIMIT 1)) AS uid
