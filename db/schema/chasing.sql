-- Who was asked how an action or a report goes on, and what came of it.

-- Whom a message about somebody's actions is copied to: the name of a person or of a post.
ALTER TABLE person ADD COLUMN manager TEXT NOT NULL DEFAULT '';

-- One row for each action a message asked about. `owner` is as the action named them, `sent_to`
-- who that was on the day. It is answered once the action has more reports of progress than
-- `progress_before`. `message` is the same for all that one message asked. No words of the action
-- are here, so there is nothing restricted in it.
CREATE TABLE chase (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES action (id),
  message TEXT NOT NULL,
  owner TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  copied_to TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('text', 'letters', 'drafts', 'mail')),
  level TEXT NOT NULL CHECK (level IN ('first', 'reminder', 'escalation')),
  asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on, '+0 days')),
  progress_before INTEGER NOT NULL CHECK (progress_before >= 0)
) STRICT;

CREATE INDEX chase_of_action ON chase (action_id, asked_on);
CREATE INDEX chase_of_message ON chase (message);

-- The same for a report that is not in yet; it is answered by its paper. An item may be taken off
-- the agenda afterwards: hence no foreign key.
CREATE TABLE report_chase (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item_id INTEGER NOT NULL,
  message TEXT NOT NULL,
  owner TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  copied_to TEXT NOT NULL DEFAULT '',
  way TEXT NOT NULL CHECK (way IN ('text', 'letters', 'drafts', 'mail')),
  level TEXT NOT NULL CHECK (level IN ('first', 'reminder', 'escalation')),
  asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on, '+0 days'))
) STRICT;

CREATE INDEX report_chase_of_meeting ON report_chase (meeting_id);
