SELECT id, name, "from", "to", document_number, document_date, issuer, note FROM programme ORDER BY "from" DESC, id DESC
