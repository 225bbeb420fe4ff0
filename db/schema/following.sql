-- Actions followed up: what a clerk does with them between meetings, and the logs laid before them.

-- `snoozed_until` is the day it is looked at again. `not_chased` is why nobody is to be asked
-- about it. One from `outside` was in no paper: `meeting_id` is then only a meeting of its
-- committee, and where it came from is in `origin_words`.
ALTER TABLE action ADD COLUMN snoozed_until TEXT
  CHECK (snoozed_until IS date(snoozed_until, '+0 days'));
ALTER TABLE action ADD COLUMN not_chased TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1));

-- Where it was closed, if at a meeting; and what became of a number that is not used any more.
ALTER TABLE action ADD COLUMN closed_at_id INTEGER REFERENCES meeting (id);
ALTER TABLE action ADD COLUMN closed_minute TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN merged_into_id INTEGER REFERENCES action (id);
ALTER TABLE action ADD COLUMN split_from_id INTEGER REFERENCES action (id);

CREATE INDEX action_merged ON action (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX action_split ON action (split_from_id) WHERE split_from_id IS NOT NULL;

-- The meeting progress was reported at, if it was at one.
ALTER TABLE progress ADD COLUMN meeting_id INTEGER REFERENCES meeting (id);

-- Whether the log said that the action is closed; it says so once.
ALTER TABLE log_entry ADD COLUMN closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1));

-- Every version of an action log as it was tabled. The public one is kept apart from the whole.
CREATE TABLE tabled_log (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  tabled_at TEXT NOT NULL,
  tabled_by TEXT NOT NULL,
  public_record TEXT NOT NULL CHECK (json_valid(public_record)),
  public_sha256 TEXT NOT NULL CHECK (length(public_sha256) = 64),
  whole_record TEXT NOT NULL CHECK (json_valid(whole_record)),
  whole_sha256 TEXT NOT NULL CHECK (length(whole_sha256) = 64),
  UNIQUE (meeting_id, number)
) STRICT;

CREATE TRIGGER tabled_log_never_changes BEFORE UPDATE ON tabled_log
BEGIN
  SELECT raise(ABORT, 'a log is kept as it was tabled; table it again');
END;

CREATE TRIGGER tabled_log_is_kept BEFORE DELETE ON tabled_log
BEGIN
  SELECT raise(ABORT, 'a log is kept as it was tabled; table it again');
END;
