//! Brings a database to the tables of this program: all or nothing, and never behind the operator's back.

use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::fs;
use std::path::{Path, PathBuf};

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::{
    APPLICATION_ID, AnyConnection, Purpose, connect, create_sqlite_file, sqlite_identity,
};
use super::error::OpenError;
use super::url::DatabaseUrl;

const COMMON: EmbeddedMigrations = embed_migrations!("migrations/common");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Serialises instances that start at the same time on one PostgreSQL: any number, the same for all.
const ADVISORY_LOCK: i64 = APPLICATION_ID;

/// The migration after which everything that is there is counted: floating point is not SQL's alike.
const KEPT_COUNTS: &str = "20261128000092";

/// The common folder together with the one of a database; diesel orders them by version.
struct Joined(&'static EmbeddedMigrations);

impl<DB: Backend> MigrationSource<DB> for Joined {
    fn migrations(&self) -> diesel::migration::Result<Vec<Box<dyn Migration<DB>>>> {
        let mut all = COMMON.migrations()?;
        all.extend(self.0.migrations()?);
        Ok(all)
    }
}

impl Joined {
    fn of(connection: &AnyConnection) -> Joined {
        match connection {
            AnyConnection::Sqlite(_) => Joined(&SQLITE),
            AnyConnection::Postgres(_) => Joined(&POSTGRES),
        }
    }

    fn versions(&self) -> Result<BTreeSet<String>, Box<dyn StdError + Send + Sync>> {
        let all = MigrationSource::<diesel::sqlite::Sqlite>::migrations(self)?;
        Ok(all
            .iter()
            .map(|one| one.name().version().to_string())
            .collect())
    }
}

/// What opening the database found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Startup {
    /// The database was made just now.
    pub created: bool,
    /// The versions of the migrations that were applied.
    pub applied: Vec<String>,
    /// The copy of an existing SQLite file that was made before they were applied.
    pub copy: Option<PathBuf>,
}

/// Opens the database, makes it where `may_create` says so, and brings it up to date.
pub(super) fn prepare(url: &DatabaseUrl, may_create: bool) -> Result<Startup, OpenError> {
    let mut startup = Startup::default();
    if let Some(path) = url.sqlite_path()
        && may_create
        && !path.exists()
    {
        create_sqlite_file(path)?;
        startup.created = true;
    }
    let mut connection = connect(url)?;
    let applied = applied_versions(&mut connection, url)?;
    let is_set_up = !applied.is_empty();
    if let AnyConnection::Sqlite(sqlite) = &mut connection {
        let (is_ours, is_empty) =
            sqlite_identity(sqlite).map_err(|source| OpenError::Settings {
                url: url.clone(),
                what: source.to_string(),
            })?;
        let path = url.sqlite_path().unwrap_or(Path::new("")).to_owned();
        if !is_empty && !is_ours {
            return Err(OpenError::NotOurs(path));
        }
    }
    if !is_set_up && !may_create {
        return Err(OpenError::NotSetUp(url.clone()));
    }
    startup.created |= !is_set_up;

    let source = Joined::of(&connection);
    let known = source.versions().map_err(|source| OpenError::Migration {
        url: url.clone(),
        source,
    })?;
    let unknown: Vec<String> = applied.difference(&known).cloned().collect();
    if !unknown.is_empty() {
        return Err(OpenError::Newer {
            url: url.clone(),
            unknown,
        });
    }
    let pending: Vec<&String> = known.difference(&applied).collect();
    let Some(newest) = pending.last() else {
        return Ok(startup);
    };
    if let (AnyConnection::Sqlite(sqlite), Some(path), true) =
        (&mut connection, url.sqlite_path(), is_set_up)
    {
        let copy = free_name(path, newest);
        copy_sqlite(sqlite, &copy).map_err(|source| OpenError::Copy {
            path: path.to_owned(),
            source,
        })?;
        startup.copy = Some(copy);
    }
    startup.applied = apply(&mut connection, &source).map_err(|source| OpenError::Migration {
        url: url.clone(),
        source,
    })?;
    Ok(startup)
}

/// Applies what is pending in one transaction: a failure in the third migration leaves nothing of the first.
fn apply(
    connection: &mut AnyConnection,
    source: &Joined,
) -> Result<Vec<String>, Box<dyn StdError + Send + Sync>> {
    if let AnyConnection::Postgres(postgres) = connection {
        postgres.batch_execute("SET statement_timeout = 0; SET lock_timeout = 0")?;
    }
    connection.begin(Purpose::Write)?;
    let applied = run(connection, source).and_then(|versions| {
        if versions.iter().any(|version| version == KEPT_COUNTS) {
            super::kept_counts::recount(connection)?;
        }
        Ok(versions)
    });
    match applied {
        Ok(versions) => {
            connection.commit()?;
            Ok(versions)
        }
        Err(error) => {
            // What went wrong first is told; a failing roll-back ends with the connection anyway.
            let _ = connection.roll_back();
            Err(error)
        }
    }
}

fn run(
    connection: &mut AnyConnection,
    source: &Joined,
) -> Result<Vec<String>, Box<dyn StdError + Send + Sync>> {
    let joined = Joined(source.0);
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            sqlite.batch_execute(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
            let versions = sqlite.run_pending_migrations(joined)?;
            Ok(versions.iter().map(ToString::to_string).collect())
        }
        AnyConnection::Postgres(postgres) => {
            diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
                .bind::<BigInt, _>(ADVISORY_LOCK)
                .execute(postgres)?;
            let versions = postgres.run_pending_migrations(joined)?;
            Ok(versions.iter().map(ToString::to_string).collect())
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

/// The versions written in the database; none where the table of versions is not there.
fn applied_versions(
    connection: &mut AnyConnection,
    url: &DatabaseUrl,
) -> Result<BTreeSet<String>, OpenError> {
    let is_there = match connection {
        AnyConnection::Sqlite(_) => {
            "SELECT name AS version FROM sqlite_schema WHERE name = '__diesel_schema_migrations'"
        }
        AnyConnection::Postgres(_) => {
            "SELECT tablename::text AS version FROM pg_tables \
             WHERE tablename = '__diesel_schema_migrations' AND schemaname = current_schema()"
        }
    };
    let mut ask = |query: &str| {
        diesel::sql_query(query)
            .load::<Version>(connection)
            .map_err(|source| OpenError::Settings {
                url: url.clone(),
                what: source.to_string(),
            })
    };
    if ask(is_there)?.is_empty() {
        return Ok(BTreeSet::new());
    }
    let versions = ask("SELECT version FROM __diesel_schema_migrations")?;
    Ok(versions.into_iter().map(|row| row.version).collect())
}

/// A name beside the database that is not taken: an earlier attempt's copy is not overwritten.
fn free_name(path: &Path, version: &str) -> PathBuf {
    let mut attempt = 1;
    loop {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".before-{version}"));
        if attempt > 1 {
            name.push(format!("-{attempt}"));
        }
        let candidate = path.with_file_name(name);
        if !candidate.exists() {
            return candidate;
        }
        attempt += 1;
    }
}

/// Copies a live database through SQLite itself, checks the copy, and only then gives it its name.
pub(super) fn copy_sqlite(
    connection: &mut SqliteConnection,
    target: &Path,
) -> Result<(), Box<dyn StdError + Send + Sync>> {
    let mut partial_name = target.file_name().unwrap_or_default().to_owned();
    partial_name.push(".partial");
    let partial = target.with_file_name(partial_name);
    if partial.exists() {
        fs::remove_file(&partial)?;
    }
    // Made by us first, so that it is the owner's only; SQLite fills an empty file.
    create_sqlite_file(&partial)?;
    let copied = (|| {
        let name = partial.to_str().ok_or("the path is not UTF-8")?;
        diesel::sql_query("VACUUM INTO ?1")
            .bind::<Text, _>(name)
            .execute(connection)?;
        let mut copy = SqliteConnection::establish(&format!(
            "{}?mode=ro&immutable=1",
            super::connection::file_uri(&partial)
        ))?;
        let verdict: Vec<Version> =
            diesel::sql_query("SELECT quick_check AS version FROM pragma_quick_check()")
                .load(&mut copy)?;
        if verdict.iter().any(|row| row.version != "ok") {
            return Err("the copy is damaged".into());
        }
        fs::File::open(&partial)?.sync_all()?;
        fs::rename(&partial, target)?;
        if let Some(folder) = target.parent().filter(|at| !at.as_os_str().is_empty()) {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    })();
    if copied.is_err() {
        let _ = fs::remove_file(&partial);
    }
    copied
}
