//! What answers are worth: stored, by default, or computed; and the answers put together as JSON.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json};

use super::super::answers::layout::{Shape, as_number, choices_of};
use super::super::answers::{Address, COMMENT_SUFFIX, ENTRY_ID, normal, part_of};
use super::super::expression::Value;
use super::super::model::{InputType, Question, QuestionKind, TotalKind};
use super::build::{FrameId, Parts, SlotId};
use super::completion::Sieve;
use super::resolve::{At, Found, Lookup};
use super::tracking::Reading;

impl<'f> Lookup<'f, '_, '_> {
    /// The value of what a name stands for.
    pub fn value_of(&self, found: &Found) -> Value {
        match found {
            Found::Nothing => Value::Null,
            Found::Value(value) => value.clone(),
            Found::Slot(slot) => self.slot_value(*slot),
            Found::Comment(slot) => {
                self.note(Reading::Comment(*slot));
                match &self.parts.slots[*slot].comment {
                    Some(text) => Value::Text(text.clone()),
                    None => Value::Null,
                }
            }
            Found::Entry(frame) => {
                self.note(Reading::Entry(*frame));
                self.frame_value(*frame)
            }
            Found::Key(frame) => {
                self.note(Reading::Entry(*frame));
                match &self.parts.frames[*frame].key {
                    Some(key) => Value::from(key),
                    None => Value::Null,
                }
            }
            Found::Row(slot, row) => {
                self.note(Reading::Row(*slot, *row));
                match self.parts.matrix_row(*slot, *row).1 {
                    Some(value) => Value::from(value),
                    None => Value::Null,
                }
            }
            Found::Calculated(position) => self.calculated(*position),
            Found::Total(slot, column) => self.total(*slot, *column),
            Found::Totals(slot) => {
                let totals = self.parts.columns_of(*slot).iter().enumerate();
                let totals = totals
                    .filter(|(_, column)| column.total.is_some())
                    .map(|(position, column)| {
                        (column.cell.name.clone(), self.total(*slot, position))
                    })
                    .collect();
                Value::Object(totals)
            }
            Found::Length(slot) => {
                self.note(Reading::Slot(*slot));
                Value::Number(self.counted_frames(*slot).len() as f64)
            }
        }
    }

    pub fn calculated(&self, position: usize) -> Value {
        let calculated = &self.parts.layout.questionnaire.calculated_values[position];
        let (memory, busy) = &self.parts.calculated[position];
        self.once(memory, busy, || {
            (calculated.expression.evaluate(&self.at(At::frame(0))), None)
        })
        .map_or(Value::Null, |known| known.value.clone())
    }

    /// The value of an answer by its bare name; a linked list reads as the plain list of its keys.
    pub fn slot_value(&self, slot: SlotId) -> Value {
        let this = &self.parts.slots[slot];
        if let Shape::List(list) = &this.field.shape
            && list.linked.is_some()
        {
            self.note(Reading::Slot(slot));
            let keys: Vec<Value> = self
                .counted_frames(slot)
                .iter()
                .filter_map(|frame| self.parts.key_of(*frame))
                .map(|key| Value::from(&key))
                .collect();
            return if keys.is_empty() {
                Value::Null
            } else {
                Value::List(keys)
            };
        }
        self.whole_value(slot)
    }

    /// The value of an answer with everything in it.
    pub fn whole_value(&self, slot: SlotId) -> Value {
        let this = &self.parts.slots[slot];
        match &this.field.shape {
            Shape::Computed => {
                let QuestionKind::Expression(question) = &this.field.question.kind else {
                    return Value::Null;
                };
                self.computed(slot, || {
                    let Some(expression) = &question.expression else {
                        return (Value::Null, None);
                    };
                    let value = expression.evaluate(&self.at(At::frame(this.frame)));
                    let value = rounded(value, question.display.precision);
                    let json = Json::from(&value);
                    (value, Some(json).filter(|json| !json.is_null()))
                })
                .map_or(Value::Null, |known| known.value.clone())
            }
            Shape::Leaf | Shape::Matrix(_) => {
                self.note(Reading::Slot(slot));
                self.counted(slot)
                    .map_or(Value::Null, |value| Value::from(&*value))
            }
            Shape::Items(_) => {
                self.note(Reading::Slot(slot));
                self.frame_value(this.frames[0])
            }
            Shape::Rows { .. } => {
                self.note(Reading::Slot(slot));
                let rows: indexmap::IndexMap<String, Value> = this
                    .frames
                    .iter()
                    .filter_map(|frame| {
                        let value = self.frame_value(*frame);
                        let part = self.parts.frames[*frame].part.clone();
                        (value != Value::Null).then_some((part, value))
                    })
                    .collect();
                if rows.is_empty() {
                    Value::Null
                } else {
                    Value::Object(rows)
                }
            }
            Shape::List(_) => {
                self.note(Reading::Slot(slot));
                let entries: Vec<Value> = self
                    .counted_frames(slot)
                    .iter()
                    .map(|frame| match self.frame_value(*frame) {
                        Value::Null => Value::Object(indexmap::IndexMap::new()),
                        value => value,
                    })
                    .collect();
                if entries.is_empty() {
                    Value::Null
                } else {
                    Value::List(entries)
                }
            }
        }
    }

    /// The members of an entry, a row, a `multipletext`; null where there are none.
    fn frame_value(&self, frame: FrameId) -> Value {
        let this = &self.parts.frames[frame];
        let mut members = indexmap::IndexMap::new();
        if let (Some(key), Some(name)) = (&this.key, self.key_name(frame)) {
            members.insert(name.to_owned(), Value::from(key));
        }
        for (position, field) in this.fields.list.iter().enumerate() {
            let slot = this.first + position;
            // A column that is being computed from its own list does not ask for itself.
            if matches!(field.shape, Shape::Computed) && self.is_busy(slot) {
                continue;
            }
            let (value, _) = self.parts.tracking_apart(|| self.whole_value(slot));
            if value != Value::Null {
                members.insert(field.key.to_owned(), value);
            }
            if let Some(comment) = &self.parts.slots[slot].comment {
                members.insert(
                    format!("{}{COMMENT_SUFFIX}", field.key),
                    Value::Text(comment.clone()),
                );
            }
        }
        if members.is_empty() {
            Value::Null
        } else {
            Value::Object(members)
        }
    }

    fn is_busy(&self, slot: SlotId) -> bool {
        let field = std::ptr::from_ref(&*self.parts.slots[slot].field).cast::<()>();
        self.parts.busy_fields.borrow().contains(&field)
    }

    fn computed(
        &self,
        slot: SlotId,
        compute: impl FnOnce() -> (Value, Option<Json>),
    ) -> Option<&'f super::build::Computed> {
        let this = &self.parts.slots[slot];
        let field = std::ptr::from_ref(&*this.field).cast::<()>();
        self.once(&this.computed, &this.busy, || {
            self.parts.busy_fields.borrow_mut().push(field);
            let result = compute();
            self.parts.busy_fields.borrow_mut().pop();
            result
        })
    }

    /// A single value (or the object of a `matrix`): as stored, else by default.
    pub fn leaf(&self, slot: SlotId) -> Option<&'f Json> {
        let this = &self.parts.slots[slot];
        match &this.stored {
            Some(stored) if !this.is_default => Some(stored),
            // As in survey-core, `defaultValueExpression` comes before `defaultValue`.
            Some(default) => self
                .default_by_expression(slot)
                .or(Some(default))
                .filter(|default| self.may_be_default(slot, default)),
            None => self
                .default_by_expression(slot)
                .filter(|default| self.may_be_default(slot, default)),
        }
    }

    /// The same as it counts: a chosen value that is not offered any more counts nowhere (section 4).
    pub fn counted(&self, slot: SlotId) -> Option<Cow<'f, Json>> {
        let value = self.leaf(slot)?;
        let this = &self.parts.slots[slot];
        let is_choice = choices_of(this.field.question).is_some()
            || matches!(this.field.question.kind, QuestionKind::Rating(_));
        if !is_choice || this.nodes.is_empty() {
            return Some(Cow::Borrowed(value));
        }
        let kept = match this.offered_only.get() {
            Some(kept) => kept,
            // While the choices are being found out, they may hang on this very answer.
            None if this
                .nodes
                .iter()
                .any(|node| self.parts.nodes[*node].offered_busy.get()) =>
            {
                return Some(Cow::Borrowed(value));
            }
            None => {
                let counts = |value: &&Json| {
                    let mut nodes = this.nodes.iter();
                    nodes.any(|node| self.is_offered(*node, value))
                };
                let kept = match value {
                    Json::Array(values) if !values.iter().all(|value| counts(&value)) => {
                        Some(Json::Array(values.iter().filter(counts).cloned().collect()))
                    }
                    Json::Array(_) => None,
                    value => (!counts(&value)).then_some(Json::Null),
                };
                this.offered_only.get_or_init(|| kept)
            }
        };
        match kept {
            None => Some(Cow::Borrowed(value)),
            Some(Json::Array(values)) if !values.is_empty() => {
                Some(Cow::Owned(Json::Array(values.clone())))
            }
            Some(_) => None,
        }
    }

    /// The entries that count: of a linked list without those whose choice is not offered any more.
    pub fn counted_frames(&self, slot: SlotId) -> Cow<'f, [FrameId]> {
        let frames = self.parts.answered_frames(slot);
        let Some(node) = self.linked_node(slot) else {
            return Cow::Borrowed(frames);
        };
        if self.parts.nodes[node].offered_busy.get() {
            return Cow::Borrowed(frames);
        }
        let counts = |frame: &FrameId| {
            let key = self.parts.key_of(*frame);
            key.is_some_and(|key| self.is_offered(node, &key))
        };
        if frames.iter().all(counts) {
            return Cow::Borrowed(frames);
        }
        Cow::Owned(frames.iter().copied().filter(counts).collect())
    }

    /// A default that is not offered just now would be an error that nobody made.
    fn may_be_default(&self, slot: SlotId, default: &Json) -> bool {
        let this = &self.parts.slots[slot];
        if choices_of(this.field.question).is_none() {
            return true;
        }
        let Some(node) = this.nodes.first().copied() else {
            return true;
        };
        // While the choices are being found out, they may hang on this very answer.
        if self.parts.nodes[node].offered_busy.get() {
            return true;
        }
        match default {
            Json::Array(values) => values.iter().all(|value| self.is_offered(node, value)),
            value => self.is_offered(node, value),
        }
    }

    /// The value of `defaultValueExpression` in the shape of its question.
    fn default_by_expression(&self, slot: SlotId) -> Option<&'f Json> {
        let this = &self.parts.slots[slot];
        let expression = this.field.question.default_value_expression.as_ref()?;
        if !self.parts.allows_default(this.frame, &this.field) {
            return None;
        }
        self.computed(slot, || {
            let value = expression.evaluate(&self.at(At::frame(this.frame)));
            let json = self.as_answer(slot, &value);
            (value, json)
        })?
        .json
        .as_ref()
    }

    fn as_answer(&self, slot: SlotId, value: &Value) -> Option<Json> {
        let this = &self.parts.slots[slot];
        let json = match value {
            Value::DateTime(instant) => Json::String(date_text(this.field.question, *instant)),
            value => Json::from(value),
        };
        let beside = &self.parts.frames[this.frame].fields;
        match normal::leaf(&self.parts.layout, beside, this.field.question, &json) {
            Ok(json) => json,
            // A number computed for a text question.
            Err(_) => match &json {
                Json::Number(_) | Json::Bool(_) => Some(Json::String(json.to_string())),
                _ => None,
            },
        }
    }

    /// The rows that a total counts: as in survey-core the visible ones, since a total stands below them.
    fn visible_frames(&self, slot: SlotId) -> Vec<FrameId> {
        let this = &self.parts.slots[slot];
        let shown = this.nodes.iter().find(|node| self.is_open(**node));
        let Some(matrix) = shown else {
            return this.frames.clone();
        };
        self.parts.nodes[*matrix]
            .children
            .iter()
            .filter(|row| self.is_open(**row))
            .map(|row| self.parts.nodes[*row].frame)
            .collect()
    }

    /// The total under a column of a matrix.
    pub fn total(&self, slot: SlotId, column: usize) -> Value {
        let columns = self.parts.columns_of(slot);
        let Some(total) = columns.get(column).and_then(|column| column.total.as_ref()) else {
            return Value::Null;
        };
        let name = columns[column].cell.key();
        if let TotalKind::Expression(expression) = &total.kind {
            let mut at = At::frame(self.parts.slots[slot].frame);
            at.totals_of = Some(slot);
            if self.parts.depth.get() >= 100 {
                return Value::Null;
            }
            self.parts.depth.set(self.parts.depth.get() + 1);
            let value = expression.evaluate(&self.at(at));
            self.parts.depth.set(self.parts.depth.get() - 1);
            return rounded(value, total.display.precision);
        }
        let cells: Vec<Value> = self
            .visible_frames(slot)
            .into_iter()
            .filter_map(|row| self.parts.slot_in(row, name))
            .map(|cell| self.slot_value(cell))
            .filter(|value| !matches!(value, Value::Null))
            .collect();
        let numbers: Vec<f64> = cells.iter().filter_map(number_of).collect();
        let value = match total.kind {
            TotalKind::Count => Value::Number(cells.len() as f64),
            TotalKind::Sum => Value::Number(exact_sum(&numbers)),
            TotalKind::Average if numbers.is_empty() => Value::Number(0.0),
            TotalKind::Average => Value::Number(exact_sum(&numbers) / numbers.len() as f64),
            TotalKind::Min => extreme(&numbers, f64::min),
            TotalKind::Max => extreme(&numbers, f64::max),
            TotalKind::Expression(_) => Value::Null,
        };
        rounded(value, total.display.precision)
    }
}

fn extreme(numbers: &[f64], pick: fn(f64, f64) -> f64) -> Value {
    numbers
        .iter()
        .copied()
        .reduce(pick)
        .map_or(Value::Null, Value::Number)
}

pub(super) fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => as_number(&Json::String(text.clone())),
        _ => None,
    }
}

/// A sum with as many decimals as the longest term, so that shares of 0.1 add up.
fn exact_sum(numbers: &[f64]) -> f64 {
    let decimals = numbers.iter().map(|number| decimals(*number)).max();
    let factor = 10f64.powi(decimals.unwrap_or(0).min(15) as i32);
    (numbers.iter().sum::<f64>() * factor).round() / factor
}

/// How many decimals a number is written with.
pub(super) fn decimals(number: f64) -> usize {
    let written = format!("{number}");
    written
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len())
}

fn rounded(value: Value, precision: Option<u32>) -> Value {
    match (value, precision) {
        (Value::Number(number), Some(precision)) if number.is_finite() => {
            let factor = 10f64.powi(precision.min(15) as i32);
            Value::Number((number * factor).round() / factor)
        }
        (value, _) => value,
    }
}

/// An instant as the input of a question takes it; dates are taken in UTC.
pub(super) fn date_text(question: &Question, instant: DateTime<Utc>) -> String {
    let input = match &question.kind {
        QuestionKind::Text(text) => text.input_type,
        _ => InputType::DateTimeLocal,
    };
    let pattern = match input {
        InputType::Date => "%Y-%m-%d",
        InputType::Month => "%Y-%m",
        InputType::Time => "%H:%M",
        _ => "%Y-%m-%dT%H:%M",
    };
    instant.format(pattern).to_string()
}

impl Parts<'_> {
    pub fn slot_address(&self, slot: SlotId) -> Address {
        let slot = &self.slots[slot];
        self.frames[slot.frame].address.join(slot.field.key)
    }

    /// The row of a `matrix`: its part of the address and what is chosen in it.
    pub fn matrix_row(&self, slot: SlotId, row: usize) -> (String, Option<&Json>) {
        let this = &self.slots[slot];
        let Shape::Matrix(matrix) = &this.field.shape else {
            return (String::new(), None);
        };
        let part = part_of(&matrix.rows[row].value).unwrap_or_default();
        let value = this
            .stored
            .as_ref()
            .and_then(Json::as_object)
            .and_then(|rows| rows.get(&part));
        (part, value)
    }

    /// The key of an entry, be it a question of its own or not.
    pub fn key_of(&self, frame: FrameId) -> Option<Json> {
        let this = &self.frames[frame];
        if let Some(key) = &this.key {
            return Some(key.clone());
        }
        let Shape::List(list) = &self.slots[this.slot?].field.shape else {
            return None;
        };
        let slot = self.slot_in(frame, list.key?)?;
        self.slots[slot].stored.clone()
    }

    /// The entries of a list that are answers: without trailing empty rows and blank panels.
    pub fn answered_frames(&self, slot: SlotId) -> &[FrameId] {
        let this = &self.slots[slot];
        let rows = matches!(&this.field.shape, Shape::List(list) if list.rows);
        let count = this
            .frames
            .iter()
            .rposition(|frame| {
                let droppable = rows || self.frames[*frame].blank;
                !(droppable && self.is_frame_empty(*frame))
            })
            .map_or(0, |last| last + 1);
        &this.frames[..count]
    }

    /// Nothing in it is answered; what is computed does not count.
    pub fn is_frame_empty(&self, frame: FrameId) -> bool {
        let this = &self.frames[frame];
        this.key.is_none()
            && (0..this.fields.list.len()).all(|position| self.is_slot_empty(this.first + position))
    }

    /// Whether nothing is stored in an answer (or there by `defaultValue`).
    pub fn is_slot_empty(&self, slot: SlotId) -> bool {
        let this = &self.slots[slot];
        this.comment.is_none()
            && match &this.field.shape {
                Shape::Computed => true,
                Shape::Leaf | Shape::Matrix(_) => this.stored.is_none(),
                Shape::List(_) => self.answered_frames(slot).is_empty(),
                Shape::Items(_) | Shape::Rows { .. } => {
                    this.frames.iter().all(|frame| self.is_frame_empty(*frame))
                }
            }
    }

    /// Runs something whose readings are of no interest by themselves: the whole list was noted.
    fn tracking_apart<T>(&self, run: impl FnOnce() -> T) -> (T, ()) {
        self.tracked.borrow_mut().push(Vec::new());
        let result = run();
        self.tracked.borrow_mut().pop();
        (result, ())
    }
}

/// How answers are put together.
#[derive(Clone, Copy, Default)]
pub(super) struct Composing<'s> {
    /// With the ids of entries that have no key.
    pub ids: bool,
    /// What submission leaves out.
    pub sieve: Option<&'s Sieve>,
}

impl Lookup<'_, '_, '_> {
    /// The answers of a frame as JSON, in the order of the file.
    pub fn frame_json(&self, frame: FrameId, how: Composing<'_>) -> Map<String, Json> {
        let this = &self.parts.frames[frame];
        let mut members = Map::new();
        if let (Some(key), Some(name)) = (&this.key, self.key_name(frame)) {
            members.insert(name.to_owned(), key.clone());
        }
        for (position, field) in this.fields.list.iter().enumerate() {
            let slot = this.first + position;
            if how.sieve.is_some_and(|sieve| sieve.drops_slot(slot)) {
                continue;
            }
            if let Some(value) = self.slot_json(slot, how) {
                members.insert(field.key.to_owned(), value);
            }
            if let Some(comment) = &self.parts.slots[slot].comment
                && !how.sieve.is_some_and(|sieve| sieve.drops_comment(slot))
            {
                members.insert(
                    format!("{}{COMMENT_SUFFIX}", field.key),
                    Json::String(comment.clone()),
                );
            }
        }
        members
    }

    /// One answer as JSON; `None` where there is none.
    pub fn slot_json(&self, slot: SlotId, how: Composing<'_>) -> Option<Json> {
        let this = &self.parts.slots[slot];
        match &this.field.shape {
            Shape::Computed => {
                self.whole_value(slot);
                this.computed.get()?.json.clone()
            }
            Shape::Leaf | Shape::Matrix(_) => {
                let value = self.leaf(slot)?;
                match how.sieve {
                    Some(sieve) => sieve.sifted(slot, value),
                    None => Some(value.clone()),
                }
            }
            Shape::Items(_) => Some(self.frame_json(this.frames[0], how))
                .filter(|members| !members.is_empty())
                .map(Json::Object),
            Shape::Rows { .. } => {
                let rows: Map<String, Json> = this
                    .frames
                    .iter()
                    .filter(|row| !how.sieve.is_some_and(|sieve| sieve.drops_frame(**row)))
                    .filter_map(|row| {
                        let cells = self.frame_json(*row, how);
                        let part = self.parts.frames[*row].part.clone();
                        (!cells.is_empty()).then_some((part, Json::Object(cells)))
                    })
                    .collect();
                (!rows.is_empty()).then_some(Json::Object(rows))
            }
            Shape::List(list) => {
                let mut entries: Vec<Json> = Vec::new();
                for frame in self.parts.answered_frames(slot) {
                    if how.sieve.is_some_and(|sieve| sieve.drops_frame(*frame)) {
                        continue;
                    }
                    let mut members = self.frame_json(*frame, how);
                    if how.ids && list.linked.is_none() && !self.has_key_part(*frame) {
                        let id = self.parts.frames[*frame].part.clone();
                        members.insert(ENTRY_ID.to_owned(), Json::String(id));
                    }
                    entries.push(Json::Object(members));
                }
                (!entries.is_empty()).then_some(Json::Array(entries))
            }
        }
    }

    /// The entry's part of the address is its key and not an id.
    fn has_key_part(&self, frame: FrameId) -> bool {
        self.parts
            .key_of(frame)
            .and_then(|key| part_of(&key))
            .is_some_and(|part| part == self.parts.frames[frame].part)
    }
}
