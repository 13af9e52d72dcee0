//! A response as it stands, with its questionnaire, its round and the registry: what pages read and writes begin with.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json};

use super::context::Transaction;
use super::registers::{LoadedRegistry, load_registry};
use super::rounds::find_questionnaire_of;
use super::saving::SaveError;
use crate::assessment::{Assessment, Response, ResponseId, Standing, StoredAnswer};
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::{self, Address};
use crate::questionnaire::form::Context;
use crate::questionnaire::model::Attribution;
use crate::storage::{assessments, responses};

/// A response with everything that is needed to read and change it.
pub struct Opened {
    pub assessment: Assessment,
    pub response: Response,
    pub questionnaire: Arc<Questionnaire>,
    pub questionnaire_digest: String,
    pub registry: Arc<LoadedRegistry>,
    /// As they stand, by address; also those that were taken back.
    pub answers: BTreeMap<Address, StoredAnswer>,
}

impl Opened {
    /// The stored answers put together.
    pub fn values(&self) -> Map<String, Json> {
        let rows: Vec<(Address, Json)> = self
            .answers
            .values()
            .filter_map(|answer| Some((answer.address.clone(), answer.value.clone()?)))
            .collect();
        answers::compose(&self.questionnaire, &rows)
    }

    /// What a page shows as the base of a write to this address: counts every change to it so far.
    pub fn version_of(&self, address: &Address) -> i64 {
        Standing::of(self.answers.values(), address).version()
    }

    /// What the state of the form depends on besides the answers.
    pub fn context(&self, language: Language, now: DateTime<Utc>) -> Context<'_> {
        Context {
            language,
            now,
            registers: &*self.registry,
            last: None,
        }
    }

    /// The levels that the respondent chose.
    pub fn chosen_levels(&self) -> Vec<(Address, Attribution)> {
        self.answers
            .values()
            .filter_map(|answer| Some((answer.address.clone(), answer.attribution?)))
            .collect()
    }
}

/// Opens a response for reading; for writing `hold` keeps other writers of it waiting.
fn open(
    transaction: &mut Transaction<'_>,
    id: &ResponseId,
    hold: bool,
) -> Result<Opened, SaveError> {
    let response = if hold {
        responses::find_response_and_hold(transaction.connection, id)?
    } else {
        responses::find_response(transaction.connection, id)?
    }
    .ok_or(SaveError::NotFound)?;
    let assessment = if hold {
        assessments::find_assessment_and_hold(transaction.connection, &response.assessment)?
    } else {
        assessments::find_assessment(transaction.connection, &response.assessment)?
    }
    .ok_or(SaveError::NotFound)?;
    let (questionnaire_digest, questionnaire) =
        find_questionnaire_of(transaction, &assessment.id, response.respondent.group)?
            .ok_or(SaveError::NoQuestionnaire)?;
    let registry = load_registry(transaction)?;
    let answers = responses::list_answers(transaction.connection, id)?
        .into_iter()
        .map(|answer| (answer.address.clone(), answer))
        .collect();
    Ok(Opened {
        assessment,
        response,
        questionnaire,
        questionnaire_digest,
        registry,
        answers,
    })
}

/// A response with its answers as they stand.
pub fn open_response(
    transaction: &mut Transaction<'_>,
    id: &ResponseId,
) -> Result<Opened, SaveError> {
    open(transaction, id, false)
}

pub(super) fn hold_response(
    transaction: &mut Transaction<'_>,
    id: &ResponseId,
) -> Result<Opened, SaveError> {
    open(transaction, id, true)
}
