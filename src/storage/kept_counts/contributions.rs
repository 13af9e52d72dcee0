//! What one submission adds to the kept counts: each key once, however often its answers hold it.

use std::collections::BTreeMap;

use super::Facet;
use crate::findings::group::is_absence;
use crate::questionnaire::model::Attribution;

/// A coded value as it is counted.
#[derive(Clone, Copy, Debug)]
pub(in crate::storage) struct Given<'a> {
    pub subject: Option<&'a str>,
    pub indicator: &'a str,
    pub row: Option<&'a str>,
    pub code: Option<&'a str>,
    pub number: Option<f64>,
    pub level: Attribution,
}

/// What is counted, within a round and a group. Empty texts say that a facet has no such part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::storage) struct Key {
    /// The mechanism that it is about; empty for the whole round.
    pub subject: String,
    pub indicator: String,
    pub facet: Facet,
    pub row: String,
    pub code: String,
    /// As the shortest text that reads back as the same number.
    pub number: String,
}

impl Key {
    fn new(subject: &str, indicator: &str, facet: Facet) -> Key {
        Key {
            subject: subject.to_owned(),
            indicator: indicator.to_owned(),
            facet,
            row: String::new(),
            code: String::new(),
            number: String::new(),
        }
    }

    fn row(self, row: &str) -> Key {
        Key {
            row: row.to_owned(),
            ..self
        }
    }

    fn code(self, code: &str) -> Key {
        Key {
            code: code.to_owned(),
            ..self
        }
    }

    fn number(self, number: f64) -> Key {
        Key {
            number: number.to_string(),
            ..self
        }
    }
}

/// What a submission adds to one key.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::storage) struct Contribution {
    /// An answer behind it may be counted only.
    pub is_counted_only: bool,
    /// Of a mean: the sum of the numbers, and how many they are.
    pub numbers: Option<(f64, u32)>,
}

/// The keys of a submission, with what it adds to each.
pub(in crate::storage) type Contributions = BTreeMap<Key, Contribution>;

/// What a submission contributes. What is for staff only counts in no key. `values` are in the order of the file.
pub(in crate::storage) fn contributions(
    values: &[Given],
    subjects: &[String],
    mark: Option<&str>,
) -> Contributions {
    let mut keys = Contributions::new();
    for place in subjects.iter().map(String::as_str).chain([""]) {
        let key = |facet| Key::new(place, "", facet);
        keys.insert(key(Facet::Submitted), Contribution::default());
        if let Some(mark) = mark {
            keys.insert(key(Facet::Marked).code(mark), Contribution::default());
        }
    }
    let mut numbers: BTreeMap<(&str, &str, &str), (f64, u32, bool)> = BTreeMap::new();
    let counting = |value: &&Given| value.level != Attribution::None;
    for value in values.iter().filter(counting) {
        let is_only = value.level == Attribution::Count;
        let mut add = |key: Key| keys.entry(key).or_default().is_counted_only |= is_only;
        if value.subject.is_some() {
            add(Key::new("", value.indicator, Facet::About));
        }
        for place in value.subject.into_iter().chain([""]) {
            let key = |facet| Key::new(place, value.indicator, facet);
            let is_answer = value.code.is_none_or(|code| !is_absence(code));
            let row = value.row.unwrap_or_default();
            add(key(Facet::Spoke));
            if is_answer {
                add(key(Facet::Answered));
            }
            if let Some(code) = value.code {
                add(key(Facet::Code).code(code));
                if is_answer {
                    add(key(Facet::Coded));
                }
                if value.row.is_some() && is_answer {
                    add(key(Facet::Row).row(row));
                }
                if value.row.is_some() || value.number.is_some() {
                    let detail = key(Facet::Detail).row(row).code(code);
                    add(match value.number {
                        Some(number) => detail.number(number),
                        None => detail,
                    });
                }
            } else if let Some(number) = value.number {
                match value.row {
                    Some(_) => add(key(Facet::Mixed)),
                    None => add(key(Facet::Detail).number(number)),
                }
                let of = numbers.entry((place, value.indicator, row)).or_default();
                *of = (of.0 + number, of.1 + 1, of.2 | is_only);
            }
        }
    }
    for ((place, indicator, row), (sum, count, is_counted_only)) in numbers {
        let key = Key::new(place, indicator, Facet::Mean);
        let mean = Contribution {
            is_counted_only,
            numbers: Some((sum, count)),
        };
        keys.insert(key.row(row).number(sum / f64::from(count)), mean);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(subject: Option<&'static str>, number: f64, level: Attribution) -> Given<'static> {
        Given {
            subject,
            indicator: "usefulness",
            row: None,
            code: None,
            number: Some(number),
            level,
        }
    }

    fn numbers_of(keys: &Contributions, subject: &str, facet: Facet) -> Vec<(String, bool)> {
        keys.iter()
            .filter(|(key, _)| key.subject == subject && key.facet == facet)
            .map(|(key, added)| (key.number.clone(), added.is_counted_only))
            .collect()
    }

    #[test]
    fn several_numbers_of_one_organization_are_one_mean_and_each_a_step() {
        let values = [
            number(Some("midcom"), 5.0, Attribution::Named),
            number(Some("midsa"), 4.0, Attribution::Count),
            number(Some("midsa"), 4.0, Attribution::None),
        ];
        let keys = contributions(&values, &["midcom".to_owned(), "midsa".to_owned()], None);
        assert_eq!(
            numbers_of(&keys, "", Facet::Mean),
            [("4.5".to_owned(), true)]
        );
        assert_eq!(
            numbers_of(&keys, "", Facet::Detail),
            [("4".to_owned(), true), ("5".to_owned(), false)]
        );
        assert_eq!(
            numbers_of(&keys, "midcom", Facet::Mean),
            [("5".to_owned(), false)]
        );
        let submitted = keys.keys().filter(|key| key.facet == Facet::Submitted);
        assert_eq!(submitted.count(), 3, "the round and two mechanisms");
    }

    #[test]
    fn an_absence_is_said_and_no_answer() {
        let value = Given {
            subject: None,
            indicator: "stability",
            row: None,
            code: Some("dontknow"),
            number: None,
            level: Attribution::Named,
        };
        let keys = contributions(&[value, value], &[], Some("illustrative"));
        let facets: Vec<Facet> = keys.keys().map(|key| key.facet).collect();
        assert_eq!(
            facets,
            [Facet::Submitted, Facet::Marked, Facet::Spoke, Facet::Code]
        );
    }
}
