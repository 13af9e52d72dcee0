DROP TRIGGER audit_no_truncate ON audit;
DROP TRIGGER audit_no_change ON audit;
DROP TRIGGER submissions_no_truncate ON submissions;
DROP TRIGGER submissions_no_change ON submissions;
DROP TRIGGER questionnaires_no_truncate ON questionnaires;
DROP TRIGGER questionnaires_no_change ON questionnaires;
DROP TRIGGER answer_versions_no_truncate ON answer_versions;
DROP TRIGGER answer_versions_no_change ON answer_versions;
DROP FUNCTION refuse_change();
