//! The keys of the page for coding: which key ticks which box, and the legend that says so.
//!
//! Without script they are access keys of the answer that stands alone on its page; with the script `coding.js`
//! they work without a modifier while one of the answer's boxes has the focus.

use maud::{Markup, html};

use crate::language::Language;

/// Ticks "no code fits".
pub const NOTHING_FITS: char = '0';
/// Ticks "worth quoting".
pub const QUOTE: char = 'q';
/// Access keys of what leads on.
pub const SAVE: &str = "s";
pub const NEXT: &str = "n";
pub const PREVIOUS: &str = "p";

/// Digits first, then the letters that mean nothing else here.
const CODES: &str = "123456789abcdefghijklmortuvwxyz";

/// The key of the code at this place among those in use; there are fewer keys than a book may have codes.
pub fn of_code(place: usize) -> Option<char> {
    CODES.chars().nth(place)
}

/// What the keys do; `alone` where one answer stands on the page, which alone has access keys.
pub fn legend(language: Language, alone: bool) -> Markup {
    let key = |text: &str| html! { kbd dir="ltr" { (text) } };
    let does = |name: &str| language.text(&format!("coding-key-{name}"));
    html! {
        details.more.no-print open[alone] {
            summary { (language.text("coding-keys")) }
            p.small { (does("where")) }
            ul.small {
                li { (key("1")) "–" (key("9")) " " (key("a")) "–" (key("z")) ": " (does("code")) }
                li { (key(&NOTHING_FITS.to_string())) ": " (language.text("coding-nothing-fits")) }
                li { (key(&QUOTE.to_string())) ": " (language.text("coding-quote")) }
                li { (key("Enter")) ": " (does(if alone { "save-next" } else { "save" })) }
                li { (key("/")) ": " (does("search")) }
            }
            @if alone {
                p.small { (does("access")) }
                ul.small {
                    @for (sign, message) in [(SAVE, "coding-save-next"), (NEXT, "coding-next"), (PREVIOUS, "coding-previous")] {
                        li { (key(sign)) ": " (language.text(message)) }
                    }
                }
            }
        }
    }
}
