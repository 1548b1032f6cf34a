-- What a person answered on a scale; it never changes. id: random, the same on every device. answered: JSON. finished: UTC.
-- since: when it came to be here; whichever is later, this or the mark of a deletion, counts.
CREATE TABLE sheet(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  instrument TEXT NOT NULL,
  finished INTEGER NOT NULL,
  day TEXT NOT NULL,
  answered TEXT NOT NULL,
  since INTEGER NOT NULL
);
CREATE INDEX sheet_finished ON sheet(instrument, finished);
-- The wording of a scale that a person brought. id: comes of what it says, the same on every device. changed: of two versions of
-- what is said of it the later one stands, and a mark of deletion that is not older.
CREATE TABLE wording(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  instrument TEXT NOT NULL,
  wording TEXT NOT NULL,
  changed INTEGER NOT NULL
);
