//! What submission stores: without hidden answers, choices no longer offered and what is set aside
//! (section 8, rule 3, of `questionnaires/README.md`).

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use super::super::answers::layout::{Shape, choices_of, same_value};
use super::super::answers::{Address, clear, part_of};
use super::super::model::{ClearInvisible, QuestionKind};
use super::build::{FrameId, NodeId, NodeKind, SlotId};
use super::resolve::{At, Lookup};
use super::values::Composing;
use super::{Completion, Form};

/// What is left out when answers are put together.
#[derive(Default)]
pub(super) struct Sieve {
    slots: Vec<bool>,
    comments: Vec<bool>,
    frames: HashSet<FrameId>,
    /// Choices that are still offered, where some that are chosen are not.
    choices: HashMap<SlotId, Vec<Json>>,
    /// Rows of a `matrix` that are hidden.
    rows: HashMap<SlotId, Vec<String>>,
    /// Something that is answered is left out.
    drops_answers: bool,
}

impl Sieve {
    pub fn drops_slot(&self, slot: SlotId) -> bool {
        self.slots[slot]
    }

    pub fn drops_comment(&self, slot: SlotId) -> bool {
        self.comments[slot]
    }

    pub fn drops_frame(&self, frame: FrameId) -> bool {
        self.frames.contains(&frame)
    }

    /// The value without what is not offered any more.
    pub fn sifted(&self, slot: SlotId, value: &Json) -> Option<Json> {
        let offered = self.choices.get(&slot);
        let keep = |value: &Json| {
            offered.is_none_or(|offered| offered.iter().any(|choice| same_value(choice, value)))
        };
        match value {
            Json::Array(values) => {
                let kept: Vec<Json> = values.iter().filter(|value| keep(value)).cloned().collect();
                (!kept.is_empty()).then_some(Json::Array(kept))
            }
            Json::Object(members) => {
                let hidden = self.rows.get(&slot);
                let kept: Map<String, Json> = members
                    .iter()
                    .filter(|(row, _)| hidden.is_none_or(|hidden| !hidden.contains(row)))
                    .filter_map(|(row, value)| Some((row.clone(), self.cell(value, &keep)?)))
                    .collect();
                (!kept.is_empty()).then_some(Json::Object(kept))
            }
            value => keep(value).then(|| value.clone()),
        }
    }

    fn cell(&self, value: &Json, keep: &dyn Fn(&Json) -> bool) -> Option<Json> {
        match value {
            Json::Array(values) => {
                let kept: Vec<Json> = values.iter().filter(|value| keep(value)).cloned().collect();
                (!kept.is_empty()).then_some(Json::Array(kept))
            }
            value => keep(value).then(|| value.clone()),
        }
    }
}

impl Lookup<'_, '_, '_> {
    /// When the answer of a hidden question is dropped.
    fn clearing(&self, node: NodeId) -> ClearInvisible {
        let of_file = self
            .parts
            .layout
            .questionnaire
            .settings
            .clear_invisible_values;
        match self.parts.nodes[node].kind.question() {
            Some((question, _)) => question.clear_if_invisible.unwrap_or(of_file),
            None => of_file,
        }
    }

    /// What is hidden and dropped, and the addresses of those that hold something.
    fn sieve_hidden(&self, when: ClearInvisible) -> (Sieve, Vec<Address>) {
        let mut sieve = Sieve {
            slots: vec![false; self.parts.slots.len()],
            comments: vec![false; self.parts.slots.len()],
            ..Sieve::default()
        };
        let mut dropped = Vec::new();
        let drops = |node: NodeId| match self.clearing(node) {
            ClearInvisible::Never => false,
            ClearInvisible::OnComplete => when == ClearInvisible::OnComplete,
            ClearInvisible::OnHidden => true,
        };
        for (slot, this) in self.parts.slots.iter().enumerate() {
            let hidden = !this.nodes.is_empty()
                && this
                    .nodes
                    .iter()
                    .all(|node| !self.is_shown(*node) && drops(*node));
            if hidden {
                sieve.slots[slot] = true;
                sieve.comments[slot] = true;
                // What is computed is computed again, and left out again.
                let holds = !self.parts.is_slot_empty(slot)
                    || this.is_default
                    || this.field.question.default_value_expression.is_some();
                if holds {
                    dropped.push(self.parts.slot_address(slot));
                }
            } else if when == ClearInvisible::OnComplete
                && this.comment.is_some()
                && this.field.questions.iter().all(|question| {
                    question.comment_area.is_none()
                        && !super::texts::is_other_chosen(question, self.chosen(slot).as_ref())
                })
            {
                // What was typed for "other" goes when "other" is not chosen any more.
                sieve.comments[slot] = true;
            }
        }
        for (node, this) in self.parts.nodes.iter().enumerate() {
            let NodeKind::Entry(frame) = this.kind else {
                continue;
            };
            if self.is_open(node) {
                continue;
            }
            let Some(list) = this.parent.filter(|list| drops(*list)) else {
                continue;
            };
            // Below something that goes as a whole, or that stays because of another question.
            let Some((_, Some(slot))) = self.parts.nodes[list].kind.question() else {
                continue;
            };
            let linked = matches!(&self.parts.slots[slot].field.shape, Shape::List(list) if list.linked.is_some());
            if !sieve.slots[slot] && !linked && self.is_shown(list) {
                let this = &self.parts.frames[frame];
                let is_stored_entry = this.row.is_none() && !this.blank;
                sieve.drops_answers |= is_stored_entry || !self.parts.is_frame_empty(frame);
                sieve.frames.insert(frame);
            }
        }
        for (slot, this) in self.parts.slots.iter().enumerate() {
            if let (Shape::Matrix(matrix), Some(node)) = (
                &this.field.shape,
                this.nodes.iter().find(|node| self.is_shown(**node)),
            ) && this.stored.is_some()
                && drops(*node)
            {
                let hidden: Vec<String> = matrix
                    .rows
                    .iter()
                    .zip(self.visible_rows(*node))
                    .filter(|(_, visible)| !**visible)
                    .filter_map(|(row, _)| part_of(&row.value))
                    .collect();
                let answered = this.stored.as_ref().and_then(Json::as_object);
                if answered.is_some_and(|rows| hidden.iter().any(|row| rows.contains_key(row))) {
                    sieve.drops_answers = true;
                    sieve.rows.insert(slot, hidden);
                }
            }
        }
        (sieve, dropped)
    }

    fn chosen(&self, slot: SlotId) -> Option<Json> {
        match &self.parts.slots[slot].field.shape {
            Shape::List(_) => Some(Json::Array(
                self.parts.slots[slot]
                    .frames
                    .iter()
                    .filter_map(|frame| self.parts.key_of(*frame))
                    .collect(),
            )),
            _ => self.parts.slots[slot].stored.clone(),
        }
    }

    /// Adds to a sieve the chosen values that are not offered any more; says whether there are any.
    fn sieve_choices(&self, sieve: &mut Sieve) -> bool {
        let mut found = false;
        for (slot, this) in self.parts.slots.iter().enumerate() {
            let question = this.field.question;
            let has_choices = choices_of(question).is_some()
                || matches!(
                    question.kind,
                    QuestionKind::Rating(_) | QuestionKind::Matrix(_)
                );
            let linked = self.linked_node(slot);
            if !(has_choices || linked.is_some()) || self.parts.is_slot_empty(slot) {
                continue;
            }
            let shown = || this.nodes.iter().copied().find(|node| self.is_shown(*node));
            let Some(node) = linked.or_else(shown) else {
                continue;
            };
            if matches!(this.field.shape, Shape::List(_)) {
                for frame in &this.frames {
                    let offered = self
                        .parts
                        .key_of(*frame)
                        .is_some_and(|key| self.is_offered(node, &key));
                    if !offered {
                        sieve.frames.insert(*frame);
                        found = true;
                    }
                }
                continue;
            }
            let is_offered = |value: &Json| self.is_offered(node, value);
            let all_offered = match self.leaf(slot) {
                Some(Json::Array(values)) => values.iter().all(is_offered),
                Some(Json::Object(rows)) => rows.values().all(|cell| match cell {
                    Json::Array(values) => values.iter().all(is_offered),
                    value => is_offered(value),
                }),
                Some(value) => is_offered(value),
                None => true,
            };
            if !all_offered {
                let offered = self.offered(node).iter();
                let offered = offered.map(|choice| choice.value.clone().into_owned());
                sieve.choices.insert(slot, offered.collect());
                found = true;
            }
        }
        found
    }
}

/// How often hiding may hide more: every round drops an answer, this ends a circle of conditions.
const ROUNDS: usize = 16;

impl<'q> Form<'q> {
    /// What submission stores, and what keeps it from being submitted.
    pub fn completion(&self) -> Completion {
        let mut skipped: HashSet<Address> = HashSet::new();
        let mut recomputed: Option<Form<'q>> = None;
        for _ in 0..ROUNDS {
            let form = recomputed.as_ref().unwrap_or(self);
            let (sieve, dropped) = form.root_lookup().sieve_hidden(ClearInvisible::OnComplete);
            let before = skipped.len();
            skipped.extend(dropped);
            if skipped.len() == before && !sieve.drops_answers {
                break;
            }
            let answers = form.root_lookup().frame_json(
                0,
                Composing {
                    ids: true,
                    sieve: Some(&sieve),
                },
            );
            recomputed = Some(Form::compute_without(
                self.questionnaire,
                &answers,
                self.context,
                &skipped,
            ));
        }
        let checked = recomputed.as_ref().unwrap_or(self);
        let errors = checked.errors().to_vec();
        let (values, stored) = checked.without_unoffered(&skipped);
        Completion {
            values,
            stored,
            errors,
        }
    }

    fn without_unoffered(
        &self,
        skipped: &HashSet<Address>,
    ) -> (Map<String, Json>, Map<String, Json>) {
        let lookup = self.root_lookup();
        let (mut sieve, _) = lookup.sieve_hidden(ClearInvisible::OnComplete);
        let found = lookup.sieve_choices(&mut sieve);
        let compose = |ids: bool| {
            let sieve = Some(&sieve);
            lookup.frame_json(0, Composing { ids, sieve })
        };
        let stored = compose(true);
        if found {
            // Computed once more without what was left out, which now counts nowhere anyway.
            let form = Form::compute_without(self.questionnaire, &stored, self.context, skipped);
            return form.without_unoffered(skipped);
        }
        let mut values = compose(false);
        self.add_results(&mut values);
        (values, stored)
    }

    /// The stored form without the answers that go as soon as they are hidden (`onHidden`).
    pub(super) fn without_hidden_at_once(&self) -> Option<Map<String, Json>> {
        if !self.clears_on_hidden() {
            return None;
        }
        let lookup = self.root_lookup();
        let (_, dropped) = lookup.sieve_hidden(ClearInvisible::OnHidden);
        Some(clear(&self.parts.layout, &self.stored, &dropped))
    }

    fn clears_on_hidden(&self) -> bool {
        self.questionnaire.settings.clear_invisible_values == ClearInvisible::OnHidden
            || self.parts.nodes.iter().any(|node| {
                node.kind.question().is_some_and(|(question, _)| {
                    question.clear_if_invisible == Some(ClearInvisible::OnHidden)
                })
            })
    }

    pub(super) fn root_lookup(&self) -> Lookup<'_, 'q, 'static> {
        self.lookup(At::frame(0))
    }
}
