-- The first day on which whoever holds a post since a day is a member no longer by any case; none, if they are one.
SELECT min(begins) AS left_on FROM stage_interval AS ended
WHERE person = :person AND stage > :full AND begins >= :since AND begins <= :on
  AND NOT EXISTS (
      SELECT 1 FROM stage_interval AS other
      WHERE other.person = ended.person AND other.stage <= :full AND other.begins <= ended.begins AND other.ends > ended.begins
  )
