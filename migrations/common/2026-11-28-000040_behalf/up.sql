-- A member of staff who enters answers on behalf of an organization, with where the answers come from. The id
-- is the writer of what is entered, and stands in the addresses of the pages.
CREATE TABLE behalf_entries (
    id TEXT NOT NULL PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    source TEXT NOT NULL,
    into_closed BOOLEAN NOT NULL,
    over_respondent BOOLEAN NOT NULL,
    started_at TIMESTAMP NOT NULL
);
CREATE INDEX behalf_entries_by_response ON behalf_entries (response_id, user_id);
