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

/// The latest entries first, at most `limit`; older ones by the id of the last one seen.
pub fn list_audit_entries(
    connection: &mut AnyConnection,
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
        query = query.filter(audit::id.lt(before));
    }
    let rows = query.load(connection)?;
    rows.into_iter()
        .map(|row| {
            let cell = |column| Cell {
                table: "audit",
                column,
                row: &row.id,
            };
            Ok(AuditEntry {
                at: row.at.and_utc(),
                actor: cell("actor").code(Author::parse(&row.actor))?,
                action: row.action.clone(),
                assessment: row.assessment_id.clone().map(AssessmentId::new),
                object_kind: row.object_kind.clone(),
                object_id: row.object_id.clone(),
                detail: cell("detail").json(&row.detail)?,
                id: row.id.clone(),
            })
        })
        .collect()
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
