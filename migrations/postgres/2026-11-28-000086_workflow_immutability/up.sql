-- What a respondent was told, and what was said with it, stays as it was written. A function of its own: each
-- migration can be undone without the others.
CREATE FUNCTION refuse_workflow_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER response_returns_no_change BEFORE UPDATE OR DELETE ON response_returns
    FOR EACH ROW EXECUTE FUNCTION refuse_workflow_change();
CREATE TRIGGER response_returns_no_truncate BEFORE TRUNCATE ON response_returns
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_workflow_change();

CREATE TRIGGER return_comments_no_change BEFORE UPDATE OR DELETE ON return_comments
    FOR EACH ROW EXECUTE FUNCTION refuse_workflow_change();
CREATE TRIGGER return_comments_no_truncate BEFORE TRUNCATE ON return_comments
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_workflow_change();

CREATE TRIGGER response_declines_no_change BEFORE UPDATE OR DELETE ON response_declines
    FOR EACH ROW EXECUTE FUNCTION refuse_workflow_change();
CREATE TRIGGER response_declines_no_truncate BEFORE TRUNCATE ON response_declines
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_workflow_change();

CREATE TRIGGER follow_ups_no_change BEFORE UPDATE OR DELETE ON follow_ups
    FOR EACH ROW EXECUTE FUNCTION refuse_workflow_change();
CREATE TRIGGER follow_ups_no_truncate BEFORE TRUNCATE ON follow_ups
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_workflow_change();
