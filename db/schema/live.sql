-- What taking minutes live needs: times as they were, business that goes another way, and where
-- each clerk was.

-- When the meeting really opened; `starts` is what the agenda said. `signed_*` once signed.
ALTER TABLE meeting ADD COLUMN opened TEXT CHECK (opened IS NULL OR time(opened) IS NOT NULL);
ALTER TABLE meeting ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN signed_on TEXT CHECK (signed_on IS date(signed_on, '+0 days'));

-- `urgent_reason` is the Chair's, for an item added as urgent; `deferred_to` a later day, if known.
-- `recommendations` are those of the item's report, a clause a line.
ALTER TABLE agenda_item ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1));
ALTER TABLE agenda_item ADD COLUMN urgent_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN course TEXT NOT NULL DEFAULT 'taken'
  CHECK (course IN ('taken', 'withdrawn', 'deferred'));
ALTER TABLE agenda_item ADD COLUMN deferred_to TEXT
  CHECK (deferred_to IS date(deferred_to, '+0 days'));
ALTER TABLE agenda_item ADD COLUMN recommendations TEXT NOT NULL DEFAULT '';
ALTER TABLE restricted_item ADD COLUMN recommendations TEXT NOT NULL DEFAULT '';

CREATE INDEX minute_without_number ON minute (meeting_id)
WHERE provisional = 1 AND deleted_at IS NULL;

CREATE TABLE adjournment (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  at TEXT CHECK (at IS NULL OR time(at) IS NOT NULL),
  resumed_at TEXT CHECK (resumed_at IS NULL OR time(resumed_at) IS NOT NULL),
  item TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX adjournment_of_meeting ON adjournment (meeting_id);

-- What the meeting that confirmed these minutes asked to be put right in them.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1))
) STRICT;

CREATE INDEX correction_of_meeting ON correction (meeting_id);

-- Business that waits for a meeting of `committee_id`: why, and where it comes from. Only words
-- the public may see are here. `meeting_id` once a meeting has taken it.
CREATE TABLE planned_item (
  id INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL REFERENCES committee (id),
  title TEXT NOT NULL CHECK (length(trim(title)) > 0),
  description TEXT NOT NULL DEFAULT '',
  wanted_on TEXT CHECK (wanted_on IS date(wanted_on, '+0 days')),
  why TEXT NOT NULL CHECK (why IN ('planned', 'deferred', 'recommended', 'promised')),
  from_meeting_id INTEGER REFERENCES meeting (id),
  from_number TEXT NOT NULL DEFAULT '',
  meeting_id INTEGER REFERENCES meeting (id),
  deleted_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX planned_item_waiting ON planned_item (committee_id)
WHERE meeting_id IS NULL AND deleted_at IS NULL;
CREATE INDEX planned_item_from ON planned_item (from_meeting_id);

-- Who was given which copy of minutes to check, before any number is fixed.
CREATE TABLE checking_copy (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  given_to TEXT NOT NULL DEFAULT '',
  file_name TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  UNIQUE (meeting_id, number)
) STRICT;

-- Where each clerk was typing, so that the cursor is found where it was left. Not recorded.
CREATE TABLE typing_place (
  minute_id INTEGER NOT NULL REFERENCES minute (id) ON DELETE CASCADE,
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  who TEXT NOT NULL,
  line INTEGER NOT NULL CHECK (line >= 0),
  col INTEGER NOT NULL CHECK (col >= 0),
  at TEXT NOT NULL,
  PRIMARY KEY (minute_id, restricted, who)
) STRICT;

CREATE INDEX typing_place_last ON typing_place (who, at);

-- What a file was when this program wrote it, so that one edited since is never written over
-- unasked. Not recorded.
CREATE TABLE printed_file (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_at TEXT NOT NULL
) STRICT;

-- Taking back what fixed a number (the import of a log) may unfix it again.
DROP TRIGGER fixed_action_number_stays;

CREATE TRIGGER fixed_action_number_stays BEFORE UPDATE OF number, number_fixed ON action
WHEN OLD.number_fixed = 1 AND (NEW.number IS NOT OLD.number OR (NEW.number_fixed = 0
  AND NOT EXISTS (
    SELECT 1 FROM event JOIN event_row ON event_row.seq = event.undoes
    WHERE event.seq = (SELECT max(seq) FROM event)
      AND event_row.table_name = 'action' AND event_row.row_id = OLD.id
      AND json_extract(event_row.after, '$.number_fixed') = 1)))
BEGIN
  SELECT raise(ABORT, 'this action has been issued: its number is fixed');
END;
