//! A fresh database per test, and the same test body on both of them.

use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use iscm_survey::storage::{DatabaseUrl, Db};
use tempfile::TempDir;

/// A database of the test's own, gone when it is dropped.
pub struct TestDatabase {
    pub url: DatabaseUrl,
    place: Place,
}

enum Place {
    Folder {
        #[expect(dead_code, reason = "the folder is there as long as this is")]
        folder: TempDir,
    },
    Schema {
        server: String,
        name: String,
    },
}

impl TestDatabase {
    /// A place for a SQLite database; no file is there yet.
    pub fn sqlite() -> TestDatabase {
        let folder = TempDir::new().expect("a temporary folder can be made");
        TestDatabase {
            url: DatabaseUrl::sqlite(folder.path().join("iscm-survey.db")),
            place: Place::Folder { folder },
        }
    }

    /// An empty schema on the PostgreSQL server of the tests; `None` where there is none.
    pub fn postgres() -> Option<TestDatabase> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            assert!(
                std::env::var_os("TEST_REQUIRE_ALL").is_none(),
                "TEST_POSTGRES_URL is not set; start a server with scripts/postgres-for-tests start DIR"
            );
            eprintln!("on SQLite only: TEST_POSTGRES_URL is not set");
            return None;
        };
        let name = format!(
            "t{}_{}",
            std::process::id(),
            COUNTER.fetch_add(1, Ordering::Relaxed)
        );
        // A run that was killed may have left a schema of the same name.
        administer(
            &server,
            &format!(
                "SET client_min_messages = warning; DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"
            ),
        );
        let separator = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{separator}options=-csearch_path%3D{name}");
        Some(TestDatabase {
            url: DatabaseUrl::parse(&url).expect("TEST_POSTGRES_URL is an address"),
            place: Place::Schema { server, name },
        })
    }

    /// The database with its tables.
    pub fn create(&self) -> Db {
        Db::create(&self.url).expect("a fresh database can be made")
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.place, Place::Folder { .. })
    }

    /// Runs statements past the program, as an operator with a database client would.
    pub fn execute(&self, sql: &str) -> QueryResult<()> {
        match &self.place {
            Place::Folder { .. } => {
                let path = self.url.sqlite_path().expect("a SQLite address has a path");
                SqliteConnection::establish(path.to_str().expect("temporary paths are UTF-8"))
                    .expect("the file can be opened")
                    .batch_execute(&format!("PRAGMA busy_timeout = 5000; {sql}"))
            }
            Place::Schema { server, name } => PgConnection::establish(server)
                .expect("the server answers")
                .batch_execute(&format!("SET search_path = {name}; {sql}")),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Place::Schema { server, name } = &self.place {
            administer(
                server,
                &format!("SET client_min_messages = warning; DROP SCHEMA IF EXISTS {name} CASCADE"),
            );
        }
    }
}

fn administer(server: &str, sql: &str) {
    PgConnection::establish(server)
        .expect("the server of TEST_POSTGRES_URL answers")
        .batch_execute(sql)
        .expect("the server lets tests make and drop their schemas");
}

/// Runs a test on SQLite and, where `TEST_POSTGRES_URL` is set, on PostgreSQL.
pub fn run_on_both(test: impl Fn(&TestDatabase)) {
    let databases = [Some(TestDatabase::sqlite()), TestDatabase::postgres()];
    for database in databases.into_iter().flatten() {
        let name = if database.is_sqlite() {
            "SQLite"
        } else {
            "PostgreSQL"
        };
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| test(&database)));
        if let Err(panic) = outcome {
            eprintln!("the test failed on {name}");
            std::panic::resume_unwind(panic);
        }
    }
}
