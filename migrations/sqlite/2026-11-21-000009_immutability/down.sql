DROP TRIGGER audit_no_update;
DROP TRIGGER audit_no_delete;
DROP TRIGGER submissions_no_update;
DROP TRIGGER submissions_no_delete;
DROP TRIGGER questionnaires_no_update;
DROP TRIGGER questionnaires_no_delete;
DROP TRIGGER answer_versions_no_update;
DROP TRIGGER answer_versions_no_delete;
