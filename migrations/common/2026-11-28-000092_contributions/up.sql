-- What the response of each organization adds to the kept counts, so that a filter that chooses organizations or
-- several mechanisms reads a row for each of them and not their coded values (decision 0015). A kept count has a
-- place, a small number within its round; `places` lists those that the submission is counted in, and `means`
-- the numbers behind its means, both packed as `storage::kept_counts::packed` says. The program fills the table
-- for what is there in the transaction that makes it.
ALTER TABLE kept_counts ADD COLUMN place BIGINT;
CREATE INDEX kept_counts_place ON kept_counts (assessment_id, place);

CREATE TABLE contributions (
    response_id TEXT NOT NULL PRIMARY KEY REFERENCES responses (id),
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    places BYTEA NOT NULL,
    means BYTEA NOT NULL
);
CREATE INDEX contributions_round ON contributions (assessment_id, respondent_group, organization_id);
