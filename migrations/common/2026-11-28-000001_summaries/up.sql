-- What analysts make of the summary of one mechanism in one round. The generated text is not in here: it is
-- told from the answers each time it is asked for.
CREATE TABLE summaries (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    iscm TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('draft', 'in_review', 'with_iscm', 'cleared', 'published', 'withdrawn')),
    created_at TIMESTAMP NOT NULL,
    created_by TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    UNIQUE (assessment_id, iscm)
);

-- A statement that somebody has looked at, or wrote. `citations` is JSON.
CREATE TABLE summary_statements (
    summary_id TEXT NOT NULL REFERENCES summaries (id),
    key TEXT NOT NULL,
    section TEXT NOT NULL,
    position BIGINT NOT NULL,
    is_own BOOLEAN NOT NULL,
    is_dropped BOOLEAN NOT NULL,
    speaker TEXT NOT NULL CHECK (speaker IN ('state', 'iscm', 'igo')),
    citations TEXT NOT NULL,
    PRIMARY KEY (summary_id, key)
);

-- Its words in one language. `text` is the analyst's, absent where the generated text stands; `basis` is JSON of
-- the generated text and sources that somebody last looked at. `revision` counts changes of the words: a save
-- names the one that was seen.
CREATE TABLE summary_words (
    summary_id TEXT NOT NULL,
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT,
    basis TEXT,
    to_translate BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    changed_by TEXT,
    changed_at TIMESTAMP,
    PRIMARY KEY (summary_id, key, language),
    FOREIGN KEY (summary_id, key) REFERENCES summary_statements (summary_id, key)
);

-- Every saved text and decision, also what met another text and was not saved. Append-only.
CREATE TABLE summary_history (
    id TEXT NOT NULL PRIMARY KEY,
    summary_id TEXT NOT NULL REFERENCES summaries (id),
    number BIGINT NOT NULL,
    key TEXT NOT NULL,
    language TEXT NOT NULL,
    deed TEXT NOT NULL,
    text TEXT,
    author TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    UNIQUE (summary_id, number)
);

-- The steps of a summary from draft to readers. `version` is the last published one at that time, so that a
-- withdrawal says what it withdraws. Append-only.
CREATE TABLE summary_moves (
    summary_id TEXT NOT NULL REFERENCES summaries (id),
    number BIGINT NOT NULL,
    from_stage TEXT,
    to_stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    version BIGINT NOT NULL,
    author TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (summary_id, number)
);

-- Published versions: the whole text as readers got it, with its digest. Append-only.
CREATE TABLE summary_versions (
    summary_id TEXT NOT NULL REFERENCES summaries (id),
    number BIGINT NOT NULL,
    document TEXT NOT NULL,
    digest TEXT NOT NULL,
    published_at TIMESTAMP NOT NULL,
    published_by TEXT NOT NULL,
    PRIMARY KEY (summary_id, number)
);
