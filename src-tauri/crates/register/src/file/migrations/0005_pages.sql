-- Schema 5: what a unit's papers bear, a note on a person, and requests that come in from other places.
ALTER TABLE unit ADD COLUMN head_superior TEXT;
ALTER TABLE unit ADD COLUMN head_issuer TEXT;
ALTER TABLE unit ADD COLUMN symbol TEXT;
ALTER TABLE unit ADD COLUMN seal TEXT;
ALTER TABLE person ADD COLUMN note TEXT;

-- Another place asks for somebody's background to be checked here.
CREATE TABLE request (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  uid              BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  asked_by         TEXT NOT NULL,                -- the organization that asks
  about            TEXT NOT NULL,                -- the person asked about
  applicant        TEXT,                         -- for whose admission, and how the two are related
  unit             INTEGER NOT NULL REFERENCES unit (id), -- who answers here
  document_number  TEXT,
  document_date    TEXT,
  received_on      TEXT NOT NULL,
  answered_on      TEXT,                         -- NULL: not answered yet
  answer_number    TEXT,
  note             TEXT
) STRICT;
CREATE INDEX request_open ON request (received_on) WHERE answered_on IS NULL;
