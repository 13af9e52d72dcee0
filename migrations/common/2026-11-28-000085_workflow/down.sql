DROP TABLE follow_ups;
DROP TABLE response_declines;
DROP TABLE return_comments;
DROP TABLE response_returns;
ALTER TABLE responses DROP COLUMN accepted_at;
