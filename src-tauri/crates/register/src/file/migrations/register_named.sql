-- A register that was there already gets the same id in each of its copies.
INSERT INTO register (id, uid)
VALUES (1, coalesce(uid_of_change('register', (SELECT made_at FROM operation ORDER BY id LIMIT 1)), new_uid()));
