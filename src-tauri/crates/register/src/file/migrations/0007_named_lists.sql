-- Schema 7: lists that somebody gave a name.
CREATE TABLE named_list (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  name   TEXT NOT NULL,
  query  TEXT NOT NULL CHECK (json_valid(query))   -- what is asked for: filters, order, groups, columns
) STRICT;
