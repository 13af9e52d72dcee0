//! Values of whole expressions, through the lines of the command `expression`.
//!
//! `tests/data/expressions.jsonl` holds one case per line. Where survey-core 3.1.1 gives another value, the
//! line says which (`survey_core`); `docs/decisions/0003-expressions-beside-survey-core.md` says why.

use iscm_survey::cli::expression::run_line;
use serde_json::{Value, json};

const CASES: &str = include_str!("../data/expressions.jsonl");

fn answer(line: &Value) -> Value {
    let now = "2026-03-31T10:20:30.400Z".parse().expect("a valid instant");
    let answer = run_line(&line.to_string(), now);
    serde_json::from_str(&answer).expect("an answer is JSON")
}

#[test]
fn expressions_have_the_values_of_the_format() {
    let mut wrong = Vec::new();
    for (position, line) in CASES.lines().enumerate() {
        let case: Value = serde_json::from_str(line).expect("a case is JSON");
        let found = answer(&case);
        if found != json!({"value": case["value"]}) {
            wrong.push(format!("{}: {line}\n  gives {found}", position + 1));
        }
        assert_ne!(
            case.get("survey_core"),
            case.get("value"),
            "line {}: `survey_core` is only for what differs",
            position + 1
        );
    }
    assert!(CASES.lines().count() > 700, "the cases are there");
    assert!(wrong.is_empty(), "line {}", wrong.join("\n"));
}

#[test]
fn a_line_says_what_is_wrong_with_it() {
    for (line, code, offset) in [
        (
            json!({"expression": "{a} +", "values": {}}),
            "bad_expression",
            5,
        ),
        (
            json!({"expression": "1 + sumInAray({a})"}),
            "unknown_function",
            4,
        ),
        (
            json!({"expression": "today()", "now": "tomorrow"}),
            "wrong_type",
            0,
        ),
        (json!({"values": {}}), "bad_json", 12),
    ] {
        let found = answer(&line);
        assert_eq!(found["error"]["code"], code, "{line}: {found}");
        assert_eq!(found["error"]["offset"], offset, "{line}: {found}");
        assert!(
            found["error"]["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
    }
}

#[test]
fn a_line_tells_the_canonical_text_and_the_names() {
    let line = json!({
        "expression": "{a.b} + 2 * {#C} > sumInArray({rows}, 'x', {y} > {a.b})", "parse": true
    });
    assert_eq!(
        answer(&line),
        json!({
            "canonical": "(({a.b} + (2 * {#C})) > sumInArray({rows}, 'x', ({y} > {a.b})))",
            "names": ["a.b", "C", "rows", "y"]
        })
    );
}

#[test]
fn the_instant_may_be_given_as_a_day() {
    let line = json!({"expression": "currentDate()", "now": "2030-02-01"});
    assert_eq!(answer(&line), json!({"value": "2030-02-01T00:00:00.000Z"}));
}
