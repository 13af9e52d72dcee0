//! Submitting: once, whole, and for good.

use std::thread;

use iscm_survey::app::saving::SaveError;
use iscm_survey::app::submitting::SubmitError;
use iscm_survey::assessment::{ResponseId, ResponseState, SubmittedDocument};
use iscm_survey::questionnaire::form::ErrorCode;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::responses::{find_response, update_response};
use iscm_survey::storage::submissions::{
    CodedFilter, list_coded_answers, list_subjects, list_submissions,
};
use serde_json::json;

use crate::support::databases::run_on_both;
use crate::support::round::{Round, change};

fn filled(round: &Round) -> ResponseId {
    let midcom = round.response(RespondentGroup::Iscm, "midcom");
    let changes = vec![
        change("established", json!(1999), 0),
        change("themes", json!(["trade", "climate"]), 0),
        change("contribution/national", json!("high"), 0),
        change("secret", json!("typed while the year was 2001"), 0),
        change("examples/k1", json!({}), 0),
        change("examples/k1/what", json!("a joint study"), 0),
    ];
    round
        .save(&round.save_command(&midcom, "anna", changes))
        .expect("the draft can be saved");
    midcom
}

#[test]
fn a_submission_has_number_receipt_digest_and_coded_values() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = filled(&round);
        let receipt = round
            .submit(&round.submit_command(&midcom))
            .expect("complete");
        assert_eq!(receipt.number, 1);
        assert!(
            receipt.receipt_number.starts_with("2026-MIDCOM-1-"),
            "{receipt:?}"
        );
        let (submissions, coded, subjects) = round
            .app
            .read_blocking(|transaction| {
                let connection = &mut *transaction.connection;
                let submissions = list_submissions(connection, &midcom)?;
                let response = find_response(connection, &midcom)?.unwrap();
                assert_eq!(response.state, ResponseState::Submitted);
                assert_eq!(
                    response.current_submission.as_ref(),
                    Some(&submissions[0].id)
                );
                let filter = CodedFilter {
                    subject: Some("midcom"),
                    ..CodedFilter::default()
                };
                let coded = list_coded_answers(connection, &response.assessment, filter)?;
                let subjects = list_subjects(connection, &response.assessment)?;
                Ok::<_, iscm_survey::storage::StorageError>((submissions, coded, subjects))
            })
            .unwrap();
        assert_eq!(submissions.len(), 1);
        assert_eq!(
            receipt.digest,
            SubmittedDocument::digest_of(&submissions[0].document)
        );
        let document = SubmittedDocument::parse(&submissions[0].document).unwrap();
        let addresses: Vec<&str> = document
            .answers
            .iter()
            .map(|answer| answer.address.as_str())
            .collect();
        assert!(
            !addresses.contains(&"secret"),
            "hidden answers never reach a submission: {addresses:?}"
        );
        assert!(addresses.contains(&"examples/k1/what"), "{addresses:?}");
        let values: Vec<String> = coded
            .iter()
            .map(|value| {
                let code = value.code.clone().unwrap_or_default();
                let row = value.row.clone().unwrap_or_default();
                let number = value.number.map(|n| n.to_string()).unwrap_or_default();
                format!("{} {row}{code}{number}", value.indicator)
            })
            .collect();
        for expected in [
            "established 1999",
            "themes trade",
            "themes climate",
            "contribution nationalhigh",
        ] {
            assert!(values.iter().any(|value| value == expected), "{values:?}");
        }
        assert_eq!(subjects, [("midcom".to_owned(), RespondentGroup::Iscm, 1)]);
    });
}

#[test]
fn parallel_submits_make_one_submission() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = filled(&round);
        let results: Vec<_> = thread::scope(|scope| {
            let started: Vec<_> = (0..8)
                .map(|number| {
                    let (round, midcom) = (&round, &midcom);
                    scope.spawn(move || {
                        let mut command = round.submit_command(midcom);
                        // Half of them are one double click, the others other windows.
                        command.operation = (number % 2 == 0).then(|| "double click".to_owned());
                        round.submit(&command)
                    })
                })
                .collect();
            started
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        let receipts: Vec<_> = results
            .into_iter()
            .map(|result| match result {
                Ok(receipt) => receipt,
                Err(SubmitError::Already(receipt)) => *receipt,
                Err(other) => panic!("{other:?}"),
            })
            .collect();
        assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
        let submissions = round
            .app
            .read_blocking(|transaction| list_submissions(transaction.connection, &midcom))
            .unwrap();
        assert_eq!(submissions.len(), 1);
    });
}

#[test]
fn repeating_a_submit_gives_the_same_receipt() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = filled(&round);
        let mut command = round.submit_command(&midcom);
        command.operation = Some("op".to_owned());
        let first = round.submit(&command).unwrap();
        assert_eq!(round.submit(&command).unwrap(), first);
    });
}

#[test]
fn what_is_missing_keeps_it_from_being_submitted_and_nothing_changes() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let changes = vec![change("aims", json!("no year yet"), 0)];
        round
            .save(&round.save_command(&midcom, "anna", changes))
            .unwrap();
        let refused = round.submit(&round.submit_command(&midcom));
        let Err(SubmitError::Problems(problems)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].address.as_str(), "established");
        assert_eq!(problems[0].code, ErrorCode::Required);
        let response = round
            .app
            .read_blocking(|transaction| find_response(transaction.connection, &midcom))
            .unwrap()
            .unwrap();
        assert_eq!(response.state, ResponseState::Draft);
    });
}

#[test]
fn what_was_changed_after_it_was_looked_at_is_not_submitted() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = filled(&round);
        let mut command = round.submit_command(&midcom);
        command.expected_revision = Some(1);
        let changes = vec![change("aims", json!("a colleague adds this"), 0)];
        let saved = round
            .save(&round.save_command(&midcom, "bela", changes))
            .unwrap();
        let refused = round.submit(&command);
        assert!(
            matches!(refused, Err(SubmitError::ChangedMeanwhile { revision }) if revision == saved.revision),
            "{refused:?}"
        );
        command.expected_revision = Some(saved.revision);
        round.submit(&command).expect("now it was looked at");
    });
}

#[test]
fn a_submitted_response_is_frozen_until_it_is_given_back() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = filled(&round);
        let first = round.submit(&round.submit_command(&midcom)).unwrap();
        let version = round.version(&midcom, "established");
        let correction = round.save_command(
            &midcom,
            "anna",
            vec![change("established", json!(2000), version)],
        );
        let refused = round.save(&correction);
        assert!(
            matches!(refused, Err(SaveError::Answering(_))),
            "{refused:?}"
        );

        round
            .app
            .write_blocking(|transaction| {
                let connection = &mut *transaction.connection;
                let before = find_response(connection, &midcom)?.unwrap();
                let after = before.give_back(transaction.now).expect("it was submitted");
                update_response(connection, &before, &after)
            })
            .unwrap();
        round.save(&correction).expect("it was given back");
        let counted = |round: &Round| {
            round
                .app
                .read_blocking(|transaction| {
                    let connection = &mut *transaction.connection;
                    let response = find_response(connection, &midcom)?.unwrap();
                    let filter = CodedFilter {
                        indicator: Some("established"),
                        ..CodedFilter::default()
                    };
                    list_coded_answers(connection, &response.assessment, filter)
                })
                .unwrap()
                .iter()
                .map(|value| value.number.unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            counted(&round),
            [1999.0],
            "the last submitted one counts until the next is submitted"
        );
        let second = round.submit(&round.submit_command(&midcom)).unwrap();
        assert_eq!(second.number, 2);
        assert_ne!(second.receipt_number, first.receipt_number);
        assert_eq!(counted(&round), [2000.0]);
        let submissions = round
            .app
            .read_blocking(|transaction| list_submissions(transaction.connection, &midcom))
            .unwrap();
        assert_eq!(submissions.len(), 2, "older ones stay readable");
        assert_eq!(submissions[0].digest, first.digest);
    });
}
