use std::fmt;

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::ids::{ContactId, ResponseId, ReviewerId, SubmissionId, UserId};
use super::names::{Mark, Respondent};
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::model::Attribution;

/// Who did something, in the own name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    Contact(ContactId),
    Staff(UserId),
    /// Somebody of a secretariat, on its draft summary.
    Reviewer(ReviewerId),
    /// Somebody at the command line of the installation.
    Operator,
    /// The program itself: the worker, the demo.
    Program,
}

impl Author {
    pub fn parse(text: &str) -> Option<Author> {
        match text.split_once(':') {
            Some(("contact", id)) => Some(Author::Contact(ContactId::new(id))),
            Some(("staff", id)) => Some(Author::Staff(UserId::new(id))),
            Some(("reviewer", id)) => Some(Author::Reviewer(ReviewerId::new(id))),
            None if text == "operator" => Some(Author::Operator),
            None if text == "program" => Some(Author::Program),
            _ => None,
        }
    }
}

impl fmt::Display for Author {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Author::Contact(id) => write!(formatter, "contact:{id}"),
            Author::Staff(id) => write!(formatter, "staff:{id}"),
            Author::Reviewer(id) => write!(formatter, "reviewer:{id}"),
            Author::Operator => formatter.write_str("operator"),
            Author::Program => formatter.write_str("program"),
        }
    }
}

/// An answer as it is about to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAnswer {
    pub address: Address,
    /// `None` takes the answer back.
    pub value: Option<Json>,
    /// The respondent's own choice; `None` leaves the questionnaire's default.
    pub attribution: Option<Attribution>,
    pub language: Language,
    pub author: Author,
    /// The browser session, or the operation on behalf, that writes: who does not conflict with himself.
    pub writer: String,
    /// The writer's own count of writes, so that a delayed earlier one does not undo a later one.
    pub writer_sequence: Option<i64>,
    pub source: Option<String>,
}

/// An answer as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAnswer {
    pub address: Address,
    pub value: Option<Json>,
    pub version: i64,
    pub attribution: Option<Attribution>,
    pub language: Language,
    pub author: Author,
    pub writer: String,
    pub writer_sequence: Option<i64>,
    pub source: Option<String>,
    pub changed_at: DateTime<Utc>,
}

/// One of the versions an answer had.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerVersion {
    pub version: i64,
    pub value: Option<Json>,
    pub author: Author,
    pub writer: String,
    pub changed_at: DateTime<Utc>,
}

/// A text that met another one: what the later writer had typed, kept until somebody chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerConflict {
    pub id: String,
    pub response: ResponseId,
    pub address: Address,
    pub base_version: i64,
    pub current_version: i64,
    pub value: Option<Json>,
    pub language: Language,
    pub author: Author,
    pub writer: String,
    pub created_at: DateTime<Utc>,
}

/// An immutable version of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    pub id: SubmissionId,
    pub response: ResponseId,
    /// 1, 2, … within the response.
    pub number: i64,
    pub receipt_number: String,
    pub questionnaire_digest: String,
    /// SHA-256 of `document`, in hexadecimal digits.
    pub digest: String,
    /// The canonical text: what was submitted, byte for byte.
    pub document: String,
    pub submitted_at: DateTime<Utc>,
    pub author: Author,
    /// What was declared on submitting: name and function of who signed.
    pub declaration: Option<String>,
    pub mark: Option<Mark>,
    pub source: Option<String>,
}

/// A countable value of a submission, as tallies read it.
#[derive(Clone, Debug, PartialEq)]
pub struct CodedAnswer {
    pub respondent: Respondent,
    /// The mechanism it is about; `None` where it is about none.
    pub subject: Option<String>,
    pub indicator: String,
    /// Keys of the blocks around it, joined by `/`.
    pub context: String,
    pub row: Option<String>,
    pub code: Option<String>,
    pub number: Option<f64>,
    pub attribution: Attribution,
    pub address: Address,
}

/// The number on a receipt: readable over the telephone, and not to be guessed from another one.
///
/// Four bytes of chance are written with letters and digits that are not mistaken for each other.
pub fn receipt_number(slug: &str, respondent: &Respondent, number: i64, chance: [u8; 4]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let bits = u32::from_be_bytes(chance);
    let tail: String = (0..6)
        .map(|place| char::from(LETTERS[((bits >> (place * 5)) & 31) as usize]))
        .collect();
    format!(
        "{}-{}-{number}-{tail}",
        slug.to_uppercase(),
        respondent.organization.to_uppercase()
    )
}
