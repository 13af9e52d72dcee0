//! Creating, opening and closing.

use iscm_survey::app::rounds::{
    ChangeAssessmentError, CreateAssessmentError, close_assessment, close_due_assessments,
    create_assessment, list_assessments, open_assessment,
};
use iscm_survey::assessment::{AssessmentState, Author, StateChangeProblem};
use iscm_survey::storage::audit::list_audit_entries;

use crate::support::databases::run_on_both;
use crate::support::round::{ROUND, Round, at, files, new_round};

#[test]
fn a_round_is_created_opened_and_closed_and_the_audit_tells() {
    run_on_both(|test| {
        let round = Round::open(test);
        let closed = round
            .app
            .write_blocking(|transaction| close_assessment(transaction, ROUND, &Author::Operator))
            .expect("an open round can be closed");
        assert_eq!(closed.closed_at, Some(at("2026-05-19T08:00:00Z")));
        let listed = round.app.read_blocking(list_assessments).unwrap();
        assert_eq!(listed, [closed]);
        let again = round
            .app
            .write_blocking(|transaction| open_assessment(transaction, ROUND, &Author::Operator));
        assert!(matches!(
            again,
            Err(ChangeAssessmentError::Problem(
                StateChangeProblem::AlreadyClosed
            ))
        ));
        let actions: Vec<String> = round
            .app
            .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 10))
            .unwrap()
            .into_iter()
            .map(|entry| format!("{} {}", entry.actor, entry.action))
            .collect();
        for action in [
            "operator assessment.create",
            "operator assessment.open",
            "operator assessment.close",
        ] {
            assert!(actions.iter().any(|found| found == action), "{actions:?}");
        }
        assert_eq!(actions.len(), 3, "what was refused is not in the audit");
    });
}

#[test]
fn a_short_name_is_taken_once() {
    run_on_both(|test| {
        let round = Round::open(test);
        let again = round.app.write_blocking(|transaction| {
            create_assessment(transaction, &new_round(), &files(), &Author::Operator)
        });
        assert!(
            matches!(again, Err(CreateAssessmentError::SlugTaken)),
            "{again:?}"
        );
    });
}

#[test]
fn a_broken_questionnaire_creates_nothing_and_all_its_problems_are_told() {
    run_on_both(|test| {
        let round = Round::prepare(test);
        let mut broken = files();
        broken[1].text = broken[1].text.replace("\"rating\"", "\"ratting\"");
        let refused = round.app.write_blocking(|transaction| {
            create_assessment(transaction, &new_round(), &broken, &Author::Operator)
        });
        let Err(CreateAssessmentError::Questionnaire { path, problems }) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(path, "questionnaires/small-state.json");
        assert!(!problems.is_empty());
        let twice = round.app.write_blocking(|transaction| {
            let mut files = files();
            files[1] = files[0].clone();
            create_assessment(transaction, &new_round(), &files, &Author::Operator)
        });
        assert!(matches!(twice, Err(CreateAssessmentError::SameGroup(..))));
        let listed = round.app.read_blocking(list_assessments).unwrap();
        assert_eq!(listed, []);
    });
}

#[test]
fn a_round_that_is_due_is_closed_once() {
    run_on_both(|test| {
        let round = Round::open(test);
        let close_due = || round.app.write_blocking(close_due_assessments).unwrap();
        assert_eq!(close_due(), Vec::<String>::new());
        round.clock.set(at("2026-07-01T00:00:00Z"));
        assert_eq!(close_due(), [ROUND]);
        assert_eq!(close_due(), Vec::<String>::new());
        // A clock that is set back opens nothing again.
        round.clock.set(at("2026-06-01T00:00:00Z"));
        let listed = round.app.read_blocking(list_assessments).unwrap();
        assert_eq!(listed[0].state, AssessmentState::Closed);
    });
}
