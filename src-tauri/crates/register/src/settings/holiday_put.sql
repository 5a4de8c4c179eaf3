INSERT INTO holiday (day, kind, unsure, confidence) VALUES (:day, :kind, NULL, 'P')
ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, unsure = NULL, confidence = 'P'
