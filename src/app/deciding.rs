//! What staff decide about a response: accepted, returned with comments, declined, taking part after all.
//!
//! Start with [`decide`]. Each step is one transaction that holds the response, names the revision that was
//! looked at, and is in the audit. What is asked on returning is kept for the respondent and written to its
//! contacts in the same transaction. Kept out: which step is possible when (`assessment::Response`).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::json;

use super::context::Transaction;
use super::registers::load_registry;
use super::summaries::{ReadSubmission, read_submission};
use crate::assessment::{
    Assessment, Author, ContactRole, Decline, EntryProblem, OutboxId, QuestionComment, Response,
    ResponseState, Return, TransitionProblem, Typed, TypedField, Words,
};
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{Context, ElementState, Form, QuestionState};
use crate::storage::decisions::{self, RecordedDecline};
use crate::storage::outbox::{MailSubjects, NewMail, insert_mail_once};
use crate::storage::{StorageError, assessments, invitations, responses, submissions};

/// What is to be done with a response.
#[derive(Clone, Debug)]
pub struct Decision {
    pub assessment: String,
    pub organization: String,
    /// The revision that was looked at; absent where nobody looked (the command line).
    pub expected_revision: Option<i64>,
    pub step: Step,
    pub author: Author,
}

/// The steps of staff.
#[derive(Clone, Debug)]
pub enum Step {
    Accept,
    Return {
        comment: String,
        /// By the address of the answer; empty ones are left out.
        questions: Vec<(Address, String)>,
        /// The round takes no answers any more: only staff could change something.
        after_closing: bool,
    },
    /// As typed: day, channel, reason.
    Decline {
        on: String,
        channel: String,
        reason: String,
    },
    TakePart,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("there is no such round, organization or response")]
    NotFound,
    /// Somebody else was faster; nothing was overwritten.
    #[error("the response was changed meanwhile; it is {} now", .0.state.code())]
    ChangedMeanwhile(Box<Response>),
    #[error(transparent)]
    Move(#[from] TransitionProblem),
    #[error("say what is asked, about the whole or at a question")]
    NothingAsked,
    #[error("the assessment takes no answers any more")]
    RoundIsOver,
    #[error("{}", told(.0))]
    Typed(Vec<Typed>),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// For the command line; pages say it at the fields.
fn told(problems: &[Typed]) -> String {
    let one = |typed: &Typed| format!("{}: {}", typed.field, typed.problem);
    problems.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Does one step, and gives the response as it is after it.
pub fn decide(
    transaction: &mut Transaction<'_>,
    decision: &Decision,
) -> Result<Response, DecideError> {
    let assessment =
        assessments::find_assessment_by_slug(transaction.connection, &decision.assessment)?
            .ok_or(DecideError::NotFound)?;
    let respondent = load_registry(transaction)?
        .find_respondent(&decision.organization)
        .ok_or(DecideError::NotFound)?;
    let found = responses::find_response_of(transaction.connection, &assessment.id, &respondent)?
        .ok_or(DecideError::NotFound)?;
    let before = responses::find_response_and_hold(transaction.connection, &found.id)?
        .ok_or(DecideError::NotFound)?;
    if decision
        .expected_revision
        .is_some_and(|expected| expected != before.revision)
    {
        return Err(DecideError::ChangedMeanwhile(Box::new(before)));
    }
    match &decision.step {
        Step::Accept => accept(transaction, &before, &decision.author),
        Step::Return {
            comment,
            questions,
            after_closing,
        } => {
            let asked = (comment.as_str(), questions.as_slice());
            let about = (&assessment, &before);
            give_back(transaction, about, asked, *after_closing, &decision.author)
        }
        Step::Decline {
            on,
            channel,
            reason,
        } => {
            let today = today_in(&assessment, transaction.now);
            let decline = Decline::read(on, channel, reason, today).map_err(DecideError::Typed)?;
            record_decline(transaction, &before, decline, &decision.author)
        }
        Step::TakePart => take_part(transaction, &before, &decision.author),
    }
}

/// The day it is where the round is run.
pub fn today_in(assessment: &Assessment, now: chrono::DateTime<chrono::Utc>) -> NaiveDate {
    let zone: chrono_tz::Tz = assessment.time_zone.parse().unwrap_or(chrono_tz::UTC);
    now.with_timezone(&zone).date_naive()
}

fn accept(
    transaction: &mut Transaction<'_>,
    before: &Response,
    author: &Author,
) -> Result<Response, DecideError> {
    let after = before.accept(transaction.now)?;
    responses::update_response(transaction.connection, before, &after)?;
    let submission = before.current_submission.as_ref();
    note(
        transaction,
        (author, "response.accept"),
        &after,
        json!({"submission": submission.map(ToString::to_string)}),
    )?;
    Ok(after)
}

fn give_back(
    transaction: &mut Transaction<'_>,
    (assessment, before): (&Assessment, &Response),
    (comment, questions): (&str, &[(Address, String)]),
    after_closing: bool,
    author: &Author,
) -> Result<Response, DecideError> {
    let after = before.give_back(transaction.now)?;
    let takes_answers = assessment.takes_answers(transaction.now);
    if !takes_answers && !after_closing {
        return Err(DecideError::RoundIsOver);
    }
    let submission = match &before.current_submission {
        Some(id) => submissions::find_submission(transaction.connection, id)?,
        None => None,
    };
    let submission = submission.ok_or(TransitionProblem::NothingSubmitted)?;
    let id = submission.id.clone();
    let read = read_submission(transaction, submission)?;
    let order = question_order(transaction, &read)?;
    let mut words = Words::new(today_in(assessment, transaction.now));
    let comment = words.text(TypedField::Comment, comment, false);
    let mut asked: Vec<(usize, QuestionComment)> = Vec::new();
    for (address, text) in questions {
        let field = TypedField::Question(address.clone());
        let text = words.text(field.clone(), text, false);
        if text.is_empty() {
            continue;
        }
        match order.get(address) {
            Some(place) => asked.push((
                *place,
                QuestionComment {
                    address: address.clone(),
                    text,
                },
            )),
            None => words.refuse(field, EntryProblem::Unknown),
        }
    }
    if !words.problems.is_empty() {
        return Err(DecideError::Typed(words.problems));
    }
    if comment.is_empty() && asked.is_empty() {
        return Err(DecideError::NothingAsked);
    }
    asked.sort_by_key(|(place, _)| *place);
    let returned = Return {
        id: transaction.new_id(),
        response: before.id.clone(),
        submission: id.clone(),
        comment,
        questions: asked.into_iter().map(|(_, comment)| comment).collect(),
        at: transaction.now,
        author: author.clone(),
    };
    responses::update_response(transaction.connection, before, &after)?;
    decisions::insert_return(transaction.connection, &returned)?;
    let mails = match takes_answers {
        true => queue_mails(transaction, assessment, &after, &returned)?,
        // Nobody is asked to do what cannot be done.
        false => 0,
    };
    note(
        transaction,
        (author, "response.return"),
        &after,
        json!({
            "submission": id.as_str(),
            "questions": returned.questions.len(),
            "mails": mails,
            "after_closing": !takes_answers,
        }),
    )?;
    Ok(after)
}

/// The questions of a submission in the order of the questionnaire, also those inside entries.
fn question_order(
    transaction: &mut Transaction<'_>,
    read: &ReadSubmission,
) -> Result<BTreeMap<Address, usize>, StorageError> {
    let registry = load_registry(transaction)?;
    let context = Context {
        language: read.questionnaire.locale,
        now: read.submission.submitted_at,
        registers: &*registry,
        last: None,
    };
    let form = Form::compute(&read.questionnaire, &read.values, context);
    let mut order = BTreeMap::new();
    for page in form.pages().iter().filter(|page| page.visible) {
        collect(&page.elements, &mut order);
    }
    Ok(order)
}

fn collect(elements: &[ElementState], order: &mut BTreeMap<Address, usize>) {
    for element in elements {
        match element {
            ElementState::Panel(panel) if panel.visible => collect(&panel.elements, order),
            ElementState::Question(question) if question.visible => {
                collect_question(question, order);
            }
            ElementState::Panel(_) | ElementState::Question(_) => {}
        }
    }
}

fn collect_question(question: &QuestionState, order: &mut BTreeMap<Address, usize>) {
    let next = order.len();
    order.entry(question.address.clone()).or_insert(next);
    for entry in question.entries.iter().filter(|entry| entry.visible) {
        collect(&entry.elements, order);
    }
}

/// A mail to each focal point that can be written to: that answers came back, and how many are asked about.
fn queue_mails(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    response: &Response,
    returned: &Return,
) -> Result<usize, StorageError> {
    let invitation = invitations::find_invitation_of(
        transaction.connection,
        &assessment.id,
        &response.respondent,
    )?;
    let Some(invitation) = invitation.filter(|invitation| invitation.revoked_at.is_none()) else {
        return Ok(0);
    };
    let mut queued = 0;
    for contact in invitations::list_contacts(transaction.connection, &invitation.id)? {
        if contact.role != ContactRole::FocalPoint || !contact.can_be_written_to() {
            continue;
        }
        let mail = NewMail {
            id: OutboxId::new(transaction.new_id()),
            occasion: format!("returned:{}:{}", returned.id, contact.id),
            kind: "returned".to_owned(),
            about: MailSubjects {
                assessment: Some(assessment.id.clone()),
                invitation: Some(invitation.id.clone()),
                contact: Some(contact.id.clone()),
                submission: Some(returned.submission.clone()),
                user: None,
                reviewer: None,
            },
            message_id: transaction.new_id(),
            due_at: transaction.now,
        };
        queued += usize::from(insert_mail_once(
            transaction.connection,
            &mail,
            transaction.now,
        )?);
    }
    Ok(queued)
}

fn record_decline(
    transaction: &mut Transaction<'_>,
    before: &Response,
    decline: Decline,
    author: &Author,
) -> Result<Response, DecideError> {
    let after = before.decline(transaction.now)?;
    responses::update_response(transaction.connection, before, &after)?;
    // The reason is somebody's own words: it stays with the response and out of the audit.
    let detail = json!({"on": decline.on.to_string(), "channel": decline.channel.code()});
    let recorded = RecordedDecline {
        decline,
        at: transaction.now,
        author: author.clone(),
    };
    let id = transaction.new_id();
    decisions::insert_decline(transaction.connection, &id, &before.id, &recorded)?;
    note(transaction, (author, "response.decline"), &after, detail)?;
    Ok(after)
}

fn take_part(
    transaction: &mut Transaction<'_>,
    before: &Response,
    author: &Author,
) -> Result<Response, DecideError> {
    if before.state != ResponseState::Declined {
        // Pressed twice, or somebody else was faster: there is nothing to undo.
        return Ok(before.clone());
    }
    let answers = responses::list_answers(transaction.connection, &before.id)?;
    let has_answers = answers.iter().any(|answer| answer.value.is_some());
    let after = before.take_part_again(has_answers, transaction.now)?;
    responses::update_response(transaction.connection, before, &after)?;
    let detail = json!({"state": after.state.code()});
    note(transaction, (author, "response.take_part"), &after, detail)?;
    Ok(after)
}

fn note(
    transaction: &mut Transaction<'_>,
    (author, action): (&Author, &str),
    response: &Response,
    mut detail: serde_json::Value,
) -> Result<(), StorageError> {
    detail["respondent"] = json!(response.respondent.to_string());
    transaction.note(
        author,
        action,
        Some(&response.assessment),
        ("response", response.id.as_str()),
        detail,
    )
}

/// What is asked of a respondent now; nothing where the response is not returned, or was given back by an
/// import, which asks nothing.
pub fn find_asked(
    transaction: &mut Transaction<'_>,
    response: &Response,
) -> Result<Option<Return>, StorageError> {
    // Also while superiors look at it: what was asked is what they clear.
    if !matches!(
        response.state,
        ResponseState::Returned | ResponseState::InClearance
    ) {
        return Ok(None);
    }
    let last = decisions::find_last_return(transaction.connection, &response.id)?;
    Ok(last.filter(|returned| Some(&returned.submission) == response.current_submission.as_ref()))
}
