-- A probation that ran to its end, or runs still, as of the day; of whoever came in after it had ended the clock that follows.
-- One walk of the index that covers them; with the plus no part of it is looked up piece by piece.
WITH probation AS (
  SELECT case_id, person, unit, due AS ends_on, begins FROM clock_interval INDEXED BY clock_interval_due
  WHERE clock = 'probation' AND due BETWEEN :from AND :to AND begins <= :on AND (+ends > :on OR +ends = due)
  UNION ALL
  SELECT case_id, person, unit, "from" AS ends_on, begins FROM clock_interval AS review INDEXED BY clock_interval_due
  WHERE clock = 'conversion_review' AND started_by = 0 AND "from" BETWEEN :from AND :to AND begins <= :on
    AND NOT EXISTS (SELECT 1 FROM clock_interval WHERE clock_interval.case_id = review.case_id AND clock_interval.clock = 'probation')
)
SELECT probation.case_id, probation.person, probation.unit, probation.ends_on, max(probation.begins) AS latest,
  (SELECT min(begins) FROM stage_interval WHERE stage_interval.person = probation.person AND stage_interval.case_id = probation.case_id
     AND stage_interval.stage > :full AND stage_interval.begins <= :on AND stage_interval.begins >= probation.ends_on) AS ended
FROM probation GROUP BY probation.case_id
