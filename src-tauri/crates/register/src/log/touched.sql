CREATE TEMP TABLE touched (
  seq         INTEGER PRIMARY KEY,
  table_name  TEXT NOT NULL,
  row_id      INTEGER NOT NULL,
  before      TEXT,
  after       TEXT
);
