-- When staff accepted the submission that counts; absent again as soon as the next one is submitted.
ALTER TABLE responses ADD COLUMN accepted_at TIMESTAMP;
UPDATE responses SET accepted_at = changed_at WHERE state = 'accepted';

-- A submission that staff gave back, with what they ask: about the whole, and at single answers by address.
-- Never changed: the respondent was told this and nothing else.
CREATE TABLE response_returns (
    id TEXT NOT NULL PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    comment TEXT NOT NULL,
    returned_at TIMESTAMP NOT NULL,
    author TEXT NOT NULL
);
CREATE INDEX response_returns_by_response ON response_returns (response_id, returned_at);

CREATE TABLE return_comments (
    return_id TEXT NOT NULL REFERENCES response_returns (id),
    position BIGINT NOT NULL,
    address TEXT NOT NULL,
    comment TEXT NOT NULL,
    PRIMARY KEY (return_id, position)
);

-- That an organization does not take part: when and how it said so, and why. Dates of what people tell are
-- days without time (`YYYY-MM-DD`).
CREATE TABLE response_declines (
    id TEXT NOT NULL PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    declined_on TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('call', 'letter', 'mail', 'meeting')),
    reason TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    author TEXT NOT NULL
);
CREATE INDEX response_declines_by_response ON response_declines (response_id, recorded_at);

-- The log of calls and letters of an organization in a round, invited or not. Entries are only added; the
-- latest one says what comes next.
CREATE TABLE follow_ups (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL CHECK (respondent_group IN ('state', 'iscm', 'igo')),
    organization_id TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('call', 'letter', 'mail', 'meeting')),
    person TEXT NOT NULL,
    note TEXT NOT NULL,
    next_step TEXT,
    next_due TEXT,
    recorded_at TIMESTAMP NOT NULL,
    author TEXT NOT NULL
);
CREATE INDEX follow_ups_by_organization ON follow_ups (assessment_id, respondent_group, organization_id);
