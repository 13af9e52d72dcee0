-- Renewed in the transaction of every change to what a round counts, so that a count that was made before is known
-- to be still right. A round in which nobody has submitted has no row.
CREATE TABLE counting_revisions (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessments (id),
    revision BIGINT NOT NULL
);
