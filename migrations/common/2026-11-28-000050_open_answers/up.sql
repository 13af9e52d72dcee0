-- The codes of an open question in a round. A code never changes and is never deleted: it is retired, or merged
-- into another one that stands for it. `labels` is JSON: language → text.
CREATE TABLE open_codes (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question TEXT NOT NULL,
    code TEXT NOT NULL,
    position BIGINT NOT NULL,
    labels TEXT NOT NULL,
    definition TEXT NOT NULL,
    use_when TEXT NOT NULL,
    retired BOOLEAN NOT NULL,
    merged_into TEXT,
    PRIMARY KEY (assessment_id, question, code)
);

-- What one coder gave to one answer of one submission: `codes` is a JSON list, empty where nothing fits.
CREATE TABLE open_codings (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    address TEXT NOT NULL,
    coder TEXT NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question TEXT NOT NULL,
    codes TEXT NOT NULL,
    coded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (submission_id, address, coder)
);
CREATE INDEX open_codings_by_question ON open_codings (assessment_id, question);

-- What was decided about an answer that coders see differently. `coded_values` holds what counts.
CREATE TABLE open_decisions (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    address TEXT NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question TEXT NOT NULL,
    codes TEXT NOT NULL,
    author TEXT NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    PRIMARY KEY (submission_id, address)
);
CREATE INDEX open_decisions_by_question ON open_decisions (assessment_id, question);

-- Answers that somebody found worth quoting; whether they may be is their attribution's.
CREATE TABLE open_quotations (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    address TEXT NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question TEXT NOT NULL,
    author TEXT NOT NULL,
    chosen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (submission_id, address)
);
CREATE INDEX open_quotations_by_question ON open_quotations (assessment_id, question);
