//! `GET /countries/{country}`: the mechanisms in which a country takes part.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::countries::country_link;
use super::directory::{iscm_link, status, type_text};
use super::text::{self, named, said};
use super::{Indexed, Shown, language_of, page, registry};
use crate::language::Language;
use crate::links::{self, Link};
use crate::registry::{Collation, Country, Participation, Registry, Role, Standing};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Column, Crumb, Row, Table, rich, table};

pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let registry = registry(&site).await?;
    let country = registry
        .registry
        .find_country(&code.to_ascii_uppercase())
        .ok_or(PageError::NotFound)?;
    let name = country.name_in(language);
    let shown = Shown {
        title: name,
        crumbs: vec![
            Crumb::link(language.text("public-home"), &links::Home),
            Crumb::link(language.text("public-countries"), &links::Countries),
            Crumb::here(name),
        ],
        path: links::Country {
            country: country.id.to_string(),
        }
        .path(),
        indexed: Indexed::Yes,
        content: view(&registry.registry, country, language),
    };
    Ok(page(&site, &request, StatusCode::OK, shown))
}

fn view(registry: &Registry, country: &Country, language: Language) -> Markup {
    let mut takes_part = registry.iscms_of_country(&country.id);
    Collation::new(language).sort_by_name(&mut takes_part, |one| {
        one.iscm.acronym.in_language(language)
    });
    let territories: Vec<&Country> = registry
        .list_countries_by_name(language)
        .into_iter()
        .filter(|other| other.of.as_ref() == Some(&country.id))
        .filter(|other| !registry.iscms_of_country(&other.id).is_empty())
        .collect();
    html! {
        p.kicker { (place(registry, country, language)) }
        h1 { (named(&country.name, language)) }
        @if let Some(formal) = &country.formal_name {
            p.lead { (named(formal, language)) }
        }
        dl.facts {
            dt { (language.text("public-country-standing")) }
            dd {
                @if let Some(term) = registry.find_term("country_standings", standing(country)) { (said(&term.label, language)) }
                @if let Some(state) = country.of.as_ref().and_then(|id| registry.find_country(id.as_str())) {
                    " (" (country_link(state, language)) ")"
                }
            }
            dt { (language.text("public-country-codes")) }
            dd { bdi dir="ltr" { (country.id) " · " (country.alpha3) " · " (country.numeric) } }
            @if !territories.is_empty() {
                dt { (language.text("public-territories")) }
                dd { (text::joined(language, territories.iter().map(|other| country_link(other, language)))) }
            }
            @if let Some(note) = &country.note {
                dt { (language.text("public-note")) }
                dd { (said(note, language)) }
            }
        }
        h2 { (language.text("public-country-mechanisms")) }
        p { (rich(language, "public-country-count", &[("count", takes_part.len().into())])) }
        (list(registry, country, &takes_part, language))
    }
}

/// "Africa · Eastern Africa".
fn place(registry: &Registry, country: &Country, language: Language) -> Markup {
    let region = registry.find_region(country.m49_region.as_str());
    let subregion = registry
        .find_region(country.m49_subregion.as_str())
        .filter(|subregion| subregion.id != country.m49_region);
    html! {
        @for (index, region) in region.into_iter().chain(subregion).enumerate() {
            @if index > 0 { " · " }
            (named(&region.name, language))
        }
    }
}

/// The code in the vocabulary `country_standings`.
fn standing(country: &Country) -> &'static str {
    match country.standing {
        Standing::UnMember => "un_member",
        Standing::UnObserver => "un_observer",
        Standing::NonMember => "non_member",
        Standing::Territory => "territory",
    }
}

fn list(
    registry: &Registry,
    country: &Country,
    takes_part: &[Participation],
    language: Language,
) -> Markup {
    let any_date = takes_part
        .iter()
        .any(|one| one.membership.from.is_some() || one.membership.to.is_some());
    let mut columns = vec![
        Column::text(language.text("public-mechanism")),
        Column::text(language.text("public-filter-type")),
        Column::text(language.text("public-role")),
        Column::text(language.text("public-filter-status")),
    ];
    if any_date {
        columns.insert(3, Column::text(language.text("public-since")));
    }
    let row = |one: &Participation| {
        let mut cells = vec![
            iscm_link(one.iscm, language),
            html! { (type_text(language, one.iscm.iscm_type)) },
            role(country, one, language),
            status(registry, one.iscm, language),
        ];
        if any_date {
            cells.insert(3, since(one, language));
        }
        Row { cells }
    };
    let title = language.text("public-country-mechanisms");
    html! {
        (table(&Table {
            caption: &title,
            hide_caption: true,
            columns,
            rows: takes_part.iter().map(row).collect(),
            empty: &language.text("public-country-none"),
        }))
        @if !any_date && !takes_part.is_empty() {
            p.soft.small { (language.text("public-country-no-dates")) }
        }
    }
}

/// Its role, through which group, with what note; and whether it chairs.
fn role(country: &Country, one: &Participation, language: Language) -> Markup {
    let chairs = one
        .iscm
        .chair
        .as_ref()
        .is_some_and(|chair| chair.countries.contains(&country.id));
    html! {
        (role_text(language, one.membership.role))
        @if chairs { " · " (language.text("public-chair")) }
        @if let Some(group) = one.through {
            span.under { (rich(language, "public-through", &[("group", named(&group.name, language).into())])) }
        }
        @if let Some(note) = &one.membership.note { span.under { (said(note, language)) } }
    }
}

fn since(one: &Participation, language: Language) -> Markup {
    html! {
        @match (one.membership.from, one.membership.to) {
            (Some(from), None) => (text::date(language, from)),
            (from, Some(to)) => { @if let Some(from) = from { (text::date(language, from)) } " – " (text::date(language, to)) },
            (None, None) => {},
        }
    }
}

/// A role in one word.
pub fn role_text(language: Language, role: Role) -> String {
    match role {
        Role::Member => language.text("public-role-member"),
        Role::Participating => language.text("public-role-participating"),
        Role::Observer => language.text("public-role-observer"),
        Role::Partner => language.text("public-role-partner"),
        Role::Suspended => language.text("public-role-suspended"),
    }
}
