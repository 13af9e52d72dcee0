use std::error::Error as StdError;
use std::path::PathBuf;

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::url::{DatabaseUrl, UrlProblem};

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The row is there already, or what it refers to is not, or it was changed meanwhile.
    ///
    /// SQLite does not name constraints: what was being written says which conflict it is.
    #[error("what was to be stored contradicts what is stored")]
    Conflict(#[source] Option<DieselError>),
    /// Gone, hung, locked, full: the same may succeed later.
    #[error("the database cannot be used at the moment")]
    Unavailable(#[source] Box<dyn StdError + Send + Sync>),
    /// A row that this program cannot have written.
    #[error("{table}.{column} of row {row} cannot be read")]
    Corrupt {
        table: &'static str,
        column: &'static str,
        row: String,
    },
    /// The statement is not allowed (append-only table, check) or is a mistake of ours.
    #[error("the database refused a statement")]
    Refused(#[source] DieselError),
}

/// Pieces of messages by which the databases tell a state that may pass; diesel has no kind for them.
const PASSING_STATES: &[&str] = &[
    "database is locked",
    "database table is locked",
    "database or disk is full",
    "disk i/o error",
    "unable to open database file",
    "attempt to write a readonly database",
    "server closed the connection",
    "no connection to the server",
    "could not receive data from server",
    "could not send data to server",
    "terminating connection",
    "canceling statement",
    "the database system is",
    "lock timeout",
    "deadlock detected",
    "no space left on device",
    "too many connections",
    "remaining connection slots",
    "cannot execute",
];

impl From<DieselError> for StorageError {
    fn from(error: DieselError) -> Self {
        use DatabaseErrorKind as Kind;
        match &error {
            DieselError::DatabaseError(Kind::UniqueViolation | Kind::ForeignKeyViolation, _) => {
                StorageError::Conflict(Some(error))
            }
            DieselError::DatabaseError(
                Kind::ClosedConnection | Kind::UnableToSendCommand | Kind::SerializationFailure,
                _,
            )
            | DieselError::BrokenTransactionManager => StorageError::Unavailable(error.into()),
            DieselError::DatabaseError(_, information) => {
                let message = information.message().to_lowercase();
                if PASSING_STATES.iter().any(|state| message.contains(state)) {
                    StorageError::Unavailable(error.into())
                } else {
                    StorageError::Refused(error)
                }
            }
            DieselError::RollbackErrorOnCommit { commit_error, .. } => {
                let message = commit_error.to_string().to_lowercase();
                if PASSING_STATES.iter().any(|state| message.contains(state)) {
                    StorageError::Unavailable(error.into())
                } else {
                    StorageError::Refused(error)
                }
            }
            _ => StorageError::Refused(error),
        }
    }
}

/// Why an installation's database could not be opened, in words for its operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Url(#[from] UrlProblem),
    #[error("there is no database at {}: is the path right? A new one is made by `iscm-survey migrate`", .0.display())]
    Missing(PathBuf),
    #[error("{0} is empty: is the address right? Tables are made by `iscm-survey migrate`")]
    NotSetUp(DatabaseUrl),
    #[error("{} is not a database of this program; it was left as it is", .0.display())]
    NotOurs(PathBuf),
    #[error("cannot connect to {url}")]
    Connect {
        url: DatabaseUrl,
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    #[error("{url} cannot be set up as the program needs it: {what}")]
    Settings { url: DatabaseUrl, what: String },
    #[error(
        "{url} was last used by a newer version of this program (it knows {}); install that version, or restore \
         the copy made before the change", .unknown.join(", ")
    )]
    Newer {
        url: DatabaseUrl,
        unknown: Vec<String>,
    },
    #[error("{} could not be copied before changing it; nothing was changed", .path.display())]
    Copy {
        path: PathBuf,
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    #[error("{url} could not be brought up to date; nothing was changed")]
    Migration {
        url: DatabaseUrl,
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    #[error("the folder or file {} cannot be made", .path.display())]
    Files {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
}
