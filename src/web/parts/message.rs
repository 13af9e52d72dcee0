//! Messages inside pages: arguments are isolated, so that a Latin name in an Arabic sentence keeps its
//! place and takes no neighbour with it.

use maud::{Markup, html};

use crate::language::{Argument, Language};
use crate::questionnaire::form::ShownText;

/// What is put into a message on a page.
pub enum Part<'a> {
    /// Text, shown in `<bdi>`.
    Text(&'a str),
    /// A number, which also selects the plural form.
    Number(f64),
    /// Markup as it is: a link, an emphasis.
    Markup(Markup),
    /// A code that only selects a variant of the message.
    Select(&'a str),
}

impl<'a> From<&'a str> for Part<'a> {
    fn from(text: &'a str) -> Self {
        Part::Text(text)
    }
}

impl<'a> From<&'a String> for Part<'a> {
    fn from(text: &'a String) -> Self {
        Part::Text(text)
    }
}

impl From<usize> for Part<'_> {
    fn from(number: usize) -> Self {
        Part::Number(number as f64)
    }
}

impl From<f64> for Part<'_> {
    fn from(number: f64) -> Self {
        Part::Number(number)
    }
}

impl From<Markup> for Part<'_> {
    fn from(markup: Markup) -> Self {
        Part::Markup(markup)
    }
}

// Two characters for private use bracket the position of an argument while the message is written.
// No argument is inside the text then, so nothing that a person typed can forge one.
const START: char = '\u{F0001}';
const END: char = '\u{F0002}';

/// The message with this key, its text arguments in `<bdi>`.
pub fn message(language: Language, key: &str, arguments: &[(&'static str, &str)]) -> Markup {
    let parts: Vec<(&'static str, Part)> = arguments
        .iter()
        .map(|(name, text)| (*name, Part::Text(text)))
        .collect();
    rich(language, key, &parts)
}

/// The message with this key, with numbers, isolated texts and markup as arguments.
pub fn rich(language: Language, key: &str, arguments: &[(&'static str, Part)]) -> Markup {
    let placed: Vec<(&'static str, Argument)> = arguments
        .iter()
        .enumerate()
        .map(|(index, (name, part))| {
            let argument = match part {
                Part::Number(number) => Argument::from(*number),
                Part::Select(code) => Argument::from(*code),
                Part::Text(_) | Part::Markup(_) => Argument::from(format!("{START}{index}{END}")),
            };
            (*name, argument)
        })
        .collect();
    let text = language.text_with(key, &placed);
    html! {
        @for piece in text.split(START) {
            @match piece.split_once(END).and_then(|(index, rest)| Some((index.parse::<usize>().ok()?, rest))) {
                Some((index, rest)) => {
                    @match &arguments[index].1 {
                        Part::Text(text) => (isolated(text)),
                        Part::Markup(markup) => (markup),
                        Part::Number(_) | Part::Select(_) => {},
                    }
                    (rest)
                }
                None => (piece),
            }
        }
    }
}

/// Text of its own direction inside other text.
pub fn isolated(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// A text of the questionnaire, marked with its language where that is not the page's.
pub fn shown(text: &ShownText, page: Language) -> Markup {
    html! {
        @if text.language == page {
            (text.text)
        } @else {
            span lang=(text.language.code()) dir=(text.language.direction().html()) { (text.text) }
        }
    }
}
