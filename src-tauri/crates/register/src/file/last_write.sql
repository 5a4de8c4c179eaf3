SELECT id, made_at FROM operation ORDER BY id DESC LIMIT 1
