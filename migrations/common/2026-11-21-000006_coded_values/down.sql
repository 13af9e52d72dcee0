DROP TABLE submission_subjects;
DROP TABLE coded_values;
