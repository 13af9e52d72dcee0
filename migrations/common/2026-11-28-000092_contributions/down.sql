DROP TABLE contributions;
DROP INDEX kept_counts_place;
ALTER TABLE kept_counts DROP COLUMN place;
