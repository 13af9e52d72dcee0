//! The state of a form: a pure function of questionnaire, answers, language, instant and registers.
//!
//! Start with [`Form::compute`]; [`Form::page`] gives what a page shows, [`Form::completion`] what submission
//! stores, [`Place`] the scope in which expressions and texts are read. There is no event order and no hidden
//! memory (section 8 of `questionnaires/README.md`): every value and condition is found when it is first asked
//! for, and remembered. Kept out: storage, HTML, the clock.
//!
//! A new type of question is added in `answers::layout` (what is stored), `choices` or `validate` (what is
//! right), `texts` (how it reads) and `view` (what the page is told).

mod build;
mod checks;
mod choices;
mod coded;
mod completion;
mod error;
mod page;
mod place;
mod registers;
mod resolve;
mod texts;
mod tracking;
mod validate;
mod values;
mod view;
mod visibility;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json};

pub(in crate::questionnaire) use coded::is_open;
pub use coded::{
    CodedValue, NOT_ASKED, coded_question, coded_values, codes_of, not_asked, open_questions,
    open_texts,
};
pub use error::{AnswerError, ErrorCode};
pub use page::{
    ChoiceState, ColumnState, CommentState, ElementState, EntryState, ExtraKind, PageState,
    PageStatus, PanelState, Progress, QuestionState, ShownText,
};
pub use place::{FillMode, Filled, Piece, Place, Read};
pub use registers::{NoRegisters, RegisterMember, Registers, registers_of};

use super::answers::Address;
use super::answers::layout::{Layout, Shape};
use super::answers::normal::normalise;
use super::expression::Value;
use super::model::Questionnaire;
use crate::language::Language;
use build::{NodeId, Parts};
use values::Composing;

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
    parts: Parts<'q>,
    values: Map<String, Json>,
    calculated: Map<String, Json>,
    errors: Vec<AnswerError>,
    warnings: Vec<AnswerError>,
    /// Where each error and warning belongs.
    error_nodes: Vec<NodeId>,
    warning_nodes: Vec<NodeId>,
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
        Form::compute_without(questionnaire, answers, context, &HashSet::new())
    }

    /// The same, without filling in the defaults at these addresses.
    fn compute_without(
        questionnaire: &'q Questionnaire,
        answers: &Map<String, Json>,
        context: Context<'q>,
        without_defaults: &HashSet<Address>,
    ) -> Form<'q> {
        let layout = Layout::new(questionnaire, Some(context.registers));
        let stored = normalise(&layout, answers, None);
        let parts = Parts::build(questionnaire, layout, &stored, without_defaults);
        let mut form = Form {
            questionnaire,
            context,
            stored,
            parts,
            values: Map::new(),
            calculated: Map::new(),
            errors: Vec::new(),
            warnings: Vec::new(),
            error_nodes: Vec::new(),
            warning_nodes: Vec::new(),
        };
        let mut values = form.root_lookup().frame_json(0, Composing::default());
        form.calculated = form.calculate();
        form.add_results(&mut values);
        form.values = values;
        let (errors, warnings) = form.root_lookup().check_all();
        (form.error_nodes, form.errors) = errors.into_iter().unzip();
        (form.warning_nodes, form.warnings) = warnings.into_iter().unzip();
        if let Some(stored) = form.without_hidden_at_once() {
            form.stored = stored;
        }
        form
    }

    fn calculate(&self) -> Map<String, Json> {
        let lookup = self.root_lookup();
        let named = self.questionnaire.calculated_values.iter().enumerate();
        named
            .filter_map(|(position, calculated)| match lookup.calculated(position) {
                Value::Null => None,
                value => Some((calculated.name.clone(), Json::from(&value))),
            })
            .collect()
    }

    /// Adds the calculated values with `includeIntoResult`.
    fn add_results(&self, values: &mut Map<String, Json>) {
        for calculated in &self.questionnaire.calculated_values {
            if calculated.include_into_result
                && let Some(value) = self.calculated.get(&calculated.name)
            {
                values.insert(calculated.name.clone(), value.clone());
            }
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

    /// The answers as they are to be stored in a draft: normalised, with ids of entries and what is set aside,
    /// without hidden answers that are dropped at once (`onHidden`).
    pub fn stored(&self) -> &Map<String, Json> {
        &self.stored
    }

    /// Calculated values by name; without those that are null.
    pub fn calculated(&self) -> &Map<String, Json> {
        &self.calculated
    }

    /// What is wrong now in visible, enabled questions of all pages; warnings are not among them.
    pub fn errors(&self) -> &[AnswerError] {
        &self.errors
    }

    /// What validators with `notificationType` `warning` or `info` remark.
    pub fn warnings(&self) -> &[AnswerError] {
        &self.warnings
    }

    /// All pages, hidden ones included, in the order of the file.
    pub fn pages(&self) -> Vec<PageState<'q>> {
        let pages = &self.parts.pages;
        pages.iter().map(|page| self.view_page(*page)).collect()
    }

    /// One page by name (caseless).
    pub fn page(&self, name: &str) -> Option<PageState<'q>> {
        let pages = self.questionnaire.pages.iter();
        pages
            .zip(&self.parts.pages)
            .find(|(page, _)| page.name.eq_ignore_ascii_case(name))
            .map(|(_, node)| self.view_page(*node))
    }

    /// The place at the top: names are questions and calculated values.
    pub fn root(&self) -> Place<'_, 'q> {
        Place::new(self, 0)
    }

    /// A place inside each answered entry of a list (`paneldynamic`, `matrixdynamic`, linked list) or row of a
    /// `matrixdropdown`, in order.
    pub fn entries(&self, list: &str) -> Vec<Place<'_, 'q>> {
        let Some(slot) = self.parts.slot_in(0, list) else {
            return Vec::new();
        };
        let this = &self.parts.slots[slot];
        let frames: Vec<usize> = match &this.field.shape {
            Shape::List(_) => self.root_lookup().counted_frames(slot).into_owned(),
            Shape::Rows { .. } => this
                .frames
                .iter()
                .copied()
                .filter(|row| !self.parts.is_frame_empty(*row))
                .collect(),
            _ => Vec::new(),
        };
        frames
            .into_iter()
            .map(|frame| Place::new(self, frame))
            .collect()
    }
}
