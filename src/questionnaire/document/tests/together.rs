//! What several files say together.

use super::*;
use crate::questionnaire::Questionnaire;

fn file(group: &str, rest: &str) -> Questionnaire {
    let text = format!(r#"{{"id": "{group}", "version": "1", "respondent": "{group}", {rest}}}"#);
    let loaded = load(&text, &LoadOptions::default());
    let problems = loaded.problems;
    loaded
        .questionnaire
        .unwrap_or_else(|| panic!("{text}\n{problems:#?}"))
}

fn elements(group: &str, elements: &str) -> Questionnaire {
    file(group, &format!(r#""elements": [{elements}]"#))
}

fn together(files: &[Questionnaire]) -> Vec<String> {
    let files: Vec<&Questionnaire> = files.iter().collect();
    check_together(&files)
        .iter()
        .map(|(file, problem)| format!("{file} {} {}", problem.code, problem.pointer))
        .collect()
}

#[test]
fn one_measure_has_one_type_and_one_list() {
    let choices = |type_name: &str, values: &str| {
        format!(
            r#"{{"type": "{type_name}", "name": "a", "indicator": "x", "choices": [{values}], "showOtherItem": true}}"#
        )
    };
    for (iscm, state, problems) in [
        // The same list, or a part of it, drawn in whatever way.
        (choices("radiogroup", "1, 2, 3"), choices("dropdown", "1, 2, 3"), vec![]),
        (choices("checkbox", "1, 2"), choices("tagbox", "3, 2, 1"), vec![]),
        (choices("checkbox", "1, 2, 3"), choices("checkbox", "1"), vec![]),
        (
            choices("checkbox", "1, 2"),
            choices("checkbox", "2, 3"),
            vec!["1 indicator_conflict /elements/0/indicator"],
        ),
        (
            choices("radiogroup", "1"),
            choices("checkbox", "1"),
            vec!["1 indicator_conflict /elements/0/indicator"],
        ),
        (
            r#"{"type": "rating", "name": "a", "indicator": "x"}"#.to_owned(),
            r#"{"type": "rating", "name": "a", "indicator": "x", "rateMin": 0, "rateMax": 4}"#
                .to_owned(),
            vec!["1 indicator_conflict /elements/0/indicator"],
        ),
        (
            r#"{"type": "text", "name": "a", "indicator": "x", "inputType": "number"}"#.to_owned(),
            r#"{"type": "text", "name": "a", "indicator": "x"}"#.to_owned(),
            vec!["1 indicator_conflict /elements/0/indicator"],
        ),
        (
            r#"{"type": "checkbox", "name": "a", "indicator": "x", "choicesByUrl": {"url": "registers/iscm"}}"#.to_owned(),
            r#"{"type": "checkbox", "name": "a", "indicator": "x", "choicesByUrl": {"url": "registers/igo"}}"#.to_owned(),
            vec!["1 indicator_conflict /elements/0/indicator"],
        ),
        // A list taken from another question is that question's list.
        (
            choices("checkbox", "1, 2"),
            r#"{"type": "checkbox", "name": "b", "choices": [7]}, {"type": "checkbox", "name": "a", "indicator": "x", "choicesFromQuestion": "b"}"#.to_owned(),
            vec!["1 indicator_conflict /elements/1/indicator"],
        ),
        // In columns and templates too.
        (
            choices("checkbox", "1"),
            r#"{"type": "paneldynamic", "name": "p", "templateElements": [{"type": "matrixdynamic", "name": "m", "columns": [
                {"name": "c", "cellType": "text", "indicator": "x"}]}]}"#.to_owned(),
            vec!["1 indicator_conflict /elements/0/templateElements/0/columns/0/indicator"],
        ),
    ] {
        let files = [elements("iscm", &iscm), elements("state", &state)];
        assert_eq!(together(&files), problems, "{iscm}\n{state}");
    }
}

#[test]
fn sentences_about_a_group_name_what_it_is_asked() {
    let iscm = || {
        file(
            "iscm",
            r#""elements": [{"type": "radiogroup", "name": "s", "indicator": "funding.stability", "choices": ["stable", "unstable"]}],
               "findings": [{"id": "s", "sentences": [
                 {"id": "a", "of": "state", "values": {"m": "mean('value.usefulness')", "n": "base('value.usefulnes')"}, "text": "{m} {n}"},
                 {"id": "b", "of": "state", "if": "own('funding.stability') = 'stable' and own('value.usefulness') = 1 and share('funding.stability', 'unstable') > 50", "text": "x"},
                 {"id": "c", "of": "igo", "if": "base('anything') > 1", "text": "x"},
                 {"id": "d", "of": "state", "each": "codes('nothing')", "text": "{item}"},
                 {"id": "e", "of": "state", "values": {"c": "count('funding.stability', 'unstabel')"}, "text": "{c}"}]}]"#,
        )
    };
    let state = || {
        elements(
            "state",
            r#"{"type": "rating", "name": "u", "indicator": "value.usefulness"},
               {"type": "radiogroup", "name": "s", "indicator": "funding.stability", "choices": ["stable", "unstable"]}"#,
        )
    };
    // Alone, a file cannot know what others ask; but `own` is its own.
    assert_eq!(
        together(&[iscm()]),
        ["0 unknown_indicator /findings/0/sentences/1/if"]
    );
    assert_eq!(
        together(&[iscm(), state()]),
        [
            "0 unknown_indicator /findings/0/sentences/0/values/n",
            "0 unknown_indicator /findings/0/sentences/1/if",
            "0 unknown_indicator /findings/0/sentences/3/each",
            "0 unknown_indicator /findings/0/sentences/4/values/c",
        ]
    );
}

#[test]
fn sentences_about_codes_of_open_answers_name_a_question_and_no_code() {
    let iscm = file(
        "iscm",
        r#""elements": [{"type": "comment", "name": "own_words"}],
           "findings": [{"id": "s", "sentences": [
             {"id": "a", "of": "state", "each": "top('b.words~codes', 2)", "values": {"n": "base('b.words~codes')", "who": "tell('b.words~codes', {item})"}, "text": "{n} {who} {item}"},
             {"id": "b", "of": "state", "values": {"c": "codes('b.word~codes')"}, "text": "{c}"},
             {"id": "c", "of": "state", "values": {"c": "count('b.words~codes', 'trust')"}, "text": "{c}"},
             {"id": "d", "of": "state", "values": {"m": "mean('b.words~codes')"}, "text": "{m}"},
             {"id": "e", "of": "state", "values": {"o": "own('own_words~codes')"}, "text": "{o}"},
             {"id": "f", "of": "state", "values": {"c": "codes('b.closed~codes')"}, "text": "{c}"}]}]"#,
    );
    let state = elements(
        "state",
        r#"{"type": "paneldynamic", "name": "b", "templateElements": [
             {"type": "comment", "name": "words"},
             {"type": "radiogroup", "name": "closed", "choices": ["a", "b"]}]}"#,
    );
    assert_eq!(
        together(&[iscm, state]),
        [
            "0 unknown_indicator /findings/0/sentences/1/values/c",
            "0 unknown_indicator /findings/0/sentences/2/values/c",
            "0 unknown_indicator /findings/0/sentences/3/values/m",
            "0 unknown_indicator /findings/0/sentences/4/values/o",
            "0 unknown_indicator /findings/0/sentences/5/values/c",
        ]
    );
}

#[test]
fn sections_are_those_of_the_iscm() {
    let section = |group: &str, id: &str| {
        file(
            group,
            &format!(
                r#""elements": [{{"type": "text", "name": "a"}}], "findings": [{{"id": "{id}", "sentences": []}}]"#
            ),
        )
    };
    assert_eq!(together(&[section("state", "s1")]), [""; 0]);
    assert_eq!(
        together(&[section("iscm", "s1"), section("state", "s1")]),
        [""; 0]
    );
    assert_eq!(
        together(&[section("iscm", "s1"), section("state", "s2")]),
        ["1 unknown_finding /findings/0/id"]
    );
}
