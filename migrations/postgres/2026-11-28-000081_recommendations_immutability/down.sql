DROP TRIGGER recommendations_no_truncate ON recommendations;
DROP TRIGGER recommendations_no_change ON recommendations;
DROP FUNCTION refuse_recommendations_change();
