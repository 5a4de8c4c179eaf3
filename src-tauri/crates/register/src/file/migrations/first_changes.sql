-- The change that first wrote each row which gets a uid, with the moment of its operation.
CREATE TEMP TABLE first_change (
  table_name  TEXT NOT NULL,
  row_id      INTEGER NOT NULL,
  hash        TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID;
INSERT OR IGNORE INTO temp.first_change (table_name, row_id, hash, made_at)
SELECT table_name, row_id, hash, made_at FROM change JOIN operation ON operation.id = change.operation
WHERE table_name IN ('unit', 'person', 'case', 'event', 'course', 'programme', 'target')
ORDER BY change.id;
