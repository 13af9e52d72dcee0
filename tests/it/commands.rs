//! The command line as a contract: names, arguments, outputs, exit codes (README, "Commands").

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::support::program::{Told, tell, tell_with_input};
use crate::support::round::files;

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are UTF-8")
}

fn write(folder: &TempDir, name: &str, content: &str) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    text(&path).to_owned()
}

/// An installation with an open round of the two small questionnaires.
fn installation() -> TempDir {
    let folder = folder();
    let data = text(folder.path());
    tell(&["migrate", "--data", data]).good();
    let [iscm, state] = files()
        .try_into()
        .map(|files: [_; 2]| {
            files.map(|file: iscm_survey::app::rounds::QuestionnaireFile| {
                let name = Path::new(&file.path).file_name().expect("a name");
                write(&folder, name.to_str().expect("a name"), &file.text)
            })
        })
        .expect("two files");
    let created = tell(&[
        "assessment",
        "create",
        "2026",
        "--title",
        "The 2026 round",
        "--opens",
        "2020-01-01T00:00:00Z",
        "--closes",
        "2199-01-01T00:00:00Z",
        "--questionnaire",
        &iscm,
        &state,
        "--data",
        data,
    ]);
    assert_eq!(
        created.good(),
        "2026\tdraft\t2020-01-01T00:00:00Z\t2199-01-01T00:00:00Z\tThe 2026 round\n"
    );
    let opened = tell(&["assessment", "open", "2026", "--data", data]);
    assert!(opened.good().starts_with("2026\topen\t"));
    folder
}

fn keys(value: &Json) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

/// The keys of the contract; a report may say more.
fn assert_holds(value: &Json, contract: &[&str]) {
    for key in contract {
        assert!(value.get(key).is_some(), "{key} is missing in {value}");
    }
}

fn json_of(told: Told) -> Json {
    serde_json::from_str(&told.good()).expect("JSON")
}

/// The commands below one, as its `--help` lists them.
fn commands_below(path: &[String]) -> Vec<Vec<String>> {
    let mut arguments: Vec<&str> = path.iter().map(String::as_str).collect();
    arguments.push("--help");
    let help = tell(&arguments).good();
    let Some((_, list)) = help.split_once("Commands:\n") else {
        assert!(
            help.contains("Example:\n  ") && help.contains("iscm-survey "),
            "`iscm-survey {}` shows no example: add one to its after_help",
            arguments.join(" ")
        );
        return vec![path.to_vec()];
    };
    list.lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .flat_map(|name| {
            let mut below = path.to_vec();
            below.push(name.to_owned());
            commands_below(&below)
        })
        .collect()
}

#[test]
fn every_command_is_there_and_shows_an_example() {
    let found: BTreeSet<String> = commands_below(&[])
        .into_iter()
        .map(|path| path.join(" "))
        .collect();
    for command in [
        "assessment close",
        "assessment create",
        "assessment list",
        "assessment open",
        "demo",
        "expression",
        "invite",
        "migrate",
        "questionnaire check",
        "questionnaire try",
        "registry export",
        "registry import",
        "report",
        "response import",
        "serve",
        "user add",
        "user change",
        "user disable",
        "user enable",
        "user list",
        "user password",
        "worker",
    ] {
        assert!(found.contains(command), "{command} is not among {found:?}");
    }
}

#[test]
fn a_round_goes_through_the_commands() {
    let folder = installation();
    let data = text(folder.path());
    let partial = write(
        &folder,
        "partial.json",
        r#"{"aims": "A platform to share"}"#,
    );
    let whole = write(
        &folder,
        "whole.json",
        r#"{"established": 2003, "aims": "A platform to share"}"#,
    );
    let import = |answers: &str, more: &[&str]| {
        let mut arguments = vec!["response", "import", "2026", "midcom", "--answers", answers];
        arguments.extend(more);
        arguments.extend(["--data", data]);
        tell(&arguments)
    };

    // Nothing is told about a mechanism before somebody has answered.
    let report = |iscm: &str, more: &[&str]| {
        let mut arguments = vec!["report", "2026", iscm];
        arguments.extend(more);
        arguments.extend(["--data", data]);
        tell(&arguments)
    };
    assert!(
        report("midcom", &["--format", "md"])
            .bad(3)
            .contains("midcom")
    );

    assert_eq!(
        import(&partial, &[]).good(),
        "iscm:midcom: 1 answers kept as a draft\nestablished\trequired\n"
    );
    let refused = import(&partial, &["--submit"]).bad(1);
    assert!(refused.contains("established\trequired\n"), "{refused}");
    let submitted = import(&whole, &["--submit", "--source", "a letter"]).good();
    assert!(
        submitted.starts_with("iscm:midcom: submitted, receipt "),
        "{submitted}"
    );
    assert_eq!(submitted.lines().count(), 1);

    let told = json_of(report("midcom", &["--format", "json"]));
    assert_holds(&told, &["iscm", "assessment", "language", "sections"]);
    assert_eq!(told["language"], "en");
    let section = &told["sections"][0];
    assert_holds(section, &["id", "title", "statements"]);
    let statement = &section["statements"][0];
    assert_holds(statement, &["key", "text", "sources", "conditions"]);
    assert_eq!(statement["text"], "It was established in 2003.");
    let source = &statement["sources"][0];
    assert_holds(source, &["respondent", "address", "value"]);
    assert_eq!(source["address"], "established");
    assert_eq!(source["value"], 2003);

    let markdown = report("midcom", &["--format", "md"]).good();
    assert!(markdown.starts_with("# "), "{markdown}");
    assert!(markdown.contains("It was established in 2003."));
    let html = report("midcom", &["--format", "html", "--public"]).good();
    assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
    let file = folder.path().join("report.md");
    let written = report("midcom", &["--format", "md", "-o", text(&file)]);
    assert_eq!(written.good(), "");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), markdown);
    report("midsa", &["--format", "md"]).bad(3);
    report("midcom", &["--format", "odt"]).bad(2);
    let unknown = tell(&["report", "1999", "midcom", "--format", "md", "--data", data]);
    assert!(unknown.bad(1).contains("1999"));

    let closed = tell(&["assessment", "--data", data, "close", "2026"]).good();
    assert!(closed.starts_with("2026\tclosed\t"), "{closed}");
    let list = tell(&["assessment", "list", "--data", data]).good();
    assert_eq!(list, closed, "one line for each round");
    assert!(import(&whole, &[]).bad(1).contains("--after-closing"));
}

#[test]
fn inviting_names_everybody_who_would_be_written_to() {
    let folder = installation();
    let data = text(folder.path());
    let invite = |more: &[&str]| {
        let mut arguments = vec![
            "invite",
            "2026",
            "midcom",
            "ZM",
            "--email",
            "midcom=anna@example.org",
        ];
        arguments.extend(more);
        arguments.extend(["--data", data]);
        tell(&arguments).good()
    };
    let planned = invite(&["--dry-run"]);
    assert_eq!(
        planned,
        "iscm:midcom\tanna@example.org\ten\nstate:ZM\tno address is known\n"
    );
    assert_eq!(invite(&[]), planned, "what was said is what is done");
    assert_eq!(
        invite(&[]),
        "iscm:midcom\talready invited\nstate:ZM\tno address is known\n"
    );
    tell(&["invite", "2026", "--data", data]).bad(2);
    let unknown = tell(&["invite", "2026", "nobody", "--data", data]).bad(1);
    assert!(unknown.contains("nobody"), "{unknown}");
}

#[test]
fn a_missing_installation_is_a_problem_and_is_not_made() {
    let folder = folder();
    let nowhere = folder.path().join("nowhere");
    for arguments in [
        &["assessment", "list"][..],
        &["registry", "export"],
        &["report", "2019", "midcom", "--format", "md"],
        &["worker", "--once"],
    ] {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--data", text(&nowhere)]);
        let problem = tell(&arguments).bad(1);
        assert_eq!(problem.lines().count(), 1, "{problem}");
        assert!(problem.contains("iscm-survey.db"), "{problem}");
    }
    assert!(!nowhere.exists());
}

#[test]
fn importing_an_export_of_the_registry_changes_nothing() {
    let folder = folder();
    let data = text(folder.path());
    tell(&["migrate", "--data", data]).good();
    let (one, two) = (folder.path().join("1.json"), folder.path().join("2.json"));
    assert_eq!(
        tell(&["registry", "export", "-o", text(&one), "--data", data]).good(),
        ""
    );
    tell(&["registry", "import", text(&one), "--data", data]).good();
    let again = tell(&["registry", "import", text(&one), "--data", data]).good();
    assert!(
        again.starts_with("0 records added, 0 changed, 0 removed, "),
        "{again}"
    );
    tell(&["registry", "export", "-o", text(&two), "--data", data]).good();
    let printed = tell(&["registry", "export", "--data", data]).good();
    let (one, two) = (
        std::fs::read_to_string(one).expect("a file"),
        std::fs::read_to_string(two).expect("a file"),
    );
    assert!(one == two && two == printed, "each export is the same text");
    let bad = write(&folder, "bad.json", r#"{"iscms": [{"id": 7}]}"#);
    let problems = tell(&["registry", "import", &bad, "--data", data]).bad(1);
    assert!(problems.contains("bad.json"), "{problems}");
    let after = tell(&["registry", "export", "--data", data]).good();
    assert!(after == printed, "nothing is done by halves");
}

const TRIED: [&str; 5] = ["values", "pages", "calculated", "errors", "findings"];

#[test]
fn trying_a_questionnaire_tells_everything_about_the_form() {
    let folder = folder();
    let file = write(&folder, "small-iscm.json", &files()[0].text);
    let answers = write(&folder, "answers.json", r#"{"established": 1850}"#);
    let told = json_of(tell(&[
        "questionnaire",
        "try",
        &file,
        "--answers",
        &answers,
        "--language",
        "fr",
        "--now",
        "2026-05-19",
    ]));
    assert_eq!(keys(&told), TRIED);
    let page = &told["pages"][0];
    assert_eq!(keys(page), ["name", "title", "visible", "questions"]);
    let question = &page["questions"][0];
    assert_eq!(
        keys(question),
        ["address", "title", "visible", "required", "errors"]
    );
    assert_eq!(question["address"], "established");
    assert_eq!(question["required"], true);
    assert_eq!(told["errors"], json!({"established": ["min"]}));
    let finding = &told["findings"][0];
    assert_eq!(keys(finding), ["id", "title", "statements"]);
    let statement = &finding["statements"][0];
    assert_eq!(keys(statement), ["key", "text", "sources"]);

    let broken = write(&folder, "broken.json", "{");
    let told = tell(&["questionnaire", "try", &broken, "--answers", &answers]);
    assert_eq!(told.code, 1, "{told:?}");
    let refused: Json = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!(refused, json!({"refused": ["bad_json"]}));
    assert!(told.err.contains("bad_json"), "{told:?}");
    tell(&["questionnaire", "try", &file]).bad(2);
}

#[test]
fn a_batch_answers_each_line_with_a_line() {
    let questionnaire: Json = serde_json::from_str(&files()[0].text).expect("JSON");
    let loose = json!({"elements": [{"type": "text", "name": "a"}]});
    let lines = [
        json!({"questionnaire": questionnaire, "answers": {"established": 2003}}),
        json!({"questionnaire": loose, "answers": {}}),
        json!({"questionnaire": loose, "answers": {"a": "x"}, "lenient": true, "now": "2026-05-19"}),
        json!({"answers": {}}),
    ];
    let mut input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    input.push_str("no JSON\n");
    let told = tell_with_input(&["questionnaire", "try", "--batch"], &input).good();
    let answers: Vec<Json> = told
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(answers.len(), 5);
    for answer in [&answers[0], &answers[2]] {
        assert_eq!(keys(answer), TRIED);
    }
    assert_eq!(answers[0]["values"]["established"], 2003);
    assert_eq!(answers[2]["values"], json!({"a": "x"}));
    for answer in [&answers[1], &answers[3], &answers[4]] {
        assert_eq!(keys(answer), ["refused"], "{answer}");
        assert!(answer["refused"][0].is_string(), "{answer}");
    }
}

#[test]
fn checking_tells_every_problem_and_fails_for_errors_only() {
    let folder = folder();
    let good = write(&folder, "small-iscm.json", &files()[0].text);
    let told = tell(&["questionnaire", "check", &good]);
    assert_eq!(told.code, 0, "{told:?}");
    let bad = write(
        &folder,
        "state.json",
        r#"{"id": "state", "version": "1", "respondent": "state", "elements": [
            {"type": "text", "name": "a", "visibleIf": "{b} = 1"}, {"type": "text", "name": "A"}]}"#,
    );
    let told = tell(&["questionnaire", "check", &good, &bad]);
    assert_eq!(told.code, 1, "{told:?}");
    assert!(
        told.out
            .contains("state.json: error unknown_reference /elements/0/visibleIf: "),
        "the list of problems is the result: {told:?}"
    );
    assert_eq!(told.err.lines().count(), 1, "{told:?}");
    let missing = tell(&["questionnaire", "check", "/nowhere.json"]).bad(1);
    assert!(missing.contains("/nowhere.json"), "{missing}");
}

#[test]
fn expressions_are_answered_line_by_line() {
    let input = r#"{"expression": "{a} + 1", "values": {"a": 2}}
{"expression": "{a} +", "values": {}}

{"expression": "year(today())", "values": {}, "now": "2026-05-19"}
{"expression": "1+{b}", "values": {}, "parse": true}
"#;
    let told = tell_with_input(&["expression"], input).good();
    let answers: Vec<Json> = told
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0], json!({"value": 3}));
    assert_eq!(keys(&answers[1]), ["error"]);
    assert_eq!(keys(&answers[1]["error"]), ["code", "offset", "message"]);
    assert_eq!(answers[2], json!({"value": 2026}));
    assert_eq!(
        answers[3],
        json!({"canonical": "(1 + {b})", "names": ["b"]})
    );
}

#[test]
fn accounts_are_made_limited_and_changed() {
    let folder = installation();
    let data = text(folder.path());
    let user = |arguments: &[&str], input: &str| {
        let mut all = vec!["user"];
        all.extend(arguments);
        all.extend(["--data", data]);
        tell_with_input(&all, input)
    };
    let ana = "ana@example.org";
    let add = ["add", ana, "--role", "analyst"];
    let with = |more: &[&'static str]| [&add[..], more].concat();
    let refused = user(&with(&["--iscm", "nothing"]), "a pass phrase for tests\n").bad(1);
    assert!(refused.contains("no mechanism nothing"), "{refused}");
    let refused = user(&with(&["--iscm", "midcom"]), "short\n").bad(1);
    assert!(refused.contains("15"), "{refused}");
    user(
        &with(&["--iscm", "midsa", "midcom"]),
        "a pass phrase for tests\n",
    )
    .good();
    assert_eq!(
        user(&["list"], "").good(),
        "ana@example.org\tanalyst\tmidcom midsa\n"
    );

    let refused = user(&["change", ana, "--role", "reader"], "").bad(1);
    assert!(refused.contains("only an analyst"), "{refused}");
    assert_eq!(
        user(&["change", ana, "--role", "reader", "--all-iscms"], "").good(),
        "ana@example.org\treader\t*\n"
    );
    assert_eq!(
        user(&["change", ana, "--role", "analyst", "--iscm", "midsa"], "").good(),
        "ana@example.org\tanalyst\tmidsa\n"
    );
    user(&["change", ana], "").bad(2);
    user(&["password", ana], "another pass phrase\n").good();
    assert_eq!(
        user(&["disable", ana], "").good(),
        "ana@example.org\tanalyst\tmidsa\tdisabled\n"
    );
    assert_eq!(
        user(&["enable", ana], "").good(),
        "ana@example.org\tanalyst\tmidsa\n"
    );
    let unknown = user(&["disable", "nobody@example.org"], "").bad(1);
    assert!(unknown.contains("no account"), "{unknown}");
}

#[test]
fn what_staff_decide_can_be_said_on_the_command_line() {
    let place = installation();
    let data = text(place.path());
    let answers = write(
        &place,
        "midcom.json",
        "{\"established\": 2004, \"aims\": \"to meet\"}",
    );
    tell(&[
        "response",
        "import",
        "2026",
        "midcom",
        "--answers",
        &answers,
        "--submit",
        "--data",
        data,
    ])
    .good();
    let said = |arguments: &[&str]| {
        let mut all = vec!["response"];
        all.extend_from_slice(arguments);
        all.extend_from_slice(&["--data", data]);
        tell(&all)
    };
    let accepted = said(&["accept", "2026", "midcom"]);
    assert_eq!(accepted.good(), "iscm:midcom: accepted\n");
    let silent = said(&["return", "2026", "midcom"]).bad(1);
    assert!(silent.contains("say what is asked"), "{silent}");
    let nowhere = said(&["return", "2026", "midcom", "--at", "nowhere=why?"]).bad(1);
    assert!(nowhere.contains("nowhere"), "{nowhere}");
    let returned = said(&["return", "2026", "midcom", "--at", "aims=Which year?"]);
    assert_eq!(returned.good(), "iscm:midcom: returned\n");
    let late = said(&["accept", "2026", "midcom"]).bad(1);
    assert!(late.contains("nothing submitted"), "{late}");
    let decline = [
        "decline",
        "2026",
        "midcom",
        "--on",
        "2020-02-30",
        "--channel",
        "call",
        "--reason",
        "busy",
    ];
    assert!(
        said(&decline)
            .bad(1)
            .contains("date: is no date like 2026-06-30")
    );
    let decline = [
        "decline",
        "2026",
        "midcom",
        "--on",
        "2020-02-28",
        "--channel",
        "call",
        "--reason",
        "busy",
    ];
    assert_eq!(said(&decline).good(), "iscm:midcom: declined\n");
    let again = said(&["take-part", "2026", "midcom"]);
    assert_eq!(again.good(), "iscm:midcom: returned\n");
}
