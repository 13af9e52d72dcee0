//! Answers entered on behalf from a file: the same validator and the same submission as the pages.

use serde_json::{Map, Value as Json, json};

use super::context::Transaction;
use super::registers::load_registry;
use super::saving::{
    OnBehalf, SaveError, changed_answers, check_may_write, contains_nul, hold_response, write_all,
};
use super::submitting::{Receipt, Submit, SubmitError, submit};
use crate::assessment::{
    AnsweringProblem, AssessmentId, Author, Mark, NewAnswer, Respondent, Response, ResponseId,
    ResponseState,
};
use crate::language::Language;
use crate::questionnaire::answers::{self, Address, Refusal};
use crate::questionnaire::form::{AnswerError, ErrorCode, Form};
use crate::storage::{StorageError, assessments, responses, submissions};

/// A set of answers to be entered on behalf. It is the whole set: what it lacks is taken back.
#[derive(Clone, Debug)]
pub struct ImportResponse {
    pub assessment: String,
    pub organization: String,
    /// In the shapes of section 2 of `questionnaires/README.md`.
    pub answers: Map<String, Json>,
    pub submit: bool,
    pub language: Language,
    /// Where the answers come from.
    pub source: Option<String>,
    /// Set where they are not the respondent's own word.
    pub mark: Option<Mark>,
    /// The round is over, and this goes in all the same.
    pub into_closed: bool,
    /// The respondent has answered itself, and this replaces it all the same.
    pub over_respondent: bool,
    pub actor: Author,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub response: ResponseId,
    pub respondent: Respondent,
    /// How many answers were written.
    pub written: usize,
    /// What would keep them from being submitted; a draft keeps them with their errors.
    pub errors: Vec<AnswerError>,
    pub receipt: Option<Receipt>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportResponseError {
    #[error("there is no assessment {0}")]
    UnknownAssessment(String),
    #[error("the registry knows no organization {0}")]
    UnknownOrganization(String),
    #[error("the assessment asks nothing of this group: it has no questionnaire for it")]
    NoQuestionnaire,
    #[error("{} answers do not fit the questionnaire", .0.len())]
    Refused(Vec<Refusal>),
    #[error(transparent)]
    Answering(AnsweringProblem),
    #[error("the respondent has answered itself; nothing was replaced")]
    RespondentHasAnswered,
    #[error("{} answers are missing or wrong; nothing was submitted", .0.len())]
    Problems(Vec<AnswerError>),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<SaveError> for ImportResponseError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Answering(problem) => ImportResponseError::Answering(problem),
            SaveError::Refused(refusals) => ImportResponseError::Refused(refusals),
            SaveError::NoQuestionnaire => ImportResponseError::NoQuestionnaire,
            SaveError::Storage(error) => ImportResponseError::Storage(error),
            // An import makes its response, names no operation and reads its own base versions.
            SaveError::NotFound | SaveError::NoBase(_) | SaveError::OperationReused => {
                ImportResponseError::Storage(StorageError::Conflict(None))
            }
        }
    }
}

/// Enters answers on behalf of an organization, and submits them where asked to: all of it or nothing.
pub fn import_response(
    transaction: &mut Transaction<'_>,
    command: &ImportResponse,
) -> Result<Imported, ImportResponseError> {
    let assessment =
        assessments::find_assessment_by_slug(transaction.connection, &command.assessment)?
            .ok_or_else(|| ImportResponseError::UnknownAssessment(command.assessment.clone()))?;
    let respondent = load_registry(transaction)?
        .find_respondent(&command.organization)
        .ok_or_else(|| ImportResponseError::UnknownOrganization(command.organization.clone()))?;
    if contains_nul(&Json::Object(command.answers.clone())) {
        return Err(ImportResponseError::Refused(vec![Refusal {
            address: Address::parse(""),
            code: ErrorCode::WrongType,
        }]));
    }
    let response = ensure_response(transaction, &assessment.id, &respondent, command.language)?;
    let behalf = OnBehalf {
        into_closed: command.into_closed,
        // Looked at below, with an answer of its own.
        over_respondent: true,
        source: command.source.clone(),
    };
    reopen_own_import(transaction, command, &response)?;
    let mut opened = hold_response(transaction, &response)?;
    check_may_write(&opened, Some(&behalf), transaction.now)
        .map_err(ImportResponseError::Answering)?;
    let by_respondent = opened
        .answers
        .values()
        .any(|answer| matches!(answer.author, Author::Contact(_)));
    if by_respondent && !command.over_respondent {
        return Err(ImportResponseError::RespondentHasAnswered);
    }

    let answers = answers::read(&opened.questionnaire, &command.answers)
        .map_err(ImportResponseError::Refused)?;
    let writer = format!("import:{}", transaction.new_id());
    let (new_answers, errors) = {
        let context = opened.context(command.language, transaction.now);
        let form = Form::compute(&opened.questionnaire, &answers, context);
        let rows = answers::flatten(&opened.questionnaire, form.stored());
        let template = |address: &Address| NewAnswer {
            address: address.clone(),
            value: None,
            attribution: None,
            language: command.language,
            author: command.actor.clone(),
            writer: writer.clone(),
            writer_sequence: None,
            source: command.source.clone(),
        };
        (
            changed_answers(&opened, rows, template),
            form.errors().to_vec(),
        )
    };
    write_all(transaction, &mut opened, &new_answers)?;
    let mut after = opened.response.clone();
    after.language = command.language;
    after.mark = command.mark.or(assessment.mark);
    after.source = command.source.clone();
    responses::update_response(transaction.connection, &opened.response, &after)?;
    transaction.note(
        &command.actor,
        "response.import",
        Some(&assessment.id),
        ("response", response.as_str()),
        json!({
            "respondent": respondent.to_string(),
            "answers": new_answers.len(),
            "source": command.source,
            "mark": after.mark.map(Mark::code),
            "into_closed": command.into_closed,
            "over_respondent": by_respondent,
        }),
    )?;
    let receipt = if command.submit {
        Some(submit_import(transaction, command, &response, behalf)?)
    } else {
        None
    };
    Ok(Imported {
        response,
        respondent,
        written: new_answers.len(),
        errors,
        receipt,
    })
}

/// The response of an organization in a round, made if it has none yet.
pub fn ensure_response(
    transaction: &mut Transaction<'_>,
    assessment: &AssessmentId,
    respondent: &Respondent,
    language: Language,
) -> Result<ResponseId, StorageError> {
    if let Some(found) =
        responses::find_response_of(transaction.connection, assessment, respondent)?
    {
        return Ok(found.id);
    }
    let new = Response::new(
        ResponseId::new(transaction.new_id()),
        assessment.clone(),
        respondent.clone(),
        language,
        transaction.now,
    );
    responses::insert_response(transaction.connection, &new)?;
    Ok(new.id)
}

/// An import over an earlier import gives that one back first; one over the respondent's own submission
/// only when that was asked for. Both leave the earlier submission readable.
fn reopen_own_import(
    transaction: &mut Transaction<'_>,
    command: &ImportResponse,
    id: &ResponseId,
) -> Result<(), ImportResponseError> {
    let Some(response) = responses::find_response_and_hold(transaction.connection, id)? else {
        return Ok(());
    };
    if !matches!(
        response.state,
        ResponseState::Submitted | ResponseState::Accepted
    ) {
        return Ok(());
    }
    let current = match &response.current_submission {
        Some(id) => submissions::find_submission(transaction.connection, id)?,
        None => None,
    };
    let by_respondent = current.is_some_and(|current| matches!(current.author, Author::Contact(_)));
    if by_respondent && !command.over_respondent {
        return Err(ImportResponseError::RespondentHasAnswered);
    }
    let returned = response
        .give_back(transaction.now)
        .map_err(|problem| ImportResponseError::Answering(problem.into()))?;
    responses::update_response(transaction.connection, &response, &returned)?;
    transaction.note(
        &command.actor,
        "response.reopen",
        Some(&response.assessment),
        ("response", id.as_str()),
        json!({"respondent": response.respondent.to_string(), "reason": "import"}),
    )?;
    Ok(())
}

fn submit_import(
    transaction: &mut Transaction<'_>,
    command: &ImportResponse,
    response: &ResponseId,
    behalf: OnBehalf,
) -> Result<Receipt, ImportResponseError> {
    let submission = Submit {
        response: response.clone(),
        operation: None,
        expected_revision: None,
        declaration: None,
        language: command.language,
        author: command.actor.clone(),
        on_behalf: Some(behalf),
    };
    submit(transaction, &submission).map_err(|error| match error {
        SubmitError::Problems(problems) => ImportResponseError::Problems(problems),
        SubmitError::Answering(problem) => ImportResponseError::Answering(problem),
        SubmitError::NoQuestionnaire => ImportResponseError::NoQuestionnaire,
        SubmitError::Storage(error) => ImportResponseError::Storage(error),
        SubmitError::NotFound
        | SubmitError::Already(_)
        | SubmitError::ChangedMeanwhile { .. }
        | SubmitError::OperationReused => {
            ImportResponseError::Storage(StorageError::Conflict(None))
        }
    })
}
