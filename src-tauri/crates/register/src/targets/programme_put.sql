INSERT INTO programme (id, uid, name, "from", "to", document_number, note) VALUES (:id, new_uid(), :name, :from, :to, :document_number, :note)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, "from" = excluded."from", "to" = excluded."to",
  document_number = excluded.document_number, note = excluded.note
