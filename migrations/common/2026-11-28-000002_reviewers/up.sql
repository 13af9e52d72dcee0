-- People of a mechanism's secretariat who are shown its draft summary. They need not be contacts of an
-- invitation: a round may have been answered on paper.
CREATE TABLE summary_reviewers (
    id TEXT NOT NULL PRIMARY KEY,
    summary_id TEXT NOT NULL REFERENCES summaries (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT NOT NULL,
    opened_at TIMESTAMP,
    answered_at TIMESTAMP,
    agrees BOOLEAN,
    revoked_at TIMESTAMP,
    bounced_at TIMESTAMP,
    bounce TEXT,
    UNIQUE (summary_id, email_key)
);

-- Their personal links, minted when the mail is written; only the hash is kept.
CREATE TABLE reviewer_links (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    reviewer_id TEXT NOT NULL REFERENCES summary_reviewers (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('comment')),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP,
    first_used_at TIMESTAMP
);
CREATE INDEX reviewer_links_by_reviewer ON reviewer_links (reviewer_id);

CREATE TABLE reviewer_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    link_id TEXT NOT NULL REFERENCES reviewer_links (id),
    form_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX reviewer_sessions_by_link ON reviewer_sessions (link_id);

-- Remarks of staff and of the secretariat. An empty `key` is about the whole text; `proposal` is other words
-- for the statement. Those of the secretariat are seen by staff once `sent_at` is there. `outcome` says what
-- became of it.
CREATE TABLE summary_comments (
    id TEXT NOT NULL PRIMARY KEY,
    summary_id TEXT NOT NULL REFERENCES summaries (id),
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    proposal TEXT,
    author TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    outcome TEXT CHECK (outcome IN ('resolved', 'taken', 'left')),
    decided_by TEXT,
    decided_at TIMESTAMP
);
CREATE INDEX summary_comments_by_summary ON summary_comments (summary_id, key);

-- The person a mail to a reviewer goes to.
ALTER TABLE outbox ADD COLUMN reviewer_id TEXT;
