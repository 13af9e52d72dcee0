//! Published results: what was frozen, on pages and in files, and nothing before or after.

use iscm_survey::app::App;
use iscm_survey::app::publishing::{publish_results, withdraw_results};
use iscm_survey::assessment::{Author, SubmittedDocument};

use super::Page;
use crate::support::app::{START, TestApp, run};
use crate::support::databases::run_on_both;
use crate::support::round::midcom_round;

#[test]
fn results_are_read_as_they_were_frozen_until_they_are_withdrawn() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
            midcom_round(&inner, &app.clock);
            app.clock.set(START.parse().expect("an instant"));
            let visitor = app.anonymous();
            assert_eq!(visitor.get("/results/2019").await.status(), 404);

            inner
                .write_blocking(|transaction| {
                    publish_results(transaction, "2019", &Author::Operator)
                })
                .expect("it can be published");
            let list = Page::new(&visitor.page("/results").await);
            assert_eq!(list.select("main a[href='/results/2019']").len(), 1);
            let home = Page::new(&visitor.page("/").await);
            assert_eq!(home.select("main a[href='/results/2019']").len(), 1);

            let page = Page::new(&visitor.page("/results/2019").await);
            assert_eq!(page.select("meta[name=robots][content=noindex]").len(), 1);
            assert!(page.text(".made-up").starts_with("Reconstructed"));
            assert!(page.select("figure.chart").len() > 1, "there are figures");
            let about = Page::new(&visitor.page("/results/2019?part=s3&iscm=midcom").await);
            assert!(about.text("main").contains("About MIDCOM"));
            // Anything else in the address chooses among what was frozen.
            let other = visitor.get("/results/2019?part=nowhere&iscm=nobody").await;
            assert_eq!(other.status(), 200);

            let file = visitor.get("/results/2019/1/tables.json").await;
            let digest = file.headers()["x-results-digest"].clone();
            let document = file.text().await.expect("text");
            assert_eq!(
                SubmittedDocument::digest_of(&document).as_bytes(),
                digest.as_bytes()
            );
            assert!(
                page.text("main")
                    .contains(digest.to_str().expect("letters"))
            );
            let lines = visitor.page("/results/2019/1/tables.csv").await;
            assert!(lines.starts_with("assessment,release,marks,indicator"));
            assert!(lines.contains("reconstructed"));
            for nothing in [
                "/results/2019/2",
                "/results/2019/x",
                "/results/2019/1/tables.xml",
            ] {
                assert_eq!(visitor.get(nothing).await.status(), 404, "{nothing}");
            }

            inner
                .write_blocking(|transaction| {
                    withdraw_results(transaction, "2019", 1, &Author::Operator)
                })
                .expect("it can be withdrawn");
            for gone in [
                "/results/2019",
                "/results/2019/1",
                "/results/2019/1/tables.json",
            ] {
                assert_eq!(visitor.get(gone).await.status(), 404, "{gone}");
            }
        });
    });
}
