-- `email_key` is the address in lower case: one person, one account, however it was typed.
-- `iscms` is a JSON list of the mechanisms an analyst is limited to; absent means all.
-- `totp_last_step` makes a one-time code work once. A disabled account stays, for the audit's sake.
CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('administrator', 'coordinator', 'analyst', 'reader')),
    language TEXT NOT NULL,
    iscms TEXT,
    password_hash TEXT,
    password_changed_at TIMESTAMP,
    totp_secret TEXT,
    totp_last_step BIGINT,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT NOT NULL,
    last_signed_in_at TIMESTAMP,
    disabled_at TIMESTAMP
);

-- Sessions live here and not in the cookie, so that they can be ended. Only the hash of the cookie's
-- token is kept: a copy of the database opens nothing.
CREATE TABLE staff_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id),
    form_key TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX staff_sessions_by_user ON staff_sessions (user_id);
