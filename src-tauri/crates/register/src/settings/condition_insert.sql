INSERT INTO condition (condition_key, effective_from, effective_to, enabled, body)
VALUES (:condition_key, :effective_from, :effective_to, :enabled, :body)
