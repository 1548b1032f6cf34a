-- Texts by name: settings, the saved session, when the last backup was made.
CREATE TABLE kept(name TEXT NOT NULL UNIQUE, text TEXT NOT NULL);

-- What a person wrote. trashed: deleted, and can still be had back. waits: sealed, so not yet in the index.
CREATE TABLE entry(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  created INTEGER NOT NULL,
  edited INTEGER NOT NULL,
  opens TEXT,
  rated INTEGER NOT NULL,
  trashed INTEGER NOT NULL DEFAULT 0,
  waits INTEGER NOT NULL DEFAULT 0,
  written TEXT NOT NULL
);
CREATE INDEX entry_by_day ON entry(trashed, day, created, id);
CREATE INDEX entry_waiting ON entry(opens) WHERE waits = 1;

-- The one step before the last edit.
CREATE TABLE previous(entry INTEGER PRIMARY KEY, edited INTEGER NOT NULL, written TEXT NOT NULL);

CREATE TABLE tag(at INTEGER PRIMARY KEY, entry INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE(entry, folded));
CREATE INDEX tag_by_name ON tag(folded, entry);

-- What is being written. entry: the one being edited, if any.
CREATE TABLE draft(at INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, entry BLOB, saved INTEGER NOT NULL, written TEXT NOT NULL);

-- Entries, drafts and sessions that were deleted, so that an old backup does not bring them back. No content.
CREATE TABLE tombstone(at INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, deleted INTEGER NOT NULL);

-- Sessions that were breathed. felt: 0 to 10. since: a mark of deletion that is not older counts.
CREATE TABLE session(
  at INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  started INTEGER NOT NULL,
  day TEXT NOT NULL,
  length INTEGER NOT NULL,
  whole INTEGER NOT NULL,
  felt INTEGER,
  since INTEGER NOT NULL
);
CREATE INDEX session_by_start ON session(started);

-- Words as core/src/search makes them, by the entry's `at`. Every byte above ASCII belongs to a word. Beginnings of one
-- and two characters have an index of their own: they are asked for at each letter that is typed.
CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'ascii', prefix = '1 2');
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
