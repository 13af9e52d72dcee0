//! Behind a link to a draft summary: somebody of the mechanism's secretariat reads it as it would be published,
//! remarks on its statements, proposes other words, and sends that. No account.
//!
//! Start with [`landing`], which the link opens; [`draft`] is the page behind it.
//! Kept out: what becomes of a remark (`desk::editor`), who may come in (`web::gate`).

pub mod draft;
pub mod landing;

use actix_web::web::{self, ServiceConfig};
use maud::{Markup, html};

use super::routes::pattern;
use crate::institution::Institution;
use crate::language::Language;
use crate::links;
use crate::web::parts::{Document, Door, document, made_up};

/// The handlers of these pages.
pub fn routes(service: &mut ServiceConfig) {
    service
        .service(
            web::resource(pattern::<links::CommentLink>())
                .route(web::get().to(landing::get))
                .route(web::post().to(landing::post)),
        )
        .service(
            web::resource(pattern::<links::CommentDraft>())
                .route(web::get().to(draft::get))
                .route(web::post().to(draft::post)),
        );
}

/// The shell of both pages.
struct Shell<'a> {
    language: Language,
    institution: &'a Institution,
    title: &'a str,
    here: &'a str,
    mark: Option<crate::assessment::Mark>,
}

impl Shell<'_> {
    fn render(&self, content: &Markup) -> Markup {
        document(&Document {
            language: self.language,
            door: Door::Respondent,
            institution: self.institution,
            title: self.title,
            has_errors: false,
            here: self.here,
            navigation: &[],
            crumbs: &[],
            script: false,
            content: html! {
                @if let Some(mark) = self.mark { (made_up(self.language, mark)) }
                (content)
            },
        })
    }
}

/// Whom to ask, as a link that opens the mail program.
fn contact(institution: &Institution) -> Markup {
    html! { a href=(format!("mailto:{}", institution.email)) dir="ltr" { (institution.email) } }
}
