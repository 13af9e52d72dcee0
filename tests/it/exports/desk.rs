//! The page that gives files, and the door before it.

use iscm_survey::assessment::Role;

use crate::support::app::{TestApp, Visitor, hidden_field, run};
use crate::support::databases::{TestDatabase, run_on_both};
use crate::support::round::midcom_round;

const PAGE: &str = "/desk/assessments/2019/exports";

async fn started(database: &TestDatabase) -> TestApp {
    let app = TestApp::start(database).await;
    midcom_round(&app.app, &app.clock);
    app
}

async fn fetch(visitor: &Visitor, fields: &[(&str, &str)]) -> reqwest::Response {
    let key = hidden_field(&visitor.page(PAGE).await, "form_key");
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    visitor.post(PAGE, &all).await
}

#[test]
fn an_analyst_takes_a_file_in_every_format_with_both_marks() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let analyst = app.staff(Role::Analyst).await;
            for (format, beginning) in [
                ("csv", "PK"),
                ("xlsx", "PK"),
                ("sav", "PK"),
                ("json", "{\"tables\""),
                ("ddi", "<?xml"),
            ] {
                let fields = [("content", "all"), ("format", format), ("in", "ar")];
                let answer = fetch(&analyst, &fields).await;
                assert_eq!(answer.status(), 200, "{format}");
                let name = answer.headers()["content-disposition"]
                    .to_str()
                    .expect("text");
                assert!(name.contains("2019-staff-ar."), "{name}");
                assert_eq!(answer.headers()["cache-control"], "no-store");
                assert!(
                    answer.headers().get("content-length").is_none(),
                    "nobody knows its length before it is read"
                );
                let bytes = answer.bytes().await.expect("a whole file");
                assert!(bytes.starts_with(beginning.as_bytes()), "{format}");
                if format == "json" {
                    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
                    assert_eq!(
                        json["manifest"]["marks"],
                        serde_json::json!(["reconstructed"])
                    );
                }
            }
            app.stop().await;
        });
    });
}

#[test]
fn a_choice_that_is_none_and_results_that_are_not_published_give_no_file() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let answer = fetch(&analyst, &[("content", "all"), ("format", "exe")]).await;
            assert_eq!(answer.status(), 400);
            let public = [("content", "public"), ("format", "csv"), ("in", "fr")];
            let answer = fetch(&analyst, &public).await;
            assert_eq!(answer.status(), 422);
            let page = answer.text().await.expect("text");
            assert!(
                page.contains("id=\"content-public\" checked"),
                "what was chosen stays"
            );
            assert!(page.contains("content-error"));
            app.stop().await;
        });
    });
}

#[test]
fn while_as_many_files_are_written_as_may_be_others_are_told_to_come_back() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let fields = [("content", "answers"), ("format", "csv"), ("in", "en")];
            let turns: Vec<_> = std::iter::from_fn(|| app.app.export_turn()).collect();
            assert_eq!(turns.len(), 2);
            let answer = fetch(&analyst, &fields).await;
            assert_eq!(answer.status(), 503);
            assert_eq!(answer.headers()["retry-after"], "60");
            let page = answer.text().await.expect("text");
            assert!(
                page.contains("id=\"content-answers\" checked"),
                "what was chosen stays"
            );
            drop(turns);
            let answer = fetch(&analyst, &fields).await;
            assert_eq!(answer.status(), 200);
            answer.bytes().await.expect("a whole file");
            app.stop().await;
        });
    });
}
