//! What a published version keeps: the whole text in each language that was ready, as JSON that never changes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::super::statement::{Source, Statement, StatementKind};
use super::super::summary::{Section, Summary};
use crate::assessment::Mark;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

/// One language of a published version.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedText {
    /// As readers outside see it.
    pub summary: Summary,
    /// Names of the respondents in its sources.
    pub names: BTreeMap<String, String>,
}

/// A published version of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    pub number: i64,
    pub published_at: DateTime<Utc>,
    pub marks: Vec<Mark>,
    /// At least one.
    pub texts: BTreeMap<Language, PublishedText>,
}

/// A document that this program cannot have written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the published document cannot be read")]
pub struct UnreadableDocument;

impl Publication {
    /// The document, byte for byte what is kept.
    pub fn document(&self) -> String {
        let stored = StoredPublication {
            format: 1,
            number: self.number,
            published_at: self.published_at,
            marks: self
                .marks
                .iter()
                .map(|mark| mark.code().to_owned())
                .collect(),
            languages: self
                .texts
                .iter()
                .map(|(language, text)| (language.code().to_owned(), StoredText::of(text)))
                .collect(),
        };
        serde_json::to_string(&stored).expect("plain values can be written")
    }

    /// Reads a document back.
    pub fn parse(document: &str) -> Result<Publication, UnreadableDocument> {
        let stored: StoredPublication =
            serde_json::from_str(document).map_err(|_| UnreadableDocument)?;
        let marks = stored.marks.iter().map(|code| Mark::from_code(code));
        let texts = stored.languages.into_iter().map(|(code, text)| {
            let language = Language::from_tag(&code)?;
            Some((language, text.into_text(language)?))
        });
        let publication = Publication {
            number: stored.number,
            published_at: stored.published_at,
            marks: marks
                .collect::<Option<Vec<_>>>()
                .ok_or(UnreadableDocument)?,
            texts: texts
                .collect::<Option<BTreeMap<_, _>>>()
                .ok_or(UnreadableDocument)?,
        };
        match publication.texts.is_empty() {
            true => Err(UnreadableDocument),
            false => Ok(publication),
        }
    }

    /// The text in this language, else in English, else in the first one there is.
    pub fn text_in(&self, language: Language) -> &PublishedText {
        self.texts
            .get(&language)
            .or_else(|| self.texts.get(&Language::English))
            .or_else(|| self.texts.values().next())
            .expect("a publication has a text")
    }
}

/// SHA-256 of a document, in hexadecimal digits.
pub fn digest(document: &str) -> String {
    hex::encode(Sha256::digest(document.as_bytes()))
}

#[derive(Serialize, Deserialize)]
struct StoredPublication {
    format: u32,
    number: i64,
    published_at: DateTime<Utc>,
    marks: Vec<String>,
    languages: BTreeMap<String, StoredText>,
}

#[derive(Serialize, Deserialize)]
struct StoredText {
    iscm: String,
    name: String,
    acronym: Option<String>,
    assessment: String,
    answered: Vec<String>,
    sections: Vec<StoredSection>,
    names: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct StoredSection {
    id: String,
    title: String,
    statements: Vec<StoredStatement>,
}

#[derive(Serialize, Deserialize)]
struct StoredStatement {
    key: String,
    kind: String,
    speaker: String,
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<StoredSource>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<StoredSource>,
}

/// A source as it is kept, in drafts and in published versions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredSource {
    respondent: String,
    address: String,
    value: Json,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
}

impl From<&Source> for StoredSource {
    fn from(source: &Source) -> Self {
        StoredSource {
            respondent: source.respondent.clone(),
            address: source.address.clone(),
            value: source.value.clone(),
            question: source.question.clone(),
            shown: source.shown.clone(),
        }
    }
}

impl From<StoredSource> for Source {
    fn from(source: StoredSource) -> Self {
        Source {
            respondent: source.respondent,
            address: source.address,
            value: source.value,
            question: source.question,
            shown: source.shown,
        }
    }
}

const KINDS: [(StatementKind, &str); 3] = [
    (StatementKind::Told, "told"),
    (StatementKind::TooFew, "too_few"),
    (StatementKind::OnlyOthers, "only_others"),
];

impl StoredText {
    fn of(text: &PublishedText) -> StoredText {
        let summary = &text.summary;
        StoredText {
            iscm: summary.iscm.clone(),
            name: summary.name.clone(),
            acronym: summary.acronym.clone(),
            assessment: summary.assessment.clone(),
            answered: summary
                .answered
                .iter()
                .map(|group| group.code().to_owned())
                .collect(),
            sections: summary
                .sections
                .iter()
                .map(|section| StoredSection {
                    id: section.id.clone(),
                    title: section.title.clone(),
                    statements: section.statements.iter().map(StoredStatement::of).collect(),
                })
                .collect(),
            names: text.names.clone(),
        }
    }

    fn into_text(self, language: Language) -> Option<PublishedText> {
        let sections = self.sections.into_iter().map(|section| {
            let statements = section
                .statements
                .into_iter()
                .map(|statement| statement.into_statement(language));
            Some(Section {
                statements: statements.collect::<Option<Vec<_>>>()?,
                id: section.id,
                title: section.title,
            })
        });
        Some(PublishedText {
            summary: Summary {
                sections: sections.collect::<Option<Vec<_>>>()?,
                answered: self
                    .answered
                    .iter()
                    .map(|code| group_of(code))
                    .collect::<Option<_>>()?,
                iscm: self.iscm,
                name: self.name,
                acronym: self.acronym,
                assessment: self.assessment,
                language,
                is_public: true,
                untranslated_left_out: 0,
            },
            names: self.names,
        })
    }
}

impl StoredStatement {
    fn of(statement: &Statement) -> StoredStatement {
        let (_, kind) = KINDS
            .into_iter()
            .find(|(kind, _)| *kind == statement.kind)
            .expect("every kind has a code");
        StoredStatement {
            key: statement.key.clone(),
            kind: kind.to_owned(),
            speaker: statement.speaker.code().to_owned(),
            text: statement.text.clone(),
            sources: statement.sources.iter().map(StoredSource::from).collect(),
            conditions: statement
                .conditions
                .iter()
                .map(StoredSource::from)
                .collect(),
        }
    }

    fn into_statement(self, language: Language) -> Option<Statement> {
        let (kind, _) = KINDS.into_iter().find(|(_, code)| *code == self.kind)?;
        Some(Statement {
            kind,
            speaker: group_of(&self.speaker)?,
            key: self.key,
            text: self.text,
            language,
            untranslated: false,
            sources: self.sources.into_iter().map(Source::from).collect(),
            conditions: self.conditions.into_iter().map(Source::from).collect(),
            hidden: Vec::new(),
            staff_only: false,
        })
    }
}

fn group_of(code: &str) -> Option<RespondentGroup> {
    RespondentGroup::ALL
        .into_iter()
        .find(|group| group.code() == code)
}
