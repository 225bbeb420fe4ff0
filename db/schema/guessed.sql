-- Whether the owner was guessed from the words of a promise, and nobody has said since that it is so.
ALTER TABLE action_owner ADD COLUMN guessed INTEGER NOT NULL DEFAULT 0 CHECK (guessed IN (0, 1));
