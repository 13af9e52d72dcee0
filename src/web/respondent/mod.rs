//! Pages behind a personal link: landing, task list, pages of the questionnaire, check, receipt.
//!
//! Start with [`landing`], then in the order of a respondent's way. Each file has a `…Page` struct
//! with everything the page shows and its `Markup`. The link itself opens nothing by being read:
//! entering is a button (threat model 3.2).

pub mod asked;
pub mod landing;
pub mod page;
pub mod passage;
pub mod posted;
mod progress;
pub mod receipt;
pub mod review;
mod saving;
pub mod stop;
pub mod tasks;
#[cfg(test)]
mod tests;
pub mod unknown;
mod visit;

use actix_web::HttpResponse;
use actix_web::web::{self, ServiceConfig};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::cookies::CookieKind;
use super::error::PageError;
use super::parts::{
    Crumb, Document, Door, NoticeKind, document, document_with_account, isolated, made_up, notice,
    rich,
};
use passage::Passage;

use super::request::{LinkHolder, RespondentForm};
use super::routes::pattern;
use super::{Site, see_other};
use crate::app::entering;
use crate::assessment::Mark;
use crate::institution::Institution;
use crate::language::{Language, format};
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;

/// The handlers of this door.
pub fn routes(service: &mut ServiceConfig) {
    service
        .service(
            web::resource(pattern::<links::PersonalLink>())
                .route(web::get().to(landing::get))
                .route(web::post().to(landing::post)),
        )
        .service(
            web::resource(pattern::<links::Unsubscribe>())
                .route(web::get().to(stop::get))
                .route(web::post().to(stop::post)),
        )
        .route(pattern::<links::Respond>(), web::get().to(tasks::get))
        .route(
            pattern::<links::RespondStart>(),
            web::get().to(landing::start),
        )
        .service(
            web::resource(pattern::<links::RespondPage>())
                .route(web::get().to(page::get))
                .route(web::post().to(saving::post)),
        )
        .route(
            pattern::<links::RespondReview>(),
            web::get().to(review::get),
        )
        .route(
            pattern::<links::RespondSubmit>(),
            web::post().to(review::post),
        )
        .route(
            pattern::<links::RespondReceipt>(),
            web::get().to(receipt::get),
        )
        .route(pattern::<links::Behalf>(), web::get().to(tasks::get))
        .service(
            web::resource(pattern::<links::BehalfPage>())
                .route(web::get().to(page::get))
                .route(web::post().to(saving::post)),
        )
        .route(pattern::<links::BehalfReview>(), web::get().to(review::get))
        .route(
            pattern::<links::BehalfSubmit>(),
            web::post().to(review::post),
        )
        .route(
            pattern::<links::BehalfReceipt>(),
            web::get().to(receipt::get),
        )
        .route(
            pattern::<links::RespondLeave>(),
            web::post().to(leave_computer),
        );
}

/// `POST /respond/leave`: this computer forgets the link, which works as before.
async fn leave_computer(
    site: web::Data<Site>,
    holder: LinkHolder,
    _form: RespondentForm,
) -> Result<HttpResponse, PageError> {
    let session = holder.0.session.id;
    site.app
        .write(move |transaction| entering::leave(transaction, &session))
        .await?;
    let mut response = see_other(&links::Home.path());
    response
        .add_cookie(&CookieKind::Respondent.forget(&site))
        .map_err(PageError::internal)?;
    Ok(response)
}

/// Who answers in which round: what every page behind a link knows.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub language: Language,
    pub institution: &'a Institution,
    pub group: RespondentGroup,
    /// As the respondent is commonly called: `MIDCOM`, `Zambia`.
    pub name: &'a str,
    /// The name in full, where it differs.
    pub full_name: Option<&'a str>,
    pub assessment: &'a str,
    pub mark: Option<Mark>,
    pub closes_at: DateTime<Utc>,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// Through which door: the addresses of the pages, and what is around them.
    pub passage: &'a Passage,
}

impl Setting<'_> {
    fn when(&self, instant: DateTime<Utc>) -> String {
        format::instant(self.language, instant, self.zone)
    }

    /// The address to which respondents write, as a link.
    fn contact(&self) -> Markup {
        contact(self.institution)
    }

    /// A page in the shell of its door.
    fn document(&self, page: &Shell, content: &Markup) -> Markup {
        let title = format!("{}: {}", page.title, self.name);
        let (door, navigation) = match self.passage {
            Passage::Link => (Door::Respondent, [].as_slice()),
            Passage::Desk(desk) => (Door::Desk, desk.navigation.as_slice()),
        };
        let whole = Document {
            language: self.language,
            door,
            institution: self.institution,
            title: &title,
            has_errors: page.has_errors,
            here: page.here,
            navigation,
            crumbs: &page.crumbs,
            script: page.script,
            content: html! {
                @if let Passage::Desk(desk) = self.passage {
                    (notice(NoticeKind::Plain, &html! {
                        p { (rich(self.language, "behalf-banner", &[("name", named(self).into()), ("source", desk.source.as_str().into())])) }
                    }))
                }
                @if let Some(mark) = self.mark { (made_up(self.language, mark)) }
                (content)
            },
        };
        match self.passage {
            Passage::Link => document(&whole),
            Passage::Desk(desk) => document_with_account(&whole, &desk.account),
        }
    }

    /// The way from the first page to a page behind it.
    fn crumbs(&self, here: &str) -> Vec<Crumb> {
        let mut crumbs = self.passage.crumbs(self.language, true);
        crumbs.push(Crumb::here(here));
        crumbs
    }
}

/// What differs between pages in the shell.
struct Shell<'a> {
    title: &'a str,
    has_errors: bool,
    /// Where the links to the other languages lead.
    here: &'a str,
    crumbs: Vec<Crumb>,
    script: bool,
}

/// Whom to ask, as a link that opens the mail program.
fn contact(institution: &Institution) -> Markup {
    html! {
        a href=(format!("mailto:{}", institution.email)) dir="ltr" { (institution.email) }
        @if let Some(phone) = &institution.phone { ", " bdi dir="ltr" { (phone) } }
    }
}

/// The way out on a shared computer; on the desk signing out is that.
fn leave(setting: &Setting, token: &str) -> Markup {
    let language = setting.language;
    html! {
        @if !setting.passage.is_desk() { div.panel {
            h2 { (language.text("tasks-leave-title")) }
            p { (language.text("tasks-leave-text")) }
            form method="post" action=(links::RespondLeave.path()) {
                input type="hidden" name=(super::parts::field::names::TOKEN) value=(token);
                p { button.btn.quiet.sm { (language.text("tasks-leave")) } }
            }
        } }
    }
}

/// The name, set apart from the direction of the text around it.
fn named(setting: &Setting) -> Markup {
    isolated(setting.name)
}
