//! What analysts recommend at the end of the overall report: a text in each language, and which is behind another.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Author;
use crate::language::Language;

/// The text of one language as it was saved last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub language: Language,
    /// From 1; each saved text is one more.
    pub version: u32,
    pub text: String,
    /// Whether readers outside may have it.
    pub is_ready: bool,
    /// The language, and the version of its text, that this is a translation of.
    pub original: Option<(Language, u32)>,
    pub written_at: DateTime<Utc>,
    pub written_by: Author,
}

/// The texts of a round, one for each language in which somebody wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommendations(BTreeMap<Language, Recommendation>);

impl FromIterator<Recommendation> for Recommendations {
    /// The latest version of each language.
    fn from_iter<T: IntoIterator<Item = Recommendation>>(saved: T) -> Self {
        let mut latest: BTreeMap<Language, Recommendation> = BTreeMap::new();
        for one in saved {
            match latest.get(&one.language) {
                Some(known) if known.version >= one.version => {}
                _ => {
                    latest.insert(one.language, one);
                }
            }
        }
        Recommendations(latest)
    }
}

impl Recommendations {
    /// The text of a language; an empty one was taken back and is none.
    pub fn text_in(&self, language: Language) -> Option<&Recommendation> {
        self.0
            .get(&language)
            .filter(|one| !one.text.trim().is_empty())
    }

    /// The number of the text that was saved last in a language; 0 where there is none.
    pub fn version_in(&self, language: Language) -> u32 {
        self.0.get(&language).map_or(0, |one| one.version)
    }

    /// Whether a text is left behind: the one that it translates has been changed since.
    pub fn is_behind(&self, language: Language) -> bool {
        self.text_in(language)
            .and_then(|one| one.original)
            .is_some_and(|(original, version)| self.version_in(original) > version)
    }

    /// The text that readers outside may have: ready, and not behind the one that it translates.
    pub fn for_readers(&self, language: Language) -> Option<&Recommendation> {
        self.text_in(language)
            .filter(|one| one.is_ready && !self.is_behind(language))
    }

    /// The languages that have a text.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL
            .into_iter()
            .filter(|language| self.text_in(*language).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(
        language: Language,
        version: u32,
        text: &str,
        original: Option<(Language, u32)>,
    ) -> Recommendation {
        Recommendation {
            language,
            version,
            text: text.to_owned(),
            is_ready: true,
            original,
            written_at: DateTime::UNIX_EPOCH,
            written_by: Author::Operator,
        }
    }

    #[test]
    fn a_translation_is_behind_once_its_original_is_saved_again() {
        let (english, french) = (Language::English, Language::French);
        let mut all = vec![
            saved(english, 1, "Meet.", None),
            saved(french, 1, "Se réunir.", Some((english, 1))),
        ];
        let texts: Recommendations = all.iter().cloned().collect();
        assert!(!texts.is_behind(french));
        assert!(texts.for_readers(french).is_some());

        all.push(saved(english, 2, "Meet twice.", None));
        let texts: Recommendations = all.iter().cloned().collect();
        assert!(texts.is_behind(french));
        assert_eq!(texts.for_readers(french), None, "staff still have it");
        assert!(texts.text_in(french).is_some());
        assert!(!texts.is_behind(english));

        all.push(saved(french, 2, "Se réunir deux fois.", Some((english, 2))));
        let texts: Recommendations = all.iter().rev().cloned().collect();
        assert!(texts.for_readers(french).is_some());
    }

    #[test]
    fn an_empty_text_is_none_and_keeps_its_number() {
        let english = Language::English;
        let texts: Recommendations = [
            saved(english, 1, "Meet.", None),
            saved(english, 2, " \n", None),
        ]
        .into_iter()
        .collect();
        assert_eq!(texts.text_in(english), None);
        assert_eq!(texts.version_in(english), 2);
        assert_eq!(texts.languages().count(), 0);
    }

    #[test]
    fn a_draft_is_not_for_readers() {
        let draft = Recommendation {
            is_ready: false,
            ..saved(Language::English, 1, "Meet.", None)
        };
        let texts = Recommendations::from_iter([draft]);
        assert!(texts.text_in(Language::English).is_some());
        assert_eq!(texts.for_readers(Language::English), None);
    }
}
