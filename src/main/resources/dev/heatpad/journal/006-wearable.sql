-- What wearables leave behind.

-- A pad that a heart rate has locked, and whether a person has seen it.
CREATE TABLE lock_out (
  pad TEXT NOT NULL PRIMARY KEY,
  seen TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Only of sessions in which a wearable told a heart rate.
CREATE TABLE session_heart_rate (
  session INTEGER PRIMARY KEY REFERENCES session_end (session),
  min_per_minute INTEGER NOT NULL,
  mean_per_minute INTEGER NOT NULL,
  max_per_minute INTEGER NOT NULL
) STRICT;
