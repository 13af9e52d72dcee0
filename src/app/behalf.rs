//! Entering answers on behalf of an organization, page by page: a form on paper, a telephone call.
//!
//! Begin with [`start_entry`], which says where the answers come from and is kept in the audit. What is then
//! entered goes through `saving` and `submitting` as a respondent's own answers do, in the actor's own name.

use serde_json::json;

use super::context::Transaction;
use super::importing::ensure_response;
use super::registers::load_registry;
use super::saving::{OnBehalf, SaveError, check_may_write, hold_response};
use crate::assessment::{AnsweringProblem, Assessment, Author, Respondent, UserId};
use crate::language::Language;
use crate::storage::behalf::{BehalfEntry, find_behalf_entry, insert_behalf_entry};
use crate::storage::{StorageError, assessments, responses};

/// The longest source that is kept.
pub const LONGEST_SOURCE: usize = 500;

/// Somebody wants to enter answers of an organization.
#[derive(Clone, Debug)]
pub struct StartEntry {
    pub assessment: String,
    pub organization: String,
    /// Where the answers come from.
    pub source: String,
    pub into_closed: bool,
    pub over_respondent: bool,
    pub user: UserId,
    pub language: Language,
}

/// Why nothing can be entered.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("there is no such round or organization")]
    NotFound,
    #[error("the assessment asks nothing of this group")]
    NoQuestionnaire,
    #[error("say where the answers come from")]
    NoSource,
    #[error(transparent)]
    Answering(AnsweringProblem),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<SaveError> for StartError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Answering(problem) => StartError::Answering(problem),
            SaveError::NoQuestionnaire => StartError::NoQuestionnaire,
            SaveError::Storage(error) => StartError::Storage(error),
            SaveError::NotFound
            | SaveError::NoBase(_)
            | SaveError::Refused(_)
            | SaveError::OperationReused => StartError::NotFound,
        }
    }
}

/// Begins to enter answers on behalf. Nothing is written into the response yet.
pub fn start_entry(
    transaction: &mut Transaction<'_>,
    command: &StartEntry,
) -> Result<BehalfEntry, StartError> {
    let assessment =
        assessments::find_assessment_by_slug(transaction.connection, &command.assessment)?
            .ok_or(StartError::NotFound)?;
    let respondent = load_registry(transaction)?
        .find_respondent(&command.organization)
        .ok_or(StartError::NotFound)?;
    let source = command.source.trim();
    if source.is_empty() || source.chars().count() > LONGEST_SOURCE || source.contains('\0') {
        return Err(StartError::NoSource);
    }
    let response = ensure_response(transaction, &assessment.id, &respondent, command.language)?;
    let opened = hold_response(transaction, &response)?;
    let entry = BehalfEntry {
        id: transaction.new_id(),
        response,
        user: command.user.clone(),
        source: source.to_owned(),
        into_closed: command.into_closed,
        over_respondent: command.over_respondent,
        started_at: transaction.now,
    };
    let behalf = on_behalf(&entry);
    check_may_write(&opened, Some(&behalf), transaction.now).map_err(StartError::Answering)?;
    insert_behalf_entry(transaction.connection, &entry)?;
    transaction.note(
        &Author::Staff(command.user.clone()),
        "behalf.start",
        Some(&assessment.id),
        ("response", entry.response.as_str()),
        json!({
            "respondent": respondent.to_string(),
            "source": entry.source,
            "into_closed": entry.into_closed,
            "over_respondent": entry.over_respondent,
        }),
    )?;
    Ok(entry)
}

/// What saving and submitting are told of an entry.
pub fn on_behalf(entry: &BehalfEntry) -> OnBehalf {
    OnBehalf {
        into_closed: entry.into_closed,
        over_respondent: entry.over_respondent,
        source: Some(entry.source.clone()),
    }
}

/// An entry with what it is about.
#[derive(Clone, Debug)]
pub struct FoundEntry {
    pub entry: BehalfEntry,
    pub assessment: Assessment,
    pub respondent: Respondent,
}

/// Finds an entry of this person.
pub fn find_entry(
    transaction: &mut Transaction<'_>,
    id: &str,
    user: &UserId,
) -> Result<Option<FoundEntry>, StorageError> {
    let Some(entry) = find_behalf_entry(transaction.connection, id, user)? else {
        return Ok(None);
    };
    let Some(response) = responses::find_response(transaction.connection, &entry.response)? else {
        return Ok(None);
    };
    let found = assessments::find_assessment(transaction.connection, &response.assessment)?;
    Ok(found.map(|assessment| FoundEntry {
        entry,
        assessment,
        respondent: response.respondent,
    }))
}
