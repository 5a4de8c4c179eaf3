SELECT id, asked_by, about, applicant, unit, document_number, document_date, received_on, answered_on, answer_number, note
FROM request ORDER BY received_on, id
