//! A round small enough to be counted by hand, with every kind of indicator, answered by two mechanisms, five
//! States and an organization; and a walk through everything somebody can open in it.

use std::collections::BTreeMap;

use iscm_survey::app::App;
use iscm_survey::app::importing::import_response;
use iscm_survey::app::registers::install_registry;
use iscm_survey::app::rounds::{QuestionnaireFile, create_assessment, open_assessment};
use iscm_survey::assessment::Author;
use scraper::{Html, Selector};
use serde_json::{Value as Json, json};

use crate::support::app::{TestApp, Visitor};
use crate::support::round::{Round, new_round};

/// The round's address on the desk.
pub const HERE: &str = "/desk/assessments/2026";

/// What only MIDCOM's answers, and answers about MIDCOM, hold: whoever is limited to MIDSA never reads it.
pub const ABOUT_MIDCOM: [&str; 5] = ["MIDCOM", "midcom", "Comesa", "a word on the first", "1234"];

fn about_structures() -> Vec<Json> {
    vec![
        json!({"type": "checkbox", "name": "themes", "indicator": "themes", "finding": "structures",
            "choices": ["trade", "health", "climate"], "showDontKnowItem": true}),
        json!({"type": "radiogroup", "name": "secretariat", "indicator": "structure.secretariat",
            "finding": "structures", "choices": ["permanent", "rotating", "other_body"],
            "showDontKnowItem": true}),
        json!({"type": "matrix", "name": "contribution", "indicator": "contribution",
            "finding": "structures", "rows": ["national", "regional"], "columns": ["low", "high"]}),
        // For staff only: it is counted nowhere.
        json!({"type": "radiogroup", "name": "quarrel", "indicator": "structure.quarrel",
            "finding": "structures", "choices": ["yes", "no"], "attribution": "none"}),
        json!({"type": "comment", "name": "remark"}),
    ]
}

fn iscm_file() -> Json {
    let mut elements = vec![
        json!({"type": "text", "inputType": "number", "name": "established", "isRequired": true,
            "indicator": "established", "finding": "structures"}),
    ];
    elements.extend(about_structures());
    json!({"id": "desk-iscm", "version": "1", "respondent": "iscm", "title": "About the mechanism",
        "pages": [{"name": "first", "elements": elements}],
        "findings": [{"id": "structures", "title": "Structures", "sentences": [
            {"id": "since", "text": "It was established in {established}."}]}]})
}

fn outside_file(group: &str) -> Json {
    let mut inside = vec![
        json!({"type": "rating", "name": "usefulness", "indicator": "value.usefulness",
            "attribution": "group", "finding": "structures"}),
        json!({"type": "text", "inputType": "number", "name": "meetings", "indicator": "value.meetings",
            "finding": "structures"}),
    ];
    inside.extend(about_structures());
    json!({"id": format!("desk-{group}"), "version": "1", "respondent": group,
        "title": "About your mechanisms",
        "pages": [{"name": "first", "elements": [
            {"type": "radiogroup", "name": "policy", "indicator": "national.policy",
             "choices": ["yes", "no"], "showDontKnowItem": true},
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm", "valueName": "id", "titleName": "name"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false,
             "templateElements": inside}]}],
        "findings": [{"id": "structures", "title": "Structures", "sentences": [
            {"id": "useful", "of": group,
             "values": {"n": "base('value.usefulness')", "m": "mean('value.usefulness')"},
             "text": "{n} rated its usefulness at {m} on average."}]}]})
}

fn answers() -> Vec<(&'static str, Json)> {
    let midcom = |more: Json| merged(json!({"iscm": "midcom"}), more);
    let midsa = |more: Json| merged(json!({"iscm": "midsa"}), more);
    vec![
        (
            "midcom",
            json!({"established": 1234, "themes": ["trade", "health"], "secretariat": "rotating",
            "contribution": {"national": "high", "regional": "high"}, "quarrel": "yes",
            "remark": "a word on the first"}),
        ),
        (
            "midsa",
            json!({"established": 2000, "themes": ["climate"], "secretariat": "dontknow",
            "contribution": {"national": "low"}}),
        ),
        (
            "ZM",
            json!({"policy": "yes", "iscms": [
            midcom(json!({"usefulness": 5, "meetings": 2, "themes": ["trade"], "secretariat": "rotating",
                "contribution": {"national": "high"}, "remark": "a word on the first"})),
            midsa(json!({"usefulness": 2, "meetings": 1, "themes": ["climate", "trade"],
                "secretariat": "permanent"}))]}),
        ),
        (
            "MZ",
            json!({"policy": "no", "iscms": [
            midcom(json!({"usefulness": 4, "themes": ["trade", "health"], "secretariat": "dontknow",
                "quarrel": "yes"})),
            midsa(json!({"usefulness": 3, "secretariat": "permanent", "themes": ["dontknow"]}))]}),
        ),
        (
            "MW",
            json!({"policy": "dontknow", "iscms": [
            midcom(json!({"usefulness": 5, "meetings": 4, "secretariat": "permanent",
                "contribution": {"national": "low", "regional": "high"}})),
            midsa(json!({"usefulness": 3, "contribution": {"regional": "high"}}))]}),
        ),
        (
            "KE",
            json!({"iscms": [midcom(json!({"usefulness": 1, "themes": ["health"],
            "secretariat": "rotating", "remark": "a word on the first"}))]}),
        ),
        (
            "ZA",
            json!({"policy": "yes", "iscms": [midsa(json!({"meetings": 1, "themes": ["climate"],
            "secretariat": "dontknow"}))]}),
        ),
        (
            "icmpd",
            json!({"policy": "yes", "iscms": [midcom(json!({"usefulness": 3,
            "themes": ["climate"]}))]}),
        ),
    ]
}

fn merged(mut one: Json, other: Json) -> Json {
    let members = one.as_object_mut().expect("an object");
    members.extend(other.as_object().expect("an object").clone());
    one
}

/// The open round with its answers.
pub fn answered(app: &App) {
    let file = |name: &str, json: Json| QuestionnaireFile {
        path: format!("questionnaires/desk-{name}.json"),
        text: json.to_string(),
    };
    let files = [
        file("iscm", iscm_file()),
        file("state", outside_file("state")),
        file("igo", outside_file("igo")),
    ];
    app.write_blocking(|transaction| -> Result<(), anyhow::Error> {
        install_registry(transaction)?;
        create_assessment(transaction, &new_round(), &files, &Author::Operator)?;
        open_assessment(transaction, "2026", &Author::Operator)?;
        for (organization, answers) in answers() {
            import_response(transaction, &Round::import_of(organization, answers))?;
        }
        Ok(())
    })
    .expect("the round is made");
}

/// The program with the round in it.
pub async fn started(database: &crate::support::databases::TestDatabase) -> TestApp {
    let app = TestApp::start(database).await;
    answered(&app.app());
    app
}

/// The addresses on this site that a page leads to, without fragments and other languages.
pub fn links(page: &str) -> Vec<String> {
    let selector = Selector::parse("a[href^='/']").expect("a selector");
    let document = Html::parse_document(page);
    document
        .select(&selector)
        .filter_map(|link| link.value().attr("href"))
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .filter(|href| !href.contains("language="))
        .collect()
}

/// Everything on the desk that somebody comes to by following links, with its text. Each must be there.
pub async fn walked(visitor: &Visitor) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut waiting = vec!["/desk/assessments".to_owned()];
    while let Some(path) = waiting.pop() {
        if pages.contains_key(&path) {
            continue;
        }
        let text = visitor.page(&path).await;
        // A chart as SVG is text, and read like a page; its picture says the same and takes long to draw.
        let found = links(&text).into_iter();
        let found = found.filter(|href| !href.contains("/file.png") && !href.ends_with("&as=png"));
        waiting.extend(found.filter(|href| href.starts_with("/desk/")));
        pages.insert(path, text);
        assert!(pages.len() < 2000, "the desk of a small round has an end");
    }
    pages
}
