//! What an analyst puts beside a statement besides the answers that the generator read: an answer, a
//! quotation, the chart of an indicator.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::statement::Source;
use crate::language::Language;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// What kind of thing is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationKind {
    Answer,
    /// The respondent's own words.
    Quotation,
    /// The numbers of an indicator.
    Figure,
}

impl CitationKind {
    pub fn code(self) -> &'static str {
        match self {
            CitationKind::Answer => "answer",
            CitationKind::Quotation => "quotation",
            CitationKind::Figure => "figure",
        }
    }

    pub fn from_code(code: &str) -> Option<CitationKind> {
        [
            CitationKind::Answer,
            CitationKind::Quotation,
            CitationKind::Figure,
        ]
        .into_iter()
        .find(|kind| kind.code() == code)
    }
}

/// Something cited, with its words in each language of the round as they were when it was put there.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    pub kind: CitationKind,
    pub group: RespondentGroup,
    /// The registry id of the respondent; empty for a figure, which is a whole group's.
    pub respondent: String,
    /// The address of an answer, the name of an indicator.
    pub address: String,
    pub value: Json,
    pub question: BTreeMap<Language, String>,
    pub shown: BTreeMap<Language, String>,
    /// How the answer may be quoted now; `None` where it is not there any more.
    pub level: Option<Attribution>,
}

/// Who said something, where the name may not be told.
pub const A_STATE: &str = "~state";
/// The same for an intergovernmental organization.
pub const AN_ORGANIZATION: &str = "~igo";
/// The mechanism whose name may not be told is never cited for readers outside.
pub const A_GROUP: &str = "~figure";

impl Citation {
    /// Whether two citations are of the same thing.
    pub fn is_of(&self, other: &Citation) -> bool {
        (self.kind, &self.respondent, &self.address)
            == (other.kind, &other.respondent, &other.address)
    }

    /// Whether readers outside may be shown it: `named` with its source, `group` as "a member State"; what is
    /// counted only, or for staff only, is not quoted.
    pub fn may_be_published(&self) -> bool {
        match self.kind {
            CitationKind::Figure => self.level.is_some(),
            CitationKind::Answer | CitationKind::Quotation => {
                matches!(self.level, Some(Attribution::Named | Attribution::Group))
            }
        }
    }

    /// As staff see it among the sources.
    pub fn for_staff(&self, language: Language) -> Source {
        self.source(self.respondent_or_group(), language)
    }

    /// As readers outside see it; `None` where they may not.
    pub fn for_outside(&self, language: Language) -> Option<Source> {
        if !self.may_be_published() {
            return None;
        }
        let is_named = self.level == Some(Attribution::Named);
        let respondent = match self.kind {
            CitationKind::Figure => A_GROUP,
            _ if is_named || self.group == RespondentGroup::Iscm => &self.respondent,
            _ if self.group == RespondentGroup::State => A_STATE,
            _ => AN_ORGANIZATION,
        };
        let mut source = self.source(respondent, language);
        if respondent != self.respondent {
            // An address holds keys that may tell who answered; a value says no more than its words.
            source.address = String::new();
            source.value = Json::Null;
        }
        Some(source)
    }

    fn respondent_or_group(&self) -> &str {
        match self.kind {
            CitationKind::Figure => A_GROUP,
            CitationKind::Answer | CitationKind::Quotation => &self.respondent,
        }
    }

    fn source(&self, respondent: &str, language: Language) -> Source {
        let in_words = |texts: &BTreeMap<Language, String>| {
            texts
                .get(&language)
                .or_else(|| texts.values().next())
                .cloned()
        };
        Source {
            respondent: respondent.to_owned(),
            address: self.address.clone(),
            value: self.value.clone(),
            question: in_words(&self.question),
            shown: in_words(&self.shown).map(|shown| match self.kind {
                CitationKind::Quotation => format!("“{shown}”"),
                CitationKind::Answer | CitationKind::Figure => shown,
            }),
        }
    }
}
