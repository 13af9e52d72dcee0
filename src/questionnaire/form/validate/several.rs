//! What has several parts: boxes to tick, matrices, lists of entries and their keys.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::wrong::Wrong;
use crate::language::LocalizedText;
use crate::questionnaire::answers::layout::{ListShape, Shape};
use crate::questionnaire::answers::part_of;
use crate::questionnaire::expression::Value;
use crate::questionnaire::form::build::{NodeId, SlotId};
use crate::questionnaire::form::choices::Offered;
use crate::questionnaire::form::error::ErrorCode;
use crate::questionnaire::form::page::ExtraKind;
use crate::questionnaire::form::resolve::{Found, Lookup};
use crate::questionnaire::model::{Column, Matrix, MultipleChoice};

impl<'q> Lookup<'_, 'q, '_> {
    pub(super) fn check_multiple(
        &self,
        node: NodeId,
        choice: &'q MultipleChoice,
        slot: SlotId,
        value: Option<&Json>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let keys: Vec<Json>;
        let values: &[Json] = match value {
            Some(Json::Array(values)) => values,
            _ if choice.value_property_name.is_some() => {
                let frames = self.parts.slots[slot].frames.iter();
                keys = frames
                    .filter_map(|frame| self.parts.key_of(*frame))
                    .collect();
                &keys
            }
            _ => &[],
        };
        if let Some(gone) = values.iter().find(|value| !self.is_offered(node, value)) {
            wrong.push(self.not_a_choice(gone));
        }
        let chosen: Vec<&Offered<'q>> = self
            .offered(node)
            .iter()
            .filter(|offered| values.contains(&offered.value))
            .collect();
        if values.len() > 1 && chosen.iter().any(|offered| offered.exclusive) {
            wrong.push(Wrong::new(ErrorCode::AnswerCount));
            return;
        }
        let says_none = matches!(
            chosen.as_slice(),
            [offered] if matches!(offered.extra, Some(ExtraKind::None | ExtraKind::Refused | ExtraKind::DontKnow))
        );
        if let Some(min) = choice.min_selected
            && values.len() < min
            && !says_none
        {
            wrong.push(
                Wrong::new(ErrorCode::AnswerCount)
                    .with("min", min.to_string())
                    .with("count", values.len().to_string()),
            );
        }
        if let Some(max) = choice.max_selected
            && max > 0
            && values.len() > max
        {
            wrong.push(
                Wrong::new(ErrorCode::AnswerCount)
                    .with("max", max.to_string())
                    .with("count", values.len().to_string()),
            );
        }
    }

    pub(super) fn check_matrix(
        &self,
        node: NodeId,
        matrix: &'q Matrix,
        slot: SlotId,
        value: Option<&Json>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let cells = value.and_then(Json::as_object);
        let address = self.parts.slot_address(slot);
        let mut missing = false;
        let mut seen: Vec<&Json> = Vec::new();
        let mut repeated = None;
        for (row, visible) in matrix.rows.iter().zip(self.visible_rows(node)) {
            let Some(part) = part_of(&row.value).filter(|_| *visible) else {
                continue;
            };
            let Some(cell) = cells.and_then(|cells| cells.get(&part)) else {
                missing = true;
                continue;
            };
            let values = match cell {
                Json::Array(values) => values.as_slice(),
                single => std::slice::from_ref(single),
            };
            if let Some(gone) = values.iter().find(|value| !self.is_offered(node, value)) {
                wrong.push(self.not_a_choice(gone).at(address.join(&part)));
            }
            if seen.contains(&cell) {
                repeated = Some(cell);
            }
            seen.push(cell);
        }
        let required = wrong.iter().any(|wrong| wrong.code == ErrorCode::Required);
        if matrix.each_row_required && missing && !required {
            wrong.push(Wrong::new(ErrorCode::Required).with("rows", "each"));
        }
        if matrix.each_row_unique
            && let Some(cell) = repeated
        {
            let shown = self.display_other(&Found::Slot(slot), &Value::from(cell));
            wrong.push(Wrong::new(ErrorCode::DuplicateKey).with("value", shown));
        }
    }

    /// Values that stand twice in a column that is to be unique, or that is the key: all of them are wrong.
    pub(super) fn check_unique(
        &self,
        node: NodeId,
        columns: &'q [Column],
        key: Option<&str>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        for column in columns {
            let is_key = key.is_some_and(|key| key.eq_ignore_ascii_case(&column.cell.name));
            if !column.is_unique && !is_key {
                continue;
            }
            let mut places: HashMap<String, Vec<SlotId>> = HashMap::new();
            let mut order: Vec<String> = Vec::new();
            for row in &self.parts.nodes[node].children {
                let row = &self.parts.nodes[*row];
                let Some(slot) = self.parts.slot_in(row.frame, column.cell.key()) else {
                    continue;
                };
                if let Some(value) = self.leaf_value(slot) {
                    let value = compared(value);
                    if !places.contains_key(&value) {
                        order.push(value.clone());
                    }
                    places.entry(value).or_default().push(slot);
                }
            }
            for value in order {
                let slots = &places[&value];
                for slot in slots.iter().filter(|_| slots.len() > 1) {
                    let shown = self.display(&Found::Slot(*slot));
                    wrong.push(
                        Wrong::new(ErrorCode::DuplicateKey)
                            .with("value", shown)
                            .at(self.parts.slot_address(*slot)),
                    );
                }
            }
        }
    }

    /// Keys of panels that were given before.
    pub(super) fn check_keys(
        &self,
        node: NodeId,
        list: &ListShape<'q>,
        text: Option<&'q LocalizedText>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let Some(key) = list.key.filter(|_| list.linked.is_none()) else {
            return;
        };
        let mut seen: Vec<String> = Vec::new();
        for entry in &self.parts.nodes[node].children {
            let frame = self.parts.nodes[*entry].frame;
            let Some(value) = self.parts.key_of(frame).filter(|_| self.is_open(*entry)) else {
                continue;
            };
            let value = compared(&value);
            if seen.contains(&value) {
                let slot = self.parts.slot_in(frame, key);
                let address = match slot {
                    Some(slot) => self.parts.slot_address(slot),
                    None => self.parts.frames[frame].address.clone(),
                };
                let shown = slot.map_or(value.clone(), |slot| self.display(&Found::Slot(slot)));
                wrong.push(
                    Wrong::new(ErrorCode::DuplicateKey)
                        .with("value", shown)
                        .saying(text)
                        .at(address),
                );
            } else {
                seen.push(value);
            }
        }
    }

    /// `minRowCount`, `maxRowCount` and the same of panels; nothing at all is a matter of `isRequired`.
    pub(super) fn check_count(&self, slot: SlotId, answered: bool, wrong: &mut Vec<Wrong<'q>>) {
        let this = &self.parts.slots[slot];
        let Shape::List(list) = &this.field.shape else {
            return;
        };
        let Some(entries) = list.entries.filter(|_| list.linked.is_none()) else {
            return;
        };
        let filled = this
            .frames
            .iter()
            .filter(|frame| !self.parts.is_frame_empty(**frame))
            .count();
        if filled < entries.min && answered {
            wrong.push(
                Wrong::new(ErrorCode::TooFewEntries)
                    .with("limit", entries.min.to_string())
                    .with("count", filled.to_string()),
            );
        }
        let count = self.parts.answered_frames(slot).len();
        if let Some(max) = entries.max
            && count > max
        {
            wrong.push(
                Wrong::new(ErrorCode::TooManyEntries)
                    .with("limit", max.to_string())
                    .with("count", count.to_string()),
            );
        }
    }
}

/// A value as keys are compared: without case.
fn compared(value: &Json) -> String {
    match value {
        Json::String(text) => text.to_lowercase(),
        other => other.to_string(),
    }
}
