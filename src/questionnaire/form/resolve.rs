//! What a name stands for at a place (section 7, "Names", of `questionnaires/README.md`).
//!
//! A path is followed from answer to answer and not through composed values, so that a cell that is computed
//! from its neighbours does not ask for itself.

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::Value as Json;

use super::super::answers::layout::Shape;
use super::super::expression::{Scope, Value};
use super::super::model::{MatrixDynamic, QuestionKind};
use super::build::{FrameId, FrameKind, Parts, SlotId};
use super::tracking::Reading;
use super::{Context, Form};

/// Where an expression is asked.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub frame: FrameId,
    /// `{item}`: a choice, a row, a column.
    pub item: Option<&'a Value>,
    /// More names, which come first.
    pub values: Option<&'a IndexMap<String, Value>>,
    /// The matrix whose total is asked for (`{totalRow.…}`).
    pub totals_of: Option<SlotId>,
}

impl At<'_> {
    pub fn frame(frame: FrameId) -> At<'static> {
        At {
            frame,
            item: None,
            values: None,
            totals_of: None,
        }
    }
}

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Slot(SlotId),
    Comment(SlotId),
    /// An entry or a row as a whole.
    Entry(FrameId),
    /// The key of an entry whose key is no question.
    Key(FrameId),
    /// The row of a `matrix`, by its position.
    Row(SlotId, usize),
    Calculated(usize),
    /// The total of a column, by its position.
    Total(SlotId, usize),
    Totals(SlotId),
    Length(SlotId),
    Value(Value),
    Nothing,
}

/// One step of a path: `iscms[0]` is `iscms` with the index 0.
pub(super) struct Step<'a> {
    pub name: &'a str,
    pub indexes: Vec<i64>,
}

pub(super) fn steps(path: &str) -> Vec<Step<'_>> {
    path.split('.')
        .map(|written| {
            let mut name = written.trim();
            let mut indexes = Vec::new();
            while let Some((before, index)) = name
                .strip_suffix(']')
                .and_then(|inside| inside.rsplit_once('['))
            {
                let Ok(index) = index.trim().parse::<i64>() else {
                    break;
                };
                indexes.insert(0, index);
                name = before;
            }
            Step { name, indexes }
        })
        .collect()
}

/// The scope of an expression at a place.
pub(super) struct Lookup<'f, 'q, 'a> {
    pub parts: &'f Parts<'q>,
    pub context: &'f Context<'q>,
    pub at: At<'a>,
}

impl<'q> Form<'q> {
    pub(super) fn lookup<'f, 'a>(&'f self, at: At<'a>) -> Lookup<'f, 'q, 'a> {
        Lookup {
            parts: &self.parts,
            context: &self.context,
            at,
        }
    }
}

impl Scope for Lookup<'_, '_, '_> {
    fn value(&self, name: &str) -> Value {
        self.value_of(&self.resolve(name))
    }

    fn now(&self) -> DateTime<Utc> {
        self.context.now
    }

    fn entries(&self, name: &str) -> Value {
        match self.resolve(name) {
            Found::Slot(slot) => self.whole_value(slot),
            found => self.value_of(&found),
        }
    }

    fn is_ordered(&self, name: &str) -> bool {
        matches!(self.resolve(name), Found::Slot(slot)
            if matches!(self.parts.slots[slot].field.question.kind, QuestionKind::Ranking(_)))
    }

    fn display_value(&self, name: &str, value: Option<&Value>) -> Value {
        let found = self.resolve(name);
        let shown = match value {
            Some(value) => self.display_other(&found, value),
            None => self.display(&found),
        };
        if shown.is_empty() {
            Value::Null
        } else {
            Value::Text(shown)
        }
    }
}

/// How deep computed answers may ask for each other; the checker refuses circles, this ends what is left.
const DEPTH: usize = 100;

impl<'f, 'q, 'a> Lookup<'f, 'q, 'a> {
    pub fn at<'b>(&self, at: At<'b>) -> Lookup<'f, 'q, 'b> {
        Lookup {
            parts: self.parts,
            context: self.context,
            at,
        }
    }

    pub fn resolve(&self, path: &str) -> Found {
        if let Some(values) = self.at.values
            && let Some((_, value)) = values
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(path))
        {
            return Found::Value(value.clone());
        }
        let steps = steps(path);
        let first = &steps[0];
        let rest = &steps[1..];
        if let Some(item) = self.at.item
            && first.name.eq_ignore_ascii_case("item")
        {
            return Found::Value(inside_value(item.clone(), &first.indexes, rest));
        }
        if (self.at.frame != 0 || self.at.totals_of.is_some())
            && let Some(found) = self.prefixed(first, rest)
        {
            return found;
        }
        if first.name.eq_ignore_ascii_case("last")
            && !rest.is_empty()
            && self.parts.slot_in(0, "last").is_none()
        {
            return self.last_round(rest);
        }
        self.inside(0, &steps)
    }

    /// Names that mean something only inside of an entry or row.
    fn prefixed(&self, first: &Step<'_>, rest: &[Step<'_>]) -> Option<Found> {
        let name = first.name.to_ascii_lowercase();
        let row = || self.enclosing(self.at.frame, FrameKind::Row);
        // Sentences read the rows of a table as `panel.` too.
        let panel = || self.enclosing(self.at.frame, FrameKind::Entry).or_else(row);
        let into = |frame: Option<FrameId>| match frame {
            Some(frame) if rest.is_empty() => Found::Entry(frame),
            Some(frame) => self.inside(frame, rest),
            None => Found::Nothing,
        };
        let number = |number: usize| Found::Value(Value::Number(number as f64));
        Some(match name.as_str() {
            "panel" => into(Some(panel()?)),
            "row" => into(Some(row()?)),
            "parentpanel" => {
                let above = self.parts.frames[panel()?].parent?;
                let panel = self.enclosing(above, FrameKind::Entry);
                match (panel, rest.first()) {
                    (Some(panel), Some(next)) if next.name.eq_ignore_ascii_case("parentPanel") => {
                        return self.at(At::frame(panel)).prefixed(next, &rest[1..]);
                    }
                    _ => into(panel),
                }
            }
            "prevpanel" => into(self.neighbour(panel()?, -1)),
            "nextpanel" => into(self.neighbour(panel()?, 1)),
            "prevrow" => into(self.neighbour(row()?, -1)),
            "nextrow" => into(self.neighbour(row()?, 1)),
            "totalrow" => {
                let matrix = match self.at.totals_of {
                    Some(matrix) => matrix,
                    None => self.parts.frames[row()?].slot?,
                };
                self.totals(matrix, rest)
            }
            "panelindex" => number(self.parts.frames[panel()?].index),
            "visiblepanelindex" => number(self.visible_index(panel()?)),
            "rowindex" => number(self.parts.frames[row()?].index + 1),
            "rowname" | "rowvalue" => match self.parts.frames[row()?].row {
                Some(item) => Found::Value(Value::from(&item.value)),
                None => Found::Nothing,
            },
            "rowtitle" => match self.parts.frames[row()?].row {
                Some(item) => Found::Value(Value::Text(self.item_text(item))),
                None => Found::Nothing,
            },
            _ => return None,
        })
    }

    fn enclosing(&self, from: FrameId, kind: FrameKind) -> Option<FrameId> {
        let mut at = Some(from);
        while let Some(frame) = at {
            if self.parts.frames[frame].kind == kind {
                return Some(frame);
            }
            at = self.parts.frames[frame].parent;
        }
        None
    }

    fn neighbour(&self, frame: FrameId, step: isize) -> Option<FrameId> {
        let frame = &self.parts.frames[frame];
        let siblings = &self.parts.slots[frame.slot?].frames;
        siblings.get(frame.index.checked_add_signed(step)?).copied()
    }

    /// A name among the members of a frame, and what follows it.
    fn inside(&self, frame: FrameId, steps: &[Step<'_>]) -> Found {
        let Some((first, rest)) = steps.split_first() else {
            return Found::Entry(frame);
        };
        // The longest run of names that is a key wins, since a `valueName` may hold dots.
        if first.indexes.is_empty() && !rest.is_empty() {
            let mut key = first.name.to_owned();
            let mut longest = None;
            for (position, step) in rest.iter().enumerate() {
                key.push('.');
                key.push_str(step.name);
                if let Some(slot) = self.parts.slot_in(frame, &key) {
                    longest = Some((slot, position));
                }
                if !step.indexes.is_empty() {
                    break;
                }
            }
            if let Some((slot, position)) = longest {
                return self.inside_slot(slot, &rest[position].indexes, &rest[position + 1..]);
            }
        }
        let this = &self.parts.frames[frame];
        if let Some(slot) = self.parts.slot_in(frame, first.name) {
            return self.inside_slot(slot, &first.indexes, rest);
        }
        if let Some(position) = this.fields.find_comment(first.name) {
            return match rest {
                [] => Found::Comment(this.first + position),
                rest => {
                    let text = self.value_of(&Found::Comment(this.first + position));
                    Found::Value(inside_value(text, &first.indexes, rest))
                }
            };
        }
        if let Some((matrix, suffix)) = first.name.rsplit_once('-')
            && suffix.eq_ignore_ascii_case("total")
            && let Some(slot) = self.parts.slot_in(frame, matrix)
        {
            return self.totals(slot, rest);
        }
        if this.key.is_some()
            && rest.is_empty()
            && self
                .key_name(frame)
                .is_some_and(|key| key.eq_ignore_ascii_case(first.name))
        {
            return Found::Key(frame);
        }
        if this.kind == FrameKind::Root
            && let Some(position) = self
                .parts
                .layout
                .questionnaire
                .calculated_values
                .iter()
                .position(|calculated| calculated.name.eq_ignore_ascii_case(first.name))
        {
            if first.indexes.is_empty() && rest.is_empty() {
                return Found::Calculated(position);
            }
            let value = self.value_of(&Found::Calculated(position));
            return Found::Value(inside_value(value, &first.indexes, rest));
        }
        match rest.last() {
            Some(last) if last.name == "length" => Found::Value(Value::Number(0.0)),
            _ => Found::Nothing,
        }
    }

    pub fn key_name(&self, frame: FrameId) -> Option<&'q str> {
        let slot = self.parts.frames[frame].slot?;
        match &self.parts.slots[slot].field.shape {
            Shape::List(list) => list.key,
            _ => None,
        }
    }

    fn inside_slot(&self, slot: SlotId, indexes: &[i64], rest: &[Step<'_>]) -> Found {
        let this = &self.parts.slots[slot];
        if indexes.is_empty() && rest.is_empty() {
            return Found::Slot(slot);
        }
        match &this.field.shape {
            Shape::List(_) => match (indexes, rest) {
                ([], [step]) if step.name == "length" => Found::Length(slot),
                ([index], rest) => {
                    let frames = self.counted_frames(slot);
                    match position(*index, frames.len()) {
                        Some(position) if rest.is_empty() => Found::Entry(frames[position]),
                        Some(position) => self.inside(frames[position], rest),
                        None if rest.last().is_some_and(|step| step.name == "length") => {
                            Found::Value(Value::Number(0.0))
                        }
                        None => Found::Nothing,
                    }
                }
                _ => Found::Nothing,
            },
            Shape::Items(_) if indexes.is_empty() => self.inside(this.frames[0], rest),
            Shape::Rows { .. } if indexes.is_empty() => {
                // A row's value may hold dots.
                for length in (1..=rest.len()).rev() {
                    let name = joined(&rest[..length]);
                    let row = this
                        .frames
                        .iter()
                        .find(|row| self.parts.frames[**row].part.eq_ignore_ascii_case(&name));
                    if let Some(row) = row {
                        return match &rest[length..] {
                            [] => Found::Entry(*row),
                            inner => self.inside(*row, inner),
                        };
                    }
                }
                Found::Nothing
            }
            Shape::Matrix(matrix) if indexes.is_empty() => {
                for length in (1..=rest.len()).rev() {
                    let name = joined(&rest[..length]);
                    let row = matrix.rows.iter().position(|row| {
                        super::super::answers::part_of(&row.value)
                            .is_some_and(|part| part.eq_ignore_ascii_case(&name))
                    });
                    if let Some(row) = row {
                        let last = &rest[length - 1];
                        if last.indexes.is_empty() && length == rest.len() {
                            return Found::Row(slot, row);
                        }
                        let value = self.value_of(&Found::Row(slot, row));
                        return Found::Value(inside_value(value, &last.indexes, &rest[length..]));
                    }
                }
                Found::Nothing
            }
            Shape::Leaf | Shape::Computed => {
                let value = self.value_of(&Found::Slot(slot));
                Found::Value(inside_value(value, indexes, rest))
            }
            _ => Found::Nothing,
        }
    }

    fn totals(&self, slot: SlotId, rest: &[Step<'_>]) -> Found {
        match rest {
            [] => Found::Totals(slot),
            [column] => match self
                .parts
                .columns_of(slot)
                .iter()
                .position(|own| own.cell.name.eq_ignore_ascii_case(column.name))
            {
                Some(position) => Found::Total(slot, position),
                None => Found::Nothing,
            },
            _ => Found::Nothing,
        }
    }

    /// `{last.…}`: the answers of the last round, with the questions of this one.
    fn last_round(&self, rest: &[Step<'_>]) -> Found {
        let Some(last) = self.context.last else {
            return Found::Nothing;
        };
        let value = Value::from(&Json::Object(last.clone()));
        Found::Value(inside_value(value, &[], rest))
    }

    /// Evaluates something computed once; while it is being computed it is null.
    pub fn once(
        &self,
        memory: &'f std::cell::OnceCell<super::build::Computed>,
        busy: &std::cell::Cell<bool>,
        compute: impl FnOnce() -> (Value, Option<Json>),
    ) -> Option<&'f super::build::Computed> {
        if let Some(known) = memory.get() {
            self.parts.note_all(&known.reads);
            return Some(known);
        }
        if busy.get() || self.parts.depth.get() >= DEPTH {
            return None;
        }
        busy.set(true);
        self.parts.depth.set(self.parts.depth.get() + 1);
        let ((value, json), reads) = self.parts.tracking(compute);
        self.parts.depth.set(self.parts.depth.get() - 1);
        busy.set(false);
        Some(memory.get_or_init(|| super::build::Computed {
            value,
            json,
            reads: reads.into_boxed_slice(),
        }))
    }

    pub fn note(&self, reading: Reading) {
        self.parts.note(reading);
    }
}

pub(super) fn position(index: i64, count: usize) -> Option<usize> {
    let index = if index < 0 {
        index + count as i64
    } else {
        index
    };
    usize::try_from(index).ok().filter(|index| *index < count)
}

fn joined(steps: &[Step<'_>]) -> String {
    steps
        .iter()
        .map(|step| step.name)
        .collect::<Vec<_>>()
        .join(".")
}

/// What a path means inside of a value.
fn inside_value(value: Value, indexes: &[i64], rest: &[Step<'_>]) -> Value {
    let mut value = value;
    for index in indexes {
        value = match value {
            Value::List(mut items) => match position(*index, items.len()) {
                Some(position) => items.swap_remove(position),
                None => return Value::Null,
            },
            _ => return Value::Null,
        };
    }
    let Some((step, after)) = rest.split_first() else {
        return value;
    };
    let is_length = step.name == "length" && after.is_empty() && step.indexes.is_empty();
    match value {
        Value::Object(mut members) => {
            for length in (1..=rest.len()).rev() {
                let name = joined(&rest[..length]);
                let key = members
                    .keys()
                    .find(|key| key.to_lowercase() == name.to_lowercase())
                    .cloned();
                if let Some(found) = key.and_then(|key| members.swap_remove(&key)) {
                    let last = &rest[length - 1];
                    return inside_value(found, &last.indexes, &rest[length..]);
                }
            }
            Value::Null
        }
        Value::List(items) if is_length => Value::Number(items.len() as f64),
        Value::Text(text) if is_length => Value::Number(text.encode_utf16().count() as f64),
        _ if rest.last().is_some_and(|step| step.name == "length") => Value::Number(0.0),
        _ => Value::Null,
    }
}

impl<'q> Parts<'q> {
    /// The columns of a matrix with cells of several kinds; of other answers none.
    pub fn columns_of(&self, slot: SlotId) -> &'q [super::super::model::Column] {
        match &self.slots[slot].field.question.kind {
            QuestionKind::MatrixDropdown(matrix) => &matrix.columns,
            QuestionKind::MatrixDynamic(MatrixDynamic { columns, .. }) => columns,
            _ => &[],
        }
    }
}
