-- What is written once stays as it was written: the promise of the receipt and of the audit is kept by
-- the database itself. In a folder of each database because their triggers are written differently.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER submissions_no_change BEFORE UPDATE OR DELETE ON submissions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submissions_no_truncate BEFORE TRUNCATE ON submissions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER questionnaires_no_change BEFORE UPDATE OR DELETE ON questionnaires
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER questionnaires_no_truncate BEFORE TRUNCATE ON questionnaires
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answer_versions_no_change BEFORE UPDATE OR DELETE ON answer_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER answer_versions_no_truncate BEFORE TRUNCATE ON answer_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
