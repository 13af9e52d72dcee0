-- What was recommended at a time stays as it was written. A function of its own: each migration can be undone
-- without the others.
CREATE FUNCTION refuse_recommendations_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER recommendations_no_change BEFORE UPDATE OR DELETE ON recommendations
    FOR EACH ROW EXECUTE FUNCTION refuse_recommendations_change();
CREATE TRIGGER recommendations_no_truncate BEFORE TRUNCATE ON recommendations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_recommendations_change();
