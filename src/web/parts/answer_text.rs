//! Answers in words: lists as lists, blocks with the questions inside them, each with the id of its address,
//! so that a source can link to the very answer.

use maud::{Markup, html};

use super::field::names::control_id;
use super::message::shown;
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{ElementState, EntryState, QuestionState, ShownText};
use crate::questionnaire::model::QuestionKind;

/// The id of an answer on a page that shows it.
pub fn answer_id(address: &Address) -> String {
    control_id(address)
}

/// Whether anything is answered in there.
pub fn is_answered(state: &QuestionState) -> bool {
    let in_elements = |elements: &[ElementState]| {
        elements.iter().any(|element| match element {
            ElementState::Panel(panel) => panel.elements.iter().any(|element| match element {
                ElementState::Question(question) => is_answered(question),
                ElementState::Panel(_) => false,
            }),
            ElementState::Question(question) => is_answered(question),
        })
    };
    state.value.is_some()
        || state.items.iter().any(is_answered)
        || state
            .entries
            .iter()
            .any(|entry| entry.value.is_some() || in_elements(&entry.elements))
}

/// An answer in words.
pub fn answer_text(language: Language, state: &QuestionState) -> Markup {
    let comment = state
        .comment
        .as_ref()
        .filter(|comment| {
            comment
                .value
                .as_ref()
                .is_some_and(|text| !text.trim().is_empty())
        })
        .and_then(|comment| Some((&comment.address, comment.value.as_deref()?)));
    let several = state.choices.iter().filter(|choice| choice.chosen).count() > 1
        && !matches!(state.question.kind, QuestionKind::Ranking(_));
    html! {
        @if !is_answered(state) {
            p.soft { (language.text("review-not-answered")) }
        } @else if !state.items.is_empty() {
            ul { @for item in state.items.iter().filter(|item| item.visible && is_answered(item)) { (inner(language, item)) } }
        } @else if !state.entries.is_empty() {
            ul { @for entry in shown_entries(state) { (entry_text(language, state, entry)) } }
        } @else if several {
            ul { @for choice in state.choices.iter().filter(|choice| choice.chosen) { li { (shown(&choice.text, language)) } } }
        } @else {
            p { (lines(&state.display)) }
        }
        @if let Some((address, text)) = comment { p id=(answer_id(address)) { (lines(text)) } }
    }
}

/// The entries of a list, or rows of a matrix, that are answered.
pub fn shown_entries<'s, 'q>(
    state: &'s QuestionState<'q>,
) -> impl Iterator<Item = &'s EntryState<'q>> {
    state
        .entries
        .iter()
        .filter(|entry| entry.visible && !entry.empty)
}

/// What an entry is called.
pub fn entry_title(language: Language, text: &ShownText) -> Markup {
    html! { @if text.text.trim().is_empty() { "–" } @else { (shown(text, language)) } }
}

fn entry_text(language: Language, state: &QuestionState, entry: &EntryState) -> Markup {
    html! {
        li id=(answer_id(&entry.address)) {
            (entry_title(language, &entry.title))
            @if let Some(value) = &entry.value { ": " (chosen(language, state, value)) }
            @if !entry.elements.is_empty() { ul { (inside(language, &entry.elements)) } }
        }
    }
}

fn inside(language: Language, elements: &[ElementState]) -> Markup {
    html! {
        @for element in elements {
            @match element {
                ElementState::Panel(panel) if panel.visible => (inside(language, &panel.elements)),
                ElementState::Question(question) if question.visible && is_answered(question) => (inner(language, question)),
                ElementState::Panel(_) | ElementState::Question(_) => {},
            }
        }
    }
}

fn inner(language: Language, state: &QuestionState) -> Markup {
    let is_single = state.entries.is_empty() && state.items.is_empty();
    html! {
        li id=(answer_id(&state.address)) {
            span.soft { (shown(&state.title, language)) ": " }
            @if is_single { (lines(&state.display)) } @else { (answer_text(language, state)) }
        }
    }
}

/// The chosen column or columns of a row.
fn chosen(language: Language, state: &QuestionState, value: &serde_json::Value) -> Markup {
    let is_chosen = |choice: &serde_json::Value| match value {
        serde_json::Value::Array(values) => values.contains(choice),
        single => single == choice,
    };
    html! {
        @for (index, choice) in state.choices.iter().filter(|choice| is_chosen(&choice.value)).enumerate() {
            @if index > 0 { ", " }
            (shown(&choice.text, language))
        }
    }
}

/// Text as typed, its line breaks kept.
pub fn lines(text: &str) -> Markup {
    html! {
        bdi {
            @for (index, line) in text.lines().enumerate() {
                @if index > 0 { br; }
                (line)
            }
        }
    }
}
