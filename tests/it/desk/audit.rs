//! The audit: sign-ins are in it, and administrators read it by kind, person and day.

use chrono::TimeDelta;
use iscm_survey::assessment::{Author, Role};
use iscm_survey::storage::StorageError;
use iscm_survey::storage::audit::{AuditEntry, insert_audit_entry, list_audit_entries};
use scraper::{Html, Selector};

use super::round::started;
use crate::support::app::{PASSWORD, TestApp, run};
use crate::support::databases::run_on_both;

/// What was done in sessions, the first one first.
fn sessions(app: &TestApp) -> Vec<String> {
    let entries = app
        .app()
        .read_blocking(|transaction| list_audit_entries(transaction.connection, None, 1000))
        .expect("the audit can be read");
    for entry in &entries {
        let written = format!("{} {}", entry.object_id, entry.detail);
        assert!(
            !written.contains(PASSWORD) && !written.contains("wrong words"),
            "nothing that was typed: {written}"
        );
        assert!(!written.contains("nobody@example.org"), "{written}");
    }
    let of_sessions = entries.into_iter().rev();
    of_sessions
        .filter(|entry| entry.action.starts_with("session."))
        .map(|entry| format!("{} {}", entry.action, entry.actor))
        .collect()
}

#[test]
fn sign_ins_refusals_and_sign_outs_are_in_the_audit() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let coordinator = app.staff(Role::Coordinator).await;
            let visitor = app.anonymous();
            for email in ["coordinator@example.org", "nobody@example.org"] {
                let refused = visitor.sign_in(email, "wrong words").await;
                assert_eq!(refused.status(), 422);
            }
            let page = coordinator.page("/desk/assessments").await;
            let key = crate::support::app::hidden_field(&page, "form_key");
            let out = coordinator
                .post("/desk/sign-out", &[("form_key", key.as_str())])
                .await;
            assert_eq!(out.status(), 303);
            let told = sessions(&app);
            let count = |what: &str| {
                let entries = told.iter();
                entries.filter(|entry| entry.starts_with(what)).count()
            };
            assert_eq!(told.len(), 4, "{told:?}");
            assert_eq!(count("session.sign_in staff:"), 1, "{told:?}");
            assert_eq!(count("session.refuse program"), 2);
            assert_eq!(count("session.sign_out staff:"), 1);

            // Guessing is slowed down, which is noted once, and what is turned away then is not noted at all.
            for _ in 0..14 {
                visitor
                    .sign_in("coordinator@example.org", "wrong words")
                    .await;
            }
            let told = sessions(&app);
            let count = |what: &str| told.iter().filter(|entry| entry.starts_with(what)).count();
            assert_eq!(count("session.refuse"), 11, "{told:?}");
            assert_eq!(count("session.slow_down"), 1);
            app.stop().await;
        });
    });
}

/// The actions that a page of the audit lists.
fn listed(page: &str) -> Vec<String> {
    let selector = Selector::parse("table.data td:nth-child(3) .code").expect("a selector");
    let document = Html::parse_document(page);
    document
        .select(&selector)
        .map(|element| element.text().collect())
        .collect()
}

#[test]
fn an_administrator_reads_the_audit_by_kind_person_and_day() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let administrator = app.staff(Role::Administrator).await;
            let coordinator = app.staff(Role::Coordinator).await;
            app.clock.advance(TimeDelta::minutes(1));
            app.anonymous()
                .sign_in("coordinator@example.org", PASSWORD)
                .await;
            assert_eq!(coordinator.get("/desk/audit").await.status(), 403);
            let all = listed(&administrator.page("/desk/audit").await);
            assert!(all.len() > 10, "{all:?}");
            assert_eq!(all[0], "session.sign_in", "the latest first");

            let kind = listed(&administrator.page("/desk/audit?kind=session").await);
            assert_eq!(kind, ["session.sign_in"; 3]);
            let unknown = listed(&administrator.page("/desk/audit?kind=%25").await);
            assert_eq!(unknown, all, "only kinds of the list narrow anything");
            let operator = administrator
                .page("/desk/audit?who=operator&kind=user")
                .await;
            assert_eq!(listed(&operator), ["user.add", "user.add"]);

            app.clock.advance(TimeDelta::days(1));
            let visitor = app.anonymous();
            let refused = visitor
                .sign_in("coordinator@example.org", "wrong words")
                .await;
            assert_eq!(refused.status(), 422);
            app.clock.advance(TimeDelta::minutes(1));
            assert_eq!(
                visitor
                    .sign_in("administrator@example.org", PASSWORD)
                    .await
                    .status(),
                303
            );
            let day = listed(
                &visitor
                    .page("/desk/audit?from=2026-05-20&to=2026-05-20")
                    .await,
            );
            assert_eq!(day, ["session.sign_in", "session.refuse"]);
            let before = listed(&visitor.page("/desk/audit?to=2026-05-19").await);
            assert_eq!(before, all);

            // More than one page: the next one goes on where this one ends.
            app.app()
                .write_blocking(|transaction| {
                    for _ in 0..60 {
                        let entry = AuditEntry {
                            id: transaction.new_id(),
                            at: transaction.now,
                            actor: Author::Program,
                            action: "registry.import".into(),
                            assessment: None,
                            object_kind: "registry".into(),
                            object_id: "all".into(),
                            detail: serde_json::json!({}),
                        };
                        insert_audit_entry(transaction.connection, &entry)?;
                    }
                    Ok::<_, StorageError>(())
                })
                .expect("entries can be written");
            let first = visitor.page("/desk/audit").await;
            assert_eq!(listed(&first).len(), 50);
            let document = Html::parse_document(&first);
            let older = Selector::parse("a[rel=next]").expect("a selector");
            let older = document
                .select(&older)
                .next()
                .expect("there are older ones");
            let next = visitor
                .page(older.value().attr("href").expect("an address"))
                .await;
            let whole = 50 + listed(&next).len();
            assert_eq!(whole, 60 + day.len() + all.len());
            app.stop().await;
        });
    });
}
