//! Which choices are offered just now, and what they are called.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::super::answers::layout::{Shape, choices_of, extras, number_json, same_value, steps};
use super::super::expression::Value;
use super::super::model::{
    ChoiceSource, Choices, ChoicesOrder, Extra, FromQuestionMode, Item, Question, QuestionKind,
};
use super::build::{FrameId, NodeId, SlotId};
use super::page::ExtraKind;
use super::registers::RegisterMember;
use super::resolve::{At, Lookup};

/// A choice that is offered.
#[derive(Clone, Debug)]
pub(super) struct Offered<'q> {
    pub value: Cow<'q, Json>,
    pub label: Label<'q>,
    pub enabled: bool,
    pub exclusive: bool,
    pub extra: Option<ExtraKind>,
}

/// What a choice is called.
#[derive(Clone, Debug)]
pub(super) enum Label<'q> {
    Item(&'q Item),
    /// A member of a register, by its name or its acronym.
    Member(&'q RegisterMember, bool),
    Extra(ExtraKind, &'q Extra),
    Number(f64),
    /// What was typed in another answer.
    Typed(String),
}

impl<'f, 'q> Lookup<'f, 'q, '_> {
    /// The choices that are offered, in the order shown, extras last; while they are being found out, none.
    pub fn offered(&self, node: NodeId) -> &'f [Offered<'q>] {
        let this = &self.parts.nodes[node];
        if let Some(known) = this.offered.get() {
            return known;
        }
        let Some((question, _)) = this.kind.question() else {
            return &[];
        };
        if this.offered_busy.replace(true) {
            return &[];
        }
        let offered = self.find_offered(question, node, this.frame);
        this.offered_busy.set(false);
        this.offered.get_or_init(|| offered)
    }

    fn find_offered(
        &self,
        question: &'q Question,
        node: NodeId,
        frame: FrameId,
    ) -> Vec<Offered<'q>> {
        if let QuestionKind::Rating(rating) = &question.kind {
            return rating
                .values
                .iter()
                .filter_map(|item| self.offered_item(item, None, frame))
                .collect();
        }
        if let QuestionKind::Matrix(matrix) = &question.kind {
            return matrix
                .columns
                .iter()
                .zip(self.visible_columns(node))
                .filter(|(_, visible)| **visible)
                .map(|(item, _)| plain(item))
                .collect();
        }
        let Some(choices) = choices_of(question) else {
            return Vec::new();
        };
        let mut offered: Vec<Offered<'q>> = match &choices.source {
            ChoiceSource::Items(items) => items
                .iter()
                .filter_map(|item| self.offered_item(item, Some(choices), frame))
                .collect(),
            ChoiceSource::Register {
                name, title_name, ..
            } => {
                let acronym = title_name.eq_ignore_ascii_case("acronym");
                let members = self.context.registers.members(name).unwrap_or(&[]);
                members
                    .iter()
                    .map(|member| Offered {
                        value: Cow::Owned(Json::String(member.id.clone())),
                        label: Label::Member(member, acronym),
                        enabled: true,
                        exclusive: false,
                        extra: None,
                    })
                    .filter_map(|offered| self.by_list(offered, choices, frame))
                    .collect()
            }
            ChoiceSource::FromQuestion { .. } => self
                .carried(choices, frame)
                .into_iter()
                .filter_map(|offered| self.by_list(offered, choices, frame))
                .collect(),
        };
        if let QuestionKind::SingleChoice(single) = &question.kind
            && let Some(range) = single.range
        {
            offered.extend(steps(range).into_iter().map(|number| Offered {
                value: Cow::Owned(number_json(number)),
                label: Label::Number(number),
                enabled: true,
                exclusive: false,
                extra: None,
            }));
        }
        self.sort(&mut offered, choices.order);
        for (kind, extra) in extras(choices) {
            // The same choice may have been carried along from another question.
            if offered.iter().any(|other| other.extra == Some(kind)) {
                continue;
            }
            offered.push(Offered {
                value: Cow::Owned(Json::from(kind.value())),
                label: Label::Extra(kind, extra),
                enabled: true,
                exclusive: kind != ExtraKind::Other,
                extra: Some(kind),
            });
        }
        offered
    }

    /// An item with its own conditions, else those of the list.
    fn offered_item(
        &self,
        item: &'q Item,
        choices: Option<&Choices>,
        frame: FrameId,
    ) -> Option<Offered<'q>> {
        let of_list = choices.and_then(|choices| choices.visible_if.as_ref());
        if !self.is_item_visible(item, of_list, frame) {
            return None;
        }
        let mut offered = plain(item);
        let condition = item
            .enable_if
            .as_ref()
            .or(choices.and_then(|choices| choices.enable_if.as_ref()));
        if let Some(condition) = condition {
            let value = Value::from(&item.value);
            let mut at = At::frame(frame);
            at.item = Some(&value);
            offered.enabled = self.holds(condition, at);
        }
        Some(offered)
    }

    /// A choice from elsewhere with the conditions of the list.
    fn by_list(
        &self,
        mut offered: Offered<'q>,
        choices: &Choices,
        frame: FrameId,
    ) -> Option<Offered<'q>> {
        if choices.visible_if.is_none() && choices.enable_if.is_none() {
            return Some(offered);
        }
        let value = Value::from(&*offered.value);
        let mut at = At::frame(frame);
        at.item = Some(&value);
        if let Some(condition) = &choices.visible_if
            && !self.holds(condition, at)
        {
            return None;
        }
        if let Some(condition) = &choices.enable_if {
            offered.enabled = self.holds(condition, at);
        }
        Some(offered)
    }

    /// The node of a question by its name, beside the asking one first, then at the top.
    pub fn node_named(&self, frame: FrameId, name: &str) -> Option<NodeId> {
        let find = |frame: FrameId| {
            self.parts.nodes.iter().position(|node| {
                node.frame == frame
                    && node
                        .kind
                        .question()
                        .is_some_and(|(question, _)| question.name.eq_ignore_ascii_case(name))
            })
        };
        find(frame).or_else(|| if frame == 0 { None } else { find(0) })
    }

    /// `choicesFromQuestion`.
    fn carried(&self, choices: &'q Choices, frame: FrameId) -> Vec<Offered<'q>> {
        let ChoiceSource::FromQuestion {
            question,
            mode,
            values,
            texts,
        } = &choices.source
        else {
            return Vec::new();
        };
        let Some(node) = self.node_named(frame, question) else {
            return Vec::new();
        };
        let Some((source, Some(slot))) = self.parts.nodes[node].kind.question() else {
            return Vec::new();
        };
        if choices_of(source).is_none() {
            return self.carried_from_entries(slot, values.as_deref(), texts.as_deref());
        }
        let chosen = self.slot_value(slot);
        let is_chosen = |value: &Json| {
            let value = Value::from(value);
            match &chosen {
                Value::List(items) => items.contains(&value),
                single => *single == value,
            }
        };
        let mut carried: Vec<Offered<'q>> = self
            .offered(node)
            .iter()
            .filter(|offered| offered.extra.is_none())
            .filter(|offered| match mode {
                FromQuestionMode::All => true,
                FromQuestionMode::Selected => is_chosen(&offered.value),
                FromQuestionMode::Unselected => !is_chosen(&offered.value),
            })
            .map(|offered| Offered {
                enabled: true,
                exclusive: false,
                ..offered.clone()
            })
            .collect();
        // What was typed for "other" there is a choice here, unless this question asks for its own.
        if *mode == FromQuestionMode::Selected
            && choices.other.is_none()
            && let Some(typed) = &self.parts.slots[slot].comment
            && is_chosen(&Json::from(ExtraKind::Other.value()))
        {
            carried.push(Offered {
                value: Cow::Owned(Json::from(ExtraKind::Other.value())),
                label: Label::Typed(typed.clone()),
                enabled: true,
                exclusive: false,
                extra: None,
            });
        }
        carried
    }

    fn carried_from_entries(
        &self,
        slot: SlotId,
        values: Option<&str>,
        texts: Option<&str>,
    ) -> Vec<Offered<'q>> {
        let Shape::List(list) = &self.parts.slots[slot].field.shape else {
            return Vec::new();
        };
        let Some(value_name) = values
            .or(list.key)
            .or_else(|| list.fields.list.first().map(|field| field.key))
        else {
            return Vec::new();
        };
        let mut offered: Vec<Offered<'q>> = Vec::new();
        for frame in self.parts.answered_frames(slot) {
            let named = |name: &str| match self.parts.slot_in(*frame, name) {
                Some(slot) => Json::from(&self.slot_value(slot)),
                None => self.parts.key_of(*frame).unwrap_or(Json::Null),
            };
            let value = named(value_name);
            if !matches!(value, Json::String(_) | Json::Number(_) | Json::Bool(_))
                || offered.iter().any(|other| same_value(&other.value, &value))
            {
                continue;
            }
            let label = texts
                .and_then(|name| self.parts.slot_in(*frame, name))
                .or_else(|| self.parts.slot_in(*frame, value_name))
                .map(|slot| self.display(&super::resolve::Found::Slot(slot)))
                .filter(|text| !text.is_empty())
                .or_else(|| super::super::answers::part_of(&value))
                .unwrap_or_default();
            offered.push(Offered {
                value: Cow::Owned(value),
                label: Label::Typed(label),
                enabled: true,
                exclusive: false,
                extra: None,
            });
        }
        offered
    }

    fn sort(&self, offered: &mut [Offered<'q>], order: ChoicesOrder) {
        if order == ChoicesOrder::AsGiven {
            return;
        }
        offered.sort_by_cached_key(|choice| self.label_text(&choice.label).to_lowercase());
        if order == ChoicesOrder::Descending {
            offered.reverse();
        }
    }

    /// Whether a value may be chosen just now.
    pub fn is_offered(&self, node: NodeId, value: &Json) -> bool {
        self.offered(node)
            .iter()
            .any(|offered| same_value(&offered.value, value))
    }

    /// What the value of a question is called, offered just now or not.
    pub fn label_of(
        &self,
        question: &'q Question,
        frame: FrameId,
        value: &Json,
    ) -> Option<Label<'q>> {
        self.label_within(question, frame, value, 0)
    }

    fn label_within(
        &self,
        question: &'q Question,
        frame: FrameId,
        value: &Json,
        depth: usize,
    ) -> Option<Label<'q>> {
        let among = |items: &'q [Item]| {
            items
                .iter()
                .find(|item| same_value(&item.value, value))
                .map(Label::Item)
        };
        match &question.kind {
            QuestionKind::Rating(rating) => return among(&rating.values),
            QuestionKind::Matrix(matrix) => return among(&matrix.columns),
            _ => {}
        }
        let choices = choices_of(question)?;
        let extra = || {
            extras(choices)
                .find(|(kind, _)| value.as_str() == Some(kind.value()))
                .map(|(kind, extra)| Label::Extra(kind, extra))
        };
        let found = match &choices.source {
            ChoiceSource::Items(items) => among(items),
            ChoiceSource::Register {
                name, title_name, ..
            } => {
                let acronym = title_name.eq_ignore_ascii_case("acronym");
                self.context
                    .registers
                    .members(name)?
                    .iter()
                    .find(|member| value.as_str() == Some(&member.id))
                    .map(|member| Label::Member(member, acronym))
            }
            ChoiceSource::FromQuestion {
                question: name,
                values,
                texts,
                ..
            } => {
                let beside = &self.parts.frames[frame].fields;
                match self.parts.layout.question_named(beside, name) {
                    Some(source) if choices_of(source).is_some() && depth < 8 => {
                        self.label_within(source, frame, value, depth + 1)
                    }
                    Some(_) => {
                        let node = self.node_named(frame, name)?;
                        let (_, slot) = self.parts.nodes[node].kind.question()?;
                        self.carried_from_entries(slot?, values.as_deref(), texts.as_deref())
                            .into_iter()
                            .find(|offered| same_value(&offered.value, value))
                            .map(|offered| offered.label)
                    }
                    None => None,
                }
            }
        };
        found.or_else(extra).or_else(|| match &question.kind {
            QuestionKind::SingleChoice(single) if single.range.is_some() => {
                value.as_f64().map(Label::Number)
            }
            _ => None,
        })
    }
}

fn plain(item: &Item) -> Offered<'_> {
    Offered {
        value: Cow::Borrowed(&item.value),
        label: Label::Item(item),
        enabled: true,
        exclusive: item.is_exclusive,
        extra: None,
    }
}
