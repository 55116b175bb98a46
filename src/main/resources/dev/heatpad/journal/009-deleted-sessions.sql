-- Sessions that a person has deleted. Their rows in session, session_end and after_dose stay as
-- tombstones for eight accounted days, with times and dose only, so that no budget is lowered;
-- everything else of them is gone. Nobody is shown a session that stands here.
CREATE TABLE deleted_session (
  session INTEGER PRIMARY KEY,
  is_over INTEGER NOT NULL
) STRICT;
