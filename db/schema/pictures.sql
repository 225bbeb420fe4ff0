-- What a picture that is a paper shows, for those who cannot see it: empty while nobody has said,
-- and NULL for a file that is no picture. Of a restricted paper it is in `restricted_paper_file`.
ALTER TABLE paper_file ADD COLUMN alt TEXT;
ALTER TABLE restricted_paper_file ADD COLUMN alt TEXT;
