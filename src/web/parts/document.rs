//! The shell of every page: header with languages, crumbs, the page itself, footer with the notice.

use maud::{DOCTYPE, Markup, html};

use super::navigation::{NavigationItem, navigation};
use crate::institution::Institution;
use crate::language::{Direction, Language};
use crate::links::{self, Link};
use crate::web::assets;

/// Behind which door a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Public,
    Respondent,
    Desk,
}

/// One step of the path to a page.
pub struct Crumb {
    pub label: String,
    /// `None` for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    pub fn link(label: impl Into<String>, link: &impl Link) -> Crumb {
        Crumb {
            label: label.into(),
            href: Some(link.path()),
        }
    }

    pub fn here(label: impl Into<String>) -> Crumb {
        Crumb {
            label: label.into(),
            href: None,
        }
    }
}

/// A page and what surrounds it.
pub struct Document<'a> {
    pub language: Language,
    pub door: Door,
    pub institution: &'a Institution,
    /// Without the program's name; starts with "Error:" where `has_errors`.
    pub title: &'a str,
    pub has_errors: bool,
    /// Path and query of this page when it is read, for the links to the other languages.
    pub here: &'a str,
    pub navigation: &'a [NavigationItem],
    pub crumbs: &'a [Crumb],
    /// Loads the script, which no page needs.
    pub script: bool,
    pub content: Markup,
}

/// A whole page.
pub fn document(page: &Document) -> Markup {
    whole(page, &html! {}, &html! {})
}

/// A whole page that tells programs more about itself: where its other languages are, who may index it.
pub fn document_with_head(page: &Document, head: &Markup) -> Markup {
    whole(page, head, &html! {})
}

/// A whole page with something more in its header: who is signed in, and the way out.
pub fn document_with_account(page: &Document, account: &Markup) -> Markup {
    whole(page, &html! {}, account)
}

fn whole(page: &Document, head: &Markup, account: &Markup) -> Markup {
    let language = page.language;
    let name = language.text("program-name");
    let home = match page.door {
        Door::Public => links::Home.path(),
        Door::Respondent => links::Respond.path(),
        Door::Desk => links::Desk.path(),
    };
    html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(language.direction().html()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title {
                    @if page.has_errors { (language.text("title-error")) " " }
                    (page.title) ": " (name)
                }
                @if page.door != Door::Public {
                    meta name="robots" content="noindex";
                }
                (head)
                link rel="stylesheet" href=(assets::style().path());
                link rel="icon" type="image/svg+xml" href=(assets::icon().path());
                @if page.script {
                    script src=(assets::script().path()) defer {}
                }
            }
            body {
                a.skip href="#main" { (language.text("skip-to-content")) }
                header.top {
                    div.wrap {
                        a.name href=(home) { (emblem()) span { (name) } }
                        (navigation(&language.text("navigation"), page.navigation))
                        (languages(language, page.here))
                        (account)
                    }
                }
                div.wrap {
                    (crumbs(language, page.crumbs))
                    main #main tabindex="-1" { (page.content) }
                }
                (footer(page))
            }
        }
    }
}

/// Links to the same page in the six languages, each in its own name.
fn languages(current: Language, here: &str) -> Markup {
    html! {
        nav aria-label=(current.text("language-of-page")) {
            ul.langs {
                @for language in Language::ALL {
                    li {
                        @if language == current {
                            span lang=(language.code()) aria-current="true" { (language.own_name()) }
                        } @else {
                            a href=(in_language(here, language)) lang=(language.code()) hreflang=(language.code()) dir=(language.direction().html()) {
                                (language.own_name())
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The address of this page in another language; the choice is then kept in a cookie.
pub fn in_language(here: &str, language: Language) -> String {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let mut address = format!("{path}?language={}", language.code());
    for pair in query.split('&') {
        if !pair.is_empty() && !pair.starts_with("language=") {
            address.push('&');
            address.push_str(pair);
        }
    }
    address
}

fn crumbs(language: Language, crumbs: &[Crumb]) -> Markup {
    html! {
        @if !crumbs.is_empty() {
            nav.crumbs aria-label=(language.text("you-are-here")) {
                ol {
                    @for crumb in crumbs {
                        @match &crumb.href {
                            Some(href) => li { a href=(href) { (crumb.label) } },
                            None => li aria-current="page" { (crumb.label) },
                        }
                    }
                }
            }
        }
    }
}

fn footer(page: &Document) -> Markup {
    let language = page.language;
    html! {
        footer.foot {
            div.wrap {
                ul {
                    li { a href=(links::Privacy.path()) { (language.text("footer-privacy")) } }
                    li { a href=(links::Accessibility.path()) { (language.text("footer-accessibility")) } }
                    li { a href=(format!("mailto:{}", page.institution.email)) { (language.text("footer-contact")) } }
                }
                p { bdi { (page.institution.name) } @if !page.institution.unit.is_empty() { (comma(language)) bdi { (page.institution.unit) } } }
                p { (language.text("footer-designations")) }
            }
        }
    }
}

fn comma(language: Language) -> &'static str {
    match language {
        Language::Chinese => "，",
        _ if language.direction() == Direction::RightToLeft => "، ",
        _ => ", ",
    }
}

/// Nine discs in a ring, one of them in the accent: a round of States, one of them speaking.
fn emblem() -> Markup {
    const DISCS: [(&str, &str); 9] = [
        ("12", "3.4"),
        ("17.5", "5.4"),
        ("20.5", "10.5"),
        ("19.4", "16.3"),
        ("14.9", "20.1"),
        ("9.1", "20.1"),
        ("4.6", "16.3"),
        ("3.5", "10.5"),
        ("6.5", "5.4"),
    ];
    html! {
        svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="#a9a498" {
            @for (index, (x, y)) in DISCS.into_iter().enumerate() {
                circle cx=(x) cy=(y) r="2.3" fill=[(index == 1).then_some("#0a4f6e")] {}
            }
        }
    }
}
