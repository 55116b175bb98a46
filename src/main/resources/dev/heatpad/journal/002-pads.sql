-- What is kept of each pad between sessions.

CREATE TABLE fault (
  pad TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (pad, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  pad TEXT NOT NULL PRIMARY KEY,
  program TEXT NOT NULL,
  duration_nanos INTEGER NOT NULL,
  target_celsius REAL NOT NULL
) STRICT, WITHOUT ROWID;
