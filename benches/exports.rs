//! W4: responses with all their texts to CSV and XLSX, beside a bare dump of the same cells from SQLite.
//!
//!     cargo bench --bench exports -- [ROWS …]
//!
//! The questionnaire is S60. Every figure is measured in a process of its own, so that
//! its peak of memory is its own; the least of three runs is shown. Nothing is asserted about time.

mod s60;

use std::collections::BTreeMap;
use std::ffi::{CStr, CString};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use iscm_survey::app::App;
use iscm_survey::app::exporting::{Content, ExportRequest, prepare};
use iscm_survey::app::rounds::{QuestionnaireFile, create_assessment};
use iscm_survey::assessment::{
    Author, NewAssessment, Respondent, Response, ResponseId, Submission, SubmissionId,
    SubmittedAnswer, SubmittedDocument,
};
use iscm_survey::clock::{SystemClock, SystemRandomness};
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::reports::data::Format;
use iscm_survey::storage::{DatabaseUrl, Db, responses, submissions};

use s60::{Answer, Chance, SECTIONS, answers, questionnaire};

const RUNS: usize = 3;

fn main() {
    // `cargo bench` gives flags of its own.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|one| one != "--bench")
        .collect();
    if let [command, place] = arguments.as_slice()
        && command.starts_with("measure-")
    {
        measure(command, Path::new(place));
        return;
    }
    let sizes: Vec<usize> = match arguments.is_empty() {
        true => vec![2_000, 20_000, 100_000],
        false => arguments
            .iter()
            .map(|size| size.parse().expect("a number of responses"))
            .collect(),
    };
    println!(
        "| responses | what | seconds | MB written | peak MB | added MB | times the bare dump |"
    );
    println!("|---|---|---|---|---|---|---|");
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        generate(folder.path(), size);
        let mut bare = BTreeMap::new();
        for what in ["bare-csv", "csv", "bare-xlsx", "xlsx"] {
            let best = (0..RUNS)
                .map(|_| run(what, folder.path()))
                .min_by(|one, other| one.seconds.total_cmp(&other.seconds))
                .expect("it ran");
            let kind = what.trim_start_matches("bare-");
            let ratio = match what.strip_prefix("bare-") {
                Some(kind) => {
                    bare.insert(kind.to_owned(), best.seconds);
                    1.0
                }
                None => best.seconds / bare[kind],
            };
            println!(
                "| {size} | {what} | {:.2} | {:.1} | {:.0} | {:.0} | {ratio:.1} |",
                best.seconds,
                best.written / 1e6,
                best.peak / 1024.0,
                (best.peak - best.before) / 1024.0,
            );
        }
    }
}

struct Figure {
    seconds: f64,
    written: f64,
    /// Kilobytes, of the whole process, before and at its highest.
    before: f64,
    peak: f64,
}

fn run(what: &str, place: &Path) -> Figure {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own)
        .arg(format!("measure-{what}"))
        .arg(place)
        .output()
        .expect("it starts again");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let told = String::from_utf8(output.stdout).expect("text");
    let numbers: Vec<f64> = told
        .split_whitespace()
        .map(|number| number.parse().expect("a number"))
        .collect();
    Figure {
        seconds: numbers[0],
        written: numbers[1],
        before: numbers[2],
        peak: numbers[3],
    }
}

fn measure(command: &str, place: &Path) {
    let target = place.join("out");
    let (seconds, before) = match command {
        "measure-csv" => product(place, &target, Format::Csv),
        "measure-xlsx" => product(place, &target, Format::Xlsx),
        "measure-bare-csv" => bare(place, |dump| dump_csv(dump, &target)),
        "measure-bare-xlsx" => bare(place, |dump| dump_xlsx(dump, &target)),
        other => panic!("{other} is not measured"),
    };
    let written = std::fs::metadata(&target).expect("it was written").len();
    println!("{seconds} {written} {before} {}", peak());
}

/// The highest memory of this process so far, in kilobytes.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let words = line.expect("the peak").split_whitespace().nth(1);
    words
        .and_then(|kilobytes| kilobytes.parse().ok())
        .expect("a number")
}

fn app(place: &Path) -> App {
    let db = Db::open(&DatabaseUrl::sqlite(place.join("product.db"))).expect("the database");
    App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness))
}

/// The whole way of the product: rights and audit, reading, taking apart, writing.
fn product(place: &Path, target: &Path, format: Format) -> (f64, f64) {
    let app = app(place);
    let request = ExportRequest {
        assessment: "s60".to_owned(),
        content: Content::Answers,
        format,
        language: Language::English,
        audience: Audience::Staff,
        release: None,
        limited_to: None,
        staff_only: false,
        byte_order_mark: false,
    };
    let before = peak();
    let begin = Instant::now();
    let export = app
        .read_blocking(|transaction| prepare(transaction, &request))
        .expect("it can be had");
    let file = File::create(target).expect("a file");
    export
        .write(&app, BufWriter::new(file))
        .expect("it can be written");
    (begin.elapsed().as_secs_f64(), before)
}

fn bare(place: &Path, dump: impl FnOnce(&mut Bare)) -> (f64, f64) {
    let mut rows = Bare::open(&place.join("bare.db"));
    let before = peak();
    let begin = Instant::now();
    dump(&mut rows);
    (begin.elapsed().as_secs_f64(), before)
}

fn dump_csv(rows: &mut Bare, target: &Path) {
    let mut writer =
        csv::Writer::from_writer(BufWriter::new(File::create(target).expect("a file")));
    while rows.next() {
        for column in 0..rows.columns {
            writer.write_field(rows.text(column)).expect("disk");
        }
        writer.write_record(None::<&[u8]>).expect("disk");
    }
    writer.flush().expect("disk");
}

fn dump_xlsx(rows: &mut Bare, target: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    let mut row = 0;
    while rows.next() {
        for column in 0..rows.columns {
            let text = std::str::from_utf8(rows.text(column)).expect("UTF-8");
            if !text.is_empty() {
                sheet
                    .write_string(row, column as u16, text)
                    .expect("a cell");
            }
        }
        row += 1;
    }
    let mut file = BufWriter::new(File::create(target).expect("a file"));
    book.save_to_writer(&mut file).expect("disk");
    file.flush().expect("disk");
}

/// A table with a column per cell, read by SQLite's own functions and nothing between.
struct Bare {
    statement: *mut libsqlite3_sys::sqlite3_stmt,
    columns: i32,
}

impl Bare {
    fn open(path: &Path) -> Bare {
        let path = CString::new(path.to_str().expect("letters")).expect("no zero");
        let mut connection = std::ptr::null_mut();
        let mut statement = std::ptr::null_mut();
        // SAFETY: pointers are of this function and outlive the calls.
        unsafe {
            assert_eq!(
                libsqlite3_sys::sqlite3_open(path.as_ptr(), &raw mut connection),
                0
            );
            let sql = c"SELECT * FROM cells ORDER BY id";
            let prepared = libsqlite3_sys::sqlite3_prepare_v2(
                connection,
                sql.as_ptr(),
                -1,
                &raw mut statement,
                std::ptr::null_mut(),
            );
            assert_eq!(prepared, 0);
            let columns = libsqlite3_sys::sqlite3_column_count(statement);
            Bare { statement, columns }
        }
    }

    fn next(&mut self) -> bool {
        // SAFETY: the statement is prepared and never finalized.
        unsafe { libsqlite3_sys::sqlite3_step(self.statement) == libsqlite3_sys::SQLITE_ROW }
    }

    fn text(&self, column: i32) -> &[u8] {
        // SAFETY: the text is valid until the next step, which needs `&mut self`.
        unsafe {
            let text = libsqlite3_sys::sqlite3_column_text(self.statement, column);
            match text.is_null() {
                true => &[],
                false => CStr::from_ptr(text.cast()).to_bytes(),
            }
        }
    }
}

/// The same answers as submissions of the product and as a plain table.
fn generate(place: &Path, size: usize) {
    let path: PathBuf = place.join("product.db");
    let db = Db::create(&DatabaseUrl::sqlite(path)).expect("a database");
    let app = App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness));
    let now = app.now();
    let new = NewAssessment::new("s60", "S60", now, now + chrono::TimeDelta::days(30));
    let file = QuestionnaireFile {
        path: "s60.json".to_owned(),
        text: questionnaire().to_string(),
    };
    let digest = SubmittedDocument::digest_of(&file.text);
    let assessment = app
        .write_blocking(|transaction| {
            create_assessment(transaction, &new, &[file], &Author::Operator)
        })
        .expect("the round");
    let mut chance = Chance(7);
    let mut plain = Plain::create(&place.join("bare.db"));
    let mut next = 0;
    while next < size {
        let some: Vec<usize> = (next..size.min(next + 2_000)).collect();
        next += some.len();
        app.write_blocking(|transaction| -> Result<(), anyhow::Error> {
            for number in some {
                let organization = format!("org{number:06}");
                let given = answers(&mut chance);
                plain.insert(number, &given);
                let respondent = Respondent::new(RespondentGroup::State, &organization);
                let id = ResponseId::new(format!("r{number:06}"));
                let before = Response::new(
                    id,
                    assessment.id.clone(),
                    respondent,
                    Language::English,
                    now,
                );
                responses::insert_response(transaction.connection, &before)?;
                let submission = submission(&before, &digest, &given);
                submissions::insert_submission(transaction.connection, &submission)?;
                let after = before.submit(submission.id, now)?;
                responses::update_response(transaction.connection, &before, &after)?;
            }
            Ok(())
        })
        .expect("the rows");
    }
    plain.finish();
}

fn submission(response: &Response, digest: &str, given: &[Answer]) -> Submission {
    let receipt = format!("s60-{}", response.respondent.organization);
    let mut document = SubmittedDocument::new(
        "s60",
        ("state", &response.respondent.organization),
        ("s60", "1", digest),
        1,
        &receipt,
        response.changed_at,
        "en",
    );
    document.answers = given
        .iter()
        .map(|(address, value, _)| SubmittedAnswer {
            address: address.clone(),
            value: value.clone(),
            version: 1,
            language: "en".to_owned(),
            attribution: None,
        })
        .collect();
    let text = document.to_text();
    Submission {
        id: SubmissionId::new(format!("s-{}", response.id)),
        response: response.id.clone(),
        number: 1,
        receipt_number: receipt,
        questionnaire_digest: digest.to_owned(),
        digest: SubmittedDocument::digest_of(&text),
        document: text,
        submitted_at: response.changed_at,
        author: Author::Operator,
        declaration: None,
        mark: None,
        source: None,
    }
}

/// The plain table, made with diesel: only reading it is measured.
struct Plain(diesel::SqliteConnection);

impl Plain {
    fn create(path: &Path) -> Plain {
        use diesel::Connection;
        use diesel::connection::SimpleConnection;
        let path = path.to_str().expect("letters");
        let mut connection = diesel::SqliteConnection::establish(path).expect("a file");
        let columns: Vec<String> = (0..24 * SECTIONS)
            .map(|column| format!("c{column} TEXT"))
            .collect();
        let sql = format!(
            "PRAGMA synchronous = OFF; BEGIN; CREATE TABLE cells (id INTEGER PRIMARY KEY, {})",
            columns.join(", ")
        );
        connection.batch_execute(&sql).expect("a table");
        Plain(connection)
    }

    fn insert(&mut self, number: usize, given: &[Answer]) {
        use diesel::connection::SimpleConnection;
        let cells: Vec<String> = given
            .iter()
            .flat_map(|(_, _, cells)| cells)
            .map(|cell| format!("'{cell}'"))
            .collect();
        let sql = format!("INSERT INTO cells VALUES ({number}, {})", cells.join(", "));
        self.0.batch_execute(&sql).expect("a row");
    }

    fn finish(mut self) {
        use diesel::connection::SimpleConnection;
        self.0.batch_execute("COMMIT").expect("disk");
    }
}
