//! The two doors: reads that cannot write, writes that lose nothing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use iscm_survey::assessment::Author;
use iscm_survey::clock::{Clock, SystemClock};
use iscm_survey::storage::{AnyConnection, Db, StorageError, records};

use crate::support::databases::run_on_both;

const THREADS: usize = 8;
const WRITES: usize = 50;

fn write(connection: &mut AnyConnection, key: &str, value: &str) -> Result<(), StorageError> {
    records::write_setting(connection, key, value, &Author::Program, SystemClock.now())
}

/// Read, then write what depends on it: the pattern that loses writes with plain `BEGIN` on SQLite.
fn read_then_insert(db: &Db, thread: usize, number: usize) -> Result<(), StorageError> {
    db.write_blocking(|connection| {
        let key = format!("{thread}-{number}");
        let before = records::find_setting(connection, &key)?;
        assert_eq!(before, None);
        write(connection, &key, "written")
    })
}

#[test]
fn eight_writers_at_once_lose_nothing() {
    run_on_both(|test| {
        let db = test.create();
        let acknowledged = AtomicUsize::new(0);
        thread::scope(|scope| {
            for thread in 0..THREADS {
                let (db, acknowledged) = (&db, &acknowledged);
                scope.spawn(move || {
                    for number in 0..WRITES {
                        read_then_insert(db, thread, number).expect("a write waits for its turn");
                        acknowledged.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        let found = (0..THREADS)
            .flat_map(|thread| (0..WRITES).map(move |number| format!("{thread}-{number}")))
            .filter(|key| {
                db.read_blocking(|connection| records::find_setting(connection, key))
                    .expect("a setting can be read")
                    .is_some()
            })
            .count();
        assert_eq!(found, THREADS * WRITES);
        assert_eq!(acknowledged.into_inner(), found);
    });
}

#[test]
fn many_async_writers_take_turns() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    run_on_both(|test| {
        let db = test.create();
        runtime.block_on(async {
            let mut tasks = Vec::new();
            for number in 0..100 {
                let db = db.clone();
                tasks.push(tokio::spawn(async move {
                    db.write(move |connection| write(connection, &format!("n{number}"), "x"))
                        .await
                }));
            }
            for task in tasks {
                task.await.unwrap().expect("a write waits for its turn");
            }
        });
        for number in 0..100 {
            let key = format!("n{number}");
            let found = db.read_blocking(|connection| records::find_setting(connection, &key));
            assert_eq!(found.unwrap().as_deref(), Some("x"));
        }
    });
}

#[test]
fn a_read_cannot_write() {
    run_on_both(|test| {
        let db = test.create();
        let refused = db.read_blocking(|connection| write(connection, "name", "sneaked in"));
        refused.expect_err("the reading door does not let writes through");
        // The connection goes on to serve writers.
        db.write_blocking(|connection| write(connection, "name", "proper"))
            .expect("the writing door does");
    });
}

#[test]
fn a_failed_or_panicking_write_leaves_nothing_and_harms_nobody() {
    run_on_both(|test| {
        let db = test.create();
        let outcome: Result<(), StorageError> = db.write_blocking(|connection| {
            write(connection, "name", "half done")?;
            Err(StorageError::Conflict(None))
        });
        assert!(matches!(outcome, Err(StorageError::Conflict(_))));

        for _ in 0..40 {
            let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                db.write_blocking(|connection| {
                    write(connection, "name", "half done")?;
                    panic!("expected by the test");
                    #[expect(unreachable_code, reason = "says the type of the result")]
                    Ok::<(), StorageError>(())
                })
            }));
            assert!(panicked.is_err());
        }
        let found = db.read_blocking(|connection| records::find_setting(connection, "name"));
        assert_eq!(found.unwrap(), None);
        db.write_blocking(|connection| write(connection, "name", "whole"))
            .expect("more panics than connections, and writing goes on");
    });
}

#[test]
fn a_conflict_is_told_apart_from_an_outage() {
    run_on_both(|test| {
        let db = test.create();
        let twice = |connection: &mut AnyConnection| {
            use diesel::prelude::*;
            use iscm_survey::storage::schema::settings;
            for _ in 0..2 {
                diesel::insert_into(settings::table)
                    .values((
                        settings::key.eq("k"),
                        settings::value.eq("v"),
                        settings::changed_at.eq(SystemClock.now().naive_utc()),
                        settings::changed_by.eq("operator"),
                    ))
                    .execute(connection)
                    .map_err(StorageError::from)?;
            }
            Ok::<(), StorageError>(())
        };
        let problem = db.write_blocking(twice).expect_err("the key is taken");
        assert!(matches!(problem, StorageError::Conflict(_)), "{problem:?}");

        test.execute("DROP TABLE settings").unwrap();
        let problem = db
            .read_blocking(|connection| records::find_setting(connection, "k"))
            .expect_err("a missing table is not a missing row");
        assert!(matches!(problem, StorageError::Refused(_)), "{problem:?}");
    });
}
