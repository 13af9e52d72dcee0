-- What readers outside were shown stays as it was shown. A function of its own: each migration can be undone
-- without the others.
CREATE FUNCTION refuse_results_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER published_results_no_change BEFORE UPDATE OR DELETE ON published_results
    FOR EACH ROW EXECUTE FUNCTION refuse_results_change();
CREATE TRIGGER published_results_no_truncate BEFORE TRUNCATE ON published_results
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_results_change();

CREATE TRIGGER result_withdrawals_no_change BEFORE UPDATE OR DELETE ON result_withdrawals
    FOR EACH ROW EXECUTE FUNCTION refuse_results_change();
CREATE TRIGGER result_withdrawals_no_truncate BEFORE TRUNCATE ON result_withdrawals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_results_change();
