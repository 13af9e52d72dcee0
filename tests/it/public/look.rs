//! The pages in a real browser: they fit, they are light, and they are looked at (`screenshots/`).

use fantoccini::Locator;
use iscm_survey::app::App;
use url::Url;

use crate::support::app::{START, TestApp, run};
use crate::support::browser::{Browser, Look};
use crate::support::databases::TestDatabase;
use crate::support::round::midcom_round;

const PAGES: [(&str, &str); 9] = [
    ("home", "/"),
    ("directory", "/iscms"),
    (
        "directory-narrowed",
        "/iscms?type=rcp&region=africa&q=dialogue",
    ),
    (
        "directory-empty",
        "/iscms?region=pacific&theme=maritime_security&country=ZM",
    ),
    ("iscm-midiocc", "/iscms/midiocc"),
    ("iscm-rabat", "/iscms/rabat-process"),
    ("countries", "/countries"),
    ("country-zm", "/countries/ZM"),
    ("summary", "/iscms/midcom/summaries/2019"),
];

#[test]
fn public_pages_fit_into_every_window() {
    run(async {
        let database = TestDatabase::sqlite();
        let app = TestApp::start(&database).await;
        let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
        midcom_round(&inner, &app.clock);
        app.clock.set(START.parse().expect("an instant"));
        for (language, look) in [("en", Look::DESK), ("ar", Look::PHONE)] {
            let browser = Browser::start(look).await;
            for (name, path) in PAGES {
                let separator = if path.contains('?') { '&' } else { '?' };
                let address = format!("{}{path}{separator}language={language}", app.address);
                browser.client.goto(&address).await.expect("the page opens");
                for width in [1280, 360] {
                    browser.resize(width, 900).await;
                    let metrics = browser
                        .command("Page.getLayoutMetrics", serde_json::json!({}))
                        .await;
                    let content = metrics["cssContentSize"]["width"]
                        .as_f64()
                        .expect("a width");
                    assert!(
                        content <= f64::from(width),
                        "{path} in {language} is {content} px wide in a window of {width}"
                    );
                    let picture = format!("public-{name}-{language}-{width}");
                    browser.picture(&picture).await;
                }
                browser.paper(&format!("public-{name}-{language}")).await;
            }
        }
        app.stop().await;
    });
}

#[test]
fn the_directory_is_searched_without_script() {
    run(async {
        let database = TestDatabase::sqlite();
        let app = TestApp::start(&database).await;
        let browser = Browser::start(Look::DESK_WITHOUT_SCRIPT).await;
        let page = &browser.client;
        let address = format!("{}/?language=en", app.address);
        page.goto(&address).await.expect("the page opens");
        // The driver does not wait for the page that a key or a button opens.
        let shown = async |query: &str| {
            let address = Url::parse(&format!("{}/iscms?{query}", app.address));
            let address = address.expect("an address");
            page.wait()
                .for_url(&address)
                .await
                .unwrap_or_else(|error| panic!("no page at {address}: {error}"));
        };
        let field = page.find(Locator::Css("#q")).await.expect("the field");
        field.send_keys("indian ocean\n").await.expect("typing");
        shown("q=indian+ocean").await;
        let region = page.find(Locator::Css("#region")).await.expect("a list");
        region.select_by_value("africa").await.expect("choosing");
        let button = page.find(Locator::Css("form.filters button")).await;
        button.expect("a button").click().await.expect("pressing");
        shown("q=indian+ocean&region=africa&country=&theme=&status=").await;
        let found = page.find_all(Locator::Css("table.data tbody th > a")).await;
        let found = found.expect("a list");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text().await.expect("a text"), "MiDIOCC");
        // A chip takes one filter back.
        let chip = page.find(Locator::Css("nav[aria-label='Filters that are set'] a"));
        chip.await.expect("a chip").click().await.expect("pressing");
        shown("region=africa").await;
        app.stop().await;
    });
}

#[test]
fn a_public_page_is_light() {
    run(async {
        let database = TestDatabase::sqlite();
        let app = TestApp::start(&database).await;
        let visitor = app.anonymous();
        // What is sent is counted as it travels.
        let client = reqwest::Client::builder().no_brotli().no_gzip().build();
        let client = client.expect("a client");
        for path in [
            "/",
            "/iscms",
            "/iscms/midiocc",
            "/countries",
            "/countries/ZM",
        ] {
            let page = super::Page::new(&visitor.page(path).await);
            let fetched = page.select("link[rel=stylesheet], link[rel=icon], script[src], img");
            assert_eq!(
                fetched.len(),
                2,
                "{path}: the page, its style and its sign, nothing else"
            );
            let style = fetched[0].value().attr("href").expect("an address");
            let mut sent = 0;
            for address in [path, style] {
                let request = client.get(format!("{}{address}", app.address));
                let answer = request.header("accept-encoding", "br").send().await;
                let answer = answer.expect("an answer");
                assert_eq!(answer.headers()["content-encoding"], "br", "{address}");
                sent += answer.bytes().await.expect("bytes").len();
            }
            println!("{path}: {sent} bytes");
            assert!(sent < 30_000, "{path}: {sent} bytes on the first visit");
        }
        app.stop().await;
    });
}
