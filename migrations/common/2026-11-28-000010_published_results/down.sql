DROP TABLE result_withdrawals;
DROP TABLE published_results;
