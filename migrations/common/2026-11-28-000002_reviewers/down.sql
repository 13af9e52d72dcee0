ALTER TABLE outbox DROP COLUMN reviewer_id;
DROP TABLE summary_comments;
DROP TABLE reviewer_sessions;
DROP TABLE reviewer_links;
DROP TABLE summary_reviewers;
