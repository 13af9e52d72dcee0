//! What everybody may read: the mechanisms, the countries that take part in them, published summaries.
//!
//! Start with [`page`], the shell of every public page, then with one page: a file holds its handler and
//! its view. Pages are written from the registry of the installation; what they show of it goes through
//! [`text`], which marks names that are not in the page's language.
//! Kept out: what is true about a mechanism (registry), what may be said of answers (findings).

mod countries;
mod country;
mod directory;
mod home;
mod information;
mod iscm;
mod published;
mod results;
mod summary;
mod text;

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};
use sha2::{Digest, Sha256};

use super::Site;
use super::error::PageError;
use super::html_page;
use super::parts::{Crumb, Document, Door, NavigationItem, document_with_head, in_language};
use super::press::missing_font_text;
use super::request::{PageLanguage, here, language_in_query};
use super::routes::pattern;
use crate::app::registers::{LoadedRegistry, load_registry};
use crate::language::Language;
use crate::links::{self, Link};
use crate::reports::pdf::MissingFont;

/// How long a reader's browser, or a store on the way, may keep a page: a correction is seen soon.
const KEPT: &str = "public, max-age=300";

/// The handlers of the public pages.
pub fn routes(service: &mut ServiceConfig) {
    service
        .route(pattern::<links::Home>(), web::get().to(home::get))
        .route(pattern::<links::Iscms>(), web::get().to(directory::get))
        .route(pattern::<links::Iscm>(), web::get().to(iscm::get))
        .route(pattern::<links::Summary>(), web::get().to(summary::get))
        .route(
            pattern::<links::SummaryVersion>(),
            web::get().to(published::get_version),
        )
        .route(
            pattern::<links::SummaryVersionFile>(),
            web::get().to(published::get_file),
        )
        .route(
            pattern::<links::Results>(),
            web::get().to(results::get_list),
        )
        .route(pattern::<links::ResultsOf>(), web::get().to(results::get))
        .route(
            pattern::<links::ResultsRelease>(),
            web::get().to(results::get_release),
        )
        .route(
            pattern::<links::ResultsFile>(),
            web::get().to(results::get_file),
        )
        .route(
            pattern::<links::ResultsData>(),
            web::get().to(results::get_data),
        )
        .route(
            pattern::<links::ResultsChart>(),
            web::get().to(results::get_chart),
        )
        .route(pattern::<links::Countries>(), web::get().to(countries::get))
        .route(pattern::<links::Country>(), web::get().to(country::get))
        .route(
            pattern::<links::Privacy>(),
            web::get().to(information::privacy),
        )
        .route(
            pattern::<links::Accessibility>(),
            web::get().to(information::accessibility_statement),
        );
}

/// Whether search engines may list a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Indexed {
    /// Real facts: yes, under the address without filters.
    Yes,
    /// Reconstructed, invented or not there: never, and kept nowhere.
    No,
}

/// What a public page shows besides the shell.
struct Shown<'a> {
    title: &'a str,
    crumbs: Vec<Crumb>,
    /// The address of the page without filters and language.
    path: String,
    indexed: Indexed,
    content: Markup,
}

/// The ways through the public pages.
pub fn navigation(language: Language, path: &str) -> Vec<NavigationItem> {
    let item = |label: String, href: String| NavigationItem {
        current: path == href || path.starts_with(&format!("{href}/")),
        label,
        href,
    };
    vec![
        item(language.text("public-mechanisms"), links::Iscms.path()),
        item(language.text("public-countries"), links::Countries.path()),
        item(language.text("results-title"), links::Results.path()),
    ]
}

/// The registry of this installation.
async fn registry(site: &Site) -> Result<Arc<LoadedRegistry>, PageError> {
    Ok(site.app.read(load_registry).await?)
}

/// The language of a public page.
fn language_of(request: &HttpRequest) -> Language {
    PageLanguage::of(request).language
}

/// A public page as a response, with what caches and search engines want to know.
fn page(site: &Site, request: &HttpRequest, status: StatusCode, shown: Shown) -> HttpResponse {
    let language = language_of(request);
    let markup = document_with_head(
        &Document {
            language,
            door: Door::Public,
            institution: &site.institution,
            title: shown.title,
            has_errors: false,
            here: &here(request),
            navigation: &navigation(language, request.path()),
            crumbs: &shown.crumbs,
            script: false,
            content: shown.content,
        },
        &head(site, language, &shown.path, shown.indexed),
    );
    match shown.indexed {
        Indexed::No => html_page(status, &markup),
        Indexed::Yes => kept(request, status, &markup),
    }
}

/// A page that says which font is missing for a file.
fn font_page(site: &Site, request: &HttpRequest, missing: &MissingFont) -> HttpResponse {
    let language = language_of(request);
    tracing::warn!(%missing, "a file could not be drawn");
    let title = language.text("report-font-missing-title");
    let shown = Shown {
        title: &title,
        crumbs: vec![Crumb::link(language.text("public-home"), &links::Home)],
        path: request.path().to_owned(),
        indexed: Indexed::No,
        content: html! {
            h1 { (title) }
            p.lead { (missing_font_text(language, missing)) }
        },
    };
    page(site, request, StatusCode::SERVICE_UNAVAILABLE, shown)
}

/// Where the page is in the six languages, and which address stands for it.
fn head(site: &Site, language: Language, path: &str, indexed: Indexed) -> Markup {
    let address = |path: &str| format!("{}{path}", site.public_url.origin());
    html! {
        @match indexed {
            Indexed::No => meta name="robots" content="noindex";,
            Indexed::Yes => {
                link rel="canonical" href=(address(&in_language(path, language)));
                @for other in Language::ALL {
                    link rel="alternate" hreflang=(other.code()) href=(address(&in_language(path, other)));
                }
                link rel="alternate" hreflang="x-default" href=(address(path));
            }
        }
    }
}

/// A page that may be kept for a while and is not sent again while it is the same.
fn kept(request: &HttpRequest, status: StatusCode, markup: &Markup) -> HttpResponse {
    // Weak, because the same page is sent in several encodings.
    let digest = hex::encode(Sha256::digest(markup.0.as_bytes()));
    let tag = format!("W/\"{}\"", &digest[..20]);
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|one| one.trim() == tag));
    let mut response = match known && status == StatusCode::OK {
        true => HttpResponse::NotModified().finish(),
        false => html_page(status, markup),
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    // An address that names its language is the same page for everybody.
    if language_in_query(request).is_none() {
        headers.append(
            header::VARY,
            HeaderValue::from_static("cookie, accept-language"),
        );
    }
    response
}
