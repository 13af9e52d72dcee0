DROP TABLE open_comparisons;
