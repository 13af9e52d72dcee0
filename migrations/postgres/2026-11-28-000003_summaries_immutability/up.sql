-- What was published, and how it came about, stays as it was written (see the first immutability migration).
-- In a folder of each database because their triggers are written differently.
-- The function is its own, so that either migration can be undone without the other.

CREATE FUNCTION refuse_summary_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER summary_history_no_change BEFORE UPDATE OR DELETE ON summary_history
    FOR EACH ROW EXECUTE FUNCTION refuse_summary_change();
CREATE TRIGGER summary_history_no_truncate BEFORE TRUNCATE ON summary_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_summary_change();

CREATE TRIGGER summary_moves_no_change BEFORE UPDATE OR DELETE ON summary_moves
    FOR EACH ROW EXECUTE FUNCTION refuse_summary_change();
CREATE TRIGGER summary_moves_no_truncate BEFORE TRUNCATE ON summary_moves
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_summary_change();

CREATE TRIGGER summary_versions_no_change BEFORE UPDATE OR DELETE ON summary_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_summary_change();
CREATE TRIGGER summary_versions_no_truncate BEFORE TRUNCATE ON summary_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_summary_change();
