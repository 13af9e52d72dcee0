//! The address of an answer.

use std::fmt;

use serde_json::Value as Json;

/// Where an answer stands: names and keys joined by `/` (section 8), such as `contributions/national/about`.
///
/// A key may hold any text; in an address `~` is written `~0` and `/` is written `~1`, as in a JSON Pointer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// An address as it was written by [`Address::as_str`].
    pub fn parse(text: &str) -> Address {
        Address(text.to_owned())
    }

    pub fn root(name: &str) -> Address {
        Address(escape(name))
    }

    #[must_use]
    pub fn join(&self, part: &str) -> Address {
        if self.0.is_empty() {
            return Address::root(part);
        }
        Address(format!("{}/{}", self.0, escape(part)))
    }

    /// The address above all others, which no answer has.
    pub(in crate::questionnaire) fn empty() -> Address {
        Address(String::new())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn parts(&self) -> impl Iterator<Item = String> {
        self.0.split('/').map(unescape)
    }

    /// Whether this is the prefix or something below it; a shared scope is a prefix.
    pub fn is_within(&self, prefix: &Address) -> bool {
        self.0
            .strip_prefix(&prefix.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

fn escape(part: &str) -> String {
    if part.contains(['~', '/']) {
        part.replace('~', "~0").replace('/', "~1")
    } else {
        part.to_owned()
    }
}

fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

/// A key or a row's value as a part of an address.
pub(in crate::questionnaire) fn part_of(key: &Json) -> Option<String> {
    match key {
        Json::String(text) if !text.is_empty() => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
