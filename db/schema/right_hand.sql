-- Whether each paper of this meeting's packs begins on a right-hand page; NULL while the house style
-- says so.
ALTER TABLE meeting ADD COLUMN right_hand INTEGER CHECK (right_hand IN (0, 1));
