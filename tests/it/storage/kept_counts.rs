//! Kept counts are what a recount of the rows gives, whatever was done to the responses before.

use iscm_survey::app::Transaction;
use iscm_survey::app::rounds::list_assessments;
use iscm_survey::assessment::{Assessment, Mark, Respondent, Response};
use iscm_survey::findings::tally::{Audience, Counts};
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::kept_counts::recount;
use iscm_survey::storage::responses::{find_response_of, update_response};
use iscm_survey::storage::tallies::{
    RoundCounts, TallyScope, count_round, count_submitted, list_marks_in,
};
use iscm_survey::storage::tallies_cross::{count_by_subject, list_said_about};
use iscm_survey::storage::{Db, StorageError};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::databases::run_on_both;
use crate::support::round::Round;

const MECHANISMS: [&str; 2] = ["midcom", "midsa"];
const STATES: [&str; 3] = ["ZM", "KE", "ZA"];

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
        });
        if !themes.is_empty() {
            answers["themes"] = json!(themes);
        }
        return answers;
    }
    let blocks: Vec<Json> = MECHANISMS
        .iter()
        .zip([3, 6])
        .filter(|(_, bit)| has(*bit))
        .map(|(iscm, bit)| json!({"iscm": iscm, "usefulness": 1 + (bits >> bit) % 5}))
        .collect();
    json!({ "iscms": blocks })
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
            let assessment = list_assessments(transaction)?.remove(0);
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

/// Everything that is told of a scope, in one order.
fn told(transaction: &mut Transaction<'_>, scope: TallyScope) -> Result<Vec<String>, StorageError> {
    let connection = &mut *transaction.connection;
    let mut lines: Vec<String> = sorted(count_round(connection, scope)?)
        .into_iter()
        .map(|counts| format!("{counts:?}"))
        .collect();
    lines.push(format!("{:?}", count_submitted(connection, scope)?));
    lines.push(format!("{:?}", list_marks_in(connection, scope)?));
    let mut said = list_said_about(connection, scope)?;
    said.sort_by_key(|said| format!("{said:?}"));
    lines.extend(said.iter().map(|said| format!("{said:?}")));
    for audience in [Audience::Staff, Audience::Outside] {
        let mut counted = count_by_subject(connection, scope, "themes", audience)?;
        counted.sort_by_key(|counted| format!("{counted:?}"));
        lines.push(format!("{counted:?}"));
    }
    Ok(lines)
}

fn sorted(counts: RoundCounts) -> Vec<((String, RespondentGroup), Counts)> {
    let order = |numbers: &mut Vec<(f64, usize)>| {
        numbers.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    };
    let mut list: Vec<_> = counts.into_iter().collect();
    for (_, counts) in &mut list {
        order(&mut counts.numbers);
        order(&mut counts.steps);
        counts.rows.values_mut().for_each(order);
        counts.places.values_mut().for_each(order);
    }
    list
}

/// Holds the kept counts of every scope against the rows. Naming everybody changes no number, and kept counts
/// know no organizations: then the rows are counted.
fn hold_against_rows(db: &Round) {
    let everybody: Vec<String> = MECHANISMS
        .iter()
        .chain(&STATES)
        .map(|one| (*one).to_owned())
        .collect();
    let compared = db
        .app
        .read_blocking(|transaction| -> Result<usize, StorageError> {
            let assessment: Assessment = list_assessments(transaction)?.remove(0);
            let mut compared = 0;
            let midcom = ["midcom".to_owned()];
            let both = MECHANISMS.map(str::to_owned);
            for accepted_only in [false, true] {
                for subjects in [None, Some(&midcom[..]), Some(&both[..])] {
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
                        let rows = TallyScope {
                            organizations: Some(&everybody),
                            ..scope
                        };
                        let kept = told(transaction, scope)?;
                        assert_eq!(kept, told(transaction, rows)?, "{scope:?}");
                        compared += kept.len();
                        // What an earlier step was told is not told again.
                        let remembered = transaction.remembered(scope, "round", count_round)?;
                        let fresh = count_round(transaction.connection, scope)?;
                        assert_eq!(
                            sorted(RoundCounts::clone(&remembered)),
                            sorted(fresh),
                            "{scope:?}"
                        );
                    }
                }
            }
            Ok(compared)
        });
    assert!(compared.expect("the database answers") > 0);
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
    fn kept_counts_are_a_recount_after_whatever_happened(steps in prop::collection::vec(step(), 3..12)) {
        run_on_both(|test| {
            let round = Round::open(test);
            for step in &steps {
                happen(&round, *step);
            }
            hold_against_rows(&round);
        });
    }
}

#[test]
fn kept_counts_follow_each_step_and_a_recount_changes_nothing() {
    run_on_both(|test| {
        let round = Round::open(test);
        for step in some_steps() {
            happen(&round, step);
            hold_against_rows(&round);
        }
        let recounted = round
            .app
            .write_blocking(|transaction| recount(transaction.connection));
        recounted.expect("it can be counted anew");
        hold_against_rows(&round);
    });
}

#[test]
fn an_older_database_is_counted_when_it_is_opened() {
    run_on_both(|test| {
        let round = Round::open(test);
        for step in some_steps() {
            happen(&round, step);
        }
        let undone =
            include_str!("../../../migrations/common/2026-11-28-000060_kept_counts/down.sql");
        test.execute(&format!(
            "{undone} DELETE FROM __diesel_schema_migrations WHERE version = '20261128000060'"
        ))
        .expect("the table goes");
        let opened = Db::open(&test.url).expect("it is brought up to date");
        assert_eq!(opened.startup().applied, ["20261128000060"]);
        hold_against_rows(&round);
    });
}

#[test]
fn two_that_submit_at_once_are_both_counted() {
    run_on_both(|test| {
        let round = Round::open(test);
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
        hold_against_rows(&round);
        let states = round.app.read_blocking(|transaction| {
            let assessment = list_assessments(transaction)?.remove(0);
            let scope = TallyScope::of(&assessment);
            count_submitted(transaction.connection, scope)
        });
        let states = states.expect("the database answers");
        assert_eq!(states[&RespondentGroup::State], 3);
    });
}
