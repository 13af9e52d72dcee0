//! Counts that are kept and counts that are added up are what counting by hand gives, whatever was done to the
//! responses before, and whoever is asked about.

use std::collections::BTreeSet;

use iscm_survey::app::Transaction;
use iscm_survey::app::importing::import_response;
use iscm_survey::app::rounds::{
    QuestionnaireFile, create_assessment, list_assessments, open_assessment,
};
use iscm_survey::assessment::{
    Assessment, Author, CodedAnswer, Mark, NewAssessment, Respondent, Response,
};
use iscm_survey::findings::tally::Audience;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::kept_counts::recount;
use iscm_survey::storage::responses::{find_response_of, list_responses, update_response};
use iscm_survey::storage::tallies::{
    AnswersBehind, RoundCounts, TallyScope, Values, count_round, count_submitted,
    list_answers_behind, list_marks_in,
};
use iscm_survey::storage::tallies_cross::{
    CountedBy, SaidAbout, count_by_subject, list_said_about,
};
use iscm_survey::storage::{Db, StorageError};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::by_hand::{self, Wanted};
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::{ROUND, Round, at};

const MECHANISMS: [&str; 2] = ["midcom", "midsa"];
const STATES: [&str; 3] = ["ZM", "KE", "ZA"];
const INDICATORS: [&str; 11] = [
    "established",
    "themes",
    "contribution",
    "order",
    "iscms",
    "usefulness",
    "why",
    "effect",
    "people",
    "share",
    "staff",
];
/// The round before.
const BEFORE: &str = "2019";

/// A question of each form that is counted, of mechanisms about themselves and of States about each.
fn files() -> Vec<QuestionnaireFile> {
    let levels = json!(["low", "high"]);
    let iscm = json!({
        "id": "forms-iscm", "version": "1", "respondent": "iscm", "title": "About the mechanism",
        "pages": [{"name": "first", "elements": [
            {"type": "text", "inputType": "number", "name": "established", "indicator": "established"},
            {"type": "checkbox", "name": "themes", "indicator": "themes",
             "choices": ["trade", "health", "climate"]},
            {"type": "matrix", "name": "contribution", "indicator": "contribution",
             "rows": ["national", "regional"], "columns": levels},
            {"type": "ranking", "name": "order", "indicator": "order", "choices": ["a", "b", "c"]}
        ]}]
    });
    let state = json!({
        "id": "forms-state", "version": "1", "respondent": "state", "title": "About your mechanisms",
        "pages": [{"name": "first", "elements": [
            {"type": "radiogroup", "name": "staff", "indicator": "staff", "choices": ["few", "many"],
             "showDontKnowItem": true},
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm", "valueName": "id", "titleName": "name"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false, "templateElements": [
                {"type": "rating", "name": "usefulness", "indicator": "usefulness", "attribution": "count"},
                {"type": "checkbox", "name": "why", "indicator": "why", "choices": ["cost", "staff"],
                 "showDontKnowItem": true},
                {"type": "matrix", "name": "effect", "indicator": "effect", "attribution": "group",
                 "rows": ["national", "regional"], "columns": levels},
                {"type": "matrixdropdown", "name": "mix", "rows": ["fees", "host"], "columns": [
                    {"name": "share", "cellType": "text", "inputType": "number", "indicator": "share"}]},
                {"type": "paneldynamic", "name": "meetings", "templateElements": [
                    {"type": "text", "inputType": "number", "name": "people", "indicator": "people"},
                    {"type": "text", "name": "secret", "attribution": "none"}]}]}
        ]}]
    });
    [("iscm", iscm), ("state", state)]
        .map(|(name, file)| QuestionnaireFile {
            path: format!("questionnaires/forms-{name}.json"),
            text: file.to_string(),
        })
        .into()
}

/// An open round, and one before it in which some of the same took part.
fn open(test: &TestDatabase) -> Round {
    let round = Round::open_with(test, &files());
    let before = NewAssessment::new(
        BEFORE,
        BEFORE,
        at("2026-05-01T00:00:00Z"),
        at("2026-07-01T00:00:00Z"),
    );
    round
        .app
        .write_blocking(|transaction| -> Result<(), anyhow::Error> {
            create_assessment(transaction, &before, &files(), &Author::Operator)?;
            open_assessment(transaction, BEFORE, &Author::Operator)?;
            for (who, bits) in [(0, 0b11), (2, 0b1_1000), (4, 0b100_0000)] {
                let organization = respondent(who).organization;
                let mut command = Round::import_of(&organization, answers(who, bits));
                command.assessment = BEFORE.to_owned();
                import_response(transaction, &command)?;
            }
            Ok(())
        })
        .expect("the round before is there");
    round
}

fn assessment_of(
    transaction: &mut Transaction<'_>,
    slug: &str,
) -> Result<Assessment, StorageError> {
    let all = list_assessments(transaction)?;
    let found = all.into_iter().find(|one| one.slug == slug);
    Ok(found.expect("the round is there"))
}

/// Something that happens to a response of one of the five.
#[derive(Clone, Copy, Debug)]
enum Step {
    Submit {
        who: usize,
        answers: u32,
        mark: bool,
    },
    Accept(usize),
    GiveBack(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..5_usize, any::<u32>(), any::<bool>())
            .prop_map(|(who, answers, mark)| Step::Submit { who, answers, mark }),
        2 => (0..5_usize).prop_map(Step::Accept),
        1 => (0..5_usize).prop_map(Step::GiveBack),
    ]
}

fn respondent(who: usize) -> Respondent {
    match who {
        0 | 1 => Respondent::new(RespondentGroup::Iscm, MECHANISMS[who]),
        other => Respondent::new(RespondentGroup::State, STATES[other - 2]),
    }
}

/// Answers that are read out of the bits of a number.
fn answers(who: usize, bits: u32) -> Json {
    let has = |bit: u32| bits >> bit & 1 == 1;
    if who < 2 {
        let themes: Vec<&str> = ["trade", "health", "climate"]
            .into_iter()
            .zip(0..)
            .filter_map(|(theme, bit)| has(bit).then_some(theme))
            .collect();
        let level = |bit| if has(bit) { "low" } else { "high" };
        let mut answers = json!({
            "established": 1990 + bits % 7,
            "contribution": {"national": level(4), "regional": level(5)},
            "order": if has(6) { ["a", "b", "c"] } else { ["c", "a", "b"] },
        });
        if !themes.is_empty() {
            answers["themes"] = json!(themes);
        }
        return answers;
    }
    let level = |bit| if has(bit) { "low" } else { "high" };
    let blocks: Vec<Json> = MECHANISMS
        .iter()
        .zip([3, 6])
        .filter(|(_, bit)| has(*bit))
        .map(|(iscm, bit)| {
            let part = bits >> bit;
            let mut block = json!({"iscm": iscm, "usefulness": 1 + part % 5,
                "effect": {"national": level(bit + 1)},
                "mix": {"fees": {"share": part % 3 * 50}, "host": {"share": 100 - part % 3 * 50}},
                "meetings": [{"people": part % 4}, {"people": part % 11}]});
            block["why"] = match part % 3 {
                0 => json!(["cost", "staff"]),
                1 => json!(["staff"]),
                _ => json!(["dontknow"]),
            };
            block
        })
        .collect();
    let staff = ["few", "many", "dontknow"][bits as usize % 3];
    json!({ "staff": staff, "iscms": blocks })
}

fn happen(round: &Round, step: Step) {
    let (who, act): (usize, fn(&Response, _) -> Result<Response, _>) = match step {
        Step::Submit {
            who,
            answers: bits,
            mark,
        } => {
            let organization = respondent(who).organization;
            let mut command = round.import_command(&organization, answers(who, bits));
            command.mark = mark.then_some(Mark::Illustrative);
            round.import(&command).expect("it is taken");
            return;
        }
        Step::Accept(who) => (who, Response::accept),
        Step::GiveBack(who) => (who, Response::give_back),
    };
    let changed = round
        .app
        .write_blocking(|transaction| -> Result<(), anyhow::Error> {
            let assessment = assessment_of(transaction, ROUND)?;
            let connection = &mut *transaction.connection;
            let Some(before) = find_response_of(connection, &assessment.id, &respondent(who))?
            else {
                return Ok(());
            };
            // What cannot be done in this state is not done.
            if let Ok(after) = act(&before, transaction.now) {
                update_response(transaction.connection, &before, &after)?;
            }
            Ok(())
        });
    changed.expect("the database takes it");
}

/// Who submitted and with which marks: read from the kept counts, or asked of the responses.
fn submitted(transaction: &mut Transaction<'_>, scope: TallyScope) -> Result<String, StorageError> {
    let connection = &mut *transaction.connection;
    let submitted = count_submitted(connection, scope)?;
    let marks = list_marks_in(connection, scope)?;
    Ok(format!("{submitted:?} {marks:?}"))
}

/// With numbers in order, and without who submitted.
fn sorted(mut counts: RoundCounts) -> RoundCounts {
    let order = |numbers: &mut Vec<(f64, usize)>| {
        numbers.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    };
    for counts in counts.values_mut() {
        counts.submitted = 0;
        order(&mut counts.numbers);
        order(&mut counts.steps);
        counts.rows.values_mut().for_each(order);
        counts.places.values_mut().for_each(order);
    }
    counts
}

/// Every coded answer of a round that counts, what is for staff only among them.
fn all_answers(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<Vec<CodedAnswer>, StorageError> {
    let mut all = Vec::new();
    for group in RespondentGroup::ALL {
        for indicator in INDICATORS {
            all.extend(list_answers_behind(
                transaction.connection,
                AnswersBehind {
                    scope: TallyScope::of(assessment),
                    group,
                    indicator,
                    values: Values::All,
                    about: None,
                    row: None,
                    context: None,
                    number: None,
                },
            )?);
        }
    }
    Ok(all)
}

/// What is said of each mechanism, and its themes, as counting each by itself gives them.
fn said_by_hand(answers: &[CodedAnswer], wanted: &Wanted) -> (Vec<SaidAbout>, Vec<CountedBy>) {
    let (mut said, mut themes) = (Vec::new(), Vec::new());
    for subject in MECHANISMS {
        let only = [subject.to_owned()];
        let is_wanted = wanted.subjects.is_none_or(|all| all.contains(&only[0]));
        let coded: Vec<CodedAnswer> = answers
            .iter()
            .filter(|answer| is_wanted && answer.code.is_some())
            .cloned()
            .collect();
        let about = Wanted {
            subjects: Some(&only),
            ..*wanted
        };
        for ((indicator, group), counts) in by_hand::counts(&coded, &about) {
            let mut say = |code: Option<String>, organizations, counted_only| {
                if organizations > 0 {
                    said.push(SaidAbout {
                        indicator: indicator.clone(),
                        group,
                        subject: subject.to_owned(),
                        code,
                        organizations,
                        counted_only,
                    });
                }
            };
            say(None, counts.base, counts.counted_only);
            for (code, organizations) in counts.codes {
                if code == "dontknow" {
                    continue;
                }
                if indicator == "themes" {
                    themes.push(CountedBy {
                        group,
                        by: subject.to_owned(),
                        code: code.clone(),
                        organizations,
                    });
                }
                // No coded question of these files may be counted only.
                say(Some(code), organizations, false);
            }
        }
    }
    (said, themes)
}

/// Holds what a scope counts against counting by hand.
fn hold(
    transaction: &mut Transaction<'_>,
    scope: TallyScope,
    answers: &[CodedAnswer],
    organizations: &BTreeSet<String>,
) -> Result<(), StorageError> {
    let wanted = Wanted {
        organizations,
        subjects: scope.subjects,
        group: scope.group,
    };
    let counted = count_round(transaction.connection, scope)?;
    let by_hand = by_hand::counts(answers, &wanted);
    assert_eq!(
        counted.keys().collect::<Vec<_>>(),
        by_hand.keys().collect::<Vec<_>>(),
        "{scope:?}"
    );
    for (key, counts) in &sorted(counted.clone()) {
        assert_eq!(counts, &by_hand[key], "{key:?} {scope:?}");
    }
    let submitted = count_submitted(transaction.connection, scope)?;
    for ((_, group), counts) in &counted {
        assert_eq!(counts.submitted, submitted[group], "{scope:?}");
    }
    // What an earlier step was told is not told again.
    let remembered = transaction.remembered(scope, "round", count_round)?;
    assert_eq!(
        sorted(RoundCounts::clone(&remembered)),
        sorted(counted),
        "{scope:?}"
    );
    let (mut said, mut themes) = said_by_hand(answers, &wanted);
    let mut told = list_said_about(transaction.connection, scope)?;
    for list in [&mut said, &mut told] {
        list.sort_by_key(|said| format!("{said:?}"));
    }
    assert_eq!(told, said, "{scope:?}");
    for audience in [Audience::Staff, Audience::Outside] {
        let mut told = count_by_subject(transaction.connection, scope, "themes", audience)?;
        for list in [&mut themes, &mut told] {
            list.sort_by_key(|said| format!("{said:?}"));
        }
        assert_eq!(told, themes, "{scope:?} {audience:?}");
    }
    Ok(())
}

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

/// Holds the counts of every scope against counting by hand.
fn hold_all(round: &Round) {
    let everybody = names(&[&MECHANISMS[..], &STATES[..]].concat());
    let some = names(&["midsa", "ZM", "ZA"]);
    let nobody = names(&[]);
    let subjects = [names(&["midcom"]), names(&MECHANISMS), names(&[])];
    let held = round
        .app
        .read_blocking(|transaction| -> Result<(), StorageError> {
            let assessment = assessment_of(transaction, ROUND)?;
            let before = assessment_of(transaction, BEFORE)?;
            let answers = all_answers(transaction, &assessment)?;
            let responses = list_responses(transaction.connection, &assessment.id)?;
            for accepted_only in [false, true] {
                let counting: BTreeSet<String> = responses
                    .iter()
                    .filter(|one| one.current_submission.is_some())
                    .filter(|one| !accepted_only || one.accepted_at.is_some())
                    .map(|one| one.respondent.organization.clone())
                    .collect();
                for subjects in [
                    None,
                    Some(&subjects[0][..]),
                    Some(&subjects[1][..]),
                    Some(&subjects[2][..]),
                ] {
                    for group in [
                        None,
                        Some(RespondentGroup::Iscm),
                        Some(RespondentGroup::State),
                    ] {
                        let scope = TallyScope {
                            accepted_only,
                            group,
                            ..TallyScope::of(&assessment).about(subjects)
                        };
                        hold(transaction, scope, &answers, &counting)?;
                        for chosen in [&everybody, &some, &nobody] {
                            let narrowed = TallyScope {
                                organizations: Some(chosen),
                                ..scope
                            };
                            let theirs = chosen.iter().filter(|one| counting.contains(*one));
                            hold(transaction, narrowed, &answers, &theirs.cloned().collect())?;
                        }
                        // Naming everybody changes no number.
                        let naming = TallyScope {
                            organizations: Some(&everybody),
                            ..scope
                        };
                        assert_eq!(
                            submitted(transaction, scope)?,
                            submitted(transaction, naming)?
                        );
                        // In 2019 MIDCOM spoke of itself, ZM of MIDCOM and ZA of MiDSA; see `open`.
                        let took_part = match subjects {
                            None => names(&["midcom", "ZM", "ZA"]),
                            Some([one]) if one == "midcom" => names(&["midcom", "ZM"]),
                            Some([]) => nobody.clone(),
                            Some(_) => names(&["midcom", "ZM", "ZA"]),
                        };
                        let stayed = took_part.iter().filter(|one| counting.contains(*one));
                        let same = TallyScope {
                            also_in: Some(&before),
                            ..scope
                        };
                        hold(transaction, same, &answers, &stayed.cloned().collect())?;
                    }
                }
            }
            Ok(())
        });
    held.expect("the database answers");
}

fn some_steps() -> Vec<Step> {
    let submit = |who, answers, mark| Step::Submit { who, answers, mark };
    vec![
        submit(0, 0b10_0101, false),
        submit(2, 0b101_1010, true),
        submit(3, 0b111_1000, false),
        Step::Accept(0),
        Step::Accept(2),
        submit(2, 0b100_1000, false),
        submit(0, 0b01_0010, true),
        Step::Accept(3),
        Step::GiveBack(3),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_what_counting_by_hand_gives_after_whatever_happened(steps in prop::collection::vec(step(), 3..12)) {
        run_on_both(|test| {
            let round = open(test);
            for step in &steps {
                happen(&round, *step);
            }
            hold_all(&round);
        });
    }
}

#[test]
fn kept_counts_follow_each_step_and_a_recount_changes_nothing() {
    run_on_both(|test| {
        let round = open(test);
        for step in some_steps() {
            happen(&round, step);
            hold_all(&round);
        }
        let recounted = round
            .app
            .write_blocking(|transaction| recount(transaction.connection));
        recounted.expect("it can be counted anew");
        hold_all(&round);
    });
}

#[test]
fn an_older_database_is_counted_when_it_is_opened() {
    run_on_both(|test| {
        let round = open(test);
        for step in some_steps() {
            happen(&round, step);
        }
        for (version, undone) in [
            (
                "20261128000092",
                include_str!("../../../migrations/common/2026-11-28-000092_contributions/down.sql"),
            ),
            (
                "20261128000060",
                include_str!("../../../migrations/common/2026-11-28-000060_kept_counts/down.sql"),
            ),
        ] {
            test.execute(&format!(
                "{undone} DELETE FROM __diesel_schema_migrations WHERE version = '{version}'"
            ))
            .expect("the tables go");
        }
        let opened = Db::open(&test.url).expect("it is brought up to date");
        assert_eq!(
            opened.startup().applied,
            ["20261128000060", "20261128000092"]
        );
        hold_all(&round);
    });
}

#[test]
fn two_that_submit_at_once_are_both_counted() {
    run_on_both(|test| {
        let round = open(test);
        let submit = |who| {
            happen(
                &round,
                Step::Submit {
                    who,
                    answers: 0b101_1011,
                    mark: false,
                },
            );
        };
        std::thread::scope(|scope| {
            for who in 0..5 {
                scope.spawn(move || submit(who));
            }
        });
        hold_all(&round);
        let states = round.app.read_blocking(|transaction| {
            let assessment = assessment_of(transaction, ROUND)?;
            count_submitted(transaction.connection, TallyScope::of(&assessment))
        });
        let states = states.expect("the database answers");
        assert_eq!(states[&RespondentGroup::State], 3);
    });
}
