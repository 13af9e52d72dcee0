DROP TABLE assessment_questionnaires;
DROP TABLE questionnaires;
DROP TABLE assessments;
