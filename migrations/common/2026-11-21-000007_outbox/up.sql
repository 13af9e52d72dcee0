-- One row per recipient, holding ids: no rendered text and no link, so that nothing waiting can be opened
-- by reading the table. `occasion` names the cause of the mail and is unique, so that several instances
-- never write it twice. `leased_until` is how long an instance may keep a row in `sending`; after it
-- another takes the row over, with the same Message-ID.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    occasion TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    assessment_id TEXT REFERENCES assessments (id),
    invitation_id TEXT REFERENCES invitations (id),
    contact_id TEXT REFERENCES contacts (id),
    submission_id TEXT REFERENCES submissions (id),
    user_id TEXT REFERENCES users (id),
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')),
    due_at TIMESTAMP NOT NULL,
    attempts BIGINT NOT NULL,
    leased_until TIMESTAMP,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP
);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_by_contact ON outbox (contact_id);
