//! The database: rows and queries, on SQLite or PostgreSQL with one code.
//!
//! Start with [`Db`], whose `read` and `write` are the only doors; then `schema.rs` beside `migrations/`,
//! then one file per family of tables. Functions take a connection, so that a caller puts several of them
//! into one transaction. They give and take values of the core; `Option` says "not there".
//! Kept out: rules. What may be written when is decided in `assessment` and `app`.

#[macro_use]
mod connection;
pub mod assessments;
pub mod audit;
pub mod behalf;
mod database;
pub mod decisions;
mod error;
pub mod exports;
pub mod follow_ups;
pub mod invitations;
pub mod kept_counts;
mod migrate;
pub mod open_answers;
pub mod outbox;
pub mod published_results;
pub mod recommendations;
pub mod records;
pub mod responses;
pub mod reviewers;
pub mod saved_views;
pub mod schema;
mod sql_types;
pub mod staff;
pub mod submissions;
pub mod summaries;
pub mod summary_records;
pub mod tallies;
mod tallies_answers;
pub mod tallies_cross;
pub mod tallies_crossed;
pub mod tallies_panel;
mod url;

pub use connection::AnyConnection;
pub use database::{Db, Startup};
pub use error::{OpenError, StorageError};
pub use url::{DatabaseUrl, UrlProblem};
