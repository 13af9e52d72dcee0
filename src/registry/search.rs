//! Finding ISCMs: by filters, and by words that need neither case nor accents.

use icu::normalizer::DecomposingNormalizerBorrowed;

use super::country::Region;
use super::id::{CountryCode, RegionId, ThemeCode};
use super::iscm::{Iscm, IscmType, StatusCode};
use super::whole::Registry;
use crate::language::Language;

/// What a reader looks for; everything absent matches all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IscmFilter {
    pub iscm_type: Option<IscmType>,
    /// This region or one within it.
    pub region: Option<RegionId>,
    /// Takes part directly, in whatever role, or is a State of a group that does.
    pub country: Option<CountryCode>,
    /// Among its current themes, or in another focus that a source gives.
    pub theme: Option<ThemeCode>,
    pub status: Option<StatusCode>,
    /// All of these words, in any order.
    pub text: String,
}

impl Registry {
    /// The ISCMs that match, best match of the text first, else by acronym.
    pub fn search_iscms(&self, filter: &IscmFilter) -> Vec<&Iscm> {
        let words = words_of(&filter.text);
        let mut found: Vec<(u8, String, &Iscm)> = self
            .list_iscms()
            .filter(|iscm| filter.iscm_type.is_none_or(|kind| iscm.iscm_type == kind))
            .filter(|iscm| {
                filter
                    .status
                    .is_none_or(|status| iscm.status.code == status)
            })
            .filter(|iscm| {
                let wanted = filter.region.as_ref();
                wanted.is_none_or(|region| {
                    iscm.regions
                        .iter()
                        .any(|own| self.region_lies_in(own, region))
                })
            })
            .filter(|iscm| {
                let wanted = filter.country.as_ref();
                wanted.is_none_or(|country| self.participation_in(iscm, country).is_some())
            })
            .filter(|iscm| {
                let wanted = filter.theme.as_ref();
                wanted.is_none_or(|theme| {
                    iscm.thematic_focus
                        .iter()
                        .any(|focus| focus.themes.contains(theme))
                })
            })
            .filter_map(|iscm| {
                Some((
                    self.rank(iscm, &words)?,
                    folded(iscm.acronym.in_language(Language::English)),
                    iscm,
                ))
            })
            .collect();
        found.sort_by(|left, right| (left.0, &left.1).cmp(&(right.0, &right.1)));
        found.into_iter().map(|(_, _, iscm)| iscm).collect()
    }

    /// Whether a region is this one or lies within it.
    pub fn region_lies_in(&self, region: &RegionId, wider: &RegionId) -> bool {
        // The consistency check refuses circles.
        region == wider
            || self
                .find_region(region.as_str())
                .into_iter()
                .flat_map(|Region { within, .. }| within)
                .any(|parent| self.region_lies_in(parent, wider))
    }

    /// 0 acronym, 1 a name or alias begins with it, 2 all words in names, 3 in names or organizations.
    fn rank(&self, iscm: &Iscm, words: &[String]) -> Option<u8> {
        if words.is_empty() {
            return Some(0);
        }
        let phrase = words.join(" ");
        let names: Vec<String> = Language::ALL
            .into_iter()
            .flat_map(|language| [iscm.name.exactly(language), iscm.acronym.exactly(language)])
            .flatten()
            .chain(iscm.aliases.iter().map(String::as_str))
            .chain([iscm.id.as_str()])
            .map(folded)
            .collect();
        if names.contains(&phrase) {
            return Some(0);
        }
        if names.iter().any(|name| name.starts_with(&phrase)) {
            return Some(1);
        }
        let organizations = iscm
            .associations
            .iter()
            .map(|association| &association.organization)
            .chain(
                iscm.secretariat
                    .iter()
                    .flat_map(|secretariat| &secretariat.organizations),
            )
            .filter_map(|id| self.find_organization(id.as_str()))
            .flat_map(|organization| {
                Language::ALL.into_iter().flat_map(|language| {
                    let acronym = organization.acronym.as_ref();
                    [
                        organization.name.exactly(language),
                        acronym.and_then(|text| text.exactly(language)),
                    ]
                })
            })
            .flatten()
            .map(folded);
        let names = names.join(" ");
        if words.iter().all(|word| has_word(&names, word)) {
            return Some(2);
        }
        let everything = organizations.fold(names, |all, name| all + " " + &name);
        words
            .iter()
            .all(|word| has_word(&everything, word))
            .then_some(3)
    }
}

/// Whether some word of the text begins with this one.
fn has_word(text: &str, beginning: &str) -> bool {
    text.split(' ').any(|word| word.starts_with(beginning))
}

fn words_of(text: &str) -> Vec<String> {
    folded(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A text without case, accents and punctuation: `Söderköping Process` and `soderkoping  process` become the same.
pub fn folded(text: &str) -> String {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let plain: String = decomposed
        .chars()
        .filter(|character| !is_accent(*character))
        .flat_map(char::to_lowercase)
        .map(|character| {
            if character.is_alphanumeric() {
                character
            } else {
                ' '
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Combining marks of Latin, Greek and Cyrillic, and the vowel signs of Arabic; an apostrophe joins nothing.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}
