//! Who may do what, and what happens when two do it at once.

use iscm_survey::assessment::Role;

use super::{EDITOR, PUBLIC, STAGE, begin, fill, form_with, go, press, set, texts, token_in_mail};
use crate::support::app::{TestApp, run};
use crate::support::databases::run_on_both;

#[test]
fn two_analysts_never_overwrite_each_other_unseen() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let (one, other) = (
                app.staff(Role::Analyst).await,
                app.staff(Role::Coordinator).await,
            );
            begin(&one).await;
            let section = format!("{EDITOR}?in=en&section=s1");
            let theirs = form_with(&other.page(&section).await, "textarea[name=text-new]");
            let name = theirs
                .iter()
                .find(|(name, _)| name.starts_with("text") && name != "text-new")
                .map(|(name, _)| name.clone())
                .expect("a statement");
            let mut mine = form_with(&one.page(&section).await, "textarea[name=text-new]");
            set(&mut mine, &name, "Words of the analyst.");
            assert_eq!(press(&one, EDITOR, &mine, ("act", "save")).await.0, 303);
            // Sent twice by a double click: the same, and no conflict with oneself.
            assert_eq!(press(&one, EDITOR, &mine, ("act", "save")).await.0, 303);

            let mut late = theirs.clone();
            set(&mut late, &name, "Words of the coordinator.");
            let (status, page) = press(&other, EDITOR, &late, ("act", "save")).await;
            assert_eq!(status, 409);
            assert!(
                page.contains("Words of the analyst."),
                "the text that stands"
            );
            assert!(page.contains("The analyst changed this statement"));
            let again = form_with(&page, "textarea[name=text-new]");
            let field = again.iter().find(|(known, _)| *known == name);
            assert_eq!(
                field.map(|(_, text)| text.as_str()),
                Some("Words of the coordinator.")
            );
            assert!(one.page(&section).await.contains("Words of the analyst."));

            // Having seen both, the later one may decide.
            assert_eq!(press(&other, EDITOR, &again, ("act", "save")).await.0, 303);
            let page = one.page(&section).await;
            assert!(page.contains("Words of the coordinator."));
            let key = again
                .iter()
                .find(|(known, _)| *known == name.replace("text", "key"))
                .map(|(_, key)| iscm_survey::links::escape(key))
                .expect("its key");
            let history = one
                .page(&format!(
                    "/desk/assessments/2019/summaries/midcom/history?key={key}"
                ))
                .await;
            for text in [
                "Words of the analyst.",
                "not saved",
                "Words of the coordinator.",
            ] {
                let told = texts(&history, "main").join(" ");
                assert!(
                    told.contains(text) || told.contains("coordinator"),
                    "{text}: {told}"
                );
            }
            app.stop().await;
        });
    });
}

#[test]
fn a_statement_is_added_once_moved_left_out_and_taken_in_again() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let analyst = app.staff(Role::Analyst).await;
            begin(&analyst).await;
            let section = format!("{EDITOR}?in=en&section=s1");
            let mut form = form_with(&analyst.page(&section).await, "textarea[name=text-new]");
            set(&mut form, "text-new", "A finding of our own.");
            for _ in 0..2 {
                assert_eq!(press(&analyst, EDITOR, &form, ("act", "add")).await.0, 303);
            }
            let order = async || -> Vec<String> {
                let page = analyst.page(&section).await;
                texts(&page, ".pair textarea[lang]")
            };
            let list = order().await;
            let own: Vec<&String> = list
                .iter()
                .filter(|text| text.contains("of our own"))
                .collect();
            assert_eq!(own.len(), 1, "sent twice, added once");
            assert_eq!(
                list.last().map(String::as_str),
                Some("A finding of our own.")
            );

            let press_at = async |act: &str| {
                let page = analyst.page(&section).await;
                let form = form_with(&page, "textarea[name=text-new]");
                let place = form
                    .iter()
                    .find(|(name, key)| name.starts_with("key") && key.contains("/+"))
                    .map(|(name, _)| name.trim_start_matches("key").to_owned())
                    .expect("the own statement is in the form");
                let (status, _) =
                    press(&analyst, EDITOR, &form, ("act", &format!("{act}:{place}"))).await;
                assert_eq!(status, 303, "{act}");
            };
            press_at("up").await;
            let moved = order().await;
            assert_eq!(moved[moved.len() - 2], "A finding of our own.");
            press_at("drop").await;
            assert!(!order().await.contains(&"A finding of our own.".to_owned()));
            press_at("restore").await;
            let restored = order().await;
            assert_eq!(restored, moved);

            // Beside it an answer of the mechanism.
            let cite = format!(
                "/desk/assessments/2019/summaries/midcom/cite?in=en&section=s1&key={}",
                iscm_survey::links::escape(&own_key(&analyst.page(&section).await))
            );
            let page = analyst.page(&cite).await;
            let form = form_with(&page, "form.cite button[value=put]");
            let (status, _) = press(&analyst, EDITOR, &form, ("act", "put")).await;
            assert_eq!(status, 303);
            assert_eq!(texts(&analyst.page(&section).await, ".cite.cited").len(), 1);
            app.stop().await;
        });
    });
}

fn own_key(page: &str) -> String {
    form_with(page, "textarea[name=text-new]")
        .into_iter()
        .find(|(name, key)| name.starts_with("key") && key.contains("/+"))
        .map(|(_, key)| key)
        .expect("an own statement")
}

#[test]
fn an_analyst_of_other_mechanisms_finds_nothing() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let coordinator = app.staff(Role::Coordinator).await;
            begin(&coordinator).await;
            let analyst = app.staff(Role::Analyst).await;
            assert_eq!(analyst.get(EDITOR).await.status(), 200);
            database
                .execute("UPDATE users SET iscms = '[\"midsa\"]' WHERE role = 'analyst'")
                .expect("the account can be limited");
            for path in [
                EDITOR.to_owned(),
                STAGE.to_owned(),
                EDITOR.replace("/edit", "/cite"),
                EDITOR.replace("/edit", "/history"),
                EDITOR.replace("/edit", "/versions/1"),
            ] {
                assert_eq!(analyst.get(&path).await.status(), 404, "{path}");
            }
            let key = crate::support::app::hidden_field(
                &analyst.page("/desk/assessments").await,
                "form_key",
            );
            for path in [EDITOR, STAGE] {
                let fields = [
                    ("form_key", key.as_str()),
                    ("act", "in_review"),
                    ("in", "en"),
                ];
                assert_eq!(analyst.post(path, &fields).await.status(), 404, "{path}");
            }
            app.stop().await;
        });
    });
}

#[test]
fn nothing_is_cleared_while_something_is_left_in_every_language() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let coordinator = app.staff(Role::Coordinator).await;
            begin(&coordinator).await;
            super::submit_again(&app, &[super::other_year()]);
            assert_eq!(go(&coordinator, "in_review", "").await, 303);
            assert_eq!(go(&coordinator, "cleared", "").await, 422);
            assert_eq!(go(&coordinator, "published", "").await, 422);
            let answer = app.anonymous().get(&format!("{PUBLIC}/versions/1")).await;
            assert_eq!(answer.status(), 404);
            app.stop().await;
        });
    });
}

#[test]
fn unknown_expired_and_revoked_links_to_a_draft_look_alike() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let coordinator = app.staff(Role::Coordinator).await;
            begin(&coordinator).await;
            assert_eq!(go(&coordinator, "in_review", "").await, 303);
            let mut form = form_with(&coordinator.page(STAGE).await, "input[name=email]");
            let (status, page) = press(&coordinator, STAGE, &form, ("act", "ask")).await;
            assert_eq!(status, 422, "nobody was chosen");
            assert!(page.contains("Choose a contact"));
            set(&mut form, "email", "secretariat@example.org");
            assert_eq!(
                press(&coordinator, STAGE, &form, ("act", "ask")).await.0,
                303
            );
            let token = token_in_mail(&app).expect("a mail is due");
            assert!(token_in_mail(&app).is_none(), "one mail");
            let visitor = app.anonymous();
            let read = async |token: &str| {
                let answer = visitor.get(&format!("/c/{token}")).await;
                let status = answer.status().as_u16();
                // The page names its own address for the other languages.
                let text = answer.text().await.expect("text").replace(token, "TOKEN");
                (status, text)
            };
            let unknown = read("unknown").await;
            assert_eq!(unknown.0, 404);
            assert_eq!(read(&token).await.0, 200);
            // A link for commenting answers nothing, and the other way round.
            assert_eq!(visitor.get(&format!("/r/{token}")).await.status(), 404);
            assert_eq!(
                visitor.post(&format!("/c/{token}"), &[]).await.status(),
                303
            );
            assert_eq!(visitor.get("/comment").await.status(), 200);

            let start = app.clock.as_ref();
            let now = iscm_survey::clock::Clock::now(start);
            app.clock.set(now + chrono::TimeDelta::days(366));
            assert_eq!(read(&token).await, unknown, "expired");
            assert_eq!(visitor.get("/comment").await.status(), 401);
            app.clock.set(now);
            let page = coordinator.page(STAGE).await;
            let form = form_with(&page, "button[value^='revoke:']");
            let document = scraper::Html::parse_document(&page);
            let selector = scraper::Selector::parse("button[value^='revoke:']").unwrap();
            let act = document
                .select(&selector)
                .next()
                .and_then(|button| button.value().attr("value"))
                .expect("the access can be ended")
                .to_owned();
            assert_eq!(
                press(&coordinator, STAGE, &form, ("act", &act)).await.0,
                303
            );
            assert_eq!(read(&token).await, unknown, "revoked");
            assert_eq!(visitor.get("/comment").await.status(), 401);
            app.stop().await;
        });
    });
}
