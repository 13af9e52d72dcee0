-- Who did what, in the actor's own name. Append-only: a trigger refuses changes and deletions.
-- `detail` is JSON and holds no answers, links or addresses of mail.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    assessment_id TEXT,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_object ON audit (object_kind, object_id, at);
CREATE INDEX audit_by_time ON audit (at);
