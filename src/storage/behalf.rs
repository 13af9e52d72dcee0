//! Who of staff enters answers on behalf of which organization, and from what source.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::behalf_entries;
use super::sql_types::stamp;
use super::{AnyConnection, StorageError};
use crate::assessment::{ResponseId, UserId};

/// Answers being entered on behalf, by one person and from one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehalfEntry {
    pub id: String,
    pub response: ResponseId,
    pub user: UserId,
    /// "Form on paper, received on 3 May 2026".
    pub source: String,
    /// The round is over, and this goes in all the same.
    pub into_closed: bool,
    /// The respondent has begun to answer itself, and this changes its draft all the same.
    pub over_respondent: bool,
    pub started_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = behalf_entries)]
struct BehalfRow {
    id: String,
    response_id: String,
    user_id: String,
    source: String,
    into_closed: bool,
    over_respondent: bool,
    started_at: NaiveDateTime,
}

impl BehalfRow {
    fn into_entry(self) -> BehalfEntry {
        BehalfEntry {
            id: self.id,
            response: ResponseId::new(self.response_id),
            user: UserId::new(self.user_id),
            source: self.source,
            into_closed: self.into_closed,
            over_respondent: self.over_respondent,
            started_at: self.started_at.and_utc(),
        }
    }
}

/// Keeps that somebody begins to enter answers.
pub fn insert_behalf_entry(
    connection: &mut AnyConnection,
    entry: &BehalfEntry,
) -> Result<(), StorageError> {
    let row = BehalfRow {
        id: entry.id.clone(),
        response_id: entry.response.to_string(),
        user_id: entry.user.to_string(),
        source: entry.source.clone(),
        into_closed: entry.into_closed,
        over_respondent: entry.over_respondent,
        started_at: stamp(entry.started_at),
    };
    diesel::insert_into(behalf_entries::table)
        .values(&row)
        .execute(connection)?;
    Ok(())
}

/// An entry of this person; that of somebody else is not found.
pub fn find_behalf_entry(
    connection: &mut AnyConnection,
    id: &str,
    user: &UserId,
) -> Result<Option<BehalfEntry>, StorageError> {
    let row: Option<BehalfRow> = behalf_entries::table
        .find(id)
        .filter(behalf_entries::user_id.eq(user.as_str()))
        .select(BehalfRow::as_select())
        .first(connection)
        .optional()?;
    Ok(row.map(BehalfRow::into_entry))
}

/// What this person began last for a response.
pub fn find_last_behalf_entry(
    connection: &mut AnyConnection,
    response: &ResponseId,
    user: &UserId,
) -> Result<Option<BehalfEntry>, StorageError> {
    let row: Option<BehalfRow> = behalf_entries::table
        .filter(behalf_entries::response_id.eq(response.as_str()))
        .filter(behalf_entries::user_id.eq(user.as_str()))
        .select(BehalfRow::as_select())
        // Ids are made in the order of time.
        .order(behalf_entries::id.desc())
        .first(connection)
        .optional()?;
    Ok(row.map(BehalfRow::into_entry))
}
