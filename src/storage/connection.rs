use std::fs;
use std::path::Path;

use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::sql_types::{BigInt, Text};

use super::error::OpenError;
use super::url::DatabaseUrl;

/// A connection to either database.
///
/// What compiles through it is listed in `docs/decisions/0004-two-databases-one-code.md`; for the rest there is
/// `each_backend!`.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Repeats one body for each database, for upserts, slices and what else the enum cannot do.
macro_rules! each_backend {
    ($connection:expr, |$inner:ident| $body:expr) => {
        match $connection {
            $crate::storage::AnyConnection::Sqlite($inner) => $body,
            $crate::storage::AnyConnection::Postgres($inner) => $body,
        }
    };
}

/// "ISCM" in ASCII, written into the header of each SQLite file of ours.
pub(super) const APPLICATION_ID: i64 = 0x4953_434D;

/// How long a writer waits for another one before it is told that the database is busy.
const LOCK_WAIT_SECONDS: u32 = 5;

/// What a transaction is for, which decides how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
}

impl AnyConnection {
    /// Begins a transaction. A write on SQLite takes the lock at once: a transaction that reads first and
    /// asks for the lock later is refused without waiting when another has written meanwhile.
    pub(super) fn begin(&mut self, purpose: Purpose) -> QueryResult<()> {
        match (self, purpose) {
            (AnyConnection::Sqlite(connection), Purpose::Read) => {
                connection.batch_execute("PRAGMA query_only = ON")?;
                AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN DEFERRED")
            }
            (AnyConnection::Sqlite(connection), Purpose::Write) => {
                // Also set here: a reader that panicked may have left it on.
                connection.batch_execute("PRAGMA query_only = OFF")?;
                AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN IMMEDIATE")
            }
            (AnyConnection::Postgres(connection), Purpose::Read) => {
                AnsiTransactionManager::begin_transaction_sql(
                    connection,
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                )
            }
            (AnyConnection::Postgres(connection), Purpose::Write) => {
                AnsiTransactionManager::begin_transaction_sql(
                    connection,
                    "BEGIN ISOLATION LEVEL READ COMMITTED",
                )
            }
        }
    }

    pub(super) fn commit(&mut self) -> QueryResult<()> {
        use diesel::connection::TransactionManager;
        <AnyConnection as Connection>::TransactionManager::commit_transaction(self)
    }

    pub(super) fn roll_back(&mut self) -> QueryResult<()> {
        use diesel::connection::TransactionManager;
        <AnyConnection as Connection>::TransactionManager::rollback_transaction(self)
    }
}

/// Makes connections for the pool, by the scheme of the address.
///
/// The derived `establish` tries one database after the other and forgets why the first one failed: a
/// PostgreSQL that is down reads "invalid URL", and a mistyped address becomes a new empty file.
pub(super) struct Manager {
    pub url: DatabaseUrl,
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = OpenError;

    fn connect(&self) -> Result<AnyConnection, OpenError> {
        connect(&self.url)
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), OpenError> {
        connection.ping().map_err(|source| OpenError::Connect {
            url: self.url.clone(),
            source: source.into(),
        })
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

/// Opens a connection to a database that is there; never makes one.
pub(super) fn connect(url: &DatabaseUrl) -> Result<AnyConnection, OpenError> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            if !path.is_file() {
                return Err(OpenError::Missing(path.clone()));
            }
            // `mode=rw` opens and never creates, should the file vanish after the question above.
            let mut connection =
                SqliteConnection::establish(&format!("{}?mode=rw", file_uri(path))).map_err(
                    |source| OpenError::Connect {
                        url: url.clone(),
                        source: source.into(),
                    },
                )?;
            set_up_sqlite(&mut connection, url)?;
            Ok(AnyConnection::Sqlite(connection))
        }
        DatabaseUrl::Postgres(text) => {
            let mut connection = PgConnection::establish(&DatabaseUrl::postgres_conninfo(text))
                .map_err(|source| OpenError::Connect {
                    url: url.clone(),
                    source: source.into(),
                })?;
            connection
                .batch_execute(&format!(
                    "SET synchronous_commit = on; SET TIME ZONE 'UTC'; \
                     SET client_encoding = 'UTF8'; SET statement_timeout = '30s'; \
                     SET lock_timeout = '{LOCK_WAIT_SECONDS}s'; \
                     SET idle_in_transaction_session_timeout = '60s'"
                ))
                .map_err(|source| OpenError::Settings {
                    url: url.clone(),
                    what: source.to_string(),
                })?;
            Ok(AnyConnection::Postgres(connection))
        }
    }
}

#[derive(diesel::QueryableByName)]
struct TextSetting {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(diesel::QueryableByName)]
struct NumberSetting {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

fn set_up_sqlite(connection: &mut SqliteConnection, url: &DatabaseUrl) -> Result<(), OpenError> {
    let settings = |source: diesel::result::Error| OpenError::Settings {
        url: url.clone(),
        what: source.to_string(),
    };
    connection
        .batch_execute(&format!(
            "PRAGMA busy_timeout = {}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
             PRAGMA cell_size_check = ON",
            LOCK_WAIT_SECONDS * 1000
        ))
        .map_err(|source| match is_no_database(&source) {
            true => OpenError::NotOurs(url.sqlite_path().unwrap_or(Path::new("")).to_owned()),
            false => settings(source),
        })?;
    let mode: TextSetting =
        diesel::sql_query("SELECT journal_mode AS value FROM pragma_journal_mode()")
            .get_result(connection)
            .map_err(settings)?;
    let keys: NumberSetting =
        diesel::sql_query("SELECT foreign_keys AS value FROM pragma_foreign_keys()")
            .get_result(connection)
            .map_err(settings)?;
    // Pragmas fail silently: SQLite says what is in force only when asked.
    if mode.value != "wal" || keys.value != 1 {
        return Err(OpenError::Settings {
            url: url.clone(),
            what: format!(
                "journal mode is {}, foreign keys {}; is the file on a local disk?",
                mode.value, keys.value
            ),
        });
    }
    Ok(())
}

fn is_no_database(error: &diesel::result::Error) -> bool {
    error.to_string().contains("not a database")
}

/// Whether a SQLite file bears our mark, and whether it holds anything at all.
pub(super) fn sqlite_identity(connection: &mut SqliteConnection) -> QueryResult<(bool, bool)> {
    let mark: NumberSetting =
        diesel::sql_query("SELECT application_id AS value FROM pragma_application_id()")
            .get_result(connection)?;
    let tables: NumberSetting =
        diesel::sql_query("SELECT COUNT(*) AS value FROM sqlite_schema").get_result(connection)?;
    Ok((mark.value == APPLICATION_ID, tables.value == 0))
}

/// A path as SQLite's URI, so that no character of it is taken for an option.
pub(super) fn file_uri(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// Makes the folder (0700, if it is not there) and an empty file (0600) for a new SQLite database.
pub(super) fn create_sqlite_file(path: &Path) -> Result<(), OpenError> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    let failed = |at: &Path| {
        let at = at.to_owned();
        move |source| OpenError::Files { path: at, source }
    };
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(failed(folder))?;
    }
    // SQLite gives its -wal and -shm files the permissions of the database itself.
    fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map(drop)
        .map_err(failed(path))
}
