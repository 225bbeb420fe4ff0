-- Once minutes are confirmed their words are fixed.

CREATE VIEW confirmed_minute AS
SELECT minute.id FROM minute JOIN meeting ON meeting.id = minute.meeting_id
WHERE meeting.stage IN ('confirmed', 'signed');

CREATE TRIGGER confirmed_minutes_are_whole BEFORE INSERT ON minute
WHEN (SELECT stage FROM meeting WHERE id = NEW.meeting_id) IN ('confirmed', 'signed')
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_minute_stays
BEFORE UPDATE OF number, title, text, place, item, deleted_at ON minute
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = OLD.id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_minute_is_kept BEFORE DELETE ON minute
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = OLD.id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_restricted_minute_is_whole BEFORE INSERT ON restricted_minute
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = NEW.minute_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_restricted_minute_stays BEFORE UPDATE ON restricted_minute
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = OLD.minute_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_restricted_minute_is_kept BEFORE DELETE ON restricted_minute
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = OLD.minute_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_outcome_is_whole BEFORE INSERT ON outcome
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = NEW.minute_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_outcome_stays BEFORE UPDATE ON outcome
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = OLD.minute_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_outcome_is_kept BEFORE DELETE ON outcome
WHEN EXISTS (SELECT 1 FROM confirmed_minute WHERE id = OLD.minute_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_clause_is_whole BEFORE INSERT ON clause
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             WHERE outcome.id = NEW.outcome_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_clause_stays BEFORE UPDATE ON clause
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             WHERE outcome.id = OLD.outcome_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_clause_is_kept BEFORE DELETE ON clause
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             WHERE outcome.id = OLD.outcome_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_vote_is_whole BEFORE INSERT ON vote
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             WHERE outcome.id = NEW.outcome_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_vote_stays BEFORE UPDATE ON vote
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             WHERE outcome.id = OLD.outcome_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_vote_is_kept BEFORE DELETE ON vote
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             WHERE outcome.id = OLD.outcome_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_vote_name_is_whole BEFORE INSERT ON vote_name
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             JOIN vote ON vote.outcome_id = outcome.id WHERE vote.id = NEW.vote_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_vote_name_stays BEFORE UPDATE ON vote_name
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             JOIN vote ON vote.outcome_id = outcome.id WHERE vote.id = OLD.vote_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;

CREATE TRIGGER confirmed_vote_name_is_kept BEFORE DELETE ON vote_name
WHEN EXISTS (SELECT 1 FROM confirmed_minute AS fixed JOIN outcome ON outcome.minute_id = fixed.id
             JOIN vote ON vote.outcome_id = outcome.id WHERE vote.id = OLD.vote_id)
BEGIN
  SELECT raise(ABORT, 'these minutes are confirmed: their text is fixed');
END;
