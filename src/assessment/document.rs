//! The document of a submission: what was submitted, as text that is stored, digested and read back.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// The name of the format, so that a document found alone explains itself.
const FORMAT: &str = "iscm-survey submission 1";

/// Who stands behind a submission.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    pub name: String,
    pub function: String,
}

/// One answer of a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmittedAnswer {
    pub address: String,
    pub value: Json,
    /// The version of the answer that was submitted; 0 where it was computed on submitting.
    pub version: i64,
    pub language: String,
    /// The level that the respondent chose, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

/// A level that a respondent chose for everything below an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct ChosenLevel {
    address: String,
    level: String,
}

/// What was submitted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmittedDocument {
    format: String,
    pub assessment: String,
    pub group: String,
    pub organization: String,
    pub questionnaire: String,
    pub questionnaire_version: String,
    pub questionnaire_digest: String,
    pub number: i64,
    pub receipt_number: String,
    /// RFC 3339 in UTC with microseconds.
    pub submitted_at: String,
    pub language: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declaration: Option<Declaration>,
    /// In the order of the questionnaire.
    pub answers: Vec<SubmittedAnswer>,
    /// Levels chosen for whole blocks, at addresses without an answer of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    levels: Vec<ChosenLevel>,
}

/// Why a text is no document of a submission.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document of the submission cannot be read: {0}")]
pub struct DocumentProblem(String);

impl DocumentProblem {
    pub(super) fn new(error: serde_json::Error) -> Self {
        DocumentProblem(error.to_string())
    }
}

impl SubmittedDocument {
    /// A document without answers yet.
    pub fn new(
        assessment: &str,
        (group, organization): (&str, &str),
        (questionnaire, version, digest): (&str, &str, &str),
        number: i64,
        receipt_number: &str,
        submitted_at: DateTime<Utc>,
        language: &str,
    ) -> Self {
        SubmittedDocument {
            format: FORMAT.to_owned(),
            assessment: assessment.to_owned(),
            group: group.to_owned(),
            organization: organization.to_owned(),
            questionnaire: questionnaire.to_owned(),
            questionnaire_version: version.to_owned(),
            questionnaire_digest: digest.to_owned(),
            number,
            receipt_number: receipt_number.to_owned(),
            submitted_at: submitted_at.to_rfc3339_opts(SecondsFormat::Micros, true),
            language: language.to_owned(),
            mark: None,
            source: None,
            declaration: None,
            answers: Vec::new(),
            levels: Vec::new(),
        }
    }

    /// Notes a level that was chosen for everything below an address.
    pub fn add_level(&mut self, address: &str, level: &str) {
        self.levels.push(ChosenLevel {
            address: address.to_owned(),
            level: level.to_owned(),
        });
    }

    /// All levels that the respondent chose, by address.
    pub fn chosen_levels(&self) -> impl Iterator<Item = (&str, &str)> {
        let of_answers = self
            .answers
            .iter()
            .filter_map(|answer| Some((answer.address.as_str(), answer.attribution.as_deref()?)));
        let of_blocks = self
            .levels
            .iter()
            .map(|chosen| (chosen.address.as_str(), chosen.level.as_str()));
        of_answers.chain(of_blocks)
    }

    /// The canonical text: one line of JSON, members in the order of this type, answers in the order of
    /// the questionnaire. The same document gives the same text.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).expect("a document has only text keys and finite numbers")
    }

    /// Reads the text of a stored submission.
    pub fn parse(text: &str) -> Result<Self, DocumentProblem> {
        let document: SubmittedDocument =
            serde_json::from_str(text).map_err(DocumentProblem::new)?;
        if document.format != FORMAT {
            return Err(DocumentProblem(format!(
                "unknown format {}",
                document.format
            )));
        }
        Ok(document)
    }

    /// SHA-256 of a text, in hexadecimal digits: of a document for its receipt, of a questionnaire for its name.
    pub fn digest_of(text: &str) -> String {
        hex::encode(Sha256::digest(text.as_bytes()))
    }
}
