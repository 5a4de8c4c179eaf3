INSERT INTO live_event (person, event, case_id, unit, kind, day, begins, dead_from, said, document_number, course, result, answers,
  elsewhere, step, fields, partial, dating)
VALUES (:person, :event, :case_id, :unit, :kind, :day, :begins, :dead_from, :said, :document_number, :course, :result, :answers,
  :elsewhere, :step, :fields, :partial, :dating)
