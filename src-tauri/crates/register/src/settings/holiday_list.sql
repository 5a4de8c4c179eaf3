SELECT id, day, kind, unsure, confidence FROM holiday WHERE day LIKE ?1 ORDER BY day
