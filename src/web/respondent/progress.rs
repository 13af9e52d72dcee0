//! How much is answered: what the task list and the check count.

use crate::questionnaire::form::{ElementState, ErrorCode, PageState, QuestionState};
use crate::questionnaire::model::QuestionKind;

/// Counts of one page, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub answered: usize,
    /// Visible questions that take an answer.
    pub questions: usize,
    /// Answers that were given and are wrong.
    pub wrong: usize,
}

impl Counts {
    pub fn of(page: &PageState) -> Counts {
        let mut counts = Counts::default();
        if page.visible {
            counts.add(&page.elements);
        }
        counts
    }

    fn add(&mut self, elements: &[ElementState]) {
        for element in elements {
            match element {
                ElementState::Panel(panel) if panel.visible => self.add(&panel.elements),
                ElementState::Question(question) if takes_answer(question) => {
                    self.questions += 1;
                    self.answered += usize::from(is_answered(question));
                    self.wrong += wrong_in(question);
                }
                ElementState::Panel(_) | ElementState::Question(_) => {}
            }
        }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(counts: I) -> Counts {
        counts.fold(Counts::default(), |a, b| Counts {
            answered: a.answered + b.answered,
            questions: a.questions + b.questions,
            wrong: a.wrong + b.wrong,
        })
    }
}

fn takes_answer(state: &QuestionState) -> bool {
    state.visible
        && !matches!(
            state.question.kind,
            QuestionKind::Html(_) | QuestionKind::Expression(_)
        )
}

/// Whether anything is answered in there; a default that was not saved is no answer yet.
pub fn is_answered(state: &QuestionState) -> bool {
    (state.value.is_some() && !state.is_default && state.entries.is_empty())
        || state.items.iter().any(is_answered)
        || state
            .entries
            .iter()
            .any(|entry| entry.value.is_some() || is_answered_in(&entry.elements))
}

fn is_answered_in(elements: &[ElementState]) -> bool {
    elements.iter().any(|element| match element {
        ElementState::Panel(panel) => is_answered_in(&panel.elements),
        ElementState::Question(question) => is_answered(question),
    })
}

/// How many errors there are, without what is only missing.
fn wrong_in(state: &QuestionState) -> usize {
    let wrong = |errors: &[crate::questionnaire::form::AnswerError]| {
        errors
            .iter()
            .filter(|error| {
                !matches!(
                    error.code,
                    ErrorCode::Required | ErrorCode::OtherRequired | ErrorCode::TooFewEntries
                )
            })
            .count()
    };
    let inside = |elements: &[ElementState]| {
        let mut counts = Counts::default();
        counts.add(elements);
        counts.wrong
    };
    wrong(&state.errors)
        + state.items.iter().map(wrong_in).sum::<usize>()
        + state
            .entries
            .iter()
            .filter(|entry| entry.visible)
            .map(|entry| wrong(&entry.errors) + inside(&entry.elements))
            .sum::<usize>()
}
