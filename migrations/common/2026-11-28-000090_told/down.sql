ALTER TABLE summary_versions DROP COLUMN told;
