SELECT person, case_id, day, unit FROM live_event
WHERE kind = :kind AND day BETWEEN :from AND :to AND elsewhere = 0 AND begins <= :on AND dead_from > :on
ORDER BY day, event
