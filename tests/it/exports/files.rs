//! What an export of a small round holds, on both databases.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use iscm_survey::app::exporting::{Content, ExportError, ExportRequest, prepare};
use iscm_survey::app::publishing::{find_results, publish_results, withdraw_results};
use iscm_survey::app::rounds::{QuestionnaireFile, close_assessment};
use iscm_survey::assessment::Author;
use iscm_survey::findings::release::document::{Numbers, Results, Value};
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::reports::data::csv::unguard;
use iscm_survey::reports::data::{Format, Manifest};
use iscm_survey::storage::audit::list_audit_entries;
use serde_json::json;

use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::{ROUND, Round};

/// All that a request may ask for, for staff.
pub fn everything(format: Format) -> ExportRequest {
    ExportRequest {
        assessment: ROUND.to_owned(),
        content: Content::All,
        format,
        language: Language::English,
        audience: Audience::Staff,
        release: None,
        limited_to: None,
        staff_only: false,
        byte_order_mark: false,
    }
}

/// A round in which two mechanisms and three States have answered, one with a formula.
pub fn answered(database: &TestDatabase) -> Round {
    let round = Round::open(database);
    let midcom = json!({"established": 2013, "themes": ["trade", "climate"],
        "aims": "=HYPERLINK(\"https://example.org\")", "secret": "two\nlines",
        "contribution": {"national": "high", "regional": "low"},
        "examples": [{"what": "a law", "year": 2014}, {"what": "a policy"}]});
    round
        .import(&round.import_command("midcom", midcom))
        .expect("imported");
    round
        .import(&round.import_command("midsa", json!({"established": 2000})))
        .expect("imported");
    for (state, entries) in [
        (
            "ZM",
            json!([{"iscm": "midcom", "usefulness": 5, "remark": "good"}, {"iscm": "midsa", "usefulness": 3}]),
        ),
        ("KE", json!([{"iscm": "midcom", "usefulness": 4}])),
        ("MW", json!([{"iscm": "midsa"}])),
    ] {
        let answers = json!({"iscms": entries});
        round
            .import(&round.import_command(state, answers))
            .expect("imported");
    }
    round
}

pub fn export(round: &Round, request: &ExportRequest) -> (Vec<u8>, Manifest) {
    let export = round
        .app
        .read_blocking(|transaction| prepare(transaction, request))
        .expect("it can be had");
    round
        .app
        .write_blocking(|transaction| export.note(transaction, &Author::Operator))
        .expect("it is noted");
    let mut bytes = Vec::new();
    let manifest = export
        .write(&round.app, &mut bytes)
        .expect("memory takes it");
    (bytes, manifest)
}

/// The tables of a ZIP of CSV files: columns and lines, as they were before the guard.
pub fn tables(bytes: &[u8]) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut tables = BTreeMap::new();
    for position in 0..archive.len() {
        let mut entry = archive.by_index(position).expect("an entry");
        let Some(name) = entry
            .name()
            .expect("a name")
            .strip_suffix(".csv")
            .map(str::to_owned)
        else {
            continue;
        };
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("UTF-8");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().expect("a first line").clone();
        let lines = reader
            .records()
            .map(|line| {
                let line = line.expect("a line");
                let cells = columns.iter().zip(line.iter());
                cells
                    .filter(|(_, cell)| !cell.is_empty())
                    .map(|(column, cell)| (column.to_owned(), unguard(cell).to_owned()))
                    .collect()
            })
            .collect();
        tables.insert(name, lines);
    }
    tables
}

#[test]
fn answers_stand_by_address_and_entries_in_tables_of_their_own() {
    run_on_both(|database| {
        let round = answered(database);
        let (bytes, manifest) = export(&round, &everything(Format::Csv));
        let tables = tables(&bytes);
        let iscms = &tables["iscm"];
        assert_eq!(iscms.len(), 2);
        let midcom = &iscms[0];
        let of = |line: &BTreeMap<String, String>, column: &str| {
            line.get(column).cloned().unwrap_or_default()
        };
        for (column, value) in [
            ("respondent.id", "midcom"),
            ("established", "2013"),
            ("themes/trade", "1"),
            ("themes/health", "0"),
            ("aims", "=HYPERLINK(\"https://example.org\")"),
            ("secret", "two\nlines"),
            ("contribution/national", "high"),
            ("submission.number", "1"),
            ("row.withheld", "0"),
        ] {
            assert_eq!(of(midcom, column), value, "{column}");
        }
        assert_eq!(of(midcom, "submission.digest").len(), 64);
        assert_eq!(of(&iscms[1], "themes/trade"), "", "not answered is no 0");
        let examples = &tables["iscm.examples"];
        assert_eq!(examples.len(), 2);
        assert_eq!(of(&examples[1], "what"), "a policy");
        assert_eq!(of(&examples[1], "entry.position"), "2");
        let entries = &tables["state.iscms"];
        let told: Vec<String> = entries
            .iter()
            .map(|line| {
                let columns = ["respondent.id", "entry.iscms", "usefulness", "remark"];
                columns.map(|column| of(line, column)).join(" ")
            })
            .collect();
        assert_eq!(
            told,
            [
                "KE midcom 4 ",
                "MW midsa  ",
                "ZM midsa 3 ",
                "ZM midcom 5 good"
            ]
        );

        let bases = &tables["round-bases"];
        let useful = bases
            .iter()
            .find(|line| of(line, "indicator") == "value.usefulness")
            .expect("it is counted");
        assert_eq!(of(useful, "answered"), "2");
        assert_eq!(of(useful, "no_answer"), "1");
        let rows = &tables["round-rows"];
        let national = rows.iter().find(|line| {
            of(line, "indicator") == "contribution"
                && of(line, "row") == "national"
                && of(line, "code") == "high"
        });
        assert_eq!(of(national.expect("a row"), "count"), "1");

        assert_eq!(manifest.questionnaires.len(), 2);
        assert_eq!(manifest.minimum_base, 3);
        assert_eq!(manifest.audience, "staff");
        let iscm = manifest.tables.iter().find(|table| table.name == "iscm");
        assert_eq!(iscm.map(|table| table.rows), Some(2));
        let audit = round
            .app
            .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 50))
            .expect("the audit can be read");
        // Everything in this test happens at one instant, so that the order says nothing.
        let noted = audit
            .iter()
            .find(|entry| entry.action == "assessment.export")
            .expect("it is noted");
        assert_eq!(noted.detail["format"], "csv");
    });
}

#[test]
fn the_digest_of_the_data_is_the_same_each_time_in_each_format_and_language() {
    let of_databases = std::cell::RefCell::new(Vec::new());
    run_on_both(|database| {
        let round = answered(database);
        let (_, first) = export(&round, &everything(Format::Csv));
        round.clock.advance(chrono::Duration::hours(1));
        for format in Format::ALL {
            let request = ExportRequest {
                language: Language::French,
                ..everything(format)
            };
            let (bytes, manifest) = export(&round, &request);
            assert!(!bytes.is_empty());
            assert_eq!(manifest.data_digest, first.data_digest, "{format:?}");
            assert_ne!(manifest.made_at, first.made_at);
        }
        round
            .import(&round.import_command("LS", json!({"iscms": [{"iscm": "midsa"}]})))
            .expect("imported");
        let (_, changed) = export(&round, &everything(Format::Csv));
        assert_ne!(changed.data_digest, first.data_digest);
        of_databases.borrow_mut().push(first.data_digest);
    });
    of_databases.borrow_mut().dedup();
    assert_eq!(of_databases.borrow().len(), 1, "and on each database");
}

#[test]
fn a_limited_analyst_gets_what_is_about_the_own_mechanisms_and_nothing_else() {
    run_on_both(|database| {
        let round = answered(database);
        let request = ExportRequest {
            limited_to: Some(vec!["midsa".to_owned()]),
            staff_only: true,
            ..everything(Format::Csv)
        };
        let (bytes, manifest) = export(&round, &request);
        let tables = tables(&bytes);
        let ids = |table: &str| -> Vec<&str> {
            tables[table]
                .iter()
                .map(|line| line["respondent.id"].as_str())
                .collect()
        };
        assert_eq!(ids("iscm"), ["midsa"]);
        assert_eq!(ids("state"), ["MW", "ZM"], "who answered about it");
        assert_eq!(ids("state.iscms"), ["MW", "ZM"]);
        for line in &tables["state.iscms"] {
            assert_eq!(line["entry.iscms"], "midsa");
        }
        for (name, lines) in &tables {
            if name == "codebook" {
                // It names the members of the register, which are public.
                continue;
            }
            for line in lines {
                for (column, cell) in line {
                    assert!(
                        !cell.contains("midcom") && cell != "KE",
                        "{name} {column}: {cell}"
                    );
                }
            }
        }
        assert_eq!(manifest.limited_to, Some(vec!["midsa".to_owned()]));
        let usefulness = tables["round-bases"]
            .iter()
            .find(|line| line["indicator"] == "value.usefulness")
            .expect("it is counted");
        assert_eq!(usefulness["answered"], "1", "counts are limited too");
    });
}

#[test]
fn what_is_for_staff_only_is_left_out_unless_it_is_asked_for() {
    use iscm_survey::app::saving::Change;
    use iscm_survey::questionnaire::model::{Attribution, RespondentGroup};

    run_on_both(|database| {
        let round = Round::open(database);
        let response = round.response(RespondentGroup::Iscm, "midcom");
        let aims = Change {
            attribution: Some(Attribution::None),
            ..crate::support::round::change("aims", json!("not for others"), 0)
        };
        let established = crate::support::round::change("established", json!(2013), 0);
        let command = round.save_command(&response, "focal point", vec![aims, established]);
        round.save(&command).expect("saved");
        round
            .submit(&round.submit_command(&response))
            .expect("submitted");

        let (bytes, manifest) = export(&round, &everything(Format::Csv));
        let line = &tables(&bytes)["iscm"][0];
        assert_eq!(line.get("aims"), None);
        assert_eq!(line["row.withheld"], "1");
        assert_eq!(line["submission.attribution"], "aims=none");
        assert_eq!(manifest.withheld_answers, 1);

        let request = ExportRequest {
            staff_only: true,
            ..everything(Format::Csv)
        };
        let (bytes, manifest) = export(&round, &request);
        assert_eq!(tables(&bytes)["iscm"][0]["aims"], "not for others");
        assert!(manifest.staff_only_answers);
    });
}

#[test]
fn readers_outside_get_published_figures_or_nothing() {
    run_on_both(|database| {
        let round = answered(database);
        let request = ExportRequest {
            audience: Audience::Outside,
            ..everything(Format::Csv)
        };
        let refused = round
            .app
            .read_blocking(|transaction| prepare(transaction, &request))
            .err();
        assert!(
            matches!(refused, Some(ExportError::NothingPublished(_))),
            "{refused:?}"
        );
    });
}

/// Every number of a release, as `table iscm indicator group what: number`, from the document itself.
fn numbers_of_release(results: &Results) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    let text = |value: &Value| match value.count() {
        Some(count) => count.to_string(),
        None => "hidden".to_owned(),
    };
    for indicator in &results.indicators {
        for table in &indicator.tables {
            let group: RespondentGroup = table.group.into();
            let iscm = table.iscm.as_deref().unwrap_or("-");
            let place = format!("{iscm} {} {}", indicator.id, group.code());
            numbers.insert(format!("{place} base: {}", text(&table.base)));
            for (code, value) in &table.codes {
                numbers.insert(format!("{place} code {code}: {}", text(value)));
            }
            if let Some(Numbers::Shown(shown)) = &table.numbers {
                numbers.insert(format!("{place} mean: {}", shown.mean));
            }
            for (row, shown) in &table.rows {
                let mean = match shown {
                    Numbers::Shown(shown) => shown.mean.to_string(),
                    Numbers::Hidden(_) => "hidden".to_owned(),
                };
                numbers.insert(format!("{place} row {row}: {mean}"));
            }
        }
    }
    numbers
}

/// The same from the tables of a file.
fn numbers_of_file(tables: &BTreeMap<String, Vec<BTreeMap<String, String>>>) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    for (name, lines) in tables {
        for line in lines {
            let of = |column: &str| line.get(column).cloned().unwrap_or_default();
            let value = |column: &str, status: &str| match of(status).as_str() {
                "shown" => of(column),
                status => status.to_owned(),
            };
            let iscm = line.get("iscm").map_or("-", String::as_str);
            let place = format!("{iscm} {} {}", of("indicator"), of("group"));
            match name.split_once('-').map(|(_, part)| part) {
                Some("bases") => {
                    numbers.insert(format!("{place} base: {}", value("answered", "status")));
                    if of("numbers_status") == "shown" {
                        numbers.insert(format!("{place} mean: {}", of("mean")));
                    }
                }
                Some("counts") => {
                    let (code, count) = (of("code"), value("count", "status"));
                    numbers.insert(format!("{place} code {code}: {count}"));
                }
                Some("numbers") => {
                    let (row, mean) = (of("row"), value("mean", "numbers_status"));
                    numbers.insert(format!("{place} row {row}: {mean}"));
                }
                _ => assert!(
                    ["participation", "codebook", "manifest"].contains(&name.as_str()),
                    "{name} is no table of a release"
                ),
            }
        }
    }
    numbers
}

/// Nine States about MIDCOM and MIDSA, few of which say one of the codes; closed.
fn about_two_mechanisms(database: &TestDatabase) -> Round {
    let state = json!({
        "id": "small-state", "version": "1", "respondent": "state", "title": "About your mechanisms",
        "pages": [{"name": "first", "attribution": "group", "elements": [
            {"type": "checkbox", "name": "memberships", "valueName": "iscms", "valuePropertyName": "iscm",
             "choicesByUrl": {"url": "registers/iscm", "valueName": "id", "titleName": "name"}},
            {"type": "paneldynamic", "name": "per_iscm", "valueName": "iscms", "keyName": "iscm",
             "subject": "iscm", "allowAddPanel": false, "allowRemovePanel": false, "templateElements": [
                {"type": "rating", "name": "usefulness", "indicator": "value.usefulness", "finding": "added"},
                {"type": "checkbox", "name": "value", "indicator": "value.states", "finding": "added",
                 "choices": ["trust", "contacts", "money"]}]}
        ]}],
        "findings": [{"id": "added", "title": "Added value", "sentences": []}]
    });
    let files = [QuestionnaireFile {
        path: "small-state.json".to_owned(),
        text: state.to_string(),
    }];
    let round = Round::open_with(database, &files);
    for (index, state) in ["ZM", "KE", "ZA", "BI", "EG", "MG", "RW", "ZW", "MW"]
        .into_iter()
        .enumerate()
    {
        let code = ["trust", "trust", "contacts", "trust", "money"][index % 5];
        let mut entries =
            vec![json!({"iscm": "midcom", "value": [code], "usefulness": index % 3 + 2})];
        if index % 2 == 0 {
            entries.push(json!({"iscm": "midsa", "value": ["contacts"], "usefulness": 4}));
        }
        round
            .import(&round.import_command(state, json!({"iscms": entries})))
            .expect("imported");
    }
    let closed = round
        .app
        .write_blocking(|transaction| close_assessment(transaction, ROUND, &Author::Operator));
    closed.expect("it can be closed");
    round
}

#[test]
fn files_for_readers_outside_hold_every_number_of_the_release_and_no_other() {
    run_on_both(|database| {
        let round = about_two_mechanisms(database);
        let publish = || {
            let published = round.app.write_blocking(|transaction| {
                publish_results(transaction, ROUND, &Author::Operator)
            });
            published.expect("it can be published")
        };
        assert_eq!(publish(), 1);
        let outside = |format| ExportRequest {
            audience: Audience::Outside,
            ..everything(format)
        };
        let (bytes, first) = export(&round, &outside(Format::Csv));
        let release = round
            .app
            .read_blocking(|transaction| find_results(transaction, ROUND, None))
            .expect("it can be read")
            .expect("it is published");
        let expected = numbers_of_release(&release.results);
        assert!(expected.iter().any(|number| number.ends_with(": hidden")));
        assert!(expected.iter().any(|number| number.ends_with(" base: 9")));
        assert_eq!(numbers_of_file(&tables(&bytes)), expected);
        assert_eq!(first.audience, "public");
        assert_eq!(first.release, Some(1));
        assert_eq!(first.release_digest, Some(release.digest.clone()));
        assert_eq!(first.questionnaires.len(), 1);
        for format in Format::ALL {
            let (bytes, manifest) = export(&round, &outside(format));
            assert!(!bytes.is_empty());
            assert_eq!(manifest.data_digest, first.data_digest, "{format:?}");
        }

        // What comes later is not in it, and a release of its own does not change the first.
        for state in ["UG", "TZ", "NA", "LS"] {
            let answers =
                json!({"iscms": [{"iscm": "midcom", "value": ["trust"], "usefulness": 1}]});
            let mut command = round.import_command(state, answers);
            command.into_closed = true;
            round.import(&command).expect("imported");
        }
        let (_, again) = export(&round, &outside(Format::Csv));
        assert_eq!(again.data_digest, first.data_digest);
        assert_eq!(publish(), 2);
        let (_, second) = export(&round, &outside(Format::Csv));
        assert_eq!(second.release, Some(2));
        assert_ne!(second.data_digest, first.data_digest);
        let of_first = ExportRequest {
            release: Some(1),
            ..outside(Format::Csv)
        };
        assert_eq!(export(&round, &of_first).1.data_digest, first.data_digest);
        let withdrawn = round.app.write_blocking(|transaction| {
            withdraw_results(transaction, ROUND, 1, &Author::Operator)
        });
        withdrawn.expect("it can be withdrawn");
        let refused = round
            .app
            .read_blocking(|transaction| prepare(transaction, &of_first))
            .err();
        assert!(matches!(refused, Some(ExportError::NothingPublished(_))));
    });
}

#[test]
fn more_documents_than_are_read_at_once_come_whole_and_in_order() {
    run_on_both(|database| {
        let round = Round::open(database);
        let registry = iscm_survey::registry::Registry::starting();
        let states: Vec<String> = registry
            .list_register(iscm_survey::registry::Register::State)
            .into_iter()
            .take(150)
            .map(|entry| entry.id.to_owned())
            .collect();
        for state in &states {
            let answers = json!({"iscms": [{"iscm": "midcom", "usefulness": 3}]});
            round
                .import(&round.import_command(state, answers))
                .expect("imported");
        }
        let request = ExportRequest {
            content: Content::Answers,
            ..everything(Format::Csv)
        };
        let (bytes, _) = export(&round, &request);
        let mut sorted = states.clone();
        sorted.sort();
        let ids: Vec<String> = tables(&bytes)["state.iscms"]
            .iter()
            .map(|line| line["respondent.id"].clone())
            .collect();
        assert_eq!(ids, sorted);
    });
}
