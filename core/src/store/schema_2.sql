-- What was kept from practices, to be offered again. option: one of a script's, else words of one's own; words: those, or the
-- option's as they were then. kept: when last. since: a mark of deletion that is not older counts.
CREATE TABLE keepsake(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  practice TEXT NOT NULL,
  step TEXT NOT NULL,
  option TEXT,
  words TEXT NOT NULL,
  kept INTEGER NOT NULL,
  since INTEGER NOT NULL
);
CREATE INDEX keepsake_by_kind ON keepsake(kind, kept);

-- What was said in and after a practice. ratings: JSON. script_length: of the script that was chosen.
ALTER TABLE session ADD COLUMN ratings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE session ADD COLUMN stirred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN harder INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN script_length INTEGER;
CREATE INDEX session_by_subject ON session(subject, started);
