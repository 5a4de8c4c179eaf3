SELECT event, case_id, document_number FROM live_event
WHERE kind = :kind AND day <= :on AND begins <= :on AND dead_from > :on
ORDER BY case_id, day, event
