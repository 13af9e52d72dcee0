//! What we say about how we treat people: privacy and accessibility. Shown in public and to respondents.

use maud::{Markup, html};

use super::parts::rich;
use crate::institution::Institution;
use crate::language::Language;

fn contact(institution: &Institution) -> Markup {
    html! { a href=(format!("mailto:{}", institution.email)) dir="ltr" { (institution.email) } }
}

/// Purpose, who sees what, retention, contact.
pub fn privacy(language: Language, institution: &Institution) -> Markup {
    let short = institution.short_name.as_str();
    let about = |key: &str| rich(language, key, &[("institution", short.into())]);
    html! {
        h1 { (language.text("privacy-title")) }
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
    }
}

/// How the pages can be used by everybody.
pub fn accessibility(language: Language, institution: &Institution) -> Markup {
    html! {
        h1 { (language.text("accessibility-title")) }
        p.lead { (language.text("accessibility-text")) }
        p { (rich(language, "accessibility-contact", &[("contact", contact(institution).into())])) }
    }
}
