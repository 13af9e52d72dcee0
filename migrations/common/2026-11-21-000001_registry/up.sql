-- What both databases understand alike is written once, here; `migrations/sqlite` and
-- `migrations/postgres` hold only what must differ. Ids are text made by the program, times are UTC and
-- rounded to microseconds, JSON is text: so a row means the same in both databases.

-- Settings of the installation that staff change on a page; what the operator sets is in the environment.
CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by TEXT NOT NULL
);

-- The registry is kept as records: it is small, read whole, and its shape belongs to the registry room.
-- The revision tells whether an import changes anything, and guards two editors against each other.
CREATE TABLE registry_records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    revision BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
