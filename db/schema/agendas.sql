-- Building, issuing and changing agendas, and the plan they come from.

-- What an item is before the meeting as, who presents it, how deep it stands (1: under another),
-- whether it came after the agenda was issued, and which of the items every agenda has it is.
-- `confirms` is the meeting whose minutes it is to confirm.
ALTER TABLE agenda_item ADD COLUMN kind TEXT NOT NULL DEFAULT 'business'
  CHECK (kind IN ('business', 'report', 'verbal update', 'presentation', 'decision'));
ALTER TABLE agenda_item ADD COLUMN presenter TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN depth INTEGER NOT NULL DEFAULT 0 CHECK (depth IN (0, 1));
ALTER TABLE agenda_item ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1));
ALTER TABLE agenda_item ADD COLUMN role TEXT NOT NULL DEFAULT 'ordinary'
  CHECK (role IN ('ordinary', 'apologies', 'declarations of interest', 'minutes to confirm',
    'action log', 'urgent business', 'closing'));
ALTER TABLE agenda_item ADD COLUMN confirms INTEGER REFERENCES meeting (id);

CREATE INDEX agenda_item_confirms ON agenda_item (confirms) WHERE confirms IS NOT NULL;

-- The time of issue (its day is `issued`), how often the agenda was issued here, and why a meeting
-- that was called is not held.
ALTER TABLE meeting ADD COLUMN issued_at TEXT
  CHECK (issued_at IS NULL OR time(issued_at) IS NOT NULL);
ALTER TABLE meeting ADD COLUMN agenda_version INTEGER NOT NULL DEFAULT 0
  CHECK (agenda_version >= 0);
ALTER TABLE meeting ADD COLUMN called_off TEXT CHECK (called_off IN ('cancelled', 'postponed'));

-- A change to a meeting that was called, of which notice is given. `other_meeting_id` is the one
-- held instead; `sent_on` the day the notice went out.
CREATE TABLE alteration (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('cancelled', 'postponed', 'venue or time')),
  made_on TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days')),
  reason TEXT NOT NULL DEFAULT '',
  venue_was TEXT NOT NULL DEFAULT '',
  starts_was TEXT CHECK (starts_was IS NULL OR time(starts_was) IS NOT NULL),
  venue TEXT NOT NULL DEFAULT '',
  starts TEXT CHECK (starts IS NULL OR time(starts) IS NOT NULL),
  postponed_to TEXT CHECK (postponed_to IS date(postponed_to, '+0 days')),
  other_meeting_id INTEGER REFERENCES meeting (id),
  sent_on TEXT CHECK (sent_on IS date(sent_on, '+0 days'))
) STRICT;

CREATE INDEX alteration_of_meeting ON alteration (meeting_id);

-- What waiting business is before the meeting as, and what goes with it. `from_item` is the number
-- it had on the agenda of the meeting it was put off from, where its papers lie.
ALTER TABLE planned_item ADD COLUMN kind TEXT NOT NULL DEFAULT 'business'
  CHECK (kind IN ('business', 'report', 'verbal update', 'presentation', 'decision'));
ALTER TABLE planned_item ADD COLUMN lead TEXT NOT NULL DEFAULT '';
ALTER TABLE planned_item ADD COLUMN recommendations TEXT NOT NULL DEFAULT '';
ALTER TABLE planned_item ADD COLUMN from_item TEXT NOT NULL DEFAULT '';

-- What the public may not see of waiting business; its grounds are public.
CREATE TABLE restricted_planned_item (
  id INTEGER PRIMARY KEY,
  planned_item_id INTEGER NOT NULL UNIQUE REFERENCES planned_item (id),
  grounds_kind TEXT NOT NULL
    CHECK (grounds_kind IN ('exempt', 'confidential', 'excluded by resolution')),
  grounds_paragraphs TEXT NOT NULL CHECK (json_valid(grounds_paragraphs)),
  grounds_reason TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  recommendations TEXT NOT NULL DEFAULT ''
) STRICT;

-- Every version of an agenda as it was issued. The public version is kept apart from the whole.
CREATE TABLE issued_agenda (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  public_record TEXT NOT NULL CHECK (json_valid(public_record)),
  public_sha256 TEXT NOT NULL CHECK (length(public_sha256) = 64),
  whole_record TEXT NOT NULL CHECK (json_valid(whole_record)),
  whole_sha256 TEXT NOT NULL CHECK (length(whole_sha256) = 64),
  UNIQUE (meeting_id, number)
) STRICT;

CREATE TRIGGER issued_agendas_never_change BEFORE UPDATE ON issued_agenda
BEGIN
  SELECT raise(ABORT, 'an issued agenda is kept as it was issued');
END;

CREATE TRIGGER issued_agendas_are_kept BEFORE DELETE ON issued_agenda
BEGIN
  SELECT raise(ABORT, 'an issued agenda is kept as it was issued');
END;

CREATE TRIGGER issued_agenda_number_stays BEFORE UPDATE OF number ON agenda_item
WHEN NEW.number IS NOT OLD.number AND OLD.number <> ''
  AND EXISTS (SELECT 1 FROM issued_agenda WHERE meeting_id = OLD.meeting_id)
BEGIN
  SELECT raise(ABORT, 'this agenda has been issued: its numbers stay');
END;

CREATE TRIGGER sent_notice_stays BEFORE DELETE ON alteration
WHEN OLD.sent_on IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'the notice of this has been sent: give a new one');
END;

-- The name under which calendars know this register, so that a file read twice changes what it
-- brought before and adds nothing.
CREATE TABLE calendar_name (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL CHECK (length(name) = 32)
) STRICT;

INSERT INTO calendar_name (id, name) VALUES (1, lower(hex(randomblob(16))));
