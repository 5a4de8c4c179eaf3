INSERT INTO member_move (person, event, case_id, day, way, from_unit, from_toward, to_unit, to_toward, probationer, again)
VALUES (:person, :event, :case_id, :day, :way, :from_unit, :from_toward, :to_unit, :to_toward, :probationer, :again)
