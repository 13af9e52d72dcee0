-- The counts that the dashboards show, kept up with every submission, so that a page reads some thousand rows
-- and not every coded value of a round (decision 0015). `storage::kept_counts` says what each `facet` counts;
-- it fills the table for what is there in the transaction that makes it. `subject` is empty for the whole
-- round; texts are empty where a facet has none, since a key holds no NULL; `number` is a text, so that what
-- is taken away finds exactly what was added.
CREATE TABLE kept_counts (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    subject TEXT NOT NULL,
    indicator TEXT NOT NULL,
    respondent_group TEXT NOT NULL,
    facet TEXT NOT NULL,
    row_key TEXT NOT NULL,
    code TEXT NOT NULL,
    number TEXT NOT NULL,
    organizations BIGINT NOT NULL,
    counted_only BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    accepted_counted_only BIGINT NOT NULL,
    PRIMARY KEY (assessment_id, subject, indicator, respondent_group, facet, row_key, code, number)
);
