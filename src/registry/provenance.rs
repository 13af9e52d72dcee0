//! Where facts come from, which of them contradict each other, and which we corrected.

use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::text::Text;

/// A page or document that says what a record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub publisher: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
}

/// Two things that sources say and that cannot both be true; the record says which one it follows, if any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// The property of the record that it is about.
    pub field: String,
    pub text: Text,
}

/// Something that a source says wrongly and the record says otherwise, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The property of the record that it is about.
    pub field: String,
    pub text: Text,
    /// What the correction rests on: an address or the name of a document.
    pub source: String,
}

/// What a whole list of records rests on: sources, corrections, licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListProvenance {
    /// The list: `countries`, `organizations`, ….
    pub id: String,
    pub text: Text,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub sources: Vec<Source>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub corrections: Vec<Correction>,
}
