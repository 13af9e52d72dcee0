DROP TRIGGER response_returns_no_truncate ON response_returns;
DROP TRIGGER response_returns_no_change ON response_returns;
DROP TRIGGER return_comments_no_truncate ON return_comments;
DROP TRIGGER return_comments_no_change ON return_comments;
DROP TRIGGER response_declines_no_truncate ON response_declines;
DROP TRIGGER response_declines_no_change ON response_declines;
DROP TRIGGER follow_ups_no_truncate ON follow_ups;
DROP TRIGGER follow_ups_no_change ON follow_ups;
DROP FUNCTION refuse_workflow_change();
