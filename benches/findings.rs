//! W3: every page of the dashboard, at the size of the demonstration's round and for rounds of S60 from 1,000 to
//! 100,000 responses (10 million coded values), on SQLite and PostgreSQL.
//!
//!     cargo bench --bench findings -- [RESPONSES …]
//!
//! PostgreSQL is measured where `BENCH_POSTGRES_URL` gives a server whose user may make schemas. Each round is
//! measured in a process of its own, through a server on loopback with the real pages: once after the start, then
//! again, with the processor time of the program beside. The limit, a bare GROUP BY over the covering index, is
//! measured in the same process. Responses are written straight into the tables, with rows as the program makes
//! them. Nothing is asserted about time.

mod s60;

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use iscm_survey::app::App;
use iscm_survey::app::accounts::{NewAccount, add_user};
use iscm_survey::app::demo::fill_first_round;
use iscm_survey::app::importing::{ImportResponse, ensure_response, import_response};
use iscm_survey::app::registers::load_registry;
use iscm_survey::app::rounds::{QuestionnaireFile, create_assessment, open_assessment, read_ahead};
use iscm_survey::app::staff::Attempts;
use iscm_survey::app::submitting::{Submit, submit};
use iscm_survey::assessment::{
    AssessmentId, Author, NewAssessment, Respondent, Role, SubmittedDocument,
};
use iscm_survey::clock::{FixedClock, SeededRandomness, SystemClock, SystemRandomness};
use iscm_survey::fonts::Folder;
use iscm_survey::institution::Institution;
use iscm_survey::language::Language;
use iscm_survey::links::{self, Link};
use iscm_survey::questionnaire::Questionnaire;
use iscm_survey::questionnaire::document::{LoadOptions, load};
use iscm_survey::questionnaire::form::coded_values;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::reports::pdf::Fonts;
use iscm_survey::storage::assessments::find_assessment_by_slug;
use iscm_survey::storage::kept_counts::recount;
use iscm_survey::storage::tallies::{TallyScope, count_round};
use iscm_survey::storage::{AnyConnection, DatabaseUrl, Db, StorageError};
use iscm_survey::web::press::Press;
use iscm_survey::web::{Site, serve};
use serde_json::{Map, Value as Json};
use tokio::sync::Semaphore;

use s60::{Chance, answers, questionnaire};

/// How often a page is asked for again, unless that takes longer than `LONGEST`.
const AGAIN: usize = 20;
const LONGEST: Duration = Duration::from_secs(4);
/// Different responses, of which a round repeats as many as it has.
const VARIANTS: usize = 1_000;
const EMAIL: &str = "analyst@example.org";
const PASSWORD: &str = "a pass phrase for measuring";

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|one| one != "--bench")
        .collect();
    match arguments.as_slice() {
        [command, url, slug] if command == "measure" => return measure(url, slug),
        [command, url] if command == "submitting" => return submitting(url),
        _ => {}
    }
    let sizes: Vec<usize> = match arguments.is_empty() {
        true => vec![1_000, 10_000, 20_000, 100_000],
        false => arguments
            .iter()
            .map(|size| size.parse().expect("a number of responses"))
            .collect(),
    };
    let folder = tempfile::tempdir().expect("a folder");
    for database in Database::all(folder.path()) {
        println!(
            "\n# {}, the demonstration's round of 71 responses",
            database.name()
        );
        let url = database.fresh("demo");
        make_demo(&url);
        again("measure", &url, Some("2019"));
        database.forget("demo");

        println!("\n# {}, submitting a response of S60", database.name());
        let url = database.fresh("submitting");
        again("submitting", &url, None);
        database.forget("submitting");

        for size in &sizes {
            println!("\n# {}, {size} responses of S60", database.name());
            let name = format!("s{size}");
            let url = database.fresh(&name);
            generate(&url, *size);
            again("measure", &url, Some("s60"));
            database.forget(&name);
        }
    }
}

/// Runs this program again for one table, so that its memory is its own.
fn again(command: &str, url: &str, slug: Option<&str>) {
    let own = std::env::current_exe().expect("this program");
    let status = Command::new(own)
        .args([command, url])
        .args(slug)
        .status()
        .expect("it starts again");
    assert!(status.success(), "{command} {url}");
}

enum Database<'a> {
    Files(&'a Path),
    Server(String),
}

impl<'a> Database<'a> {
    fn all(folder: &'a Path) -> Vec<Database<'a>> {
        let server = std::env::var("BENCH_POSTGRES_URL").ok();
        let only = std::env::var("BENCH_DATABASE").unwrap_or_default();
        let files = (only != "postgres").then_some(Database::Files(folder));
        let server = server.filter(|_| only != "sqlite").map(Database::Server);
        files.into_iter().chain(server).collect()
    }

    fn name(&self) -> &'static str {
        match self {
            Database::Files(_) => "SQLite",
            Database::Server(_) => "PostgreSQL",
        }
    }

    /// The address of a database that holds nothing yet.
    fn fresh(&self, name: &str) -> String {
        match self {
            Database::Files(folder) => {
                let path = folder.join(format!("{name}.db"));
                format!("sqlite://{}", path.display())
            }
            Database::Server(server) => {
                administer(
                    server,
                    &format!(
                        "DROP SCHEMA IF EXISTS bench_{name} CASCADE; CREATE SCHEMA bench_{name}"
                    ),
                );
                let separator = if server.contains('?') { '&' } else { '?' };
                format!("{server}{separator}options=-csearch_path%3Dbench_{name}")
            }
        }
    }

    fn forget(&self, name: &str) {
        match self {
            Database::Files(folder) => {
                for end in ["db", "db-wal", "db-shm"] {
                    let _ = std::fs::remove_file(folder.join(format!("{name}.{end}")));
                }
            }
            Database::Server(server) => {
                administer(
                    server,
                    &format!("DROP SCHEMA IF EXISTS bench_{name} CASCADE"),
                );
            }
        }
    }
}

fn administer(server: &str, sql: &str) {
    let mut connection = PgConnection::establish(server).expect("the server answers");
    // Apart, since some statements may not stand beside others.
    for text in ["SET client_min_messages = warning", sql] {
        connection
            .batch_execute(text)
            .expect("the user may do that");
    }
}

fn address(url: &str) -> DatabaseUrl {
    DatabaseUrl::parse(url).expect("an address")
}

fn add_analyst(app: &App) {
    let account = NewAccount {
        email: EMAIL.to_owned(),
        name: "The analyst".to_owned(),
        role: Role::Analyst,
        iscms: None,
        language: Language::English,
        password: PASSWORD.into(),
    };
    add_user(app, &account, &Author::Operator).expect("an account");
}

fn make_demo(url: &str) {
    let db = Db::create(&address(url)).expect("a database");
    let clock = Arc::new(FixedClock::new(
        "2019-04-01T07:00:00Z".parse().expect("an instant"),
    ));
    let app = App::new(db, clock.clone(), Arc::new(SeededRandomness::new(2019)));
    fill_first_round(&app, &clock).expect("the demonstration's round");
    add_analyst(&app);
}

/// A round of S60 without responses.
struct S60Round {
    app: App,
    id: AssessmentId,
    /// The round before it, which was asked the same.
    before: AssessmentId,
    file: QuestionnaireFile,
}

fn make_round(url: &str) -> S60Round {
    let db = Db::create(&address(url)).expect("a database");
    let app = App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness));
    add_analyst(&app);
    let now = app.now();
    let file = QuestionnaireFile {
        path: "s60.json".to_owned(),
        text: questionnaire().to_string(),
    };
    let files = [QuestionnaireFile {
        path: file.path.clone(),
        text: file.text.clone(),
    }];
    let make = |slug: &str, previous: Option<AssessmentId>| {
        let new = NewAssessment {
            previous,
            ..NewAssessment::new(slug, slug, now, now + chrono::TimeDelta::days(30))
        };
        let made = app.write_blocking(|transaction| {
            create_assessment(transaction, &new, &files, &Author::Operator)
        });
        made.expect("the round").id
    };
    let before = make("s60-before", None);
    let id = make("s60", Some(before.clone()));
    S60Round {
        app,
        id,
        before,
        file,
    }
}

fn object(given: &[s60::Answer]) -> Map<String, Json> {
    let mut answers = Map::new();
    for (address, value, _) in given {
        match address.split_once('/') {
            None => {
                answers.insert(address.clone(), value.clone());
            }
            Some((matrix, row)) => {
                let rows = answers
                    .entry(matrix)
                    .or_insert_with(|| Json::Object(Map::new()));
                rows[row] = value.clone();
            }
        }
    }
    answers
}

const INDEXES: [(&str, &str); 2] = [
    (
        "coded_values_tally",
        "assessment_id, is_current, indicator, respondent_group, subject, code, organization_id, attribution, \
         number, context, row_key",
    ),
    (
        "coded_values_about",
        "assessment_id, subject, is_current, respondent_group",
    ),
];

/// Responses with their coded values, written by the database itself; what is counted is counted by the program.
fn generate(url: &str, size: usize) {
    let begin = Instant::now();
    let S60Round {
        app,
        id: assessment,
        before,
        file,
    } = make_round(url);
    let loaded = load(&file.text, &LoadOptions::default());
    let questionnaire = loaded.questionnaire.expect("the file is right");
    let digest = SubmittedDocument::digest_of(&file.text);
    let written = app.write_blocking(|transaction| -> Result<f64, StorageError> {
        let connection = &mut *transaction.connection;
        if matches!(connection, AnyConnection::Postgres(_)) {
            connection.batch_execute("SET LOCAL statement_timeout = 0")?;
        }
        for (name, _) in INDEXES {
            connection.batch_execute(&format!("DROP INDEX {name}"))?;
        }
        write_templates(connection, &questionnaire)?;
        let (assessment, before, author) = (assessment.as_str(), before.as_str(), Author::Operator);
        let instant = "'2026-05-19 08:00:00'";
        connection.batch_execute(&format!(
            "CREATE TABLE bench_numbers (n BIGINT NOT NULL);
             INSERT INTO bench_numbers WITH RECURSIVE counted(n) AS (SELECT 1000000 UNION ALL
                 SELECT n + 1 FROM counted WHERE n < {last}) SELECT n FROM counted;
             INSERT INTO responses (id, assessment_id, respondent_group, organization_id, state, language, revision,
                 created_at, changed_at, submitted_at)
                 SELECT 'r' || n, '{assessment}', 'state', 'org' || n, 'submitted', 'en', 2, {instant}, {instant},
                 {instant} FROM bench_numbers;
             INSERT INTO submissions (id, response_id, number, receipt_number, questionnaire_digest, digest, document,
                 submitted_at, author)
                 SELECT 's' || n, 'r' || n, 1, 'S60-' || n, '{digest}', '-', '{{}}', {instant}, '{author}'
                 FROM bench_numbers;
             UPDATE responses SET current_submission_id = 's' || substr(id, 2) WHERE assessment_id = '{assessment}';
             INSERT INTO coded_values (submission_id, position, is_current, assessment_id, respondent_group,
                 organization_id, subject, indicator, context, row_key, code, number, attribution, address)
                 SELECT 's' || n, position, TRUE, '{assessment}', 'state', 'org' || n, NULL, indicator, '', row_key,
                 code, number, attribution, address
                 FROM bench_numbers CROSS JOIN bench_values WHERE variant = n % {VARIANTS};
             -- The round before: all but the last took part, of whom the first gave the answers that are counted.
             INSERT INTO responses (id, assessment_id, respondent_group, organization_id, state, language, revision,
                 created_at, changed_at, submitted_at)
                 SELECT 'b' || n, '{before}', 'state', 'org' || n, 'submitted', 'en', 2, {instant}, {instant},
                 {instant} FROM bench_numbers WHERE n < {last};
             INSERT INTO submissions (id, response_id, number, receipt_number, questionnaire_digest, digest, document,
                 submitted_at, author)
                 SELECT 't' || n, 'b' || n, 1, 'B60-' || n, '{digest}', '-', '{{}}', {instant}, '{author}'
                 FROM bench_numbers WHERE n < {last};
             UPDATE responses SET current_submission_id = 't' || substr(id, 2) WHERE assessment_id = '{before}';
             INSERT INTO coded_values (submission_id, position, is_current, assessment_id, respondent_group,
                 organization_id, subject, indicator, context, row_key, code, number, attribution, address)
                 SELECT 't' || n, position, TRUE, '{before}', 'state', 'org' || n, NULL, indicator, '', row_key,
                 code, number, attribution, address
                 FROM bench_numbers CROSS JOIN bench_values
                 WHERE variant = n % {VARIANTS} AND n < 1000000 + {VARIANTS} AND n < {last};
             DROP TABLE bench_numbers; DROP TABLE bench_values",
            last = 1_000_000 + size - 1,
        ))?;
        for (name, columns) in INDEXES {
            connection.batch_execute(&format!("CREATE INDEX {name} ON coded_values ({columns})"))?;
        }
        if matches!(connection, AnyConnection::Postgres(_)) {
            // Without statistics the rows of one submission are looked for in the whole table.
            connection.batch_execute("ANALYZE responses, submissions, coded_values")?;
        }
        let begin = Instant::now();
        recount(connection)?;
        Ok(begin.elapsed().as_secs_f64())
    });
    let recounted = written.expect("the rows");
    if let DatabaseUrl::Postgres(text) = address(url) {
        // As the server does by itself after a while.
        administer(&text, "VACUUM ANALYZE coded_values");
        administer(&text, "VACUUM ANALYZE kept_counts");
        administer(&text, "VACUUM ANALYZE responses");
    }
    println!(
        "made in {:.0} s, of which counting what is there, as a migration does: {recounted:.1} s",
        begin.elapsed().as_secs_f64()
    );
}

fn write_templates(
    connection: &mut AnyConnection,
    questionnaire: &Questionnaire,
) -> Result<(), StorageError> {
    connection.batch_execute(
        "CREATE TABLE bench_values (variant BIGINT NOT NULL, position BIGINT NOT NULL, indicator TEXT NOT NULL,
             row_key TEXT, code TEXT, number DOUBLE PRECISION, attribution TEXT NOT NULL, address TEXT NOT NULL)",
    )?;
    let mut chance = Chance(7);
    let text = |text: Option<&str>| text.map_or("NULL".to_owned(), |text| format!("'{text}'"));
    for variant in 0..VARIANTS {
        let given = object(&answers(&mut chance));
        let rows: Vec<String> = coded_values(questionnaire, &given)
            .iter()
            .enumerate()
            .map(|(position, value)| {
                format!(
                    "({variant}, {position}, '{}', {}, {}, {}, '{}', '{}')",
                    value.indicator,
                    text(value.row.as_deref()),
                    text(value.code.as_deref()),
                    value
                        .number
                        .map_or("NULL".to_owned(), |number| number.to_string()),
                    value.attribution.code(),
                    value.address,
                )
            })
            .collect();
        connection.batch_execute(&format!(
            "INSERT INTO bench_values VALUES {}",
            rows.join(", ")
        ))?;
    }
    connection.batch_execute("CREATE INDEX bench_values_variant ON bench_values (variant)")?;
    Ok(())
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    #[expect(dead_code, reason = "read as the limit reads it")]
    indicator: String,
    #[diesel(sql_type = Nullable<Text>)]
    #[expect(dead_code, reason = "read as the limit reads it")]
    code: Option<String>,
    #[diesel(sql_type = BigInt)]
    values: i64,
}

/// The limit: one GROUP BY over the covering index; how many values it counted, and the seconds of each run.
fn bare(app: &App, assessment: &AssessmentId) -> (i64, Vec<f64>) {
    let mut values = 0;
    let runs = (0..3).map(|_| {
        let begin = Instant::now();
        let counted: Vec<Counted> = app
            .read_blocking(|transaction| {
                diesel::sql_query(format!(
                    "SELECT indicator, code, COUNT(*) AS \"values\" FROM coded_values WHERE assessment_id = '{}' \
                     AND is_current = TRUE GROUP BY indicator, respondent_group, code",
                    assessment.as_str()
                ))
                .load(transaction.connection)
                .map_err(StorageError::from)
            })
            .expect("it counts");
        values = counted.iter().map(|row| row.values).sum();
        begin.elapsed().as_secs_f64()
    });
    let runs = runs.collect();
    (values, runs)
}

fn measure(url: &str, slug: &str) {
    let db = Db::open(&address(url)).expect("the database");
    let app = App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness));
    let assessment = app
        .read_blocking(|transaction| find_assessment_by_slug(transaction.connection, slug))
        .expect("the database answers")
        .expect("the round");
    let before = memory("VmRSS");
    let pages = actix_web::rt::System::new().block_on(pages(&app, slug));
    let peak = memory("VmHWM");
    let (values, mut runs) = bare(&app, &assessment.id);
    let first = runs[0];
    let limit = median(&mut runs);
    println!(
        "{values} coded values; the limit: {:.0} ms at first, {:.1} ms again; load {}\n",
        first * 1e3,
        limit * 1e3,
        load_average(),
    );
    println!("| page | kB | first, ms | again, ms | processor, ms | times the limit | MB so far |");
    println!("|---|---|---|---|---|---|---|");
    for page in pages {
        println!(
            "| {} | {} | {:.1} | {:.1} | {:.1} | {:.2} | {} |",
            page.path,
            page.bytes / 1000,
            page.first * 1e3,
            page.again * 1e3,
            page.processor * 1e3,
            page.first / limit,
            page.peak,
        );
    }
    println!("\nmemory: {before} MB before the first page, {peak} MB at most");
    if slug == "s60" {
        filtered(&app, slug);
    }
}

/// What organizations that a filter chooses contribute is added up: here that of a thousand.
fn filtered(app: &App, slug: &str) {
    let some: Vec<String> = (1_000_000..1_001_000).map(|n| format!("org{n}")).collect();
    let mut runs: Vec<f64> = (0..3)
        .map(|_| {
            let begin = Instant::now();
            let counted = app.read_blocking(|transaction| {
                let assessment = find_assessment_by_slug(transaction.connection, slug)?;
                let assessment = assessment.expect("the round");
                let scope = TallyScope {
                    organizations: Some(&some),
                    ..TallyScope::of(&assessment)
                };
                count_round(transaction.connection, scope)
            });
            let counted: Result<_, StorageError> = counted;
            match counted {
                Ok(counts) => assert!(!counts.is_empty(), "they answered"),
                Err(problem) => println!("filtered: {problem}"),
            }
            begin.elapsed().as_secs_f64()
        })
        .collect();
    println!(
        "all questions of 1,000 organizations, added up: {:.1} ms",
        median(&mut runs) * 1e3
    );
}

struct Page {
    path: String,
    bytes: usize,
    first: f64,
    again: f64,
    /// Of the program alone, for one page.
    processor: f64,
    /// The most memory so far, in MB.
    peak: u64,
}

/// Asks a server for every page that the navigation of the dashboard names.
async fn pages(app: &App, slug: &str) -> Vec<Page> {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let host = format!("http://{}", listener.local_addr().expect("an address"));
    let site = Site {
        app: app.clone(),
        public_url: host.parse().expect("a loopback address"),
        institution: Arc::new(institution()),
        time_zone: chrono_tz::Europe::Zurich,
        default_language: Language::English,
        attempts: Arc::new(Attempts::default()),
        hashing: Arc::new(Semaphore::new(2)),
        press: Arc::new(Press::new(Fonts::new(Folder::new(None)))),
        demo_mails: None,
    };
    // As the program does when it starts.
    let read: Result<(), StorageError> = site.app.read(read_ahead).await;
    read.expect("the database answers");
    let server = serve(site, listener, 1).expect("the server starts");
    let handle = server.handle();
    tokio::spawn(server);
    let client = reqwest::Client::builder()
        .cookie_store(true)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let form = format!(
        "email={}&password={}",
        links::escape(EMAIL),
        links::escape(PASSWORD)
    );
    let signed_in = client
        .post(format!("{host}/desk/sign-in"))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form)
        .send()
        .await
        .expect("an answer");
    assert_eq!(signed_in.status(), 303, "it signs in");
    let get = async |path: &str| -> String {
        let answer = client
            .get(format!("{host}{path}"))
            .send()
            .await
            .expect("an answer");
        let status = answer.status();
        let text = answer.text().await.expect("text");
        assert_eq!(status, 200, "{path}: {text}");
        text
    };
    let start = links::DeskFindings {
        assessment: slug.to_owned(),
    };
    let mut measured = Vec::new();
    let mut todo = vec![start.path()];
    while let Some(path) = todo.pop() {
        let begin = Instant::now();
        let text = get(&path).await;
        let first = begin.elapsed().as_secs_f64();
        let (mut runs, begin, used) = (Vec::new(), Instant::now(), processor());
        while runs.len() < AGAIN && begin.elapsed() < LONGEST {
            let begin = Instant::now();
            get(&path).await;
            runs.push(begin.elapsed().as_secs_f64());
        }
        let processor = (processor() - used) / runs.len() as f64;
        if measured.is_empty() {
            todo.extend(others(&text, slug));
        }
        measured.push(Page {
            path: path.trim_start_matches("/desk/assessments").to_owned(),
            bytes: text.len(),
            first,
            again: median(&mut runs),
            processor,
            peak: memory("VmHWM"),
        });
    }
    handle.stop(true).await;
    measured
}

/// The other pages of a dashboard, those of mechanisms and a crossing among them.
fn others(page: &str, slug: &str) -> Vec<String> {
    let document = scraper::Html::parse_document(page);
    let selector = scraper::Selector::parse("ul.chips a").expect("a selector");
    let mut others: Vec<String> = document
        .select(&selector)
        .filter_map(|link| link.value().attr("href"))
        .filter(|path| !path.contains("part=participation"))
        .map(str::to_owned)
        .collect();
    let slug = || slug.to_owned();
    let findings = links::DeskFindings { assessment: slug() };
    others.push(findings.with_query(&[("part", "mechanisms")]));
    let (row, column) = match slug().as_str() {
        "s60" => ("state:s0_c0", "state:s0_m0"),
        _ => ("iscm:funding.stability", "iscm:structure.bodies"),
    };
    let crosstab = links::DeskCrosstab { assessment: slug() };
    others.push(crosstab.with_query(&[("row", row), ("column", column)]));
    if slug() != "s60" {
        others.push(
            links::DeskIscmFindings {
                assessment: slug(),
                iscm: "midcom".to_owned(),
            }
            .path(),
        );
        let same_region = findings.with_query(&[("part", "value"), ("member", "midcom")]);
        others.push(same_region);
    }
    let w3 = findings.with_query(&[("part", "respondents")]);
    if slug() == "s60" {
        assert!(
            others.contains(&w3),
            "the page with every question of S60 is not in the navigation: {others:?}"
        );
        // Only who answered both rounds: here all but one.
        let same = others.iter().map(|path| {
            let separator = if path.contains('?') { '&' } else { '?' };
            format!("{path}{separator}same=1")
        });
        others = others.iter().cloned().chain(same).collect();
        // The answers behind the largest numbers.
        let answers = links::DeskAnswers { assessment: slug() };
        for behind in [("code", "o0"), ("without", "1")] {
            others.push(answers.with_query(&[("indicator", "s0_c0"), ("group", "state"), behind]));
        }
        others.push(answers.with_query(&[("group", "state")]));
        let crossed = links::DeskCrossedAnswers { assessment: slug() };
        others.push(crossed.with_query(&[("row", row), ("column", column)]));
    }
    // Where each respondent stands.
    others.push(links::DeskAssessment { assessment: slug() }.path());
    others.sort();
    others.dedup();
    others
}

fn institution() -> Institution {
    Institution {
        name: "International Organization for Migration".into(),
        short_name: "IOM".into(),
        unit: "International Partnerships Division".into(),
        person: "The assessment team".into(),
        email: "iscm-survey@example.org".into(),
        phone: None,
    }
}

/// Submits a response of each State.
fn submitting(url: &str) {
    let S60Round {
        app,
        id: assessment,
        ..
    } = make_round(url);
    app.write_blocking(|transaction| open_assessment(transaction, "s60", &Author::Operator))
        .expect("it opens");
    let states: Vec<String> = app
        .read_blocking(load_registry)
        .expect("the registry")
        .registry
        .list_states()
        .map(|country| country.id.as_str().to_owned())
        .collect();
    let mut chance = Chance(11);
    let commands: Vec<Submit> = states
        .iter()
        .map(|state| {
            let command = ImportResponse {
                assessment: "s60".to_owned(),
                organization: state.clone(),
                answers: object(&answers(&mut chance)),
                submit: false,
                language: Language::English,
                source: None,
                mark: None,
                into_closed: false,
                over_respondent: false,
                actor: Author::Operator,
            };
            let respondent = Respondent::new(RespondentGroup::State, state.as_str());
            let response = app
                .write_blocking(|transaction| -> Result<_, anyhow::Error> {
                    import_response(transaction, &command)?;
                    Ok(ensure_response(
                        transaction,
                        &assessment,
                        &respondent,
                        Language::English,
                    )?)
                })
                .expect("a draft");
            Submit {
                response,
                operation: None,
                expected_revision: None,
                declaration: None,
                language: Language::English,
                author: Author::Operator,
                on_behalf: None,
            }
        })
        .collect();
    let used = processor();
    let mut runs: Vec<f64> = commands
        .iter()
        .map(|command| {
            let begin = Instant::now();
            app.write_blocking(|transaction| submit(transaction, command))
                .expect("it is submitted");
            begin.elapsed().as_secs_f64()
        })
        .collect();
    println!(
        "median of {}: {:.2} ms, of which {:.2} ms of processor",
        commands.len(),
        median(&mut runs) * 1e3,
        (processor() - used) / commands.len() as f64 * 1e3
    );
}

fn median(runs: &mut [f64]) -> f64 {
    runs.sort_by(f64::total_cmp);
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}

/// Seconds of processor time that this process has used.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux tells");
    let (_, fields) = stat.rsplit_once(')').expect("the name stands in brackets");
    let ticks: f64 = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|ticks| ticks.parse::<f64>().expect("a number"))
        .sum();
    // Linux counts in hundredths of a second on all its usual systems.
    ticks / 100.0
}

/// Megabytes of this process.
fn memory(key: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}

fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").expect("Linux tells");
    text.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}
