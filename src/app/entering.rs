//! Through a personal link into a response. Looking changes nothing; entering is a deliberate act.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::context::Transaction;
use super::importing::ensure_response;
use super::secret;
use crate::assessment::{
    Assessment, AssessmentId, Author, Contact, ContactId, Invitation, InvitationId, Link, LinkId,
    LinkPurpose, ResponseId, SessionId,
};
use crate::storage::invitations::RespondentSession;
use crate::storage::{StorageError, assessments, invitations};

/// A link goes on showing the receipt after the round; then it ends.
const AFTER_CLOSING: TimeDelta = TimeDelta::days(365);

/// What stands behind a link that works.
#[derive(Clone, Debug)]
pub struct Entry {
    pub link: Link,
    pub contact: Contact,
    pub invitation: Invitation,
    pub assessment: Assessment,
}

/// Finds what stands behind a link for answering. Changes nothing, however often and by whatever robot.
///
/// `None` for unknown, expired and revoked links alike; all of them ask the database the same questions.
pub fn find_entry(
    transaction: &mut Transaction<'_>,
    token: &str,
) -> Result<Option<Entry>, StorageError> {
    let link = invitations::find_link_by_hash(transaction.connection, &secret::hash(token))?;
    let entry = find_behind(transaction, link)?;
    Ok(entry.filter(|entry| entry.link.purpose != LinkPurpose::StopReminders))
}

fn find_behind(
    transaction: &mut Transaction<'_>,
    link: Option<Link>,
) -> Result<Option<Entry>, StorageError> {
    let contact_id = link
        .as_ref()
        .map_or_else(|| ContactId::new("-"), |link| link.contact.clone());
    let contact = invitations::find_contact(transaction.connection, &contact_id)?;
    let invitation_id = link
        .as_ref()
        .map_or_else(|| InvitationId::new("-"), |link| link.invitation.clone());
    let invitation = invitations::find_invitation(transaction.connection, &invitation_id)?;
    let assessment_id = invitation
        .as_ref()
        .map_or_else(|| AssessmentId::new("-"), |found| found.assessment.clone());
    let assessment = assessments::find_assessment(transaction.connection, &assessment_id)?;
    let (Some(link), Some(contact), Some(invitation), Some(assessment)) =
        (link, contact, invitation, assessment)
    else {
        return Ok(None);
    };
    let works = link.revoked_at.is_none()
        && invitation.revoked_at.is_none()
        && contact.removed_at.is_none()
        && transaction.now < end_of_links(&assessment);
    Ok(works.then_some(Entry {
        link,
        contact,
        invitation,
        assessment,
    }))
}

fn end_of_links(assessment: &Assessment) -> DateTime<Utc> {
    assessment.closed_at.unwrap_or(assessment.closes_at) + AFTER_CLOSING
}

/// Somebody who has entered.
#[derive(Clone, Debug)]
pub struct Entered {
    /// For the cookie; only its hash is stored.
    pub session_token: String,
    pub entry: Entry,
    pub response: ResponseId,
}

/// Enters through a link; `None` where it does not work (see [`find_entry`]).
pub fn enter(
    transaction: &mut Transaction<'_>,
    token: &str,
) -> Result<Option<Entered>, StorageError> {
    let Some(entry) = find_entry(transaction, token)? else {
        return Ok(None);
    };
    let response = ensure_response(
        transaction,
        &entry.assessment.id,
        &entry.invitation.respondent,
        entry.contact.language,
    )?;
    let session_token = secret::new_token(transaction.randomness);
    let session = RespondentSession {
        id: SessionId::new(transaction.new_id()),
        link: entry.link.id.clone(),
        form_key: secret::new_token(transaction.randomness),
        created_at: transaction.now,
        last_used_at: transaction.now,
        // No time-out for respondents: a session ends with its link.
        expires_at: end_of_links(&entry.assessment),
    };
    invitations::insert_respondent_session(
        transaction.connection,
        &session,
        &secret::hash(&session_token),
    )?;
    invitations::mark_entered(transaction.connection, &entry.link, transaction.now)?;
    transaction.note(
        &Author::Contact(entry.contact.id.clone()),
        "link.enter",
        Some(&entry.assessment.id),
        ("invitation", entry.invitation.id.as_str()),
        json!({"link": entry.link.id.as_str()}),
    )?;
    Ok(Some(Entered {
        session_token,
        entry,
        response,
    }))
}

/// What a respondent's cookie opens.
#[derive(Clone, Debug)]
pub struct Access {
    pub session: RespondentSession,
    pub entry: Entry,
    pub response: ResponseId,
}

impl Access {
    pub fn author(&self) -> Author {
        Author::Contact(self.entry.contact.id.clone())
    }

    /// The name under which this browser writes (see `assessment::judge`).
    pub fn writer(&self) -> String {
        self.session.id.to_string()
    }
}

/// Finds what a cookie opens; `None` where the session or its link has ended.
pub fn find_access(
    transaction: &mut Transaction<'_>,
    session_token: &str,
) -> Result<Option<Access>, StorageError> {
    let session = invitations::find_respondent_session(
        transaction.connection,
        &secret::hash(session_token),
        transaction.now,
    )?;
    let link_id = session
        .as_ref()
        .map_or_else(|| LinkId::new("-"), |session| session.link.clone());
    let link = invitations::find_link(transaction.connection, &link_id)?;
    let Some((session, entry)) = session.zip(find_behind(transaction, link)?) else {
        return Ok(None);
    };
    let response = crate::storage::responses::find_response_of(
        transaction.connection,
        &entry.assessment.id,
        &entry.invitation.respondent,
    )?;
    Ok(response.map(|response| Access {
        session,
        entry,
        response: response.id,
    }))
}

/// Ends the session of a browser.
pub fn leave(transaction: &mut Transaction<'_>, session: &SessionId) -> Result<(), StorageError> {
    invitations::end_respondent_session(transaction.connection, session, transaction.now)
}

/// Finds whom a link stops reminders for; changes nothing.
pub fn find_reminder_entry(
    transaction: &mut Transaction<'_>,
    token: &str,
) -> Result<Option<Entry>, StorageError> {
    let link = invitations::find_link_by_hash(transaction.connection, &secret::hash(token))?;
    let entry = find_behind(transaction, link)?;
    Ok(entry.filter(|entry| entry.link.purpose == LinkPurpose::StopReminders))
}

/// Stops reminders to a person for this assessment; the personal link goes on working.
pub fn stop_reminders(
    transaction: &mut Transaction<'_>,
    token: &str,
) -> Result<Option<Entry>, StorageError> {
    let Some(entry) = find_reminder_entry(transaction, token)? else {
        return Ok(None);
    };
    if entry.contact.reminders_stopped_at.is_none() {
        invitations::stop_reminders(transaction.connection, &entry.contact.id, transaction.now)?;
        transaction.note(
            &Author::Contact(entry.contact.id.clone()),
            "reminders.stop",
            Some(&entry.assessment.id),
            ("contact", entry.contact.id.as_str()),
            json!({}),
        )?;
    }
    Ok(Some(entry))
}
