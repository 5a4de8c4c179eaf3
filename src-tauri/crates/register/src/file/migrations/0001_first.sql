-- The record. True tables hold what a clerk entered; derived tables below can be rebuilt from them at any time.
-- Every true table has an AUTOINCREMENT id: ids are never reused, so that an undone row can come back under its own.

CREATE TABLE operation (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  name      TEXT NOT NULL,                       -- key of the words: operation.<name>
  params    TEXT NOT NULL DEFAULT '{}',          -- JSON: what the words' sentence needs
  made_by   TEXT NOT NULL,
  made_at   TEXT NOT NULL,                       -- local time, YYYY-MM-DDTHH:MM:SS
  kind      TEXT NOT NULL DEFAULT 'do' CHECK (kind IN ('do', 'undo', 'redo')),
  reverses  INTEGER REFERENCES operation (id)    -- the original operation that an undo or redo is about
);

CREATE INDEX operation_reverses ON operation (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE change (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  operation   INTEGER NOT NULL REFERENCES operation (id),
  table_name  TEXT NOT NULL,
  row_id      INTEGER NOT NULL,
  before      TEXT,                              -- JSON image of the row, NULL for a new row
  after       TEXT,                              -- JSON image of the row, NULL for a removed one
  hash        TEXT NOT NULL                      -- SHA-256 over the previous hash and this row
);
CREATE INDEX change_operation ON change (operation);

CREATE TRIGGER operation_is_kept_1 BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;
CREATE TRIGGER operation_is_kept_2 BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;
CREATE TRIGGER change_is_kept_1 BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;
CREATE TRIGGER change_is_kept_2 BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;

-- ---------- units ----------
CREATE TABLE unit (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  name               TEXT NOT NULL,              -- at founding; later names are unit_changed events
  unit_kind          TEXT NOT NULL,
  parent             INTEGER REFERENCES unit (id),
  founded_on         TEXT,                       -- NULL: not known, standing since before the register
  committee_power    TEXT NOT NULL DEFAULT 'none',
  grassroots_type    TEXT,
  enterprise_type    TEXT,
  organization_code  TEXT,
  sort_order         INTEGER NOT NULL DEFAULT 0,
  note               TEXT
);

-- ---------- people ----------
CREATE TABLE person (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  birth_name           TEXT NOT NULL,
  name_in_use          TEXT,
  other_names          TEXT,
  sex                  TEXT,
  birth_date           TEXT,                     -- partial date: YYYY, YYYY-MM or YYYY-MM-DD
  birth_registered_at  TEXT,                     -- JSON place
  home_place           TEXT,                     -- JSON place
  ethnicity            TEXT,
  religion             TEXT,
  religious_rank       TEXT,
  citizen_id           TEXT,
  old_id               TEXT,
  file_number          TEXT,
  card_number          TEXT,
  old_card_number      TEXT,
  family_class         TEXT,
  personal_history     TEXT,                     -- JSON lists from here on
  career               TEXT,
  special_history      TEXT,
  training             TEXT,
  abroad               TEXT,
  awards               TEXT,
  disciplines          TEXT,
  relatives            TEXT,
  military             TEXT,
  health               TEXT,
  policy_family        TEXT,
  economy              TEXT,
  phone                TEXT,
  photo                TEXT                      -- base64 of a JPEG or PNG
);
CREATE UNIQUE INDEX person_citizen_id ON person (citizen_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX person_file_number ON person (file_number) WHERE file_number IS NOT NULL;
CREATE INDEX person_card_number ON person (card_number) WHERE card_number IS NOT NULL;

-- Facts that hold from a date; the latest on or before the date asked for is in force.
CREATE TABLE person_fact (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  person  INTEGER NOT NULL REFERENCES person (id),
  field   TEXT NOT NULL,
  value   TEXT,                                  -- NULL: from this date no longer known or no longer so
  "from"  TEXT NOT NULL,
  UNIQUE (person, field, "from")
);

-- ---------- cases and events ----------
CREATE TABLE "case" (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  person  INTEGER NOT NULL REFERENCES person (id),
  unit    INTEGER NOT NULL REFERENCES unit (id)  -- where it was opened; transfers are events
);
CREATE INDEX case_person ON "case" (person);
CREATE INDEX case_unit ON "case" (unit);

CREATE TABLE event (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id          INTEGER REFERENCES "case" (id),
  unit             INTEGER REFERENCES unit (id),
  kind             TEXT NOT NULL,
  happened_on      TEXT NOT NULL,                -- partial date
  recorded_at      TEXT NOT NULL,
  document_number  TEXT,
  document_date    TEXT,
  issuer           TEXT,
  note             TEXT,
  elsewhere        INTEGER NOT NULL DEFAULT 0,
  reason           TEXT,                         -- why it was recorded against a rule
  warnings         TEXT,                         -- JSON list of the rules it was recorded against
  fields           TEXT NOT NULL DEFAULT '{}',   -- JSON object: the kind's own fields
  CHECK ((case_id IS NULL) <> (unit IS NULL))
);
CREATE INDEX event_case ON event (case_id, happened_on);
CREATE INDEX event_unit ON event (unit, happened_on) WHERE unit IS NOT NULL;
CREATE INDEX event_kind ON event (kind, happened_on, case_id);
CREATE INDEX event_document ON event (kind, document_number) WHERE document_number IS NOT NULL;

-- ---------- courses ----------
CREATE TABLE course (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  course_kind      TEXT NOT NULL,
  name             TEXT NOT NULL,
  course_batch     TEXT,                         -- "đợt": 1-2021
  "from"           TEXT NOT NULL,
  "to"             TEXT NOT NULL,
  organizer        TEXT,
  place            TEXT,
  document_number  TEXT,
  document_date    TEXT,
  note             TEXT
);

-- ---------- targets ----------
CREATE TABLE programme (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  name             TEXT NOT NULL,
  "from"           TEXT NOT NULL,
  "to"             TEXT NOT NULL,
  document_number  TEXT,
  document_date    TEXT,
  issuer           TEXT,
  note             TEXT
);

CREATE TABLE target (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  programme    INTEGER NOT NULL REFERENCES programme (id),
  indicator    TEXT NOT NULL,
  unit         INTEGER REFERENCES unit (id),     -- NULL: the whole register
  "from"       TEXT NOT NULL,
  "to"         TEXT NOT NULL,
  denominator  INTEGER,                          -- frozen when the target is set
  value        TEXT NOT NULL,                    -- a decimal: number of people, or percent for a share
  note         TEXT
);

-- ---------- rules, holidays, codes, settings: shipped as data, edited by clerks ----------
CREATE TABLE rule (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_key        TEXT NOT NULL,
  variant         TEXT,
  effective_from  TEXT NOT NULL,
  effective_to    TEXT,
  enabled         INTEGER NOT NULL DEFAULT 1,
  body            TEXT NOT NULL                  -- JSON: the row of rules.toml
);

CREATE TABLE condition (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  condition_key   TEXT NOT NULL,
  effective_from  TEXT NOT NULL,
  effective_to    TEXT,
  enabled         INTEGER NOT NULL DEFAULT 1,
  body            TEXT NOT NULL                  -- JSON: the row of rules.toml
);

CREATE TABLE holiday (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  day     TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL CHECK (kind IN ('off', 'worked')),
  unsure  TEXT,                                  -- why it is not certain; NULL: certain enough
  confidence TEXT NOT NULL DEFAULT 'R'
);

CREATE TABLE setting (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  name   TEXT NOT NULL UNIQUE,
  value  TEXT NOT NULL
);

-- How a screen looks (columns, widths, order) is no fact of the record: kept here, outside the change log.
CREATE TABLE preference (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) WITHOUT ROWID;

-- ---------- derived: rebuilt with what they come from, in the same transaction ----------
CREATE TABLE person_key (
  person      INTEGER PRIMARY KEY,
  birth_name  TEXT NOT NULL,
  sort_key    TEXT NOT NULL,
  search_key  TEXT NOT NULL,                     -- " nguyen thi lan anh 001196000123": each word after a space
  sex         TEXT,
  birth_date  TEXT,
  ethnicity   TEXT
);
-- Covers what a list needs of a person, so that walking a list never reads the wide rows.
CREATE INDEX person_key_sort ON person_key (sort_key, person, search_key, sex, birth_date, ethnicity, birth_name);

-- One row a person for each span of days in which their line in a list stays the same; spans of a person do not overlap.
CREATE TABLE stage_interval (
  person   INTEGER NOT NULL,
  begins   TEXT NOT NULL,                        -- first day
  ends     TEXT NOT NULL,                        -- the day after the last; 9999-12-31: open
  case_id  INTEGER NOT NULL,
  unit     INTEGER NOT NULL,
  stage    INTEGER NOT NULL,                     -- 1–10 in the process, 11 and on its ends
  since    TEXT NOT NULL,
  marks    TEXT NOT NULL,                        -- codes joined by a blank
  PRIMARY KEY (person, begins)
) WITHOUT ROWID;
-- Covers how the register stands on a day: few spans end after today.
CREATE INDEX stage_interval_ends ON stage_interval (ends, begins, person, case_id, unit, stage, since, marks);
-- Few have left the Party: who has is found without a walk.
CREATE INDEX stage_interval_left ON stage_interval (person, begins) WHERE stage BETWEEN 13 AND 16;

CREATE TABLE clock_interval (
  case_id  INTEGER NOT NULL,
  person   INTEGER NOT NULL,
  unit     INTEGER NOT NULL,
  clock    TEXT NOT NULL,                        -- the rule's key
  rule     INTEGER NOT NULL,
  started_by INTEGER NOT NULL,                   -- event, or 0 for a derived date
  "from"   TEXT NOT NULL,
  due      TEXT NOT NULL,
  warn     TEXT NOT NULL,                        -- from this day it shows as due
  begins   TEXT NOT NULL,
  ends     TEXT NOT NULL,
  PRIMARY KEY (case_id, clock, started_by, "from", begins)
) WITHOUT ROWID;
CREATE INDEX clock_interval_due ON clock_interval (ends, due, begins, warn, person);
CREATE INDEX clock_interval_person ON clock_interval (person);

-- Live events that figures count: not voided, not undone by a corrected procedure, not from elsewhere.
CREATE TABLE counted_event (
  event    INTEGER PRIMARY KEY,
  person   INTEGER NOT NULL,
  case_id  INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  happened TEXT NOT NULL,                        -- the day from which it counts
  unit     INTEGER NOT NULL                      -- where the case stood that day
);
CREATE INDEX counted_event_kind ON counted_event (kind, happened, unit, person);
CREATE INDEX counted_event_person ON counted_event (person);

CREATE TABLE unit_interval (
  unit       INTEGER NOT NULL,
  begins     TEXT NOT NULL,
  ends       TEXT NOT NULL,
  name       TEXT NOT NULL,
  unit_kind  TEXT NOT NULL,
  parent     INTEGER,
  committee_power TEXT NOT NULL,
  PRIMARY KEY (unit, begins)
) WITHOUT ROWID;
