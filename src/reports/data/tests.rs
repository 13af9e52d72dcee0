//! Files written and read back by other libraries than ours.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use serde_json::Value as Json;
use sha2::Digest;

use super::csv::{guard, unguard};
use super::digest::{TableDigest, digest_of_tables};
use super::*;
use crate::language::Language;

fn manifest(digest: &str) -> Manifest {
    Manifest {
        format: "iscm-survey export 1",
        program: "iscm-survey",
        program_version: "0",
        assessment: "2019".to_owned(),
        assessment_title: "Assessment & <2019>".to_owned(),
        assessment_state: "closed",
        opens_at: "2019-04-01T00:00:00Z".to_owned(),
        closes_at: "2019-07-01T00:00:00Z".to_owned(),
        language: "en",
        audience: "staff",
        limited_to: None,
        staff_only_answers: false,
        withheld_answers: 0,
        minimum_base: 3,
        release: None,
        release_digest: None,
        marks: vec!["illustrative".to_owned()],
        notices: vec!["Illustrative".to_owned()],
        made_at: "2026-05-19T08:00:00Z".to_owned(),
        questionnaires: vec![QuestionnaireNote {
            group: "state",
            id: "state".to_owned(),
            version: "1".to_owned(),
            digest: "ab".repeat(32),
        }],
        tables: vec![TableNote {
            name: "state".to_owned(),
            title: "States".to_owned(),
            rows: 1,
            columns: 3,
            digest: digest.to_owned(),
        }],
        data_digest: digest_of_tables([("state", digest)].into_iter()),
    }
}

fn table() -> Table {
    let code = |value: &str, is_absence| ValueLabel {
        value: value.to_owned(),
        label: format!("Label of {value}"),
        is_absence,
    };
    Table {
        name: "state".to_owned(),
        title: "States".to_owned(),
        kind: TableKind::Answers,
        columns: vec![
            Column::new("text", "A text & more".to_owned(), ColumnKind::Text),
            Column::new("number", "A number".to_owned(), ColumnKind::Number),
            Column {
                values: vec![code("stable", false), code("not_applicable", true)],
                ..Column::new("a/b-Comment", "A code".to_owned(), ColumnKind::Code)
            },
        ],
        rows: None,
    }
}

/// A file with these rows of text, number and code.
fn file(format: Format, rows: &[(&str, Option<f64>, &str)]) -> Vec<u8> {
    let mut table = table();
    table.rows = Some(rows.len() as u64);
    table.columns[0].width = rows.iter().map(|row| row.0.len()).max().unwrap_or(0);
    let mut bytes = Vec::new();
    let options = WriterOptions {
        language: Language::Arabic,
        byte_order_mark: false,
    };
    let mut writer = writer(format, &mut bytes, options).expect("a writer");
    let mut digest = TableDigest::new(&table);
    writer.begin(&table).expect("memory takes it");
    for (text, number, code) in rows {
        let cells = [
            if text.is_empty() {
                Cell::Empty
            } else {
                Cell::Text(Cow::Borrowed(*text))
            },
            Cell::number(*number),
            Cell::Text(Cow::Borrowed(*code)),
        ];
        digest.row(&cells);
        writer.row(&cells).expect("memory takes it");
    }
    writer.end().expect("memory takes it");
    let (count, digest) = digest.finish();
    assert_eq!(count, rows.len() as u64);
    writer
        .finish(&[table], &manifest(&digest))
        .expect("memory takes it");
    bytes
}

fn from_zip(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    let mut entry = archive.by_name(name).expect("the file is in it");
    entry.read_to_string(&mut text).expect("UTF-8");
    text
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| {
            record
                .expect("a record")
                .iter()
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

fn sheet(bytes: &[u8], name: &str) -> calamine::Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(name).expect("the sheet is there")
}

fn text_at(range: &calamine::Range<Data>, row: u32, column: u32) -> String {
    match range.get_value((row, column)) {
        Some(Data::String(text)) => text.clone(),
        None | Some(Data::Empty) => String::new(),
        other => panic!("{other:?} is no text"),
    }
}

/// What a cell must give back, whatever a spreadsheet would like to make of it.
const HOSTILE: [&str; 12] = [
    "=HYPERLINK(\"https://example.org\",\"click\")",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "'=already",
    "🌍 emoji and العربية",
    "two\nlines, \"quoted\"; and a comma",
    "_x0041_ is no escape",
    "<b>&amp;</b>",
    " blanks around ",
];

#[test]
fn no_cell_of_a_csv_file_begins_like_a_formula_and_each_reads_back() {
    let rows: Vec<(&str, Option<f64>, &str)> = HOSTILE
        .iter()
        .map(|text| (*text, Some(-1.5), "stable"))
        .collect();
    let bytes = file(Format::Csv, &rows);
    let lines = csv_rows(&from_zip(&bytes, "state.csv"));
    assert_eq!(lines.len(), HOSTILE.len());
    for (line, text) in lines.iter().zip(HOSTILE) {
        assert!(
            !line[0].starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
            "{:?}",
            line[0]
        );
        assert_eq!(unguard(&line[0]), text);
        assert_eq!(line[1], "-1.5", "our own numbers stand as they are");
    }
    let manifest: Json = serde_json::from_str(&from_zip(&bytes, "manifest.json")).expect("JSON");
    assert_eq!(manifest["assessment"], "2019");
    let codebook = csv_rows(&from_zip(&bytes, "codebook.csv"));
    assert_eq!(codebook.len(), 5, "three variables and two values");
    assert_eq!(codebook[2][2], "a.b_Comment");
}

proptest! {
    /// The guard is reversible for every text, and what it lets pass is no formula.
    #[test]
    fn the_guard_is_reversible(text in "(?s)[=+\\-@\t\r\n']{0,3}.{0,20}") {
        let guarded = guard(&text);
        prop_assert_eq!(unguard(&guarded), text.as_str());
        prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    }

    #[test]
    fn any_text_reads_back_from_csv_json_and_xlsx(text in "(?s).{1,60}", thousandths in -1_000_000_000_000i64..1_000_000_000_000) {
        let number = thousandths as f64 / 1000.0;
        let rows = [(text.as_str(), Some(number), "stable")];
        let lines = csv_rows(&from_zip(&file(Format::Csv, &rows), "state.csv"));
        prop_assert_eq!(unguard(&lines[0][0]), text.as_str());
        prop_assert_eq!(lines[0][1].parse::<f64>(), Ok(number));

        let json: Json = serde_json::from_slice(&file(Format::Json, &rows)).expect("JSON");
        prop_assert_eq!(json["tables"][0]["rows"][0][0].as_str(), Some(text.as_str()));
        prop_assert_eq!(json["tables"][0]["rows"][0][1].as_f64(), Some(number));

        let range = sheet(&file(Format::Xlsx, &rows), "state");
        // XML knows no carriage return of its own, and the reader trims what is nothing but blanks.
        let expected = text.replace("\r\n", "\n").replace('\r', "\n");
        let printable = expected.chars().all(|letter| !letter.is_control() || letter == '\n')
            && !expected.contains(['\u{fffe}', '\u{ffff}']);
        if printable && !expected.trim().is_empty() {
            prop_assert_eq!(text_at(&range, 1, 0), expected);
        }
        prop_assert_eq!(range.get_value((1, 1)), Some(&Data::Float(number)));
    }
}

#[test]
fn a_workbook_holds_texts_as_texts_and_goes_on_where_a_cell_is_full() {
    let long = format!("{}🌍{}", "a".repeat(32_766), "ب".repeat(40_000));
    let mut rows: Vec<(&str, Option<f64>, &str)> =
        HOSTILE.iter().map(|text| (*text, None, "stable")).collect();
    rows.push((&long, Some(2.0), "not_applicable"));
    let bytes = file(Format::Xlsx, &rows);
    let range = sheet(&bytes, "state");
    for (row, text) in (1..).zip(HOSTILE) {
        assert_eq!(text_at(&range, row, 0), text);
        assert_eq!(range.get_value((row, 1)), Some(&Data::Empty));
    }
    let last = rows.len() as u32;
    let mut whole = text_at(&range, last, 0);
    assert_eq!(
        whole.encode_utf16().count(),
        32_766,
        "a letter of two units is not parted"
    );
    let more = sheet(&bytes, "continued");
    let mut parts = 0;
    for row in 1..more.height() as u32 {
        assert_eq!(text_at(&more, row, 0), "state");
        assert_eq!(
            more.get_value((row, 1)),
            Some(&Data::Float(f64::from(last)))
        );
        assert_eq!(text_at(&more, row, 2), "text");
        whole += &text_at(&more, row, 4);
        parts += 1;
    }
    assert_eq!(parts, 2);
    assert_eq!(whole, long, "nothing is lost");

    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    assert_eq!(
        book.sheet_names(),
        ["notes", "state", "continued", "codebook"]
    );
    let formulas = book.worksheet_formula("state").expect("the sheet is there");
    assert!(formulas.is_empty(), "nothing is a formula");
    assert_eq!(text_at(&sheet(&bytes, "notes"), 0, 0), "Illustrative");
    let xml = from_zip(&bytes, "xl/worksheets/sheet2.xml");
    assert!(
        xml.contains("rightToLeft=\"1\""),
        "Arabic runs from the right"
    );
}

#[test]
fn the_same_data_have_the_same_digest_in_every_format_and_language() {
    let rows = [("text", Some(1.0), "stable")];
    let manifests = [
        from_zip(&file(Format::Csv, &rows), "manifest.json"),
        from_zip(&file(Format::Sav, &rows), "manifest.json"),
    ];
    assert_eq!(manifests[0], manifests[1]);

    let digest = |columns: Vec<Column>, cells: &[Cell]| {
        let table = Table { columns, ..table() };
        let mut digest = TableDigest::new(&table);
        digest.row(cells);
        digest.finish().1
    };
    let code = || Column::new("code", String::new(), ColumnKind::Code);
    let words = |label: &str| Column::words("code_label", label.to_owned());
    let english = digest(
        vec![code(), words("Answer")],
        &[Cell::text("a"), Cell::text("Yes")],
    );
    let french = digest(
        vec![code(), words("Réponse")],
        &[Cell::text("a"), Cell::text("Oui")],
    );
    assert_eq!(english, french);
    let other = digest(
        vec![code(), words("Answer")],
        &[Cell::text("b"), Cell::text("Yes")],
    );
    assert_ne!(english, other);

    // As the module describes it, so that anybody can do the same.
    let by_hand = sha2::Sha256::digest("4:code\n1:a\n");
    assert_eq!(english, hex::encode(by_hand));
}

#[test]
fn names_of_variables_are_such_as_spss_takes() {
    let column = |name: &str| Column::new(name, String::new(), ColumnKind::Text);
    let names = [
        "iscms/a/b",
        "ISCMS.A.B",
        "and",
        "1st",
        "q-Comment",
        "_x",
        "ends/",
        "é",
        &"long/".repeat(20),
        &"long.".repeat(20),
    ]
    .map(column);
    let table = Table {
        columns: names.to_vec(),
        ..table()
    };
    let names = sav::names::variable_names(&table);
    assert_eq!(
        names[..8],
        [
            "iscms.a.b",
            "ISCMS.A.B_2",
            "and_2",
            "v1st",
            "q_Comment",
            "v_x",
            "ends",
            "v"
        ]
    );
    for name in &names {
        assert!(name.len() <= 64 && !name.ends_with('.'), "{name}");
    }
    let mut lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    lower.sort();
    lower.dedup();
    assert_eq!(lower.len(), names.len());
}

/// The elements of DDI-Codebook 2.5 that a document must have, and those of ours with their attributes, from the
/// element documentation of the DDI Alliance.
const DDI_ELEMENTS: [(&str, &[&str]); 16] = [
    ("codeBook", &["xmlns", "version", "ID"]),
    ("codeBook/stdyDscr/citation/titlStmt/titl", &[]),
    ("codeBook/stdyDscr/citation/titlStmt/IDNo", &["agency"]),
    ("codeBook/docDscr/citation/titlStmt/titl", &[]),
    ("codeBook/docDscr/citation/prodStmt/prodDate", &["date"]),
    ("codeBook/docDscr/citation/prodStmt/software", &["version"]),
    (
        "codeBook/stdyDscr/stdyInfo/sumDscr/collDate",
        &["date", "event"],
    ),
    ("codeBook/stdyDscr/stdyInfo/sumDscr/anlyUnit", &[]),
    ("codeBook/stdyDscr/method/dataColl/resInstru", &[]),
    ("codeBook/fileDscr", &["ID"]),
    ("codeBook/fileDscr/fileTxt/fileName", &[]),
    ("codeBook/fileDscr/fileTxt/dimensns/caseQnty", &[]),
    ("codeBook/dataDscr/var", &["ID", "name", "files", "intrvl"]),
    ("codeBook/dataDscr/var/labl", &[]),
    ("codeBook/dataDscr/var/catgry/catValu", &[]),
    ("codeBook/dataDscr/var/varFormat", &["type"]),
];

#[test]
fn the_codebook_in_xml_has_every_element_that_the_standard_asks_for() {
    use quick_xml::events::Event;

    let bytes = file(Format::Ddi, &[("text", None, "stable")]);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut path: Vec<String> = Vec::new();
    let mut seen: std::collections::BTreeMap<String, Vec<String>> = Default::default();
    let mut ids = Vec::new();
    loop {
        let event = reader.read_event().expect("well-formed");
        let (start, is_empty) = match &event {
            Event::Eof => break,
            Event::End(_) => {
                path.pop();
                continue;
            }
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            _ => continue,
        };
        path.push(start.name().as_ref().to_owned());
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.expect("an attribute");
            let name = attribute.key.as_ref().to_owned();
            if name == "ID" {
                ids.push(attribute.value.to_string());
            }
            attributes.push(name);
        }
        seen.insert(path.join("/"), attributes);
        if is_empty {
            path.pop();
        }
    }
    for (element, attributes) in DDI_ELEMENTS {
        let found = seen.get(element).unwrap_or_else(|| panic!("no {element}"));
        for attribute in attributes {
            assert!(
                found.iter().any(|name| name == attribute),
                "{element} {attribute}"
            );
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "no id stands twice");
    assert!(text.contains("xmlns=\"ddi:codebook:2_5\"") && text.contains("version=\"2.5\""));
    assert!(text.contains("Assessment &amp; &lt;2019&gt;"));
    assert!(text.contains("<catgry missing=\"Y\">"));
}
