-- Schema 4: what was typed and is not written yet. No fact of the record: kept by user, outside the change log, gone once
-- written or thrown away.
CREATE TABLE draft (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  user     INTEGER REFERENCES user (id),         -- NULL: nobody was signed in
  sheet    TEXT NOT NULL,                        -- which sheet, and of what: event:12
  of_what  TEXT NOT NULL,                        -- whom or what it is about, as the sheet says it
  content  TEXT NOT NULL CHECK (json_valid(content)),
  kept_at  TEXT NOT NULL                         -- local time, YYYY-MM-DDTHH:MM:SS
) STRICT;
CREATE UNIQUE INDEX draft_sheet ON draft (coalesce(user, 0), sheet);
