//! The only place where text goes into a page without being escaped.

use maud::{Markup, PreEscaped};

/// HTML of a questionnaire file.
///
/// The file's check refuses every element, attribute and address that is not on the short list of
/// section 6 of questionnaires/README.md (`unsafe_html`), and the engine escapes what it fills into
/// the placeholders; so nothing that a respondent typed arrives here as markup.
pub fn checked_html(html: &str) -> Markup {
    PreEscaped(html.to_owned())
}
