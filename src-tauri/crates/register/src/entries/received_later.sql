-- What was moved under a unit after a day, or merged into it on that day or later: the first of it.
SELECT unit, begins AS day, name FROM unit_interval WHERE unit <> :unit AND parent = :unit AND begins > :end
UNION ALL
SELECT unit, ends AS day, name FROM unit_interval WHERE unit <> :unit AND merged_into = :unit AND ends >= :end
ORDER BY day, name
LIMIT 1
