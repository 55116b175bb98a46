-- What a session gave after its end, while pad and skin were warm still. Apart from session_end,
-- so that an end is never written to again; the dose is the whole since then, and only grows.
-- Sessions of older versions have no row: nobody counted, and they are over.
--
-- dosed_celsius is the temperature that was dosed last, uncertainty included. A restart goes on
-- from it where counting is "counting".
CREATE TABLE after_dose (
  session INTEGER PRIMARY KEY REFERENCES session (number),
  cem43_minutes REAL NOT NULL,
  cem43_bound_minutes REAL NOT NULL,
  damage REAL NOT NULL,
  dosed_celsius REAL,
  counting TEXT NOT NULL,
  accounted_nanos INTEGER NOT NULL
) STRICT;

CREATE INDEX after_dose_by_accounted ON after_dose (accounted_nanos);
