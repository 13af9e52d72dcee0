//! What the worker needs of the outbox: the next mail with everything that goes into it, and how it went.
//!
//! The link is minted here, when the mail is about to be written, and only its hash is stored: nothing
//! that waits can be opened by reading the database.

use chrono::TimeDelta;
use serde_json::json;

use super::context::Transaction;
use super::deciding::find_asked;
use super::editing::reviewing;
use super::inviting::Progress;
use super::registers::load_registry;
use super::secret;
use super::submitting::Receipt;
use crate::assessment::{
    Assessment, Author, Contact, Invitation, Link, LinkId, LinkPurpose, Respondent, ReviewerId,
};
use crate::findings::draft::Stage;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::outbox::{self, Mail, MailOutcome};
use crate::storage::reviewers::{self, Reviewer};
use crate::storage::{StorageError, assessments, invitations, responses, submissions, summaries};

/// How long an instance may take to send one mail before another takes it over.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// A mail is given up after this many attempts, over about two days.
const MOST_ATTEMPTS: i64 = 12;

/// Everything that goes into one mail.
#[derive(Clone, Debug)]
pub struct MailJob {
    pub mail: Mail,
    pub assessment: Assessment,
    pub invitation: Invitation,
    pub contact: Contact,
    /// What the invited organization is called, in the contact's language.
    pub respondent_name: String,
    /// The secret of the personal link. Goes into the mail and nowhere else.
    pub link_token: String,
    /// The secret of the link that stops reminders.
    pub stop_token: String,
    pub content: MailContent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailContent {
    Invitation,
    Reminder(Progress),
    Receipt(Receipt),
    /// Answers came back, so many single ones with a comment.
    Returned {
        questions: usize,
    },
}

/// Everything that goes into a mail that asks a secretariat for remarks.
#[derive(Clone, Debug)]
pub struct ReviewMail {
    pub mail: Mail,
    pub assessment: Assessment,
    pub reviewer: Reviewer,
    /// What the mechanism is called, in the reviewer's language.
    pub iscm_name: String,
    /// The secret of the personal link. Goes into the mail and nowhere else.
    pub link_token: String,
}

/// What there is to send.
#[derive(Clone, Debug)]
pub enum NextMail {
    Send(Box<MailJob>),
    /// To somebody of a secretariat, about its draft summary.
    SendReview(Box<ReviewMail>),
    /// Its reason went away meanwhile, and it was taken back; there may be another one.
    Dropped,
    Nothing,
}

/// Takes the next mail that is due and looks again whether it should be sent.
pub fn take_next_mail(transaction: &mut Transaction<'_>) -> Result<NextMail, StorageError> {
    let now = transaction.now;
    let Some(mail) = outbox::take_due_mail(transaction.connection, now, now + LEASE)? else {
        return Ok(NextMail::Nothing);
    };
    let next = match &mail.about.reviewer {
        Some(reviewer) => {
            let reviewer = reviewer.clone();
            prepare_review(transaction, &mail, &reviewer)?
                .map(|job| NextMail::SendReview(Box::new(job)))
        }
        None => prepare(transaction, &mail)?.map(|job| NextMail::Send(Box::new(job))),
    };
    match next {
        Ok(next) => Ok(next),
        Err(reason) => {
            let outcome = MailOutcome::Cancelled {
                reason: reason.to_owned(),
            };
            outbox::finish_mail(transaction.connection, &mail, &outcome, now)?;
            Ok(NextMail::Dropped)
        }
    }
}

/// The mail's ingredients, or why it should not be sent any more.
fn prepare(
    transaction: &mut Transaction<'_>,
    mail: &Mail,
) -> Result<Result<MailJob, &'static str>, StorageError> {
    let (Some(assessment_id), Some(invitation_id), Some(contact_id)) = (
        &mail.about.assessment,
        &mail.about.invitation,
        &mail.about.contact,
    ) else {
        return Ok(Err("it is addressed to nobody"));
    };
    let assessment = assessments::find_assessment(transaction.connection, assessment_id)?;
    let invitation = invitations::find_invitation(transaction.connection, invitation_id)?;
    let contact = invitations::find_contact(transaction.connection, contact_id)?;
    let (Some(assessment), Some(invitation), Some(contact)) = (assessment, invitation, contact)
    else {
        return Ok(Err("its recipient is not there any more"));
    };
    if invitation.revoked_at.is_some() {
        return Ok(Err("the invitation was revoked"));
    }
    if contact.removed_at.is_some() {
        return Ok(Err("the person was removed"));
    }
    if contact.bounced_at.is_some() {
        return Ok(Err("mail to the person comes back"));
    }
    let content = match mail.kind.as_str() {
        "receipt" => {
            let submission = match &mail.about.submission {
                Some(id) => submissions::find_submission(transaction.connection, id)?,
                None => None,
            };
            let Some(submission) = submission else {
                return Ok(Err("there is no submission"));
            };
            MailContent::Receipt(Receipt::of(&submission))
        }
        kind => {
            if !assessment.takes_answers(transaction.now) {
                return Ok(Err("the assessment takes no answers any more"));
            }
            if kind == "reminder" {
                if contact.reminders_stopped_at.is_some() {
                    return Ok(Err("the person wants no reminders"));
                }
                let response = responses::find_response_of(
                    transaction.connection,
                    &assessment.id,
                    &invitation.respondent,
                )?;
                match Progress::of(&invitation, response.as_ref()) {
                    Some(progress) => MailContent::Reminder(progress),
                    None => return Ok(Err("the organization has answered")),
                }
            } else if kind == "returned" {
                let response = responses::find_response_of(
                    transaction.connection,
                    &assessment.id,
                    &invitation.respondent,
                )?;
                let asked = match &response {
                    Some(response) => find_asked(transaction, response)?,
                    None => None,
                };
                match asked {
                    Some(asked) => MailContent::Returned {
                        questions: asked.questions.len(),
                    },
                    None => return Ok(Err("the organization has answered")),
                }
            } else {
                MailContent::Invitation
            }
        }
    };
    let link_token = mint(transaction, &contact, LinkPurpose::Respond)?;
    let stop_token = mint(transaction, &contact, LinkPurpose::StopReminders)?;
    transaction.note(
        &Author::Program,
        "link.issue",
        Some(&assessment.id),
        ("contact", contact.id.as_str()),
        json!({"mail": mail.kind, "respondent": invitation.respondent.to_string()}),
    )?;
    let respondent_name =
        load_registry(transaction)?.name_of(&invitation.respondent, contact.language);
    Ok(Ok(MailJob {
        mail: mail.clone(),
        assessment,
        invitation,
        contact,
        respondent_name,
        link_token,
        stop_token,
        content,
    }))
}

/// The same for a mail to somebody of a secretariat.
fn prepare_review(
    transaction: &mut Transaction<'_>,
    mail: &Mail,
    reviewer: &ReviewerId,
) -> Result<Result<ReviewMail, &'static str>, StorageError> {
    let connection = &mut *transaction.connection;
    let Some(reviewer) = reviewers::find_reviewer(connection, reviewer)? else {
        return Ok(Err("its recipient is not there any more"));
    };
    let summary = summaries::find_summary(connection, &reviewer.summary)?;
    let Some(summary) = summary.filter(|summary| summary.stage == Stage::WithIscm) else {
        return Ok(Err("the summary is not with the secretariat any more"));
    };
    let Some(assessment) = assessments::find_assessment(connection, &summary.assessment)? else {
        return Ok(Err("its assessment is not there any more"));
    };
    if reviewer.revoked_at.is_some() {
        return Ok(Err("the access was revoked"));
    }
    if reviewer.bounced_at.is_some() {
        return Ok(Err("mail to the person comes back"));
    }
    let link_token = reviewing::mint(transaction, &reviewer)?;
    transaction.note(
        &Author::Program,
        "link.issue",
        Some(&assessment.id),
        ("reviewer", reviewer.id.as_str()),
        json!({"mail": mail.kind, "summary": summary.iscm}),
    )?;
    let iscm = Respondent::new(RespondentGroup::Iscm, &summary.iscm);
    let iscm_name = load_registry(transaction)?.name_of(&iscm, reviewer.language);
    Ok(Ok(ReviewMail {
        mail: mail.clone(),
        assessment,
        reviewer,
        iscm_name,
        link_token,
    }))
}

/// Makes a link and gives its secret, which nobody keeps.
pub fn mint(
    transaction: &mut Transaction<'_>,
    contact: &Contact,
    purpose: LinkPurpose,
) -> Result<String, StorageError> {
    let token = secret::new_token(transaction.randomness);
    let link = Link {
        id: LinkId::new(transaction.new_id()),
        invitation: contact.invitation.clone(),
        contact: contact.id.clone(),
        purpose,
        scope: None,
        created_at: transaction.now,
        revoked_at: None,
        first_used_at: None,
        last_used_at: None,
    };
    invitations::insert_link(transaction.connection, &link, &secret::hash(&token))?;
    Ok(token)
}

/// How an attempt to send went, as the mail server told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Accepted,
    /// May pass: tried again, later each time.
    TemporaryFault(String),
    /// The address is refused: staff see it, and the person is not written to again.
    PermanentFault(String),
}

/// Writes how an attempt went.
pub fn finish_mail(
    transaction: &mut Transaction<'_>,
    mail: &Mail,
    delivery: &Delivery,
) -> Result<(), StorageError> {
    let now = transaction.now;
    let outcome = match delivery {
        Delivery::Accepted => MailOutcome::Sent,
        Delivery::PermanentFault(error) => MailOutcome::Failed {
            error: error.clone(),
        },
        Delivery::TemporaryFault(error) if mail.attempts >= MOST_ATTEMPTS => MailOutcome::Failed {
            error: error.clone(),
        },
        Delivery::TemporaryFault(error) => MailOutcome::Retry {
            due_at: now + delay_after(mail.attempts),
            error: error.clone(),
        },
    };
    let is_ours = outbox::finish_mail(transaction.connection, mail, &outcome, now)?;
    if is_ours && let Delivery::PermanentFault(error) = delivery {
        if let Some(contact) = &mail.about.contact {
            invitations::mark_bounced(transaction.connection, contact, error, now)?;
        }
        if let Some(reviewer) = &mail.about.reviewer {
            reviewers::mark_bounced(transaction.connection, reviewer, error, now)?;
        }
    }
    Ok(())
}

/// One minute, then twice as long each time, at most eight hours.
fn delay_after(attempts: i64) -> TimeDelta {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or(0);
    TimeDelta::minutes((1_i64 << doublings).min(480))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_grows_and_stops_growing() {
        let minutes: Vec<i64> = (1..=12)
            .map(|attempts| delay_after(attempts).num_minutes())
            .collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480, 480]);
    }
}
