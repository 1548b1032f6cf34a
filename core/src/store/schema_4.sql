-- What a person asked to be reminded of. id: random, the same on every device. changed: of two versions the later one stands, and a
-- mark of deletion that is not older.
CREATE TABLE reminder(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  rule TEXT NOT NULL,
  changed INTEGER NOT NULL
);
