//! Every number opens exactly the answers that it counts.

use std::collections::BTreeSet;

use iscm_survey::app::App;
use iscm_survey::app::importing::import_response;
use iscm_survey::assessment::Role;
use iscm_survey::registry::Registry;
use scraper::{ElementRef, Html, Selector};

use serde_json::json;

use super::round::{HERE, links, started};
use crate::support::app::{Visitor, run};
use crate::support::databases::run_on_both;
use crate::support::round::Round;

/// A number of a page: what it says, and the answers it leads to.
#[derive(Debug)]
struct Number {
    text: String,
    href: Option<String>,
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// All counts on a page: those in figures (`.n`), those of the views side by side, and who answered.
fn counts(page: &str) -> Vec<Number> {
    let document = Html::parse_document(page);
    let mut numbers: Vec<Number> = select(&document, "main .n")
        .into_iter()
        .map(|element| Number {
            text: text(element),
            href: element.value().attr("href").map(str::to_owned),
        })
        .collect();
    for element in select(&document, ".views a[href*='/answers?']") {
        let digits: String = text(element).chars().filter(char::is_ascii_digit).collect();
        numbers.push(Number {
            text: digits,
            href: element.value().attr("href").map(str::to_owned),
        });
    }
    numbers
}

/// The organizations that a page of answers lists as counted.
async fn organizations(visitor: &Visitor, href: &str) -> BTreeSet<String> {
    let page = visitor.page(href).await;
    let document = Html::parse_document(&page);
    let Some(first) = select(&document, "main table").into_iter().next() else {
        return BTreeSet::new();
    };
    let selector = Selector::parse("tbody tr > :first-child a").expect("a selector");
    first
        .select(&selector)
        .filter_map(|link| link.value().attr("href"))
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

async fn check(visitor: &Visitor, path: &str) -> usize {
    let page = visitor.page(path).await;
    let mut followed = 0;
    for number in counts(&page) {
        let count: usize = number
            .text
            .parse()
            .unwrap_or_else(|_| panic!("{path}: {number:?} is a count"));
        match &number.href {
            Some(href) => {
                let listed = organizations(visitor, href).await;
                assert_eq!(listed.len(), count, "{path}: {href} lists {listed:?}");
                followed += 1;
            }
            None => assert_eq!(count, 0, "{path}: {number:?} opens nothing"),
        }
    }
    // Means and medians open what they are made of.
    let document = Html::parse_document(&page);
    for link in select(&document, "main table a[href*='/answers?']:not(.n)") {
        let href = link.value().attr("href").expect("has one");
        assert!(
            !organizations(visitor, href).await.is_empty(),
            "{path}: {href}"
        );
    }
    followed
}

/// Adds a State's word on MIDCOM for more States than a page of a list holds.
fn many_speak_of_midcom(app: &App) -> usize {
    let registry = Registry::starting();
    let states: Vec<String> = registry
        .list_states()
        .map(|state| state.id.as_str().to_owned())
        .take(130)
        .collect();
    app.write_blocking(|transaction| -> Result<(), anyhow::Error> {
        for (index, state) in states.iter().enumerate() {
            let about = json!({"iscm": "midcom", "usefulness": 1 + index % 2});
            let command = Round::import_of(state, json!({ "iscms": [about] }));
            import_response(transaction, &command)?;
        }
        Ok(())
    })
    .expect("the answers are taken");
    states.len()
}

/// What all pages of a list name, by following "next"; each page has no more than a hundred.
async fn on_all_pages(visitor: &Visitor, first: &str) -> Vec<String> {
    let mut next = Some(first.to_owned());
    let mut listed = Vec::new();
    while let Some(path) = next {
        let here = organizations(visitor, &path).await;
        assert!(here.len() <= 100, "{path}: {}", here.len());
        listed.extend(here);
        let page = visitor.page(&path).await;
        let document = Html::parse_document(&page);
        let link = select(&document, "nav.pages a[rel=next]")
            .into_iter()
            .next();
        next = link.and_then(|link| link.value().attr("href").map(str::to_owned));
    }
    listed
}

#[test]
fn a_long_list_of_answers_has_pages_that_name_everybody_once() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let core = app.app();
            let states = actix_web::web::block(move || many_speak_of_midcom(&core))
                .await
                .expect("it ends");
            let analyst = app.staff(Role::Analyst).await;
            let answers = format!("{HERE}/answers?indicator=value.usefulness&group=state");
            let everybody = format!("{HERE}/answers?group=state");
            let crossed = format!(
                "{HERE}/crosstab/answers?row=state%3Avalue.usefulness&column=state%3Avalue.usefulness"
            );
            let mut counts = Vec::new();
            for list in [&answers, &everybody, &crossed] {
                let listed = on_all_pages(&analyst, list).await;
                let different: BTreeSet<&String> = listed.iter().collect();
                assert_eq!(different.len(), listed.len(), "{list}: each once");
                counts.push(listed.len());
            }
            assert!(
                counts.iter().all(|count| *count >= states),
                "{counts:?} of {states}"
            );
            let page = analyst.page(&answers).await;
            assert!(
                page.contains(&format!("{} organizations", counts[0])),
                "{page}"
            );
            // The whole list, and nothing beyond its end.
            let last = on_all_pages(&analyst, &format!("{answers}&page=2")).await;
            assert_eq!(last.len(), counts[0] - 100);
            let beyond = on_all_pages(&analyst, &format!("{answers}&page=99")).await;
            assert_eq!(beyond, last);
            app.stop().await;
        });
    });
}

#[test]
fn every_number_of_the_dashboard_and_of_a_mechanism_opens_the_answers_it_counts() {
    run_on_both(|database| {
        run(async {
            let app = started(database).await;
            let whole = app.staff(Role::Analyst).await;
            let limited = app.staff_limited_to(Role::Analyst, Some(&["midsa"])).await;
            for visitor in [&whole, &limited] {
                let dashboard = format!("{HERE}/findings");
                let first = visitor.page(&dashboard).await;
                let mut pages: BTreeSet<String> = links(&first)
                    .into_iter()
                    .filter(|href| href.starts_with(&format!("{dashboard}?part=")))
                    .collect();
                assert!(pages.len() > 1, "a dashboard has several parts: {pages:?}");
                pages.extend([dashboard.clone(), format!("{dashboard}/midsa")]);
                if std::ptr::eq(visitor, &whole) {
                    pages.insert(format!("{dashboard}/midcom"));
                }
                let mut followed = 0;
                for page in pages {
                    followed += check(visitor, &page).await;
                }
                assert!(followed > 30, "{followed} numbers were followed");
            }
            app.stop().await;
        });
    });
}
