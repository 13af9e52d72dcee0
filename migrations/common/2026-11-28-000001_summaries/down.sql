DROP TABLE summary_versions;
DROP TABLE summary_moves;
DROP TABLE summary_history;
DROP TABLE summary_words;
DROP TABLE summary_statements;
DROP TABLE summaries;
