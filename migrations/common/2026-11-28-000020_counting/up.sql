-- Whether only accepted answers are counted in a round; else all that are submitted.
ALTER TABLE assessments ADD COLUMN counts_accepted_only BOOLEAN NOT NULL DEFAULT FALSE;
