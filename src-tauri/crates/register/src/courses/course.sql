SELECT id, course_kind, name, course_batch, "from", "to", organizer, place, document_number, document_date, note
FROM course WHERE id = ?1
