//! The state of forms, case by case: what is shown, asked, computed, wrong and submitted.
//!
//! `tests/data/forms/rules.jsonl` was written by hand from `questionnaires/README.md`;
//! `tests/data/forms/survey-core.jsonl` holds small generated questionnaires with what survey-core 3.1.1
//! says of them (what it says otherwise on purpose is left out: see docs/decisions/0006).

use std::fs;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use iscm_survey::cli::questionnaire_try::{instant, run_line};
use iscm_survey::language::{Language, LocalizedText};
use iscm_survey::questionnaire::answers;
use iscm_survey::questionnaire::document::{self, LoadOptions};
use iscm_survey::questionnaire::form::{Context, Form, RegisterMember};
use serde_json::{Map, Value as Json, json};

fn now() -> DateTime<Utc> {
    instant("2026-01-31T09:30:00Z").expect("an instant")
}

fn registers() -> IndexMap<String, Vec<RegisterMember>> {
    let member = |id: &str, name: &str, french: &str| RegisterMember {
        id: id.to_owned(),
        name: LocalizedText::new(Language::English, name).with(Language::French, french),
        acronym: None,
    };
    IndexMap::from([(
        "state".to_owned(),
        vec![
            member("FR", "France", "France"),
            member("ZM", "Zambia", "Zambie"),
        ],
    )])
}

/// The questions of all pages by address, the first where two share one.
fn questions(told: &Json) -> Map<String, Json> {
    let mut questions = Map::new();
    for page in told["pages"].as_array().into_iter().flatten() {
        for question in page["questions"].as_array().into_iter().flatten() {
            let address = question["address"].as_str().unwrap_or_default().to_owned();
            questions.entry(address).or_insert_with(|| question.clone());
        }
    }
    questions
}

fn completed(line: &Json) -> Json {
    let loaded = document::load(
        &line["questionnaire"].to_string(),
        &LoadOptions {
            lenient: true,
            ..LoadOptions::default()
        },
    );
    let questionnaire = loaded.questionnaire.expect("a questionnaire");
    let answers = answers::read(
        &questionnaire,
        line["answers"].as_object().expect("answers"),
    )
    .expect("answers of the right shape");
    let registers = registers();
    let context = Context {
        language: Language::English,
        now: now(),
        registers: &registers,
        last: None,
    };
    Json::Object(
        Form::compute(&questionnaire, &answers, context)
            .completion()
            .values,
    )
}

/// What is wrong with one case, in words; nothing where all is as expected.
fn differences(line: &Json) -> Vec<String> {
    let mut request = line.clone();
    request["lenient"] = json!(true);
    let told = run_line(&request.to_string(), now(), &registers());
    let expected = line["expect"].as_object().expect("`expect` is an object");
    let mut differences = Vec::new();
    if told.get("refused").is_some() && !expected.contains_key("refused") {
        return vec![format!("refused: {}", told["refused"])];
    }
    let questions = questions(&told);
    for (key, wanted) in expected {
        let member_of_questions = match key.as_str() {
            "visible" => Some("visible"),
            "required" => Some("required"),
            "titles" => Some("title"),
            _ => None,
        };
        if let Some(member) = member_of_questions {
            for (address, wanted) in wanted.as_object().into_iter().flatten() {
                let got = questions.get(address).map(|question| &question[member]);
                if got != Some(wanted) {
                    differences.push(format!(
                        "{key} of {address}: {wanted} expected, got {got:?}"
                    ));
                }
            }
            continue;
        }
        let got = match key.as_str() {
            "completed" => completed(line),
            "pages" => told["pages"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|page| {
                    let name = page["name"].as_str().unwrap_or_default();
                    (name.to_owned(), page["visible"].clone())
                })
                .collect::<Map<_, _>>()
                .into(),
            key => told[key].clone(),
        };
        if got != *wanted {
            differences.push(format!("{key}: {wanted} expected, got {got}"));
        }
    }
    differences
}

fn check_file(name: &str, at_least: usize) {
    let path = format!("{}/tests/data/forms/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the file of cases");
    let mut failures = Vec::new();
    let mut count = 0;
    for line in text.lines() {
        let line: Json = serde_json::from_str(line).expect("a line of JSON");
        count += 1;
        for difference in differences(&line) {
            failures.push(format!("{}: {difference}", line["case"]));
        }
    }
    assert!(
        count >= at_least,
        "{name} has only {count} cases; were some lost?"
    );
    assert!(
        failures.is_empty(),
        "{} differences:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn the_rules_of_the_format() {
    check_file("rules.jsonl", 80);
}

#[test]
fn small_generated_forms_are_as_survey_core_has_them() {
    check_file("survey-core.jsonl", 100);
}
