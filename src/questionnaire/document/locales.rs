//! Texts and their languages (section 6 of `questionnaires/README.md`), and which are untranslated.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::json::pointer_step;
use super::problem::{Problem, ProblemCode};
use super::reader::kind_of;
use crate::language::{Language, LocalizedText};

/// The language of a key beside `default`; `None` for keys that are refused.
pub fn language_of_key(key: &str) -> Option<Language> {
    match key {
        "zh" | "zh-cn" | "zh-CN" | "zh-Hans" => Some(Language::Chinese),
        _ => Language::ALL
            .into_iter()
            .find(|language| language.code() == key),
    }
}

/// Which texts exist in which language.
pub struct TextCount {
    locale: Language,
    total: usize,
    /// Per language: how many texts exist in it, and the first that does not.
    translated: BTreeMap<Language, usize>,
    texts: Vec<(String, BTreeSet<Language>)>,
}

impl TextCount {
    pub fn new(locale: Language) -> Self {
        TextCount {
            locale,
            total: 0,
            translated: BTreeMap::new(),
            texts: Vec::new(),
        }
    }

    fn add(&mut self, pointer: &str, text: &str, languages: BTreeSet<Language>) {
        // "{panel.level}" and "{0} %" read the same in every language.
        if !has_words(text) {
            return;
        }
        self.total += 1;
        for language in &languages {
            *self.translated.entry(*language).or_default() += 1;
        }
        self.texts.push((pointer.to_owned(), languages));
    }

    /// One warning per language that the file speaks in some of its texts only.
    pub fn untranslated(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (&language, &translated) in &self.translated {
            let missing = self.total - translated;
            if missing == 0 {
                continue;
            }
            let first = self
                .texts
                .iter()
                .find(|(_, languages)| !languages.contains(&language))
                .map_or("", |(pointer, _)| pointer);
            problems.push(Problem::new(
                ProblemCode::Untranslated,
                "",
                format!(
                    "{}: {missing} of {} texts are missing, the first at {first}",
                    language.questionnaire_key(),
                    self.total
                ),
            ));
        }
        problems
    }
}

fn has_words(text: &str) -> bool {
    let mut depth = 0usize;
    text.chars().any(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && character.is_alphabetic()
    })
}

/// Reads a text, or texts by language; an empty text counts as none.
pub fn read(
    value: &Json,
    pointer: &str,
    count: &mut TextCount,
    problems: &mut Vec<Problem>,
) -> Option<LocalizedText> {
    let versions = match value {
        Json::String(text) => {
            if text.is_empty() {
                return None;
            }
            count.add(pointer, text, BTreeSet::new());
            return Some(LocalizedText::new(count.locale, text));
        }
        Json::Object(versions) => versions,
        // Another kind of value has been reported when its object was opened.
        _ => return None,
    };
    let mut default = None;
    let mut translations = BTreeMap::new();
    let mut sound = true;
    for (key, version) in versions {
        let at = format!("{pointer}/{}", pointer_step(key));
        let language = language_of_key(key);
        if key != "default" && language.is_none() {
            let known = "default, en, fr, es, ar, ru, zh-cn";
            problems.push(Problem::new(
                ProblemCode::UnknownLocale,
                at,
                format!("\"{key}\" is none of the languages {known}"),
            ));
            sound = false;
            continue;
        }
        let Json::String(text) = version else {
            problems.push(Problem::new(
                ProblemCode::WrongType,
                at,
                format!("a text is a string, and this is {}", kind_of(version)),
            ));
            sound = false;
            continue;
        };
        match language {
            None => default = Some(text),
            Some(_) if text.is_empty() => {}
            Some(language) => {
                translations.insert(language, text);
            }
        }
    }
    // "en" is the default where the file does not say that its default is another language.
    let in_locale = translations.remove(&count.locale);
    let default = match (default.filter(|text| !text.is_empty()), in_locale) {
        (Some(default), Some(other)) if default != other => {
            let key = count.locale.questionnaire_key();
            problems.push(Problem::new(
                ProblemCode::Conflict,
                pointer,
                format!("\"default\" is in the language \"{key}\" and differs from \"{key}\""),
            ));
            return None;
        }
        (Some(default), _) => default,
        (None, Some(other)) if count.locale == Language::English => other,
        (None, _) if !sound && versions.contains_key("default") => return None,
        (None, _) => {
            problems.push(Problem::new(
                ProblemCode::MissingDefaultText,
                pointer,
                "this text has no \"default\", which every reader without a translation gets"
                    .to_owned(),
            ));
            return None;
        }
    };
    count.add(pointer, default, translations.keys().copied().collect());
    let mut text = LocalizedText::new(count.locale, default);
    for (language, translation) in translations {
        text = text.with(language, translation);
    }
    Some(text)
}

/// The versions of a text as they stand in the file, with their pointers.
pub fn versions<'j>(value: &'j Json, pointer: &str) -> Vec<(String, &'j str)> {
    match value {
        Json::String(text) => vec![(pointer.to_owned(), text)],
        Json::Object(versions) => versions
            .iter()
            .filter_map(|(key, version)| {
                let text = version.as_str()?;
                Some((format!("{pointer}/{}", pointer_step(key)), text))
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The names between braces; a pair with `:` inside, or with nothing, is left alone.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = None;
    for (position, character) in text.char_indices() {
        match character {
            '{' => start = Some(position + 1),
            '}' => {
                if let Some(start) = start.take() {
                    let name = &text[start..position];
                    if !name.contains(':') && !name.trim().is_empty() {
                        names.push(name.trim());
                    }
                }
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_of_a_text() {
        for (text, expected) in [
            ("no name", vec![]),
            ("{a} and { b.c[0] }", vec!["a", "b.c[0]"]),
            ("{a: b} { } {}", vec![]),
            ("{{a}}", vec!["a"]),
            ("{open", vec![]),
        ] {
            assert_eq!(placeholders(text), expected, "{text}");
        }
    }
}
