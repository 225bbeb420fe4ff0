-- Series of minute numbers, the ledger of numbers this program allocated, issued minutes.

-- `committee_id` is empty where the whole council shares one series.
CREATE TABLE number_series (
  id INTEGER PRIMARY KEY,
  committee_id INTEGER UNIQUE REFERENCES committee (id),
  pattern TEXT NOT NULL CHECK (length(pattern) > 0),
  scope TEXT NOT NULL CHECK (scope IN ('council', 'committee', 'meeting')),
  reset TEXT NOT NULL CHECK (reset IN
    ('never', 'calendar year', 'municipal year', 'academic year', 'each meeting')),
  prefix_year TEXT NOT NULL CHECK (prefix_year IN ('calendar', 'municipal', 'academic')),
  start INTEGER NOT NULL CHECK (start >= 0),
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((scope = 'council') = (committee_id IS NULL))
) STRICT;

CREATE UNIQUE INDEX number_series_of_council ON number_series (scope) WHERE scope = 'council';

-- What comes next in a period of a series: first as read from old papers; once the ledger holds
-- numbers of the period, it decides.
CREATE TABLE number_run (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES number_series (id),
  period TEXT NOT NULL,
  next_value INTEGER NOT NULL CHECK (next_value >= 0),
  next_number TEXT NOT NULL,
  UNIQUE (series_id, period)
) STRICT;

CREATE TABLE number_ledger (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES number_series (id),
  period TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value >= 0),
  number TEXT NOT NULL CHECK (length(number) > 0),
  minute_id INTEGER NOT NULL REFERENCES minute (id),
  state TEXT NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'withdrawn')),
  reason TEXT,
  UNIQUE (series_id, period, value),
  UNIQUE (series_id, period, number),
  CHECK ((state = 'withdrawn') = (reason IS NOT NULL AND length(trim(reason)) > 0))
) STRICT;

CREATE UNIQUE INDEX number_ledger_of_minute ON number_ledger (minute_id) WHERE state = 'issued';

CREATE TRIGGER number_ledger_has_no_gap BEFORE INSERT ON number_ledger
WHEN NEW.value <> (SELECT max(value) + 1 FROM number_ledger
                   WHERE series_id = NEW.series_id AND period = NEW.period)
BEGIN
  SELECT raise(ABORT, 'minute numbers are allocated in order, with none left out');
END;

CREATE TRIGGER number_ledger_starts_issued BEFORE INSERT ON number_ledger
WHEN NEW.state <> 'issued'
BEGIN
  SELECT raise(ABORT, 'a number is issued before it can be withdrawn');
END;

CREATE TRIGGER number_ledger_only_withdraws BEFORE UPDATE ON number_ledger
WHEN OLD.state <> 'issued' OR NEW.state <> 'withdrawn' OR NEW.id <> OLD.id
  OR NEW.series_id <> OLD.series_id OR NEW.period <> OLD.period OR NEW.value <> OLD.value
  OR NEW.number <> OLD.number OR NEW.minute_id <> OLD.minute_id
BEGIN
  SELECT raise(ABORT, 'an issued number can only be withdrawn, with a reason, and once');
END;

CREATE TRIGGER number_ledger_is_kept BEFORE DELETE ON number_ledger
BEGIN
  SELECT raise(ABORT, 'an issued number is never deleted; withdraw it with a reason');
END;

CREATE TRIGGER number_run_follows_ledger BEFORE UPDATE ON number_run
WHEN NEW.next_value <> (SELECT max(value) + 1 FROM number_ledger
                        WHERE series_id = NEW.series_id AND period = NEW.period)
BEGIN
  SELECT raise(ABORT, 'the next number follows the last one issued');
END;

CREATE TRIGGER number_series_is_kept BEFORE DELETE ON number_series
WHEN EXISTS (SELECT 1 FROM number_ledger WHERE series_id = OLD.id)
BEGIN
  SELECT raise(ABORT, 'a series that numbers were issued from is kept');
END;

CREATE TRIGGER issued_number_is_fixed BEFORE UPDATE OF number, provisional ON minute
WHEN (NEW.number <> OLD.number OR NEW.provisional <> OLD.provisional)
  AND EXISTS (SELECT 1 FROM number_ledger WHERE minute_id = OLD.id AND state = 'issued'
              AND number = OLD.number)
BEGIN
  SELECT raise(ABORT, 'this minute has been issued: its number is fixed');
END;

CREATE TRIGGER issued_minute_is_kept BEFORE UPDATE OF deleted_at ON minute
WHEN NEW.deleted_at IS NOT NULL
  AND EXISTS (SELECT 1 FROM number_ledger WHERE minute_id = OLD.id AND state = 'issued')
BEGIN
  SELECT raise(ABORT, 'this minute has been issued: withdraw its number first');
END;

CREATE TRIGGER fixed_action_number_stays BEFORE UPDATE OF number, number_fixed ON action
WHEN OLD.number_fixed = 1 AND (NEW.number IS NOT OLD.number OR NEW.number_fixed = 0)
BEGIN
  SELECT raise(ABORT, 'this action has been issued: its number is fixed');
END;

CREATE TRIGGER fixed_action_is_kept BEFORE DELETE ON action
WHEN OLD.number_fixed = 1
BEGIN
  SELECT raise(ABORT, 'this action has been issued: close it instead');
END;

-- Every version of the minutes as it was issued. The public version is kept apart from the whole.
CREATE TABLE issued_minutes (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  stage TEXT NOT NULL CHECK (stage IN ('draft issued', 'confirmed')),
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  public_record TEXT NOT NULL CHECK (json_valid(public_record)),
  public_sha256 TEXT NOT NULL CHECK (length(public_sha256) = 64),
  whole_record TEXT NOT NULL CHECK (json_valid(whole_record)),
  whole_sha256 TEXT NOT NULL CHECK (length(whole_sha256) = 64),
  UNIQUE (meeting_id, number)
) STRICT;

CREATE TRIGGER issued_minutes_never_change BEFORE UPDATE ON issued_minutes
BEGIN
  SELECT raise(ABORT, 'issued minutes are kept as they were issued');
END;

CREATE TRIGGER issued_minutes_are_kept BEFORE DELETE ON issued_minutes
BEGIN
  SELECT raise(ABORT, 'issued minutes are kept as they were issued');
END;

CREATE TRIGGER issued_stage_never_goes_back BEFORE UPDATE OF stage ON meeting
WHEN (OLD.stage = 'signed' AND NEW.stage <> 'signed')
  OR (OLD.stage = 'confirmed' AND NEW.stage NOT IN ('confirmed', 'signed'))
  OR (OLD.stage = 'draft issued' AND NEW.stage NOT IN ('draft issued', 'confirmed', 'signed')
      AND EXISTS (SELECT 1 FROM issued_minutes WHERE meeting_id = OLD.id))
BEGIN
  SELECT raise(ABORT, 'minutes that were issued or confirmed stay so');
END;
