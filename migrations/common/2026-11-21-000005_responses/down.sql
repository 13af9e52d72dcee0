ALTER TABLE responses DROP COLUMN current_submission_id;
DROP TABLE submissions;
DROP TABLE operations;
DROP TABLE answer_conflicts;
DROP TABLE answer_versions;
DROP TABLE answers;
DROP TABLE responses;
