-- One sitting of a committee: its details, business, papers and who was in the room.
-- `place` is the order of a row among its fellows, counted from 0.

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL REFERENCES committee (id),
  held TEXT NOT NULL CHECK (held IS date(held, '+0 days')),
  sitting INTEGER NOT NULL DEFAULT 1 CHECK (sitting >= 1),
  body TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  starts TEXT CHECK (starts IS NULL OR time(starts) IS NOT NULL),
  ends TEXT CHECK (ends IS NULL OR time(ends) IS NOT NULL),
  venue TEXT NOT NULL DEFAULT '',
  opening TEXT NOT NULL DEFAULT '',
  issued TEXT CHECK (issued IS date(issued, '+0 days')),
  signatory_name TEXT,
  signatory_post TEXT NOT NULL DEFAULT '',
  signatory_place TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(signatory_place)),
  contact_name TEXT,
  contact_phone TEXT NOT NULL DEFAULT '',
  contact_email TEXT NOT NULL DEFAULT '',
  contact_words TEXT NOT NULL DEFAULT '',
  public_present INTEGER CHECK (public_present >= 0),
  press_present INTEGER CHECK (press_present >= 0),
  stage TEXT NOT NULL DEFAULT 'planned' CHECK (stage IN ('planned', 'agenda issued',
    'in the room', 'writing up', 'being checked', 'draft issued', 'confirmed', 'signed')),
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (committee_id, held, sitting)
) STRICT;

CREATE INDEX meeting_by_day ON meeting (held);

CREATE TABLE meeting_notice (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX meeting_notice_of_meeting ON meeting_notice (meeting_id);

-- The membership as printed on this meeting's agenda; the dated seats are in `membership`.
CREATE TABLE listed_member (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL
    CHECK (role IN ('chair', 'vice-chair', 'member', 'substitute', 'co-opted'))
) STRICT;

CREATE INDEX listed_member_of_meeting ON listed_member (meeting_id);

CREATE TABLE attendance_group (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('present', 'remote', 'apologies', 'absent')),
  capacity TEXT NOT NULL CHECK (capacity IN ('member', 'officer', 'invited', 'observer'))
) STRICT;

CREATE INDEX attendance_group_of_meeting ON attendance_group (meeting_id);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  group_key TEXT NOT NULL,
  role TEXT CHECK (role IN ('chair', 'vice-chair', 'member', 'substitute', 'co-opted')),
  post TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  substitute_for TEXT NOT NULL DEFAULT '',
  private_reason TEXT NOT NULL DEFAULT '',
  accepted INTEGER CHECK (accepted IN (0, 1))
) STRICT;

CREATE INDEX attendance_of_meeting ON attendance (meeting_id);

CREATE TABLE movement (
  id INTEGER PRIMARY KEY,
  attendance_id INTEGER NOT NULL REFERENCES attendance (id),
  place INTEGER NOT NULL,
  move TEXT NOT NULL CHECK (move IN ('arrived', 'left')),
  at TEXT CHECK (at IS NULL OR time(at) IS NOT NULL),
  moment TEXT NOT NULL CHECK (moment IN ('before', 'during', 'after')),
  item TEXT NOT NULL DEFAULT '',
  item_title TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX movement_of_attendance ON movement (attendance_id);

CREATE TABLE in_chair (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  from_item TEXT NOT NULL DEFAULT '',
  at TEXT CHECK (at IS NULL OR time(at) IS NOT NULL)
) STRICT;

CREATE INDEX in_chair_of_meeting ON in_chair (meeting_id);

-- A sensitive interest keeps its nature in a column of its own (Localism Act 2011 s32).
CREATE TABLE declaration (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  item TEXT NOT NULL DEFAULT '',
  interest_class TEXT NOT NULL DEFAULT '',
  nature TEXT NOT NULL DEFAULT '',
  sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
  sensitive_nature TEXT NOT NULL DEFAULT '',
  dispensation TEXT NOT NULL DEFAULT '',
  conduct TEXT NOT NULL CHECK (conduct IN ('stayed', 'spoke and left', 'left')),
  declared_at TEXT NOT NULL DEFAULT '',
  CHECK (CASE sensitive WHEN 1 THEN nature = '' ELSE sensitive_nature = '' END)
) STRICT;

CREATE INDEX declaration_of_meeting ON declaration (meeting_id);

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  number TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  first_page TEXT,
  last_page TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK ((first_page IS NULL) = (last_page IS NULL))
) STRICT;

CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting_id);

CREATE TABLE restricted_item (
  id INTEGER PRIMARY KEY,
  agenda_item_id INTEGER NOT NULL UNIQUE REFERENCES agenda_item (id),
  grounds_kind TEXT NOT NULL
    CHECK (grounds_kind IN ('exempt', 'confidential', 'excluded by resolution')),
  grounds_paragraphs TEXT NOT NULL CHECK (json_valid(grounds_paragraphs)),
  grounds_reason TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT ''
) STRICT;

-- A paper's bytes are in the papers folder under their SHA-256, its words here. The title and the
-- words of a restricted paper are in `restricted_paper` alone.
CREATE TABLE paper (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN
    ('report', 'appendix', 'presentation', 'previous minutes', 'action log')),
  item TEXT,
  first_page TEXT,
  last_page TEXT,
  sha256 TEXT CHECK (length(sha256) = 64),
  text TEXT NOT NULL DEFAULT '',
  deleted_at TEXT,
  CHECK ((first_page IS NULL) = (last_page IS NULL))
) STRICT;

CREATE INDEX paper_of_meeting ON paper (meeting_id);

CREATE TABLE restricted_paper (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL UNIQUE REFERENCES paper (id),
  grounds_kind TEXT NOT NULL
    CHECK (grounds_kind IN ('exempt', 'confidential', 'excluded by resolution')),
  grounds_paragraphs TEXT NOT NULL CHECK (json_valid(grounds_paragraphs)),
  grounds_reason TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT ''
) STRICT;

-- Words of a paper that became no record, so that nothing is dropped in silence.
CREATE TABLE leftover (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('furniture', 'labels', 'unplaced')),
  line INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX leftover_of_meeting ON leftover (meeting_id);

-- A file that was read into the register; its bytes are in the papers folder.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  read_at TEXT NOT NULL
) STRICT;

CREATE TABLE source_of_meeting (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  UNIQUE (source_id, meeting_id)
) STRICT;

CREATE INDEX source_of_meeting_by_meeting ON source_of_meeting (meeting_id);
