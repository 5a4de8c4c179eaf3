WITH live AS (
  SELECT event.case_id, event.kind, json_extract(event.fields, '$.result') AS result FROM event
  WHERE event.kind IN (:enrolled, :result, :certificate) AND json_extract(event.fields, '$.course') = :course
    AND NOT EXISTS (SELECT 1 FROM event AS voiding WHERE voiding.case_id = event.case_id AND voiding.kind = 'entry_voided'
                    AND json_extract(voiding.fields, '$.voids') = event.id))
SELECT count(DISTINCT CASE WHEN kind = :enrolled THEN case_id END) AS enrolled,
  count(DISTINCT CASE WHEN kind = :result AND result NOT IN ('failed', 'absent') THEN case_id END) AS passed,
  count(DISTINCT CASE WHEN kind = :certificate THEN case_id END) AS certified
FROM live
