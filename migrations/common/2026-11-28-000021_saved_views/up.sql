-- Views of dashboards that members of staff named: an address below /desk, nothing else.
CREATE TABLE saved_views (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL CHECK (address LIKE '/desk/%'),
    shared BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX saved_views_by_user ON saved_views (user_id);
