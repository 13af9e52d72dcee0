-- What a respondent was told, and what was said with it, stays as it was written.
CREATE TRIGGER response_returns_no_update BEFORE UPDATE ON response_returns
BEGIN
    SELECT RAISE(ABORT, 'response_returns is append-only');
END;

CREATE TRIGGER response_returns_no_delete BEFORE DELETE ON response_returns
BEGIN
    SELECT RAISE(ABORT, 'response_returns is append-only');
END;

CREATE TRIGGER return_comments_no_update BEFORE UPDATE ON return_comments
BEGIN
    SELECT RAISE(ABORT, 'return_comments is append-only');
END;

CREATE TRIGGER return_comments_no_delete BEFORE DELETE ON return_comments
BEGIN
    SELECT RAISE(ABORT, 'return_comments is append-only');
END;

CREATE TRIGGER response_declines_no_update BEFORE UPDATE ON response_declines
BEGIN
    SELECT RAISE(ABORT, 'response_declines is append-only');
END;

CREATE TRIGGER response_declines_no_delete BEFORE DELETE ON response_declines
BEGIN
    SELECT RAISE(ABORT, 'response_declines is append-only');
END;

CREATE TRIGGER follow_ups_no_update BEFORE UPDATE ON follow_ups
BEGIN
    SELECT RAISE(ABORT, 'follow_ups is append-only');
END;

CREATE TRIGGER follow_ups_no_delete BEFORE DELETE ON follow_ups
BEGIN
    SELECT RAISE(ABORT, 'follow_ups is append-only');
END;
