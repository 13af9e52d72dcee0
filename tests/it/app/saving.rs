//! Saving answers: nothing lost, nothing silently overwritten, nothing written twice.

use std::thread;

use iscm_survey::app::saving::{Change, NewValue, OnBehalf, SaveError};
use iscm_survey::assessment::{AnsweringProblem, Author};
use iscm_survey::questionnaire::answers::Address;
use iscm_survey::questionnaire::form::ErrorCode;
use iscm_survey::questionnaire::model::{Attribution, RespondentGroup};
use iscm_survey::storage::responses::{list_answer_versions, list_answers, list_open_conflicts};
use serde_json::json;

use crate::support::databases::run_on_both;
use crate::support::round::{Round, at, change};

#[test]
fn what_was_saved_is_there_with_its_version_and_author() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let text = "Ünïcödé, \"quotes\", \\ and a line\nbreak: \u{202e}🙂";
        let saved = round
            .save(&round.save_command(
                &midcom,
                "anna",
                vec![
                    change("aims", json!(text), 0),
                    change("themes", json!(["trade", "health"]), 0),
                ],
            ))
            .expect("a draft can be saved");
        assert_eq!(saved.conflicts, []);
        assert_eq!(saved.versions["aims"], 1);
        assert_eq!(
            round.values(&midcom),
            json!({"themes": ["trade", "health"], "aims": text})
        );
        let answers = round
            .app
            .read_blocking(|transaction| list_answers(transaction.connection, &midcom))
            .unwrap();
        let aims = answers
            .iter()
            .find(|answer| answer.address.as_str() == "aims")
            .unwrap();
        assert_eq!(aims.author.to_string(), "contact:anna");
        assert_eq!(aims.changed_at, at("2026-05-19T08:00:00Z"));
    });
}

#[test]
fn a_write_without_a_base_version_is_refused_as_a_whole() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let mut groundless = change("aims", json!("x"), 0);
        groundless.base_version = None;
        let both = vec![change("established", json!(2000), 0), groundless];
        let refused = round.save(&round.save_command(&midcom, "anna", both));
        let Err(SaveError::NoBase(addresses)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(addresses, [Address::parse("aims")]);
        let from_nowhere = vec![change("aims", json!("x"), 7)];
        let refused = round.save(&round.save_command(&midcom, "anna", from_nowhere));
        assert!(matches!(refused, Err(SaveError::NoBase(_))), "{refused:?}");
        assert_eq!(round.values(&midcom), json!({}));
    });
}

#[test]
fn what_does_not_fit_the_questionnaire_is_refused_as_a_whole() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        for (address, value, code) in [
            ("no_such_question", json!("x"), ErrorCode::UnknownQuestion),
            ("themes", json!({"a": 1}), ErrorCode::WrongType),
            ("aims", json!("a NUL \0 character"), ErrorCode::WrongType),
        ] {
            let changes = vec![
                change("established", json!(2000), 0),
                change(address, value, 0),
            ];
            let refused = round.save(&round.save_command(&midcom, "anna", changes));
            let Err(SaveError::Refused(refusals)) = refused else {
                panic!("{address}: {refused:?}");
            };
            assert_eq!(refusals[0].code, code, "{address}");
            assert_eq!(round.values(&midcom), json!({}), "{address}");
        }
    });
}

#[test]
fn wrong_answers_are_kept_in_a_draft() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let changes = vec![change("established", json!("about two thousand"), 0)];
        round
            .save(&round.save_command(&midcom, "anna", changes))
            .expect("a draft keeps what was typed");
        assert_eq!(
            round.values(&midcom),
            json!({"established": "about two thousand"})
        );
    });
}

#[test]
fn repeating_an_operation_has_the_effect_of_one() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let mut first = round.save_command(&midcom, "anna", vec![change("aims", json!("one"), 0)]);
        first.operation = Some("op-1".to_owned());
        let saved = round.save(&first).unwrap();
        let second = round.save_command(&midcom, "anna", vec![change("aims", json!("two"), 1)]);
        round.save(&second).unwrap();
        // Out of order: the first one arrives again after the second.
        assert_eq!(round.save(&first).unwrap(), saved);
        assert_eq!(round.values(&midcom), json!({"aims": "two"}));
        assert_eq!(round.version(&midcom, "aims"), 2);

        let mut other =
            round.save_command(&midcom, "anna", vec![change("aims", json!("three"), 2)]);
        other.operation = Some("op-1".to_owned());
        let refused = round.save(&other);
        assert!(
            matches!(refused, Err(SaveError::OperationReused)),
            "{refused:?}"
        );

        // The id belongs to its owner: another one neither learns the result nor is kept from writing.
        let mut stranger =
            round.save_command(&midcom, "bela", vec![change("aims", json!("four"), 2)]);
        stranger.operation = Some("op-1".to_owned());
        assert_eq!(round.save(&stranger).unwrap().versions["aims"], 3);
    });
}

#[test]
fn the_same_operation_in_parallel_has_the_effect_of_one() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let mut command =
            round.save_command(&midcom, "anna", vec![change("aims", json!("once"), 0)]);
        command.operation = Some("op".to_owned());
        let results: Vec<_> = thread::scope(|scope| {
            let started: Vec<_> = (0..6)
                .map(|_| scope.spawn(|| round.save(&command).expect("each gets the result")))
                .collect();
            started
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert!(results.iter().all(|result| *result == results[0]));
        assert_eq!(round.version(&midcom, "aims"), 1);
    });
}

#[test]
fn two_people_at_different_answers_both_survive() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        for (writer, address, value) in [
            ("anna", "aims", json!("dialogue")),
            ("bela", "established", json!(2000)),
        ] {
            let saved = round
                .save(&round.save_command(&midcom, writer, vec![change(address, value, 0)]))
                .unwrap();
            assert_eq!(saved.conflicts, []);
        }
        assert_eq!(
            round.values(&midcom),
            json!({"established": 2000, "aims": "dialogue"})
        );
    });
}

#[test]
fn the_later_of_two_writers_is_told_and_both_texts_are_kept() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let save = |writer: &str, text: &str, base: i64| {
            let changes = vec![
                change("aims", json!(text), base),
                change("themes", json!(["trade"]), round.version(&midcom, "themes")),
            ];
            round
                .save(&round.save_command(&midcom, writer, changes))
                .unwrap()
        };
        save("anna", "hers", 0);
        let later = save("bela", "his", 0);
        let met = &later.conflicts[0];
        assert_eq!(met.mine, Some(json!("his")));
        assert_eq!(met.theirs, Some(json!("hers")));
        assert_eq!(met.their_author, "contact:anna");
        assert_eq!(later.versions["aims"], 1, "the base of his next write");
        assert_eq!(
            round.values(&midcom),
            json!({"themes": ["trade"], "aims": "hers"}),
            "the other answer of the same write is saved"
        );
        let open = |round: &Round| {
            round
                .app
                .read_blocking(|transaction| list_open_conflicts(transaction.connection, &midcom))
                .unwrap()
        };
        assert_eq!(open(&round)[0].value, Some(json!("his")));

        // He has seen hers and chooses.
        let chosen = save("bela", "hers and his", 1);
        assert_eq!(chosen.conflicts, []);
        assert_eq!(open(&round), []);
        let versions = round
            .app
            .read_blocking(|transaction| {
                list_answer_versions(transaction.connection, &midcom, &Address::parse("aims"))
            })
            .unwrap();
        let texts: Vec<_> = versions
            .iter()
            .map(|version| version.value.clone().unwrap())
            .collect();
        assert_eq!(texts, [json!("hers"), json!("hers and his")]);
    });
}

#[test]
fn nobody_conflicts_with_himself_however_slow_the_network() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let mut versions = Vec::new();
        // Three writes are on their way before the first answer comes back; the third overtakes the second.
        for (text, sequence) in [("a", 1), ("abc", 3), ("ab", 2)] {
            let mut command =
                round.save_command(&midcom, "anna", vec![change("aims", json!(text), 0)]);
            command.sequence = Some(sequence);
            let saved = round.save(&command).unwrap();
            assert_eq!(saved.conflicts, []);
            versions.push(saved.versions["aims"]);
        }
        assert_eq!(round.values(&midcom), json!({"aims": "abc"}));
        assert_eq!(versions, [1, 2, 2]);
    });
}

#[test]
fn choosing_mechanisms_does_not_undo_what_a_colleague_chose() {
    run_on_both(|test| {
        let round = Round::open(test);
        let zambia = round.response(RespondentGroup::State, "ZM");
        let choose = |writer: &str, keys: serde_json::Value, base: i64| {
            round
                .save(&round.save_command(&zambia, writer, vec![change("iscms", keys, base)]))
                .unwrap()
        };
        let first = choose("anna", json!(["midcom"]), 0);
        let base = first.versions["iscms"];
        assert_eq!(base, round.version(&zambia, "iscms"));
        assert!(base > 0, "a list has a version too");
        // She works inside the entry, which stands in nobody's way.
        round
            .save(&round.save_command(
                &zambia,
                "anna",
                vec![change("iscms/midcom/usefulness", json!(4), 0)],
            ))
            .unwrap();
        assert_eq!(round.version(&zambia, "iscms"), base);
        let second = choose("bela", json!(["midcom", "midsa"]), base);
        assert_eq!(second.conflicts, []);
        // She has not seen what he added, and would take it away.
        let third = choose("anna", json!(["midcom", "midwa"]), base);
        assert_eq!(third.conflicts.len(), 1);
        assert_eq!(
            round.values(&zambia),
            json!({"iscms": [{"iscm": "midsa"}, {"iscm": "midcom", "usefulness": 4}]}),
            "in the order of the choices"
        );
        // To choose the same is no conflict.
        let same = choose("anna", json!(["midcom", "midsa"]), base);
        assert_eq!(same.conflicts, []);
    });
}

#[test]
fn an_entry_that_a_colleague_is_filling_in_is_not_removed_silently() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let save = |writer: &str, address: &str, value: serde_json::Value, base: i64| {
            round
                .save(&round.save_command(&midcom, writer, vec![change(address, value, base)]))
                .unwrap()
        };
        save("anna", "examples/k1", json!({}), 0);
        let seen = round.version(&midcom, "examples/k1");
        save("bela", "examples/k1/what", json!("a joint study"), 0);
        let removal = save("anna", "examples/k1", json!(null), seen);
        assert_eq!(removal.conflicts.len(), 1);
        let knowing = round.version(&midcom, "examples/k1");
        let removal = save("anna", "examples/k1", json!(null), knowing);
        assert_eq!(removal.conflicts, []);
        assert_eq!(round.values(&midcom), json!({}));
    });
}

#[test]
fn nothing_is_accepted_before_opening_or_after_closing() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let save_at = |instant: &str| {
            round.clock.set(at(instant));
            round.save(&round.save_command(
                &midcom,
                "anna",
                vec![change(
                    "aims",
                    json!(instant),
                    round.version(&midcom, "aims"),
                )],
            ))
        };
        assert!(save_at("2026-06-30T23:59:59.999999Z").is_ok());
        for (instant, expected) in [
            ("2026-07-01T00:00:00Z", AnsweringProblem::Closed),
            ("2026-04-30T23:59:59Z", AnsweringProblem::NotOpen),
        ] {
            let refused = save_at(instant);
            assert!(
                matches!(&refused, Err(SaveError::Answering(problem)) if *problem == expected),
                "{instant}: {refused:?}"
            );
        }
        round.clock.set(at("2026-07-02T00:00:00Z"));
        let mut late =
            round.save_command(&midcom, "desk", vec![change("aims", json!("by post"), 1)]);
        late.author = Author::Operator;
        late.on_behalf = Some(OnBehalf::default());
        assert!(matches!(round.save(&late), Err(SaveError::Answering(_))));
        late.on_behalf = Some(OnBehalf {
            over_respondent: true,
            into_closed: true,
            source: Some("a letter of 28 June".to_owned()),
        });
        round.save(&late).expect("explicitly, and audited");
    });
}

#[test]
fn a_level_is_kept_beside_the_answer() {
    run_on_both(|test| {
        let round = Round::open(test);
        let midcom = round.response(RespondentGroup::Iscm, "midcom");
        let save = |changes: Vec<Change>| {
            round
                .save(&round.save_command(&midcom, "anna", changes))
                .unwrap()
        };
        save(vec![change("aims", json!("text"), 0)]);
        save(vec![Change {
            address: Address::parse("aims"),
            value: NewValue::Keep,
            base_version: Some(1),
            attribution: Some(Attribution::None),
        }]);
        save(vec![change("aims", json!("other text"), 2)]);
        let answers = round
            .app
            .read_blocking(|transaction| list_answers(transaction.connection, &midcom))
            .unwrap();
        assert_eq!(answers[0].attribution, Some(Attribution::None));
        assert_eq!(answers[0].value, Some(json!("other text")));
        assert_eq!(answers[0].version, 3);
    });
}
