//! The audit, to which rows are only added, and the results of operations, which repeat themselves.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde_json::Value as Json;

use super::schema::{audit, operations};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Author};

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    pub id: String,
    pub at: DateTime<Utc>,
    pub actor: Author,
    /// A verb with what it was done to: `response.submit`.
    pub action: String,
    pub assessment: Option<AssessmentId>,
    pub object_kind: String,
    pub object_id: String,
    /// No answers, links or mail addresses.
    pub detail: Json,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit)]
struct AuditRow {
    id: String,
    at: NaiveDateTime,
    actor: String,
    action: String,
    assessment_id: Option<String>,
    object_kind: String,
    object_id: String,
    detail: String,
}

impl AuditRow {
    fn into_entry(self) -> Result<AuditEntry, StorageError> {
        let cell = |column| Cell {
            table: "audit",
            column,
            row: &self.id,
        };
        Ok(AuditEntry {
            at: self.at.and_utc(),
            actor: cell("actor").code(Author::parse(&self.actor))?,
            action: self.action.clone(),
            assessment: self.assessment_id.clone().map(AssessmentId::new),
            object_kind: self.object_kind.clone(),
            object_id: self.object_id.clone(),
            detail: cell("detail").json(&self.detail)?,
            id: self.id.clone(),
        })
    }
}

pub fn insert_audit_entry(
    connection: &mut AnyConnection,
    entry: &AuditEntry,
) -> Result<(), StorageError> {
    diesel::insert_into(audit::table)
        .values((
            audit::id.eq(&entry.id),
            audit::at.eq(stamp(entry.at)),
            audit::actor.eq(entry.actor.to_string()),
            audit::action.eq(&entry.action),
            audit::assessment_id.eq(entry.assessment.as_ref().map(AssessmentId::as_str)),
            audit::object_kind.eq(&entry.object_kind),
            audit::object_id.eq(&entry.object_id),
            audit::detail.eq(entry.detail.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Who is asked about in the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditActor {
    /// This one alone.
    One(Author),
    /// Everybody who acts through a personal link.
    Respondents,
    /// Everybody of a secretariat, on a draft summary.
    Reviewers,
}

/// Which entries are asked for; what is absent narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// What actions start with, before the dot; from a list of the caller's, never from a request.
    pub area: Option<&'static str>,
    pub actor: Option<AuditActor>,
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
}

/// The latest entries first, at most `limit`; older ones by the id of the last one seen.
pub fn list_audit_entries(
    connection: &mut AnyConnection,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<AuditEntry>, StorageError> {
    list_audit_entries_of(connection, &AuditFilter::default(), before, limit)
}

/// The same of those that fit a filter.
pub fn list_audit_entries_of(
    connection: &mut AnyConnection,
    filter: &AuditFilter,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<AuditEntry>, StorageError> {
    let mut query = audit::table
        .select(AuditRow::as_select())
        // Ids are made in the order of time.
        .order(audit::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(audit::id.lt(before.to_owned()));
    }
    if let Some(area) = filter.area {
        query = query.filter(audit::action.like(format!("{area}.%")));
    }
    match &filter.actor {
        None => {}
        Some(AuditActor::One(author)) => query = query.filter(audit::actor.eq(author.to_string())),
        Some(AuditActor::Respondents) => query = query.filter(audit::actor.like("contact:%")),
        Some(AuditActor::Reviewers) => query = query.filter(audit::actor.like("reviewer:%")),
    }
    if let Some(from) = filter.from {
        query = query.filter(audit::at.ge(stamp(from)));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit::at.lt(stamp(until)));
    }
    let rows = query.load(connection)?;
    rows.into_iter().map(AuditRow::into_entry).collect()
}

/// What was done under an operation id.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = operations)]
pub struct DoneOperation {
    pub kind: String,
    /// SHA-256 of what was asked.
    pub fingerprint: String,
    /// JSON of what was answered.
    pub result: String,
}

/// Finds an operation among those of its owner only.
pub fn find_operation(
    connection: &mut AnyConnection,
    owner: &str,
    id: &str,
) -> Result<Option<DoneOperation>, StorageError> {
    Ok(operations::table
        .find((owner, id))
        .select(DoneOperation::as_select())
        .first(connection)
        .optional()?)
}

/// Keeps what an operation did. `Conflict`: the same operation was done by somebody else meanwhile.
pub fn insert_operation(
    connection: &mut AnyConnection,
    owner: &str,
    id: &str,
    done: &DoneOperation,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::insert_into(operations::table)
        .values((
            operations::owner.eq(owner),
            operations::id.eq(id),
            operations::kind.eq(&done.kind),
            operations::fingerprint.eq(&done.fingerprint),
            operations::result.eq(&done.result),
            operations::created_at.eq(stamp(now)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Forgets operations that no client repeats any more.
pub fn delete_operations_before(
    connection: &mut AnyConnection,
    limit: DateTime<Utc>,
) -> Result<usize, StorageError> {
    Ok(
        diesel::delete(operations::table.filter(operations::created_at.lt(stamp(limit))))
            .execute(connection)?,
    )
}
