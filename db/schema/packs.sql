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
