//! Submitting: one transaction makes the immutable version, its digest and receipt, the rows that are
//! counted, the mails of the receipt and the audit.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::coding;
use super::context::Transaction;
use super::saving::{
    OnBehalf, Opened, SaveError, check_may_write, hold_response, remember, repeated,
};
use crate::assessment::{
    AnsweringProblem, Author, ContactRole, Declaration, OutboxId, Respondent, ResponseId,
    ResponseState, Submission, SubmissionId, SubmittedAnswer, SubmittedDocument, receipt_number,
};
use crate::clock::random_bytes;
use crate::findings::Levels;
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers;
use crate::questionnaire::form::{
    AnswerError, CodedValue, Completion, Form, coded_values, not_asked,
};
use crate::questionnaire::model::{Attribution, Element, Entries, QuestionKind, RespondentGroup};
use crate::storage::outbox::{MailSubjects, NewMail, insert_mail_once};
use crate::storage::submissions::{self, NewCodedValues};
use crate::storage::{StorageError, invitations, responses};

/// A submission to be made.
#[derive(Clone, Debug)]
pub struct Submit {
    pub response: ResponseId,
    /// Made by the client; repeating it has the effect of one.
    pub operation: Option<String>,
    /// The revision that was looked at when it was decided to submit.
    pub expected_revision: Option<i64>,
    pub declaration: Option<Declaration>,
    pub language: Language,
    pub author: Author,
    pub on_behalf: Option<OnBehalf>,
}

/// What is kept as proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub submission: String,
    pub number: i64,
    pub receipt_number: String,
    pub digest: String,
    pub submitted_at: DateTime<Utc>,
}

impl Receipt {
    /// The receipt of a stored submission, as it was given then.
    pub fn of(submission: &Submission) -> Self {
        Receipt {
            submission: submission.id.to_string(),
            number: submission.number,
            receipt_number: submission.receipt_number.clone(),
            digest: submission.digest.clone(),
            submitted_at: submission.submitted_at,
        }
    }
}

/// Why nothing was submitted.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    #[error("there is no such response")]
    NotFound,
    /// Submitted before, by this or another window: here is that receipt.
    #[error("the answers are submitted already")]
    Already(Box<Receipt>),
    #[error(transparent)]
    Answering(AnsweringProblem),
    /// Somebody changed an answer after it was looked at.
    #[error("the answers were changed meanwhile")]
    ChangedMeanwhile { revision: i64 },
    #[error("{} answers are missing or wrong", .0.len())]
    Problems(Vec<AnswerError>),
    #[error("this operation id was used for something else")]
    OperationReused,
    #[error("this group has no questionnaire in the assessment")]
    NoQuestionnaire,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<SaveError> for SubmitError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::NotFound | SaveError::NoBase(_) | SaveError::Refused(_) => {
                SubmitError::NotFound
            }
            SaveError::Answering(problem) => SubmitError::Answering(problem),
            SaveError::OperationReused => SubmitError::OperationReused,
            SaveError::NoQuestionnaire => SubmitError::NoQuestionnaire,
            SaveError::Storage(error) => SubmitError::Storage(error),
        }
    }
}

/// Submits a response.
pub fn submit(transaction: &mut Transaction<'_>, command: &Submit) -> Result<Receipt, SubmitError> {
    // First the response, so that a second attempt beside the first waits and finds what the first did.
    let opened = hold_response(transaction, &command.response)?;
    let fingerprint =
        SubmittedDocument::digest_of(&json!(["submit", command.response.as_str()]).to_string());
    let operation = command.operation.as_deref();
    if let Some(receipt) = repeated(transaction, &command.author, operation, &fingerprint)? {
        return Ok(receipt);
    }
    if matches!(
        opened.response.state,
        ResponseState::Submitted | ResponseState::Accepted
    ) && let Some(id) = &opened.response.current_submission
        && let Some(submission) = submissions::find_submission(transaction.connection, id)?
    {
        return Err(SubmitError::Already(Box::new(Receipt::of(&submission))));
    }
    check_may_submit(&opened, command, transaction.now)?;
    if let Some(expected) = command.expected_revision
        && expected != opened.response.revision
    {
        return Err(SubmitError::ChangedMeanwhile {
            revision: opened.response.revision,
        });
    }
    let (completion, not_asked) = {
        let context = opened.context(command.language, transaction.now);
        let form = Form::compute(&opened.questionnaire, &opened.values(), context);
        (form.completion(), not_asked(&form))
    };
    let blocking: Vec<AnswerError> = completion
        .errors
        .iter()
        .filter(|error| error.blocking)
        .cloned()
        .collect();
    if !blocking.is_empty() {
        return Err(SubmitError::Problems(blocking));
    }
    let receipt = store(transaction, &opened, command, &completion, not_asked)?;
    let what = ("submit", fingerprint.as_str());
    remember(transaction, &command.author, operation, what, &receipt)?;
    Ok(receipt)
}

/// Saving's rule, but out of clearance too: that is what the clearance was for.
fn check_may_submit(
    opened: &Opened,
    command: &Submit,
    now: DateTime<Utc>,
) -> Result<(), SubmitError> {
    use crate::assessment::TransitionProblem;
    match check_may_write(opened, command.on_behalf.as_ref(), now) {
        Ok(()) | Err(AnsweringProblem::Response(TransitionProblem::Frozen)) => Ok(()),
        Err(problem) => Err(SubmitError::Answering(problem)),
    }
}

fn store(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    command: &Submit,
    completion: &Completion,
    not_asked: Vec<CodedValue>,
) -> Result<Receipt, SubmitError> {
    let response = &opened.response;
    let number = submissions::last_submission_number(transaction.connection, &response.id)? + 1;
    let submission_id = SubmissionId::new(transaction.new_id());
    let receipt_number = receipt_number(
        &opened.assessment.slug,
        &response.respondent,
        number,
        random_bytes(transaction.randomness),
    );
    let mark = response.mark.or(opened.assessment.mark);
    let mut document = SubmittedDocument::new(
        &opened.assessment.slug,
        (
            response.respondent.group.code(),
            &response.respondent.organization,
        ),
        (
            &opened.questionnaire.id,
            &opened.questionnaire.version,
            &opened.questionnaire_digest,
        ),
        number,
        &receipt_number,
        transaction.now,
        command.language.code(),
    );
    document.mark = mark.map(|mark| mark.code().to_owned());
    // Whoever submits in the own name has made the answers their own, wherever they came from.
    let source = command
        .on_behalf
        .as_ref()
        .and_then(|behalf| behalf.source.clone());
    document.source = source.clone();
    document.declaration = command.declaration.clone();
    add_answers(&mut document, opened, completion);
    let text = document.to_text();
    let submission = Submission {
        id: submission_id.clone(),
        response: response.id.clone(),
        number,
        receipt_number,
        questionnaire_digest: opened.questionnaire_digest.clone(),
        digest: SubmittedDocument::digest_of(&text),
        document: text,
        submitted_at: transaction.now,
        author: command.author.clone(),
        declaration: command
            .declaration
            .as_ref()
            .map(|declaration| json!(declaration).to_string()),
        mark,
        source,
    };
    submissions::insert_submission(transaction.connection, &submission)?;
    let after = response
        .submit(submission_id.clone(), transaction.now)
        .map_err(|problem| SubmitError::Answering(problem.into()))?;
    responses::update_response(transaction.connection, response, &after)?;

    let levels = Levels::new(&opened.questionnaire, opened.chosen_levels());
    let values: Vec<_> = coded_values(&opened.questionnaire, &completion.stored)
        .into_iter()
        .chain(not_asked)
        .map(|value| {
            let level = levels.of(&value.address).unwrap_or(value.attribution);
            (value, level)
        })
        .collect();
    let subjects = subjects_of(
        &opened.questionnaire,
        &response.respondent,
        &completion.values,
    );
    submissions::replace_coded_values(
        transaction.connection,
        &NewCodedValues {
            submission: &submission_id,
            response,
            values: &values,
            subjects: &subjects,
        },
    )?;
    if let Some(before) = &response.current_submission {
        coding::carry(
            transaction,
            &opened.assessment,
            &response.respondent,
            (before, &submission_id),
        )?;
    }
    queue_receipts(transaction, opened, &submission_id)?;
    transaction.note(
        &command.author,
        if command.on_behalf.is_some() {
            "response.submit_on_behalf"
        } else {
            "response.submit"
        },
        Some(&opened.assessment.id),
        ("response", response.id.as_str()),
        json!({
            "respondent": response.respondent.to_string(),
            "number": number,
            "receipt_number": submission.receipt_number,
            "digest": submission.digest,
        }),
    )?;
    Ok(Receipt::of(&submission))
}

fn add_answers(document: &mut SubmittedDocument, opened: &Opened, completion: &Completion) {
    let mut present = BTreeSet::new();
    for (address, value) in answers::flatten(&opened.questionnaire, &completion.stored) {
        let stored = opened.answers.get(&address);
        document.answers.push(SubmittedAnswer {
            address: address.as_str().to_owned(),
            value,
            version: stored.map_or(0, |answer| answer.version),
            language: stored
                .map_or(opened.response.language, |answer| answer.language)
                .code()
                .to_owned(),
            attribution: stored
                .and_then(|answer| answer.attribution)
                .map(|level| level.code().to_owned()),
        });
        present.insert(address);
    }
    for (address, level) in opened.chosen_levels() {
        if !present.contains(&address) {
            document.add_level(address.as_str(), level.code());
        }
    }
}

/// The mechanisms that a submission speaks about: the respondent itself, or the entries about a mechanism.
fn subjects_of(
    questionnaire: &Questionnaire,
    respondent: &Respondent,
    values: &Map<String, Json>,
) -> Vec<String> {
    if respondent.group == RespondentGroup::Iscm {
        return vec![respondent.organization.clone()];
    }
    let mut subjects = BTreeSet::new();
    for page in &questionnaire.pages {
        collect_subjects(&page.elements, values, &mut subjects);
    }
    subjects.into_iter().collect()
}

fn collect_subjects(
    elements: &[Element],
    values: &Map<String, Json>,
    subjects: &mut BTreeSet<String>,
) {
    for element in elements {
        let question = match element {
            Element::Panel(panel) => {
                collect_subjects(&panel.elements, values, subjects);
                continue;
            }
            Element::Question(question) => question,
        };
        let (entries, inside): (&Entries, &[Element]) = match &question.kind {
            QuestionKind::PanelDynamic(panel) => (&panel.entries, &panel.elements),
            QuestionKind::MatrixDynamic(matrix) => (&matrix.entries, &[]),
            _ => continue,
        };
        let Some(Json::Array(list)) = values.get(question.key()) else {
            continue;
        };
        for entry in list {
            let Json::Object(entry) = entry else { continue };
            let key = entries.key_name.as_ref().and_then(|name| entry.get(name));
            if entries.subject.as_deref() == Some("iscm")
                && let Some(Json::String(subject)) = key
            {
                subjects.insert(subject.clone());
            }
            collect_subjects(inside, entry, subjects);
        }
    }
}

/// A receipt to each focal point that can be written to, once per submission and person.
fn queue_receipts(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    submission: &SubmissionId,
) -> Result<(), StorageError> {
    let invitation = invitations::find_invitation_of(
        transaction.connection,
        &opened.assessment.id,
        &opened.response.respondent,
    )?;
    let Some(invitation) = invitation.filter(|invitation| invitation.revoked_at.is_none()) else {
        return Ok(());
    };
    for contact in invitations::list_contacts(transaction.connection, &invitation.id)? {
        if contact.role != ContactRole::FocalPoint || !contact.can_be_written_to() {
            continue;
        }
        let mail = NewMail {
            id: OutboxId::new(transaction.new_id()),
            occasion: format!("receipt:{submission}:{}", contact.id),
            kind: "receipt".to_owned(),
            about: MailSubjects {
                assessment: Some(opened.assessment.id.clone()),
                invitation: Some(invitation.id.clone()),
                contact: Some(contact.id.clone()),
                submission: Some(submission.clone()),
                user: None,
                reviewer: None,
            },
            message_id: transaction.new_id(),
            due_at: transaction.now,
        };
        insert_mail_once(transaction.connection, &mail, transaction.now)?;
    }
    Ok(())
}

/// Levels as a document of a submission has them.
pub(super) fn levels_of(document: &SubmittedDocument) -> Vec<(answers::Address, Attribution)> {
    document
        .chosen_levels()
        .filter_map(|(address, level)| {
            Some((
                answers::Address::parse(address),
                Attribution::from_code(level)?,
            ))
        })
        .collect()
}
