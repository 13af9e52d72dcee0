//! People of secretariats who are shown draft summaries: their links and sessions.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{reviewer_links, reviewer_sessions, summary_reviewers};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{Author, LinkId, ReviewerId, SessionId, SummaryId};
use crate::language::Language;

/// Somebody who is shown a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    pub id: ReviewerId,
    pub summary: SummaryId,
    pub name: String,
    pub email: String,
    pub language: Language,
    pub created_at: DateTime<Utc>,
    pub opened_at: Option<DateTime<Utc>>,
    /// When the remarks were sent.
    pub answered_at: Option<DateTime<Utc>>,
    pub agrees: Option<bool>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub bounced_at: Option<DateTime<Utc>>,
    /// What the mail server said.
    pub bounce: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = summary_reviewers)]
struct ReviewerRow {
    id: String,
    summary_id: String,
    name: String,
    email: String,
    language: String,
    created_at: NaiveDateTime,
    opened_at: Option<NaiveDateTime>,
    answered_at: Option<NaiveDateTime>,
    agrees: Option<bool>,
    revoked_at: Option<NaiveDateTime>,
    bounced_at: Option<NaiveDateTime>,
    bounce: Option<String>,
}

impl ReviewerRow {
    fn into_reviewer(self) -> Result<Reviewer, StorageError> {
        let cell = Cell {
            table: "summary_reviewers",
            column: "language",
            row: &self.id,
        };
        let instant = |time: Option<NaiveDateTime>| time.map(|time| time.and_utc());
        Ok(Reviewer {
            language: cell.code(Language::from_tag(&self.language))?,
            id: ReviewerId::new(&self.id),
            summary: SummaryId::new(self.summary_id),
            name: self.name,
            email: self.email,
            created_at: self.created_at.and_utc(),
            opened_at: instant(self.opened_at),
            answered_at: instant(self.answered_at),
            agrees: self.agrees,
            revoked_at: instant(self.revoked_at),
            bounced_at: instant(self.bounced_at),
            bounce: self.bounce,
        })
    }
}

/// Inserts a reviewer. `Conflict`: the address is among them already.
pub fn insert_reviewer(
    connection: &mut AnyConnection,
    reviewer: &Reviewer,
    author: &Author,
) -> Result<(), StorageError> {
    diesel::insert_into(summary_reviewers::table)
        .values((
            summary_reviewers::id.eq(reviewer.id.as_str()),
            summary_reviewers::summary_id.eq(reviewer.summary.as_str()),
            summary_reviewers::name.eq(&reviewer.name),
            summary_reviewers::email.eq(&reviewer.email),
            summary_reviewers::email_key.eq(reviewer.email.to_lowercase()),
            summary_reviewers::language.eq(reviewer.language.code()),
            summary_reviewers::created_at.eq(stamp(reviewer.created_at)),
            summary_reviewers::created_by.eq(author.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn find_reviewer(
    connection: &mut AnyConnection,
    id: &ReviewerId,
) -> Result<Option<Reviewer>, StorageError> {
    let row = summary_reviewers::table
        .find(id.as_str())
        .select(ReviewerRow::as_select())
        .first(connection)
        .optional()?;
    row.map(ReviewerRow::into_reviewer).transpose()
}

/// Everybody who was ever shown a summary, in the order in which they were asked.
pub fn list_reviewers(
    connection: &mut AnyConnection,
    summary: &SummaryId,
) -> Result<Vec<Reviewer>, StorageError> {
    let rows = summary_reviewers::table
        .filter(summary_reviewers::summary_id.eq(summary.as_str()))
        .order((summary_reviewers::created_at, summary_reviewers::id))
        .select(ReviewerRow::as_select())
        .load(connection)?;
    rows.into_iter().map(ReviewerRow::into_reviewer).collect()
}

/// Asks somebody again who was asked before: the answer is open again, and links minted from now on work.
pub fn reopen_reviewer(
    connection: &mut AnyConnection,
    id: &ReviewerId,
) -> Result<(), StorageError> {
    diesel::update(summary_reviewers::table.find(id.as_str()))
        .set((
            summary_reviewers::revoked_at.eq(None::<NaiveDateTime>),
            summary_reviewers::answered_at.eq(None::<NaiveDateTime>),
            summary_reviewers::agrees.eq(None::<bool>),
            summary_reviewers::bounced_at.eq(None::<NaiveDateTime>),
            summary_reviewers::bounce.eq(None::<String>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes that the remarks were sent.
pub fn mark_answered(
    connection: &mut AnyConnection,
    id: &ReviewerId,
    agrees: bool,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(summary_reviewers::table.find(id.as_str()))
        .set((
            summary_reviewers::answered_at.eq(stamp(now)),
            summary_reviewers::agrees.eq(agrees),
        ))
        .execute(connection)?;
    Ok(())
}

/// The mail server will not deliver to this person.
pub fn mark_bounced(
    connection: &mut AnyConnection,
    id: &ReviewerId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(summary_reviewers::table.find(id.as_str()))
        .set((
            summary_reviewers::bounced_at.eq(stamp(now)),
            summary_reviewers::bounce.eq(reason),
        ))
        .execute(connection)?;
    Ok(())
}

/// Ends the access of a person: all links, all sessions.
pub fn revoke_reviewer(
    connection: &mut AnyConnection,
    id: &ReviewerId,
    now: DateTime<Utc>,
) -> Result<bool, StorageError> {
    let revoked = diesel::update(
        summary_reviewers::table
            .find(id.as_str())
            .filter(summary_reviewers::revoked_at.is_null()),
    )
    .set(summary_reviewers::revoked_at.eq(stamp(now)))
    .execute(connection)?;
    let links: Vec<String> = reviewer_links::table
        .filter(reviewer_links::reviewer_id.eq(id.as_str()))
        .select(reviewer_links::id)
        .load(connection)?;
    diesel::update(
        reviewer_links::table
            .filter(reviewer_links::reviewer_id.eq(id.as_str()))
            .filter(reviewer_links::revoked_at.is_null()),
    )
    .set(reviewer_links::revoked_at.eq(stamp(now)))
    .execute(connection)?;
    diesel::update(
        reviewer_sessions::table
            .filter(reviewer_sessions::link_id.eq_any(links))
            .filter(reviewer_sessions::ended_at.is_null()),
    )
    .set(reviewer_sessions::ended_at.eq(stamp(now)))
    .execute(connection)?;
    Ok(revoked == 1)
}

/// A link of a reviewer, without its token, which nobody keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewerLink {
    pub id: LinkId,
    pub reviewer: ReviewerId,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub first_used_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = reviewer_links)]
struct LinkRow {
    id: String,
    reviewer_id: String,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    revoked_at: Option<NaiveDateTime>,
    first_used_at: Option<NaiveDateTime>,
}

impl LinkRow {
    fn into_link(self) -> ReviewerLink {
        ReviewerLink {
            id: LinkId::new(self.id),
            reviewer: ReviewerId::new(self.reviewer_id),
            created_at: self.created_at.and_utc(),
            expires_at: self.expires_at.and_utc(),
            revoked_at: self.revoked_at.map(|time| time.and_utc()),
            first_used_at: self.first_used_at.map(|time| time.and_utc()),
        }
    }
}

/// Keeps a link by the hash of its token; it is for commenting and opens nothing else.
pub fn insert_link(
    connection: &mut AnyConnection,
    link: &ReviewerLink,
    token_hash: &str,
) -> Result<(), StorageError> {
    diesel::insert_into(reviewer_links::table)
        .values((
            reviewer_links::id.eq(link.id.as_str()),
            reviewer_links::token_hash.eq(token_hash),
            reviewer_links::reviewer_id.eq(link.reviewer.as_str()),
            reviewer_links::purpose.eq("comment"),
            reviewer_links::created_at.eq(stamp(link.created_at)),
            reviewer_links::expires_at.eq(stamp(link.expires_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Finds a link by the hash of its token, revoked and expired ones included: the caller decides, in one way
/// for all.
pub fn find_link_by_hash(
    connection: &mut AnyConnection,
    token_hash: &str,
) -> Result<Option<ReviewerLink>, StorageError> {
    let row = reviewer_links::table
        .filter(reviewer_links::token_hash.eq(token_hash))
        .select(LinkRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(LinkRow::into_link))
}

pub fn find_link(
    connection: &mut AnyConnection,
    id: &LinkId,
) -> Result<Option<ReviewerLink>, StorageError> {
    let row = reviewer_links::table
        .find(id.as_str())
        .select(LinkRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(LinkRow::into_link))
}

/// Somebody entered: noted on the link and the person, each the first time.
pub fn mark_entered(
    connection: &mut AnyConnection,
    link: &ReviewerLink,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(
        reviewer_links::table
            .find(link.id.as_str())
            .filter(reviewer_links::first_used_at.is_null()),
    )
    .set(reviewer_links::first_used_at.eq(stamp(now)))
    .execute(connection)?;
    diesel::update(
        summary_reviewers::table
            .find(link.reviewer.as_str())
            .filter(summary_reviewers::opened_at.is_null()),
    )
    .set(summary_reviewers::opened_at.eq(stamp(now)))
    .execute(connection)?;
    Ok(())
}

/// A browser that entered through such a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewerSession {
    pub id: SessionId,
    pub link: LinkId,
    /// Proves that a form was made for this session.
    pub form_key: String,
    pub expires_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = reviewer_sessions)]
struct SessionRow {
    id: String,
    link_id: String,
    form_key: String,
    expires_at: NaiveDateTime,
}

pub fn insert_session(
    connection: &mut AnyConnection,
    session: &ReviewerSession,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::insert_into(reviewer_sessions::table)
        .values((
            reviewer_sessions::id.eq(session.id.as_str()),
            reviewer_sessions::token_hash.eq(token_hash),
            reviewer_sessions::link_id.eq(session.link.as_str()),
            reviewer_sessions::form_key.eq(&session.form_key),
            reviewer_sessions::created_at.eq(stamp(now)),
            reviewer_sessions::expires_at.eq(stamp(session.expires_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The session of a cookie, if it has not ended or expired.
pub fn find_session(
    connection: &mut AnyConnection,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<ReviewerSession>, StorageError> {
    let row = reviewer_sessions::table
        .filter(reviewer_sessions::token_hash.eq(token_hash))
        .filter(reviewer_sessions::ended_at.is_null())
        .filter(reviewer_sessions::expires_at.gt(stamp(now)))
        .select(SessionRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(|row| ReviewerSession {
        id: SessionId::new(row.id),
        link: LinkId::new(row.link_id),
        form_key: row.form_key,
        expires_at: row.expires_at.and_utc(),
    }))
}
