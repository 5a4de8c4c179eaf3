SELECT person, event, case_id, day, way, from_unit, from_toward, to_unit, to_toward, probationer, again FROM member_move ORDER BY person
