-- For the program only: the counts behind a published version with what a reader could see of them, so that releases
-- are judged beside it. Absent where the version speaks of nobody but its mechanism.
ALTER TABLE summary_versions ADD COLUMN told TEXT;
