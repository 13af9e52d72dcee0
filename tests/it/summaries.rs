//! A Summary of Findings on its way: generated, edited, stale, reviewed, with the secretariat, cleared,
//! published, edited again, withdrawn; through the pages, as the people concerned do it.

mod people;
mod story;

use iscm_survey::app::App;
use iscm_survey::app::importing::{ImportResponse, import_response};
use iscm_survey::app::mailing::{NextMail, take_next_mail};
use iscm_survey::assessment::{Author, Mark};
use iscm_survey::language::Language;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value as Json, json};

use crate::support::app::{START, TestApp, Visitor};
use crate::support::round::midcom_round;

pub const EDITOR: &str = "/desk/assessments/2019/summaries/midcom/edit";
pub const STAGE: &str = "/desk/assessments/2019/summaries/midcom/stage";
pub const PUBLIC: &str = "/iscms/midcom/summaries/2019";
const ANSWERS: &str = include_str!("../../questionnaires/demo/midcom-2019.json");

/// The installation's functions, with the clock of the pages.
pub fn inner(app: &TestApp) -> App {
    App::new(app.db.clone(), app.clock.clone(), app.randomness.clone())
}

/// A closed round in which MIDCOM has answered.
pub fn fill(app: &TestApp) {
    midcom_round(&inner(app), &app.clock);
    app.clock.set(START.parse().expect("an instant"));
}

/// MIDCOM submits again, with other answers to these questions.
pub fn submit_again(app: &TestApp, changes: &[(&str, Json)]) {
    let mut answers: Json = serde_json::from_str(ANSWERS).expect("an object");
    for (question, answer) in changes {
        answers[question] = answer.clone();
    }
    let Json::Object(answers) = answers else {
        panic!("answers are an object");
    };
    let response = ImportResponse {
        assessment: "2019".into(),
        organization: "midcom".into(),
        answers,
        submit: true,
        language: Language::English,
        source: None,
        mark: Some(Mark::Reconstructed),
        into_closed: true,
        over_respondent: false,
        actor: Author::Operator,
    };
    inner(app)
        .write_blocking(|transaction| import_response(transaction, &response))
        .expect("the answers go in");
}

/// An answer of MIDCOM that the first section tells, changed.
pub fn other_year() -> (&'static str, Json) {
    ("established", json!(2012))
}

/// The token in the next mail to a secretariat, as the worker would write it.
pub fn token_in_mail(app: &TestApp) -> Option<String> {
    let next = inner(app)
        .write_blocking(take_next_mail)
        .expect("the database answers");
    match next {
        NextMail::SendReview(job) => Some(job.link_token),
        _ => None,
    }
}

/// The fields of the form that holds this button or field, as a browser would send them.
pub fn form_with(page: &str, within: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(page);
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    let inside = document
        .select(&select(within))
        .next()
        .unwrap_or_else(|| panic!("{within} is on the page: {page}"));
    let form = inside
        .ancestors()
        .filter_map(ElementRef::wrap)
        .chain(std::iter::once(inside))
        .find(|element| element.value().name() == "form")
        .expect("it stands in a form");
    let mut fields = Vec::new();
    for field in form.select(&select("input, textarea, select")) {
        let attribute = |name: &str| field.value().attr(name).unwrap_or_default().to_owned();
        let value = match field.value().name() {
            "textarea" => field.text().collect(),
            "select" => field
                .select(&select("option"))
                .next()
                .and_then(|option| option.value().attr("value"))
                .unwrap_or_default()
                .to_owned(),
            _ if matches!(attribute("type").as_str(), "checkbox" | "radio")
                && field.value().attr("checked").is_none() =>
            {
                continue;
            }
            _ => attribute("value"),
        };
        fields.push((attribute("name"), value));
    }
    fields
}

/// Puts another value into a field.
pub fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    match fields.iter_mut().find(|(known, _)| known == name) {
        Some((_, old)) => *old = value.to_owned(),
        None => fields.push((name.to_owned(), value.to_owned())),
    }
}

/// Sends the form with a button; gives status and page.
pub async fn press(
    visitor: &Visitor,
    address: &str,
    fields: &[(String, String)],
    (name, value): (&str, &str),
) -> (u16, String) {
    let mut pairs: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    pairs.push((name, value));
    let answer = visitor.post(address, &pairs).await;
    (answer.status().as_u16(), answer.text().await.expect("text"))
}

/// The text of all elements.
pub fn texts(page: &str, selector: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let selector = Selector::parse(selector).expect("a selector");
    document
        .select(&selector)
        .map(|element| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// Begins to edit MIDCOM's summary.
pub async fn begin(visitor: &Visitor) {
    let page = visitor.page(EDITOR).await;
    let form = form_with(&page, "button[value=begin]");
    let (status, _) = press(visitor, EDITOR, &form, ("act", "begin")).await;
    assert_eq!(status, 303);
}

/// Moves the summary on, with a reason where there is a field for one.
pub async fn go(visitor: &Visitor, to: &str, reason: &str) -> u16 {
    let page = visitor.page(STAGE).await;
    let mut form = form_with(&page, "main input[name=form_key]");
    set(&mut form, "reason", reason);
    press(visitor, STAGE, &form, ("act", to)).await.0
}
