//! Coded values, kind by kind.

use super::*;
use crate::questionnaire::model::Attribution;

/// `indicator subject context row = code number` of every coded value.
fn told(answers: Json) -> Vec<String> {
    coded_values(&everything(), &object(answers))
        .iter()
        .map(|value| {
            let subject = value
                .subject
                .as_ref()
                .map_or(String::new(), |(register, id)| {
                    format!(" of {register}:{id}")
                });
            let context = value
                .context
                .iter()
                .map(|key| format!(" in {key}"))
                .collect::<String>();
            let row = value
                .row
                .as_ref()
                .map_or(String::new(), |row| format!(" [{row}]"));
            let code = value.code.as_deref().unwrap_or("-");
            let number = value
                .number
                .map_or(String::new(), |number| format!(" {number}"));
            format!(
                "{}{subject}{context}{row} = {code}{number}",
                value.indicator
            )
        })
        .collect()
}

#[test]
fn every_countable_answer_is_a_row() {
    assert_eq!(
        told(json!({
            "full_name": "Zambia", "established": 1964, "signed": "2019-04-30", "formal": false, "kind": "rcp",
            "number": 3, "themes": ["trade", "none"], "order": ["b", "a"], "usefulness": 4,
            "contact": {"phone": "1", "staff": 7}, "opinion": {"trust": "high"}, "ways": {"mail": ["often", "never"]},
            "mix": {"fees": {"share": 60, "sure": true}}, "budget": [{"what": "rent", "amount": 5}]
        })),
        [
            "established = - 1964",
            "formal = false",
            "kind = rcp",
            "number = 3 3",
            "theme.current = trade",
            "theme.current = none",
            "order = b 1",
            "order = a 2",
            "value.usefulness = - 4",
            "staff [staff] = - 7",
            "opinion [trust] = high",
            "ways [mail] = often",
            "ways [mail] = never",
            "mix [fees] = - 60",
            "mix [fees] = true",
            "budget.amount in 1 = - 5",
        ]
    );
}

#[test]
fn blocks_give_subject_and_context() {
    assert_eq!(
        told(json!({"iscms": [
            {"iscm": "midcom", "value": 4, "levels": [{"level": "global", "what": ["law", "project"], "about": "x"}]},
            {"iscm": "midsa", "value": 1, "#aside": true}
        ]})),
        [
            "member.of = midcom",
            "value.usefulness.of of iscm:midcom = - 4",
            "iscms.levels.level of iscm:midcom in global = global",
            "contribution.kind of iscm:midcom in global = law",
            "contribution.kind of iscm:midcom in global = project",
        ]
    );
}

#[test]
fn a_value_bears_its_address_and_level() {
    let values = coded_values(
        &everything(),
        &object(json!({"iscms": [{"iscm": "midcom", "value": 4}], "kind": "rcp"})),
    );
    let addresses: Vec<&str> = values.iter().map(|value| value.address.as_str()).collect();
    assert_eq!(addresses, ["kind", "iscms/midcom", "iscms/midcom/value"]);
    assert!(
        values
            .iter()
            .all(|value| value.attribution == Attribution::Named)
    );
}
