//! Every number opens exactly the answers that it counts.

use std::collections::BTreeSet;

use iscm_survey::assessment::Role;
use scraper::{ElementRef, Html, Selector};

use super::round::{HERE, links, started};
use crate::support::app::{Visitor, run};
use crate::support::databases::run_on_both;

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
