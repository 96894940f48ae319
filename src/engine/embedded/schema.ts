/**
 * Number of the file format, kept in `PRAGMA user_version`. Raise it with every change of what is
 * stored, with a line here on what changed. A file of another number is refused, never misread.
 *
 * 1: first.
 * 2: the dictionary of a segment tells how often a term stands in its documents.
 * 3: postings in blocks of 128 with a table to skip by.
 * 4: the header of a segment names its first and last document.
 * 5: what the rules found of each name is kept (`FINDINGS`). Files of format 4 are read as they are, and get it
 *    with the next commit.
 */
export const FORMAT = 5;
/** The oldest format that is read, and brought to this one by a commit. */
export const OLDEST_FORMAT = 4;

/** "DLNE": marks the file as ours in `PRAGMA application_id`. */
export const APPLICATION = 0x444c4e45;

/** What the rules of the registry found of each name, for `findings.ts`. */
export const FINDINGS = `
-- what a name belongs to by the rules alone: kind and key of a name, "=" before an entry of the gazetteer; and why
ALTER TABLE names ADD COLUMN parent TEXT;
ALTER TABLE names ADD COLUMN attached TEXT;
CREATE INDEX names_parent ON names (parent) WHERE parent IS NOT NULL;

-- by what else the rules find a name: "s:" its surname, "m:" its first and last name, "f:" its short forms
CREATE TABLE name_keys (
  key TEXT NOT NULL,
  name INTEGER NOT NULL,
  PRIMARY KEY (key, name)
) WITHOUT ROWID;
`;

/** Tables of `dateline.db`. Text is kept plain, so that any SQLite tool can read it. */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);

CREATE TABLE documents (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  source TEXT,
  agency TEXT,
  byline TEXT,
  dateline TEXT,
  date TEXT,
  url TEXT,
  language TEXT,
  fingerprint TEXT NOT NULL,
  -- [[name, as written, [[start, end, confidence, reason, reason], …]], …]; see the view mentions
  names TEXT NOT NULL
);

CREATE TABLE origins (
  document INTEGER NOT NULL,
  file TEXT NOT NULL,
  place TEXT NOT NULL,
  source TEXT,
  url TEXT,
  captured_at TEXT,
  PRIMARY KEY (document, file, place)
) WITHOUT ROWID;
CREATE INDEX origins_file ON origins (file, document);

CREATE TABLE names (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  entity INTEGER,
  why TEXT,
  UNIQUE (kind, key)
);
CREATE INDEX names_entity ON names (entity);

-- surface forms; "full" counts the documents in which the form is the fullest
CREATE TABLE forms (
  name INTEGER NOT NULL,
  text TEXT NOT NULL,
  documents INTEGER NOT NULL,
  "full" INTEGER NOT NULL,
  PRIMARY KEY (name, text)
) WITHOUT ROWID;

CREATE TABLE entities (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  hidden INTEGER NOT NULL,
  country TEXT,
  latitude REAL,
  longitude REAL
);

-- an immutable slice of the text index; its sections are in pages
CREATE TABLE segments (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  documents INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  header TEXT NOT NULL,
  checksum INTEGER NOT NULL
);
CREATE TABLE pages (id INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE tombstones (
  segment INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (segment, place)
) WITHOUT ROWID;

CREATE TABLE sources (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
CREATE TABLE reasons (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE files (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE decisions (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT,
  decision TEXT NOT NULL
);

CREATE VIEW mentions AS
SELECT d.id AS document, n.kind AS kind, e.id AS entity, n.text AS name,
  m.value ->> 0 AS start, m.value ->> 1 AS "end", m.value ->> 2 AS confidence,
  w.text AS why, l.text AS link
FROM documents d, json_each(d.names) x, json_each(x.value, '$[2]') m
JOIN names n ON n.id = x.value ->> 0
LEFT JOIN entities e ON e.number = n.entity
JOIN reasons w ON w.number = m.value ->> 3
JOIN reasons l ON l.number = m.value ->> 4;
`;
