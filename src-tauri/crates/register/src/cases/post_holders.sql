-- Of whom an entry tells by a day that they hold a post; of those who have stood in one unit, or of all.
SELECT DISTINCT person, case_id FROM live_event
WHERE kind = 'post_held' AND begins <= :on AND dead_from > :on
  AND (:unit IS NULL OR case_id IN (SELECT case_id FROM stage_interval WHERE unit = :unit AND begins <= :on))
