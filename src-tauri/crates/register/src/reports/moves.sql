-- What changed between two days where somebody is a member.
SELECT person, event, case_id, day, way, from_unit, from_toward, to_unit, to_toward, probationer, again FROM member_move
WHERE day BETWEEN :from AND :to ORDER BY day, person, event
