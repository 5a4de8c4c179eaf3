-- Schema 8: what reports count. All of it is derived: the rebuild after it writes it.

-- Who is counted as a member here, day by day, which no stage tells alone: whose admission is decided anew stays a member, and who
-- was admitted elsewhere is none of ours before they come.
ALTER TABLE stage_interval ADD COLUMN member INTEGER NOT NULL DEFAULT 0 CHECK (member IN (0, 1));
DROP INDEX stage_interval_ends;
CREATE INDEX stage_interval_ends ON stage_interval (ends, begins, person, case_id, unit, stage, since, marks, turn, turn_unit, member);

-- Each change of where somebody is a member, with the entry that caused it: what reports count between two days.
CREATE TABLE member_move (
  person       INTEGER NOT NULL,
  event        INTEGER NOT NULL,                 -- the entry
  case_id      INTEGER NOT NULL,
  day          TEXT NOT NULL,                    -- from when it holds
  way          TEXT NOT NULL,
  from_unit    INTEGER,                          -- a member of it before; NULL: of none here
  from_toward  INTEGER,                          -- on the way from it to this one
  to_unit      INTEGER,                          -- a member of it since
  to_toward    INTEGER,
  probationer  INTEGER NOT NULL CHECK (probationer IN (0, 1)), -- not yet recognized the day before
  again        INTEGER NOT NULL CHECK (again IN (0, 1)),       -- admitted once more
  PRIMARY KEY (person, event)
) WITHOUT ROWID, STRICT;
CREATE INDEX member_move_day ON member_move (day, way, person, event, case_id, from_unit, from_toward, to_unit, to_toward, probationer, again);

-- What lists ask of everybody's entries stands in the index of their kind: whether a date is known in part only, and what of it
-- sets a derived date.
ALTER TABLE live_event ADD COLUMN partial INTEGER NOT NULL DEFAULT 0 CHECK (partial IN (0, 1));
ALTER TABLE live_event ADD COLUMN dating TEXT CHECK (dating IS NULL OR json_valid(dating));
DROP INDEX live_event_kind;
CREATE INDEX live_event_kind ON live_event (kind, day, unit, case_id, elsewhere, begins, dead_from, partial, dating);

-- What is split by religion asks it of everybody.
ALTER TABLE person_key ADD COLUMN religion TEXT;
