//! Which answers were read: the sources of a sentence, through calculated values.

use serde_json::Value as Json;

use super::super::answers::COMMENT_SUFFIX;
use super::build::{FrameId, Parts, SlotId};
use super::place::Read;
use super::resolve::Lookup;
use super::values::Composing;

/// An answer that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Slot(SlotId),
    Comment(SlotId),
    Entry(FrameId),
    /// The row of a `matrix`, by its position.
    Row(SlotId, usize),
}

impl Parts<'_> {
    /// Notes that an answer was read, if somebody wants to know.
    pub fn note(&self, reading: Reading) {
        if let Some(top) = self.tracked.borrow_mut().last_mut()
            && !top.contains(&reading)
        {
            top.push(reading);
        }
    }

    pub fn note_all(&self, readings: &[Reading]) {
        for reading in readings {
            self.note(*reading);
        }
    }

    /// Runs something and gives back what it read; those around it are told as well.
    pub fn tracking<T>(&self, run: impl FnOnce() -> T) -> (T, Vec<Reading>) {
        self.tracked.borrow_mut().push(Vec::new());
        let result = run();
        let readings = self.tracked.borrow_mut().pop().unwrap_or_default();
        self.note_all(&readings);
        (result, readings)
    }
}

impl Lookup<'_, '_, '_> {
    /// What was read, with addresses and values.
    pub fn reads(&self, readings: &[Reading]) -> Vec<Read> {
        readings
            .iter()
            .map(|reading| match reading {
                Reading::Slot(slot) => Read {
                    address: self.parts.slot_address(*slot),
                    value: self
                        .slot_json(*slot, Composing::default())
                        .unwrap_or(Json::Null),
                },
                Reading::Comment(slot) => {
                    let slot = &self.parts.slots[*slot];
                    let key = format!("{}{COMMENT_SUFFIX}", slot.field.key);
                    Read {
                        address: self.parts.frames[slot.frame].address.join(&key),
                        value: slot.comment.clone().map_or(Json::Null, Json::String),
                    }
                }
                Reading::Entry(frame) => Read {
                    address: self.parts.frames[*frame].address.clone(),
                    value: Json::Object(self.frame_json(*frame, Composing::default())),
                },
                Reading::Row(slot, row) => {
                    let (part, value) = self.parts.matrix_row(*slot, *row);
                    Read {
                        address: self.parts.slot_address(*slot).join(&part),
                        value: value.cloned().unwrap_or(Json::Null),
                    }
                }
            })
            .collect()
    }
}
