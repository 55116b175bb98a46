-- Who may command the pads over HTTP. Of a token only its SHA-256 is kept.
CREATE TABLE client (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  token_sha256 TEXT NOT NULL UNIQUE,
  paired_at_nanos INTEGER NOT NULL,
  last_seen_at_nanos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
