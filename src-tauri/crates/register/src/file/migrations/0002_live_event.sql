-- What the entries say now, kept for every reader: corrected, not voided, each with the days in which it is in force.
DROP TABLE counted_event;

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
  elsewhere        INTEGER NOT NULL,
  step             INTEGER NOT NULL,             -- a step of the path, after which nobody stands still
  fields           TEXT,                         -- only where a correction changed them: as they read now
  PRIMARY KEY (person, event)
) WITHOUT ROWID;
CREATE INDEX live_event_kind ON live_event (kind, day, unit, case_id);
CREATE INDEX live_event_course ON live_event (course, kind) WHERE course IS NOT NULL;
CREATE INDEX live_event_document ON live_event (kind, document_number) WHERE document_number IS NOT NULL;

-- Readers ask live_event; the raw entries are read by their case or unit alone.
DROP INDEX event_kind;
DROP INDEX event_document;

-- Whose turn it is, beside the stage.
ALTER TABLE stage_interval ADD COLUMN turn TEXT;
ALTER TABLE stage_interval ADD COLUMN turn_unit INTEGER;
DROP INDEX stage_interval_ends;
CREATE INDEX stage_interval_ends ON stage_interval (ends, begins, person, case_id, unit, stage, since, marks, turn, turn_unit);

-- A unit merged into another: who stood in it stands in that one from the day of its end.
ALTER TABLE unit_interval ADD COLUMN merged_into INTEGER;
