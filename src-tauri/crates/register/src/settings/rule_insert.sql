INSERT INTO rule (rule_key, variant, effective_from, effective_to, enabled, body)
VALUES (:rule_key, :variant, :effective_from, :effective_to, :enabled, :body)
