DROP TRIGGER summary_history_no_update;
DROP TRIGGER summary_history_no_delete;
DROP TRIGGER summary_moves_no_update;
DROP TRIGGER summary_moves_no_delete;
DROP TRIGGER summary_versions_no_update;
DROP TRIGGER summary_versions_no_delete;
