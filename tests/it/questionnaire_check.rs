//! `questionnaire check`: one line per problem, and whether the files can be used.

use std::fs;
use std::path::{Path, PathBuf};

use iscm_survey::cli::questionnaire_check::run;

fn check(files: &[PathBuf]) -> (bool, String) {
    let mut out = Vec::new();
    let good = run(files, &mut out).expect("the files can be read");
    (good, String::from_utf8(out).expect("lines of text"))
}

/// Writes files into a folder, checks them, and gives the lines without the folder.
fn check_texts(texts: &[(&str, &str)]) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    for (name, text) in texts {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        files.push(path);
    }
    let (good, lines) = check(&files);
    let folder = format!("{}/", folder.path().display());
    (good, lines.replace(&folder, ""))
}

#[test]
fn our_own_questionnaires_have_no_errors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of questionnaires")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    assert!(files.len() >= 3, "one file per respondent group");
    let (good, lines) = check(&files);
    assert!(good, "correct the questionnaires:\n{lines}");
}

#[test]
fn each_problem_is_a_line() {
    let (good, lines) = check_texts(&[
        (
            "state.json",
            r#"{"id": "state", "version": "1", "respondent": "state", "pages": [
                {"name": "p", "indent": 1, "elements": [{"type": "text", "name": "a", "hasComment": true, "visibleIf": "{bb} = 1"}]}]}"#,
        ),
        ("broken.json", "{\n  oops"),
    ]);
    assert!(!good);
    insta::assert_snapshot!(lines, @r#"
    state.json: warning no_effect /pages/0/indent: "indent" is read and changes nothing here
    state.json: error renamed_property /pages/0/elements/0/hasComment: "hasComment" is now called "showCommentArea"
    state.json: error unknown_reference /pages/0/elements/0/visibleIf: at 0: nothing is called "bb" here
    broken.json: error bad_json (file): line 2, column 3: key must be a string
    "#);
}

#[test]
fn warnings_do_not_fail_a_file() {
    let (good, lines) = check_texts(&[(
        "igo.json",
        r#"{"id": "igo", "version": "1", "respondent": "igo", "elements": [
            {"type": "text", "name": "a", "indent": 1}]}"#,
    )]);
    assert!(good);
    insta::assert_snapshot!(lines, @r#"igo.json: warning no_effect /elements/0/indent: "indent" is read and changes nothing here"#);
}

#[test]
fn files_are_checked_together() {
    let (good, lines) = check_texts(&[
        (
            "iscm.json",
            r#"{"id": "iscm", "version": "1", "respondent": "iscm", "elements": [
                {"type": "radiogroup", "name": "a", "indicator": "funding.stability", "choices": ["stable", "unstable"]}],
                "findings": [{"id": "s", "sentences": [{"id": "x", "of": "state", "if": "base('funding.stabilty') > 2", "text": "Many."}]}]}"#,
        ),
        (
            "state.json",
            r#"{"id": "state", "version": "1", "respondent": "state", "elements": [
                {"type": "checkbox", "name": "a", "indicator": "funding.stability", "choices": ["stable"]}]}"#,
        ),
    ]);
    assert!(!good);
    insta::assert_snapshot!(lines, @r#"
    iscm.json: error unknown_indicator /findings/0/sentences/0/if: at 0: no question to the group "state" has the indicator "funding.stabilty"; did you mean "funding.stability"?
    state.json: error indicator_conflict /elements/0/indicator: the indicator "funding.stability" is a multiple choice here, and a single choice at /elements/0 of "iscm"
    "#);
}
