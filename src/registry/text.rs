//! Texts of the registry: English, and other languages where they are known.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::language::{Language, LocalizedText};

/// A text of the registry; in JSON `"text"` if it is English only, else `{"en": "text", "fr": "texte"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(LocalizedText);

impl Text {
    /// A text known in English only.
    pub fn english(text: impl Into<String>) -> Self {
        Text(LocalizedText::new(Language::English, text))
    }

    pub fn as_localized(&self) -> &LocalizedText {
        &self.0
    }

    /// The languages in which it exists, in the order of [`Language::ALL`].
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL
            .into_iter()
            .filter(|language| self.0.exactly(*language).is_some())
    }
}

impl Deref for Text {
    type Target = LocalizedText;

    fn deref(&self) -> &LocalizedText {
        &self.0
    }
}

/// English first, as the language every record has, then in the order in which the United Nations list them.
fn languages_of_file() -> impl Iterator<Item = Language> {
    std::iter::once(Language::English).chain(
        Language::ALL
            .into_iter()
            .filter(|language| *language != Language::English),
    )
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.languages().eq([Language::English]) {
            return serializer.serialize_str(self.0.in_language(Language::English));
        }
        let mut map = serializer.serialize_map(None)?;
        for language in languages_of_file() {
            if let Some(text) = self.0.exactly(language) {
                map.serialize_entry(language.code(), text)?;
            }
        }
        map.end()
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    English(String),
    PerLanguage(BTreeMap<String, String>),
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut texts = match Written::deserialize(deserializer)? {
            Written::English(text) => return Ok(Text::english(text)),
            Written::PerLanguage(texts) => texts,
        };
        let english = texts
            .remove(Language::English.code())
            .ok_or_else(|| serde::de::Error::custom("a text needs English"))?;
        let mut text = LocalizedText::new(Language::English, english);
        for (code, translation) in texts {
            let language = language_of_code(&code)
                .ok_or_else(|| serde::de::Error::custom(format!("`{code}` is not a language")))?;
            text = text.with(language, translation);
        }
        Ok(Text(text))
    }
}

/// The language of exactly this code; unlike a tag from a browser, `fr-CA` is not accepted here.
pub(super) fn language_of_code(code: &str) -> Option<Language> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code)
}

/// Whether a value is at its default and therefore left out of the JSON.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
