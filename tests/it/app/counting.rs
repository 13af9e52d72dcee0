//! Counting over coded values: organizations, not answers, and only what counts.

use iscm_survey::app::rounds::{QuestionnaireFile, change_counting, list_assessments};
use iscm_survey::app::saving::{Change, NewValue};
use iscm_survey::assessment::Author;
use iscm_survey::findings::indicators::indicators;
use iscm_survey::findings::tally::{Audience, Counts, IndicatorTable};
use iscm_survey::findings::{Disclosure, MeasureKind};
use iscm_survey::language::Language;
use iscm_survey::questionnaire::answers::Address;
use iscm_survey::questionnaire::document::{LoadOptions, load};
use iscm_survey::questionnaire::form::NoRegisters;
use iscm_survey::questionnaire::model::{Attribution, RespondentGroup};
use iscm_survey::storage::responses::{find_response_of, update_response};
use iscm_survey::storage::tallies::{RoundCounts, TallyScope, count_round, count_submitted};
use serde_json::json;

use crate::support::databases::run_on_both;
use crate::support::round::{Round, change};

fn count(round: &Round, subject: Option<&str>) -> RoundCounts {
    let subjects = subject.map(|subject| [subject.to_owned()]);
    round
        .app
        .read_blocking(|transaction| {
            let assessment = list_assessments(transaction)?.remove(0);
            let scope =
                TallyScope::of(&assessment).about(subjects.as_ref().map(|list| list.as_slice()));
            count_round(transaction.connection, scope)
        })
        .unwrap()
}

fn of(counts: &RoundCounts, indicator: &str, group: RespondentGroup) -> Counts {
    counts
        .get(&(indicator.to_owned(), group))
        .cloned()
        .unwrap_or_default()
}

#[test]
fn numbers_and_codes_are_counted_per_group_and_mechanism() {
    run_on_both(|test| {
        let round = Round::open(test);
        for (mechanism, themes) in [
            ("midcom", json!(["trade", "health"])),
            ("midsa", json!(["trade"])),
        ] {
            let answers = json!({"established": 2000, "themes": themes});
            round
                .import(&round.import_command(mechanism, answers))
                .unwrap();
        }
        for (state, usefulness) in [("ZM", 5), ("KE", 4), ("ZA", 4)] {
            let answers = json!({"iscms": [
                {"iscm": "midcom", "usefulness": usefulness}, {"iscm": "midsa", "remark": "no rating"}]});
            round.import(&round.import_command(state, answers)).unwrap();
        }
        let all = count(&round, None);
        let themes = of(&all, "themes", RespondentGroup::Iscm);
        assert_eq!((themes.submitted, themes.base), (2, 2));
        assert_eq!(themes.codes["trade"], 2);
        assert_eq!(themes.codes["health"], 1);

        let about_midcom = count(&round, Some("midcom"));
        let rated = of(&about_midcom, "value.usefulness", RespondentGroup::State);
        let mut numbers = rated.numbers.clone();
        numbers.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        assert_eq!(numbers, [(4.0, 2), (5.0, 1)]);
        assert_eq!((rated.submitted, rated.base), (3, 3));
        assert_eq!(
            of(&about_midcom, "themes", RespondentGroup::Iscm).codes["trade"],
            1
        );
        let about_midsa = count(&round, Some("midsa"));
        let rated = of(&about_midsa, "value.usefulness", RespondentGroup::State);
        assert_eq!(rated.base, 0);
    });
}

#[test]
fn what_is_for_staff_only_counts_nowhere() {
    run_on_both(|test| {
        let round = Round::open(test);
        let zambia = round.response(RespondentGroup::State, "ZM");
        let quiet = Change {
            address: Address::parse("iscms/midcom/usefulness"),
            value: NewValue::Set(json!(2)),
            base_version: Some(0),
            attribution: Some(Attribution::None),
        };
        let changes = vec![change("iscms", json!(["midcom"]), 0), quiet];
        round
            .save(&round.save_command(&zambia, "anna", changes))
            .unwrap();
        round.submit(&round.submit_command(&zambia)).unwrap();
        let counts = count(&round, Some("midcom"));
        let quiet = of(&counts, "value.usefulness", RespondentGroup::State);
        assert_eq!((quiet.base, quiet.numbers.len()), (0, 0));
    });
}

#[test]
fn only_the_last_submission_counts() {
    run_on_both(|test| {
        let round = Round::open(test);
        for themes in [json!(["trade", "health"]), json!(["climate"])] {
            let answers = json!({"established": 2000, "themes": themes});
            round
                .import(&round.import_command("midcom", answers))
                .unwrap();
        }
        let themes = of(&count(&round, None), "themes", RespondentGroup::Iscm);
        assert_eq!(
            themes.codes.into_iter().collect::<Vec<_>>(),
            [("climate".to_owned(), 1)]
        );
        assert_eq!((themes.submitted, themes.base), (1, 1));
    });
}

/// A question of each form that counting knows.
fn every_form() -> Vec<QuestionnaireFile> {
    let file = json!({
        "id": "forms", "version": "1", "respondent": "state", "title": "Every form",
        "pages": [{"name": "first", "elements": [
            {"type": "radiogroup", "name": "any", "indicator": "any", "choices": ["yes", "no"],
             "showDontKnowItem": true, "showRefuseItem": true},
            {"type": "checkbox", "name": "why", "indicator": "why", "visibleIf": "{any} = 'yes'",
             "choices": ["cost", "staff"]},
            {"type": "matrix", "name": "effect", "indicator": "effect",
             "rows": ["national", "regional"], "columns": ["low", "high"]},
            {"type": "ranking", "name": "order", "indicator": "order", "choices": ["a", "b", "c"]},
            {"type": "rating", "name": "useful", "indicator": "useful"},
            {"type": "text", "inputType": "number", "name": "meetings", "indicator": "meetings"},
            {"type": "matrixdropdown", "name": "mix", "rows": ["fees", "donors", "host"], "columns": [
                {"name": "share", "cellType": "text", "inputType": "number", "totalType": "sum",
                 "indicator": "mix.share"}]}
        ]}]
    });
    vec![QuestionnaireFile {
        path: "questionnaires/forms.json".to_owned(),
        text: file.to_string(),
    }]
}

/// Five States with answers of every form, two of which say little.
fn answered(test: &crate::support::databases::TestDatabase) -> Round {
    let round = Round::open_with(test, &every_form());
    let answers = [
        (
            "ZM",
            json!({"any": "yes", "why": ["cost", "staff"], "effect": {"national": "high", "regional": "low"},
            "order": ["a", "b", "c"], "useful": 5, "meetings": 2,
            "mix": {"fees": {"share": 60}, "donors": {"share": 40}}}),
        ),
        (
            "KE",
            json!({"any": "yes", "why": ["cost"], "effect": {"national": "high"},
            "order": ["b", "a", "c"], "useful": 4, "meetings": 4, "mix": {"fees": {"share": 100}}}),
        ),
        (
            "ZA",
            json!({"any": "no", "effect": {"national": "low"}, "order": ["a", "c", "b"],
            "useful": 4, "meetings": 9, "mix": {"donors": {"share": 20}, "host": {"share": 80}}}),
        ),
        ("MW", json!({"any": "dontknow"})),
        ("TZ", json!({"any": "refused"})),
        ("UG", json!({"meetings": 3})),
    ];
    for (state, answers) in answers {
        round.import(&round.import_command(state, answers)).unwrap();
    }
    round
}

fn table(round: &Round, indicator: &str, audience: Audience) -> IndicatorTable {
    let counts = count(round, None);
    let submitted = round
        .app
        .read_blocking(|transaction| {
            let assessment = list_assessments(transaction)?.remove(0);
            count_submitted(transaction.connection, TallyScope::of(&assessment))
        })
        .unwrap();
    let file = load(&every_form()[0].text, &LoadOptions::default());
    let file = file.questionnaire.expect("the file is right");
    let known = indicators(&[&file]);
    let found = known.iter().find(|known| known.name == indicator);
    found
        .expect("the indicator is asked")
        .table(
            &counts,
            &submitted,
            Disclosure::default(),
            audience,
            (Language::English, &NoRegisters),
        )
        .expect("a group was asked")
}

#[test]
fn every_form_of_question_is_counted_with_its_base() {
    run_on_both(|test| {
        let round = answered(test);
        let states = RespondentGroup::State;

        let effect = table(&round, "effect", Audience::Staff);
        let national = &effect.matrix[0];
        assert_eq!(
            (national.code.as_str(), national.bases[&states]),
            ("national", Some(3))
        );
        let counted: Vec<String> = national
            .cells
            .iter()
            .map(|row| format!("{} {:?}", row.code, row.cells[&states]))
            .collect();
        assert_eq!(
            counted,
            [
                "low Shown { count: 1, share: Some(33.0) }",
                "high Shown { count: 2, share: Some(67.0) }"
            ]
        );
        assert_eq!(effect.matrix[1].bases[&states], Some(1));

        let order = table(&round, "order", Audience::Staff);
        let place = order.places["a"][&states];
        assert_eq!((place.n, place.mean, place.first), (3, 1.3, Some(2)));
        let place = order.places["c"][&states];
        assert_eq!((place.n, place.mean, place.first), (3, 2.7, Some(0)));

        let useful = table(&round, "useful", Audience::Staff);
        assert_eq!(useful.kind, MeasureKind::Number);
        let numbers = useful.numbers[&states];
        assert_eq!((numbers.n, numbers.mean, numbers.median), (3, 4.3, 4.0));
        let steps: Vec<String> = useful
            .rows
            .iter()
            .map(|row| format!("{} {:?}", row.code, row.cells[&states]))
            .collect();
        assert_eq!(
            steps[3..],
            [
                "4 Shown { count: 2, share: Some(67.0) }",
                "5 Shown { count: 1, share: Some(33.0) }"
            ]
        );

        let meetings = table(&round, "meetings", Audience::Staff).numbers[&states];
        assert_eq!((meetings.n, meetings.mean, meetings.median), (4, 4.5, 3.5));
        assert_eq!(meetings.quartiles, Some((2.8, 5.3)));

        // Over the three who gave a mix: a source left out is 0.
        let mix = table(&round, "mix.share", Audience::Staff);
        let shares: Vec<(&str, usize, f64)> = mix
            .number_rows
            .iter()
            .map(|row| {
                (
                    row.code.as_str(),
                    row.numbers[&states].n,
                    row.numbers[&states].mean,
                )
            })
            .collect();
        assert_eq!(
            shares,
            [("fees", 3, 53.3), ("donors", 3, 20.0), ("host", 3, 26.7)]
        );
    });
}

#[test]
fn no_answer_not_applicable_do_not_know_and_refused_are_apart() {
    run_on_both(|test| {
        let round = answered(test);
        let base = table(&round, "any", Audience::Staff).bases[&RespondentGroup::State];
        assert_eq!(
            (
                base.answered,
                base.do_not_know,
                base.refused,
                base.not_applicable,
                base.no_answer
            ),
            (Some(3), Some(1), Some(1), Some(0), Some(1))
        );
        // Four did not say yes and were not asked why.
        let base = table(&round, "why", Audience::Staff).bases[&RespondentGroup::State];
        assert_eq!(
            (
                base.answered,
                base.do_not_know,
                base.not_applicable,
                base.no_answer
            ),
            (Some(2), Some(0), Some(4), Some(0))
        );
        let outside = table(&round, "any", Audience::Outside).bases[&RespondentGroup::State];
        assert_eq!((outside.answered, outside.do_not_know), (Some(3), None));
    });
}

#[test]
fn a_round_may_count_only_what_was_accepted() {
    run_on_both(|test| {
        let round = answered(test);
        let accept = |state: &str| {
            let respondent =
                iscm_survey::assessment::Respondent::new(RespondentGroup::State, state);
            round
                .app
                .write_blocking(|transaction| -> Result<(), anyhow::Error> {
                    let assessment = list_assessments(transaction)?.remove(0);
                    let response =
                        find_response_of(transaction.connection, &assessment.id, &respondent)?
                            .expect("it answered");
                    let after = response.accept(transaction.now)?;
                    update_response(transaction.connection, &response, &after)?;
                    Ok(())
                })
                .unwrap();
        };
        accept("ZM");
        accept("UG");
        let of_any = |round: &Round| {
            let counts = of(&count(round, None), "any", RespondentGroup::State);
            (counts.submitted, counts.base)
        };
        assert_eq!(of_any(&round), (6, 3));
        let choose = |accepted_only| {
            round
                .app
                .write_blocking(|transaction| {
                    change_counting(
                        transaction,
                        crate::support::round::ROUND,
                        accepted_only,
                        &Author::Operator,
                    )
                })
                .unwrap();
        };
        choose(true);
        assert_eq!(of_any(&round), (2, 1));
        choose(false);
        assert_eq!(of_any(&round), (6, 3));
    });
}

#[test]
fn a_scope_narrows_what_is_counted() {
    run_on_both(|test| {
        let round = answered(test);
        let counted = |narrow: &dyn Fn(TallyScope<'_>) -> RoundCounts| {
            round
                .app
                .read_blocking(|transaction| {
                    let assessment = list_assessments(transaction)?.remove(0);
                    Ok::<_, iscm_survey::storage::StorageError>(narrow(TallyScope::of(&assessment)))
                })
                .unwrap()
        };
        let run = |scope: TallyScope<'_>| {
            let scope_of = scope;
            round
                .app
                .read_blocking(|transaction| count_round(transaction.connection, scope_of))
                .unwrap()
        };
        let two = ["ZM".to_owned(), "MW".to_owned()];
        let counts = counted(&|scope| {
            run(TallyScope {
                organizations: Some(&two),
                ..scope
            })
        });
        let any = of(&counts, "any", RespondentGroup::State);
        assert_eq!((any.submitted, any.spoke, any.base), (2, 2, 1));
        let only = ["useful".to_owned()];
        let counts = counted(&|scope| run(scope.only(&only)));
        assert_eq!(counts.len(), 1);
        let counts = counted(&|scope| {
            run(TallyScope {
                group: Some(RespondentGroup::Igo),
                ..scope
            })
        });
        assert!(counts.is_empty());
        // Everybody counts in the round itself; nobody in none.
        let assessment = round.app.read_blocking(list_assessments).unwrap().remove(0);
        let counts = counted(&|scope| {
            run(TallyScope {
                also_in: Some(&assessment),
                ..scope
            })
        });
        assert_eq!(of(&counts, "any", RespondentGroup::State).submitted, 6);
    });
}
