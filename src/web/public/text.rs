//! How the registry's texts, names and dates stand on a page.

use maud::{Markup, html};

use crate::language::{Direction, Language, LocalizedText, format};
use crate::registry::{DateRange, Iscm, Organization, PartialDate};

/// A text of the registry, marked with its language where that is not the page's.
pub fn said(text: &LocalizedText, page: Language) -> Markup {
    html! {
        @match text.exactly(page) {
            Some(text) => (text),
            None => (foreign(text.in_language(page), text.default_language())),
        }
    }
}

/// A name inside other text: it keeps its own direction, and its language where that is not the page's.
pub fn named(name: &LocalizedText, page: Language) -> Markup {
    html! {
        @match name.exactly(page) {
            Some(name) => bdi { (name) },
            None => (foreign(name.in_language(page), name.default_language())),
        }
    }
}

/// A text in a language that is not the page's.
pub fn foreign(text: &str, language: Language) -> Markup {
    html! { bdi lang=(language.code()) dir=(language.direction().html()) { (text) } }
}

/// "Migration Dialogue for West Africa (MIDWA)", all in one direction; without the acronym where the name has it.
pub fn full_name(iscm: &Iscm, page: Language) -> Markup {
    let name = iscm.name.in_language(page);
    let acronym = iscm.acronym.in_language(page);
    let full = if name.contains(acronym) {
        name.to_owned()
    } else {
        format!("{name} ({acronym})")
    };
    html! {
        @match iscm.name.exactly(page) {
            Some(_) => bdi { (full) },
            None => (foreign(&full, iscm.name.default_language())),
        }
    }
}

/// "Indian Ocean Commission (IOC)", a link to its own site where that is known.
pub fn organization(organization: &Organization, page: Language) -> Markup {
    let acronym = organization
        .acronym
        .as_ref()
        .filter(|acronym| acronym.in_language(page) != organization.name.in_language(page));
    let name = html! {
        @match (acronym, organization.name.exactly(page)) {
            (None, _) => (named(&organization.name, page)),
            (Some(acronym), Some(name)) => { bdi { (name) } " (" (named(acronym, page)) ")" },
            (Some(acronym), None) => {
                @let name = format!("{} ({})", organization.name.in_language(page), acronym.in_language(page));
                (foreign(&name, organization.name.default_language()))
            },
        }
    };
    match &organization.website {
        Some(address) => elsewhere(address, &name),
        None => name,
    }
}

/// A link to a page of somebody else; only the schemes that a reader expects.
pub fn elsewhere(address: &str, label: &Markup) -> Markup {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    html! {
        @if is_web {
            a href=(address) rel="external noopener" { (label) }
        } @else {
            (label)
        }
    }
}

/// A date as precise as it is known.
pub fn date(language: Language, date: PartialDate) -> String {
    format::partial_date(language, &date.to_string())
}

/// A date or a range of dates.
pub fn range(language: Language, range: DateRange) -> String {
    let start = range.start().to_string();
    match range.end() {
        Some(end) => format::date_range(language, &start, &end.to_string()),
        None => format::partial_date(language, &start),
    }
}

/// Items one after the other, with the mark that the language puts between them.
pub fn joined(language: Language, items: impl IntoIterator<Item = Markup>) -> Markup {
    let mark = match language {
        Language::Chinese => "；",
        Language::French => "\u{202F}; ",
        _ if language.direction() == Direction::RightToLeft => "؛ ",
        _ => "; ",
    };
    html! {
        @for (index, item) in items.into_iter().enumerate() {
            @if index > 0 { (mark) }
            (item)
        }
    }
}
