-- Whom a committee sends to, and who was sent what.

-- The council's mail server. Its password is never in the register.
CREATE TABLE mail_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  server TEXT NOT NULL CHECK (length(trim(server)) > 0),
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security TEXT NOT NULL CHECK (security IN ('starttls', 'tls', 'none')),
  user TEXT NOT NULL DEFAULT '',
  sender_name TEXT NOT NULL DEFAULT '',
  sender_address TEXT NOT NULL CHECK (length(trim(sender_address)) > 0),
  -- A name and password never go over an open line.
  CHECK (security <> 'none' OR user = '')
) STRICT;

-- A line of a committee's distribution list. `view` is what they may be given.
CREATE TABLE recipient (
  id INTEGER PRIMARY KEY,
  committee_id INTEGER NOT NULL REFERENCES committee (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('members', 'post', 'person', 'press', 'public', 'address')),
  view TEXT NOT NULL DEFAULT 'public' CHECK (view IN ('public', 'restricted')),
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  post_id INTEGER REFERENCES post (id),
  person_id INTEGER REFERENCES person (id),
  CHECK (kind NOT IN ('press', 'public') OR view = 'public'),
  CHECK ((kind = 'post') = (post_id IS NOT NULL)),
  CHECK ((kind = 'person') = (person_id IS NOT NULL)),
  CHECK (kind NOT IN ('press', 'public', 'address') OR length(address) > 0)
) STRICT;

CREATE INDEX recipient_of_committee ON recipient (committee_id);
CREATE INDEX recipient_person ON recipient (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX recipient_post ON recipient (post_id) WHERE post_id IS NOT NULL;

-- One go of sending. These three tables are their own record, only added to: what left the house
-- is not taken back by an undo. `subject` and `text` hold words the public may see.
CREATE TABLE sending (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('agenda', 'pack', 'notice', 'minutes', 'chase')),
  about TEXT NOT NULL,
  meeting_id INTEGER REFERENCES meeting (id),
  what TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('drafts', 'text', 'letters', 'mail')),
  subject TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  begun_at TEXT NOT NULL,
  begun_by TEXT NOT NULL
) STRICT;

CREATE INDEX sending_of_meeting ON sending (meeting_id);

-- `file_name` is made by the program and holds no word of what is restricted; `sha256` names the
-- bytes that went along, kept in the papers folder.
CREATE TABLE sent_message (
  id INTEGER PRIMARY KEY,
  sending_id INTEGER NOT NULL REFERENCES sending (id),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  view TEXT NOT NULL CHECK (view IN ('public', 'restricted')),
  file_name TEXT NOT NULL DEFAULT '',
  sha256 TEXT CHECK (length(sha256) = 64),
  UNIQUE (sending_id, key)
) STRICT;

-- How far a message has come, each step when it was taken. 'waiting' after one in doubt says that
-- it did not arrive, so that it may be sent again.
CREATE TABLE dispatch (
  id INTEGER PRIMARY KEY,
  sent_message_id INTEGER NOT NULL REFERENCES sent_message (id),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('under way', 'sent', 'failed', 'made', 'waiting')),
  said TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX dispatch_of_message ON dispatch (sent_message_id);

CREATE TRIGGER sending_never_changes BEFORE UPDATE ON sending
BEGIN
  SELECT raise(ABORT, 'what was sent is kept as it was sent');
END;

CREATE TRIGGER sending_is_kept BEFORE DELETE ON sending
BEGIN
  SELECT raise(ABORT, 'what was sent is kept as it was sent');
END;

CREATE TRIGGER sent_message_never_changes BEFORE UPDATE ON sent_message
BEGIN
  SELECT raise(ABORT, 'what was sent is kept as it was sent');
END;

CREATE TRIGGER sent_message_is_kept BEFORE DELETE ON sent_message
BEGIN
  SELECT raise(ABORT, 'what was sent is kept as it was sent');
END;

CREATE TRIGGER dispatch_never_changes BEFORE UPDATE ON dispatch
BEGIN
  SELECT raise(ABORT, 'what was sent is kept as it was sent');
END;

CREATE TRIGGER dispatch_is_kept BEFORE DELETE ON dispatch
BEGIN
  SELECT raise(ABORT, 'what was sent is kept as it was sent');
END;

-- Nobody is sent the same thing twice: a message that left, or is leaving, never leaves again.
CREATE TRIGGER sent_once BEFORE INSERT ON dispatch
WHEN NEW.state = 'under way' AND (
  SELECT state FROM dispatch WHERE sent_message_id = NEW.sent_message_id ORDER BY id DESC LIMIT 1
) IN ('under way', 'sent', 'made')
BEGIN
  SELECT raise(ABORT, 'this message was sent already, or is being sent');
END;

CREATE TRIGGER sent_is_the_end BEFORE INSERT ON dispatch
WHEN (
  SELECT state FROM dispatch WHERE sent_message_id = NEW.sent_message_id ORDER BY id DESC LIMIT 1
) IN ('sent', 'made')
BEGIN
  SELECT raise(ABORT, 'this message was sent already');
END;
