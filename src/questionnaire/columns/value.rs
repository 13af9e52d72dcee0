//! Values as they stand in a stored submission, borrowed from its text, and as they stand in a table.

use std::borrow::Cow;
use std::fmt;
use std::fmt::Write;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The value of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerValue<'d> {
    Nothing,
    Bool(bool),
    Number(f64),
    Text(Cow<'d, str>),
    List(Vec<AnswerValue<'d>>),
    /// Where an entry stands in its list, from 0; set aside it has none.
    Position(Option<u64>),
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'d> {
    Empty,
    Number(f64),
    Text(Cow<'d, str>),
}

impl<'d> Cell<'d> {
    pub const YES: Cell<'static> = Cell::Number(1.0);
    pub const NO: Cell<'static> = Cell::Number(0.0);

    pub fn text(text: impl Into<Cow<'d, str>>) -> Cell<'d> {
        Cell::Text(text.into())
    }

    /// A number where there is one.
    pub fn number(number: Option<f64>) -> Cell<'d> {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

/// Writes a number the shortest way that reads back as the same: 3 and not 3.0.
pub fn number_text(number: f64, into: &mut String) {
    // Writing to a string cannot fail.
    let _ = if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        write!(into, "{}", number as i64)
    } else {
        write!(into, "{number}")
    };
}

impl<'d> AnswerValue<'d> {
    /// As a code: a text as it is, a number as it is written, true and false in words.
    pub(super) fn code(&self) -> Option<Cow<'d, str>> {
        match self {
            AnswerValue::Text(text) => Some(text.clone()),
            AnswerValue::Number(number) => {
                let mut text = String::new();
                number_text(*number, &mut text);
                Some(Cow::Owned(text))
            }
            AnswerValue::Bool(flag) => Some(Cow::Borrowed(if *flag { "true" } else { "false" })),
            AnswerValue::Nothing | AnswerValue::List(_) | AnswerValue::Position(_) => None,
        }
    }
}

impl<'de: 'd, 'd> Deserialize<'de> for AnswerValue<'d> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = AnswerValue<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the value of an answer")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(AnswerValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(AnswerValue::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(AnswerValue::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(AnswerValue::Number(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(AnswerValue::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(AnswerValue::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(AnswerValue::Text(Cow::Owned(value)))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(AnswerValue::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = sequence.next_element()? {
            list.push(value);
        }
        Ok(AnswerValue::List(list))
    }

    /// Only an entry is stored as an object: its position, and whether it was set aside.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut position = None;
        let mut aside = false;
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            match name.as_ref() {
                "position" => position = map.next_value()?,
                "aside" => aside = map.next_value()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(AnswerValue::Position(position.filter(|_| !aside)))
    }
}
