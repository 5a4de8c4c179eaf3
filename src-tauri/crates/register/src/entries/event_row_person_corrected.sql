UPDATE event SET fields = json_set(fields, '$.value', :into) || ''
WHERE kind = 'correction' AND json_extract(fields, '$.field') IN (SELECT value FROM json_each(:names)) AND json_extract(fields, '$.value') = :from
