//! Ways through the pages: the second line of the header, and pages of a long list.

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

/// One page out of many of a list.
pub struct Pagination<'a> {
    /// From 1.
    pub page: usize,
    pub pages: usize,
    /// Entries in the whole list.
    pub total: usize,
    /// The address of a page of the list.
    pub href: &'a dyn Fn(usize) -> String,
}

/// Links to the neighbouring, first and last pages of a list; nothing where one page holds it all.
pub fn pagination(language: Language, list: &Pagination) -> Markup {
    let near = |page: usize| page == 1 || page == list.pages || page.abs_diff(list.page) <= 2;
    html! {
        @if list.pages > 1 {
            nav.pages aria-label=(language.text("pagination")) {
                span { (language.text_with("pagination-total", &[("total", list.total.into())])) }
                ul {
                    @if list.page > 1 {
                        li { a rel="prev" href=((list.href)(list.page - 1)) { (language.text("pagination-previous")) } }
                    }
                    @for page in 1..=list.pages {
                        @if near(page) {
                            li {
                                @if page == list.page {
                                    span aria-current="page" { (format::number(language, page as f64)) }
                                } @else {
                                    a href=((list.href)(page)) { (format::number(language, page as f64)) }
                                }
                            }
                        } @else if near(page - 1) {
                            li aria-hidden="true" { "…" }
                        }
                    }
                    @if list.page < list.pages {
                        li { a rel="next" href=((list.href)(list.page + 1)) { (language.text("pagination-next")) } }
                    }
                }
            }
        }
    }
}
