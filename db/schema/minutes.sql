-- The record of what was done: minutes, outcomes and actions.

-- `text` is the minute as last left; while it is being typed the newest words are in `draft`.
-- `revision` names the row of `minute_revision` that holds the same text. Ids are never used
-- again, because revisions outlive a minute whose adding was undone.
CREATE TABLE minute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  provisional INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)),
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 0,
  item TEXT,
  private_note TEXT NOT NULL DEFAULT '',
  deleted_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX minute_of_meeting ON minute (meeting_id);
CREATE INDEX minute_by_number ON minute (number);

-- The words of a minute the public may not see. They are nowhere else.
CREATE TABLE restricted_minute (
  id INTEGER PRIMARY KEY,
  minute_id INTEGER NOT NULL UNIQUE REFERENCES minute (id),
  grounds_kind TEXT NOT NULL
    CHECK (grounds_kind IN ('exempt', 'confidential', 'excluded by resolution')),
  grounds_paragraphs TEXT NOT NULL CHECK (json_valid(grounds_paragraphs)),
  grounds_reason TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

-- `after_block`: after how many blocks of the minute's text it stands; `standing`: its order
-- among the outcomes and actions there. `restricted` rows belong to the restricted part.
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  minute_id INTEGER NOT NULL REFERENCES minute (id),
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  place INTEGER NOT NULL,
  word TEXT NOT NULL,
  lead_in TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  list_style TEXT NOT NULL CHECK (list_style IN ('run on', 'paragraphs', 'numbered', 'bulleted')),
  to_body TEXT NOT NULL DEFAULT '',
  mover TEXT NOT NULL DEFAULT '',
  seconder TEXT NOT NULL DEFAULT '',
  closing TEXT NOT NULL DEFAULT '',
  after_block INTEGER CHECK (after_block >= 0),
  standing INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX outcome_of_minute ON outcome (minute_id);

CREATE TABLE clause (
  id INTEGER PRIMARY KEY,
  outcome_id INTEGER NOT NULL REFERENCES outcome (id),
  place INTEGER NOT NULL,
  marker TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL
) STRICT;

CREATE INDEX clause_of_outcome ON clause (outcome_id);

CREATE TABLE vote (
  id INTEGER PRIMARY KEY,
  outcome_id INTEGER NOT NULL UNIQUE REFERENCES outcome (id),
  method TEXT NOT NULL CHECK (method IN ('agreement', 'show of hands', 'recorded')),
  in_favour INTEGER CHECK (in_favour >= 0),
  against INTEGER CHECK (against >= 0),
  abstained INTEGER CHECK (abstained >= 0),
  unanimous INTEGER NOT NULL DEFAULT 0 CHECK (unanimous IN (0, 1)),
  casting_vote TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE vote_name (
  id INTEGER PRIMARY KEY,
  vote_id INTEGER NOT NULL REFERENCES vote (id),
  place INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('in favour', 'against', 'abstained')),
  name TEXT NOT NULL
) STRICT;

CREATE INDEX vote_name_of_vote ON vote_name (vote_id);

-- `number` is as printed, `counter` what it counts as; both belong to the committee.
-- `meeting_id` is the meeting whose papers it was first read from or made in.
-- `number_fixed`: the draft was issued or a log printed it, and it never changes again.
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL REFERENCES committee (id),
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  minute_id INTEGER REFERENCES minute (id),
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  place INTEGER NOT NULL,
  number TEXT,
  counter INTEGER,
  number_fixed INTEGER NOT NULL DEFAULT 0 CHECK (number_fixed IN (0, 1)),
  text TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  due_words TEXT,
  origin_held TEXT CHECK (origin_held IS date(origin_held, '+0 days')),
  origin_minute TEXT,
  origin_words TEXT,
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
  closed_reason TEXT,
  after_block INTEGER CHECK (after_block >= 0),
  standing INTEGER NOT NULL DEFAULT 0,
  deleted_at TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((closed_on IS NULL) = (closed_reason IS NULL)),
  CHECK (number_fixed = 0 OR number IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX action_number ON action (committee_id, number) WHERE number IS NOT NULL;
CREATE INDEX action_of_meeting ON action (meeting_id);
CREATE INDEX action_of_minute ON action (minute_id);
CREATE INDEX action_open ON action (committee_id) WHERE closed_on IS NULL AND deleted_at IS NULL;

CREATE TABLE action_owner (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'post', 'body', 'all')),
  post TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX action_owner_of_action ON action_owner (action_id);
CREATE INDEX action_owner_by_name ON action_owner (name);

CREATE TABLE progress (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action (id),
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
  reported_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX progress_of_action ON progress (action_id);

-- Which actions stood in the action log laid before which meeting.
CREATE TABLE log_entry (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES action (id),
  UNIQUE (meeting_id, action_id)
) STRICT;

CREATE INDEX log_entry_of_action ON log_entry (action_id);
