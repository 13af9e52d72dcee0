//! The state of a form: a pure function of questionnaire, answers, language, instant and registers.
//!
//! Start with [`Form::compute`]; [`Form::page`] gives what a page shows, [`Form::completion`] what submission
//! stores, [`Place`] the scope in which expressions and texts are read. There is no event order and no hidden
//! memory (section 8 of `questionnaires/README.md`). Kept out: storage, HTML, the clock.

mod coded;
mod error;
mod page;
mod place;
mod registers;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json};

pub use coded::{CodedValue, coded_values};
pub use error::{AnswerError, ErrorCode};
pub use page::{
    ChoiceState, ColumnState, CommentState, ElementState, EntryState, ExtraKind, PageState,
    PageStatus, PanelState, Progress, QuestionState, ShownText,
};
pub use place::{FillMode, Filled, Piece, Place, Read};
pub use registers::{NoRegisters, RegisterMember, Registers, registers_of};

use super::model::Questionnaire;
use crate::language::Language;

/// Everything besides file and answers on which the state of a form depends.
#[derive(Clone, Copy)]
pub struct Context<'q> {
    pub language: Language,
    pub now: DateTime<Utc>,
    pub registers: &'q dyn Registers,
    /// Last round's answers, read as `{last.<name>}` in sentences of the findings.
    pub last: Option<&'q Map<String, Json>>,
}

/// A form in its present state.
pub struct Form<'q> {
    questionnaire: &'q Questionnaire,
    context: Context<'q>,
    stored: Map<String, Json>,
    values: Map<String, Json>,
    calculated: Map<String, Json>,
    errors: Vec<AnswerError>,
}

/// What submission stores.
#[derive(Clone, Debug)]
pub struct Completion {
    /// Hidden answers, choices no longer offered and what is set aside are left out; everything is computed once more.
    pub values: Map<String, Json>,
    /// The same with the ids of entries, so that addresses stay (`answers::flatten`).
    pub stored: Map<String, Json>,
    /// Everything that keeps the answers from being submitted.
    pub errors: Vec<AnswerError>,
}

impl<'q> Form<'q> {
    /// Computes the state of the form; stored answers that have not the right shape are read as absent.
    pub fn compute(
        questionnaire: &'q Questionnaire,
        answers: &Map<String, Json>,
        context: Context<'q>,
    ) -> Form<'q> {
        Form {
            questionnaire,
            context,
            stored: answers.clone(),
            values: answers.clone(),
            calculated: Map::new(),
            errors: Vec::new(),
        }
    }

    pub fn questionnaire(&self) -> &'q Questionnaire {
        self.questionnaire
    }

    pub fn context(&self) -> &Context<'q> {
        &self.context
    }

    /// The answers in the shapes of section 2, with defaults and computed answers, without what is set aside.
    pub fn values(&self) -> &Map<String, Json> {
        &self.values
    }

    /// The answers as they are to be stored in a draft: normalised, with ids of entries and what is set aside.
    pub fn stored(&self) -> &Map<String, Json> {
        &self.stored
    }

    /// Calculated values by name; without those that are null.
    pub fn calculated(&self) -> &Map<String, Json> {
        &self.calculated
    }

    /// What is wrong now, checked as on completion; warnings are not among them.
    pub fn errors(&self) -> &[AnswerError] {
        &self.errors
    }

    /// All pages, hidden ones included, in the order of the file.
    pub fn pages(&self) -> Vec<PageState<'q>> {
        Vec::new()
    }

    /// One page by name (caseless).
    pub fn page(&self, _name: &str) -> Option<PageState<'q>> {
        None
    }

    /// How much is answered, by the file's `progressBarType`.
    pub fn progress(&self) -> Progress {
        Progress::default()
    }

    /// What submission stores, and what keeps it from being submitted.
    pub fn completion(&self) -> Completion {
        Completion {
            values: self.values.clone(),
            stored: self.stored.clone(),
            errors: self.errors.clone(),
        }
    }

    /// The place at the top: names are questions and calculated values.
    pub fn root(&self) -> Place<'_, 'q> {
        Place::root(self)
    }

    /// A place inside each entry of a list answer (`paneldynamic`, `matrixdynamic`, linked list), in order.
    pub fn entries(&self, _list: &str) -> Vec<Place<'_, 'q>> {
        Vec::new()
    }
}
