-- The ratings of a person in force on a day, the latest last; of all units (person 0).
SELECT event, case_id, unit, said, document_number, fields
FROM live_event
WHERE person = :person AND kind = :kind AND begins <= :on AND dead_from > :on
ORDER BY day, event
