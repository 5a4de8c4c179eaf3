-- Who holds a post on a day; of one unit, or of all of them.
SELECT DISTINCT person, case_id FROM live_event
WHERE kind = 'post_held' AND begins <= :on AND dead_from > :on
  AND (:unit IS NULL OR case_id IN (SELECT case_id FROM stage_interval WHERE unit = :unit AND begins <= :on AND ends > :on))
