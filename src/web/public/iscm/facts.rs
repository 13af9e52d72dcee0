//! The first table of a profile: what it is, since when, for whom, by whom.

use maud::{Markup, html};

use super::Profile;
use super::members::participants;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::{Chair, ChairKind, ChairTerm, Secretariat, SecretariatKind};
use crate::web::parts::rich;
use crate::web::public::countries::country_link;
use crate::web::public::directory::{regions, status};
use crate::web::public::text::{date, elsewhere, foreign, joined, named, organization, said};

/// One row of the table.
fn fact(label: &str, value: &Markup) -> Markup {
    html! { dt { (label) } dd { (value) } }
}

pub(super) fn facts(page: &Profile) -> Markup {
    let (language, iscm) = (page.language, page.iscm);
    html! {
        dl.facts {
            (fact(&language.text("public-filter-type"), &iscm_type(page)))
            (fact(&language.text("public-filter-region"), &html! { (regions(page.registry, iscm, language)) (page.notes("regions")) }))
            (fact(&language.text("public-filter-status"), &standing(page)))
            (fact(&language.text("public-association"), &associations(page)))
            (fact(&language.text("public-established"), &established(page)))
            (fact(&language.text("public-chair"), &chair(page)))
            (fact(&language.text("public-secretariat"), &secretariat(page)))
            (fact(&language.text("public-members"), &counts(page)))
            @if !iscm.languages.is_empty() {
                @let names: Vec<String> = iscm.languages.iter().map(|code| language.text_with("public-language", &[("code", code.into())])).collect();
                (fact(&language.text("public-languages"), &html! { (format::list(language, &names)) }))
            }
            @if let Some(address) = &iscm.website {
                (fact(&language.text("public-website"), &elsewhere(address, &html! { bdi.link dir="ltr" { (address) } })))
            }
            (names(page))
        }
    }
}

fn iscm_type(page: &Profile) -> Markup {
    let language = page.language;
    let kind = page.iscm.iscm_type;
    let label = page.registry.find_term("iscm_types", kind.code());
    html! {
        a href=(links::Iscms.with_query(&[("type", kind.code())])) {
            @match label { Some(term) => (said(&term.label, language)), None => (kind.code()) }
        }
        (page.notes("type"))
    }
}

/// The mark of its state, since when, when last known, and why it is said.
fn standing(page: &Profile) -> Markup {
    let (language, known) = (page.language, &page.iscm.status);
    html! {
        (status(page.registry, page.iscm, language))
        @if let Some(since) = known.since { " " (rich(language, "public-since-date", &[("date", (&date(language, since)).into())])) }
        (as_of(language, known.as_of))
        (page.notes("status"))
        @if let Some(note) = &known.note { span.under { (said(note, language)) } }
    }
}

/// "(as of 2020)".
fn as_of(language: Language, known: Option<crate::registry::PartialDate>) -> Markup {
    html! {
        @if let Some(known) = known {
            " " span.soft { "(" (rich(language, "public-as-of", &[("date", (&date(language, known)).into())])) ")" }
        }
    }
}

fn associations(page: &Profile) -> Markup {
    let (language, registry) = (page.language, page.registry);
    let associations = &page.iscm.associations;
    html! {
        @if associations.is_empty() { (language.text("public-none-recorded")) }
        @for association in associations {
            div {
                @if let Some(other) = registry.find_organization(association.organization.as_str()) { (organization(other, language)) }
                @if let Some(note) = &association.note { span.under { (said(note, language)) } }
            }
        }
        (page.notes("associations"))
    }
}

fn established(page: &Profile) -> Markup {
    let (language, established) = (page.language, &page.iscm.established);
    html! {
        @match established.date {
            Some(day) => (date(language, day)),
            None => (language.text("public-not-recorded")),
        }
        (page.notes("established"))
        @if let Some(note) = &established.note { span.under { (said(note, language)) } }
    }
}

/// Who chairs; where nobody does, why.
fn chair(page: &Profile) -> Markup {
    let language = page.language;
    html! {
        @match &page.iscm.chair {
            None => (language.text("public-not-recorded")),
            Some(chair) => {
                (holder(page, chair))
                @if let Some(since) = chair.since { " " (rich(language, "public-since-date", &[("date", (&date(language, since)).into())])) }
                (as_of(language, chair.as_of))
                (page.notes("chair"))
                @if let Some(note) = &chair.note { span.under { (said(note, language)) } }
                @if !chair.past.is_empty() {
                    details.more {
                        summary { (rich(language, "public-chairs-before", &[("count", chair.past.len().into())])) }
                        p.small { (joined(language, chair.past.iter().map(|term| past(page, term)))) }
                    }
                }
            }
        }
    }
}

fn holder(page: &Profile, chair: &Chair) -> Markup {
    let (language, registry) = (page.language, page.registry);
    let countries = chair
        .countries
        .iter()
        .filter_map(|code| registry.find_country(code.as_str()))
        .map(|country| country_link(country, language));
    let organizations = chair
        .organizations
        .iter()
        .filter_map(|id| registry.find_organization(id.as_str()))
        .map(|other| organization(other, language));
    let kind = match chair.kind {
        ChairKind::State => "state",
        ChairKind::Organization => "organization",
        ChairKind::Rotating => "rotating",
        ChairKind::None => "none",
        ChairKind::NotDetermined => "not_determined",
        ChairKind::Vacant => "vacant",
        ChairKind::Unknown => "unknown",
    };
    html! {
        @if let Some(office) = &chair.office { (named(office, language)) ": " }
        @if chair.countries.is_empty() && chair.organizations.is_empty() {
            @if let Some(term) = registry.find_term("chair_kinds", kind) { (said(&term.label, language)) }
        } @else {
            (joined(language, countries.chain(organizations)))
        }
    }
}

fn past(page: &Profile, term: &ChairTerm) -> Markup {
    let language = page.language;
    html! {
        @if let Some(country) = page.registry.find_country(term.country.as_str()) { (named(&country.name, language)) }
        @match (term.from, term.to) {
            (None, None) => {},
            (Some(from), None) => { " (" (date(language, from)) ")" },
            (None, Some(to)) => { " (– " (date(language, to)) ")" },
            (Some(from), Some(to)) => { " (" (date(language, from)) " – " (date(language, to)) ")" },
        }
        @if let Some(note) = &term.note { ", " (said(note, language)) }
    }
}

fn secretariat(page: &Profile) -> Markup {
    let language = page.language;
    html! {
        @match &page.iscm.secretariat {
            None => (language.text("public-not-recorded")),
            Some(secretariat) => {
                (provider(page, secretariat))
                (page.notes("secretariat"))
                @if let Some(note) = &secretariat.note { span.under { (said(note, language)) } }
            }
        }
    }
}

fn provider(page: &Profile, secretariat: &Secretariat) -> Markup {
    let (language, registry) = (page.language, page.registry);
    let organizations = secretariat
        .organizations
        .iter()
        .filter_map(|id| registry.find_organization(id.as_str()))
        .map(|other| organization(other, language));
    let countries = secretariat
        .countries
        .iter()
        .filter_map(|code| registry.find_country(code.as_str()))
        .map(|country| country_link(country, language));
    let kind = match secretariat.kind {
        SecretariatKind::Hosted => "hosted",
        SecretariatKind::State => "state",
        SecretariatKind::Own => "own",
        SecretariatKind::Interim => "interim",
        SecretariatKind::None => "none",
        SecretariatKind::Unknown => "unknown",
    };
    let nobody = secretariat.organizations.is_empty() && secretariat.countries.is_empty();
    // That somebody provides it is said by naming them.
    let tells_more = nobody
        || matches!(
            secretariat.kind,
            SecretariatKind::Own | SecretariatKind::Interim
        );
    html! {
        @if let Some(name) = &secretariat.name {
            (said(name, language))
            @if !nobody || tells_more { ": " }
        }
        (joined(language, organizations.chain(countries)))
        @if tells_more {
            @if let Some(term) = registry.find_term("secretariat_kinds", kind) {
                @if nobody { (said(&term.label, language)) } @else { " (" (said(&term.label, language)) ")" }
            }
        }
    }
}

/// How many take part in which role, as links to the lists below.
fn counts(page: &Profile) -> Markup {
    let language = page.language;
    let lists = participants(page);
    html! {
        @if lists.is_empty() {
            (language.text("public-not-recorded"))
        }
        @for (heading, members) in &lists {
            div { (heading.text(language)) ": " (format::number(language, members.len() as f64)) }
        }
        @if let Some(published) = page.iscm.members_published.filter(|count| *count as usize != page.registry.member_countries(page.iscm).len()) {
            span.under { (rich(language, "public-members-published", &[("count", (published as usize).into())])) }
        }
    }
}

/// Other names, and the name in other languages.
fn names(page: &Profile) -> Markup {
    let (language, iscm) = (page.language, page.iscm);
    let shown = iscm.name.in_language(language);
    let others: Vec<(Language, &str)> = iscm
        .name
        .languages()
        .filter(|other| *other != language)
        .filter_map(|other| Some((other, iscm.name.exactly(other)?)))
        .filter(|(_, name)| *name != shown)
        .collect();
    html! {
        @if !iscm.aliases.is_empty() {
            dt { (language.text("public-aliases")) }
            dd {
                (joined(language, iscm.aliases.iter().map(|alias| html! { bdi { (alias) } })))
                (page.notes("name"))
            }
        }
        @if !others.is_empty() {
            dt { (language.text("public-other-names")) }
            dd {
                @for (other, name) in others { div { (foreign(name, other)) } }
                @if iscm.aliases.is_empty() { (page.notes("name")) }
            }
        }
    }
}
