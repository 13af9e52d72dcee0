use serde_json::{Map, Value as Json, json};

use super::*;
use crate::language::Language;
use crate::questionnaire::document::{self, LoadOptions};
use crate::questionnaire::model::{Element, Question};

const EVERYTHING: &str = include_str!("../../../tests/data/forms/everything.json");

fn everything() -> Questionnaire {
    let loaded = document::load(EVERYTHING, &LoadOptions::default());
    loaded
        .questionnaire
        .unwrap_or_else(|| panic!("{:?}", loaded.problems))
}

fn object(value: Json) -> Map<String, Json> {
    value.as_object().cloned().expect("an object")
}

fn rows(answers: Json) -> Vec<(String, Json)> {
    flatten(&everything(), &object(answers))
        .into_iter()
        .map(|(address, value)| (address.to_string(), value))
        .collect()
}

fn merged(stored: Json, changes: &[(&str, Json)]) -> Result<Json, Vec<(String, &'static str)>> {
    let changes: Vec<(Address, Json)> = changes
        .iter()
        .map(|(address, value)| (Address::parse(address), value.clone()))
        .collect();
    merge(&everything(), &object(stored), &changes)
        .map(Json::Object)
        .map_err(|refusals| {
            refusals
                .iter()
                .map(|refusal| (refusal.address.to_string(), refusal.code.code()))
                .collect()
        })
}

#[test]
fn an_address_keeps_slashes_of_keys_apart() {
    let address = Address::root("partners").join("a/b~c").join("name");
    assert_eq!(address.as_str(), "partners/a~1b~0c/name");
    assert_eq!(
        address.parts().collect::<Vec<_>>(),
        ["partners", "a/b~c", "name"]
    );
    assert!(address.is_within(&Address::root("partners")));
    assert!(!address.is_within(&Address::root("partner")));
}

#[test]
fn every_answer_has_an_address() {
    let answers = json!({
        "full_name": "Zambia", "themes": ["health", "other"], "themes-Comment": "trees",
        "contact": {"phone": "1"}, "opinion": {"trust": "high"}, "mix": {"fees": {"share": 5}},
        "budget": [{"what": "rent"}, {"#id": "k9", "amount": 2}],
        "iscms": [{"iscm": "midcom", "value": 4, "levels": [{"level": "global", "what": ["law"]}, {"about": "x"}]},
                  {"iscm": "midsa", "#aside": true, "value": 1}]
    });
    assert_eq!(
        rows(answers),
        [
            ("full_name", json!("Zambia")),
            ("themes", json!(["health", "other"])),
            ("themes-Comment", json!("trees")),
            ("contact/phone", json!("1")),
            ("opinion/trust", json!("high")),
            ("mix/fees/share", json!(5)),
            ("budget/1", json!(0)),
            ("budget/1/what", json!("rent")),
            ("budget/k9", json!(1)),
            ("budget/k9/amount", json!(2)),
            ("iscms/midcom", json!(0)),
            ("iscms/midcom/value", json!(4)),
            ("iscms/midcom/levels/global", json!(0)),
            ("iscms/midcom/levels/global/level", json!("global")),
            ("iscms/midcom/levels/global/what", json!(["law"])),
            ("iscms/midcom/levels/+1", json!(1)),
            ("iscms/midcom/levels/+1/about", json!("x")),
            ("iscms/midsa", json!({"position": 1, "aside": true})),
            ("iscms/midsa/value", json!(1)),
        ]
        .map(|(address, value)| (address.to_owned(), value))
    );
}

#[test]
fn rows_that_no_question_knows_are_left_out() {
    let rows = [
        (Address::parse("gone"), json!(1)),
        (Address::parse("mix/gone/share"), json!(1)),
        (Address::parse("established"), json!(1999)),
    ];
    assert_eq!(
        Json::Object(compose(&everything(), &rows)),
        json!({"established": 1999})
    );
}

#[test]
fn an_entry_of_which_only_parts_are_known_stands_at_the_end() {
    let rows = [
        (Address::parse("budget/b/what"), json!("second")),
        (Address::parse("budget/a"), json!(0)),
        (Address::parse("budget/a/what"), json!("first")),
    ];
    let composed = compose(&everything(), &rows);
    assert_eq!(
        composed["budget"],
        json!([{"what": "first", "#id": "a"}, {"what": "second", "#id": "b"}])
    );
}

#[test]
fn a_page_is_merged_by_address() {
    assert_eq!(
        merged(
            json!({"full_name": "Zambia", "acronym": "ZM", "opinion": {"trust": "low"}}),
            &[
                ("full_name", json!("Republic of Zambia")),
                ("acronym", json!("")),
                ("established", json!("1964")),
                ("opinion/money", json!("high")),
                ("contact/phone", json!("1")),
                ("mix/fees/share", json!(3)),
            ]
        ),
        Ok(json!({
            "full_name": "Republic of Zambia", "established": 1964, "contact": {"phone": "1"},
            "opinion": {"trust": "low", "money": "high"}, "mix": {"fees": {"share": 3}}
        }))
    );
}

#[test]
fn clearing_all_cells_clears_the_answer() {
    let stored = json!({"opinion": {"trust": "low"}, "mix": {"fees": {"share": 3}}});
    let cleared = [("opinion/trust", Json::Null), ("mix/fees/share", json!(""))];
    assert_eq!(merged(stored, &cleared), Ok(json!({})));
}

#[test]
fn a_dropped_choice_is_set_aside_and_comes_back() {
    let stored = json!({"iscms": [{"iscm": "midcom", "value": 4}, {"iscm": "midsa", "value": 2}]});
    let dropped = merged(stored, &[("iscms", json!(["midsa", "midwa"]))]).expect("a merge");
    assert_eq!(
        dropped["iscms"],
        json!([{"iscm": "midsa", "value": 2}, {"iscm": "midwa"}, {"iscm": "midcom", "value": 4, "#aside": true}])
    );
    let again = merged(dropped, &[("iscms", json!(["midcom", "midsa"]))]).expect("a merge");
    assert_eq!(
        again["iscms"],
        json!([{"iscm": "midsa", "value": 2}, {"iscm": "midcom", "value": 4}, {"iscm": "midwa", "#aside": true}])
    );
}

#[test]
fn a_choice_and_what_is_asked_about_it_may_come_together() {
    let changes = [
        ("iscms/midcom/value", json!(5)),
        ("iscms", json!(["midcom"])),
    ];
    assert_eq!(
        merged(json!({}), &changes),
        Ok(json!({"iscms": [{"iscm": "midcom", "value": 5}]}))
    );
}

#[test]
fn entries_are_added_and_removed_by_address() {
    let added = merged(
        json!({"budget": [{"what": "rent"}]}),
        &[("budget/x7", json!({})), ("budget/x7/what", json!("staff"))],
    )
    .expect("a merge");
    assert_eq!(
        added["budget"],
        json!([{"what": "rent", "#id": "1"}, {"what": "staff", "#id": "x7"}])
    );
    let removed = merged(
        added,
        &[("budget/1", Json::Null), ("budget/1/what", json!("x"))],
    );
    assert_eq!(
        removed,
        Ok(json!({"budget": [{"what": "staff", "#id": "x7"}]}))
    );
}

#[test]
fn the_blank_entries_of_a_form_can_be_filled() {
    assert_eq!(
        merged(
            json!({}),
            &[("budget/2/what", json!("b")), ("budget/1/what", json!("a"))]
        ),
        Ok(json!({"budget": [{"what": "a", "#id": "1"}, {"what": "b", "#id": "2"}]}))
    );
    assert_eq!(
        merged(
            json!({}),
            &[("budget/1/what", Json::Null), ("budget/7/what", Json::Null)]
        ),
        Ok(json!({})),
        "nothing was typed, nothing is stored"
    );
}

#[test]
fn what_is_not_there_is_refused_as_a_whole() {
    let refused = merged(
        json!({"full_name": "Zambia"}),
        &[
            ("full_name", json!(5)),
            ("nobody", json!("x")),
            ("budget/99/what", json!("x")),
            ("iscms/midcom/value", json!(3)),
            ("mix/gone/share", json!(3)),
            ("opinion/trust/deep", json!(3)),
            ("acronym", json!("x".repeat(HARD_LENGTH + 1))),
        ],
    );
    let mut refused = refused.expect_err("a refusal");
    refused.sort();
    assert_eq!(
        refused,
        [
            ("acronym", "too_long"),
            ("budget/99/what", "unknown_question"),
            ("full_name", "wrong_type"),
            ("iscms/midcom/value", "unknown_question"),
            ("mix/gone/share", "unknown_question"),
            ("nobody", "unknown_question"),
            ("opinion/trust/deep", "unknown_question"),
        ]
        .map(|(address, code)| (address.to_owned(), code))
    );
}

#[test]
fn an_old_answer_that_no_longer_fits_does_not_stop_a_save() {
    let stored = json!({"full_name": ["an older shape"], "gone": 1});
    assert_eq!(
        merged(stored, &[("acronym", json!("ZM"))]),
        Ok(json!({"acronym": "ZM"}))
    );
}

fn question(name: &str) -> Question {
    let questionnaire = everything();
    questionnaire
        .pages
        .iter()
        .flat_map(|page| &page.elements)
        .find_map(|element| match element {
            Element::Question(question) if question.name == name => Some((**question).clone()),
            _ => None,
        })
        .expect("a question of this name")
}

#[test]
fn numbers_are_read_as_the_language_types_them() {
    let established = question("established");
    let typed = |text: &str, language| from_text(&established, &[text.to_owned()], language);
    assert_eq!(typed(" 1 234 ", Language::English), json!(1234));
    assert_eq!(typed("12,5", Language::French), json!(12.5));
    assert_eq!(typed("1,234", Language::English), json!("1,234"));
    assert_eq!(typed("1.5", Language::French), json!(1.5));
    assert_eq!(typed("٢٠١٣", Language::Arabic), json!(2013));
    assert_eq!(typed("about ten", Language::English), json!("about ten"));
    assert_eq!(typed("", Language::English), Json::Null);
}

#[test]
fn typed_texts_become_the_values_of_their_questions() {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    let english = Language::English;
    assert_eq!(
        from_text(&question("formal"), &texts(&["true"]), english),
        json!(true)
    );
    assert_eq!(
        from_text(
            &question("themes"),
            &texts(&["", "trade", "return"]),
            english
        ),
        json!(["trade", "return"])
    );
    assert_eq!(
        from_text(&question("why"), &texts(&["two\r\nlines"]), english),
        json!("two\nlines")
    );
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// JSON of likely and unlikely shapes, with the names that the questionnaire knows.
    fn likely_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            (-3i64..2100).prop_map(Json::from),
            prop::sample::select(vec![
                "",
                "a",
                "b",
                "x/y",
                "trade",
                "health",
                "other",
                "none",
                "midcom",
                "midsa",
                "national",
                "global",
                "law",
                "high",
                "rcp",
                "irf",
                "2019-04-30",
                "7",
                "true",
                "fees",
            ])
            .prop_map(Json::from),
        ];
        leaf.prop_recursive(4, 60, 6, |inner| {
            let key = prop::sample::select(vec![
                "full_name",
                "established",
                "signed",
                "formal",
                "kind",
                "kind-Comment",
                "number",
                "themes",
                "themes-Comment",
                "order",
                "usefulness",
                "contact",
                "phone",
                "staff",
                "opinion",
                "trust",
                "ways",
                "mail",
                "mix",
                "fees",
                "donors",
                "share",
                "sure",
                "half",
                "budget",
                "what",
                "amount",
                "iscms",
                "iscm",
                "value",
                "levels",
                "level",
                "about",
                "#id",
                "#aside",
                "mix-total",
                "total",
                "Nobody",
            ]);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
                prop::collection::vec((key, inner), 0..8).prop_map(|members| {
                    Json::Object(
                        members
                            .into_iter()
                            .map(|(key, value)| (key.to_owned(), value))
                            .collect(),
                    )
                }),
            ]
        })
    }

    pub fn likely_answers() -> impl Strategy<Value = Map<String, Json>> {
        likely_json().prop_map(|value| match value {
            Json::Object(members) => members,
            other => Map::from_iter([("full_name".to_owned(), other)]),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn composing_undoes_flattening(answers in likely_answers()) {
            let questionnaire = everything();
            let layout = Layout::new(&questionnaire, None);
            let stored = normal::normalise(&layout, &answers, None);
            prop_assert_eq!(&normal::normalise(&layout, &stored, None), &stored);
            let rows = flatten(&questionnaire, &stored);
            let composed = compose(&questionnaire, &rows);
            prop_assert_eq!(&composed, &stored);
            prop_assert_eq!(flatten(&questionnaire, &composed), rows);
        }

        #[test]
        fn what_is_read_is_what_is_stored(answers in likely_answers()) {
            let questionnaire = everything();
            if let Ok(stored) = read(&questionnaire, &answers) {
                let layout = Layout::new(&questionnaire, None);
                prop_assert_eq!(normal::normalise(&layout, &answers, None), stored);
            }
        }

        #[test]
        fn writing_the_stored_rows_again_changes_nothing(answers in likely_answers()) {
            let questionnaire = everything();
            let stored = compose(&questionnaire, &flatten(&questionnaire, &answers));
            let rows = flatten(&questionnaire, &stored);
            let again = merge(&questionnaire, &stored, &rows);
            prop_assert_eq!(again.map_err(|refusals| format!("{refusals:?}")), Ok(stored));
        }
    }
}
