DROP TRIGGER response_returns_no_update;
DROP TRIGGER response_returns_no_delete;
DROP TRIGGER return_comments_no_update;
DROP TRIGGER return_comments_no_delete;
DROP TRIGGER response_declines_no_update;
DROP TRIGGER response_declines_no_delete;
DROP TRIGGER follow_ups_no_update;
DROP TRIGGER follow_ups_no_delete;
