//! Summaries before anything can be published: those of a demonstration, and no others.

use iscm_survey::app::App;

use super::Page;
use crate::support::app::{START, TestApp, run};
use crate::support::databases::run_on_both;
use crate::support::round::midcom_round;

fn fill(app: &TestApp) {
    let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
    midcom_round(&inner, &app.clock);
    app.clock.set(START.parse().expect("an instant"));
}

#[test]
fn a_demonstration_shows_its_summaries_with_their_mark() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let visitor = app.anonymous();
            let address = "/iscms/midcom/summaries/2019";

            let answer = visitor.get(address).await;
            assert_eq!(answer.status(), 200);
            let kept = answer.headers().get("cache-control").expect("a header");
            assert_eq!(kept.as_bytes(), b"no-store");
            let robots = answer.headers().get("x-robots-tag").expect("a header");
            assert!(robots.as_bytes().starts_with(b"noindex"));
            let page = Page::new(&answer.text().await.expect("text"));
            assert_eq!(page.select("meta[name=robots][content=noindex]").len(), 1);
            assert!(page.select("link[rel=canonical]").is_empty());
            assert!(
                page.text(".made-up")
                    .starts_with("Reconstructed from the published summary")
            );
            assert_eq!(page.select("main h2").len(), 5, "five sections");
            let told = page.text("main");
            for fact in ["COMESA business visa", "80", "not a publication"] {
                assert!(told.contains(fact), "{fact}: {told}");
            }
            let statements = page.select(".statement[id]");
            assert!(statements.len() > 10);
            assert!(
                page.select(".statement details.src").len() > 10,
                "statements have sources"
            );

            // The ways to it.
            for path in ["/", "/iscms/midcom"] {
                let page = Page::new(&visitor.page(path).await);
                assert_eq!(
                    page.select(&format!("main a[href='{address}']")).len(),
                    1,
                    "{path}"
                );
            }
            let arabic = Page::new(&visitor.page(&format!("{address}?language=ar")).await);
            assert!(arabic.text("main").contains("حوكمة الهجرة"));
            assert!(arabic.select("div[lang=en] h2").is_empty());
            // Russian has no texts of the questionnaire yet: the summary is told in English, and that is said.
            let russian = Page::new(&visitor.page(&format!("{address}?language=ru")).await);
            assert_eq!(russian.text("main .notice bdi[lang=en]"), "English");
            assert_eq!(russian.texts("div[lang=en][dir=ltr] h2").len(), 5);
            assert!(
                russian
                    .text("div[lang=en]")
                    .contains("COMESA business visa")
            );
            let other = Page::new(&visitor.page("/iscms/midsa").await);
            assert!(other.select("nav.tabs").is_empty(), "no tab without a page");
            app.stop().await;
        });
    });
}

#[test]
fn what_is_not_published_looks_like_what_does_not_exist() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            fill(&app);
            let visitor = app.anonymous();
            let page = async |path: &str| {
                let answer = visitor.get(path).await;
                assert_eq!(answer.status(), 404, "{path}");
                Page::new(&answer.text().await.expect("text")).text("main")
            };
            let unknown = page("/iscms/midcom/summaries/1999").await;
            assert!(unknown.contains("This summary is not published"));

            // One answer that is somebody's own word, and the whole round is closed to readers.
            database
                .execute("UPDATE assessments SET state = 'open'")
                .expect("the state can be changed");
            assert_eq!(page("/iscms/midcom/summaries/2019").await, unknown);
            database
                .execute("UPDATE assessments SET state = 'closed'")
                .expect("the state can be changed");
            assert_eq!(
                visitor.get("/iscms/midcom/summaries/2019").await.status(),
                200
            );
            own_word(&app);
            assert_eq!(page("/iscms/midcom/summaries/2019").await, unknown);
            assert!(!visitor.page("/").await.contains("summaries/2019"));
            app.stop().await;
        });
    });
}

/// MIDSA's own answers, entered into the closed round.
fn own_word(app: &TestApp) {
    use iscm_survey::app::importing::{ImportResponse, import_response};
    use iscm_survey::assessment::Author;
    use iscm_survey::language::Language;

    let text = include_str!("../../../questionnaires/demo/midcom-2019.json");
    let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
    let response = ImportResponse {
        assessment: "2019".into(),
        organization: "midsa".into(),
        answers: serde_json::from_str(text).expect("an object"),
        submit: true,
        language: Language::English,
        source: None,
        mark: None,
        into_closed: true,
        over_respondent: false,
        actor: Author::Operator,
    };
    inner
        .write_blocking(|transaction| import_response(transaction, &response))
        .expect("the answers go in");
}
