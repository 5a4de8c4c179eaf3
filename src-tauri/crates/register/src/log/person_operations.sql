-- Operations that touched a row of a person: their own, their facts, their cases, and the entries of these. A row's image
-- says whose it is also where it was taken out since.
WITH case_of AS (
  SELECT row_id FROM change
  WHERE table_name = 'case' AND json_extract(coalesce(after, before), '$.person') = :person)
SELECT DISTINCT operation FROM change
WHERE CASE table_name
  WHEN 'person' THEN row_id = :person
  WHEN 'person_fact' THEN json_extract(coalesce(after, before), '$.person') = :person
  WHEN 'case' THEN row_id IN (SELECT row_id FROM case_of)
  WHEN 'event' THEN json_extract(coalesce(after, before), '$.case_id') IN (SELECT row_id FROM case_of)
END
