-- Who and what still stands in a unit on a day, or came into it later.
SELECT
  (SELECT count(DISTINCT person) FROM stage_interval WHERE unit = :unit AND stage <= :full AND ends > :on) AS people,
  (SELECT count(*) FROM unit_interval WHERE parent = :unit AND begins <= :on AND ends > :on) AS units
