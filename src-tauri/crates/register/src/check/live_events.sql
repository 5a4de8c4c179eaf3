SELECT person, event, case_id, unit, kind, day, begins, dead_from, said, document_number, course, result, answers, elsewhere, step, fields,
  partial, dating
FROM live_event ORDER BY person
