DROP TABLE open_quotations;
DROP TABLE open_decisions;
DROP TABLE open_codings;
DROP TABLE open_codes;
