//! What a mechanism did and wrote, what sources contradict, and what the record rests on.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::Profile;
use crate::language::Language;
use crate::links;
use crate::registry::{Certainty, Document, Meeting, Source};
use crate::web::parts::{Column, Row, Table, rich, table};
use crate::web::public::countries::country_link;
use crate::web::public::text::{date, elsewhere, foreign, range, said};

pub(super) fn history(page: &Profile) -> Markup {
    let language = page.language;
    html! {
        @if !page.iscm.history.is_empty() {
            h2 #history { (language.text("public-history")) (page.notes("history")) }
            dl.facts {
                @for event in &page.iscm.history {
                    dt { @if let Some(when) = event.date { (range(language, when)) } @else { (language.text("public-undated")) } }
                    dd { (said(&event.text, language)) }
                }
            }
        }
    }
}

/// The meetings, latest first.
pub(super) fn meetings(page: &Profile) -> Markup {
    let language = page.language;
    let mut meetings: Vec<&Meeting> = page.iscm.meetings.iter().collect();
    meetings.sort_by_key(|meeting| Reverse(meeting.date.start()));
    let row = |meeting: &&Meeting| Row {
        cells: vec![
            html! { (range(language, meeting.date)) },
            html! {
                (said(&meeting.title, language))
                @if let Some(note) = &meeting.note { span.under { (said(note, language)) } }
            },
            place(page, meeting),
        ],
    };
    let title = language.text("public-meetings");
    html! {
        h2 #meetings { (title) (page.notes("meetings")) }
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns: vec![
                Column::text(language.text("public-date")),
                Column::text(language.text("public-meeting")),
                Column::text(language.text("public-place")),
            ],
            rows: meetings.iter().map(row).collect(),
            empty: &language.text("public-none-recorded"),
        }))
    }
}

/// "Mahé, Seychelles": the country in the page's language, the town as the record has it.
fn place(page: &Profile, meeting: &Meeting) -> Markup {
    let (language, registry) = (page.language, page.registry);
    let country = meeting
        .country
        .as_ref()
        .and_then(|code| registry.find_country(code.as_str()));
    html! {
        @match (&meeting.place, country) {
            (Some(place), Some(country)) => {
                @let written = place.in_language(Language::English);
                @match written.strip_suffix(country.name_in(Language::English)).and_then(|town| town.strip_suffix(", ")) {
                    Some(town) => { (foreign(town, Language::English)) (comma(language)) (country_link(country, language)) },
                    None => { (said(place, language)) },
                }
            },
            (Some(place), None) => (said(place, language)),
            (None, Some(country)) => (country_link(country, language)),
            (None, None) => {},
        }
    }
}

fn comma(language: Language) -> &'static str {
    match language {
        Language::Arabic => "، ",
        Language::Chinese => "，",
        _ => ", ",
    }
}

pub(super) fn documents(page: &Profile) -> Markup {
    let language = page.language;
    html! {
        h2 #documents { (language.text("public-documents")) (page.notes("documents")) }
        @if page.iscm.documents.is_empty() {
            p.soft { (language.text("public-none-recorded")) }
        } @else {
            ul { @for one in &page.iscm.documents { li { (document(page, one)) } } }
        }
    }
}

fn document(page: &Profile, document: &Document) -> Markup {
    let language = page.language;
    let title = said(&document.title, language);
    let kind = page.registry.find_term("document_kinds", &document.kind);
    html! {
        @match &document.url {
            Some(address) => (elsewhere(address, &title)),
            None => (title),
        }
        span.under {
            @if let Some(kind) = kind { (said(&kind.label, language)) }
            @if let Some(day) = document.date { " · " (date(language, day)) }
            @if let Some(note) = &document.note { " · " (said(note, language)) }
        }
    }
}

/// What sources contradict, and what we corrected; the numbers are those of the notes above.
pub(super) fn contradictions(page: &Profile) -> Markup {
    let (language, iscm) = (page.language, page.iscm);
    html! {
        @if !iscm.conflicts.is_empty() || !iscm.corrections.is_empty() {
            h2 #contradictions { (language.text("public-contradictions")) }
            ol.small {
                @for (index, conflict) in iscm.conflicts.iter().enumerate() {
                    li id=(format!("note-{}", index + 1)) { (field(language, &conflict.field)) (said(&conflict.text, language)) }
                }
                @for (index, correction) in iscm.corrections.iter().enumerate() {
                    li.ref id=(format!("note-{}", iscm.conflicts.len() + index + 1)) {
                        (field(language, &correction.field))
                        (said(&correction.text, language))
                        " " (language.text("public-corrected-by")) " "
                        (elsewhere(&correction.source, &html! { bdi { (host(&correction.source)) } }))
                    }
                }
            }
        }
    }
}

/// What a note is about, in the reader's words.
fn field(language: Language, field: &str) -> Markup {
    let label = match field {
        "type" => language.text("public-filter-type"),
        "regions" => language.text("public-filter-region"),
        "status" => language.text("public-filter-status"),
        "established" => language.text("public-established"),
        "associations" => language.text("public-association"),
        "chair" => language.text("public-chair"),
        "secretariat" => language.text("public-secretariat"),
        "members" => language.text("public-members"),
        "meetings" => language.text("public-meetings"),
        "documents" => language.text("public-documents"),
        "thematic_focus" => language.text("public-focus"),
        "history" => language.text("public-history"),
        "name" => language.text("public-name"),
        _ => return html! {},
    };
    html! { strong { (label) } ": " }
}

/// Where a fact comes from, short: the host of an address, or the text as it is.
fn host(source: &str) -> &str {
    source
        .split_once("://")
        .map_or(source, |(_, rest)| rest.split('/').next().unwrap_or(rest))
}

/// An address to be read: without scheme and, where it is long, without its end.
fn shortened(address: &str) -> String {
    const SHOWN: usize = 60;
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bare = bare.trim_end_matches('/');
    if bare.chars().count() <= SHOWN {
        return bare.to_owned();
    }
    let mut short: String = bare.chars().take(SHOWN).collect();
    short.push('…');
    short
}

/// Sources, what rests on none, the date of the record, and whom to tell of a mistake.
pub(super) fn about(page: &Profile) -> Markup {
    let (language, iscm) = (page.language, page.iscm);
    let subject = language.text_with(
        "public-correction-subject",
        &[("iscm", iscm.acronym.in_language(language).into())],
    );
    let mail = format!(
        "mailto:{}?subject={}",
        page.institution.email,
        links::escape(&subject)
    );
    html! {
        div.panel {
            h2 { (language.text("public-about")) }
            @if let Some(changed) = &page.changed {
                p { (rich(language, "public-record-of", &[("date", changed.into())])) }
            }
            @if iscm.certainty == Certainty::GeneralKnowledge {
                p { (language.text("public-general-knowledge")) }
            }
            h3 { (language.text("public-sources")) }
            ul.sources.ref { @for one in &iscm.sources { li { (source(one, language)) } } }
            @if !iscm.general_knowledge.is_empty() {
                details.more {
                    summary { (language.text("public-without-source")) }
                    ul { @for one in &iscm.general_knowledge { li { (foreign(one, Language::English)) } } }
                }
            }
            p.no-print { a href=(mail) { (language.text("public-correct")) } }
        }
    }
}

fn source(source: &Source, language: Language) -> Markup {
    let title = html! {
        @match (&source.title, &source.url) {
            (Some(title), _) => (said(title, language)),
            (None, Some(address)) => bdi.link dir="ltr" { (shortened(address)) },
            (None, None) => {},
        }
    };
    html! {
        @match &source.url {
            Some(address) => (elsewhere(address, &title)),
            None => (title),
        }
        @if source.publisher.is_some() || source.date.is_some() || source.note.is_some() {
            span.under {
                @if let Some(publisher) = &source.publisher { (said(publisher, language)) }
                @if let Some(day) = source.date {
                    @if source.publisher.is_some() { ", " }
                    (date(language, day))
                }
                @if let Some(note) = &source.note {
                    @if source.publisher.is_some() || source.date.is_some() { ". " }
                    (said(note, language))
                }
            }
        }
    }
}
