-- Where a person stands on a day, on the path or as a member: of several cases, the one that came furthest.
SELECT person, stage, unit FROM stage_interval
WHERE person = :person AND begins <= :on AND ends > :on AND stage <= :full
ORDER BY stage DESC
LIMIT 1
