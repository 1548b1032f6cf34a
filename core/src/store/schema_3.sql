-- What someone wants to find again at once. id: comes of the subject, so that two devices give it the same. since: a mark of
-- deletion that is not older counts.
CREATE TABLE favourite(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  added INTEGER NOT NULL,
  since INTEGER NOT NULL
);
