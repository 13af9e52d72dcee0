//! The messages of the program, from the Fluent files in `messages/<language>/`.
//!
//! English, French, Spanish and Arabic have every key; Chinese and Russian fall back to English key
//! by key. No marks of direction are put around arguments, since subjects, file names and plain-text
//! mails show these messages too; pages isolate their arguments with `<bdi>` (`web::parts::message`).
//!
//! The files are compiled in. Cargo notices a changed file, but not a new one: after adding a file,
//! save this one as well.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid};

use super::{Language, format};

fluent_templates::static_loader! {
    static MESSAGES = {
        locales: "./src/language/messages",
        fallback_language: "en",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(match bundle.locales[0].language.as_str() {
                "ar" => grouped::<0, _>,
                "zh" => grouped::<1, _>,
                "fr" => grouped::<3, _>,
                "ru" => grouped::<4, _>,
                "es" => grouped::<5, _>,
                _ => grouped::<2, _>,
            }));
            if bundle.locales[0].language.as_str() == "fr" {
                bundle.set_transform(Some(hard_spaces));
            }
        },
    };
}

/// Numbers inside messages are grouped as the language does; years and codes are passed as text.
fn grouped<const INDEX: usize, M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format::number(Language::ALL[INDEX], number.value)),
        _ => None,
    }
}

/// French sets a space before a mark of two parts and inside its quotation marks, at which no line may end.
/// The files hold plain spaces there, which a translator sees and can type.
fn hard_spaces(text: &str) -> Cow<'_, str> {
    const BEFORE: [&str; 6] = [":", ";", "?", "!", "»", "%"];
    let mut spaced = Cow::Borrowed(text);
    for mark in BEFORE {
        let soft = format!(" {mark}");
        if spaced.contains(&soft) {
            spaced = Cow::Owned(spaced.replace(&soft, &format!("\u{a0}{mark}")));
        }
    }
    if spaced.contains("« ") {
        spaced = Cow::Owned(spaced.replace("« ", "«\u{a0}"));
    }
    spaced
}

/// What is put into a message: text as it stands, or a number that also selects the plural form.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument<'a> {
    Text(Cow<'a, str>),
    Number(f64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Argument<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Argument::Text(text)
    }
}

impl From<f64> for Argument<'_> {
    fn from(number: f64) -> Self {
        Argument::Number(number)
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(impl From<$integer> for Argument<'_> {
            fn from(number: $integer) -> Self {
                // Counts that we show are far below the 53 bits that a double holds exactly.
                Argument::Number(number as f64)
            }
        })*
    };
}
from_integers!(i32, i64, u16, u32, u64, usize);

impl Language {
    fn identifier(self) -> &'static LanguageIdentifier {
        static IDENTIFIERS: [LanguageIdentifier; 6] = [
            langid!("ar"),
            langid!("zh"),
            langid!("en"),
            langid!("fr"),
            langid!("ru"),
            langid!("es"),
        ];
        &IDENTIFIERS[self as usize]
    }

    /// The message with this key.
    pub fn text(self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The message with this key and these arguments.
    pub fn text_with(self, key: &str, arguments: &[(&'static str, Argument)]) -> String {
        let arguments: HashMap<Cow<'static, str>, FluentValue> = arguments
            .iter()
            .map(|(name, argument)| {
                let value = match argument {
                    Argument::Text(text) => FluentValue::String(text.clone()),
                    Argument::Number(number) => FluentValue::from(*number),
                };
                (Cow::Borrowed(*name), value)
            })
            .collect();
        self.lookup(key, &arguments)
            .or_else(|| Language::English.lookup(key, &arguments))
            .unwrap_or_else(|| {
                // A test holds every key in the source against the files, so that this cannot be
                // reached by a literal key; a reader then sees the key rather than an error page.
                debug_assert!(
                    false,
                    "no message {key}, or it wants other arguments than {arguments:?}"
                );
                key.to_owned()
            })
    }

    fn lookup(
        self,
        key: &str,
        arguments: &HashMap<Cow<'static, str>, FluentValue>,
    ) -> Option<String> {
        MESSAGES
            .lookup_single_language(self.identifier(), key, Some(arguments))
            .ok()
    }
}
