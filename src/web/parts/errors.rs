//! What is wrong with answers, in the reader's language: at the top, linked, and again at the field.

use maud::{Markup, html};

use super::marks::{Mark, mark};
use crate::language::{Argument, Language, format};
use crate::questionnaire::form::{AnswerError, ErrorCode};

/// One line of the list of errors.
pub struct ErrorEntry {
    /// The id of the control to correct.
    pub target: String,
    pub text: String,
}

/// The list of errors in answers at the top of a page; it takes the focus. `kept`: all is saved as a draft.
pub fn error_summary(language: Language, errors: &[ErrorEntry], kept: bool) -> Markup {
    let kept = kept.then(|| language.text("errors-kept"));
    list(language, errors, "errors-to-correct", kept)
}

/// The same for a form of staff, which has no draft. `is_here`: what was typed stands in its fields again.
pub fn form_errors(language: Language, errors: &[ErrorEntry], is_here: bool) -> Markup {
    let kept = is_here.then(|| language.text("errors-still-here"));
    list(language, errors, "errors-in-form", kept)
}

fn list(language: Language, errors: &[ErrorEntry], title: &str, kept: Option<String>) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.errors role="alert" tabindex="-1" aria-labelledby="errors-title" {
                h2 #errors-title { (language.text_with(title, &[("count", errors.len().into())])) }
                @if let Some(kept) = kept {
                    p { (kept) }
                }
                ul {
                    @for error in errors {
                        li { a href=(format!("#{}", error.target)) { (error.text) } }
                    }
                }
            }
        }
    }
}

/// An error at its field.
pub fn field_error(language: Language, id: &str, text: &str) -> Markup {
    html! {
        p.error id=(id) {
            (mark(Mark::Failed))
            span.hide { (language.text("title-error")) " " }
            (text)
        }
    }
}

/// What is wrong with an answer: the author's own words where there are any, else ours.
pub fn answer_error(language: Language, error: &AnswerError) -> String {
    if let Some(text) = &error.text {
        return text.clone();
    }
    let parameter = |names: &[&str]| {
        error
            .parameters
            .iter()
            .find(|(name, _)| names.contains(name))
            .map(|(_, value)| value.as_str())
    };
    let key = format!("answer-error-{}", error.code.code());
    let wanted = |key: &str, arguments: &[(&'static str, Option<&str>)]| -> Option<String> {
        let mut known = Vec::new();
        for (name, value) in arguments {
            known.push((*name, number_or_text((*value)?)));
        }
        Some(language.text_with(key, &known))
    };
    let limit = parameter(&["limit", "min", "max"]);
    let length = parameter(&["length", "count"]);
    let written = match error.code {
        ErrorCode::Min | ErrorCode::Max => {
            let is_date = limit.is_some_and(|limit| limit.get(4..5) == Some("-"));
            let key = if is_date { format!("{key}-date") } else { key };
            // A date is told in words.
            let limit = limit.map(|limit| format::partial_date(language, limit));
            limit.map(|limit| language.text_with(&key, &[("limit", limit.into())]))
        }
        ErrorCode::Step => wanted(&key, &[("step", parameter(&["step"]))]),
        ErrorCode::TooShort | ErrorCode::TooLong => {
            wanted(&key, &[("limit", limit), ("length", length)])
        }
        ErrorCode::AnswerCount => {
            let count = parameter(&["count"]);
            wanted(
                &format!("{key}-min"),
                &[("limit", parameter(&["min"])), ("count", count)],
            )
            .or_else(|| {
                wanted(
                    &format!("{key}-max"),
                    &[("limit", parameter(&["max"])), ("count", count)],
                )
            })
            .or_else(|| Some(language.text(&key)))
        }
        ErrorCode::TooFewEntries | ErrorCode::TooManyEntries => {
            wanted(&key, &[("limit", limit), ("count", length)])
        }
        ErrorCode::NotAChoice | ErrorCode::DuplicateKey => {
            wanted(&key, &[("value", parameter(&["value", "key"]))])
        }
        ErrorCode::NotADate => wanted(&key, &[("example", Some("2026-06-30"))]),
        _ => Some(language.text(&key)),
    };
    // The engine may know less about an error than its message tells.
    written.unwrap_or_else(|| language.text("answer-error-expression"))
}

fn number_or_text(value: &str) -> Argument<'_> {
    match value.parse::<f64>() {
        // Years keep their four digits; counts of characters are grouped.
        Ok(number) if number.is_finite() && !value.contains(['e', 'E']) => Argument::Number(number),
        _ => Argument::from(value),
    }
}
