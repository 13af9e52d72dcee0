//! Reports on the desk: links, a file each, all in one file with its progress, and what the audit keeps.

use std::time::Duration;

use iscm_survey::app::App;
use iscm_survey::assessment::Role;
use iscm_survey::storage::audit::list_audit_entries;

use super::parts_of;
use crate::support::app::{START, TestApp, Visitor, hidden_field, run};
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::midcom_round;

const REPORTS: &str = "/desk/assessments/2019/reports";
const RECOMMENDATIONS: &str = "/desk/assessments/2019/recommendations";

pub(super) async fn start(database: &TestDatabase) -> TestApp {
    let app = TestApp::start(database).await;
    let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
    midcom_round(&inner, &app.clock);
    app.clock.set(START.parse().expect("an instant"));
    app
}

/// Asks for all summaries and gives the address of the page that shows the progress.
async fn ask(visitor: &Visitor, format: &str) -> String {
    let key = hidden_field(&visitor.page(REPORTS).await, "form_key");
    let fields = [
        ("form_key", key.as_str()),
        ("format", format),
        ("in", "en"),
        ("sources", "1"),
    ];
    let answer = visitor.post(REPORTS, &fields).await;
    assert_eq!(answer.status(), 303);
    let place = answer.headers().get("location").expect("a way on");
    place.to_str().expect("an address").to_owned()
}

/// The page of a job once it is done, looked at again and again as a browser does that is told to.
async fn done(visitor: &Visitor, job: &str) -> String {
    for _ in 0..600 {
        let answer = visitor.get(job).await;
        assert_eq!(answer.status(), 200);
        let again = answer.headers().contains_key("refresh");
        let page = answer.text().await.expect("text");
        if !again {
            return page;
        }
        assert!(page.contains("<progress"), "{page}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the job does not end");
}

/// What left the program, as the audit has it, sorted.
fn exports(app: &TestApp) -> Vec<String> {
    let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
    let entries = inner
        .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 50))
        .expect("the audit can be read");
    let mut exports: Vec<String> = entries
        .iter()
        .filter(|entry| entry.action.ends_with(".export"))
        .map(|entry| {
            format!(
                "{} {}",
                entry.action,
                entry.detail["format"].as_str().unwrap_or_default()
            )
        })
        .collect();
    // Entries of the same instant have no order.
    exports.sort();
    exports
}

#[test]
fn all_summaries_come_in_one_file_to_who_asked_for_it() {
    run_on_both(|database| {
        run(async {
            let app = start(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let job = ask(&analyst, "md").await;
            let page = done(&analyst, &job).await;
            assert!(page.contains("1 report is made."), "{page}");
            let file = format!("{job}/file.zip");
            let answer = analyst.get(&file).await;
            assert_eq!(answer.status(), 200);
            assert_eq!(answer.headers()["content-type"], "application/zip");
            let bytes = answer.bytes().await.expect("a file");
            let parts = parts_of(&bytes);
            assert!(parts["midcom-2019-en.md"].starts_with("# "), "{parts:?}");

            // Nobody else finds it, whatever their role; nor does anybody after an hour.
            let administrator = app.staff(Role::Administrator).await;
            assert_eq!(administrator.get(&job).await.status(), 404);
            // So is a job of a program that was started again: said in words, and the page does not come again.
            let lost = analyst.get(&format!("{REPORTS}/jobs/lost")).await;
            assert_eq!(lost.status(), 404);
            assert!(!lost.headers().contains_key("refresh"));
            let lost = lost.text().await.expect("text");
            assert!(lost.contains("no longer here") && lost.contains("Make the reports again"));
            assert_eq!(administrator.get(&file).await.status(), 404);
            app.clock.advance(chrono::TimeDelta::minutes(61));
            assert_eq!(analyst.get(&file).await.status(), 404);
            app.stop().await;
        });
    });
}

#[test]
fn an_analyst_who_sees_some_mechanisms_gets_those_only_and_no_overall_report() {
    run_on_both(|database| {
        run(async {
            let app = start(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let overall = format!("{REPORTS}/overall.md");
            let answer = analyst.get(&overall).await;
            assert_eq!(answer.status(), 200);
            let text = answer.text().await.expect("text");
            assert!(text.contains("## Participation"), "{text}");
            assert_eq!(analyst.get(RECOMMENDATIONS).await.status(), 200);

            let job = ask(&analyst, "json").await;
            done(&analyst, &job).await;
            database
                .execute(
                    "UPDATE users SET iscms = '[\"midsa\"]' WHERE email = 'analyst@example.org'",
                )
                .expect("an account can be limited");
            // The rights by which the file was made are gone, and so is the file for them.
            assert_eq!(analyst.get(&format!("{job}/file.zip")).await.status(), 404);
            assert_eq!(analyst.get(&overall).await.status(), 404);
            assert_eq!(analyst.get(RECOMMENDATIONS).await.status(), 404);
            let page = analyst.page(REPORTS).await;
            assert!(!page.contains("overall."), "{page}");
            assert!(
                !page.contains("name=\"format\""),
                "nothing of theirs was answered: {page}"
            );
            app.stop().await;
        });
    });
}

#[test]
fn a_summary_is_saved_as_pdf_and_word_and_the_audit_knows() {
    run_on_both(|database| {
        run(async {
            let app = start(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let summary = "/desk/assessments/2019/summaries/midcom";
            let page = analyst.page(summary).await;
            for (format, kind, start) in [
                ("pdf", "application/pdf", &b"%PDF-"[..]),
                (
                    "docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    b"PK",
                ),
            ] {
                let file = format!("{summary}/file.{format}?in=en");
                assert!(page.contains(&file), "{file} in {page}");
                let answer = analyst.get(&file).await;
                assert_eq!(answer.status(), 200, "{file}");
                assert_eq!(answer.headers()["content-type"], kind);
                let name = format!("attachment; filename=\"midcom-2019-en.{format}\"");
                assert_eq!(answer.headers()["content-disposition"], name.as_str());
                assert!(
                    answer.bytes().await.expect("a file").starts_with(start),
                    "{format}"
                );
            }
            assert_eq!(
                analyst.get(&format!("{summary}/file.exe")).await.status(),
                404
            );
            assert_eq!(
                analyst.get(&format!("{REPORTS}/overall.md")).await.status(),
                200
            );
            assert_eq!(
                exports(&app),
                [
                    "report.export md",
                    "summary.export docx",
                    "summary.export pdf"
                ]
            );
            app.stop().await;
        });
    });
}
