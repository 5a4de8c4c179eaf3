SELECT DISTINCT unit FROM live_event WHERE kind = 'pool_exhausted' AND case_id IS NULL AND day <= :on
