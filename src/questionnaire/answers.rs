//! Answers by address: the JSON of section 2 of `questionnaires/README.md`, taken apart and put together again.
//!
//! Start with [`Address`], then [`flatten`], [`compose`] and [`merge`]. Storage keeps one row per address;
//! `form` reads the composed JSON. Kept out: whether an answer is right (`form`), where it is stored.

use std::fmt;

use serde_json::{Map, Value as Json};

use super::form::ErrorCode;
use super::model::Questionnaire;

/// Where an answer stands: names and keys joined by `/` (section 8), such as `contributions/national/about`.
///
/// A key may hold any text; in an address `~` is written `~0` and `/` is written `~1`, as in a JSON Pointer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    pub fn parse(text: &str) -> Address {
        Address(text.to_owned())
    }

    pub fn root(name: &str) -> Address {
        Address(escape(name))
    }

    #[must_use]
    pub fn join(&self, part: &str) -> Address {
        Address(format!("{}/{}", self.0, escape(part)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn parts(&self) -> impl Iterator<Item = String> {
        self.0.split('/').map(unescape)
    }

    /// Whether this is the prefix or something below it; a shared scope is a prefix.
    pub fn is_within(&self, prefix: &Address) -> bool {
        self.0
            .strip_prefix(&prefix.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn escape(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The member of a list entry that holds its id where it has no key; no question can have this name.
pub const ENTRY_ID: &str = "#id";

/// The member that marks an entry as set aside (section 5); no question can have this name.
pub const SET_ASIDE: &str = "#aside";

/// Why a set of written answers is refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub address: Address,
    pub code: ErrorCode,
}

/// The hard length of one text, over which a write is refused (`too_long`); a file's `maxLength` is softer.
pub const HARD_LENGTH: usize = 100_000;

/// Takes stored answers apart: one value per address, an entry of a list as its position.
pub fn flatten(
    _questionnaire: &Questionnaire,
    _answers: &Map<String, Json>,
) -> Vec<(Address, Json)> {
    Vec::new()
}

/// Puts answers together again from their addresses; the inverse of [`flatten`].
///
/// Addresses that the questionnaire does not know are left out.
pub fn compose(_questionnaire: &Questionnaire, _rows: &[(Address, Json)]) -> Map<String, Json> {
    Map::new()
}

/// Checks that outside answers (a file, an API call) have the shapes of section 2, and drops what is computed.
///
/// # Errors
/// All unknown questions and wrong shapes: such a write is refused as a whole.
pub fn read(
    _questionnaire: &Questionnaire,
    answers: &Map<String, Json>,
) -> Result<Map<String, Json>, Vec<Refusal>> {
    Ok(answers.clone())
}

/// Merges the values of one page, by address, into the stored answers; `null` clears an answer.
///
/// A new entry of a list is written by its address with an id that the caller made up (`examples/0h3k`).
///
/// # Errors
/// All unknown addresses and wrong shapes: the write is refused as a whole.
pub fn merge(
    _questionnaire: &Questionnaire,
    stored: &Map<String, Json>,
    _changes: &[(Address, Json)],
) -> Result<Map<String, Json>, Vec<Refusal>> {
    Ok(stored.clone())
}
