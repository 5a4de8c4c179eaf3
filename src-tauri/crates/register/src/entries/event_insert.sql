INSERT INTO event (uid, case_id, unit, kind, happened_on, recorded_at, document_number, document_date, issuer, note, elsewhere, reason, warnings, fields)
VALUES (new_uid(), :case_id, :unit, :kind, :happened_on, :recorded_at, :document_number, :document_date, :issuer, :note, :elsewhere, :reason, :warnings, :fields)
