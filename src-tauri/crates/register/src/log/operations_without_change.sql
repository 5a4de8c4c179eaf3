-- No operation is written down that changed nothing.
SELECT id FROM operation WHERE id NOT IN (SELECT operation FROM change) ORDER BY id
