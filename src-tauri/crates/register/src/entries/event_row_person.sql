UPDATE event SET fields = json_set(fields, :path, :into) || '' -- plain text again, or the log would hold an object
WHERE kind IN (SELECT value FROM json_each(:kinds)) AND json_type(fields, :path) = 'integer' AND json_extract(fields, :path) = :from
