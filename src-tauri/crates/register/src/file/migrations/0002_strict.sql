-- The record as it stands: true tables hold what a clerk entered; derived tables below can be rebuilt from them at any time.
-- Every true table has an AUTOINCREMENT id: ids are never reused, so that an undone row can come back under its own. Rows
-- that may leave the file bear a uid beside it, which means the same everywhere.
-- Tables are strict, JSON is JSON. Codes are checked here only where a clerk cannot add one and the program will not.

-- What was derived gives its place to what is derived now.
DROP TABLE person_key;
DROP TABLE stage_interval;
DROP TABLE clock_interval;
DROP TABLE counted_event;
DROP TABLE unit_interval;

CREATE TABLE operation (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  name      TEXT NOT NULL,                       -- key of the words: operation.<name>
  params    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(params)), -- what the words' sentence needs
  made_by   TEXT NOT NULL,
  made_at   TEXT NOT NULL,                       -- local time, YYYY-MM-DDTHH:MM:SS
  kind      TEXT NOT NULL DEFAULT 'do' CHECK (kind IN ('do', 'undo', 'redo')),
  reverses  INTEGER REFERENCES operation (id)    -- the original operation that an undo or redo is about
) STRICT;
CREATE INDEX operation_reverses ON operation (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE change (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  operation   INTEGER NOT NULL REFERENCES operation (id),
  table_name  TEXT NOT NULL,
  row_id      INTEGER NOT NULL,
  before      TEXT CHECK (before IS NULL OR json_valid(before)), -- image of the row, NULL for a new row; a uid as 32 hex digits
  after       TEXT CHECK (after IS NULL OR json_valid(after)),   -- image of the row, NULL for a removed one
  hash        TEXT NOT NULL                      -- SHA-256 over the previous hash and this row
) STRICT;
CREATE INDEX change_operation ON change (operation);

CREATE TRIGGER operation_is_kept_1 BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;
CREATE TRIGGER operation_is_kept_2 BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;
CREATE TRIGGER change_is_kept_1 BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;
CREATE TRIGGER change_is_kept_2 BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the change log cannot be edited'); END;

-- Which register this is: one row, given when it was made; every copy has the same.
CREATE TABLE register (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  uid  BLOB NOT NULL CHECK (length(uid) = 16)
) STRICT;
CREATE TRIGGER register_is_kept_1 BEFORE UPDATE ON register BEGIN SELECT RAISE(ABORT, 'a register keeps its id'); END;
CREATE TRIGGER register_is_kept_2 BEFORE DELETE ON register BEGIN SELECT RAISE(ABORT, 'a register keeps its id'); END;

-- ---------- units ----------
CREATE TABLE unit (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  uid                BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
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
) STRICT;

-- ---------- people ----------
CREATE TABLE person (
  id                   INTEGER PRIMARY KEY AUTOINCREMENT,
  uid                  BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  birth_name           TEXT NOT NULL,
  name_in_use          TEXT,
  other_names          TEXT,
  sex                  TEXT,
  birth_date           TEXT,                     -- partial date: YYYY, YYYY-MM or YYYY-MM-DD
  birth_registered_at  TEXT CHECK (birth_registered_at IS NULL OR json_valid(birth_registered_at)), -- place
  home_place           TEXT CHECK (home_place IS NULL OR json_valid(home_place)),                   -- place
  ethnicity            TEXT,
  religion             TEXT,
  religious_rank       TEXT,
  citizen_id           TEXT,
  old_id               TEXT,
  file_number          TEXT,
  card_number          TEXT,
  old_card_number      TEXT,
  family_class         TEXT,
  personal_history     TEXT CHECK (personal_history IS NULL OR json_valid(personal_history)),       -- list
  career               TEXT CHECK (career IS NULL OR json_valid(career)),                           -- list
  special_history      TEXT,
  training             TEXT CHECK (training IS NULL OR json_valid(training)),                       -- list
  abroad               TEXT CHECK (abroad IS NULL OR json_valid(abroad)),                           -- list
  awards               TEXT CHECK (awards IS NULL OR json_valid(awards)),                           -- list
  disciplines          TEXT CHECK (disciplines IS NULL OR json_valid(disciplines)),                 -- list
  relatives            TEXT CHECK (relatives IS NULL OR json_valid(relatives)),                     -- list
  military             TEXT,
  health               TEXT,
  policy_family        TEXT,
  economy              TEXT,
  phone                TEXT,
  photo                TEXT                      -- base64 of a JPEG or PNG
) STRICT;
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
) STRICT;

-- ---------- cases and events ----------
CREATE TABLE "case" (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  person  INTEGER NOT NULL REFERENCES person (id),
  unit    INTEGER NOT NULL REFERENCES unit (id)  -- where it was opened; transfers are events
) STRICT;
CREATE INDEX case_person ON "case" (person);
CREATE INDEX case_unit ON "case" (unit);

-- Readers ask live_event; the raw entries are read by their case or unit alone.
CREATE TABLE event (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  uid              BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  case_id          INTEGER REFERENCES "case" (id),
  unit             INTEGER REFERENCES unit (id),
  kind             TEXT NOT NULL,
  happened_on      TEXT NOT NULL,                -- partial date
  recorded_at      TEXT NOT NULL,
  document_number  TEXT,
  document_date    TEXT,
  issuer           TEXT,
  note             TEXT,
  elsewhere        INTEGER NOT NULL DEFAULT 0 CHECK (elsewhere IN (0, 1)),
  reason           TEXT,                         -- why it was recorded against a rule
  warnings         TEXT CHECK (warnings IS NULL OR json_valid(warnings)), -- list of the rules it was recorded against
  fields           TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields)), -- object: the kind's own fields
  CHECK ((case_id IS NULL) <> (unit IS NULL))
) STRICT;
CREATE INDEX event_case ON event (case_id, happened_on);
CREATE INDEX event_unit ON event (unit, happened_on) WHERE unit IS NOT NULL;

-- ---------- courses ----------
CREATE TABLE course (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  uid              BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
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
) STRICT;

-- ---------- targets ----------
CREATE TABLE programme (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  uid              BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name             TEXT NOT NULL,
  "from"           TEXT NOT NULL,
  "to"             TEXT NOT NULL,
  document_number  TEXT,
  document_date    TEXT,
  issuer           TEXT,
  note             TEXT
) STRICT;

CREATE TABLE target (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  programme    INTEGER NOT NULL REFERENCES programme (id),
  indicator    TEXT NOT NULL,
  unit         INTEGER REFERENCES unit (id),     -- NULL: the whole register
  "from"       TEXT NOT NULL,
  "to"         TEXT NOT NULL,
  denominator  INTEGER,                          -- frozen when the target is set
  value        TEXT NOT NULL,                    -- a decimal: number of people, or percent for a share
  note         TEXT
) STRICT;

-- ---------- rules, holidays, settings: shipped as data, edited by clerks ----------
CREATE TABLE rule (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_key        TEXT NOT NULL,
  variant         TEXT,
  effective_from  TEXT NOT NULL,
  effective_to    TEXT,
  enabled         INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  body            TEXT NOT NULL CHECK (json_valid(body)) -- the row of rules.toml
) STRICT;

CREATE TABLE condition (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  condition_key   TEXT NOT NULL,
  effective_from  TEXT NOT NULL,
  effective_to    TEXT,
  enabled         INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  body            TEXT NOT NULL CHECK (json_valid(body)) -- the row of rules.toml
) STRICT;

CREATE TABLE holiday (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  day         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('off', 'worked')),
  unsure      TEXT,                              -- why it is not certain; NULL: certain enough
  confidence  TEXT NOT NULL DEFAULT 'R'
) STRICT;

CREATE TABLE setting (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  name   TEXT NOT NULL UNIQUE,
  value  TEXT NOT NULL
) STRICT;

-- How a screen looks (columns, widths, order) is no fact of the record: kept here, outside the change log.
CREATE TABLE preference (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- ---------- derived: rebuilt with what they come from, in the same transaction ----------
CREATE TABLE person_key (
  person      INTEGER PRIMARY KEY,
  birth_name  TEXT NOT NULL,
  sort_key    TEXT NOT NULL,
  search_key  TEXT NOT NULL,                     -- " nguyen thi lan anh 001196000123": each word after a space
  sex         TEXT,
  birth_date  TEXT,
  ethnicity   TEXT
) STRICT;
-- Covers what a list needs of a person, so that walking a list never reads the wide rows.
CREATE INDEX person_key_sort ON person_key (sort_key, person, search_key, sex, birth_date, ethnicity, birth_name);

-- One row a person for each span of days in which their line in a list stays the same; spans of a person do not overlap.
CREATE TABLE stage_interval (
  person     INTEGER NOT NULL,
  begins     TEXT NOT NULL,                      -- first day
  ends       TEXT NOT NULL,                      -- the day after the last; 9999-12-31: open
  case_id    INTEGER NOT NULL,
  unit       INTEGER NOT NULL,
  stage      INTEGER NOT NULL,                   -- 1–10 in the process, 11 and on its ends
  since      TEXT NOT NULL,
  marks      TEXT NOT NULL,                      -- codes joined by a blank
  turn       TEXT,                               -- whose turn it is: the body
  turn_unit  INTEGER,                            -- and of which unit
  PRIMARY KEY (person, begins)
) WITHOUT ROWID, STRICT;
-- Covers how the register stands on a day: few spans end after today.
CREATE INDEX stage_interval_ends ON stage_interval (ends, begins, person, case_id, unit, stage, since, marks, turn, turn_unit);

CREATE TABLE clock_interval (
  case_id     INTEGER NOT NULL,
  person      INTEGER NOT NULL,
  unit        INTEGER NOT NULL,
  clock       TEXT NOT NULL,                     -- the rule's key
  rule        INTEGER NOT NULL,
  started_by  INTEGER NOT NULL,                  -- event, or 0 for a derived date
  "from"      TEXT NOT NULL,
  due         TEXT NOT NULL,
  warn        TEXT NOT NULL,                     -- from this day it shows as due
  begins      TEXT NOT NULL,
  ends        TEXT NOT NULL,
  PRIMARY KEY (case_id, clock, started_by, "from", begins)
) WITHOUT ROWID, STRICT;
CREATE INDEX clock_interval_due ON clock_interval (ends, due, begins, warn, person, unit, rule);
CREATE INDEX clock_interval_person ON clock_interval (person);

-- What the entries say now, kept for every reader: corrected, not voided, each with the days in which it is in force.
CREATE TABLE live_event (
  person           INTEGER NOT NULL,             -- 0: a unit's own
  event            INTEGER NOT NULL,             -- the entry
  case_id          INTEGER,                      -- NULL: a unit's own
  unit             INTEGER NOT NULL,             -- where the case stood that day; whose it is
  kind             TEXT NOT NULL,
  day              TEXT NOT NULL,                -- the day from which it counts: of a partial date the last
  begins           TEXT NOT NULL,                -- in force from; later than day where the case had ended and was reopened
  dead_from        TEXT NOT NULL,                -- struck from this day; 9999-12-31: in force still
  said             TEXT NOT NULL,                -- the date as it reads, partial
  document_number  TEXT,
  course           INTEGER,
  result           TEXT,                         -- of a course
  answers          INTEGER,                      -- the entry it answers, cancels or ends
  elsewhere        INTEGER NOT NULL CHECK (elsewhere IN (0, 1)),
  step             INTEGER NOT NULL CHECK (step IN (0, 1)),           -- a step of the path, after which nobody stands still
  fields           TEXT CHECK (fields IS NULL OR json_valid(fields)), -- only where a correction changed them: as they read now
  PRIMARY KEY (person, event)
) WITHOUT ROWID, STRICT;
-- Covers what is counted of a kind between two days.
CREATE INDEX live_event_kind ON live_event (kind, day, unit, case_id, elsewhere, begins, dead_from);
CREATE INDEX live_event_course ON live_event (course, kind) WHERE course IS NOT NULL;
CREATE INDEX live_event_document ON live_event (kind, document_number) WHERE document_number IS NOT NULL;

CREATE TABLE unit_interval (
  unit             INTEGER NOT NULL,
  begins           TEXT NOT NULL,
  ends             TEXT NOT NULL,
  name             TEXT NOT NULL,
  unit_kind        TEXT NOT NULL,
  parent           INTEGER,
  committee_power  TEXT NOT NULL,
  merged_into      INTEGER,                      -- who stood in it stands in that one from the day of its end
  PRIMARY KEY (unit, begins)
) WITHOUT ROWID, STRICT;
