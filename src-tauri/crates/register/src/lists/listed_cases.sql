SELECT case_id FROM live_event WHERE kind = 'candidate_listed' AND day >= :from AND begins <= :on AND dead_from > :on
