-- What is written once stays as it was written: the promise of the receipt and of the audit is kept by
-- the database itself. In a folder of each database because their triggers are written differently.

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER submissions_no_update BEFORE UPDATE ON submissions
BEGIN
    SELECT RAISE(ABORT, 'submissions is append-only');
END;

CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions
BEGIN
    SELECT RAISE(ABORT, 'submissions is append-only');
END;

CREATE TRIGGER questionnaires_no_update BEFORE UPDATE ON questionnaires
BEGIN
    SELECT RAISE(ABORT, 'questionnaires is append-only');
END;

CREATE TRIGGER questionnaires_no_delete BEFORE DELETE ON questionnaires
BEGIN
    SELECT RAISE(ABORT, 'questionnaires is append-only');
END;

CREATE TRIGGER answer_versions_no_update BEFORE UPDATE ON answer_versions
BEGIN
    SELECT RAISE(ABORT, 'answer_versions is append-only');
END;

CREATE TRIGGER answer_versions_no_delete BEFORE DELETE ON answer_versions
BEGIN
    SELECT RAISE(ABORT, 'answer_versions is append-only');
END;
