-- A promise of a minute that is no action and is not to be offered: known by what its words come to,
-- so that it is offered again once they change, and so that nothing else keeps them.
CREATE TABLE promise_left_out (
  id INTEGER PRIMARY KEY,
  minute_id INTEGER NOT NULL REFERENCES minute (id),
  words_sha256 TEXT NOT NULL CHECK (length(words_sha256) = 64),
  UNIQUE (minute_id, words_sha256)
) STRICT;
