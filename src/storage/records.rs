//! Settings of the installation and records of the registry.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{registry_records, settings};
use super::sql_types::stamp;
use super::{AnyConnection, StorageError};
use crate::assessment::Author;

/// A record of the registry: its JSON, whose shape is the registry room's, and how often it changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = registry_records)]
pub struct RegistryRecord {
    pub kind: String,
    pub id: String,
    pub record: String,
    pub revision: i64,
    /// When it last became another, in UTC.
    pub changed_at: NaiveDateTime,
}

/// What writing a record did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Inserted,
    Changed,
    Same,
}

/// All records of one kind, by id.
pub fn list_registry_records(
    connection: &mut AnyConnection,
    kind: &str,
) -> Result<Vec<RegistryRecord>, StorageError> {
    let mut records = registry_records::table
        .filter(registry_records::kind.eq(kind))
        .select(RegistryRecord::as_select())
        .load(connection)?;
    // Sorted here: the order of text in PostgreSQL depends on how the database was made.
    records.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(records)
}

pub fn find_registry_record(
    connection: &mut AnyConnection,
    kind: &str,
    id: &str,
) -> Result<Option<RegistryRecord>, StorageError> {
    Ok(registry_records::table
        .find((kind, id))
        .select(RegistryRecord::as_select())
        .first(connection)
        .optional()?)
}

/// Inserts a record, or changes it where its text differs; the same text changes nothing, not even its date.
pub fn write_registry_record(
    connection: &mut AnyConnection,
    kind: &str,
    id: &str,
    record: &str,
    author: &Author,
    now: DateTime<Utc>,
) -> Result<Written, StorageError> {
    let stored = find_registry_record(connection, kind, id)?;
    match stored {
        Some(stored) if stored.record == record => Ok(Written::Same),
        Some(stored) => {
            let changed = diesel::update(
                registry_records::table
                    .find((kind, id))
                    .filter(registry_records::revision.eq(stored.revision)),
            )
            .set((
                registry_records::record.eq(record),
                registry_records::revision.eq(stored.revision + 1),
                registry_records::changed_at.eq(stamp(now)),
                registry_records::changed_by.eq(author.to_string()),
            ))
            .execute(connection)?;
            match changed {
                1 => Ok(Written::Changed),
                _ => Err(StorageError::Conflict(None)),
            }
        }
        None => {
            diesel::insert_into(registry_records::table)
                .values((
                    registry_records::kind.eq(kind),
                    registry_records::id.eq(id),
                    registry_records::record.eq(record),
                    registry_records::revision.eq(1),
                    registry_records::changed_at.eq(stamp(now)),
                    registry_records::changed_by.eq(author.to_string()),
                ))
                .execute(connection)?;
            Ok(Written::Inserted)
        }
    }
}

pub fn delete_registry_record(
    connection: &mut AnyConnection,
    kind: &str,
    id: &str,
) -> Result<bool, StorageError> {
    let deleted = diesel::delete(registry_records::table.find((kind, id))).execute(connection)?;
    Ok(deleted == 1)
}

pub fn find_setting(
    connection: &mut AnyConnection,
    key: &str,
) -> Result<Option<String>, StorageError> {
    Ok(settings::table
        .find(key)
        .select(settings::value)
        .first(connection)
        .optional()?)
}

pub fn write_setting(
    connection: &mut AnyConnection,
    key: &str,
    value: &str,
    author: &Author,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    each_backend!(connection, |inner| diesel::insert_into(settings::table)
        .values((
            settings::key.eq(key),
            settings::value.eq(value),
            settings::changed_at.eq(stamp(now)),
            settings::changed_by.eq(author.to_string()),
        ))
        .on_conflict(settings::key)
        .do_update()
        .set((
            settings::value.eq(diesel::upsert::excluded(settings::value)),
            settings::changed_at.eq(diesel::upsert::excluded(settings::changed_at)),
            settings::changed_by.eq(diesel::upsert::excluded(settings::changed_by)),
        ))
        .execute(inner))?;
    Ok(())
}
