//! `report --all`: a file for every mechanism, in a folder or a ZIP, with its progress on standard error.

use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Printer;
use crate::app::reporting::list_reported;
use crate::cli::{Problem, chain, write_bytes};
use crate::reports::file::Bundle;
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment_by_slug;

/// More would only wait for the same cores and fill the memory.
const MOST_AT_ONCE: usize = 4;

pub fn run(printer: &Printer, place: &Path) -> Result<(), Problem> {
    let mechanisms = printer
        .app
        .read_blocking::<_, StorageError>(|transaction| {
            let assessment = find_assessment_by_slug(transaction.connection, printer.slug)?;
            assessment
                .map(|assessment| list_reported(transaction, &assessment, printer.reader.language))
                .transpose()
        })?;
    let mechanisms = mechanisms
        .ok_or_else(|| Problem::new(format!("there is no assessment {}", printer.slug)))?;
    if mechanisms.is_empty() {
        return Err(Problem::nothing_there(format!(
            "nobody answered about any mechanism in assessment {}",
            printer.slug
        )));
    }
    let ids: Vec<&str> = mechanisms.iter().map(|(id, _)| id.as_str()).collect();
    let is_zip = place
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if is_zip {
        let files = Mutex::new(Vec::new());
        make(printer, &ids, &|index, name, bytes| {
            let mut files = files.lock().expect("no thread panics while it holds this");
            files.push((index, name, bytes));
            Ok(())
        })?;
        let mut files = files.into_inner().expect("all threads have ended");
        files.sort();
        let mut bundle = Bundle::default();
        for (_, name, bytes) in &files {
            bundle
                .add(name, bytes)
                .map_err(|error| Problem::new(chain(&error)))?;
        }
        let bytes = bundle
            .finish()
            .map_err(|error| Problem::new(chain(&error)))?;
        return write_bytes(Some(place), &bytes);
    }
    std::fs::create_dir_all(place)
        .map_err(|error| Problem::new(format!("cannot make {}: {error}", place.display())))?;
    make(printer, &ids, &|_, name, bytes| {
        write_bytes(Some(&place.join(name)), &bytes)
    })
}

/// Makes every file on as many threads as there are cores; the first problem ends it.
fn make(
    printer: &Printer,
    ids: &[&str],
    take: &(dyn Fn(usize, String, Vec<u8>) -> Result<(), Problem> + Sync),
) -> Result<(), Problem> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let failed: Mutex<Option<Problem>> = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..cores.min(MOST_AT_ONCE).min(ids.len()) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let stopped = failed.lock().is_ok_and(|failed| failed.is_some());
                    let Some(iscm) = ids.get(index).filter(|_| !stopped) else {
                        return;
                    };
                    match one(printer, index, iscm, take) {
                        Ok(()) => {
                            let done = 1 + done.fetch_add(1, Ordering::Relaxed);
                            let _ = writeln!(std::io::stderr(), "{done} of {}: {iscm}", ids.len());
                        }
                        Err(problem) => {
                            if let Ok(mut failed) = failed.lock() {
                                failed.get_or_insert(problem);
                            }
                        }
                    }
                }
            });
        }
    });
    match failed.into_inner() {
        Ok(Some(problem)) => Err(problem),
        Ok(None) => Ok(()),
        Err(_) => Err(Problem::new("a thread ended before its report was made")),
    }
}

fn one(
    printer: &Printer,
    index: usize,
    iscm: &str,
    take: &(dyn Fn(usize, String, Vec<u8>) -> Result<(), Problem> + Sync),
) -> Result<(), Problem> {
    // Somebody may have withdrawn the only answer about it since the list was read.
    let Some(file) = printer.summary(iscm)? else {
        return Ok(());
    };
    take(index, file.name(), printer.write(&file)?)
}
