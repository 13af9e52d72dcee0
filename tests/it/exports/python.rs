//! What programs of others read in our files: pandas recalculates every figure of the demonstration's round and of its
//! published results, and pyreadstat reads the SPSS files back.

use std::path::{Path, PathBuf};
use std::process::Command;

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::support::program::tell;

/// The interpreter with pandas and pyreadstat that `scripts/test --install` makes; `None` where there is none.
fn python() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("target/python-for-tests/bin/python");
    let python = std::env::var_os("TEST_PYTHON").map_or(own, PathBuf::from);
    if python.is_file() {
        return Some(python);
    }
    assert!(
        std::env::var_os("TEST_REQUIRE_ALL").is_none(),
        "{} is missing: run scripts/test --install",
        python.display()
    );
    eprintln!("not recalculated: {} is missing", python.display());
    None
}

fn run(python: &Path, script: &str, files: &[&Path]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/exports")
        .join(script);
    let output = Command::new(python)
        .arg(script)
        .args(files)
        .output()
        .expect("the interpreter starts");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{error}");
    told
}

/// A copy of the demonstration, in which the results of 2019 are published as they are answered now.
fn published() -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    let database = |folder: &Path| {
        folder
            .join("iscm-survey.db")
            .to_str()
            .expect("letters")
            .to_owned()
    };
    // By the database itself: other tests have the file open.
    let mut original =
        SqliteConnection::establish(&database(&crate::demo::place())).expect("the demonstration");
    diesel::sql_query("VACUUM INTO ?")
        .bind::<Text, _>(database(copy.path()))
        .execute(&mut original)
        .expect("it is copied");
    let place = copy.path().to_str().expect("letters");
    tell(&["results", "publish", "2019", "--data", place]).good();
    copy
}

#[test]
fn pandas_recalculates_every_figure_and_reads_the_spss_files() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let place = published();
    let text = |path: &Path| path.to_str().expect("letters").to_owned();
    let export = |format: &str, name: &str, more: &[&str]| {
        let (place, file) = (text(place.path()), text(&path(name)));
        let mut arguments = vec![
            "export", "2019", "--format", format, "--data", &place, "-o", &file,
        ];
        arguments.extend_from_slice(more);
        assert_eq!(tell(&arguments).good(), "");
    };
    export("csv", "all.zip", &["--byte-order-mark"]);
    let told = run(
        &python,
        "recalculate.py",
        &[&path("all.zip"), &path("all.zip")],
    );
    println!("{told}");
    assert!(told.starts_with("staff: "), "{told}");
    export("csv", "public.zip", &["--public"]);
    let told = run(
        &python,
        "recalculate.py",
        &[&path("all.zip"), &path("public.zip")],
    );
    println!("{told}");
    assert!(told.starts_with("public: "), "{told}");
    export("sav", "sav.zip", &["--language", "fr"]);
    let told = run(
        &python,
        "read_sav.py",
        &[&path("all.zip"), &path("sav.zip")],
    );
    println!("{told}");
}
