//! `GET /countries`: who takes part, by region.

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::text::named;
use super::{Indexed, Shown, language_of, page, registry};
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::{Collation, Country, CountryCode, Region, Registry, Standing};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{Crumb, rich};

pub async fn get(site: web::Data<Site>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let registry = registry(&site).await?;
    let title = language.text("public-countries");
    let shown = Shown {
        title: &title,
        crumbs: vec![
            Crumb::link(language.text("public-home"), &links::Home),
            Crumb::here(title.clone()),
        ],
        path: links::Countries.path(),
        indexed: Indexed::Yes,
        content: view(&registry.registry, language),
    };
    Ok(page(&site, &request, StatusCode::OK, shown))
}

fn view(registry: &Registry, language: Language) -> Markup {
    let mut counts: HashMap<&CountryCode, usize> = HashMap::new();
    for iscm in registry.list_iscms() {
        for code in registry.participating_countries(iscm) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let countries = registry.list_countries_by_name(language);
    let (territories, states): (Vec<&Country>, Vec<&Country>) = countries
        .into_iter()
        .partition(|country| country.standing == Standing::Territory);
    let mut by_region: BTreeMap<&str, Vec<&Country>> = BTreeMap::new();
    for country in &states {
        let region = by_region.entry(country.m49_region.as_str()).or_default();
        region.push(country);
    }
    let mut regions: Vec<&Region> = by_region
        .keys()
        .filter_map(|id| registry.find_region(id))
        .collect();
    Collation::new(language).sort_by_name(&mut regions, |region| region.name.in_language(language));
    let taking_part = states
        .iter()
        .filter(|country| counts.contains_key(&country.id))
        .count();
    html! {
        h1 { (language.text("public-countries")) }
        p.lead {
            (rich(language, "public-countries-lead", &[("taking", taking_part.into()), ("total", states.len().into())]))
        }
        p.soft { (language.text("public-countries-hint")) }
        nav aria-label=(language.text("public-filter-region")) {
            ul.chips {
                @for region in &regions {
                    li { a href=(format!("#{}", region.id)) { (named(&region.name, language)) } }
                }
            }
        }
        @for region in regions {
            h2 id=(region.id) { (named(&region.name, language)) }
            (list(&counts, language, by_region.get(region.id.as_str()).map(Vec::as_slice).unwrap_or_default()))
        }
        @if !territories.is_empty() {
            h2 { (language.text("public-territories")) }
            (list(&counts, language, &territories))
        }
    }
}

fn list(
    counts: &HashMap<&CountryCode, usize>,
    language: Language,
    countries: &[&Country],
) -> Markup {
    html! {
        ul.choices.three {
            @for country in countries {
                li {
                    (country_link(country, language))
                    @if let Some(count) = counts.get(&country.id) { " " span.soft.num { (format::number(language, *count as f64)) } }
                }
            }
        }
    }
}

/// The name of a country, a link to its page.
pub fn country_link(country: &Country, language: Language) -> Markup {
    let link = links::Country {
        country: country.id.to_string(),
    };
    html! { a href=(link.path()) { (named(&country.name, language)) } }
}
