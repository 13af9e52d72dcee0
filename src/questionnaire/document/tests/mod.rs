//! Small files in, codes and pointers out; then what a good file becomes, and what hostile ones cannot do.

use super::*;
use crate::registry::Register;

mod expressions;
mod hostile;
mod loaded;
mod names;
mod shapes;
mod texts;
mod together;

/// A file and its problems, each as `code pointer`, in the order in which they are told.
struct Case {
    text: Part,
    problems: &'static [&'static str],
}

#[derive(Clone, Copy, Debug)]
enum Part {
    /// The elements of the only page.
    Elements(&'static str),
    /// Properties of the file, besides those that every file has.
    Top(&'static str),
}

const fn case(elements: &'static str, problems: &'static [&'static str]) -> Case {
    Case {
        text: Part::Elements(elements),
        problems,
    }
}

const fn top(properties: &'static str, problems: &'static [&'static str]) -> Case {
    Case {
        text: Part::Top(properties),
        problems,
    }
}

const START: &str = r#""id": "t", "version": "1", "respondent": "state""#;

/// The text of a file with these elements.
fn whole(elements: &str) -> String {
    format!(r#"{{{START}, "pages": [{{"name": "page", "elements": [{elements}]}}]}}"#)
}

impl Part {
    fn text(self) -> String {
        match self {
            Part::Elements(elements) => whole(elements),
            Part::Top("") => format!("{{{START}}}"),
            Part::Top(properties) => format!("{{{START}, {properties}}}"),
        }
    }
}

fn told(loaded: &Loaded) -> Vec<String> {
    loaded
        .problems
        .iter()
        .map(|problem| format!("{} {}", problem.code, problem.pointer))
        .collect()
}

/// What differs from the expectation, for all cases.
fn differences(cases: &[Case]) -> Vec<String> {
    let mut differences = Vec::new();
    for case in cases {
        let loaded = load(&case.text.text(), &LoadOptions::default());
        let shown: Vec<String> = loaded.problems.iter().map(Problem::to_string).collect();
        if told(&loaded) != case.problems {
            differences.push(format!("{:?}\ntold {shown:#?}", case.text));
        }
        let usable = loaded.errors().count() == 0;
        if loaded.questionnaire.is_some() != usable {
            differences.push(format!("{:?}\nusable: {usable}", case.text));
        }
    }
    differences
}

#[test]
fn cases() {
    let differences: Vec<String> = [
        shapes::CASES,
        names::CASES,
        texts::CASES,
        expressions::CASES,
    ]
    .into_iter()
    .flat_map(differences)
    .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}

#[test]
fn every_code_has_a_case() {
    let cases = [
        shapes::CASES,
        names::CASES,
        texts::CASES,
        expressions::CASES,
    ];
    let told: Vec<&str> = cases
        .into_iter()
        .flatten()
        .flat_map(|case| case.problems)
        .filter_map(|problem| problem.split(' ').next())
        .collect();
    // These need a broken text, a whole set of files, or more than fits a table; each has its own test.
    let elsewhere = ["bad_json", "too_large", "indicator_conflict"];
    for code in ProblemCode::ALL {
        assert!(
            told.contains(&code.as_str()) || elsewhere.contains(&code.as_str()),
            "write a case for {code}"
        );
    }
}

#[test]
fn codes_are_told_apart() {
    let codes: std::collections::HashSet<&str> =
        ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), ProblemCode::ALL.len());
}

#[test]
fn known_registers_are_those_of_the_registry() {
    let names: Vec<&str> = Register::ALL
        .iter()
        .map(|register| register.name())
        .collect();
    assert_eq!(names, REGISTERS, "add the register to document::REGISTERS");
}

/// The message of the only problem.
fn message(elements: &str) -> String {
    let loaded = load(&whole(elements), &LoadOptions::default());
    assert_eq!(loaded.problems.len(), 1, "{:#?}", loaded.problems);
    loaded.problems[0].message.clone()
}

#[test]
fn messages_name_the_thing_and_its_replacement() {
    for (file, parts) in [
        (
            r#"{"type": "text", "name": "a", "titel": "x"}"#,
            &["\"titel\"", "\"title\""][..],
        ),
        (
            r#"{"type": "radiogroup", "name": "a", "choices": [1], "hasOther": true}"#,
            &["\"hasOther\"", "\"showOtherItem\""],
        ),
        (
            r#"{"type": "texte", "name": "a"}"#,
            &["\"texte\"", "\"text\""],
        ),
        (
            r#"{"type": "text", "name": "a", "setValueIf": "1 = 1"}"#,
            &["\"setValueIf\"", "\"expression\" question"],
        ),
        (
            r#"{"type": "text", "name": "first"}, {"type": "text", "name": "b", "visibleIf": "{frist} = 1"}"#,
            &["at 0", "\"frist\"", "\"first\""],
        ),
        (
            r#"{"type": "text", "name": "a", "visibleIf": "roud({a}) = 1"}"#,
            &["at 0", "roud", "round"],
        ),
        (
            r#"{"type": "text", "name": "a", "visibleIf": "{a} = ("}"#,
            &["at 7"],
        ),
        (
            r#"{"type": "checkbox", "name": "a", "choicesByUrl": {"url": "registers/iscms"}}"#,
            &["\"iscms\"", "\"iscm\""],
        ),
        (
            r#"{"type": "text", "name": "a", "title": {"fr": "x"}}"#,
            &["\"default\""],
        ),
        (
            r#"{"type": "text", "name": "a", "validators": [{"type": "regex", "regex": "(?=a)"}]}"#,
            &["look-around"],
        ),
        (
            r#"{"type": "text", "name": "a", "defaultValueExpression": "{b}"}, {"type": "expression", "name": "b", "expression": "{a}"}"#,
            &["a → b → a"],
        ),
        (
            r#"{"type": "html", "name": "a", "html": "<p onclick='x'>y</p>"}"#,
            &["onclick"],
        ),
    ] {
        let message = message(file);
        for part in parts {
            assert!(message.contains(part), "{file}\n{message}");
        }
    }
}
