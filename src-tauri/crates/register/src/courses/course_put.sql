INSERT INTO course (id, uid, course_kind, name, course_batch, "from", "to", organizer, place, document_number, document_date, note)
VALUES (:id, new_uid(), :course_kind, :name, :course_batch, :from, :to, :organizer, :place, :document_number, :document_date, :note)
ON CONFLICT (id) DO UPDATE SET
  course_kind = excluded.course_kind, name = excluded.name, course_batch = excluded.course_batch, "from" = excluded."from",
  "to" = excluded."to", organizer = excluded.organizer, place = excluded.place, document_number = excluded.document_number,
  document_date = excluded.document_date, note = excluded.note
