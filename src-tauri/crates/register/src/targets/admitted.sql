-- Admissions between two days, each once a case.
SELECT person, case_id, day, to_unit AS unit FROM member_move
WHERE way = 'admitted' AND to_unit IS NOT NULL AND day BETWEEN :from AND :to
ORDER BY day, event
