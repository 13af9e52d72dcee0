//! What is wrong with the answers (sections 8 and 9 of `questionnaires/README.md`).
//!
//! Only what is shown and can be changed is checked. As in survey-core, validators are asked where nothing
//! else is wrong with an answer; all but `expression` pass on an empty one. Start with
//! [`Lookup::check_all`]; each kind of mistake has a file of its own.

mod inputs;
mod rules;
mod several;
mod wrong;

use serde_json::Value as Json;

use super::build::{FrameId, NodeId, NodeKind, SlotId};
use super::error::{AnswerError, ErrorCode};
use super::resolve::{At, Lookup};
use super::texts::{is_other_chosen, written_in};
use super::values::Composing;
use crate::questionnaire::answers::layout::{Shape, choices_of};
use crate::questionnaire::answers::part_of;
use crate::questionnaire::model::{Question, QuestionKind};
use inputs::check_length;
use wrong::Wrong;

type Located = (NodeId, AnswerError);

/// What was found so far.
#[derive(Default)]
struct Findings {
    errors: Vec<Located>,
    warnings: Vec<Located>,
}

impl<'f, 'q> Lookup<'f, 'q, '_> {
    /// All errors and all warnings, in the order of the file.
    pub fn check_all(&self) -> (Vec<Located>, Vec<Located>) {
        let mut findings = Findings::default();
        for page in &self.parts.pages {
            self.check(*page, &mut findings);
        }
        (findings.errors, findings.warnings)
    }

    fn check(&self, node: NodeId, findings: &mut Findings) {
        let this = &self.parts.nodes[node];
        let visible = match this.kind {
            NodeKind::Entry(_) => self.is_open(node),
            _ => self.is_shown(node),
        };
        if !visible {
            return;
        }
        match this.kind {
            NodeKind::Panel(panel)
                if self.is_enabled(node)
                    && self.is_required(node)
                    && !self.has_answer_inside(node) =>
            {
                let wrong = Wrong::new(ErrorCode::Required)
                    .saying(panel.required_error_text.as_ref())
                    .at(self.parts.frames[this.frame].address.join(&panel.name));
                findings.errors.push((node, self.error(node, wrong)));
            }
            NodeKind::Question(question, Some(slot)) if self.is_enabled(node) => {
                self.check_question(node, question, slot, findings);
            }
            NodeKind::Cell(column, _, slot) if self.is_enabled(node) => {
                self.check_question(node, &column.cell, slot, findings);
            }
            _ => {}
        }
        for child in &this.children {
            self.check(*child, findings);
        }
    }

    fn has_answer_inside(&self, node: NodeId) -> bool {
        self.is_shown(node)
            && match self.parts.nodes[node].kind {
                NodeKind::Question(_, Some(slot)) => self.is_answered(slot),
                _ => self.parts.nodes[node]
                    .children
                    .iter()
                    .any(|child| self.has_answer_inside(*child)),
            }
    }

    /// Required = not empty: `false` and `0` are answers; of a matrix one cell, of a list one entry.
    pub fn is_answered(&self, slot: SlotId) -> bool {
        let this = &self.parts.slots[slot];
        let any_inside = |frame: &FrameId| {
            let frame = &self.parts.frames[*frame];
            frame.key.is_some()
                || frame
                    .fields
                    .list
                    .iter()
                    .enumerate()
                    .any(|(position, field)| {
                        // What is computed from nothing is no answer.
                        !matches!(field.shape, Shape::Computed)
                            && self.is_answered(frame.first + position)
                    })
        };
        match &this.field.shape {
            Shape::Leaf | Shape::Matrix(_) => self.leaf(slot).is_some(),
            Shape::Computed => self.slot_json(slot, Composing::default()).is_some(),
            Shape::Items(_) | Shape::Rows { .. } | Shape::List(_) => {
                this.frames.iter().any(any_inside)
            }
        }
    }

    fn error(&self, node: NodeId, wrong: Wrong<'_>) -> AnswerError {
        let this = &self.parts.nodes[node];
        let here = self.at(At::frame(this.frame));
        let address = wrong.address.unwrap_or_else(|| match this.kind.question() {
            Some((_, Some(slot))) => self.parts.slot_address(slot),
            _ => self.parts.frames[this.frame].address.clone(),
        });
        AnswerError {
            address,
            code: wrong.code,
            text: wrong.text.map(|text| {
                let (template, _) = written_in(text, self.context.language);
                match &wrong.limit {
                    Some(limit) => here.filled(&template.replace("{0}", limit)),
                    None => here.filled(template),
                }
            }),
            parameters: wrong.parameters,
            blocking: true,
        }
    }

    fn check_question(
        &self,
        node: NodeId,
        question: &'q Question,
        slot: SlotId,
        findings: &mut Findings,
    ) {
        let mut wrong: Vec<Wrong<'q>> = Vec::new();
        let answered = self.is_answered(slot);
        if !answered && self.is_required(node) {
            wrong.push(
                Wrong::new(ErrorCode::Required).saying(question.required_error_text.as_ref()),
            );
        }
        self.check_kind(node, question, slot, answered, &mut wrong);
        let blocked = !wrong.is_empty();
        findings.errors.extend(
            wrong
                .into_iter()
                .map(|wrong| (node, self.error(node, wrong))),
        );
        if blocked {
            return;
        }
        for validator in &question.validators {
            if let Some(wrong) = self.validate(node, slot, validator) {
                let mut error = self.error(node, wrong);
                error.blocking = validator.blocking;
                if validator.blocking {
                    findings.errors.push((node, error));
                } else {
                    findings.warnings.push((node, error));
                }
            }
        }
    }

    fn check_kind(
        &self,
        node: NodeId,
        question: &'q Question,
        slot: SlotId,
        answered: bool,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        self.check_comment(question, slot, wrong);
        let value = self.leaf_value(slot);
        match (&question.kind, value) {
            (QuestionKind::Text(input), Some(value)) => {
                self.check_text(node, input, value, wrong);
            }
            (QuestionKind::Comment(input), Some(Json::String(text))) => {
                let settings = &self.parts.layout.questionnaire.settings;
                let limit = input.max_length.unwrap_or(settings.max_comment_length);
                check_length(text, limit, wrong);
            }
            (QuestionKind::Boolean(boolean), Some(value))
                if *value != boolean.value_true && *value != boolean.value_false =>
            {
                wrong.push(self.not_a_choice(value));
            }
            (QuestionKind::MultipleChoice(choice), value) => {
                self.check_multiple(node, choice, slot, value, wrong);
            }
            (QuestionKind::SingleChoice(_) | QuestionKind::Rating(_), Some(value))
                if !self.is_offered(node, value) =>
            {
                wrong.push(self.not_a_choice(value));
            }
            (QuestionKind::Ranking(_), Some(Json::Array(values))) => {
                let gone = values.iter().find(|value| !self.is_offered(node, value));
                wrong.extend(gone.map(|value| self.not_a_choice(value)));
            }
            (QuestionKind::Matrix(matrix), value) => {
                self.check_matrix(node, matrix, slot, value, wrong);
            }
            (QuestionKind::MatrixDropdown(matrix), _) => {
                self.check_unique(node, &matrix.columns, None, wrong);
            }
            (QuestionKind::MatrixDynamic(matrix), _) => {
                self.check_count(slot, answered, wrong);
                let key = matrix.entries.key_name.as_deref();
                self.check_unique(node, &matrix.columns, key, wrong);
                for wrong in wrong.iter_mut() {
                    if wrong.code == ErrorCode::DuplicateKey {
                        wrong.text = matrix.entries.key_duplication_error.as_ref();
                    }
                }
            }
            (QuestionKind::PanelDynamic(panel), _) => {
                self.check_count(slot, answered, wrong);
                if let Shape::List(list) = &self.parts.slots[slot].field.shape {
                    let text = panel.entries.key_duplication_error.as_ref();
                    self.check_keys(node, list, text, wrong);
                }
            }
            _ => {}
        }
    }

    /// A stored value, a default, or of a linked checkbox the chosen keys (see `check_multiple`).
    fn leaf_value(&self, slot: SlotId) -> Option<&'f Json> {
        let this = &self.parts.slots[slot];
        match &this.field.shape {
            Shape::Leaf | Shape::Matrix(_) => self.leaf(slot),
            _ => None,
        }
    }

    fn not_a_choice(&self, value: &Json) -> Wrong<'q> {
        Wrong::new(ErrorCode::NotAChoice).with("value", part_of(value).unwrap_or_default())
    }

    /// "other" needs its text; the text itself may be too long.
    fn check_comment(&self, question: &'q Question, slot: SlotId, wrong: &mut Vec<Wrong<'q>>) {
        let this = &self.parts.slots[slot];
        let chosen = match &this.field.shape {
            Shape::Leaf => self.leaf(slot).cloned(),
            Shape::List(list)
                if list
                    .linked
                    .is_some_and(|linked| std::ptr::eq(linked, question)) =>
            {
                let keys = this
                    .frames
                    .iter()
                    .filter_map(|frame| self.parts.key_of(*frame));
                Some(Json::Array(keys.collect()))
            }
            _ => None,
        };
        if is_other_chosen(question, chosen.as_ref())
            && this
                .comment
                .as_deref()
                .is_none_or(|text| text.trim().is_empty())
        {
            let text = choices_of(question).and_then(|choices| choices.other_error_text.as_ref());
            wrong.push(Wrong::new(ErrorCode::OtherRequired).saying(text));
        }
        if let Some(text) = &this.comment {
            let limit = self.parts.layout.questionnaire.settings.max_comment_length;
            check_length(text, limit, wrong);
        }
    }
}
