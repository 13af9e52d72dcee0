//! Answers by address: the JSON of section 2 of `questionnaires/README.md`, taken apart and put together again.
//!
//! Start with [`Address`], then [`flatten`], [`compose`] and [`merge`]. Storage keeps one row per address;
//! `form` reads the composed JSON. The *stored form* of answers is that JSON with two members that no question
//! can have: [`ENTRY_ID`] where an entry of a list has no key, and [`SET_ASIDE`] on what a dropped choice left
//! behind. Kept out: whether an answer is right (`form`), where it is stored.

mod address;
mod flat;
pub(super) mod layout;
mod merge;
pub(super) mod normal;
mod typed;

pub use address::Address;
pub(super) use address::part_of;
pub(super) use flat::entry_part;
pub use flat::{compose, flatten};
pub use merge::merge;
pub(super) use merge::{blank_ids, clear};
pub use typed::from_text;

use serde_json::{Map, Value as Json};

use super::form::ErrorCode;
use super::model::Questionnaire;
use layout::Layout;

/// The member of a list entry that holds its id where it has no key; no question can have this name.
pub const ENTRY_ID: &str = "#id";

/// The member that marks an entry as set aside (section 5); no question can have this name.
pub const SET_ASIDE: &str = "#aside";

/// What the text beside an answer is stored under: `<name>-Comment`.
pub const COMMENT_SUFFIX: &str = "-Comment";

/// The hard length of one text, over which a write is refused (`too_long`); a file's `maxLength` is softer.
pub const HARD_LENGTH: usize = 100_000;

/// Why a set of written answers is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub address: Address,
    pub code: ErrorCode,
}

/// Reads answers from outside (a file, an API call): names caseless, values in their shapes, what is computed
/// dropped, entries given their ids.
///
/// # Errors
/// All unknown questions and wrong shapes: such a write is refused as a whole.
pub fn read(
    questionnaire: &Questionnaire,
    answers: &Map<String, Json>,
) -> Result<Map<String, Json>, Vec<Refusal>> {
    let layout = Layout::new(questionnaire, None);
    let mut refusals = Vec::new();
    let read = normal::normalise(&layout, answers, Some(&mut refusals));
    if refusals.is_empty() {
        Ok(read)
    } else {
        Err(refusals)
    }
}

#[cfg(test)]
mod tests;
