-- What was published, and how it came about, stays as it was written (see the first immutability migration).
-- In a folder of each database because their triggers are written differently.

CREATE TRIGGER summary_history_no_update BEFORE UPDATE ON summary_history
BEGIN
    SELECT RAISE(ABORT, 'summary_history is append-only');
END;

CREATE TRIGGER summary_history_no_delete BEFORE DELETE ON summary_history
BEGIN
    SELECT RAISE(ABORT, 'summary_history is append-only');
END;

CREATE TRIGGER summary_moves_no_update BEFORE UPDATE ON summary_moves
BEGIN
    SELECT RAISE(ABORT, 'summary_moves is append-only');
END;

CREATE TRIGGER summary_moves_no_delete BEFORE DELETE ON summary_moves
BEGIN
    SELECT RAISE(ABORT, 'summary_moves is append-only');
END;

CREATE TRIGGER summary_versions_no_update BEFORE UPDATE ON summary_versions
BEGIN
    SELECT RAISE(ABORT, 'summary_versions is append-only');
END;

CREATE TRIGGER summary_versions_no_delete BEFORE DELETE ON summary_versions
BEGIN
    SELECT RAISE(ABORT, 'summary_versions is append-only');
END;
