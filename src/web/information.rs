//! Pages that say how we treat people: privacy and accessibility.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use maud::{Markup, html};

use super::parts::{Document, Door, document, rich};
use crate::institution::Institution;
use crate::language::Language;
use crate::links::{self, Link};

use super::request::PageLanguage;
use super::{Site, html_page};

/// `GET /privacy`
pub async fn privacy(site: web::Data<Site>, language: PageLanguage) -> HttpResponse {
    let page = privacy_page(language.language, &site.institution);
    html_page(StatusCode::OK, &page)
}

/// `GET /accessibility`
pub async fn accessibility(site: web::Data<Site>, language: PageLanguage) -> HttpResponse {
    let page = accessibility_page(language.language, &site.institution);
    html_page(StatusCode::OK, &page)
}

fn contact(institution: &Institution) -> Markup {
    html! { a href=(format!("mailto:{}", institution.email)) dir="ltr" { (institution.email) } }
}

/// Purpose, who sees what, retention, contact.
pub fn privacy_page(language: Language, institution: &Institution) -> Markup {
    let title = language.text("privacy-title");
    let short = institution.short_name.as_str();
    let about = |key: &str| rich(language, key, &[("institution", short.into())]);
    document(&Document {
        language,
        door: Door::Public,
        institution,
        title: &title,
        has_errors: false,
        here: &links::Privacy.path(),
        navigation: &[],
        crumbs: &[],
        script: false,
        content: html! {
            h1 { (title) }
            h2 { (language.text("privacy-purpose")) }
            p { (about("privacy-purpose-text")) }
            h2 { (language.text("privacy-who")) }
            p { (about("privacy-who-text")) }
            h2 { (language.text("privacy-retention")) }
            p { (language.text("privacy-retention-text")) }
            h2 { (language.text("privacy-technical")) }
            p { (language.text("privacy-technical-text")) }
            h2 { (language.text("privacy-contact")) }
            p { (rich(language, "privacy-contact-text", &[("contact", contact(institution).into())])) }
        },
    })
}

/// How the pages can be used by everybody.
pub fn accessibility_page(language: Language, institution: &Institution) -> Markup {
    let title = language.text("accessibility-title");
    document(&Document {
        language,
        door: Door::Public,
        institution,
        title: &title,
        has_errors: false,
        here: &links::Accessibility.path(),
        navigation: &[],
        crumbs: &[],
        script: false,
        content: html! {
            h1 { (title) }
            p.lead { (language.text("accessibility-text")) }
            p { (rich(language, "accessibility-contact", &[("contact", contact(institution).into())])) }
        },
    })
}
