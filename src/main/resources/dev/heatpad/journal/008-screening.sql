-- What each person said last to the first-use questions.

CREATE TABLE screening (
  person TEXT NOT NULL PRIMARY KEY,
  chosen TEXT NOT NULL,
  said_at_nanos INTEGER NOT NULL,
  accounted_nanos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A question that a later program no longer knows is passed over.
CREATE TABLE screening_answer (
  person TEXT NOT NULL REFERENCES screening (person) ON DELETE CASCADE,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (person, question)
) STRICT, WITHOUT ROWID;
