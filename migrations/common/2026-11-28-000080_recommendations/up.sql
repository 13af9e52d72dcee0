-- What analysts recommend at the end of the overall report of a round: a row for each text that was saved, by
-- language; the latest of a language counts. A translation names the text that it was made from, so that a later
-- change of that one is seen. Append-only: a trigger refuses every change.
CREATE TABLE recommendations (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    language TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    text TEXT NOT NULL,
    is_ready BOOLEAN NOT NULL,
    original_language TEXT,
    original_version BIGINT,
    written_at TIMESTAMP NOT NULL,
    written_by TEXT NOT NULL,
    PRIMARY KEY (assessment_id, language, version),
    CHECK ((original_language IS NULL) = (original_version IS NULL))
);
