//! `GET /`: what this is, and the ways in.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::directory::types_text;
use super::results::list_of;
use super::summary::{Published, list_published};
use super::text::named;
use super::{Indexed, Shown, language_of, page, registry};
use crate::app::publishing::list_published_results;
use crate::findings::release::document::Heading;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::registry::{Collation, IscmFilter, IscmType, RegionScheme, Registry, Standing, Term};
use crate::web::Site;
use crate::web::error::PageError;
use crate::web::parts::{made_up, rich};

/// The most frequent themes; the rest is behind the directory's filter.
const THEMES: usize = 12;

pub async fn get(site: web::Data<Site>, request: HttpRequest) -> Result<HttpResponse, PageError> {
    let language = language_of(&request);
    let registry = registry(&site).await?;
    let published = list_published(&site, language).await?;
    let results = site.app.read(list_published_results).await?;
    let title = language.text("public-home-title");
    let shown = Shown {
        title: &title,
        crumbs: Vec::new(),
        path: links::Home.path(),
        indexed: Indexed::Yes,
        content: view(
            &registry.registry,
            &published,
            &results,
            site.demo_mails.is_some(),
            language,
        ),
    };
    Ok(page(&site, &request, StatusCode::OK, shown))
}

fn view(
    registry: &Registry,
    published: &[Published],
    results: &[Heading],
    is_demo: bool,
    language: Language,
) -> Markup {
    let number = |count: usize| format::number(language, count as f64);
    let count = |filter: IscmFilter| registry.search_iscms(&filter).len();
    let countries = registry
        .list_countries()
        .filter(|country| country.standing != Standing::Territory)
        .filter(|country| !registry.iscms_of_country(&country.id).is_empty())
        .count();
    html! {
        h1 { (language.text("public-home-title")) }
        p.lead { (language.text("public-home-lead")) }
        ul.stats {
            @for kind in IscmType::ALL {
                li {
                    a href=(links::Iscms.with_query(&[("type", kind.code())])) {
                        b { (number(count(IscmFilter { iscm_type: Some(kind), ..IscmFilter::default() }))) }
                        span { (types_text(language, kind)) }
                    }
                }
            }
            li { a href=(links::Countries.path()) { b { (number(countries)) } span { (language.text("public-home-countries")) } } }
        }
        form.filters method="get" action=(links::Iscms.path()) role="search" aria-label=(language.text("public-filter")) {
            div.wide {
                label for="q" { (language.text("public-home-search")) }
                input #q type="search" name="q" maxlength="200" aria-describedby="search-hint";
            }
            button.btn { (language.text("public-filter-search")) }
            p.soft.whole #search-hint { (language.text("public-filter-text-hint")) }
        }
        div.grid2.no-print {
            div {
                h2 { (language.text("public-home-regions")) }
                (regions(registry, language))
            }
            div {
                h2 { (language.text("public-home-themes")) }
                (themes(registry, language))
            }
        }
        p.no-print { a href=(links::Iscms.path()) { (rich(language, "public-home-all", &[("count", registry.list_iscms().count().into())])) } }
        h2 { (language.text("public-home-findings")) }
        (list_of(results, language))
        (findings(registry, published, language))
        h2 { (language.text("public-home-respond")) }
        p { (language.text("public-home-respond-text")) }
        p.no-print { a href=(links::Desk.path()) rel="nofollow" { (language.text("public-home-staff")) } }
        @if is_demo { p.no-print { a href=(links::DemoMails.path()) rel="nofollow" { (language.text("demo-mails-link")) } } }
    }
}

fn regions(registry: &Registry, language: Language) -> Markup {
    let mut regions: Vec<_> = registry
        .list_regions(RegionScheme::Iscm)
        .map(|region| {
            let filter = IscmFilter {
                region: Some(region.id.clone()),
                ..IscmFilter::default()
            };
            (region, registry.search_iscms(&filter).len())
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    Collation::new(language).sort_by_name(&mut regions, |(region, _)| {
        region.name.in_language(language)
    });
    html! {
        ul.chips {
            @for (region, count) in regions {
                li {
                    a href=(links::Iscms.with_query(&[("region", region.id.as_str())])) {
                        (named(&region.name, language)) " " span.num.soft { (format::number(language, count as f64)) }
                    }
                }
            }
        }
    }
}

/// The themes that most mechanisms work on, the most frequent first.
fn themes(registry: &Registry, language: Language) -> Markup {
    let works_on = |theme: &Term| {
        registry
            .list_iscms()
            .filter(|iscm| {
                iscm.thematic_focus
                    .iter()
                    .any(|focus| focus.themes.iter().any(|code| code.as_str() == theme.id))
            })
            .count()
    };
    let mut themes: Vec<(&Term, usize)> = registry
        .list_themes()
        .map(|theme| (theme, works_on(theme)))
        .collect();
    themes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    themes.truncate(THEMES);
    html! {
        ul.chips {
            @for (theme, count) in themes.into_iter().filter(|(_, count)| *count > 0) {
                li {
                    a href=(links::Iscms.with_query(&[("theme", &theme.id)])) {
                        (named(&theme.label, language)) " " span.num.soft { (format::number(language, count as f64)) }
                    }
                }
            }
        }
    }
}

/// Rounds with summaries to read, each with its mechanisms.
fn findings(registry: &Registry, published: &[Published], language: Language) -> Markup {
    html! {
        @if published.is_empty() { p { (language.text("public-home-no-findings")) } }
        @for round in published {
            @let mut iscms: Vec<_> = round.subjects.iter().filter_map(|id| registry.find_iscm(id)).collect();
            @let () = Collation::new(language).sort_by_name(&mut iscms, |iscm| iscm.acronym.in_language(language));
            h3 { bdi { (round.title) } }
            @for mark in &round.marks { (made_up(language, *mark)) }
            p { (rich(language, "public-home-summaries", &[("count", iscms.len().into())])) }
            ul.chips {
                @for iscm in iscms {
                    li { a href=(round.link(iscm.id.as_str())) rel="nofollow" { (named(&iscm.acronym, language)) } }
                }
            }
        }
    }
}
