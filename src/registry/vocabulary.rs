//! Code lists with labels: themes, kinds of outcome, forms of partnership, ….
//!
//! They are open lists: questionnaires offer "other" with free text beside them.

use serde::{Deserialize, Serialize};

use super::text::{Text, is_default};

/// Whether a term was seen in a source or added so that the list is usable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Sourced,
    Proposed,
}

/// One code list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    pub id: String,
    pub terms: Vec<Term>,
}

impl Vocabulary {
    /// The list of themes, from which questionnaires take the values of the indicator `theme.current`.
    pub const THEMES: &'static str = "thematic_areas";

    pub fn find(&self, code: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == code)
    }
}

/// One code with its labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    pub label: Text,
    pub basis: Basis,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text>,
    /// Objectives of the Global Compact for Safe, Orderly and Regular Migration that a theme touches.
    #[serde(skip_serializing_if = "is_default", default)]
    pub gcm_objectives: Vec<u8>,
}
