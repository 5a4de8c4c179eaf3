-- The entries of a kind in force on a day, from the index alone.
SELECT event, person, case_id, day, partial, dating FROM live_event
WHERE kind = :kind AND case_id IS NOT NULL AND day <= :on AND begins <= :on AND dead_from > :on
