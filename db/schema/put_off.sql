-- The business in the plan that a paper waits with: laid for an item that was put back there, and out
-- of its meeting (`deleted_at`) until another one takes them both.
ALTER TABLE paper ADD COLUMN planned_item_id INTEGER REFERENCES planned_item (id);
CREATE INDEX paper_waiting ON paper (planned_item_id) WHERE planned_item_id IS NOT NULL;
