ALTER TABLE assessments DROP COLUMN counts_accepted_only;
