-- The tables of a round as readers outside see them, frozen when they were published. `digest` is the SHA-256
-- of `document`. `told` is for the program only: the counts behind the release with what was shown of them, so
-- that later releases are judged beside it. Immutable: a trigger refuses every change.
CREATE TABLE published_results (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    document TEXT NOT NULL,
    digest TEXT NOT NULL,
    told TEXT NOT NULL,
    published_at TIMESTAMP NOT NULL,
    published_by TEXT NOT NULL,
    PRIMARY KEY (assessment_id, number)
);

-- A release that is no longer shown. It still counts for what later ones may tell: somebody may have kept it.
CREATE TABLE result_withdrawals (
    assessment_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    withdrawn_at TIMESTAMP NOT NULL,
    withdrawn_by TEXT NOT NULL,
    PRIMARY KEY (assessment_id, number),
    FOREIGN KEY (assessment_id, number) REFERENCES published_results (assessment_id, number)
);
