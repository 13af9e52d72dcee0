//! The page for a link that opens nothing. Unknown, expired and revoked links look alike (threat model
//! 3.3), so it says nothing about which of these it was.

use maud::{Markup, html};

use super::contact;
use crate::institution::Institution;
use crate::language::Language;
use crate::web::parts::{Document, Door, document, rich};

/// The page for a link that opens nothing.
pub struct UnknownLinkPage<'a> {
    pub language: Language,
    pub institution: &'a Institution,
    /// The address that was asked for, for the links to the other languages.
    pub here: &'a str,
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
            },
        })
    }
}
