-- The council, its committees, and the people with their dated posts and seats.
-- Dates are checked to be real: date(d, '+0 days') makes 30 February into 2 March.

CREATE TABLE council (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  address TEXT NOT NULL DEFAULT '',
  proper_officer TEXT NOT NULL DEFAULT '',
  calendar TEXT NOT NULL DEFAULT 'ENG',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE committee (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE CHECK (length(slug) > 0),
  name TEXT NOT NULL,
  short TEXT NOT NULL,
  house_style TEXT NOT NULL CHECK (json_valid(house_style)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  title TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX person_by_name ON person (name);

CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  organisation TEXT NOT NULL DEFAULT '',
  UNIQUE (name, organisation)
) STRICT;

CREATE TABLE tenure (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES post (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  starts TEXT CHECK (starts IS date(starts, '+0 days')),
  ends TEXT CHECK (ends IS date(ends, '+0 days')),
  CHECK (starts IS NULL OR ends IS NULL OR starts < ends)
) STRICT;

CREATE INDEX tenure_of_post ON tenure (post_id);
CREATE INDEX tenure_of_person ON tenure (person_id);

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL REFERENCES committee (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL
    CHECK (role IN ('chair', 'vice-chair', 'member', 'substitute', 'co-opted')),
  starts TEXT CHECK (starts IS date(starts, '+0 days')),
  ends TEXT CHECK (ends IS date(ends, '+0 days')),
  seen_on TEXT CHECK (seen_on IS date(seen_on, '+0 days')),
  CHECK (starts IS NULL OR ends IS NULL OR starts < ends)
) STRICT;

CREATE INDEX membership_of_committee ON membership (committee_id);
CREATE INDEX membership_of_person ON membership (person_id);
