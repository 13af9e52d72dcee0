//! The public pages: what they say of the registry, how they are found, kept and protected.

mod facts;
mod look;
mod results;
mod summaries;

use iscm_survey::app::App;
use iscm_survey::app::registers::import_registry;
use iscm_survey::assessment::Author;
use iscm_survey::links::ROUTES;
use iscm_survey::registry::Registry;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value as Json, json};

use crate::support::app::{TestApp, run};
use crate::support::databases::run_on_both;

/// One page, read.
pub struct Page(Html);

impl Page {
    pub fn new(text: &str) -> Page {
        Page(Html::parse_document(text))
    }

    pub fn select(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0.select(&selector).collect()
    }

    /// The text of the first element of this kind.
    pub fn text(&self, selector: &str) -> String {
        let found = self.select(selector);
        let first = found.first();
        text_of(*first.unwrap_or_else(|| panic!("the page has no {selector}")))
    }

    /// What the table of facts says beside this label.
    pub fn fact(&self, label: &str) -> String {
        let terms = self.select("dl.facts > dt");
        let term = terms.into_iter().find(|term| text_of(*term) == label);
        let term = term.unwrap_or_else(|| panic!("no fact is called {label}"));
        let value = term
            .next_siblings()
            .find_map(ElementRef::wrap)
            .expect("a value stands beside its label");
        text_of(value)
    }

    /// The texts of all elements of this kind.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.select(selector).into_iter().map(text_of).collect()
    }
}

/// The text of an element as a reader sees it, elements apart.
pub fn text_of(element: ElementRef) -> String {
    let text: Vec<&str> = element.text().collect();
    let joined = text.concat();
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a changed registry into the installation, as an operator would.
pub fn import(app: &TestApp, change: impl FnOnce(&mut Json)) {
    let mut file: Json = serde_json::from_str(&Registry::starting().to_json()).expect("JSON");
    change(&mut file);
    let inner = App::new(app.db.clone(), app.clock.clone(), app.randomness.clone());
    inner
        .write_blocking(|transaction| {
            import_registry(transaction, &file.to_string(), &Author::Operator)
        })
        .expect("the registry goes in");
}

/// The record of a mechanism in a registry file.
pub fn record<'a>(file: &'a mut Json, list: &str, id: &str) -> &'a mut Json {
    let records = file[list].as_array_mut().expect("a list");
    let found = records.iter_mut().find(|record| record["id"] == id);
    found.unwrap_or_else(|| panic!("{list} has no {id}"))
}

/// Every kind of public page in this language, and every mechanism in two of them.
fn all_pages(language: &str) -> Vec<String> {
    let registry = Registry::starting();
    let mut paths: Vec<String> = ["/", "/iscms", "/countries", "/privacy", "/accessibility"]
        .map(str::to_owned)
        .to_vec();
    let shown = match language {
        "en" | "ar" => usize::MAX,
        _ => 3,
    };
    let iscms = registry.list_iscms().take(shown);
    paths.extend(iscms.map(|iscm| format!("/iscms/{}", iscm.id)));
    paths.extend(["ZM", "FR", "NZ", "PS", "HK", "KP"].map(|code| format!("/countries/{code}")));
    paths
        .into_iter()
        .map(|path| format!("{path}?language={language}"))
        .collect()
}

#[test]
fn every_page_is_whole_in_every_language() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.anonymous();
            for (language, direction) in [
                ("ar", "rtl"),
                ("zh", "ltr"),
                ("en", "ltr"),
                ("fr", "ltr"),
                ("ru", "ltr"),
                ("es", "ltr"),
            ] {
                for path in all_pages(language) {
                    let text = visitor.page(&path).await;
                    let page = Page::new(&text);
                    let html = page.select("html")[0].value();
                    assert_eq!(html.attr("lang"), Some(language), "{path}");
                    assert_eq!(html.attr("dir"), Some(direction), "{path}");
                    assert_eq!(page.select("h1").len(), 1, "{path} has one heading");
                    assert!(!page.text("h1").is_empty(), "{path}");
                    assert!(!page.text("footer").is_empty(), "{path} has the notice");
                    for element in page.select("[href], [src], [action]") {
                        let element = element.value();
                        let address = ["href", "src", "action"]
                            .iter()
                            .find_map(|name| element.attr(name))
                            .expect("one of them");
                        let ours = address.starts_with('/')
                            || address.starts_with('#')
                            || address.starts_with(&app.address);
                        let read_by_people = element.name() == "a"
                            && ["http://", "https://", "mailto:"]
                                .iter()
                                .any(|scheme| address.starts_with(scheme));
                        assert!(ours || read_by_people, "{path}: {address}");
                    }
                    assert!(
                        page.select("script, style, [style], img").is_empty(),
                        "{path}"
                    );
                }
            }
            app.stop().await;
        });
    });
}

#[test]
fn a_page_says_how_long_it_may_be_kept_and_where_its_other_languages_are() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.anonymous();
            let answer = visitor.get("/iscms/midcom").await;
            let header = |name: &str| {
                let values = answer.headers().get_all(name).iter();
                let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
                values.join(", ").to_ascii_lowercase()
            };
            assert_eq!(header("cache-control"), "public, max-age=300");
            assert!(header("vary").contains("cookie"), "{}", header("vary"));
            assert!(header("vary").contains("accept-language"));
            assert_eq!(header("x-robots-tag"), "");
            let tag = answer.headers()["etag"].to_str().expect("text").to_owned();
            let page = Page::new(&answer.text().await.expect("text"));
            let canonical = page.select("link[rel=canonical]")[0].value();
            assert_eq!(
                canonical.attr("href"),
                Some(format!("{}/iscms/midcom?language=en", app.address).as_str())
            );
            let languages: Vec<&str> = page
                .select("link[rel=alternate]")
                .iter()
                .filter_map(|link| link.value().attr("hreflang"))
                .collect();
            assert_eq!(languages, ["ar", "zh", "en", "fr", "ru", "es", "x-default"]);

            // The same page again is not sent again; in another language it is another page.
            let again = visitor
                .get_with("/iscms/midcom", &[("if-none-match", &tag)])
                .await;
            assert_eq!(again.status(), 304);
            assert!(again.text().await.expect("text").is_empty());
            let french = [("if-none-match", tag.as_str()), ("accept-language", "fr")];
            assert_eq!(
                visitor.get_with("/iscms/midcom", &french).await.status(),
                200
            );

            // An address that names its language does not depend on the reader.
            let named = visitor.get("/iscms/midcom?language=fr").await;
            let vary = named.headers().get_all("vary").iter();
            let vary: Vec<&str> = vary.filter_map(|value| value.to_str().ok()).collect();
            assert!(!vary.concat().contains("cookie"), "{vary:?}");

            // A filtered view stands for the whole directory.
            let view = Page::new(&visitor.page("/iscms?type=rcp&language=es").await);
            assert_eq!(
                view.select("link[rel=canonical]")[0].value().attr("href"),
                Some(format!("{}/iscms?language=es", app.address).as_str())
            );
            app.stop().await;
        });
    });
}

#[test]
fn what_is_not_there_is_not_found_in_the_readers_language() {
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            let visitor = app.anonymous();
            for path in [
                "/iscms/nobody",
                "/countries/QQ",
                "/countries/%3Cscript%3E",
                "/iscms/midcom/summaries/2019",
                "/iscms/nobody/summaries/2019",
            ] {
                let answer = visitor.get_with(path, &[("accept-language", "fr")]).await;
                assert_eq!(answer.status(), 404, "{path}");
                let robots = answer.headers().get("x-robots-tag");
                assert!(robots.is_some_and(|value| value.as_bytes().starts_with(b"noindex")));
                let page = Page::new(&answer.text().await.expect("text"));
                assert_eq!(page.select("html")[0].value().attr("lang"), Some("fr"));
                assert!(!page.select("nav .nav a").is_empty(), "{path} leads on");
            }
            // Small and capital letters name the same.
            assert_eq!(visitor.get("/countries/zm").await.status(), 200);
            assert_eq!(visitor.get("/iscms/MIDCOM").await.status(), 200);
            app.stop().await;
        });
    });
}

#[test]
fn hostile_text_in_the_registry_stays_text() {
    const HOSTILE: &str = "<script>alert(1)</script>\" onfocus=\"x' <b>&amp;";
    run_on_both(|database| {
        run(async {
            let app = TestApp::start(database).await;
            import(&app, |file| {
                let iscm = record(file, "iscms", "midiocc");
                iscm["acronym"] = json!(HOSTILE);
                iscm["name"] = json!({ "en": HOSTILE, "fr": HOSTILE });
                iscm["summary"] = json!(HOSTILE);
                iscm["aliases"] = json!([HOSTILE]);
                iscm["aims"] = json!([HOSTILE]);
                iscm["thematic_focus"][0]["note"] = json!(HOSTILE);
                iscm["thematic_focus"][0]["areas"][0]["text"] = json!(HOSTILE);
                iscm["status"]["note"] = json!(HOSTILE);
                iscm["established"]["note"] = json!(HOSTILE);
                iscm["chair"]["note"] = json!(HOSTILE);
                iscm["secretariat"] = json!({ "kind": "own", "name": HOSTILE, "note": HOSTILE });
                iscm["members"][0]["note"] = json!(HOSTILE);
                iscm["members_note"] = json!(HOSTILE);
                iscm["history"][0]["text"] = json!(HOSTILE);
                iscm["meetings"][0]["title"] = json!(HOSTILE);
                iscm["meetings"][0]["place"] = json!(HOSTILE);
                iscm["meetings"][0]["note"] = json!(HOSTILE);
                iscm["documents"][0]["title"] = json!(HOSTILE);
                iscm["documents"][0]["note"] = json!(HOSTILE);
                iscm["documents"][0]["url"] = json!("https://example.org/?a=b&c=d");
                iscm["conflicts"][0]["text"] = json!(HOSTILE);
                iscm["corrections"][0]["source"] = json!("javascript:alert(1)//<b>");
                iscm["general_knowledge"] = json!([HOSTILE]);
                iscm["sources"][0]["title"] = json!(HOSTILE);
                iscm["sources"][0]["note"] = json!(HOSTILE);
                let country = record(file, "countries", "KM");
                country["note"] = json!(HOSTILE);
                let organization = record(file, "organizations", "ioc");
                organization["name"] = json!(HOSTILE);
            });
            let visitor = app.anonymous();
            for language in ["en", "ar"] {
                for path in [
                    "/",
                    "/iscms",
                    "/iscms/midiocc",
                    "/countries/KM",
                    "/countries",
                ] {
                    let text = visitor.page(&format!("{path}?language={language}")).await;
                    let page = Page::new(&text);
                    assert!(page.select("script, [onfocus]").is_empty(), "{path}");
                    for link in page.select("a[href]") {
                        let address = link.value().attr("href").expect("an address");
                        assert!(!address.starts_with("javascript"), "{path}: {address}");
                    }
                }
                let path = format!("/iscms/midiocc?language={language}");
                let profile = Page::new(&visitor.page(&path).await);
                let told = profile.text("body");
                // Each text that was changed above is read by people, as it is.
                let times = told.matches(HOSTILE).count();
                assert!(times >= 22, "{times} in {language}");
            }
            let asked = format!("/iscms?q={}", iscm_survey::links::escape(HOSTILE));
            let found = Page::new(&visitor.page(&asked).await);
            let field = found.select("input[name=q]")[0].value();
            assert_eq!(field.attr("value"), Some(HOSTILE));
            assert!(found.select("script, [onfocus]").is_empty());
            app.stop().await;
        });
    });
}

#[test]
fn the_public_pages_are_those_that_anyone_may_read() {
    for name in [
        "Home",
        "Iscms",
        "Iscm",
        "Summary",
        "Countries",
        "Country",
        "Privacy",
        "Accessibility",
    ] {
        assert!(ROUTES.iter().any(|route| route.name == name), "{name}");
    }
}
