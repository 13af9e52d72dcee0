//! Ways through the pages: the second line of the header, and pages of a long list.

use std::ops::Range;

use maud::{Markup, html};

use crate::language::{Language, format};

/// An entry of the second line of the header.
pub struct NavigationItem {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// The second line of the header.
pub fn navigation(label: &str, items: &[NavigationItem]) -> Markup {
    html! {
        @if !items.is_empty() {
            nav aria-label=(label) {
                ul.nav {
                    @for item in items {
                        li {
                            a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) }
                        }
                    }
                }
            }
        }
    }
}

/// Which entries of a long list stand on one page of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// From 1.
    pub page: usize,
    pub pages: usize,
    /// Entries in the whole list.
    pub total: usize,
    /// Those on the page.
    pub entries: Range<usize>,
}

impl Cut {
    /// Of a list of `total` entries the page that is asked for, or the nearest there is.
    pub fn of(total: usize, per_page: usize, asked: usize) -> Cut {
        let pages = total.div_ceil(per_page).max(1);
        let page = asked.clamp(1, pages);
        let start = (page - 1) * per_page;
        Cut {
            page,
            pages,
            total,
            entries: start..total.min(start + per_page),
        }
    }
}

/// The address of a page of the list that this address shows from its beginning.
pub fn page_of(address: &str, page: usize) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}page={page}")
}

/// Links to the neighbouring, first and last pages of a list; nothing where one page holds it all.
/// `href` is the address of a page of the list.
pub fn pagination(language: Language, list: &Cut, href: impl Fn(usize) -> String) -> Markup {
    let near = |page: usize| page == 1 || page == list.pages || page.abs_diff(list.page) <= 2;
    html! {
        @if list.pages > 1 {
            nav.pages aria-label=(language.text("pagination")) {
                span { (language.text_with("pagination-total", &[("total", list.total.into())])) }
                ul {
                    @if list.page > 1 {
                        li { a rel="prev" href=(href(list.page - 1)) { (language.text("pagination-previous")) } }
                    }
                    @for page in 1..=list.pages {
                        @if near(page) {
                            li {
                                @if page == list.page {
                                    span aria-current="page" { (format::number(language, page as f64)) }
                                } @else {
                                    a href=(href(page)) { (format::number(language, page as f64)) }
                                }
                            }
                        } @else if near(page - 1) {
                            li aria-hidden="true" { "…" }
                        }
                    }
                    @if list.page < list.pages {
                        li { a rel="next" href=(href(list.page + 1)) { (language.text("pagination-next")) } }
                    }
                }
            }
        }
    }
}
