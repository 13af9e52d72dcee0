-- One response per organization and round, with or without an invitation: answers on paper are entered
-- by staff. `source` says where such answers come from; `mark` is set where they are not the
-- respondent's own and must never pass for it.
CREATE TABLE responses (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL CHECK (respondent_group IN ('state', 'iscm', 'igo')),
    organization_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('not_started', 'draft', 'in_clearance', 'submitted',
        'returned', 'accepted', 'declined')),
    language TEXT NOT NULL,
    mark TEXT CHECK (mark IN ('reconstructed', 'illustrative')),
    source TEXT,
    revision BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    UNIQUE (assessment_id, respondent_group, organization_id)
);

-- The answers as they stand now. `value` is JSON; absent where an answer was taken back, so that the
-- version counts on. `writer` is the browser session or the operation on behalf that wrote last, and
-- `writer_sequence` its own count of writes: a delayed earlier write does not undo a later one.
CREATE TABLE answers (
    response_id TEXT NOT NULL REFERENCES responses (id),
    address TEXT NOT NULL,
    value TEXT,
    version BIGINT NOT NULL,
    attribution TEXT CHECK (attribution IN ('named', 'group', 'count', 'none')),
    language TEXT NOT NULL,
    author TEXT NOT NULL,
    writer TEXT NOT NULL,
    writer_sequence BIGINT,
    source TEXT,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (response_id, address)
);

-- Every version an answer ever had. `revision` is the one that the response reached with it: it orders the
-- versions of different answers, which the clock would not if it were set back.
CREATE TABLE answer_versions (
    response_id TEXT NOT NULL REFERENCES responses (id),
    address TEXT NOT NULL,
    version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    value TEXT,
    attribution TEXT,
    language TEXT NOT NULL,
    author TEXT NOT NULL,
    writer TEXT NOT NULL,
    writer_sequence BIGINT,
    source TEXT,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (response_id, address, version)
);

-- What the later of two writers had typed: kept until somebody chose between the texts.
CREATE TABLE answer_conflicts (
    id TEXT NOT NULL PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    address TEXT NOT NULL,
    base_version BIGINT NOT NULL,
    current_version BIGINT NOT NULL,
    value TEXT,
    language TEXT NOT NULL,
    author TEXT NOT NULL,
    writer TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    resolved_at TIMESTAMP
);
CREATE INDEX answer_conflicts_by_response ON answer_conflicts (response_id, address);

-- What was done under an operation id of a client. Repeating the operation gives this result again.
-- Ids belong to their owner, so that nobody learns another's result; the fingerprint refuses an id that
-- comes back with other content.
CREATE TABLE operations (
    owner TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    result TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (owner, id)
);

-- Immutable: a trigger refuses every change (see `immutability`). Which one counts is therefore said by
-- the response. `digest` is the SHA-256 of `document`.
CREATE TABLE submissions (
    id TEXT NOT NULL PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    number BIGINT NOT NULL,
    receipt_number TEXT NOT NULL UNIQUE,
    questionnaire_digest TEXT NOT NULL REFERENCES questionnaires (digest),
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    submitted_at TIMESTAMP NOT NULL,
    author TEXT NOT NULL,
    declaration TEXT,
    mark TEXT CHECK (mark IN ('reconstructed', 'illustrative')),
    source TEXT,
    UNIQUE (response_id, number)
);

ALTER TABLE responses ADD COLUMN current_submission_id TEXT REFERENCES submissions (id);
