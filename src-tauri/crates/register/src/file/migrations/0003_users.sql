-- Schema 3: users, and ways to find what was looked for in every row.
-- People who share one PC. Behind the passphrase each has a PIN and a role; whoever left stays, for the log names them.
CREATE TABLE user (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('reader', 'clerk', 'keeper')),
  left_on  TEXT                                  -- date; NULL: still here
) STRICT;

-- Apart from the name and the role, since everyone may change their own.
CREATE TABLE user_pin (
  id   INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES user (id),
  pin  TEXT NOT NULL                             -- Argon2id with its salt and parameters, never the PIN
) STRICT;

-- A head read off a paper is found in a long log at once.
CREATE INDEX change_head ON change (substr(hash, 1, 8));
-- A write of a unit reads those under it, and its neighbours in the order, not all of them.
CREATE INDEX unit_interval_parent ON unit_interval (parent);
CREATE INDEX unit_sort_order ON unit (sort_order);
