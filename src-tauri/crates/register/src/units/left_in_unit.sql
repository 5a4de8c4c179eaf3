SELECT
  (SELECT count(*) FROM stage_interval WHERE unit = :unit AND stage <= :full AND begins <= :on AND ends > :on) AS people,
  (SELECT count(*) FROM unit_interval WHERE parent = :unit AND begins <= :on AND ends > :on) AS units
