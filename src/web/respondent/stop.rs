//! Stopping reminders to one person in one assessment. Reading the page changes nothing; the mail
//! program's one click posts to the same address (RFC 8058).

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

use super::unknown::UnknownLinkPage;
use crate::app::entering::{self, Entry};
use crate::institution::Institution;
use crate::language::Language;
use crate::links::{self, Link};
use crate::web::error::PageError;
use crate::web::parts::{Document, Door, document};
use crate::web::request::{PageLanguage, here};
use crate::web::{Site, html_page};

/// `GET /u/{token}`
pub async fn get(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let token = path.into_inner();
    let wanted = token.clone();
    let entry = site
        .app
        .read(move |transaction| entering::find_reminder_entry(transaction, &wanted))
        .await?;
    Ok(answer(&site, &request, &token, entry.as_ref(), false))
}

/// `POST /u/{token}`, by the button or by the mail program's one click, which brings no cookie and no
/// form key: the token is what only the recipient has.
pub async fn post(
    site: web::Data<Site>,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let token = path.into_inner();
    let wanted = token.clone();
    let entry = site
        .app
        .write(move |transaction| entering::stop_reminders(transaction, &wanted))
        .await?;
    Ok(answer(&site, &request, &token, entry.as_ref(), true))
}

fn answer(
    site: &Site,
    request: &HttpRequest,
    token: &str,
    entry: Option<&Entry>,
    posted: bool,
) -> HttpResponse {
    let language = PageLanguage::of(request);
    let Some(entry) = entry else {
        let page = UnknownLinkPage {
            language: language.language,
            institution: &site.institution,
            here: &here(request),
            typed: &[],
        };
        return html_page(StatusCode::NOT_FOUND, &page.render());
    };
    let page = StopPage {
        language: language.or(entry.contact.language),
        institution: &site.institution,
        token,
        stopped: posted || entry.contact.reminders_stopped_at.is_some(),
    };
    html_page(StatusCode::OK, &page.render())
}

/// Before and after stopping reminders.
pub struct StopPage<'a> {
    pub language: Language,
    pub institution: &'a Institution,
    pub token: &'a str,
    pub stopped: bool,
}

impl StopPage<'_> {
    pub fn render(&self) -> Markup {
        let language = self.language;
        let here = links::Unsubscribe {
            token: self.token.to_owned(),
        }
        .path();
        let title = if self.stopped {
            language.text("stopped-title")
        } else {
            language.text("stop-title")
        };
        document(&Document {
            language,
            door: Door::Respondent,
            institution: self.institution,
            title: &title,
            has_errors: false,
            here: &here,
            navigation: &[],
            crumbs: &[],
            script: false,
            content: html! {
                h1 { (title) }
                @if self.stopped {
                    p.lead { (language.text("stopped-text")) }
                } @else {
                    p.lead { (language.text("stop-text")) }
                    form method="post" action=(here) {
                        p.row { button.btn { (language.text("stop-button")) } }
                    }
                }
            },
        })
    }
}
