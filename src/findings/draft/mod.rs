//! What analysts made of a generated summary: their words, what they left out, what they added, and which
//! text each of these was based on.
//!
//! Start with [`Draft`]; [`edit`] holds what may be done to it, [`merge`] puts it together with the text that
//! the answers tell now, [`stage`] says who may move a summary on, [`document`] is what a published version
//! keeps. Nothing an analyst wrote depends on the answers: a new submission changes what the generator tells,
//! and the merge shows the difference; the words stay until somebody takes the new ones.
//! Kept out: where a draft is stored, who is signed in, how the editor looks.

pub mod citation;
pub mod difference;
pub mod document;
pub mod edit;
pub mod figure;
pub mod merge;
pub mod stage;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::statement::{Source, Statement};
use super::summary::Summary;
use crate::assessment::Author;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
pub use citation::{Citation, CitationKind};
pub use difference::{Piece, difference};
pub use edit::{EditProblem, Hand, Way};
pub use figure::figure;
pub use merge::{Hindrance, Merged, MergedSection, MergedStatement, Standing, merge};
pub use stage::{MoveProblem, Stage};

/// The summary as the answers tell it now, in each language of the round.
pub type Told = BTreeMap<Language, Summary>;

/// The analysts' part of one summary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// In the order of sections and positions; two of the same place by key.
    pub statements: Vec<Drafted>,
}

/// A statement that somebody has looked at, or wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafted {
    /// That of the generated statement; own ones have one that no sentence can have (see [`own_key`]).
    pub key: String,
    pub section: String,
    /// Where it stands in its section, from 0.
    pub position: i64,
    /// Written by an analyst; no sentence tells it.
    pub is_own: bool,
    pub is_dropped: bool,
    pub speaker: RespondentGroup,
    pub citations: Vec<Citation>,
    pub words: BTreeMap<Language, Words>,
}

/// The text of a statement in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The analyst's words; `None` where the generated text stands.
    pub text: Option<String>,
    /// What the generator told when somebody last looked; `None` where it told nothing.
    pub basis: Option<Basis>,
    /// The statement was edited in another language since.
    pub to_translate: bool,
    /// Counts the changes of the words, so that two people do not overwrite each other unseen.
    pub revision: i64,
    pub changed: Option<(Author, DateTime<Utc>)>,
}

/// A generated text with the answers it was told from.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    pub text: String,
    /// The language that the text is in.
    pub language: Language,
    pub untranslated: bool,
    pub staff_only: bool,
    pub sources: Vec<Source>,
}

impl Basis {
    pub fn of(statement: &Statement) -> Basis {
        Basis {
            text: statement.text.clone(),
            language: statement.language,
            untranslated: statement.untranslated,
            staff_only: statement.staff_only,
            sources: statement.sources.clone(),
        }
    }

    /// Names text and sources in a form: an edit says what its writer had seen.
    pub fn digest(&self) -> String {
        let sources: Vec<Json> = self
            .sources
            .iter()
            .map(|source| json!([source.respondent, source.address, source.value]))
            .collect();
        let whole = json!([self.text, self.staff_only, sources]).to_string();
        hex::encode(&Sha256::digest(whole.as_bytes())[..16])
    }

    /// Whether the generator still tells the same from the same answers; how an answer is put in words
    /// beside the text does not matter.
    pub fn is_told_by(&self, statement: &Statement) -> bool {
        self.digest() == Basis::of(statement).digest()
    }
}

/// The key of a statement that an analyst adds: ids of sentences hold no `+`.
pub fn own_key(section: &str, id: &str) -> String {
    format!("{section}/+{id}")
}

impl Draft {
    pub fn find(&self, key: &str) -> Option<&Drafted> {
        self.statements
            .iter()
            .find(|statement| statement.key == key)
    }

    /// The statements of a section in their order.
    pub fn of_section<'d>(&'d self, section: &str) -> Vec<&'d Drafted> {
        let mut list: Vec<&Drafted> = self
            .statements
            .iter()
            .filter(|statement| statement.section == section)
            .collect();
        list.sort_by(|one, other| (one.position, &one.key).cmp(&(other.position, &other.key)));
        list
    }
}
