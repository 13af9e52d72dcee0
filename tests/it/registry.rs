//! The registry and the questionnaires speak of the same themes.

use std::collections::BTreeSet;

use iscm_survey::questionnaire::form::{Registers, registers_of};
use iscm_survey::registry::Registry;
use serde_json::Value as Json;

/// The choices of the question with this indicator, wherever it stands in the file.
fn choices_of(node: &Json, indicator: &str) -> Option<BTreeSet<String>> {
    if node["indicator"] == indicator {
        let value = |choice: &Json| {
            let value = choice.get("value").unwrap_or(choice);
            value.as_str().map(str::to_owned)
        };
        return Some(
            node["choices"]
                .as_array()?
                .iter()
                .filter_map(value)
                .collect(),
        );
    }
    match node {
        Json::Object(object) => object
            .values()
            .find_map(|inner| choices_of(inner, indicator)),
        Json::Array(list) => list.iter().find_map(|inner| choices_of(inner, indicator)),
        _ => None,
    }
}

#[test]
fn the_theme_question_can_be_prefilled_from_the_registry() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/iscm.json");
    let text = std::fs::read_to_string(path).expect("the questionnaire of the ISCMs");
    let questionnaire: Json = serde_json::from_str(&text).expect("JSON");
    let choices = choices_of(&questionnaire, "theme.current").expect("the theme question");
    let registry = Registry::starting();
    for choice in &choices {
        assert!(
            registry.find_theme(choice).is_some(),
            "`{choice}` is offered as a theme but is no code of the vocabulary `thematic_areas`"
        );
    }
    for iscm in registry.list_iscms() {
        for theme in iscm.current_themes() {
            assert!(
                choices.contains(theme.as_str()),
                "{} works on `{theme}`, which the question does not offer",
                iscm.id
            );
        }
    }
}

#[test]
fn questionnaires_find_the_registers_they_name() {
    let registers = registers_of(Registry::starting());
    for (name, id) in [
        ("iscm", "midcom"),
        ("state", "ZM"),
        ("igo", "icmpd"),
        ("organization", "rncom"),
    ] {
        let members = registers.members(name).expect(name);
        let member = members.iter().find(|member| member.id == id);
        assert!(member.is_some(), "{id} is missing in the register {name}");
    }
    assert!(registers.members("planets").is_none());
}
