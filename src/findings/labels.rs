//! Puts questions and answers in words beside the addresses of the sources.

use std::collections::HashMap;

use super::statement::Statement;
use crate::questionnaire::form::{ElementState, Form, QuestionState};

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
