-- Papers as files in versions, and packs as they were issued.

ALTER TABLE paper ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

-- The meeting whose minutes or action log this paper is, made by the program with each pack.
ALTER TABLE paper ADD COLUMN made_from INTEGER REFERENCES meeting (id);

-- A row a version: the bytes as they came in, and the PDF of them, both in the papers folder.
-- `paper.sha256` is of the time before papers had versions and is not written any more. The name
-- and the remarks of a restricted paper's file are in `restricted_paper_file` alone.
CREATE TABLE paper_file (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pdf_sha256 TEXT CHECK (length(pdf_sha256) = 64),
  pages INTEGER CHECK (pages >= 0),
  tagged INTEGER CHECK (tagged IN (0, 1)),
  name TEXT NOT NULL DEFAULT '',
  remarks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(remarks)),
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  UNIQUE (paper_id, number)
) STRICT;

CREATE TABLE restricted_paper_file (
  id INTEGER PRIMARY KEY,
  paper_file_id INTEGER NOT NULL UNIQUE REFERENCES paper_file (id),
  name TEXT NOT NULL DEFAULT '',
  remarks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(remarks))
) STRICT;

-- A pack as it was issued, its bytes in the papers folder. `supplement` is 0 for a whole pack and
-- counts what supplements it.
CREATE TABLE pack (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  view TEXT NOT NULL CHECK (view IN ('public', 'restricted')),
  number INTEGER NOT NULL CHECK (number >= 1),
  supplement INTEGER NOT NULL DEFAULT 0 CHECK (supplement >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  tagged INTEGER NOT NULL CHECK (tagged IN (0, 1)),
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  UNIQUE (meeting_id, view, number)
) STRICT;

-- Its page map. The title of a restricted part is in `restricted_pack_part` alone.
CREATE TABLE pack_part (
  id INTEGER PRIMARY KEY,
  pack_id INTEGER NOT NULL REFERENCES pack (id),
  place INTEGER NOT NULL,
  part_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN
    ('front sheet', 'paper', 'made here', 'leaf', 'restricted front sheet')),
  title TEXT NOT NULL DEFAULT '',
  item TEXT NOT NULL DEFAULT '',
  first_page INTEGER NOT NULL CHECK (first_page >= 1),
  last_page INTEGER NOT NULL CHECK (last_page >= first_page),
  paper_id INTEGER REFERENCES paper (id),
  sha256 TEXT CHECK (length(sha256) = 64),
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  CHECK (restricted = 0 OR title = '')
) STRICT;

CREATE INDEX pack_part_of_pack ON pack_part (pack_id);

CREATE TABLE restricted_pack_part (
  id INTEGER PRIMARY KEY,
  pack_part_id INTEGER NOT NULL UNIQUE REFERENCES pack_part (id),
  title TEXT NOT NULL
) STRICT;

CREATE TRIGGER issued_pack_stays BEFORE UPDATE ON pack
BEGIN
  SELECT raise(ABORT, 'a pack is kept as it was issued');
END;

CREATE TRIGGER issued_pack_is_kept BEFORE DELETE ON pack
BEGIN
  SELECT raise(ABORT, 'a pack is kept as it was issued');
END;

CREATE TRIGGER issued_pack_part_stays BEFORE UPDATE ON pack_part
BEGIN
  SELECT raise(ABORT, 'a pack is kept as it was issued');
END;

CREATE TRIGGER issued_pack_part_is_kept BEFORE DELETE ON pack_part
BEGIN
  SELECT raise(ABORT, 'a pack is kept as it was issued');
END;

CREATE TRIGGER issued_restricted_pack_part_stays BEFORE UPDATE ON restricted_pack_part
BEGIN
  SELECT raise(ABORT, 'a pack is kept as it was issued');
END;

CREATE TRIGGER issued_restricted_pack_part_is_kept BEFORE DELETE ON restricted_pack_part
BEGIN
  SELECT raise(ABORT, 'a pack is kept as it was issued');
END;
