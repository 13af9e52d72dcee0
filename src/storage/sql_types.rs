//! How values of the core stand in columns: times as UTC in microseconds, JSON and codes as text.

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};
use serde::de::DeserializeOwned;

use super::StorageError;

/// A time as both databases keep it: SQLite would keep nanoseconds, PostgreSQL microseconds.
pub(super) fn stamp(time: DateTime<Utc>) -> NaiveDateTime {
    time.naive_utc().trunc_subsecs(6)
}

/// Names a value that is being read, so that a damaged one can be found.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub table: &'static str,
    pub column: &'static str,
    pub row: &'a str,
}

impl Cell<'_> {
    pub fn corrupt(self) -> StorageError {
        StorageError::Corrupt {
            table: self.table,
            column: self.column,
            row: self.row.to_owned(),
        }
    }

    /// A code of a closed list.
    pub fn code<T>(self, read: Option<T>) -> Result<T, StorageError> {
        read.ok_or_else(|| self.corrupt())
    }

    /// A JSON text.
    pub fn json<T: DeserializeOwned>(self, text: &str) -> Result<T, StorageError> {
        serde_json::from_str(text).map_err(|_| self.corrupt())
    }
}
