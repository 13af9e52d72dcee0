//! Publishing the results of a round: frozen, judged beside what was published before, withdrawn.

use iscm_survey::app::editing::moving::{MoveSummary, go};
use iscm_survey::app::editing::{EditingError, begin};
use iscm_survey::app::publishing::{
    Preview, PublishError, find_results, list_results, preview_results, publish_results,
    withdraw_results,
};
use iscm_survey::app::reporting::{Imprint, Reader, overall_report};
use iscm_survey::app::rounds::{QuestionnaireFile, close_assessment};
use iscm_survey::assessment::{Author, Role, SubmittedDocument};
use iscm_survey::findings::draft::Stage;
use iscm_survey::findings::release::GroupCode;
use iscm_survey::findings::release::document::{FrozenTable, Results, Value};
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use serde_json::{Value as Json, json};

use crate::support::databases::run_on_both;
use crate::support::round::{ROUND, Round};

const STATES: [&str; 9] = ["ZM", "KE", "ZA", "BI", "EG", "MG", "RW", "ZW", "MW"];

/// A round in which States choose several codes about each mechanism.
fn files() -> Vec<QuestionnaireFile> {
    let state = json!({
        "id": "small-state", "version": "1", "respondent": "state", "title": "About your mechanisms",
        "pages": [{"name": "first", "attribution": "group", "elements": [
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm", "valueName": "id", "titleName": "name"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false, "templateElements": [
                {"type": "checkbox", "name": "value", "indicator": "value.states", "finding": "added",
                 "choices": [{"value": "trust", "text": {"default": "Trust", "fr": "Confiance"}}, "contacts"]}]}
        ]}],
        "findings": [{"id": "added", "title": "Added value", "sentences": [
            {"id": "states_value", "of": "state",
             "values": {"n": "base('value.states')", "t": "top('value.states', 3)"},
             "text": {"default": "The {n} States that answered most often name the following: {t}."}}]}]
    });
    vec![QuestionnaireFile {
        path: "small-state.json".into(),
        text: state.to_string(),
    }]
}

fn says(iscm: &str, codes: &[&str]) -> Json {
    json!({"iscms": [{"iscm": iscm, "value": codes}]})
}

/// Nine States about MIDCOM: five trust, four contacts.
fn answered(round: &Round) {
    for (index, state) in STATES.into_iter().enumerate() {
        let code = if index < 5 { "trust" } else { "contacts" };
        round
            .import(&round.import_command(state, says("midcom", &[code])))
            .unwrap();
    }
}

fn publish(round: &Round) -> Result<u32, PublishError> {
    round
        .app
        .write_blocking(|transaction| publish_results(transaction, ROUND, &Author::Operator))
}

/// Takes the summary of MIDCOM from its draft to readers; gives the number of the version.
fn publish_summary(round: &Round) -> Result<Option<i64>, EditingError> {
    let by = Author::Operator;
    round.app.write_blocking(|transaction| {
        begin(transaction, ROUND, "midcom", &by)?;
        let mut number = None;
        for to in [Stage::InReview, Stage::Cleared, Stage::Published] {
            let step = MoveSummary {
                assessment: ROUND.into(),
                iscm: "midcom".into(),
                to,
                reason: String::new(),
                actor: by.clone(),
                role: Role::Coordinator,
            };
            number = go(transaction, &step)?;
        }
        Ok(number)
    })
}

fn preview(round: &Round) -> Result<Preview, PublishError> {
    round
        .app
        .read_blocking(|transaction| preview_results(transaction, ROUND))
}

fn close(round: &Round) {
    round
        .app
        .write_blocking(|transaction| close_assessment(transaction, ROUND, &Author::Operator))
        .unwrap();
}

fn published(round: &Round, number: Option<u32>) -> Option<(Results, String, String)> {
    round
        .app
        .read_blocking(|transaction| find_results(transaction, ROUND, number))
        .unwrap()
        .map(|found| (found.results, found.document, found.digest))
}

/// Of nine who answered; it never breaks over lines.
const BASE: &str = "n\u{a0}=\u{a0}9";

/// The overall report as readers outside get it, as text.
fn overall_outside(round: &Round) -> String {
    let reader = Reader {
        language: Language::English,
        audience: Audience::Outside,
    };
    let imprint = Imprint {
        institution: "International Organization for Migration".to_owned(),
        unit: "International Partnerships Division".to_owned(),
        time_zone: chrono_tz::Tz::UTC,
        has_sources: true,
    };
    let report = round
        .app
        .read_blocking(|transaction| overall_report(transaction, ROUND, reader, &imprint));
    let (_, document) = report.unwrap().expect("there is a round");
    document.markdown()
}

#[test]
fn a_report_for_readers_outside_has_the_numbers_of_the_release_or_none() {
    run_on_both(|test| {
        let round = Round::open_with(test, &files());
        answered(&round);
        close(&round);
        let nothing = overall_outside(&round);
        assert!(
            nothing.contains("No results of this round are published yet"),
            "{nothing}"
        );
        assert!(
            !nothing.contains(BASE) && !nothing.contains("Trust"),
            "{nothing}"
        );
        assert_eq!(publish(&round).unwrap(), 1);
        let first = overall_outside(&round);
        assert!(first.contains("those of release 1"), "{first}");
        assert!(first.contains(BASE) && first.contains("Trust"), "{first}");
        // One more State: the report stays as the release is.
        let mut command = round.import_command("UG", says("midcom", &["trust"]));
        command.into_closed = true;
        round.import(&command).unwrap();
        assert_eq!(overall_outside(&round), first);
    });
}

fn about_midcom(results: &Results) -> &FrozenTable {
    results.indicators[0]
        .tables
        .iter()
        .find(|table| table.iscm.as_deref() == Some("midcom") && table.group == GroupCode::State)
        .expect("States answered about it")
}

#[test]
fn results_are_published_of_a_closed_round_and_never_change() {
    run_on_both(|test| {
        let round = Round::open_with(test, &files());
        answered(&round);
        assert!(matches!(publish(&round), Err(PublishError::NotClosed)));
        close(&round);
        assert_eq!(publish(&round).unwrap(), 1);
        let (results, document, digest) = published(&round, None).expect("it is published");
        assert_eq!(digest, SubmittedDocument::digest_of(&document));
        let table = about_midcom(&results);
        assert_eq!(table.base, Value::Count(9));
        assert_eq!(table.codes["trust"], Value::Count(5));
        assert_eq!(results.participation[&GroupCode::State], Value::Count(9));
        let label = &results.indicators[0].codes[0].name;
        assert_eq!(label.0["fr"], "Confiance", "the words are frozen too");
        assert!(matches!(publish(&round), Err(PublishError::Unchanged)));
    });
}

#[test]
fn one_more_answer_is_not_told_by_the_next_release_and_three_more_are() {
    run_on_both(|test| {
        let round = Round::open_with(test, &files());
        answered(&round);
        close(&round);
        publish(&round).unwrap();
        // A form on paper that came in time is typed in after the end.
        let late = |state: &str| {
            let mut command = round.import_command(state, says("midcom", &["trust"]));
            command.into_closed = true;
            round.import(&command).unwrap();
        };
        late("UG");
        // Nor may a summary tell it, whose sentences know of no release.
        assert!(matches!(
            publish_summary(&round),
            Err(EditingError::HeldBack)
        ));
        // Everything in this round would tell what the one State said.
        assert!(matches!(preview(&round), Err(PublishError::NothingToShow)));
        // Withdrawing takes it from the page and not from those who have it.
        round
            .app
            .write_blocking(|transaction| {
                withdraw_results(transaction, ROUND, 1, &Author::Operator)
            })
            .unwrap();
        assert!(published(&round, None).is_none());
        assert!(matches!(preview(&round), Err(PublishError::NothingToShow)));
        late("TZ");
        late("NA");
        assert_eq!(publish_summary(&round).unwrap(), Some(1));
        assert_eq!(publish(&round).unwrap(), 2);
        let (results, ..) = published(&round, None).expect("it is published");
        assert_eq!(about_midcom(&results).codes["trust"], Value::Count(8));
        let (_, releases) = round
            .app
            .read_blocking(|transaction| list_results(transaction, ROUND))
            .unwrap();
        let withdrawn: Vec<bool> = releases
            .iter()
            .map(|release| release.withdrawn_at.is_some())
            .collect();
        assert_eq!(withdrawn, [false, true]);
    });
}

#[test]
fn one_more_answer_since_a_summary_is_not_told_by_the_first_release() {
    run_on_both(|test| {
        let round = Round::open_with(test, &files());
        answered(&round);
        close(&round);
        assert_eq!(publish_summary(&round).unwrap(), Some(1));
        let late = |state: &str| {
            let mut command = round.import_command(state, says("midcom", &["trust"]));
            command.into_closed = true;
            round.import(&command).unwrap();
        };
        late("UG");
        // The summary told of nine States, so that everything about ten would tell of one.
        assert!(matches!(preview(&round), Err(PublishError::NothingToShow)));
        late("TZ");
        late("NA");
        assert_eq!(publish(&round).unwrap(), 1);
    });
}

#[test]
fn too_few_answers_leave_nothing_to_publish() {
    run_on_both(|test| {
        let round = Round::open_with(test, &files());
        for state in ["ZM", "KE"] {
            round
                .import(&round.import_command(state, says("midcom", &["trust"])))
                .unwrap();
        }
        close(&round);
        assert!(matches!(publish(&round), Err(PublishError::NothingToShow)));
        assert!(published(&round, None).is_none());
    });
}
