-- What was published, and how it came about, stays as it was written (see the first immutability migration).
-- In a folder of each database because their triggers are written differently.

CREATE TRIGGER summary_history_no_change BEFORE UPDATE OR DELETE ON summary_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER summary_history_no_truncate BEFORE TRUNCATE ON summary_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER summary_moves_no_change BEFORE UPDATE OR DELETE ON summary_moves
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER summary_moves_no_truncate BEFORE TRUNCATE ON summary_moves
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER summary_versions_no_change BEFORE UPDATE OR DELETE ON summary_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER summary_versions_no_truncate BEFORE TRUNCATE ON summary_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
