//! What a registry file looks like, as a table, and the walk that compares a file with it.
//!
//! Reading with `serde` alone would stop at the first problem and not say where it is; the walk finds all
//! of them. What passes here, `serde` reads without complaint.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::date::{DateRange, PartialDate};
use super::id::{CountryCode, is_code, is_slug};
use super::problem::{RegistryProblem, RegistryProblemCode as Code, pointer_to};
use super::record::RecordKind;
use super::text::language_of_code;
use super::vocabulary::Vocabulary;

/// The shape of a value.
pub(super) enum Shape {
    /// A text of ours: a string, or one string per language with English among them.
    Text,
    /// A string that is not blank.
    Plain,
    /// A string that fits the test, described by the words.
    Checked(fn(&str) -> bool, &'static str),
    Slug,
    Code,
    Alpha2,
    Date,
    Range,
    /// An `http` or `https` address.
    Address,
    Number(u64, u64),
    OneOf(&'static [&'static str]),
    Reference(RecordKind),
    /// A code of this vocabulary of the same file.
    Term(&'static str),
    /// Language codes to strings.
    PerLanguage,
    List(&'static Shape),
    Object(&'static [Field]),
    /// An object that has exactly one of these properties, beside others.
    ObjectWithOne(&'static [&'static str], &'static [Field]),
}

/// A property of an object.
pub(super) struct Field {
    pub name: &'static str,
    pub required: bool,
    pub shape: Shape,
}

/// The ids that a file defines, so that references can be followed.
pub(super) struct Known {
    records: BTreeMap<RecordKind, BTreeSet<String>>,
    terms: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    /// Collects the ids without minding anything else that may be wrong.
    pub fn of(lists: &BTreeMap<RecordKind, Vec<Json>>) -> Known {
        let id_of = |record: &Json| Some(record.get("id")?.as_str()?.to_owned());
        let records = lists
            .iter()
            .map(|(kind, list)| (*kind, list.iter().filter_map(id_of).collect()))
            .collect();
        let terms = lists
            .get(&RecordKind::Vocabulary)
            .into_iter()
            .flatten()
            .filter_map(|vocabulary| {
                let terms = vocabulary.get("terms")?.as_array()?;
                Some((id_of(vocabulary)?, terms.iter().filter_map(id_of).collect()))
            })
            .collect();
        Known { records, terms }
    }

    fn has_record(&self, kind: RecordKind, id: &str) -> bool {
        self.records.get(&kind).is_some_and(|ids| ids.contains(id))
    }

    fn has_term(&self, vocabulary: &str, code: &str) -> bool {
        self.terms
            .get(vocabulary)
            .is_some_and(|codes| codes.contains(code))
    }
}

/// Compares values with shapes and collects what does not fit.
pub(super) struct Walk<'a> {
    pub known: &'a Known,
    pub problems: Vec<RegistryProblem>,
}

impl Walk<'_> {
    pub fn report(&mut self, code: Code, pointer: &str, message: impl Into<String>) {
        self.problems.push(RegistryProblem {
            code,
            pointer: pointer.to_owned(),
            message: message.into(),
        });
    }

    /// Reports everything about this value that does not fit the shape.
    pub fn value(&mut self, value: &Json, shape: &Shape, pointer: &str) {
        match shape {
            Shape::Text => match value {
                Json::Object(texts) => self.per_language(texts, true, pointer),
                other => {
                    self.string(other, pointer, "a text, or one text per language");
                }
            },
            Shape::PerLanguage => match value {
                Json::Object(texts) => self.per_language(texts, false, pointer),
                other => self.wrong_type(other, "an object of texts by language", pointer),
            },
            Shape::List(of) => match value {
                Json::Array(entries) => {
                    for (index, entry) in entries.iter().enumerate() {
                        let at = pointer_to(pointer, index);
                        self.value(entry, of, &at);
                        if entry.is_string() && entries[..index].contains(entry) {
                            self.report(Code::Duplicate, &at, format!("{entry} stands here twice"));
                        }
                    }
                }
                other => self.wrong_type(other, "a list", pointer),
            },
            Shape::Object(fields) => self.object(value, fields, &[], pointer),
            Shape::ObjectWithOne(alternatives, fields) => {
                self.object(value, fields, alternatives, pointer)
            }
            Shape::Number(from, to) => {
                if !value
                    .as_u64()
                    .is_some_and(|number| (*from..=*to).contains(&number))
                {
                    self.wrong_type(
                        value,
                        &format!("a whole number from {from} to {to}"),
                        pointer,
                    );
                }
            }
            Shape::Plain
            | Shape::Checked(..)
            | Shape::Slug
            | Shape::Code
            | Shape::Alpha2
            | Shape::Date
            | Shape::Range
            | Shape::Address
            | Shape::OneOf(_)
            | Shape::Reference(_)
            | Shape::Term(_) => {
                if let Some(text) = self.string(value, pointer, "a text") {
                    self.plain(text, shape, pointer);
                }
            }
        }
    }

    fn plain(&mut self, text: &str, shape: &Shape, pointer: &str) {
        match shape {
            Shape::Checked(fits, expected) if !fits(text) => {
                self.report(
                    Code::UnknownCode,
                    pointer,
                    format!("`{text}` is not {expected}"),
                );
            }
            Shape::Slug if !is_slug(text) => self.bad_id(text, super::IscmId::EXPECTED, pointer),
            Shape::Code if !is_code(text) => self.bad_id(text, super::ThemeCode::EXPECTED, pointer),
            Shape::Alpha2 if CountryCode::parse(text).is_none() => {
                self.bad_id(text, CountryCode::EXPECTED, pointer);
            }
            Shape::Date => {
                if let Err(error) = text.parse::<PartialDate>() {
                    self.report(Code::BadDate, pointer, error.to_string());
                }
            }
            Shape::Range => {
                if let Err(error) = text.parse::<DateRange>() {
                    self.report(Code::BadDate, pointer, error.to_string());
                }
            }
            Shape::Address if !is_web_address(text) => {
                self.report(
                    Code::BadAddress,
                    pointer,
                    format!("`{text}` is not an address that begins with http:// or https://"),
                );
            }
            Shape::OneOf(values) if !values.contains(&text) => {
                self.report(
                    Code::UnknownCode,
                    pointer,
                    format!("`{text}` is none of {}", values.join(", ")),
                );
            }
            Shape::Reference(kind) if !self.known.has_record(*kind, text) => {
                let code = match kind {
                    RecordKind::Country => Code::UnknownCountry,
                    RecordKind::Organization => Code::UnknownOrganization,
                    RecordKind::Region => Code::UnknownRegion,
                    RecordKind::Group => Code::UnknownGroup,
                    _ => Code::UnknownCode,
                };
                self.report(
                    code,
                    pointer,
                    format!("`{text}` is not in the list `{}`", kind.list_name()),
                );
            }
            Shape::Term(vocabulary) if !self.known.has_term(vocabulary, text) => {
                let code = if *vocabulary == Vocabulary::THEMES {
                    Code::UnknownTheme
                } else {
                    Code::UnknownCode
                };
                self.report(
                    code,
                    pointer,
                    format!("`{text}` is not a code of the vocabulary `{vocabulary}`"),
                );
            }
            _ => {}
        }
    }

    fn object(&mut self, value: &Json, fields: &[Field], one_of: &[&str], pointer: &str) {
        let Json::Object(object) = value else {
            return self.wrong_type(value, "an object", pointer);
        };
        for field in fields {
            match object.get(field.name) {
                Some(inner) => self.value(inner, &field.shape, &pointer_to(pointer, field.name)),
                None if field.required => self.report(
                    Code::MissingProperty,
                    pointer,
                    format!("`{}` is missing", field.name),
                ),
                None => {}
            }
        }
        for name in object.keys() {
            if !fields.iter().any(|field| field.name == name) {
                let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
                self.report(
                    Code::UnknownProperty,
                    &pointer_to(pointer, name),
                    format!("`{name}` is none of {}", names.join(", ")),
                );
            }
        }
        let chosen = one_of
            .iter()
            .filter(|name| object.contains_key(**name))
            .count();
        if !one_of.is_empty() && chosen != 1 {
            let (code, what) = if chosen == 0 {
                (Code::MissingProperty, "one of")
            } else {
                (Code::Contradiction, "only one of")
            };
            self.report(
                code,
                pointer,
                format!("{what} {} is expected", one_of.join(", ")),
            );
        }
    }

    fn per_language(
        &mut self,
        texts: &serde_json::Map<String, Json>,
        needs_english: bool,
        pointer: &str,
    ) {
        if needs_english && !texts.contains_key("en") {
            self.report(
                Code::MissingProperty,
                pointer,
                "a text needs English (`en`)",
            );
        }
        for (language, text) in texts {
            let at = pointer_to(pointer, language);
            if language_of_code(language).is_none() {
                self.report(
                    Code::UnknownLanguage,
                    &at,
                    format!("`{language}` is none of ar, zh, en, fr, ru, es"),
                );
            }
            self.string(text, &at, "a text");
        }
    }

    /// The string in a value, unless it is none or blank, which is reported.
    fn string<'v>(&mut self, value: &'v Json, pointer: &str, expected: &str) -> Option<&'v str> {
        let Json::String(text) = value else {
            self.wrong_type(value, expected, pointer);
            return None;
        };
        if text.trim().is_empty() {
            self.report(
                Code::Empty,
                pointer,
                "leave the property out instead of an empty text",
            );
            return None;
        }
        Some(text)
    }

    fn bad_id(&mut self, text: &str, expected: &str, pointer: &str) {
        self.report(Code::BadId, pointer, format!("`{text}` is not {expected}"));
    }

    fn wrong_type(&mut self, value: &Json, expected: &str, pointer: &str) {
        let found = match value {
            Json::Null => "null (leave the property out instead)",
            Json::Bool(_) => "a boolean",
            Json::Number(number) => {
                let message = format!("expected {expected}, found the number {number}");
                return self.report(Code::WrongType, pointer, message);
            }
            Json::String(_) => "a text",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        };
        self.report(
            Code::WrongType,
            pointer,
            format!("expected {expected}, found {found}"),
        );
    }
}

/// Addresses become links on public pages, so nothing but the web is let in.
fn is_web_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.strip_prefix(scheme).is_some_and(|rest| {
            rest.len() > 3
                && rest.contains('.')
                && !rest.starts_with(['/', '.'])
                && !text
                    .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`".contains(c))
        })
    })
}
