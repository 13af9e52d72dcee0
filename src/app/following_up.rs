//! The log of calls and letters: adding an entry.

use serde_json::json;

use super::context::Transaction;
use super::deciding::today_in;
use super::registers::load_registry;
use super::saving::{SaveError, remember, repeated};
use crate::assessment::{
    Author, FollowUp, Respondent, SubmittedDocument, Typed, TypedField, Words,
};
use crate::storage::follow_ups::insert_follow_up;
use crate::storage::{StorageError, assessments, invitations, responses};

/// An entry as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedEntry {
    pub on: String,
    pub channel: String,
    pub person: String,
    pub note: String,
    pub next_step: String,
    pub next_due: String,
}

/// An entry to be added.
#[derive(Clone, Debug)]
pub struct AddFollowUp {
    pub assessment: String,
    pub organization: String,
    pub typed: TypedEntry,
    /// Made by the page; pressing twice adds one entry.
    pub operation: Option<String>,
    pub author: Author,
}

/// Why nothing was added.
#[derive(Debug, thiserror::Error)]
pub enum FollowUpError {
    #[error("there is no such round, or the organization is not asked in it")]
    NotFound,
    #[error("some fields are missing or wrong")]
    Typed(Vec<Typed>),
    #[error("this operation id was used for something else")]
    OperationReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<SaveError> for FollowUpError {
    /// Of remembering an operation, the only thing taken from there.
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Storage(error) => FollowUpError::Storage(error),
            SaveError::OperationReused => FollowUpError::OperationReused,
            SaveError::NotFound
            | SaveError::Answering(_)
            | SaveError::NoBase(_)
            | SaveError::Refused(_)
            | SaveError::NoQuestionnaire => FollowUpError::NotFound,
        }
    }
}

/// Adds an entry to the log of an organization.
pub fn add_follow_up(
    transaction: &mut Transaction<'_>,
    command: &AddFollowUp,
) -> Result<(), FollowUpError> {
    let assessment =
        assessments::find_assessment_by_slug(transaction.connection, &command.assessment)?
            .ok_or(FollowUpError::NotFound)?;
    let respondent = load_registry(transaction)?
        .find_respondent(&command.organization)
        .ok_or(FollowUpError::NotFound)?;
    let connection = &mut *transaction.connection;
    let is_asked = responses::find_response_of(connection, &assessment.id, &respondent)?.is_some()
        || invitations::find_invitation_of(connection, &assessment.id, &respondent)?.is_some();
    if !is_asked {
        return Err(FollowUpError::NotFound);
    }
    let fingerprint = fingerprint_of(&assessment.slug, &respondent, &command.typed);
    let operation = command.operation.as_deref();
    if repeated::<bool>(transaction, &command.author, operation, &fingerprint)?.is_some() {
        return Ok(());
    }
    let typed = &command.typed;
    let mut words = Words::new(today_in(&assessment, transaction.now));
    let on = words.past_date(TypedField::Date, &typed.on);
    let channel = words.channel(&typed.channel);
    let person = words.text(TypedField::Person, &typed.person, false);
    let note = words.text(TypedField::Note, &typed.note, true);
    let next_step = words.next_step(&typed.next_step, &typed.next_due, on);
    let (Some(on), Some(channel), true) = (on, channel, words.problems.is_empty()) else {
        return Err(FollowUpError::Typed(words.problems));
    };
    let entry = FollowUp {
        id: transaction.new_id(),
        respondent: respondent.clone(),
        on,
        channel,
        person,
        note,
        next_step,
        at: transaction.now,
        author: command.author.clone(),
    };
    insert_follow_up(transaction.connection, &assessment.id, &entry)?;
    // What was said is in the log; the audit says that something was written there.
    let due = entry.next_step.as_ref().map(|(_, due)| due.to_string());
    transaction.note(
        &command.author,
        "follow_up.add",
        Some(&assessment.id),
        ("follow_up", &entry.id),
        json!({
            "respondent": respondent.to_string(),
            "on": entry.on.to_string(),
            "channel": entry.channel.code(),
            "next_due": due,
        }),
    )?;
    let what = ("follow_up", fingerprint.as_str());
    remember(transaction, &command.author, operation, what, &true)?;
    Ok(())
}

fn fingerprint_of(round: &str, respondent: &Respondent, typed: &TypedEntry) -> String {
    let about = json!([
        "follow_up",
        round,
        respondent.to_string(),
        typed.on,
        typed.channel,
        typed.person,
        typed.note,
        typed.next_step,
        typed.next_due,
    ]);
    SubmittedDocument::digest_of(&about.to_string())
}
