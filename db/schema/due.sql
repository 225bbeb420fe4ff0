-- What the first screen asks for each time it comes up, however much the register holds.

CREATE INDEX meeting_by_stage ON meeting (stage, held);

CREATE INDEX action_due ON action (committee_id, due_on)
WHERE due_words IS NOT NULL AND closed_on IS NULL AND deleted_at IS NULL;

-- The house style a new committee begins with.
ALTER TABLE council ADD COLUMN profile TEXT NOT NULL DEFAULT 'uk-principal';
