//! The demonstration: made once by the command itself and looked at from all sides.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::{Arc, OnceLock};

use iscm_survey::app::App;
use iscm_survey::app::entering::find_entry;
use iscm_survey::app::rounds::list_assessments;
use iscm_survey::app::summaries::summary_of;
use iscm_survey::assessment::{Assessment, AssessmentState, Mark, Response, ResponseState};
use iscm_survey::clock::{SystemClock, SystemRandomness};
use iscm_survey::findings::reading::reading_problems;
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::questionnaire::model::RespondentGroup;
use iscm_survey::storage::follow_ups::list_follow_ups;
use iscm_survey::storage::responses::list_responses;
use iscm_survey::storage::submissions::find_current_submission;
use iscm_survey::storage::{DatabaseUrl, Db, StorageError};
use mail_parser::MessageParser;
use regex::Regex;
use reqwest::Client;
use tempfile::TempDir;

use crate::support::app::run;
use crate::support::program::{program, tell};

/// A demonstration that was made by `demo --no-serve`.
struct Made {
    folder: TempDir,
    printed: String,
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}

/// Made once, in a folder that an earlier demonstration has left behind.
fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("demo");
        std::fs::create_dir_all(place.join("mails")).expect("a folder");
        for old in ["THIS-IS-A-DEMONSTRATION", "iscm-survey.db", "mails/old.eml"] {
            std::fs::write(place.join(old), "of an earlier demonstration").expect("a file");
        }
        let printed = tell(&["demo", "--no-serve", "--data", text(&place)]).good();
        Made { folder, printed }
    })
}

/// The folder of the demonstration, for tests that look at it from elsewhere.
pub fn place() -> PathBuf {
    made().place()
}

impl Made {
    fn place(&self) -> PathBuf {
        self.folder.path().join("demo")
    }

    fn app(&self) -> App {
        app(&self.place())
    }
}

/// The demonstration, for tests of what is made from it.
pub fn shared() -> App {
    made().app()
}

/// Where it is.
pub fn shared_folder() -> PathBuf {
    made().place()
}

fn app(place: &Path) -> App {
    let db = Db::open(&DatabaseUrl::sqlite(place.join("iscm-survey.db"))).expect("a database");
    App::new(db, Arc::new(SystemClock), Arc::new(SystemRandomness))
}

fn round(app: &App, slug: &str) -> (Assessment, Vec<Response>) {
    app.read_blocking(|transaction| {
        let assessments = list_assessments(transaction)?;
        let assessment = assessments.into_iter().find(|one| one.slug == slug);
        let assessment = assessment.expect("the round is there");
        let responses = list_responses(transaction.connection, &assessment.id)?;
        Ok::<_, StorageError>((assessment, responses))
    })
    .expect("the database answers")
}

fn count(responses: &[Response], group: RespondentGroup, state: Option<ResponseState>) -> usize {
    responses
        .iter()
        .filter(|response| response.respondent.group == group)
        .filter(|response| state.is_none_or(|state| response.state == state))
        .count()
}

/// What everybody submitted, by respondent.
fn digests(app: &App) -> BTreeMap<String, String> {
    let (assessment, responses) = round(app, "2019");
    app.read_blocking(|transaction| {
        responses
            .iter()
            .map(|response| {
                let submission = find_current_submission(
                    transaction.connection,
                    &assessment.id,
                    &response.respondent,
                )?;
                let digest = submission.map(|submission| submission.digest);
                Ok((response.respondent.to_string(), digest.unwrap_or_default()))
            })
            .collect::<Result<_, StorageError>>()
    })
    .expect("the database answers")
}

#[test]
fn the_round_of_2019_has_its_true_size_and_everybody_has_submitted() {
    let app = made().app();
    let (assessment, responses) = round(&app, "2019");
    assert_eq!(assessment.state, AssessmentState::Closed);
    let submitted = Some(ResponseState::Submitted);
    assert_eq!(count(&responses, RespondentGroup::State, submitted), 46);
    assert_eq!(count(&responses, RespondentGroup::Iscm, submitted), 22);
    assert_eq!(count(&responses, RespondentGroup::Igo, submitted), 3);
    assert_eq!(responses.len(), 71, "and nobody else");
    for response in &responses {
        let mark = match response.respondent.organization.as_str() {
            "midcom" => Mark::Reconstructed,
            _ => Mark::Illustrative,
        };
        assert_eq!(response.mark, Some(mark), "{}", response.respondent);
        let at = response.submitted_at.expect("it was submitted");
        // MIDWA corrects its answer while its summary is edited, after the end.
        let is_in_time = at < assessment.closes_at || response.respondent.organization == "midwa";
        assert!(
            assessment.opens_at < at && is_in_time,
            "{} in the weeks of the round",
            response.respondent
        );
    }
    let weeks: std::collections::BTreeSet<i64> = responses
        .iter()
        .filter_map(|response| response.submitted_at)
        .map(|at| (at - assessment.opens_at).num_weeks())
        .collect();
    assert!(weeks.len() >= 10, "spread over {weeks:?}");
    assert!(digests(&app).values().all(|digest| digest.len() == 64));
}

#[test]
fn every_mechanism_has_a_summary_that_reads_well_in_four_languages() {
    let app = made().app();
    let (_, responses) = round(&app, "2019");
    let mut problems = Vec::new();
    for response in &responses {
        if response.respondent.group != RespondentGroup::Iscm {
            continue;
        }
        let id = &response.respondent.organization;
        for language in [
            Language::English,
            Language::French,
            Language::Spanish,
            Language::Arabic,
        ] {
            let told = app
                .read_blocking(|transaction| {
                    summary_of(transaction, "2019", id, language, Audience::Staff)
                })
                .expect("the summary can be told")
                .expect("somebody answered");
            assert!(
                told.marks.contains(&Mark::Illustrative),
                "{id}: what States and organizations say is invented"
            );
            assert_eq!(told.marks.contains(&Mark::Reconstructed), id == "midcom");
            for section in &told.summary.sections {
                assert!(
                    !section.statements.is_empty(),
                    "{id}: section {} says nothing",
                    section.id
                );
                let texts: Vec<&str> = section
                    .statements
                    .iter()
                    .map(|statement| statement.text.as_str())
                    .collect();
                for problem in reading_problems(&texts) {
                    problems.push(format!("{id}, {}: {problem}", language.code()));
                }
                // A sentence, phrase or message that is missing in this language is told in another.
                for statement in &section.statements {
                    if statement.untranslated || statement.language != language {
                        problems.push(format!(
                            "{id}, {}: untranslated: {:?}",
                            language.code(),
                            statement.text
                        ));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_it_prints_is_midcoms_summary_with_both_marks() {
    let made = made();
    let place = made.place();
    let arguments = [
        "report",
        "2019",
        "midcom",
        "--format",
        "md",
        "--data",
        text(&place),
    ];
    // A report has an annex beside the summary.
    let report = tell(&arguments).good();
    let (summary, _) = made
        .printed
        .split_once("\n---\n")
        .expect("the text, then what is said of it");
    assert!(report.starts_with(summary), "{report}");
    assert!(
        made.printed
            .starts_with("# Migration Dialogue from the Common Market")
    );
    for mark in ["Reconstructed:", "Illustrative:"] {
        assert!(made.printed.contains(mark), "{mark}");
    }
    let list = tell(&["assessment", "list", "--data", text(&place)]).good();
    for state in ["2019\tclosed\t", "2026\topen\t"] {
        assert!(list.lines().any(|line| line.starts_with(state)), "{list}");
    }
}

#[test]
fn the_round_of_2026_is_open_and_its_mails_lie_in_the_folder() {
    let made = made();
    let app = made.app();
    let (assessment, responses) = round(&app, "2026");
    assert_eq!(assessment.state, AssessmentState::Open);
    assert!(assessment.opens_at < app.now() && app.now() < assessment.closes_at);
    assert_eq!(
        assessment.mark,
        Some(Mark::Illustrative),
        "also what a visitor types"
    );
    let (earlier, _) = round(&app, "2019");
    assert_eq!(assessment.previous, Some(earlier.id));
    assert!(count(&responses, RespondentGroup::Iscm, None) >= 22);
    assert!(count(&responses, RespondentGroup::State, None) >= 60);
    assert_eq!(count(&responses, RespondentGroup::Igo, None), 5);
    for state in [
        ResponseState::NotStarted,
        ResponseState::Draft,
        ResponseState::Submitted,
        ResponseState::Accepted,
    ] {
        for group in [RespondentGroup::Iscm, RespondentGroup::State] {
            let there = count(&responses, group, Some(state));
            assert!(there >= 1, "{} {}", group.code(), state.code());
        }
    }

    let all = |state| responses.iter().filter(move |r| r.state == state).count();
    let returned = all(ResponseState::Returned);
    assert!(returned >= 3 && all(ResponseState::Declined) == 3);
    let noted = app
        .read_blocking(|transaction| list_follow_ups(transaction.connection, &assessment.id))
        .expect("the log");
    assert!(noted.len() >= 10);

    let mut invitations = 0;
    let mut receipts = 0;
    let mut asked = 0;
    let link = Regex::new(r"(?m)^http://localhost:8080/r/(\S+)$").expect("a pattern");
    for entry in std::fs::read_dir(made.place().join("mails")).expect("the folder") {
        let path = entry.expect("a file").path();
        let bytes = std::fs::read(&path).expect("a mail");
        let mail = MessageParser::default().parse(&bytes).expect("a mail");
        let to = mail.to().and_then(|to| to.first()).expect("a recipient");
        let address = to.address().expect("an address");
        assert!(
            address.ends_with(".example.org"),
            "{address} may be somebody's"
        );
        let text = mail.body_text(0).expect("a text").replace("\r\n", "\n");
        if text.contains("http://localhost:8080/c/") {
            // A draft summary of 2019 with its secretariat.
            asked += 1;
            continue;
        }
        let token = link.captures(&text).expect("a link on a line of its own")[1].to_owned();
        let entry = app
            .read_blocking(|transaction| find_entry(transaction, &token))
            .expect("the database answers")
            .expect("each link works");
        assert_eq!(entry.contact.email, address);
        match mail.list_unsubscribe().as_address() {
            Some(_) => invitations += 1,
            None => receipts += 1,
        }
    }
    assert_eq!(
        invitations,
        responses.len(),
        "one for each, none of an earlier run"
    );
    let submitted = responses
        .iter()
        .filter(|response| response.current_submission.is_some());
    assert_eq!(receipts, submitted.count() + returned, "or a question");
    assert_eq!(asked, 1);
}

#[test]
fn it_eats_no_real_installation_and_serves_this_computer_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().join("real");
    tell(&["migrate", "--data", text(&real)]).good();
    let before = std::fs::read(real.join("iscm-survey.db")).expect("the database");
    let refused = tell(&["demo", "--no-serve", "--data", text(&real)]).bad(1);
    assert!(refused.contains(text(&real)), "{refused}");
    assert!(std::fs::read(real.join("iscm-survey.db")).expect("the database") == before);

    let place = folder.path().join("demo");
    let refused = tell(&["demo", "--bind", "0.0.0.0:0", "--data", text(&place)]).bad(1);
    assert!(refused.contains("--bind"), "{refused}");
    assert!(!place.exists(), "nothing was made");
}

#[cfg(unix)]
#[test]
fn others_on_the_machine_do_not_look_into_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(made().place())
        .expect("the folder")
        .permissions();
    assert_eq!(mode.mode() & 0o777, 0o700);
}

/// `demo` as a newcomer runs it; ends with this value.
struct Running {
    child: Child,
    /// Kept open: the program goes on printing.
    _output: Lines<BufReader<ChildStdout>>,
    lines: Vec<String>,
}

impl Running {
    fn start(place: &Path) -> Running {
        let mut child = program()
            .args(["demo", "--bind", "127.0.0.1:0", "--data", text(place)])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let mut lines = Vec::new();
        for line in output.by_ref().map_while(Result::ok) {
            let last = line.starts_with("serving on ");
            lines.push(line);
            if last {
                break;
            }
        }
        Running {
            child,
            _output: output,
            lines,
        }
    }

    /// What stands behind a label.
    fn told(&self, label: &str) -> &str {
        let line = self
            .lines
            .iter()
            .find(|line| line.trim_start().starts_with(label));
        let line = line.unwrap_or_else(|| panic!("{label} in {:?}", self.lines));
        line.trim_start()[label.len()..].trim()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_newcomer_sees_mails_answers_in_a_browser_and_signs_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("demo");
    let running = Running::start(&place);
    run(async {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        let page = async |address: &str| {
            let answer = client.get(address).send().await.expect("an answer");
            assert_eq!(answer.status(), 200, "{address}");
            answer.text().await.expect("text")
        };
        page(running.told("Public pages:")).await;

        let mails = running.told("Sent mails:").to_owned();
        assert!(page(&mails).await.contains("?page=2"), "a page holds fifty");
        let list = page(&format!("{mails}?q=midcom")).await;
        assert!(
            list.contains("secretariat@midcom.example.org"),
            "one is found"
        );
        let origin = mails
            .strip_suffix("/demo/mails")
            .expect("the page of mails");
        let first = Regex::new(r#"href="(/demo/mails/[^"]+)""#).expect("a pattern");
        let first = first.captures(&list).expect("mails are linked")[1].to_owned();
        let mail = page(&format!("{origin}{first}")).await;
        let link = Regex::new(r#"<a[^>]* href="([^"]+/r/[^"]+)""#).expect("a pattern");
        let link = link
            .captures(&mail)
            .expect("the mail's link can be followed")[1]
            .to_owned();
        page(&link).await;
        for bad in ["no-such-mail", "..%2F..%2Fiscm-survey"] {
            let address = format!("{mails}/{bad}");
            let answer = client.get(&address).send().await.expect("an answer");
            assert_eq!(answer.status(), 404, "{address}");
        }

        let links: Vec<&str> = running
            .lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| line.contains("/r/"))
            .collect();
        assert_eq!(links.len(), 3, "one for each group");
        for link in links {
            let landing = page(link).await;
            assert!(landing.contains("<form"), "the landing page has its button");
        }

        let form = [
            ("email", "administrator@example.org"),
            ("password", running.told("pass phrase")),
        ];
        let body: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{name}={}", iscm_survey::links::escape(value)))
            .collect();
        let answer = client
            .post(format!("{origin}/desk/sign-in"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"))
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.status(), 303, "the printed pass phrase signs in");
        let rounds = page(&format!("{origin}/desk/assessments")).await;
        assert!(rounds.contains("2019") && rounds.contains("2026"));
    });
    assert_eq!(
        digests(&app(&place)),
        digests(&made().app()),
        "2019 happens the same way each time"
    );
}
