-- Who moved in a way between two days, with the unit that they came to, or left.
SELECT person, case_id, day, coalesce(to_unit, from_unit) AS unit FROM member_move
WHERE way = :way AND day BETWEEN :from AND :to AND coalesce(to_unit, from_unit) IS NOT NULL
ORDER BY day, event
