-- The entries of a kind in force on a day, the earliest first: by the index that covers them.
SELECT case_id, day FROM live_event WHERE kind = :kind AND case_id IS NOT NULL AND begins <= :on AND dead_from > :on ORDER BY day
