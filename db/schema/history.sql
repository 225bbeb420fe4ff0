-- The record of changes, and every text as it was typed.

-- One event for each thing a clerk did; `event_row` holds what it did to which rows. Order is
-- `seq`, never the clock. What happened (`event`) and the words (`event_row`) are apart, and no
-- hash runs over them, so that words can be destroyed one day and the record stay sound.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES event (seq)
) STRICT;

CREATE INDEX event_by_who ON event (who, seq);

-- `before` is empty for a row that was added and `after` for one that was taken away; of a row
-- that was changed they hold the changed columns.
CREATE TABLE event_row (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES event (seq),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX event_row_of_event ON event_row (seq);
CREATE INDEX event_row_of_row ON event_row (table_name, row_id);

CREATE TRIGGER event_follows_the_last BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
BEGIN
  SELECT raise(ABORT, 'events are numbered one after the other');
END;

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN
  SELECT raise(ABORT, 'the record of changes is only added to');
END;

CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN
  SELECT raise(ABORT, 'the record of changes is only added to');
END;

CREATE TRIGGER event_row_belongs_to_the_last BEFORE INSERT ON event_row
WHEN NEW.seq <> (SELECT max(seq) FROM event)
BEGIN
  SELECT raise(ABORT, 'the record of changes is only added to');
END;

CREATE TRIGGER event_row_never_changes BEFORE UPDATE ON event_row
BEGIN
  SELECT raise(ABORT, 'the record of changes is only added to');
END;

CREATE TRIGGER event_row_is_kept BEFORE DELETE ON event_row
BEGIN
  SELECT raise(ABORT, 'the record of changes is only added to');
END;

-- The text of a minute while it is being typed; `restricted` is 1 for its restricted part.
CREATE TABLE draft (
  minute_id INTEGER NOT NULL REFERENCES minute (id) ON DELETE CASCADE,
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  text TEXT NOT NULL,
  revision INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  PRIMARY KEY (minute_id, restricted)
) STRICT;

-- Each save of a text. A `whole` revision is the zlib-compressed text; any other holds what
-- stands between the first `kept_before` and the last `kept_after` characters of the one before.
-- `sha256` is of the full text. They stay when the adding of a minute is undone, so that doing it
-- again finds them: hence no foreign key.
CREATE TABLE minute_revision (
  id INTEGER PRIMARY KEY,
  minute_id INTEGER NOT NULL,
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  number INTEGER NOT NULL CHECK (number >= 1),
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  kept_before INTEGER NOT NULL DEFAULT 0 CHECK (kept_before >= 0),
  kept_after INTEGER NOT NULL DEFAULT 0 CHECK (kept_after >= 0),
  body BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  UNIQUE (minute_id, restricted, number)
) STRICT;

CREATE TRIGGER minute_revision_never_changes BEFORE UPDATE ON minute_revision
BEGIN
  SELECT raise(ABORT, 'a revision is kept as it was saved');
END;

-- Progress is only added to; only undoing the change that added it takes it away again.
CREATE TRIGGER progress_never_changes BEFORE UPDATE ON progress
BEGIN
  SELECT raise(ABORT, 'progress once reported is not changed; add to it');
END;

CREATE TRIGGER progress_is_kept BEFORE DELETE ON progress
WHEN (SELECT undoes FROM event ORDER BY seq DESC LIMIT 1) IS NULL
BEGIN
  SELECT raise(ABORT, 'progress once reported is kept; add to it');
END;
