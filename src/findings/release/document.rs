//! A set as it is frozen when it is published: what page, tables and downloads show for ever after.
//!
//! Texts are in it in every language they exist in, so that a later change of questionnaire, registry or
//! messages changes nothing that was published. Hidden numbers are the word "hidden", without a reason.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{Cell, GroupCode, NumbersCell, Table, TableSet};
use crate::findings::indicators::{Indicator, Part};
use crate::findings::measure::{Code, MeasureKind};
use crate::language::{Language, LocalizedText};

/// The format of the document, for programs that read it.
pub const FORMAT: &str = "iscm-survey-results/1";

/// A text by language code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    pub fn of(text: &LocalizedText) -> Texts {
        Texts(
            Language::ALL
                .into_iter()
                .filter_map(|language| {
                    let text = text.exactly(language)?;
                    Some((language.code().to_owned(), text.to_owned()))
                })
                .collect(),
        )
    }

    /// The text in this language, else in English, else in any.
    pub fn in_language(&self, language: Language) -> &str {
        self.0
            .get(language.code())
            .or_else(|| self.0.get(Language::English.code()))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

fn label_of(code: &Code) -> Texts {
    match &code.text {
        Some(text) => Texts::of(text),
        None => Texts(
            Language::ALL
                .into_iter()
                .map(|language| (language.code().to_owned(), code.label(language)))
                .collect(),
        ),
    }
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: Texts,
}

/// A mechanism.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedIscm {
    pub id: String,
    pub acronym: Texts,
    pub name: Texts,
}

/// A number, or the word that there is one which is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Count(usize),
    Hidden(Hidden),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hidden {
    Hidden,
}

impl Value {
    fn of(cell: Cell) -> Option<Value> {
        match cell {
            Cell::Shown(count) => Some(Value::Count(count)),
            Cell::Hidden(_) => Some(Value::Hidden(Hidden::Hidden)),
            Cell::NotOffered => None,
        }
    }

    pub fn count(self) -> Option<usize> {
        match self {
            Value::Count(count) => Some(count),
            Value::Hidden(_) => None,
        }
    }
}

/// Mean and spread of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    pub n: usize,
    pub mean: f64,
    pub median: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quartiles: Option<(f64, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Numbers {
    Shown(Spread),
    Hidden(Hidden),
}

impl Numbers {
    fn of(cell: NumbersCell) -> Option<Numbers> {
        match cell {
            NumbersCell::Shown(numbers) => Some(Numbers::Shown(Spread {
                n: numbers.n,
                mean: numbers.mean,
                median: numbers.median,
                quartiles: numbers.quartiles,
            })),
            NumbersCell::Hidden(_) => Some(Numbers::Hidden(Hidden::Hidden)),
            NumbersCell::None => None,
        }
    }
}

/// One table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenTable {
    pub group: GroupCode,
    /// Absent: over the whole round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iscm: Option<String>,
    /// An organization counts once, whichever mechanisms it said it of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub any: bool,
    pub base: Value,
    /// Absences by kind.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub absent: IndexMap<String, Value>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub codes: IndexMap<String, Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Numbers>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub rows: IndexMap<String, Numbers>,
}

impl FrozenTable {
    fn of(group: GroupCode, iscm: Option<String>, table: &Table) -> FrozenTable {
        let absences = table.absences;
        let absent = [
            ("no_answer", absences.no_answer),
            ("dontknow", absences.do_not_know),
            ("refused", absences.refused),
            ("not_applicable", absences.not_applicable),
        ];
        FrozenTable {
            group,
            iscm,
            any: table.is_any,
            base: Value::of(table.base).unwrap_or(Value::Hidden(Hidden::Hidden)),
            absent: absent
                .into_iter()
                .filter_map(|(kind, cell)| Some((kind.to_owned(), Value::of(cell)?)))
                .collect(),
            codes: table
                .codes
                .iter()
                .filter_map(|(code, cell)| Some((code.clone(), Value::of(*cell)?)))
                .collect(),
            numbers: Numbers::of(table.numbers),
            rows: table
                .rows
                .iter()
                .filter_map(|(row, cell)| Some((row.clone(), Numbers::of(*cell)?)))
                .collect(),
        }
    }
}

/// One indicator with its tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenIndicator {
    pub id: String,
    /// The section of the findings; absent where it is about the respondents themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    pub title: Texts,
    /// Whether numbers were asked for, and not codes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_number: bool,
    /// Whether several codes may be given at once, so that their order in the file says nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_multiple: bool,
    pub codes: Vec<Named>,
    pub tables: Vec<FrozenTable>,
}

/// The questionnaire that a group answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedWith {
    pub group: GroupCode,
    pub questionnaire: String,
    pub version: String,
    /// SHA-256 of the file.
    pub digest: String,
}

/// What stands around the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    pub format: String,
    pub assessment: String,
    pub title: Texts,
    pub number: u32,
    /// Day of publishing in the zone of the round.
    pub published_on: String,
    pub minimum_base: usize,
    /// What the answers are where they are not the respondents' own word.
    pub marks: Vec<String>,
    pub questionnaires: Vec<AskedWith>,
}

/// The frozen set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    #[serde(flatten)]
    pub heading: Heading,
    pub participation: BTreeMap<GroupCode, Value>,
    /// States that submitted, by region.
    pub regions: IndexMap<String, Value>,
    pub region_names: Vec<Named>,
    pub sections: Vec<Named>,
    pub iscms: Vec<NamedIscm>,
    pub indicators: Vec<FrozenIndicator>,
}

/// What the texts of a set are taken from.
pub struct Names<'a> {
    pub sections: &'a [Part],
    pub indicators: &'a [Indicator],
    pub iscms: Vec<NamedIscm>,
    pub regions: Vec<Named>,
    /// Members of registers, whose ids are codes.
    pub member: &'a dyn Fn(&str, &str) -> Option<LocalizedText>,
}

impl Results {
    pub fn freeze(heading: Heading, set: &TableSet, names: Names) -> Results {
        let indicators = names.indicators.iter().filter_map(|indicator| {
            let tables: Vec<FrozenTable> = set
                .tables
                .iter()
                .filter(|(key, _)| key.indicator == indicator.name)
                .map(|(key, table)| FrozenTable::of(key.group, key.iscm.clone(), table))
                .collect();
            let first = indicator.measures.values().next()?;
            let mut codes: IndexMap<String, Texts> = IndexMap::new();
            for measure in indicator.measures.values() {
                for code in measure.codes.iter().chain(&measure.rows) {
                    codes
                        .entry(code.code.clone())
                        .or_insert_with(|| label_of(code));
                }
            }
            for code in tables.iter().flat_map(|table| table.codes.keys()) {
                codes.entry(code.clone()).or_insert_with(|| {
                    first
                        .register
                        .as_deref()
                        .and_then(|register| (names.member)(register, code))
                        .map_or_else(
                            || Texts([("en".to_owned(), code.clone())].into()),
                            |name| Texts::of(&name),
                        )
                });
            }
            let used = |code: &String| {
                tables
                    .iter()
                    .any(|table| table.codes.contains_key(code) || table.rows.contains_key(code))
            };
            let codes = codes
                .into_iter()
                .filter(|(code, _)| used(code))
                .map(|(id, name)| Named { id, name })
                .collect();
            (!tables.is_empty()).then(|| FrozenIndicator {
                id: indicator.name.clone(),
                section: indicator.section.clone(),
                title: Texts::of(&first.title),
                is_number: first.kind == MeasureKind::Number,
                is_multiple: indicator
                    .measures
                    .values()
                    .any(|measure| measure.kind == MeasureKind::MultipleChoice),
                codes,
                tables,
            })
        });
        let value = |cell: &Cell| Value::of(*cell).unwrap_or(Value::Hidden(Hidden::Hidden));
        Results {
            participation: set
                .participation
                .iter()
                .map(|(group, cell)| (*group, value(cell)))
                .collect(),
            regions: set
                .regions
                .iter()
                .map(|(region, cell)| (region.clone(), value(cell)))
                .collect(),
            region_names: names.regions,
            sections: names
                .sections
                .iter()
                .map(|part| Named {
                    id: part.id.clone(),
                    name: part.title.as_ref().map_or_else(Texts::default, Texts::of),
                })
                .collect(),
            iscms: names.iscms,
            indicators: indicators.collect(),
            heading,
        }
    }

    /// Whether it tells of an indicator about one ISCM what a set of today would tell.
    pub fn still_shows(&self, set: &TableSet, indicator: &str, iscm: &str) -> bool {
        let of_today = set
            .tables
            .iter()
            .filter(|(key, _)| key.indicator == indicator && key.iscm.as_deref() == Some(iscm))
            .map(|(key, table)| FrozenTable::of(key.group, key.iscm.clone(), table));
        let frozen = self
            .indicators
            .iter()
            .filter(|frozen| frozen.id == indicator)
            .flat_map(|frozen| &frozen.tables)
            .filter(|table| table.iscm.as_deref() == Some(iscm));
        of_today.eq(frozen.cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_numbers_are_a_word_and_come_back_as_they_were() {
        let values = [Value::Count(3), Value::Hidden(Hidden::Hidden)];
        let text = serde_json::to_string(&values).expect("it can be written");
        assert_eq!(text, r#"[3,"hidden"]"#);
        let back: [Value; 2] = serde_json::from_str(&text).expect("it can be read");
        assert_eq!(back, values);
    }
}
