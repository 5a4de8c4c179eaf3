INSERT INTO request (id, uid, asked_by, about, applicant, unit, document_number, document_date, received_on, answered_on, answer_number, note)
VALUES (:id, new_uid(), :asked_by, :about, :applicant, :unit, :document_number, :document_date, :received_on, :answered_on, :answer_number, :note)
ON CONFLICT (id) DO UPDATE SET asked_by = excluded.asked_by, about = excluded.about, applicant = excluded.applicant, unit = excluded.unit,
  document_number = excluded.document_number, document_date = excluded.document_date, received_on = excluded.received_on,
  answered_on = excluded.answered_on, answer_number = excluded.answer_number, note = excluded.note
