//! Fields of the desk's forms: label, hint, error, control, tied together.

use maud::{Markup, html};

use crate::language::Language;
use crate::web::parts::{ErrorEntry, field_error};

/// A field of one line.
pub struct TextField<'a> {
    /// Name and id.
    pub name: &'a str,
    pub kind: &'a str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub value: &'a str,
    pub problem: Option<&'a str>,
    /// `w4`, `w8`, `w12`, or the whole measure.
    pub width: &'a str,
}

pub fn text_field(language: Language, field: &TextField) -> Markup {
    let (hint_id, error_id) = ids_of(field.name);
    html! {
        div.field.bad[field.problem.is_some()] {
            label for=(field.name) { (field.label) }
            @if let Some(hint) = field.hint { p.hint id=(hint_id) { (hint) } }
            @if let Some(text) = field.problem { (field_error(language, &error_id, text)) }
            input.(field.width)[!field.width.is_empty()] id=(field.name) name=(field.name) type=(field.kind) value=(field.value) autocomplete="off"
                dir=[(field.kind != "text").then_some("ltr")]
                aria-invalid=[field.problem.map(|_| "true")]
                aria-describedby=[described_by(field.hint.map(|_| &hint_id), field.problem.map(|_| &error_id))];
        }
    }
}

/// A field of several lines.
pub struct TextArea<'a> {
    pub id: &'a str,
    pub name: &'a str,
    /// The form it belongs to, where it stands outside of it.
    pub form: Option<&'a str>,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub value: &'a str,
    pub problem: Option<&'a str>,
}

pub fn text_area(language: Language, field: &TextArea) -> Markup {
    let (hint_id, error_id) = ids_of(field.id);
    html! {
        div.field.bad[field.problem.is_some()] {
            label for=(field.id) { (field.label) }
            @if let Some(hint) = field.hint { p.hint id=(hint_id) { (hint) } }
            @if let Some(text) = field.problem { (field_error(language, &error_id, text)) }
            // A line break after the tag is not part of the text; without it, one that was typed would be lost.
            textarea.short id=(field.id) name=(field.name) form=[field.form] rows="3" dir="auto"
                aria-invalid=[field.problem.map(|_| "true")]
                aria-describedby=[described_by(field.hint.map(|_| &hint_id), field.problem.map(|_| &error_id))] { "\n" (field.value) }
        }
    }
}

/// The ids of the hint and the error of a control.
fn ids_of(control: &str) -> (String, String) {
    (format!("{control}-hint"), format!("{control}-error"))
}

/// What describes a control: its hint and its error, as far as they are there.
fn described_by(hint: Option<&String>, error: Option<&String>) -> Option<String> {
    let ids: Vec<&str> = hint.into_iter().chain(error).map(String::as_str).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The problem of a control among all, to stand at it.
pub fn problem_at<'a>(problems: &'a [ErrorEntry], control: &str) -> Option<&'a str> {
    problems
        .iter()
        .find(|problem| problem.target == control)
        .map(|problem| problem.text.as_str())
}
