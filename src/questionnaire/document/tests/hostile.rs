//! Whatever comes in, an answer comes out: no panic, no endless work.

use proptest::prelude::*;
use serde_json::Value as Json;

use super::*;

fn lenient() -> LoadOptions<'static> {
    LoadOptions {
        lenient: true,
        ..LoadOptions::default()
    }
}

/// Leaves of JSON among which are words of the format.
fn leaf() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        ".{0,12}".prop_map(Json::from),
        words().prop_map(Json::from),
        Just(Json::Array(Vec::new())),
        Just(Json::Object(Default::default())),
    ]
}

fn words() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "pages",
        "elements",
        "type",
        "name",
        "title",
        "choices",
        "rows",
        "columns",
        "visibleIf",
        "templateElements",
        "validators",
        "findings",
        "sentences",
        "values",
        "each",
        "of",
        "text",
        "matrixdynamic",
        "paneldynamic",
        "checkbox",
        "panel",
        "expression",
        "a",
        "{a}",
        "{year} + {total}",
        "sumInArray({budget}, 'a')",
        "{panel.since}",
        "default",
        "fr",
        "<p>",
        "cellType",
        "keyName",
        "full_name",
        "themes",
        "budget",
        "registers/",
    ])
}

fn any_json() -> impl Strategy<Value = Json> {
    leaf().prop_recursive(6, 64, 8, |inner| {
        let key = prop_oneof![words().prop_map(str::to_owned), ".{0,6}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((key, inner), 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// Puts `new` in the place of the value of this number, counted through the tree.
fn replace(value: &mut Json, at: &mut usize, new: &Json) {
    if *at == 0 {
        *value = new.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Json::Array(values) => values.iter_mut().for_each(|value| replace(value, at, new)),
        Json::Object(members) => members
            .values_mut()
            .for_each(|value| replace(value, at, new)),
        _ => {}
    }
}

fn size(value: &Json) -> usize {
    1 + match value {
        Json::Array(values) => values.iter().map(size).sum(),
        Json::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

fn full() -> Json {
    serde_json::from_str(loaded::FULL).expect("the full file is JSON")
}

fn answers(text: &str) -> Result<(), TestCaseError> {
    for options in [lenient(), LoadOptions::default()] {
        let loaded = load(text, &options);
        prop_assert_eq!(loaded.questionnaire.is_some(), loaded.errors().count() == 0);
        if let Some(questionnaire) = &loaded.questionnaire {
            check_together(&[questionnaire, questionnaire]);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text(text in ".{0,200}") {
        answers(&text)?;
    }

    #[test]
    fn any_tree(tree in any_json()) {
        answers(&tree.to_string())?;
    }

    #[test]
    fn a_good_file_with_faults(faults in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4)) {
        let mut file = full();
        for (place, new) in &faults {
            let mut at = place.index(size(&file));
            replace(&mut file, &mut at, new);
        }
        answers(&file.to_string())?;
    }

    #[test]
    fn a_good_file_cut_off(place in any::<prop::sample::Index>()) {
        let end = place.index(loaded::FULL.len());
        if let Some(part) = loaded::FULL.get(..end) {
            let loaded = load(part, &lenient());
            prop_assert_eq!(told(&loaded), ["bad_json "]);
        }
    }
}

#[test]
fn deep_nesting_costs_one_pass() {
    for (open, close) in [("[", "]"), ("{\"elements\":[", "]}"), ("{\"a\":", "}")] {
        let depth = 100_000;
        for text in [
            open.repeat(depth),
            format!("{}{}", open.repeat(depth), close.repeat(depth)),
        ] {
            assert_eq!(told(&load(&text, &lenient())), ["too_large "]);
        }
    }
    let panels = |depth: usize| {
        let open = r#"{"type": "panel", "elements": ["#;
        whole(&format!("{}{}", open.repeat(depth), "]}".repeat(depth)))
    };
    assert_eq!(told(&load(&panels(20), &lenient())), ["too_large "]);
    assert_eq!(
        told(&load(&panels(10), &lenient())).len(),
        1,
        "only the innermost panel is empty"
    );
}

#[test]
fn long_chains_and_many_questions_end() {
    // Each value depends on the one before; the last closes the circle.
    let count = 4000;
    let values: Vec<String> = (0..count)
        .map(|number| {
            let before = (number + count - 1) % count;
            format!(r#"{{"name": "v{number}", "expression": "{{v{before}}} + 1"}}"#)
        })
        .collect();
    let text = Part::Top("").text().replace(
        '}',
        &format!(
            r#", "calculatedValues": [{}], "elements": [{{"type": "text", "name": "a"}}]}}"#,
            values.join(",")
        ),
    );
    let loaded = load(&text, &LoadOptions::default());
    assert_eq!(
        told(&loaded),
        ["dependency_cycle /calculatedValues/0/expression"]
    );
    let long = format!(
        r#"{{"type": "text", "name": "a", "visibleIf": "1{} = 2"}}"#,
        " + 1".repeat(4000)
    );
    assert_eq!(
        told(&load(&whole(&long), &LoadOptions::default())),
        [
            "constant_condition /pages/0/elements/0/visibleIf",
            "unreachable /pages/0/elements/0/visibleIf"
        ]
    );
}

#[test]
fn endless_names_and_elements_end() {
    let dots = whole(&format!(
        r#"{{"type": "text", "name": "a", "title": "{{{}}}"}}"#,
        "a.".repeat(500_000)
    ));
    let loaded = load(&dots, &LoadOptions::default());
    assert_eq!(
        told(&loaded),
        ["unknown_reference /pages/0/elements/0/title"]
    );
    assert!(loaded.problems[0].message.chars().count() <= 501);
    let open = whole(&format!(
        r#"{{"type": "html", "name": "a", "html": "{}"}}"#,
        "<p>".repeat(200_000)
    ));
    assert_eq!(load(&open, &LoadOptions::default()).problems.len(), 20);
}
