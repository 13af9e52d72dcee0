//! Inviting organizations and reminding them: whom, and one mail per person in the same transaction.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::context::Transaction;
use super::importing::ensure_response;
use super::registers::load_registry;
use super::rounds::find_questionnaire_of;
use crate::assessment::{
    Assessment, AssessmentState, Author, Contact, ContactId, ContactRole, Invitation, InvitationId,
    OutboxId, Respondent, Response, ResponseState,
};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::outbox::{MailSubjects, NewMail, insert_mail_once};
use crate::storage::{StorageError, assessments, invitations, outbox, responses};

/// Whom to ask.
#[derive(Clone, Debug)]
pub enum Recipients {
    /// Every organization of a group in the registry.
    Group(RespondentGroup),
    /// These, by registry id.
    These(Vec<String>),
}

/// A person to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    pub name: String,
    pub email: String,
    pub language: Option<Language>,
}

/// Organizations to be invited to a round.
#[derive(Clone, Debug)]
pub struct Invite {
    pub assessment: String,
    pub recipients: Recipients,
    /// People by registry id of their organization, besides those known from this round or the one before.
    pub contacts: BTreeMap<String, Vec<NewContact>>,
    pub actor: Author,
    /// Only say what would be done.
    pub dry_run: bool,
}

/// A person who is, or would be, written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub respondent: Respondent,
    pub name: String,
    pub email: String,
    pub language: Language,
}

/// What inviting did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invited {
    pub recipients: Vec<Recipient>,
    /// Already invited, with nobody new to write to.
    pub already: Vec<Respondent>,
    /// Nobody is known who could be written to.
    pub without_address: Vec<Respondent>,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    #[error("there is no assessment {0}")]
    UnknownAssessment(String),
    #[error("the assessment is not open")]
    NotOpen,
    #[error("the registry knows no organization {}", .0.join(", "))]
    UnknownOrganizations(Vec<String>),
    #[error("the assessment has no questionnaire for {}", .0.code())]
    NoQuestionnaire(RespondentGroup),
    #[error("{} is no address for mail", .0.join(", "))]
    BadAddresses(Vec<String>),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

fn open_assessment(
    transaction: &mut Transaction<'_>,
    slug: &str,
) -> Result<Assessment, InviteError> {
    let assessment = assessments::find_assessment_by_slug(transaction.connection, slug)?
        .ok_or_else(|| InviteError::UnknownAssessment(slug.to_owned()))?;
    if assessment.state != AssessmentState::Open || transaction.now >= assessment.closes_at {
        return Err(InviteError::NotOpen);
    }
    Ok(assessment)
}

/// Invites organizations. Inviting again writes only to people who have had no invitation.
pub fn invite(transaction: &mut Transaction<'_>, command: &Invite) -> Result<Invited, InviteError> {
    let assessment = open_assessment(transaction, &command.assessment)?;
    let respondents = chosen(transaction, command)?;
    for group in RespondentGroup::ALL {
        let is_asked = respondents
            .iter()
            .any(|respondent| respondent.group == group);
        if is_asked && find_questionnaire_of(transaction, &assessment.id, group)?.is_none() {
            return Err(InviteError::NoQuestionnaire(group));
        }
    }
    let bad: Vec<String> = command
        .contacts
        .values()
        .flatten()
        .filter(|contact| !is_mail_address(&contact.email))
        .map(|contact| contact.email.clone())
        .collect();
    if !bad.is_empty() {
        return Err(InviteError::BadAddresses(bad));
    }
    let mut invited = Invited::default();
    for respondent in respondents {
        invite_one(transaction, command, &assessment, respondent, &mut invited)?;
    }
    Ok(invited)
}

fn chosen(
    transaction: &mut Transaction<'_>,
    command: &Invite,
) -> Result<Vec<Respondent>, InviteError> {
    let registry = load_registry(transaction)?;
    let mut unknown: Vec<String> = command
        .contacts
        .keys()
        .filter(|id| registry.find_respondent(id).is_none())
        .cloned()
        .collect();
    let respondents = match &command.recipients {
        Recipients::Group(group) => registry
            .registers
            .get(group.code())
            .into_iter()
            .flatten()
            .map(|member| Respondent::new(*group, &member.id))
            .collect(),
        Recipients::These(ids) => {
            let mut found = Vec::new();
            for id in ids {
                match registry.find_respondent(id) {
                    Some(respondent) if found.contains(&respondent) => {}
                    Some(respondent) => found.push(respondent),
                    None => unknown.push(id.clone()),
                }
            }
            found
        }
    };
    unknown.sort();
    unknown.dedup();
    if unknown.is_empty() {
        Ok(respondents)
    } else {
        Err(InviteError::UnknownOrganizations(unknown))
    }
}

fn invite_one(
    transaction: &mut Transaction<'_>,
    command: &Invite,
    assessment: &Assessment,
    respondent: Respondent,
    invited: &mut Invited,
) -> Result<(), InviteError> {
    let existing =
        invitations::find_invitation_of(transaction.connection, &assessment.id, &respondent)?;
    let known = match &existing {
        Some(invitation) => invitations::list_contacts(transaction.connection, &invitation.id)?,
        None => Vec::new(),
    };
    let mut wanted: Vec<NewContact> = command
        .contacts
        .iter()
        .filter(|(id, _)| id.eq_ignore_ascii_case(&respondent.organization))
        .flat_map(|(_, contacts)| contacts.clone())
        .collect();
    if wanted.is_empty() && known.is_empty() {
        wanted = contacts_of_last_round(transaction, assessment, &respondent)?;
    }
    let is_known = |email: &str| {
        known
            .iter()
            .any(|contact| contact.email.eq_ignore_ascii_case(email))
    };
    wanted.retain(|contact| !is_known(&contact.email));
    wanted.dedup_by(|one, other| one.email.eq_ignore_ascii_case(&other.email));
    if wanted.is_empty() {
        if known.is_empty() {
            invited.without_address.push(respondent);
        } else {
            invited.already.push(respondent);
        }
        return Ok(());
    }
    let default_language = *assessment.languages.first().unwrap_or(&Language::English);
    for contact in &wanted {
        invited.recipients.push(Recipient {
            respondent: respondent.clone(),
            name: contact.name.clone(),
            email: contact.email.clone(),
            language: contact.language.unwrap_or(default_language),
        });
    }
    if command.dry_run {
        return Ok(());
    }
    let invitation = match existing {
        Some(invitation) => invitation.id,
        None => new_invitation(
            transaction,
            command,
            assessment,
            &respondent,
            default_language,
        )?,
    };
    ensure_response(transaction, &assessment.id, &respondent, default_language)?;
    for contact in wanted {
        let contact = Contact {
            id: ContactId::new(transaction.new_id()),
            invitation: invitation.clone(),
            name: contact.name,
            email: contact.email,
            language: contact.language.unwrap_or(default_language),
            role: ContactRole::FocalPoint,
            opened_at: None,
            reminders_stopped_at: None,
            bounced_at: None,
            bounce: None,
            removed_at: None,
        };
        invitations::insert_contact(
            transaction.connection,
            &contact,
            &command.actor,
            transaction.now,
        )?;
        let occasion = format!("invitation:{}", contact.id);
        queue(transaction, "invitation", occasion, assessment, &contact)?;
    }
    Ok(())
}

fn new_invitation(
    transaction: &mut Transaction<'_>,
    command: &Invite,
    assessment: &Assessment,
    respondent: &Respondent,
    language: Language,
) -> Result<InvitationId, StorageError> {
    let invitation = Invitation {
        id: InvitationId::new(transaction.new_id()),
        assessment: assessment.id.clone(),
        respondent: respondent.clone(),
        language,
        created_at: transaction.now,
        opened_at: None,
        revoked_at: None,
    };
    invitations::insert_invitation(transaction.connection, &invitation, &command.actor)?;
    transaction.note(
        &command.actor,
        "invitation.create",
        Some(&assessment.id),
        ("invitation", invitation.id.as_str()),
        json!({"respondent": respondent.to_string()}),
    )?;
    Ok(invitation.id)
}

/// The people who answered for the organization in the round before, if they can still be written to.
fn contacts_of_last_round(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    respondent: &Respondent,
) -> Result<Vec<NewContact>, StorageError> {
    let Some(previous) = &assessment.previous else {
        return Ok(Vec::new());
    };
    let invitation = invitations::find_invitation_of(transaction.connection, previous, respondent)?;
    let Some(invitation) = invitation else {
        return Ok(Vec::new());
    };
    let contacts = invitations::list_contacts(transaction.connection, &invitation.id)?;
    Ok(contacts
        .into_iter()
        .filter(|contact| contact.role == ContactRole::FocalPoint && contact.can_be_written_to())
        .map(|contact| NewContact {
            name: contact.name,
            email: contact.email,
            language: Some(contact.language),
        })
        .collect())
}

/// Queues a mail to a person; not before answers are taken.
fn queue(
    transaction: &mut Transaction<'_>,
    kind: &str,
    occasion: String,
    assessment: &Assessment,
    contact: &Contact,
) -> Result<bool, StorageError> {
    let mail = NewMail {
        id: OutboxId::new(transaction.new_id()),
        occasion,
        kind: kind.to_owned(),
        about: MailSubjects {
            assessment: Some(assessment.id.clone()),
            invitation: Some(contact.invitation.clone()),
            contact: Some(contact.id.clone()),
            submission: None,
            user: None,
            reviewer: None,
        },
        message_id: transaction.new_id(),
        due_at: transaction.now.max(assessment.opens_at),
    };
    insert_mail_once(transaction.connection, &mail, transaction.now)
}

/// Whether mail can be addressed to this text: one address, without anything that could add a header or
/// another recipient.
pub fn is_mail_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_plain = |character: char| {
        !character.is_whitespace()
            && !character.is_control()
            && !matches!(
                character,
                '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')' | '@' | '\\'
            )
    };
    text.len() <= 254
        && !name.is_empty()
        && name.chars().all(is_plain)
        && !host.is_empty()
        && host.chars().all(is_plain)
        && !host.starts_with('.')
        && !host.ends_with('.')
}

/// How far an organization has come, which decides the text of its reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    NeverOpened,
    Started,
    InClearance,
    /// Given back with comments.
    Returned,
}

impl Progress {
    /// `None` where no reminder is due: submitted, accepted or declined.
    pub fn of(invitation: &Invitation, response: Option<&Response>) -> Option<Progress> {
        match response.map(|response| response.state) {
            Some(ResponseState::Submitted | ResponseState::Accepted | ResponseState::Declined) => {
                None
            }
            Some(ResponseState::InClearance) => Some(Progress::InClearance),
            Some(ResponseState::Returned) => Some(Progress::Returned),
            Some(ResponseState::Draft) => Some(Progress::Started),
            Some(ResponseState::NotStarted) | None => match invitation.opened_at {
                Some(_) => Some(Progress::Started),
                None => Some(Progress::NeverOpened),
            },
        }
    }
}

/// Queues a reminder to everybody who is concerned: not to those who answered, were revoked, bounced or
/// opted out, and at most one a day. Gives the exact list of recipients.
pub fn remind(
    transaction: &mut Transaction<'_>,
    slug: &str,
    actor: &Author,
    dry_run: bool,
) -> Result<Vec<(Recipient, Progress)>, InviteError> {
    let assessment = open_assessment(transaction, slug)?;
    let day = transaction.now.format("%Y-%m-%d");
    let mut recipients = Vec::new();
    for invitation in invitations::list_invitations(transaction.connection, &assessment.id)? {
        if invitation.revoked_at.is_some() {
            continue;
        }
        let response = responses::find_response_of(
            transaction.connection,
            &assessment.id,
            &invitation.respondent,
        )?;
        let Some(progress) = Progress::of(&invitation, response.as_ref()) else {
            continue;
        };
        for contact in invitations::list_contacts(transaction.connection, &invitation.id)? {
            let is_concerned = contact.role == ContactRole::FocalPoint
                && contact.can_be_written_to()
                && contact.reminders_stopped_at.is_none();
            if !is_concerned {
                continue;
            }
            let occasion = format!("reminder:{}:{day}", contact.id);
            let is_new = if dry_run {
                !outbox::has_occasion(transaction.connection, &occasion)?
            } else {
                queue(transaction, "reminder", occasion, &assessment, &contact)?
            };
            if is_new {
                recipients.push((
                    Recipient {
                        respondent: invitation.respondent.clone(),
                        name: contact.name,
                        email: contact.email,
                        language: contact.language,
                    },
                    progress,
                ));
            }
        }
    }
    if !dry_run && !recipients.is_empty() {
        transaction.note(
            actor,
            "assessment.remind",
            Some(&assessment.id),
            ("assessment", assessment.id.as_str()),
            json!({"recipients": recipients.len()}),
        )?;
    }
    Ok(recipients)
}

/// Ends an invitation: its links, its sessions and what waits to be sent.
pub fn revoke_invitation(
    transaction: &mut Transaction<'_>,
    id: &InvitationId,
    actor: &Author,
) -> Result<bool, StorageError> {
    let Some(invitation) = invitations::find_invitation(transaction.connection, id)? else {
        return Ok(false);
    };
    let now: DateTime<Utc> = transaction.now;
    let revoked = invitations::revoke_invitation(transaction.connection, id, now)?;
    outbox::cancel_mails_of_invitation(
        transaction.connection,
        id,
        "the invitation was revoked",
        now,
    )?;
    if revoked {
        transaction.note(
            actor,
            "invitation.revoke",
            Some(&invitation.assessment),
            ("invitation", id.as_str()),
            json!({"respondent": invitation.respondent.to_string()}),
        )?;
    }
    Ok(revoked)
}

/// Sends somebody a new link; the earlier ones go on working until they are revoked.
pub fn reissue_link(
    transaction: &mut Transaction<'_>,
    contact: &ContactId,
    actor: &Author,
) -> Result<bool, StorageError> {
    let Some(contact) = invitations::find_contact(transaction.connection, contact)? else {
        return Ok(false);
    };
    let Some(invitation) =
        invitations::find_invitation(transaction.connection, &contact.invitation)?
    else {
        return Ok(false);
    };
    let Some(assessment) =
        assessments::find_assessment(transaction.connection, &invitation.assessment)?
    else {
        return Ok(false);
    };
    if invitation.revoked_at.is_some() || contact.removed_at.is_some() {
        return Ok(false);
    }
    let occasion = format!("invitation:{}:{}", contact.id, transaction.new_id());
    queue(transaction, "invitation", occasion, &assessment, &contact)?;
    transaction.note(
        actor,
        "link.reissue",
        Some(&assessment.id),
        ("contact", contact.id.as_str()),
        json!({"respondent": invitation.respondent.to_string()}),
    )?;
    Ok(true)
}
