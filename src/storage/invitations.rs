//! Invitations, the people behind them, their links and the browsers that entered.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{contacts, invitations, link_tokens, respondent_sessions};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{
    AssessmentId, Author, Contact, ContactId, ContactRole, Invitation, InvitationId, Link, LinkId,
    LinkPurpose, Respondent, SessionId,
};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

#[derive(Queryable, Selectable)]
#[diesel(table_name = invitations)]
struct InvitationRow {
    id: String,
    assessment_id: String,
    respondent_group: String,
    organization_id: String,
    language: String,
    created_at: NaiveDateTime,
    opened_at: Option<NaiveDateTime>,
    revoked_at: Option<NaiveDateTime>,
}

impl InvitationRow {
    fn into_invitation(self) -> Result<Invitation, StorageError> {
        let cell = |column| Cell {
            table: "invitations",
            column,
            row: &self.id,
        };
        let group =
            cell("respondent_group").code(RespondentGroup::from_code(&self.respondent_group))?;
        Ok(Invitation {
            assessment: AssessmentId::new(&self.assessment_id),
            respondent: Respondent::new(group, &self.organization_id),
            language: cell("language").code(Language::from_tag(&self.language))?,
            created_at: self.created_at.and_utc(),
            opened_at: self.opened_at.map(|time| time.and_utc()),
            revoked_at: self.revoked_at.map(|time| time.and_utc()),
            id: InvitationId::new(&self.id),
        })
    }
}

/// Inserts an invitation. `Conflict`: the organization is invited to this round already.
pub fn insert_invitation(
    connection: &mut AnyConnection,
    invitation: &Invitation,
    author: &Author,
) -> Result<(), StorageError> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(invitation.id.as_str()),
            invitations::assessment_id.eq(invitation.assessment.as_str()),
            invitations::respondent_group.eq(invitation.respondent.group.code()),
            invitations::organization_id.eq(&invitation.respondent.organization),
            invitations::language.eq(invitation.language.code()),
            invitations::created_at.eq(stamp(invitation.created_at)),
            invitations::created_by.eq(author.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn find_invitation(
    connection: &mut AnyConnection,
    id: &InvitationId,
) -> Result<Option<Invitation>, StorageError> {
    let row = invitations::table
        .find(id.as_str())
        .select(InvitationRow::as_select())
        .first(connection)
        .optional()?;
    row.map(InvitationRow::into_invitation).transpose()
}

pub fn find_invitation_of(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    respondent: &Respondent,
) -> Result<Option<Invitation>, StorageError> {
    let row = invitations::table
        .filter(invitations::assessment_id.eq(assessment.as_str()))
        .filter(invitations::respondent_group.eq(respondent.group.code()))
        .filter(invitations::organization_id.eq(&respondent.organization))
        .select(InvitationRow::as_select())
        .first(connection)
        .optional()?;
    row.map(InvitationRow::into_invitation).transpose()
}

/// All invitations of a round, by group and organization.
pub fn list_invitations(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<Invitation>, StorageError> {
    let rows = invitations::table
        .filter(invitations::assessment_id.eq(assessment.as_str()))
        .select(InvitationRow::as_select())
        .load(connection)?;
    let mut list = rows
        .into_iter()
        .map(InvitationRow::into_invitation)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.respondent.cmp(&other.respondent));
    Ok(list)
}

/// Ends an invitation with all its links and the sessions entered through them.
pub fn revoke_invitation(
    connection: &mut AnyConnection,
    id: &InvitationId,
    now: DateTime<Utc>,
) -> Result<bool, StorageError> {
    let revoked = diesel::update(
        invitations::table
            .find(id.as_str())
            .filter(invitations::revoked_at.is_null()),
    )
    .set(invitations::revoked_at.eq(stamp(now)))
    .execute(connection)?;
    let links: Vec<String> = link_tokens::table
        .filter(link_tokens::invitation_id.eq(id.as_str()))
        .select(link_tokens::id)
        .load(connection)?;
    for link in links {
        revoke_link(connection, &LinkId::new(link), now)?;
    }
    Ok(revoked == 1)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contacts)]
struct ContactRow {
    id: String,
    invitation_id: String,
    name: String,
    email: String,
    language: String,
    role: String,
    opened_at: Option<NaiveDateTime>,
    reminders_stopped_at: Option<NaiveDateTime>,
    bounced_at: Option<NaiveDateTime>,
    bounce: Option<String>,
    removed_at: Option<NaiveDateTime>,
}

impl ContactRow {
    fn into_contact(self) -> Result<Contact, StorageError> {
        let cell = |column| Cell {
            table: "contacts",
            column,
            row: &self.id,
        };
        Ok(Contact {
            invitation: InvitationId::new(&self.invitation_id),
            language: cell("language").code(Language::from_tag(&self.language))?,
            role: cell("role").code(ContactRole::from_code(&self.role))?,
            id: ContactId::new(&self.id),
            name: self.name,
            email: self.email,
            opened_at: self.opened_at.map(|time| time.and_utc()),
            reminders_stopped_at: self.reminders_stopped_at.map(|time| time.and_utc()),
            bounced_at: self.bounced_at.map(|time| time.and_utc()),
            bounce: self.bounce,
            removed_at: self.removed_at.map(|time| time.and_utc()),
        })
    }
}

/// Inserts a contact. `Conflict`: the address is among the contacts of the invitation already.
pub fn insert_contact(
    connection: &mut AnyConnection,
    contact: &Contact,
    author: &Author,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::insert_into(contacts::table)
        .values((
            contacts::id.eq(contact.id.as_str()),
            contacts::invitation_id.eq(contact.invitation.as_str()),
            contacts::name.eq(&contact.name),
            contacts::email.eq(&contact.email),
            contacts::email_key.eq(contact.email.to_lowercase()),
            contacts::language.eq(contact.language.code()),
            contacts::role.eq(contact.role.code()),
            contacts::created_at.eq(stamp(now)),
            contacts::created_by.eq(author.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn find_contact(
    connection: &mut AnyConnection,
    id: &ContactId,
) -> Result<Option<Contact>, StorageError> {
    let row = contacts::table
        .find(id.as_str())
        .select(ContactRow::as_select())
        .first(connection)
        .optional()?;
    row.map(ContactRow::into_contact).transpose()
}

/// The contacts of an invitation, also removed ones, in the order in which they were added.
pub fn list_contacts(
    connection: &mut AnyConnection,
    invitation: &InvitationId,
) -> Result<Vec<Contact>, StorageError> {
    let rows = contacts::table
        .filter(contacts::invitation_id.eq(invitation.as_str()))
        .select(ContactRow::as_select())
        .order((contacts::created_at, contacts::id))
        .load(connection)?;
    rows.into_iter().map(ContactRow::into_contact).collect()
}

/// The contacts of all invitations of a round, in the order in which they were added.
pub fn list_contacts_of_round(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<Contact>, StorageError> {
    let rows = contacts::table
        .inner_join(invitations::table)
        .filter(invitations::assessment_id.eq(assessment.as_str()))
        .select(ContactRow::as_select())
        .order((contacts::created_at, contacts::id))
        .load(connection)?;
    rows.into_iter().map(ContactRow::into_contact).collect()
}

/// No reminders to this person any more; the first time counts.
pub fn stop_reminders(
    connection: &mut AnyConnection,
    id: &ContactId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(
        contacts::table
            .find(id.as_str())
            .filter(contacts::reminders_stopped_at.is_null()),
    )
    .set(contacts::reminders_stopped_at.eq(stamp(now)))
    .execute(connection)?;
    Ok(())
}

/// The mail server will not deliver to this person.
pub fn mark_bounced(
    connection: &mut AnyConnection,
    id: &ContactId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(contacts::table.find(id.as_str()))
        .set((
            contacts::bounced_at.eq(stamp(now)),
            contacts::bounce.eq(reason),
        ))
        .execute(connection)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = link_tokens)]
struct LinkRow {
    id: String,
    invitation_id: String,
    contact_id: String,
    purpose: String,
    scope: Option<String>,
    created_at: NaiveDateTime,
    revoked_at: Option<NaiveDateTime>,
    first_used_at: Option<NaiveDateTime>,
    last_used_at: Option<NaiveDateTime>,
}

impl LinkRow {
    fn into_link(self) -> Result<Link, StorageError> {
        let cell = |column| Cell {
            table: "link_tokens",
            column,
            row: &self.id,
        };
        Ok(Link {
            invitation: InvitationId::new(&self.invitation_id),
            contact: ContactId::new(&self.contact_id),
            purpose: cell("purpose").code(LinkPurpose::from_code(&self.purpose))?,
            scope: self
                .scope
                .as_deref()
                .map(|text| cell("scope").json(text))
                .transpose()?,
            created_at: self.created_at.and_utc(),
            revoked_at: self.revoked_at.map(|time| time.and_utc()),
            first_used_at: self.first_used_at.map(|time| time.and_utc()),
            last_used_at: self.last_used_at.map(|time| time.and_utc()),
            id: LinkId::new(&self.id),
        })
    }
}

/// Keeps a link by the hash of its token.
pub fn insert_link(
    connection: &mut AnyConnection,
    link: &Link,
    token_hash: &str,
) -> Result<(), StorageError> {
    diesel::insert_into(link_tokens::table)
        .values((
            link_tokens::id.eq(link.id.as_str()),
            link_tokens::token_hash.eq(token_hash),
            link_tokens::invitation_id.eq(link.invitation.as_str()),
            link_tokens::contact_id.eq(link.contact.as_str()),
            link_tokens::purpose.eq(link.purpose.code()),
            link_tokens::scope.eq(link
                .scope
                .as_ref()
                .map(|scope| serde_json::json!(scope).to_string())),
            link_tokens::created_at.eq(stamp(link.created_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Finds a link by the hash of its token, revoked ones included: the caller decides, in one way for all.
pub fn find_link_by_hash(
    connection: &mut AnyConnection,
    token_hash: &str,
) -> Result<Option<Link>, StorageError> {
    let row = link_tokens::table
        .filter(link_tokens::token_hash.eq(token_hash))
        .select(LinkRow::as_select())
        .first(connection)
        .optional()?;
    row.map(LinkRow::into_link).transpose()
}

pub fn find_link(
    connection: &mut AnyConnection,
    id: &LinkId,
) -> Result<Option<Link>, StorageError> {
    let row = link_tokens::table
        .find(id.as_str())
        .select(LinkRow::as_select())
        .first(connection)
        .optional()?;
    row.map(LinkRow::into_link).transpose()
}

/// The links of an invitation, for staff to list and revoke.
pub fn list_links(
    connection: &mut AnyConnection,
    invitation: &InvitationId,
) -> Result<Vec<Link>, StorageError> {
    let rows = link_tokens::table
        .filter(link_tokens::invitation_id.eq(invitation.as_str()))
        .select(LinkRow::as_select())
        .order((link_tokens::created_at, link_tokens::id))
        .load(connection)?;
    rows.into_iter().map(LinkRow::into_link).collect()
}

/// Ends a link and the sessions entered through it.
pub fn revoke_link(
    connection: &mut AnyConnection,
    id: &LinkId,
    now: DateTime<Utc>,
) -> Result<bool, StorageError> {
    let revoked = diesel::update(
        link_tokens::table
            .find(id.as_str())
            .filter(link_tokens::revoked_at.is_null()),
    )
    .set(link_tokens::revoked_at.eq(stamp(now)))
    .execute(connection)?;
    diesel::update(
        respondent_sessions::table
            .filter(respondent_sessions::link_token_id.eq(id.as_str()))
            .filter(respondent_sessions::ended_at.is_null()),
    )
    .set(respondent_sessions::ended_at.eq(stamp(now)))
    .execute(connection)?;
    Ok(revoked == 1)
}

/// Somebody entered: notes it on the link, the person and the invitation, each the first time.
pub fn mark_entered(
    connection: &mut AnyConnection,
    link: &Link,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let now = stamp(now);
    diesel::update(link_tokens::table.find(link.id.as_str()))
        .set(link_tokens::last_used_at.eq(now))
        .execute(connection)?;
    diesel::update(
        link_tokens::table
            .find(link.id.as_str())
            .filter(link_tokens::first_used_at.is_null()),
    )
    .set(link_tokens::first_used_at.eq(now))
    .execute(connection)?;
    diesel::update(
        contacts::table
            .find(link.contact.as_str())
            .filter(contacts::opened_at.is_null()),
    )
    .set(contacts::opened_at.eq(now))
    .execute(connection)?;
    diesel::update(
        invitations::table
            .find(link.invitation.as_str())
            .filter(invitations::opened_at.is_null()),
    )
    .set(invitations::opened_at.eq(now))
    .execute(connection)?;
    Ok(())
}

/// A browser that entered through a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RespondentSession {
    pub id: SessionId,
    pub link: LinkId,
    /// From which the tokens of its forms are made.
    pub form_key: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = respondent_sessions)]
struct SessionRow {
    id: String,
    link_token_id: String,
    form_key: String,
    created_at: NaiveDateTime,
    last_used_at: NaiveDateTime,
    expires_at: NaiveDateTime,
}

pub fn insert_respondent_session(
    connection: &mut AnyConnection,
    session: &RespondentSession,
    token_hash: &str,
) -> Result<(), StorageError> {
    diesel::insert_into(respondent_sessions::table)
        .values((
            respondent_sessions::id.eq(session.id.as_str()),
            respondent_sessions::token_hash.eq(token_hash),
            respondent_sessions::link_token_id.eq(session.link.as_str()),
            respondent_sessions::form_key.eq(&session.form_key),
            respondent_sessions::created_at.eq(stamp(session.created_at)),
            respondent_sessions::last_used_at.eq(stamp(session.last_used_at)),
            respondent_sessions::expires_at.eq(stamp(session.expires_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The session of a cookie, if it has not ended or expired.
pub fn find_respondent_session(
    connection: &mut AnyConnection,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<RespondentSession>, StorageError> {
    let row = respondent_sessions::table
        .filter(respondent_sessions::token_hash.eq(token_hash))
        .filter(respondent_sessions::ended_at.is_null())
        .filter(respondent_sessions::expires_at.gt(stamp(now)))
        .select(SessionRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(|row| RespondentSession {
        id: SessionId::new(row.id),
        link: LinkId::new(row.link_token_id),
        form_key: row.form_key,
        created_at: row.created_at.and_utc(),
        last_used_at: row.last_used_at.and_utc(),
        expires_at: row.expires_at.and_utc(),
    }))
}

/// Ends a session on leaving.
pub fn end_respondent_session(
    connection: &mut AnyConnection,
    id: &SessionId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(
        respondent_sessions::table
            .find(id.as_str())
            .filter(respondent_sessions::ended_at.is_null()),
    )
    .set(respondent_sessions::ended_at.eq(stamp(now)))
    .execute(connection)?;
    Ok(())
}

/// How many invitations, opened and not, each group has in a round: invited, opened.
pub fn count_invitations(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<(RespondentGroup, i64, i64)>, StorageError> {
    let list = list_invitations(connection, assessment)?;
    Ok(RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let of_group = list
                .iter()
                .filter(|invitation| {
                    invitation.respondent.group == group && invitation.revoked_at.is_none()
                })
                .collect::<Vec<_>>();
            let opened = of_group
                .iter()
                .filter(|invitation| invitation.opened_at.is_some())
                .count();
            let number = |count| i64::try_from(count).unwrap_or(i64::MAX);
            (group, number(of_group.len()), number(opened))
        })
        .collect())
}
