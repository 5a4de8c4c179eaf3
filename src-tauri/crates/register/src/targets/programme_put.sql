INSERT INTO programme (id, uid, name, "from", "to", document_number, document_date, issuer, note)
VALUES (:id, new_uid(), :name, :from, :to, :document_number, :document_date, :issuer, :note)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, "from" = excluded."from", "to" = excluded."to",
  document_number = excluded.document_number, document_date = excluded.document_date, issuer = excluded.issuer, note = excluded.note
