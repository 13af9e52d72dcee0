use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::{Map, Value as Json, json};

use super::*;
use crate::language::LocalizedText;
use crate::questionnaire::document::{self, LoadOptions};
use crate::questionnaire::expression::{Expression, Scope};

mod coded;
mod properties;
mod view;

const EVERYTHING: &str = include_str!("../../../../tests/data/forms/everything.json");

fn everything() -> Questionnaire {
    load(EVERYTHING)
}

fn load(text: &str) -> Questionnaire {
    let options = LoadOptions {
        lenient: true,
        ..LoadOptions::default()
    };
    let loaded = document::load(text, &options);
    loaded
        .questionnaire
        .unwrap_or_else(|| panic!("{:?}", loaded.problems))
}

fn object(value: Json) -> Map<String, Json> {
    value.as_object().cloned().expect("an object")
}

fn now() -> DateTime<Utc> {
    "2026-01-31T09:30:00Z".parse().expect("an instant")
}

fn registers() -> IndexMap<String, Vec<RegisterMember>> {
    let member = |id: &str, name: &str, french: &str| RegisterMember {
        id: id.to_owned(),
        name: LocalizedText::new(Language::English, name).with(Language::French, french),
        acronym: Some(id.to_uppercase()),
    };
    let members = vec![
        member(
            "midsa",
            "Dialogue for Southern Africa",
            "Dialogue pour l’Afrique australe",
        ),
        member("midcom", "Dialogue of COMESA", "Dialogue du COMESA"),
    ];
    IndexMap::from([("iscm".to_owned(), members)])
}

/// Computes a form and looks at it.
fn with_form<T>(
    questionnaire: &Questionnaire,
    answers: Json,
    language: Language,
    look: impl FnOnce(&Form<'_>) -> T,
) -> T {
    let registers = registers();
    let context = Context {
        language,
        now: now(),
        registers: &registers,
        last: None,
    };
    look(&Form::compute(questionnaire, &object(answers), context))
}

fn codes(errors: &[AnswerError]) -> Vec<(&str, &'static str)> {
    errors
        .iter()
        .map(|error| (error.address.as_str(), error.code.code()))
        .collect()
}

fn expression(source: &str) -> Expression {
    Expression::parse(source).expect("an expression").expression
}

#[test]
fn a_linked_list_follows_the_register_and_leaves_out_what_is_set_aside() {
    let answers = json!({"iscms": [
        {"iscm": "midcom", "value": 4},
        {"iscm": "midsa", "value": 2},
        {"iscm": "midwa", "value": 5, "#aside": true}
    ]});
    with_form(&everything(), answers, Language::English, |form| {
        assert_eq!(
            form.values()["iscms"],
            json!([{"iscm": "midsa", "value": 2}, {"iscm": "midcom", "value": 4}])
        );
        assert_eq!(form.stored()["iscms"].as_array().map(Vec::len), Some(3));
        let (value, reads) = form
            .root()
            .evaluate(&expression("avgInArray({iscms}, 'value')"));
        assert_eq!(Json::from(&value), json!(3));
        assert_eq!(reads.len(), 1);
        assert!(
            !form.completion().stored["iscms"]
                .to_string()
                .contains("aside")
        );
    });
}

#[test]
fn a_place_in_an_entry_reads_its_members() {
    let answers = json!({"budget": [{"what": "rent", "amount": 10}, {"what": "staff"}]});
    with_form(&everything(), answers, Language::English, |form| {
        let told: Vec<(String, String)> = form
            .entries("budget")
            .iter()
            .map(|place| {
                let filled = place.fill(
                    "{panelIndex}: {panel.what}, {row.amount}",
                    Language::English,
                    FillMode::Phrase,
                );
                let address = place.address().expect("an entry").to_string();
                (address, filled.text())
            })
            .collect();
        assert_eq!(
            told,
            [("budget/1", "1: rent, 10"), ("budget/2", "2: staff, ")]
                .map(|(address, text)| (address.to_owned(), text.to_owned()))
        );
    });
}

#[test]
fn sentences_read_phrases_joined_as_the_language_does() {
    let answers = json!({
        "themes": ["trade", "health", "other"], "themes-Comment": "trees", "full_name": "Zambia",
        "budget": [{"what": "rent", "amount": 10.5}, {"amount": 3}, {"what": "staff"}]
    });
    with_form(&everything(), answers, Language::French, |form| {
        let fill = |template: &str, mode| form.root().fill(template, Language::French, mode);
        let phrase = fill("{themes}", FillMode::Phrase);
        assert_eq!(phrase.text(), "trade, health et trees");
        assert!(
            matches!(&phrase.pieces[0], Piece::Placeholder { fallback: true, .. }),
            "the phrases are not in French"
        );
        assert_eq!(
            fill("{themes}", FillMode::Display).text(),
            "Trade, Health, trees"
        );
        assert_eq!(
            fill("{budget}", FillMode::Phrase).text(),
            "rent (10,5), (3) et staff"
        );
    });
}

#[test]
fn sources_are_found_through_calculated_values() {
    let answers = json!({"acronym": "ZM", "full_name": "Zambia", "budget": [{"amount": 1}]});
    with_form(&everything(), answers, Language::English, |form| {
        let sources = |template: &str| -> Vec<String> {
            form.root()
                .fill(template, Language::English, FillMode::Phrase)
                .reads
                .iter()
                .map(|read| read.address.to_string())
                .collect()
        };
        assert_eq!(
            sources("{who}"),
            ["acronym"],
            "the other branch was not read"
        );
        assert_eq!(sources("{who} again"), ["acronym"], "also when remembered");
        assert_eq!(sources("{total}"), ["budget"]);
        assert_eq!(
            sources("{budget[0].amount} {kind}"),
            ["budget/1/amount", "kind"]
        );
    });
}

#[test]
fn last_round_is_read_where_there_was_one() {
    let questionnaire = everything();
    let last = object(json!({"established": 1999, "budget": [{"amount": 5}]}));
    let context = Context {
        language: Language::English,
        now: now(),
        registers: &NoRegisters,
        last: Some(&last),
    };
    let form = Form::compute(&questionnaire, &Map::new(), context);
    let root = form.root();
    assert_eq!(Json::from(&root.value("last.established")), json!(1999));
    assert_eq!(Json::from(&root.value("last.budget[0].amount")), json!(5));
    assert_eq!(Json::from(&root.value("last.kind")), Json::Null);
}

#[test]
fn an_authors_text_is_filled_and_says_the_limit() {
    let questionnaire = load(
        r#"{"elements": [
            {"type": "text", "name": "who"},
            {"type": "text", "name": "n", "inputType": "number", "min": 2.5,
             "minErrorText": {"default": "{who}: at least {0}", "fr": "{who} : au moins {0}"}},
            {"type": "text", "name": "r", "isRequired": true, "requiredErrorText": "Say it, {who}."}]}"#,
    );
    let texts = |language| {
        with_form(
            &questionnaire,
            json!({"who": "Zambia", "n": 1}),
            language,
            |form| {
                form.errors()
                    .iter()
                    .map(|error| error.text.clone().unwrap_or_default())
                    .collect::<Vec<_>>()
            },
        )
    };
    assert_eq!(
        texts(Language::English),
        ["Zambia: at least 2.5", "Say it, Zambia."]
    );
    assert_eq!(
        texts(Language::French),
        ["Zambia : au moins 2,5", "Say it, Zambia."]
    );
}

#[test]
fn a_warning_is_told_and_does_not_block() {
    let questionnaire = load(
        r#"{"elements": [{"type": "text", "name": "a", "validators": [
            {"type": "text", "minLength": 3, "notificationType": "warning"}]}]}"#,
    );
    with_form(
        &questionnaire,
        json!({"a": "x"}),
        Language::English,
        |form| {
            assert!(form.errors().is_empty());
            assert_eq!(codes(form.warnings()), [("a", "too_short")]);
            assert!(!form.warnings()[0].blocking);
        },
    );
}

#[test]
fn an_answer_hidden_at_once_is_dropped_on_the_next_save() {
    let questionnaire = load(
        r#"{"clearInvisibleValues": "onHidden", "elements": [
            {"type": "boolean", "name": "a"},
            {"type": "text", "name": "b", "visibleIf": "{a} = true"},
            {"type": "text", "name": "c", "visibleIf": "{a} = true", "clearIfInvisible": "onComplete"}]}"#,
    );
    let answers = json!({"a": false, "b": "x", "c": "y"});
    with_form(&questionnaire, answers, Language::English, |form| {
        assert_eq!(
            Json::Object(form.values().clone()),
            json!({"a": false, "b": "x", "c": "y"})
        );
        assert_eq!(
            Json::Object(form.stored().clone()),
            json!({"a": false, "c": "y"})
        );
        assert_eq!(Json::Object(form.completion().values), json!({"a": false}));
    });
}

#[test]
fn conditions_that_hang_on_themselves_end() {
    // The checker refuses such a file; the engine must end all the same.
    let mut questionnaire = load(
        r#"{"elements": [
            {"type": "text", "name": "a", "visibleIf": "{b} = 1"},
            {"type": "expression", "name": "b", "expression": "1"},
            {"type": "expression", "name": "c", "expression": "1"}]}"#,
    );
    for (position, source) in [(1, "{c} + 1"), (2, "{b} + 1")] {
        let crate::questionnaire::model::Element::Question(question) =
            &mut questionnaire.pages[0].elements[position]
        else {
            panic!("a question");
        };
        let crate::questionnaire::model::QuestionKind::Expression(kind) = &mut question.kind else {
            panic!("an expression question");
        };
        kind.expression = Some(expression(source));
    }
    with_form(&questionnaire, json!({}), Language::English, |form| {
        assert!(form.errors().is_empty());
    });
}
