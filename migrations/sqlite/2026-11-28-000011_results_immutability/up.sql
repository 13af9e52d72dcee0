-- What readers outside were shown stays as it was shown.
CREATE TRIGGER published_results_no_update BEFORE UPDATE ON published_results
BEGIN
    SELECT RAISE(ABORT, 'published_results is append-only');
END;

CREATE TRIGGER published_results_no_delete BEFORE DELETE ON published_results
BEGIN
    SELECT RAISE(ABORT, 'published_results is append-only');
END;

CREATE TRIGGER result_withdrawals_no_update BEFORE UPDATE ON result_withdrawals
BEGIN
    SELECT RAISE(ABORT, 'result_withdrawals is append-only');
END;

CREATE TRIGGER result_withdrawals_no_delete BEFORE DELETE ON result_withdrawals
BEGIN
    SELECT RAISE(ABORT, 'result_withdrawals is append-only');
END;
