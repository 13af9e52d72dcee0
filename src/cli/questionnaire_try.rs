//! `questionnaire try`: what a questionnaire makes of given answers, as JSON.
//!
//! For authors who want to see a form without an installation, and for comparing this engine with others.
//! Out: `{values, pages, calculated, errors, findings}`, or `{refused: [codes]}` where the file or the answers
//! cannot be read. `errors` are those of completion; the errors at the questions are those of the draft.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json, json};

use crate::findings;
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers;
use crate::questionnaire::document::{self, LoadOptions};
use crate::questionnaire::form::{
    AnswerError, Context, ElementState, Form, PageState, QuestionState, Registers,
};

/// What the questionnaire makes of the answers; `language` as a tag, the file's own where it is absent.
pub fn try_one(
    questionnaire_text: &str,
    answers: &Json,
    language: Option<&str>,
    now: DateTime<Utc>,
    registers: &dyn Registers,
    lenient: bool,
) -> Json {
    let loaded = document::load(
        questionnaire_text,
        &LoadOptions {
            lenient,
            ..LoadOptions::default()
        },
    );
    let Some(questionnaire) = &loaded.questionnaire else {
        return refused(loaded.errors().map(|problem| problem.code.to_string()));
    };
    let empty = Map::new();
    let given = match answers {
        Json::Object(given) => given,
        Json::Null => &empty,
        _ => return refused(["wrong_type".to_owned()]),
    };
    let stored = match answers::read(questionnaire, given) {
        Ok(stored) => stored,
        Err(refusals) => {
            return refused(
                refusals
                    .iter()
                    .map(|refusal| refusal.code.code().to_owned()),
            );
        }
    };
    let context = Context {
        language: language
            .and_then(Language::from_tag)
            .unwrap_or(questionnaire.locale),
        now,
        registers,
        last: None,
    };
    told(questionnaire, &stored, context)
}

/// One line of `questionnaire try --batch`:
/// `{questionnaire, answers, language?, now?, lenient?}`; `now` is the instant where the line names none.
pub fn run_line(line: &str, now: DateTime<Utc>, registers: &dyn Registers) -> Json {
    let Ok(Json::Object(line)) = serde_json::from_str::<Json>(line) else {
        return refused(["bad_json".to_owned()]);
    };
    let Some(questionnaire) = line.get("questionnaire") else {
        return refused(["missing_property".to_owned()]);
    };
    let now = match line.get("now").filter(|now| !now.is_null()) {
        None => now,
        Some(text) => match text.as_str().and_then(instant) {
            Some(instant) => instant,
            None => return refused(["wrong_type".to_owned()]),
        },
    };
    try_one(
        &questionnaire.to_string(),
        line.get("answers").unwrap_or(&Json::Null),
        line.get("language").and_then(Json::as_str),
        now,
        registers,
        line.get("lenient") == Some(&Json::Bool(true)),
    )
}

/// An instant as the command line takes it: `2026-01-31T09:30:00Z`, or a day, which begins at midnight UTC.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    let with_time = DateTime::parse_from_rfc3339(text).ok();
    with_time.map(|instant| instant.to_utc()).or_else(|| {
        let day: chrono::NaiveDate = text.parse().ok()?;
        Some(day.and_time(chrono::NaiveTime::MIN).and_utc())
    })
}

fn refused(codes: impl IntoIterator<Item = String>) -> Json {
    let mut listed: Vec<String> = Vec::new();
    for code in codes {
        if !listed.contains(&code) {
            listed.push(code);
        }
    }
    json!({"refused": listed})
}

fn told(questionnaire: &Questionnaire, stored: &Map<String, Json>, context: Context<'_>) -> Json {
    let form = Form::compute(questionnaire, stored, context);
    let completion = form.completion();
    let completed = Form::compute(questionnaire, &completion.stored, context);
    let pages: Vec<Json> = form.pages().iter().map(page).collect();
    let mut errors: Map<String, Json> = Map::new();
    for error in &completion.errors {
        let codes = errors
            .entry(error.address.as_str())
            .or_insert_with(|| json!([]));
        add_code(codes, error);
    }
    let sections: Vec<Json> = findings::tell_form(&completed, questionnaire.respondent.code())
        .into_iter()
        .map(|section| {
            let statements: Vec<Json> = section.statements.iter().map(statement).collect();
            json!({"id": section.id, "title": section.title, "statements": statements})
        })
        .collect();
    json!({
        "values": form.values(),
        "pages": pages,
        "calculated": form.calculated(),
        "errors": errors,
        "findings": sections,
    })
}

fn statement(statement: &findings::Statement) -> Json {
    let sources: Vec<Json> = statement
        .sources
        .iter()
        .map(|source| json!({"address": source.address, "value": source.value}))
        .collect();
    json!({"key": statement.key, "text": statement.text, "sources": sources})
}

fn add_code(codes: &mut Json, error: &AnswerError) {
    if let Json::Array(codes) = codes {
        let code = Json::from(error.code.code());
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
}

fn page(state: &PageState<'_>) -> Json {
    let mut questions = Vec::new();
    collect(&state.elements, &mut questions);
    json!({
        "name": state.page.name,
        "title": state.title.as_ref().map_or(state.page.name.as_str(), |title| &title.text),
        "visible": state.visible,
        "questions": questions,
    })
}

/// All questions in their order, those inside of panels, entries and rows after the one that holds them.
fn collect(elements: &[ElementState<'_>], questions: &mut Vec<Json>) {
    for element in elements {
        match element {
            ElementState::Panel(panel) => collect(&panel.elements, questions),
            ElementState::Question(state) => {
                questions.push(question(state));
                for item in &state.items {
                    questions.push(question(item));
                }
                for entry in &state.entries {
                    collect(&entry.elements, questions);
                }
            }
        }
    }
}

fn question(state: &QuestionState<'_>) -> Json {
    let mut errors = json!([]);
    for error in &state.errors {
        add_code(&mut errors, error);
    }
    json!({
        "address": state.address.as_str(),
        "title": state.title.text,
        "visible": state.visible,
        "required": state.required,
        "errors": errors,
    })
}
