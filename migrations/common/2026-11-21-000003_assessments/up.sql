-- `mark` is set where a whole round is not what respondents said themselves: every page, export and
-- report shows it. `title`, `languages`, `texts` and `contact` are JSON.
CREATE TABLE assessments (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    languages TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    opens_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    mark TEXT CHECK (mark IN ('reconstructed', 'illustrative')),
    texts TEXT NOT NULL,
    contact TEXT,
    minimum_base BIGINT NOT NULL CHECK (minimum_base >= 1),
    previous_assessment_id TEXT REFERENCES assessments (id),
    opened_at TIMESTAMP,
    closed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT NOT NULL,
    revision BIGINT NOT NULL,
    CHECK (opens_at < closes_at)
);

-- A questionnaire is known by the digest of its document and never changes under it, so that an answer
-- can always be read with the very questions it was given to.
CREATE TABLE questionnaires (
    digest TEXT NOT NULL PRIMARY KEY,
    questionnaire_id TEXT NOT NULL,
    version TEXT NOT NULL,
    respondent_group TEXT NOT NULL CHECK (respondent_group IN ('state', 'iscm', 'igo')),
    document TEXT NOT NULL,
    stored_at TIMESTAMP NOT NULL
);

-- One questionnaire for each respondent group of a round.
CREATE TABLE assessment_questionnaires (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL CHECK (respondent_group IN ('state', 'iscm', 'igo')),
    digest TEXT NOT NULL REFERENCES questionnaires (digest),
    PRIMARY KEY (assessment_id, respondent_group)
);
