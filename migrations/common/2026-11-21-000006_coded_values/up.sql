-- At submission every coded value becomes a row, so that counting is one GROUP BY over an index and
-- grows with the database, not with the program's memory. What a tally needs is repeated here on
-- purpose: no join. `context` is the keys of the blocks around the value, `row_key` the row of a matrix.
-- A single value has a `code` or a `number`; a multiple choice has a row for each code.
CREATE TABLE coded_values (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    position BIGINT NOT NULL,
    is_current BOOLEAN NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    subject TEXT,
    indicator TEXT NOT NULL,
    context TEXT NOT NULL,
    row_key TEXT,
    code TEXT,
    number DOUBLE PRECISION,
    attribution TEXT NOT NULL CHECK (attribution IN ('named', 'group', 'count', 'none')),
    address TEXT NOT NULL,
    PRIMARY KEY (submission_id, position)
);

-- Covers the tallies: by indicator over all mechanisms, and by indicator about one of them.
CREATE INDEX coded_values_tally ON coded_values (assessment_id, is_current, indicator, respondent_group,
    subject, code, organization_id, attribution, number, context, row_key);
-- For the summary of one mechanism, which reads all that a group says about it.
CREATE INDEX coded_values_about ON coded_values (assessment_id, subject, is_current, respondent_group);

-- About whom a submission speaks, also where it has open answers only.
CREATE TABLE submission_subjects (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    subject TEXT NOT NULL,
    is_current BOOLEAN NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    PRIMARY KEY (submission_id, subject)
);
CREATE INDEX submission_subjects_by_subject ON submission_subjects (assessment_id, subject, is_current,
    respondent_group, organization_id, submission_id);
