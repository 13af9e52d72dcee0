DROP TRIGGER summary_versions_no_truncate ON summary_versions;
DROP TRIGGER summary_versions_no_change ON summary_versions;
DROP TRIGGER summary_moves_no_truncate ON summary_moves;
DROP TRIGGER summary_moves_no_change ON summary_moves;
DROP TRIGGER summary_history_no_truncate ON summary_history;
DROP TRIGGER summary_history_no_change ON summary_history;
DROP FUNCTION refuse_summary_change();
