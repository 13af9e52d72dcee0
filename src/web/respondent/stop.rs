//! Stopping reminders to one person in one assessment. Reading the page changes nothing; the mail
//! program's one click posts to the same address (RFC 8058).

use maud::{Markup, html};

use crate::institution::Institution;
use crate::language::Language;
use crate::links::{self, Link};
use crate::web::parts::{Document, Door, document};

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
