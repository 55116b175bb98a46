-- Sessions, their ends and their readings.
--
-- Moments (*_at_nanos) are nanoseconds since 1970-01-01T00:00:00Z and durations are nanoseconds.
-- Integers, because they sort and subtract without parsing and take a quarter of the space of
-- text, and there are many readings. Nanoseconds, because what was written must be read back to the
-- last digit, and a rounded duration would need a rule for each budget that it enters. People read
-- them with datetime(started_at_nanos / 1000000000, 'unixepoch').
--
-- Names out of a fixed list (reasons, faults, profiles...) are the lower-case words that the
-- program uses everywhere.

-- "Heat": tells a journal from any other SQLite file.
PRAGMA application_id = 0x48656174;

-- One row before the first heat. The number only keeps the rows of the other tables short.
CREATE TABLE session (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  pad TEXT NOT NULL,
  person TEXT NOT NULL,
  program TEXT NOT NULL,
  profile TEXT NOT NULL,
  source TEXT NOT NULL,
  nature TEXT NOT NULL,
  started_at_nanos INTEGER NOT NULL,
  requested_nanos INTEGER NOT NULL,
  planned_nanos INTEGER NOT NULL,
  target_celsius REAL NOT NULL,
  skin_uncertainty_celsius REAL NOT NULL,
  command_id TEXT,
  accounted_nanos INTEGER NOT NULL
) STRICT;

CREATE INDEX session_by_start ON session (started_at_nanos);

-- The key is what makes a second end of a session impossible. No other rule is checked here: an end
-- with an odd number in it is worth more than no end.
CREATE TABLE session_end (
  session INTEGER PRIMARY KEY REFERENCES session (number),
  ended_at_nanos INTEGER NOT NULL,
  planned_nanos INTEGER NOT NULL,
  elapsed_nanos INTEGER NOT NULL,
  heated_nanos INTEGER NOT NULL,
  stop_reason TEXT NOT NULL,
  fault TEXT,
  max_skin_celsius REAL,
  cem43_minutes REAL NOT NULL,
  cem43_bound_minutes REAL NOT NULL,
  damage REAL NOT NULL,
  -- NULL stands for "not a number", which SQLite does not keep.
  energy_watt_hours REAL,
  proof_of_off TEXT NOT NULL,
  accounted_nanos INTEGER NOT NULL
) STRICT;

CREATE INDEX session_end_by_accounted ON session_end (accounted_nanos);

CREATE TABLE session_alert (
  session INTEGER NOT NULL REFERENCES session_end (session),
  position INTEGER NOT NULL,
  alert TEXT NOT NULL,
  PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

-- Ends that the broker has taken. Apart, so that an end is never written to again.
CREATE TABLE record_published (
  session INTEGER PRIMARY KEY REFERENCES session_end (session)
) STRICT;

CREATE TABLE reading (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session (number),
  role TEXT NOT NULL,
  celsius REAL NOT NULL,
  at_nanos INTEGER NOT NULL
) STRICT;

CREATE INDEX reading_by_session ON reading (session);
