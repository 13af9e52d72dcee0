//! Answers entered on behalf: through the same validator, audited, never over a respondent's own.

use iscm_survey::app::importing::ImportResponseError;
use iscm_survey::app::rounds::close_assessment;
use iscm_survey::app::summaries::{SummaryError, summary_of};
use iscm_survey::assessment::{AnsweringProblem, Author, Mark};
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::questionnaire::form::ErrorCode;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::audit::list_audit_entries;
use serde_json::json;

use crate::support::databases::run_on_both;
use crate::support::round::{ROUND, Round, change};

#[test]
fn an_import_is_checked_like_a_page() {
    run_on_both(|test| {
        let round = Round::open(test);
        let unknown = round.import(&round.import_command(
            "midcom",
            json!({"established": 2000, "favourite_colour": "blue"}),
        ));
        let Err(ImportResponseError::Refused(refusals)) = unknown else {
            panic!("{unknown:?}");
        };
        assert_eq!(refusals[0].code, ErrorCode::UnknownQuestion);
        assert_eq!(refusals[0].address.as_str(), "favourite_colour");

        let incomplete = round.import(&round.import_command("midcom", json!({"aims": "no year"})));
        let Err(ImportResponseError::Problems(problems)) = incomplete else {
            panic!("{incomplete:?}");
        };
        assert_eq!(problems[0].code, ErrorCode::Required);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        assert_eq!(
            round.values(&midcom),
            json!({}),
            "what cannot be submitted as asked leaves nothing"
        );

        let mut draft = round.import_command("midcom", json!({"aims": "no year"}));
        draft.submit = false;
        let imported = round.import(&draft).expect("a draft keeps its errors");
        assert_eq!(imported.errors[0].code, ErrorCode::Required);
        assert_eq!(imported.receipt, None);
    });
}

#[test]
fn who_is_not_known_or_not_asked_is_refused() {
    run_on_both(|test| {
        let round = Round::open(test);
        let import = |organization: &str| {
            round.import(&round.import_command(organization, json!({"established": 2000})))
        };
        assert!(matches!(
            import("nobody"),
            Err(ImportResponseError::UnknownOrganization(_))
        ));
        assert!(matches!(
            import("icmpd"),
            Err(ImportResponseError::NoQuestionnaire)
        ));
        let mut elsewhere = round.import_command("midcom", json!({}));
        elsewhere.assessment = "1999".to_owned();
        assert!(matches!(
            round.import(&elsewhere),
            Err(ImportResponseError::UnknownAssessment(_))
        ));
    });
}

#[test]
fn an_import_is_submitted_with_source_and_mark_and_audited() {
    run_on_both(|test| {
        let round = Round::open(test);
        let mut command = round.import_command(
            "MIDCOM",
            json!({"established": 2000, "examples": [{"what": "one"}, {"what": "two", "year": 2019}]}),
        );
        command.mark = Some(Mark::Reconstructed);
        let imported = round.import(&command).expect("complete");
        let receipt = imported.receipt.expect("it was submitted");
        assert_eq!(receipt.number, 1);
        let entries = round
            .app
            .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 50))
            .unwrap();
        let entry = entries
            .iter()
            .find(|entry| entry.action == "response.import")
            .expect("the import is in the audit");
        assert_eq!(entry.actor, Author::Operator);
        assert_eq!(entry.detail["mark"], json!("reconstructed"));
        assert_eq!(entry.detail["source"], json!("a form on paper"));
        assert!(
            entries
                .iter()
                .any(|entry| entry.action == "response.submit_on_behalf")
        );

        // A corrected form replaces the earlier import, which stays readable.
        let corrected = round
            .import(&round.import_command("midcom", json!({"established": 2001})))
            .expect("an import may be repeated");
        assert_eq!(corrected.receipt.unwrap().number, 2);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        assert_eq!(round.values(&midcom), json!({"established": 2001}));
    });
}

#[test]
fn a_respondents_own_answers_are_not_replaced_unless_asked() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let changes = vec![change("established", json!(1999), 0)];
        round
            .save(&round.save_command(&midcom, "anna", changes))
            .unwrap();
        let mut command = round.import_command("midcom", json!({"established": 2000}));
        assert!(matches!(
            round.import(&command),
            Err(ImportResponseError::RespondentHasAnswered)
        ));
        round.submit(&round.submit_command(&midcom)).unwrap();
        assert!(matches!(
            round.import(&command),
            Err(ImportResponseError::RespondentHasAnswered)
        ));
        assert_eq!(round.values(&midcom), json!({"established": 1999}));
        command.over_respondent = true;
        let imported = round.import(&command).expect("explicitly");
        assert_eq!(imported.receipt.unwrap().number, 2);
    });
}

#[test]
fn a_closed_round_takes_an_import_only_when_asked() {
    run_on_both(|test| {
        let round = Round::open(test);
        round
            .app
            .write_blocking(|transaction| close_assessment(transaction, ROUND, &Author::Operator))
            .unwrap();
        let mut command = round.import_command("midcom", json!({"established": 2000}));
        assert!(matches!(
            round.import(&command),
            Err(ImportResponseError::Answering(AnsweringProblem::Closed))
        ));
        command.into_closed = true;
        round.import(&command).expect("explicitly");
    });
}

fn texts(round: &Round, iscm: &str, audience: Audience) -> Option<Vec<String>> {
    round
        .app
        .read_blocking(|transaction| {
            summary_of(transaction, ROUND, iscm, Language::English, audience)
        })
        .expect("the mechanism is known")
        .map(|told| {
            told.summary
                .sections
                .iter()
                .flat_map(|section| &section.statements)
                .map(|statement| statement.text.clone())
                .collect()
        })
}

#[test]
fn the_summary_is_told_from_the_submissions_that_count() {
    run_on_both(|test| {
        let round = Round::open(test);
        assert_eq!(texts(&round, "midcom", Audience::Staff), None);
        let unknown = round.app.read_blocking(|transaction| {
            summary_of(transaction, ROUND, "ZM", Language::English, Audience::Staff)
        });
        assert!(matches!(unknown, Err(SummaryError::UnknownIscm(_))));

        round
            .import(&round.import_command("midcom", json!({"established": 2000})))
            .unwrap();
        for (state, usefulness) in [("ZM", 5), ("KE", 4), ("ZA", 3)] {
            let answers = json!({"iscms": [{"iscm": "midcom", "usefulness": usefulness}]});
            round
                .import(&round.import_command(state, answers))
                .expect("a State answers about the mechanism");
        }
        let told = texts(&round, "midcom", Audience::Outside).expect("there are answers");
        assert_eq!(
            told,
            [
                "It was established in 2000.",
                "3 States rated its usefulness at 4 on average."
            ]
        );
        assert_eq!(texts(&round, "midsa", Audience::Staff), None);
    });
}
