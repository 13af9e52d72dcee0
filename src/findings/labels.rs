//! Puts questions and answers in words beside the addresses of the sources.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::statement::Statement;
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{ElementState, Form, QuestionState};
use crate::questionnaire::model::{InputType, QuestionKind};

/// What was asked and answered, by address.
pub(super) struct Labels(HashMap<String, (String, String)>);

impl Labels {
    pub(super) fn of(form: &Form) -> Labels {
        let mut labels = Labels(HashMap::new());
        for page in form.pages() {
            labels.elements(&page.elements);
        }
        labels
    }

    /// Labels the sources and conditions that this respondent gave.
    pub(super) fn put_on(&self, statements: &mut [Statement], respondent: &str) {
        for statement in statements {
            let sources = statement
                .sources
                .iter_mut()
                .chain(&mut statement.conditions)
                .filter(|source| source.respondent == respondent);
            for source in sources {
                if let Some((question, shown)) = self.0.get(&source.address) {
                    source.question = Some(question.clone());
                    source.shown = Some(shown.clone()).filter(|shown| !shown.is_empty());
                }
            }
        }
    }

    fn elements(&mut self, elements: &[ElementState]) {
        for element in elements {
            match element {
                ElementState::Panel(panel) => self.elements(&panel.elements),
                ElementState::Question(question) => self.question(question),
            }
        }
    }

    fn question(&mut self, state: &QuestionState) {
        let title = state.title.text.clone();
        // Linked questions share an address (section 5): the list, which comes first, has the words.
        self.0
            .entry(state.address.to_string())
            .or_insert_with(|| (title.clone(), state.display.clone()));
        if let Some(comment) = &state.comment {
            let asked = comment
                .title
                .as_ref()
                .map_or_else(|| title.clone(), |asked| asked.text.clone());
            self.0.insert(
                comment.address.to_string(),
                (asked, comment.value.clone().unwrap_or_default()),
            );
        }
        for entry in &state.entries {
            self.0
                .entry(entry.address.to_string())
                .or_insert_with(|| (title.clone(), entry.title.text.clone()));
            self.elements(&entry.elements);
        }
        for item in &state.items {
            self.question(item);
        }
    }
}

/// An answer with what was asked, in the language of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub address: Address,
    pub question: String,
    pub shown: String,
    pub value: Json,
    /// Text in the respondent's own words, which can be quoted.
    pub is_text: bool,
}

/// The answers that a form shows, in its order; blocks by the answers inside them.
pub fn list_answered(form: &Form) -> Vec<Answered> {
    let mut found = Vec::new();
    for page in form.pages().iter().filter(|page| page.visible) {
        collect(&page.elements, &mut found);
    }
    found
}

fn collect(elements: &[ElementState], found: &mut Vec<Answered>) {
    for element in elements {
        match element {
            ElementState::Panel(panel) if panel.visible => collect(&panel.elements, found),
            ElementState::Question(state) if state.visible => collect_question(state, found),
            ElementState::Panel(_) | ElementState::Question(_) => {}
        }
    }
}

fn collect_question(state: &QuestionState, found: &mut Vec<Answered>) {
    for entry in &state.entries {
        collect(&entry.elements, found);
    }
    for item in &state.items {
        collect_question(item, found);
    }
    let is_whole = state.entries.iter().all(|entry| entry.elements.is_empty())
        && state.items.is_empty()
        && !matches!(state.question.kind, QuestionKind::Html(_));
    if is_whole && !state.display.trim().is_empty() {
        let is_text = match &state.question.kind {
            QuestionKind::Comment(_) => true,
            QuestionKind::Text(input) => input.input_type == InputType::Text,
            _ => false,
        };
        found.push(Answered {
            address: state.address.clone(),
            question: state.title.text.clone(),
            shown: state.display.clone(),
            value: state.value.clone().unwrap_or(Json::Null),
            is_text,
        });
    }
    if let Some(comment) = &state.comment
        && let Some(text) = comment
            .value
            .as_ref()
            .filter(|text| !text.trim().is_empty())
    {
        let title = comment.title.as_ref();
        found.push(Answered {
            address: comment.address.clone(),
            question: title.map_or_else(|| state.title.text.clone(), |title| title.text.clone()),
            shown: text.clone(),
            value: Json::String(text.clone()),
            is_text: true,
        });
    }
}
