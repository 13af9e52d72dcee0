//! The real program as a process: how it starts, what it refuses, how it stops, and what is left of it when it
//! is killed.

use std::path::PathBuf;
use std::sync::Arc;

use iscm_survey::app::App;
use iscm_survey::app::saving::open_response;
use iscm_survey::assessment::{Respondent, Response};
use iscm_survey::clock::{SystemClock, SystemRandomness, random_bytes};
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::outbox::list_mails;
use iscm_survey::storage::submissions::list_submissions;
use iscm_survey::storage::{DatabaseUrl, Db, assessments, responses};
use reqwest::Client;
use serde_json::{Value as Json, json};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::respond::filled;
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::program::{Serving, Told, finish, program, tell};

const PAGE: &str = "/respond/pages/diary";
/// Each writes two answers at once, always the same text.
const WRITERS: [(&str, &str); 3] = [
    ("anna_left", "anna_right"),
    ("moyo_left", "moyo_right"),
    ("sara_left", "sara_right"),
];
const KILLS: usize = 4;

/// An installation with an open round, made by commands, and the link that the mail to MIDCOM brought.
struct Installation<'t> {
    test: &'t TestDatabase,
    url: String,
    token: String,
    _folder: TempDir,
}

impl<'t> Installation<'t> {
    fn make(test: &'t TestDatabase) -> Installation<'t> {
        let folder = TempDir::new().expect("a folder");
        let url = match &test.url {
            DatabaseUrl::Sqlite(path) => format!("sqlite://{}", path.display()),
            DatabaseUrl::Postgres(address) => address.clone(),
        };
        let comment = |name: &&str| json!({"type": "comment", "name": name});
        let comments: Vec<Json> = WRITERS
            .iter()
            .flat_map(|(left, right)| [left, right])
            .map(comment)
            .collect();
        let questionnaire = json!({
            "id": "diary", "version": "1", "respondent": "iscm", "title": "A diary",
            "pages": [{"name": "diary", "elements": comments}]
        });
        let file = folder.path().join("diary.json");
        std::fs::write(&file, questionnaire.to_string()).expect("a file");
        let file = file.to_str().expect("temporary paths are UTF-8");
        let run = |arguments: &[&str]| {
            let mut arguments = arguments.to_vec();
            arguments.extend(["--database-url", &url]);
            tell(&arguments).good()
        };
        run(&["migrate"]);
        run(&[
            "assessment",
            "create",
            "2026",
            "--title",
            "Diaries",
            "--opens",
            "2020-01-01",
            "--closes",
            "2199-01-01",
            "--questionnaire",
            file,
        ]);
        run(&["assessment", "open", "2026"]);
        run(&[
            "invite",
            "2026",
            "midcom",
            "--email",
            "midcom=anna@example.org",
        ]);
        let mails = folder.path().join("mails");
        let mut worker = program();
        worker
            .args(["worker", "--once", "--database-url", &url])
            .env("MAIL_FOLDER", &mails);
        let worked = finish(&mut worker, "");
        assert_eq!(worked.code, 0, "{worked:?}");
        assert_eq!(worked.out, "1 mails sent, 0 failed, 0 taken back\n");
        Installation {
            test,
            url,
            token: token_of(&mails),
            _folder: folder,
        }
    }

    fn serve(&self) -> Serving {
        let mut command = program();
        command.args([
            "serve",
            "--bind",
            "127.0.0.1:0",
            "--database-url",
            &self.url,
        ]);
        Serving::start(&mut command)
    }

    fn app(&self) -> App {
        let db = Db::open(&self.test.url).expect("the database is whole");
        App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness))
    }

    /// MIDCOM's response as it is on disk.
    fn response(&self, app: &App) -> Response {
        app.read_blocking(|transaction| {
            let connection = &mut *transaction.connection;
            let round = assessments::find_assessment_by_slug(connection, "2026")?
                .expect("the round is there");
            let midcom = Respondent::new(RespondentGroup::Iscm, "midcom");
            responses::find_response_of(connection, &round.id, &midcom)
        })
        .expect("the database answers")
        .expect("MIDCOM was invited")
    }

    /// MIDCOM's answers as they are on disk.
    fn answers(&self) -> Json {
        let app = self.app();
        let response = self.response(&app);
        app.read_blocking(|transaction| {
            open_response(transaction, &response.id).map(|opened| opened.values())
        })
        .map(Json::Object)
        .expect("the answers can be read")
    }
}

/// The secret of the personal link in the one mail of a folder.
fn token_of(mails: &std::path::Path) -> String {
    let files: Vec<PathBuf> = std::fs::read_dir(mails)
        .expect("the folder of mails")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(files.len(), 1);
    let bytes = std::fs::read(&files[0]).expect("a mail");
    let mail = mail_parser::MessageParser::default()
        .parse(&bytes)
        .expect("a mail");
    let text = mail.body_text(0).expect("a text part");
    let (_, rest) = text.split_once("/r/").expect("a personal link");
    rest.lines().next().unwrap_or_default().to_owned()
}

/// A browser that has entered through the link.
#[derive(Clone)]
struct Visitor {
    client: Client,
    address: String,
}

impl Visitor {
    async fn enter(serving: &Serving, token: &str) -> Visitor {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        let visitor = Visitor {
            client,
            address: serving.address.clone(),
        };
        let fields = [(".then".to_owned(), "enter".to_owned())];
        let entered = visitor.post(&format!("/r/{token}"), &fields).await;
        assert_eq!(entered.expect("an answer").status(), 303);
        visitor
    }

    async fn page(&self, path: &str) -> reqwest::Result<String> {
        let answer = self.client.get(format!("{}{path}", self.address));
        answer.send().await?.error_for_status()?.text().await
    }

    async fn post(
        &self,
        path: &str,
        fields: &[(String, String)],
    ) -> reqwest::Result<reqwest::Response> {
        self.client
            .post(format!("{}{path}", self.address))
            .header("sec-fetch-site", "same-origin")
            .form(fields)
            .send()
            .await
    }
}

/// What one writer was told, and what it had begun to send.
#[derive(Clone, Copy, Debug, Default)]
struct Ledger {
    acknowledged: u64,
    sent: u64,
}

/// Saves one text after the other, as fast as the program answers, until it answers no more.
async fn write_on(
    visitor: Visitor,
    (left, right): (&str, &str),
    mut ledger: Ledger,
    told: UnboundedSender<()>,
) -> Ledger {
    loop {
        let Ok(page) = visitor.page(PAGE).await else {
            return ledger;
        };
        let number = ledger.sent + 1;
        let text = number.to_string();
        let fields = filled(
            &page,
            PAGE,
            &[(left, &text), (right, &text), (".then", "stay")],
        );
        ledger.sent = number;
        let Ok(answer) = visitor.post(PAGE, &fields).await else {
            return ledger;
        };
        assert_eq!(answer.status(), 303, "saved, or no answer at all");
        ledger.acknowledged = number;
        let _ = told.send(());
    }
}

/// Lets everybody write until so many saves were acknowledged, ends the program in the middle of the others,
/// and holds what is on disk against what was told.
async fn end_while_writing(
    installation: &Installation<'_>,
    ledgers: &mut [Ledger; WRITERS.len()],
    saves: usize,
    end: impl FnOnce(&Serving),
) -> std::process::ExitStatus {
    let mut serving = installation.serve();
    let (told, mut heard) = unbounded_channel();
    let mut writers = Vec::new();
    for (fields, ledger) in WRITERS.into_iter().zip(*ledgers) {
        let visitor = Visitor::enter(&serving, &installation.token).await;
        writers.push(tokio::spawn(write_on(
            visitor,
            fields,
            ledger,
            told.clone(),
        )));
    }
    drop(told);
    for _ in 0..saves {
        heard.recv().await.expect("the program saves");
    }
    end(&serving);
    for (writer, ledger) in writers.into_iter().zip(ledgers.iter_mut()) {
        *ledger = writer.await.expect("the writer ends");
    }
    let status = serving.ended();
    let answers = installation.answers();
    for ((left, right), ledger) in WRITERS.into_iter().zip(ledgers.iter_mut()) {
        assert_eq!(
            answers[left], answers[right],
            "a save is done whole or not at all"
        );
        let on_disk = answers[left]
            .as_str()
            .map_or(0, |text| text.parse().expect("a number"));
        assert!(
            on_disk == ledger.acknowledged || on_disk == ledger.sent,
            "{left} holds {on_disk} after {saves} saves: {ledger:?}"
        );
        ledger.acknowledged = on_disk;
    }
    status
}

fn block_on<F: Future>(test: F) -> F::Output {
    tokio::runtime::Runtime::new()
        .expect("a runtime")
        .block_on(test)
}

#[test]
fn killing_it_loses_nothing_that_was_acknowledged() {
    run_on_both(|test| {
        let installation = Installation::make(test);
        let mut ledgers = [Ledger::default(); WRITERS.len()];
        for _ in 0..KILLS {
            let [random] = random_bytes(&SystemRandomness);
            let saves = 1 + usize::from(random) % 24;
            let status = block_on(end_while_writing(
                &installation,
                &mut ledgers,
                saves,
                Serving::kill,
            ));
            assert_eq!(status.code(), None, "it was killed, it did not stop");
        }
    });
}

#[test]
fn it_stops_cleanly_when_it_is_asked_to() {
    run_on_both(|test| {
        let installation = Installation::make(test);
        let mut ledgers = [Ledger::default(); WRITERS.len()];
        let status = block_on(end_while_writing(
            &installation,
            &mut ledgers,
            10,
            Serving::terminate,
        ));
        assert_eq!(status.code(), Some(0));
    });
}

#[test]
fn two_submits_at_once_make_one_submission() {
    run_on_both(|test| {
        let installation = Installation::make(test);
        let serving = installation.serve();
        block_on(async {
            let one = Visitor::enter(&serving, &installation.token).await;
            let other = Visitor::enter(&serving, &installation.token).await;
            let page = one.page(PAGE).await.expect("the page");
            let fields = filled(&page, PAGE, &[("anna_left", "A text")]);
            let saved = one.post(PAGE, &fields).await.expect("an answer");
            assert_eq!(saved.status(), 303);
            let submit = async |visitor: &Visitor| {
                let page = visitor.page("/respond/review").await.expect("the review");
                filled(&page, "/respond/submit", &[("declaration", "yes")])
            };
            let (first, second) = (submit(&one).await, submit(&other).await);
            let answers = tokio::join!(
                one.post("/respond/submit", &first),
                other.post("/respond/submit", &second),
                one.post("/respond/submit", &first),
            );
            for answer in [answers.0, answers.1, answers.2] {
                let answer = answer.expect("an answer");
                assert_eq!(answer.status(), 303);
                assert_eq!(answer.headers()["location"], "/respond/receipt");
            }
        });
        let app = installation.app();
        let response = installation.response(&app);
        let (submissions, mails) = app
            .read_blocking(|transaction| {
                let connection = &mut *transaction.connection;
                Ok::<_, iscm_survey::storage::StorageError>((
                    list_submissions(connection, &response.id)?,
                    list_mails(connection, &response.assessment, 10)?,
                ))
            })
            .expect("the database answers");
        assert_eq!(submissions.len(), 1);
        let receipts = mails.iter().filter(|mail| mail.kind == "receipt").count();
        assert_eq!(receipts, 1, "and one receipt");
    });
}

/// Runs `serve` with these settings, which it refuses.
fn refused(folder: &TempDir, settings: &[(&str, &str)]) -> Vec<String> {
    let mut command = program();
    command
        .args(["serve", "--data"])
        .arg(folder.path())
        .envs(settings.iter().copied());
    let told: Told = finish(&mut command, "");
    let problems = told.bad(1);
    problems.lines().map(str::to_owned).collect()
}

fn installed() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().to_str().expect("temporary paths are UTF-8");
    tell(&["migrate", "--data", path]).good();
    folder
}

#[test]
fn bad_settings_are_all_named_at_once() {
    let folder = installed();
    let keys = |settings: &[(&str, &str)]| -> Vec<String> {
        let lines = refused(&folder, settings);
        let mut keys: Vec<String> = lines
            .iter()
            .map(|line| line.split_once(": ").expect(line).0.to_owned())
            .collect();
        keys.sort();
        keys
    };
    assert_eq!(
        keys(&[
            ("BIND", "everywhere"),
            ("SMTP_HOST", "mail.example.org"),
            ("SMTP_SECURITY", "perhaps"),
            ("TIME_ZONE", "Atlantis"),
            ("MINIMUM_BASE", "none"),
        ]),
        ["BIND", "MINIMUM_BASE", "SMTP_SECURITY", "TIME_ZONE"]
    );
    assert_eq!(
        keys(&[("PRODUCTION", "true")]),
        ["MAIL_FROM", "SMTP_HOST"],
        "production needs a way for mails"
    );
    assert_eq!(
        keys(&[
            ("SMTP_HOST", "mail.example.org"),
            ("SMTP_CA_FILE", "/nowhere.pem")
        ]),
        ["SMTP_CA_FILE"]
    );
    let license = concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE");
    assert_eq!(
        keys(&[("SMTP_HOST", "mail.example.org"), ("SMTP_CA_FILE", license)]),
        ["SMTP_CA_FILE"],
        "a file without a certificate"
    );
}

#[test]
fn plain_http_is_served_on_loopback_only() {
    let folder = installed();
    for bind in ["0.0.0.0:0", "[::]:0"] {
        let problems = refused(&folder, &[("BIND", bind)]);
        let [problem] = &problems[..] else {
            panic!("{problems:?}")
        };
        assert!(problem.starts_with("BIND: plain http"), "{problem}");
    }
    let problems = refused(&folder, &[("PUBLIC_URL", "http://survey.example.org")]);
    assert!(problems[0].starts_with("PUBLIC_URL: "), "{problems:?}");
}

#[test]
fn a_missing_database_is_refused_and_not_made() {
    let folder = TempDir::new().expect("a folder");
    let problems = refused(&folder, &[]);
    let [problem] = &problems[..] else {
        panic!("{problems:?}")
    };
    assert!(problem.contains("iscm-survey.db"), "{problem}");
    let entries = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(entries, 0, "a typing error makes no empty database");
}

#[test]
fn it_says_where_it_serves_and_is_ready() {
    let folder = installed();
    let mut command = program();
    command
        .args(["serve", "--bind", "127.0.0.1:0", "--data"])
        .arg(folder.path());
    let mut serving = Serving::start(&mut command);
    block_on(async {
        let ready = reqwest::get(format!("{}/health/ready", serving.address)).await;
        assert_eq!(ready.expect("an answer").status(), 200);
    });
    serving.terminate();
    assert_eq!(serving.ended().code(), Some(0));
}
