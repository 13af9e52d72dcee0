//! A story per role.

use iscm_survey::app::summaries::summary_of;
use iscm_survey::assessment::Role;
use iscm_survey::findings::tally::Audience;
use iscm_survey::language::Language;
use iscm_survey::reports::summary::SummaryReport;
use serde_json::Value as Json;

use super::round::{ABOUT_MIDCOM, HERE, started, walked};
use crate::support::app::{TestApp, Visitor, hidden_field, run};
use crate::support::databases::run_on_both;

async fn statuses(visitor: &Visitor, paths: &[&str]) -> Vec<u16> {
    let mut statuses = Vec::new();
    for path in paths {
        let path = match path.strip_prefix('/') {
            Some(_) => (*path).to_owned(),
            None => format!("{HERE}/{path}"),
        };
        statuses.push(visitor.get(&path).await.status().as_u16());
    }
    statuses
}

/// The summary as the command line and the public page tell it.
fn told(app: &TestApp, audience: Audience) -> Json {
    let told = app
        .app()
        .read_blocking(|transaction| {
            summary_of(transaction, "2026", "midcom", Language::English, audience)
        })
        .expect("there is a round")
        .expect("somebody answered");
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: told.assessment.title_in(Language::English),
        marks: &told.marks,
        names: &told.names,
    };
    report.json()
}

#[test]
fn a_reader_sees_what_is_published_and_nothing_else() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let reader = app.staff(Role::Reader).await;
            let pages = walked(&reader).await;
            assert!(pages.contains_key(HERE), "a reader finds the round");
            for (path, text) in &pages {
                for closed in [
                    "/answers",
                    "/responses/",
                    "/invitations",
                    "/desk/users",
                    "/behalf",
                    "/findings",
                    "/summaries/",
                    "/reports",
                    "/charts/",
                    "/evolution",
                    "/contradictions",
                ] {
                    assert!(!path.contains(closed), "a reader comes to {path}");
                    assert!(!text.contains(closed), "{path} leads a reader to {closed}");
                }
                // What the respondents wrote in their own words is behind the answers.
                assert!(!text.contains("a word on the first"), "{path}");
            }
            let board = &pages[HERE];
            assert!(!board.contains("Zambia"), "who answered is not told");
            assert!(
                !board.contains("name=\"to\""),
                "a reader opens and closes nothing"
            );

            assert!(
                board.contains("Nothing of this round is published yet."),
                "{board}"
            );
            assert!(
                !board.contains("class=\"stats"),
                "how many answered is told by a release"
            );
            let seen_by_staff = app.staff(Role::Analyst).await.page(HERE).await;
            assert!(
                seen_by_staff.contains("class=\"stats"),
                "the test must be able to fail"
            );

            let refused = statuses(
                &reader,
                &[
                    "answers?indicator=themes&group=state",
                    "responses/ZM",
                    "invitations",
                    "/desk/users",
                    "findings",
                    "findings/midcom",
                    "evolution",
                    "contradictions",
                    "summaries/midcom",
                    "summaries/midcom/file.json",
                    "charts/themes/file.svg",
                    "reports",
                    "reports/overall.md",
                ],
            )
            .await;
            assert_eq!(refused, [403; 13]);
            let closing = reader
                .post(&format!("{HERE}/state"), &[("to", "close")])
                .await;
            assert_eq!(closing.status(), 403);
            app.stop().await;
        });
    });
}

#[test]
fn an_analyst_opens_every_answer_and_runs_nothing() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let analyst = app.staff(Role::Analyst).await;
            let pages = walked(&analyst).await;
            for organization in ["midcom", "midsa", "ZM", "KE", "icmpd"] {
                let path = format!("{HERE}/responses/{organization}");
                assert!(pages.contains_key(&path), "an analyst comes to {path}");
            }
            assert!(pages[&format!("{HERE}/responses/KE")].contains("a word on the first"));
            assert!(
                pages
                    .keys()
                    .any(|path| path.contains("/answers?indicator=value.usefulness")),
                "numbers open their answers"
            );
            let file = analyst
                .page(&format!("{HERE}/summaries/midcom/file.json"))
                .await;
            let mut file: Json = serde_json::from_str(&file).expect("JSON");
            // What the groups say beside each other comes with the file, and is judged in `reports`.
            let views = file.as_object_mut().and_then(|file| file.remove("views"));
            assert!(views.is_some(), "{file}");
            assert_eq!(file, told(&app, Audience::Staff));
            for (path, text) in &pages {
                for closed in ["/invitations", "/desk/users", "/behalf"] {
                    assert!(
                        !text.contains(closed),
                        "{path} leads an analyst to {closed}"
                    );
                }
            }
            assert!(!pages[HERE].contains("name=\"to\""));
            let refused = statuses(&analyst, &["invitations", "/desk/users"]).await;
            assert_eq!(refused, [403, 403]);
            for path in [format!("{HERE}/state"), format!("{HERE}/invitations")] {
                assert_eq!(analyst.post(&path, &[("to", "close")]).await.status(), 403);
            }
            let made = analyst.post("/desk/assessments", &[("slug", "2027")]).await;
            assert_eq!(made.status(), 403);
            app.stop().await;
        });
    });
}

#[test]
fn an_analyst_limited_to_a_mechanism_reads_nothing_of_others_counts_included() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let limited = app.staff_limited_to(Role::Analyst, Some(&["midsa"])).await;
            let pages = walked(&limited).await;
            for (path, text) in &pages {
                for foreign in ABOUT_MIDCOM {
                    assert!(!path.contains(foreign), "comes to {path}");
                    assert!(
                        !text.contains(foreign),
                        "{path} tells of {foreign}:\n{text}"
                    );
                }
                // Kenya and the organization answered about MIDCOM alone.
                for foreign in ["Kenya", "ICMPD"] {
                    assert!(!text.contains(foreign), "{path} tells of {foreign}");
                }
            }
            for part in [
                "/findings",
                "/findings/midsa",
                "/summaries/midsa",
                "/responses/ZM",
            ] {
                let path = format!("{HERE}{part}");
                assert!(pages.contains_key(&path), "comes to {path}");
            }
            // Four States answered about MIDSA; three of them about its usefulness.
            let dashboard = &pages[&format!("{HERE}/findings?part=value")];
            assert!(dashboard.contains("n = 3"), "{dashboard}");
            assert!(
                !dashboard.contains("n = 4"),
                "four States rated MIDCOM:\n{dashboard}"
            );

            let refused = [
                "findings/midcom",
                "summaries/midcom",
                "summaries/midcom/file.json",
                "summaries/midcom/file.md",
                "summaries/midcom/file.html",
                "responses/midcom",
                "responses/KE",
                "responses/icmpd",
                "answers?indicator=themes&group=state&iscm=midcom",
            ];
            for path in refused {
                assert_eq!(statuses(&limited, &[path]).await, [404], "{path}");
            }
            // An address without a mechanism counts within the own ones.
            let answers = limited
                .page(&format!(
                    "{HERE}/answers?indicator=value.usefulness&group=state"
                ))
                .await;
            assert!(answers.contains("Zambia") && !answers.contains("Kenya"));
            app.stop().await;
        });
    });
}

#[test]
fn a_coordinator_runs_rounds_and_knows_whom_to_write_to() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            let invitations = format!("{HERE}/invitations");
            let page = coordinator
                .page(&format!("{invitations}?group=state&all=1"))
                .await;
            let key = hidden_field(&page, "form_key");
            let fields = [
                ("form_key", key.as_str()),
                ("group", "state"),
                ("to", "UG"),
                ("email-UG", "focal@example.org"),
                ("name-UG", "The focal point"),
                ("language-UG", "en"),
            ];
            let mut preview = fields.to_vec();
            preview.push(("step", "preview"));
            let shown = coordinator.post(&invitations, &preview).await;
            assert_eq!(shown.status(), 200);
            assert!(
                shown
                    .text()
                    .await
                    .expect("text")
                    .contains("focal@example.org")
            );
            assert!(
                !coordinator.page(HERE).await.contains("focal@example.org"),
                "a preview sends nothing"
            );
            let mut send = fields.to_vec();
            send.push(("step", "send"));
            assert_eq!(coordinator.post(&invitations, &send).await.status(), 303);
            let board = coordinator.page(HERE).await;
            assert!(board.contains("focal@example.org"));
            // An analyst sees that Uganda was asked, and no official's address.
            let analyst = app.staff(Role::Analyst).await;
            let board = analyst.page(HERE).await;
            assert!(board.contains("Uganda") && !board.contains("focal@example.org"));

            assert_eq!(statuses(&coordinator, &["/desk/users"]).await, [403]);
            let closing = [("form_key", key.as_str()), ("to", "close")];
            let closed = coordinator.post(&format!("{HERE}/state"), &closing).await;
            assert_eq!(closed.status(), 303);
            assert!(coordinator.page(HERE).await.contains("closed"));
            app.stop().await;
        });
    });
}
