INSERT INTO holiday (day, kind, unsure, confidence) VALUES (:day, :kind, :unsure, :confidence)
