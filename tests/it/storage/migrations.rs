//! Making, opening and changing databases: nothing happens by mistake, nothing by half.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use iscm_survey::assessment::Author;
use iscm_survey::clock::{Clock, SystemClock};
use iscm_survey::storage::{AnyConnection, DatabaseUrl, Db, OpenError, StorageError, records};

use crate::support::databases::{TestDatabase, run_on_both};

fn write_setting(db: &Db, value: &str) {
    db.write_blocking(|connection| {
        records::write_setting(
            connection,
            "name",
            value,
            &Author::Operator,
            SystemClock.now(),
        )
    })
    .expect("a setting can be written");
}

fn setting(db: &Db) -> Option<String> {
    db.read_blocking(|connection| records::find_setting(connection, "name"))
        .expect("a setting can be read")
}

#[test]
fn a_database_is_made_once_and_then_opened() {
    run_on_both(|test| {
        let made = test.create();
        assert!(made.startup().created);
        assert_eq!(made.startup().copy, None, "there was nothing to copy");
        assert!(made.startup().applied.len() >= 9);
        write_setting(&made, "kept");
        drop(made);

        let opened = Db::open(&test.url).expect("what was made can be opened");
        assert!(!opened.startup().created);
        assert_eq!(opened.startup().applied, Vec::<String>::new());
        assert_eq!(setting(&opened).as_deref(), Some("kept"));
        let made_again = test.create();
        assert!(!made_again.startup().created, "`create` replaces nothing");
        assert_eq!(setting(&made_again).as_deref(), Some("kept"));
    });
}

#[test]
fn a_mistyped_path_creates_nothing() {
    let test = TestDatabase::sqlite();
    let folder = test.url.sqlite_path().unwrap().parent().unwrap().to_owned();
    for mistyped in ["iscm-survy.db", "no/such/folder/iscm-survey.db"] {
        let url = DatabaseUrl::sqlite(folder.join(mistyped));
        let problem = Db::open(&url).expect_err("there is nothing to open");
        assert!(matches!(problem, OpenError::Missing(_)), "{problem:?}");
        assert!(problem.to_string().contains(mistyped), "{problem}");
    }
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        0,
        "the folder stays empty"
    );
}

#[test]
fn an_empty_or_foreign_file_is_left_as_it_is() {
    let test = TestDatabase::sqlite();
    let path = test.url.sqlite_path().unwrap().to_owned();

    fs::write(&path, "").unwrap();
    let problem = Db::open(&test.url).expect_err("an empty file is no database of ours");
    assert!(matches!(problem, OpenError::NotSetUp(_)), "{problem:?}");

    let letter = "Dear colleague, this is a letter and not a database at all. ".repeat(20);
    fs::write(&path, &letter).unwrap();
    for problem in [Db::open(&test.url), Db::create(&test.url)] {
        let problem = problem.expect_err("a letter is no database");
        assert!(matches!(problem, OpenError::NotOurs(_)), "{problem:?}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), letter);

    fs::remove_file(&path).unwrap();
    test.execute("CREATE TABLE their_things (id TEXT)").unwrap();
    let problem = Db::create(&test.url).expect_err("the file belongs to another program");
    assert!(matches!(problem, OpenError::NotOurs(_)), "{problem:?}");
}

#[test]
fn an_empty_postgres_is_not_taken_for_ours_unless_asked() {
    let Some(test) = TestDatabase::postgres() else {
        return;
    };
    let problem = Db::open(&test.url).expect_err("nothing is set up");
    assert!(matches!(problem, OpenError::NotSetUp(_)), "{problem:?}");
    assert!(!problem.to_string().contains("search_path"), "{problem}");
}

#[test]
fn the_real_reason_is_told_when_postgres_is_down() {
    // Port 1 is not listened on.
    let url = DatabaseUrl::parse("postgres://reader:s3cret@127.0.0.1:1/x").unwrap();
    let problem = Db::open(&url).expect_err("nobody listens there");
    let chain = format!("{:#}", anyhow::Error::from(problem));
    assert!(chain.contains("refused"), "{chain}");
    assert!(!chain.contains("s3cret"), "{chain}");
}

#[test]
fn data_files_are_the_owners_only() {
    let test = TestDatabase::sqlite();
    let path = test
        .url
        .sqlite_path()
        .unwrap()
        .with_file_name("data")
        .join("x.db");
    let db = Db::create(&DatabaseUrl::sqlite(&path)).unwrap();
    write_setting(&db, "so that a -wal file is there");
    let mode = |at: &std::path::Path| fs::metadata(at).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let mut files = 0;
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let file = entry.unwrap().path();
        assert_eq!(mode(&file), 0o600, "{}", file.display());
        files += 1;
    }
    assert!(files >= 2, "the database and its -wal file");
}

/// Makes the newest migration pending again, as if the program had just been renewed.
fn forget_newest_migration(test: &TestDatabase) {
    let undo = if test.is_sqlite() {
        include_str!("../../../migrations/sqlite/2026-11-21-000009_immutability/down.sql")
    } else {
        include_str!("../../../migrations/postgres/2026-11-21-000009_immutability/down.sql")
    };
    test.execute(&format!(
        "{undo}; DELETE FROM __diesel_schema_migrations WHERE version = '20261121000009'"
    ))
    .expect("the newest migration can be undone");
}

#[test]
fn an_existing_file_is_copied_before_it_is_changed() {
    run_on_both(|test| {
        write_setting(&test.create(), "from before");
        forget_newest_migration(test);

        let renewed = Db::open(&test.url).expect("the migration applies");
        assert_eq!(renewed.startup().applied, ["20261121000009"]);
        assert_eq!(setting(&renewed).as_deref(), Some("from before"));
        if !test.is_sqlite() {
            assert_eq!(
                renewed.startup().copy,
                None,
                "PostgreSQL is its operator's to copy"
            );
            return;
        }
        let copy = renewed.startup().copy.clone().expect("a copy was made");
        assert_eq!(
            copy.file_name().unwrap(),
            "iscm-survey.db.before-20261121000009"
        );
        assert_eq!(
            fs::metadata(&copy).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let restored = Db::open(&DatabaseUrl::sqlite(&copy)).expect("the copy is a whole database");
        assert_eq!(setting(&restored).as_deref(), Some("from before"));
        assert_eq!(
            restored.startup().applied,
            ["20261121000009"],
            "it is the old one"
        );
    });
}

#[test]
fn a_migration_that_fails_leaves_nothing_behind() {
    run_on_both(|test| {
        drop(test.create());
        forget_newest_migration(test);
        // What the migration wants to make is there already: it fails in its middle.
        test.execute(if test.is_sqlite() {
            "CREATE TRIGGER submissions_no_delete BEFORE DELETE ON submissions BEGIN SELECT 1; END"
        } else {
            "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; \
             CREATE TRIGGER submissions_no_change BEFORE DELETE ON submissions FOR EACH ROW EXECUTE FUNCTION f()"
        })
        .unwrap();
        let problem = Db::open(&test.url).expect_err("the migration cannot apply");
        assert!(
            matches!(problem, OpenError::Migration { .. }),
            "{problem:?}"
        );
        // The first trigger of the migration was made and taken back.
        test.execute(
            "INSERT INTO audit VALUES ('x', '2026-01-01 00:00:00', 'operator', 'test', NULL, 'thing', 't', '{}'); \
             DELETE FROM audit",
        )
        .expect("nothing of the failed migration is in force");
    });
}

#[test]
fn a_newer_database_is_refused_in_plain_words() {
    run_on_both(|test| {
        drop(test.create());
        test.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000000')")
            .unwrap();
        let problem = Db::open(&test.url).expect_err("the database is from the future");
        let text = problem.to_string();
        assert!(text.contains("newer version of this program"), "{text}");
        assert!(text.contains("20991231000000"), "{text}");
    });
}

#[test]
fn each_connection_has_the_settings_that_durability_needs() {
    #[derive(QueryableByName)]
    struct Number {
        #[diesel(sql_type = BigInt)]
        value: i64,
    }
    let test = TestDatabase::sqlite();
    let db = test.create();
    let ask = |query: &str| {
        db.read_blocking(|connection: &mut AnyConnection| {
            let number: Number = diesel::sql_query(query).get_result(connection)?;
            Ok::<_, StorageError>(number.value)
        })
        .unwrap()
    };
    assert_eq!(
        ask("SELECT synchronous AS value FROM pragma_synchronous()"),
        2,
        "FULL"
    );
    assert_eq!(
        ask("SELECT foreign_keys AS value FROM pragma_foreign_keys()"),
        1
    );
    assert_eq!(
        ask("SELECT timeout AS value FROM pragma_busy_timeout()"),
        5000
    );
    assert_eq!(
        ask("SELECT journal_mode = 'wal' AS value FROM pragma_journal_mode()"),
        1
    );
    if let Some(test) = TestDatabase::postgres() {
        let on = test
            .create()
            .read_blocking(|connection: &mut AnyConnection| {
                let number: Number = diesel::sql_query(
                    "SELECT (current_setting('synchronous_commit') = 'on')::int::bigint AS value",
                )
                .get_result(connection)?;
                Ok::<_, StorageError>(number.value)
            });
        assert_eq!(on.unwrap(), 1);
    }
}
