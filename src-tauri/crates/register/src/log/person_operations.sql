-- Operations that touched a row of a person: their own, their facts, their cases, and the entries of these. Whose a row is
-- tells the row itself, and of one taken out the image it left: the images of all others are not looked into.
WITH gone AS MATERIALIZED (
  SELECT table_name, row_id, before FROM change
  WHERE after IS NULL AND table_name IN ('case', 'person_fact', 'event')),
own_case AS MATERIALIZED (
  SELECT id FROM "case" WHERE person = :person
  UNION SELECT row_id FROM gone WHERE table_name = 'case' AND before ->> 'person' = :person),
own AS MATERIALIZED (
  SELECT 'person' AS table_name, :person AS row_id
  UNION SELECT 'case', id FROM own_case
  UNION SELECT 'person_fact', id FROM person_fact WHERE person = :person
  UNION SELECT 'person_fact', row_id FROM gone WHERE table_name = 'person_fact' AND before ->> 'person' = :person
  UNION SELECT 'event', id FROM event WHERE case_id IN (SELECT id FROM own_case)
  UNION SELECT 'event', row_id FROM gone WHERE table_name = 'event' AND before ->> 'case_id' IN (SELECT id FROM own_case))
SELECT DISTINCT operation FROM change WHERE (table_name, row_id) IN (SELECT table_name, row_id FROM own)
