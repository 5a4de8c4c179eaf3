SELECT DISTINCT person, case_id FROM live_event WHERE kind = 'post_held' AND begins <= :on AND dead_from > :on
