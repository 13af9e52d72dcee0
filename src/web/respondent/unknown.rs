//! The page for a link that opens nothing. Unknown, expired and revoked links look alike (threat model
//! 3.3), so it says nothing about which of these it was.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

use super::contact;
use super::page::typed_texts;
use crate::institution::Institution;
use crate::language::Language;
use crate::links::{self, Link};
use crate::web::html_page;
use crate::web::parts::{Document, Door, document, rich};
use crate::web::request::{Fields, PageLanguage, site};

/// The answer to a form that came after its session had ended, with everything that was typed into it.
pub fn after_the_session(request: &HttpRequest, fields: &Fields) -> HttpResponse {
    let typed = typed_of(fields);
    let site = site(request);
    let page = UnknownLinkPage {
        language: PageLanguage::of(request).language,
        institution: &site.institution,
        here: &links::Respond.path(),
        typed: &typed,
    };
    html_page(StatusCode::UNAUTHORIZED, &page.render())
}

/// The same for staff who entered answers on behalf: everything that was typed, and the way to sign in again.
/// `None` where nothing was typed.
pub fn after_signing_out(request: &HttpRequest, fields: &Fields) -> Option<HttpResponse> {
    let typed = typed_of(fields);
    if typed.is_empty() {
        return None;
    }
    let language = PageLanguage::of(request).language;
    let title = language.text("sign-in-title");
    let page = document(&Document {
        language,
        door: Door::Desk,
        institution: &site(request).institution,
        title: &title,
        has_errors: false,
        here: &links::SignIn.path(),
        navigation: &[],
        crumbs: &[],
        script: false,
        content: html! {
            h1 { (title) }
            p.lead { (language.text("behalf-signed-out")) }
            p { a href=(links::SignIn.path()) { (title) } }
            h2 { (language.text("page-unsaved")) }
            (typed_texts(&typed))
        },
    });
    Some(html_page(StatusCode::UNAUTHORIZED, &page))
}

fn typed_of(fields: &Fields) -> Vec<(String, String)> {
    fields
        .pairs()
        .iter()
        .filter(|(name, text)| !name.starts_with('.') && !text.trim().is_empty())
        .cloned()
        .collect()
}

/// The page for a link that opens nothing.
pub struct UnknownLinkPage<'a> {
    pub language: Language,
    pub institution: &'a Institution,
    /// The address that was asked for, for the links to the other languages.
    pub here: &'a str,
    /// What was typed into a form that came after the session had ended: name of the field and text.
    pub typed: &'a [(String, String)],
}

impl UnknownLinkPage<'_> {
    pub fn render(&self) -> Markup {
        let title = self.language.text("unknown-link-title");
        document(&Document {
            language: self.language,
            door: Door::Respondent,
            institution: self.institution,
            title: &title,
            has_errors: false,
            here: self.here,
            navigation: &[],
            crumbs: &[],
            script: false,
            content: html! {
                h1 { (title) }
                p.lead { (self.language.text("unknown-link-text")) }
                p { (rich(self.language, "unknown-link-contact", &[("contact", contact(self.institution).into())])) }
                @if !self.typed.is_empty() {
                    h2 { (self.language.text("page-unsaved")) }
                    (typed_texts(self.typed))
                }
            },
        })
    }
}
