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
            for (format, beginning) in [
                ("csv", "PK"),
                ("xlsx", "PK"),
                ("sav", "PK"),
                ("json", "{\"tables\""),
                ("ddi", "<?xml"),
            ] {
                let path = format!("/results/2019/1/data/{format}?in=en");
                let links = page.select("main a[download]");
                let is_offered = |link: &scraper::ElementRef| link.attr("href") == Some(&*path);
                assert!(links.iter().any(is_offered), "{path} is offered");
                let file = visitor.get(&path).await;
                assert_eq!(file.status(), 200, "{path}");
                let name = file.headers()["content-disposition"].clone();
                assert!(name.to_str().expect("text").contains("2019-results-1-en."));
                let bytes = file.bytes().await.expect("a file");
                assert!(bytes.starts_with(beginning.as_bytes()), "{format}");
                if format == "json" {
                    let data: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
                    assert_eq!(data["manifest"]["release"], 1);
                    assert_eq!(
                        data["manifest"]["release_digest"],
                        digest.to_str().expect("letters")
                    );
                }
            }
            // Each chart that is drawn is there as two files, and the drawing says what the page says.
            let page_of_midcom = visitor.page("/results/2019?part=s3&iscm=midcom").await;
            let about = Page::new(&page_of_midcom);
            let charts: Vec<String> = about
                .select("figure.chart a[download]")
                .iter()
                .filter_map(|link| link.attr("href").map(str::to_owned))
                .filter(|href| href.contains("/file.svg"))
                .collect();
            assert!(charts.len() > 1);
            for chart in &charts {
                let drawing = visitor.get(chart).await;
                assert_eq!(drawing.status(), 200, "{chart}");
                assert_eq!(drawing.headers()["content-type"], "image/svg+xml");
                let text = drawing.text().await.expect("text");
                assert!(
                    text.starts_with("<svg") && text.contains("Reconstructed"),
                    "{chart}"
                );
            }
            let drawn = visitor.get(&charts[0].replace(".svg", ".png")).await;
            assert_eq!(drawn.status(), 200);
            assert!(drawn.bytes().await.expect("pixels").starts_with(b"\x89PNG"));
            for nothing in [
                charts[0].replace("iscm=midcom", "iscm=nobody"),
                charts[0].replace(".svg", ".gif"),
                "/results/2019/1/charts/nothing/file.svg".to_owned(),
                "/results/2019/1/data/xml".to_owned(),
                "/results/2019/2/data/csv".to_owned(),
            ] {
                assert_eq!(visitor.get(&nothing).await.status(), 404, "{nothing}");
            }
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
                "/results/2019/1/data/csv",
                charts[0].as_str(),
            ] {
                assert_eq!(visitor.get(gone).await.status(), 404, "{gone}");
            }
        });
    });
}
