-- One respondent organization in one round. The organization is a registry id (`midcom`, `ZM`, `icmpd`)
-- within its group.
CREATE TABLE invitations (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    respondent_group TEXT NOT NULL CHECK (respondent_group IN ('state', 'iscm', 'igo')),
    organization_id TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT NOT NULL,
    opened_at TIMESTAMP,
    revoked_at TIMESTAMP,
    UNIQUE (assessment_id, respondent_group, organization_id)
);

-- The people behind an invitation. Stopping reminders and a bounce belong to the person, not to the
-- organization: one bad address delays nobody.
CREATE TABLE contacts (
    id TEXT NOT NULL PRIMARY KEY,
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('focal_point', 'contributor')),
    created_at TIMESTAMP NOT NULL,
    created_by TEXT NOT NULL,
    opened_at TIMESTAMP,
    reminders_stopped_at TIMESTAMP,
    bounced_at TIMESTAMP,
    bounce TEXT,
    removed_at TIMESTAMP,
    UNIQUE (invitation_id, email_key)
);

-- Several links of one person may be valid at once: each is minted when its mail is written, and all
-- work until revoked. Only the hash is kept. `scope` is a JSON list of address prefixes for a shared
-- section; absent means the whole questionnaire.
CREATE TABLE link_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('respond', 'contribute', 'clear', 'stop_reminders')),
    scope TEXT,
    created_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP,
    first_used_at TIMESTAMP,
    last_used_at TIMESTAMP
);
CREATE INDEX link_tokens_by_contact ON link_tokens (contact_id);
CREATE INDEX link_tokens_by_invitation ON link_tokens (invitation_id);

-- One browser that entered through a link. Its id also names the writer of an answer: two people who
-- share a mailbox are two writers, one person on a slow network is one.
CREATE TABLE respondent_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    link_token_id TEXT NOT NULL REFERENCES link_tokens (id),
    form_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX respondent_sessions_by_link ON respondent_sessions (link_token_id);
