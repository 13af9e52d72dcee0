//! Codes of open answers in files of data: beside the text, for staff only, and as they were settled.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use iscm_survey::app::exporting::{Content, ExportRequest};
use iscm_survey::app::publishing::publish_results;
use iscm_survey::app::rounds::close_assessment;
use iscm_survey::app::saving::{Change, NewValue};
use iscm_survey::assessment::Author;
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::questionnaire::model::Attribution;
use iscm_survey::reports::data::Format;
use serde_json::json;

use super::files::{everything, export, tables};
use crate::coding::at;
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::{ROUND, Round, change};

const TRUST: &str = "remark~codes/trust";
const LEARNING: &str = "remark~codes/learning";
const NOTHING: &str = "remark~codes/none";

/// Four States with a remark; two coders agree on those of Zambia and Kenya, differ on South Africa's, and one of
/// them has not read Malawi's.
fn coded(database: &TestDatabase) -> Round {
    let round = Round::open(database);
    for state in ["ZM", "KE", "ZA", "MW"] {
        round
            .import(&round.import_command(state, answers(state)))
            .expect("imported");
    }
    round.book(&["trust", "learning"]);
    for (coder, state, codes) in [
        ("one", "ZM", &["trust"][..]),
        ("two", "ZM", &["trust"]),
        ("one", "KE", &[]),
        ("two", "KE", &[]),
        ("one", "ZA", &["trust"]),
        ("two", "ZA", &["learning"]),
        ("one", "MW", &["trust"]),
    ] {
        round
            .give(&at(coder), state, codes)
            .unwrap_or_else(|error| panic!("{coder} {state}: {error}"));
    }
    round
}

fn answers(state: &str) -> serde_json::Value {
    json!({"iscms": [
        {"iscm": "midcom", "remark": format!("What {state} says")},
        {"iscm": "midsa", "usefulness": 3}]})
}

fn entries(
    round: &Round,
    request: &ExportRequest,
) -> BTreeMap<(String, String), BTreeMap<String, String>> {
    let (bytes, _) = export(round, request);
    let mut tables = tables(&bytes);
    let lines = tables.remove("state.iscms").expect("a table of entries");
    lines
        .into_iter()
        .map(|line| {
            let place = (line["respondent.id"].clone(), line["entry.iscms"].clone());
            (place, line)
        })
        .collect()
}

#[test]
fn settled_codes_stand_beside_the_text_as_other_choices_do() {
    run_on_both(|database| {
        let round = coded(database);
        let entries = entries(&round, &everything(Format::Csv));
        let told = |state: &str, iscm: &str| -> Vec<String> {
            let line = &entries[&(state.to_owned(), iscm.to_owned())];
            [TRUST, LEARNING, NOTHING]
                .map(|column| line.get(column).cloned().unwrap_or_default())
                .to_vec()
        };
        assert_eq!(told("ZM", "midcom"), ["1", "0", "0"]);
        assert_eq!(told("KE", "midcom"), ["0", "0", "1"]);
        assert_eq!(told("ZA", "midcom"), ["", "", ""], "nothing is settled");
        assert_eq!(
            told("MW", "midcom"),
            ["", "", ""],
            "one coder settles nothing"
        );
        assert_eq!(told("ZM", "midsa"), ["", "", ""], "no text, no codes");

        let (bytes, _) = export(&round, &everything(Format::Csv));
        let tables = tables(&bytes);
        let variables: Vec<&str> = tables["codebook"]
            .iter()
            .filter(|line| line["table"] == "state.iscms" && line.contains_key("kind"))
            .map(|line| line["variable"].as_str())
            .collect();
        let text = variables.iter().position(|name| *name == "remark");
        let text = text.expect("the text has a column");
        assert_eq!(variables[text + 1..], [TRUST, LEARNING, NOTHING]);
        let line = tables["codebook"]
            .iter()
            .find(|line| line["variable"] == TRUST)
            .expect("a line");
        for (column, value) in [
            ("indicator", "iscms.remark~codes"),
            ("counts_as", "flag:trust"),
            ("label", "remark (codes) · About trust"),
            ("sav_variable", "remark_codes.trust"),
            ("attribution", "named"),
        ] {
            assert_eq!(line[column], value, "{column}");
        }
        // The figures are those of the columns.
        let counted = tables["round-counts"]
            .iter()
            .find(|line| line["indicator"] == "iscms.remark~codes" && line["code"] == "trust");
        assert_eq!(counted.expect("it is counted")["count"], "1");
        let bases = tables["round-bases"].iter();
        let mut bases = bases.filter(|line| line["indicator"] == "iscms.remark~codes");
        assert_eq!(bases.next().expect("it is counted")["answered"], "2");
    });
}

#[test]
fn every_format_has_the_codes_with_their_labels() {
    let round = coded(&TestDatabase::sqlite());
    let french = |format| ExportRequest {
        language: Language::French,
        ..everything(format)
    };
    let (json, _) = export(&round, &french(Format::Json));
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let text = json.to_string();
    assert!(
        text.contains(TRUST) && text.contains("Aucun code ne convient"),
        "{text}"
    );
    let (ddi, _) = export(&round, &french(Format::Ddi));
    let ddi = String::from_utf8(ddi).expect("UTF-8");
    let variable = ddi.split("<var ").find(|part| part.contains(TRUST));
    let variable = variable.expect("DDI describes the column");
    assert!(
        variable.contains("<labl>remark (codes) · About trust</labl>"),
        "{variable}"
    );
    assert!(
        variable.contains("<concept>iscms.remark~codes</concept>"),
        "{variable}"
    );
    let (xlsx, _) = export(&round, &french(Format::Xlsx));
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx)).expect("a workbook");
    let mut all = String::new();
    for position in 0..archive.len() {
        let mut entry = archive.by_index(position).expect("an entry");
        if entry.name().is_ok_and(|name| name.ends_with(".xml")) {
            entry.read_to_string(&mut all).expect("XML");
        }
    }
    assert!(all.contains(TRUST));
}

#[test]
fn codes_go_no_further_than_their_texts() {
    run_on_both(|database| {
        let round = coded(database);
        // Who sees one mechanism sees the codes of what is about it.
        let limited = ExportRequest {
            limited_to: Some(vec!["midsa".to_owned()]),
            ..everything(Format::Csv)
        };
        for line in entries(&round, &limited).values() {
            assert!(!line.contains_key(TRUST), "{line:?}");
        }
        // A text for staff only takes its codes along.
        let mut again = round.import_command("ZM", answers("ZM"));
        again.submit = false;
        let response = round.import(&again).expect("it is open again").response;
        let hidden = Change {
            value: NewValue::Keep,
            attribution: Some(Attribution::None),
            ..change("iscms/midcom/remark", json!(null), 1)
        };
        round
            .save(&round.save_command(&response, "focal point", vec![hidden]))
            .expect("saved");
        round
            .submit(&round.submit_command(&response))
            .expect("submitted");
        let place = ("ZM".to_owned(), "midcom".to_owned());
        let without = entries(&round, &everything(Format::Csv));
        assert!(
            without
                .get(&place)
                .is_none_or(|line| !line.contains_key(TRUST))
        );
        let request = ExportRequest {
            staff_only: true,
            ..everything(Format::Csv)
        };
        let with = entries(&round, &request);
        assert_eq!(with[&place]["remark"], "What ZM says");
        assert_eq!(
            with[&place][TRUST], "1",
            "the words are the same, and so are their codes"
        );

        // Readers outside get what was frozen, and codes are not in it (decision 12).
        round
            .app
            .write_blocking(|transaction| close_assessment(transaction, ROUND, &Author::Operator))
            .expect("it can be closed");
        round
            .app
            .write_blocking(|transaction| publish_results(transaction, ROUND, &Author::Operator))
            .expect("it can be published");
        let outside = ExportRequest {
            audience: Audience::Outside,
            content: Content::All,
            ..everything(Format::Json)
        };
        let (bytes, _) = export(&round, &outside);
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains("value.usefulness"), "{text}");
        assert!(
            !text.contains("~codes") && !text.contains("About trust"),
            "{text}"
        );
    });
}
