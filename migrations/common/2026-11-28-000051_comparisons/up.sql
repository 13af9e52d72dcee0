-- Who has opened the comparison of the coders of a question: as somebody who had coded, or to decide only. From then
-- on codes that were compared stay as they were given.
CREATE TABLE open_comparisons (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question TEXT NOT NULL,
    person TEXT NOT NULL,
    had_coded BOOLEAN NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    PRIMARY KEY (assessment_id, question, person)
);
