-- What must survive a restart so that no budget and no command id is forgotten.

-- Accepted commands in the order in which they were taken, those of session openings among them.
CREATE TABLE command_id (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  taken_at_nanos INTEGER NOT NULL
) STRICT;

-- One row, updated each minute. The trust in the wall clock at that moment is kept with it: time
-- may only be credited between two moments of a clock that could be believed at both.
CREATE TABLE accounted_time (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  accounted_nanos INTEGER NOT NULL,
  wall_at_nanos INTEGER NOT NULL,
  wall_trust TEXT NOT NULL
) STRICT;

CREATE TABLE rest_left (
  person TEXT NOT NULL PRIMARY KEY,
  left_nanos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A row stands here from the birth of a journal that replaces a lost one until time is first kept,
-- so that a power cut in the first minute does not hide the loss.
CREATE TABLE replacement (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1)
) STRICT;
