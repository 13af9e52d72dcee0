//! Equality, order and membership (the table of section 7 of `questionnaires/README.md`).

use std::cmp::Ordering;

use super::Value;
use super::convert::{is_empty, is_truthy, to_number, to_text};
use super::dates::{instant_of, read_date, truncated};
use super::number::{text_to_number, trimmed};

/// `=`. `ordered`: lists are compared in their order (rankings).
pub(super) fn equal(left: &Value, right: &Value, ordered: bool) -> bool {
    equal_values(null_word(left), null_word(right), ordered)
}

/// survey-core takes the text `undefined` for null.
fn null_word(value: &Value) -> &Value {
    match value {
        Value::Text(text) if text == "undefined" => &Value::Null,
        value => value,
    }
}

fn equal_values(left: &Value, right: &Value, ordered: bool) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Null, Value::Text(text)) | (Value::Text(text), Value::Null) => text.is_empty(),
        (Value::Text(left), Value::Text(right)) => {
            trimmed(left).to_lowercase() == trimmed(right).to_lowercase()
        }
        (Value::DateTime(left), Value::DateTime(right)) => {
            left.timestamp_millis() == right.timestamp_millis()
        }
        // A text says a date at its own precision: `2019-04-30` is the whole day.
        (Value::DateTime(date), Value::Text(text)) | (Value::Text(text), Value::DateTime(date)) => {
            read_date(text).is_some_and(|(said, precision)| truncated(*date, precision) == said)
        }
        (Value::List(left), Value::List(right)) => equal_lists(left, right, ordered),
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, value)| {
                    right
                        .get(name)
                        .is_some_and(|other| equal_values(value, other, ordered))
                })
        }
        (Value::Boolean(value), Value::Text(text)) | (Value::Text(text), Value::Boolean(value)) => {
            text.to_lowercase() == value.to_string()
        }
        (Value::Boolean(_) | Value::Number(_), Value::Boolean(_) | Value::Number(_)) => {
            to_number(left) == to_number(right)
        }
        // An empty text is no number, although JavaScript makes 0 of it.
        (Value::Number(number), Value::Text(text)) | (Value::Text(text), Value::Number(number)) => {
            !text.is_empty() && text_to_number(text) == *number
        }
        // To survey-core both are objects without members.
        (Value::List(items), Value::Object(members))
        | (Value::Object(members), Value::List(items)) => items.is_empty() && members.is_empty(),
        _ => false,
    }
}

fn equal_lists(left: &[Value], right: &[Value], ordered: bool) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let same_order = left
        .iter()
        .zip(right)
        .all(|(left, right)| equal_values(left, right, ordered));
    if same_order || ordered {
        return same_order;
    }
    let mut unmatched: Vec<&Value> = right.iter().collect();
    left.iter().all(|item| {
        let position = unmatched
            .iter()
            .position(|other| equal_values(item, other, ordered));
        position.is_some_and(|position| {
            unmatched.swap_remove(position);
            true
        })
    })
}

/// The order of two values for `<` and `>`; none where a side is null or they cannot be compared.
pub(super) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => None,
        (Value::DateTime(date), text @ Value::Text(_)) => Some(date.cmp(&instant_of(text)?)),
        (text @ Value::Text(_), Value::DateTime(date)) => Some(instant_of(text)?.cmp(date)),
        _ if is_textual(left) && is_textual(right) => {
            // By UTF-16 code unit, with case, as JavaScript compares.
            Some(
                to_text(left)
                    .encode_utf16()
                    .cmp(to_text(right).encode_utf16()),
            )
        }
        _ => to_number(left).partial_cmp(&to_number(right)),
    }
}

fn is_textual(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::List(_) | Value::Object(_))
}

/// `contains`, or its opposite where `wanted` is false.
fn contains_core(left: &Value, right: &Value, wanted: bool) -> bool {
    match left {
        Value::List(members) if members.is_empty() => !wanted,
        Value::List(members) => {
            let has_all = items(right)
                .iter()
                .all(|item| members.iter().any(|own| equal(own, item, false)));
            has_all == wanted
        }
        Value::Null => false,
        Value::Text(text) if text.is_empty() => false,
        Value::Number(number) if number.is_nan() => false,
        // As in survey-core nothing, 0 and false are never part of a text, and never not part of one.
        _ if !is_truthy(right) => false,
        text => {
            let text = to_text(text).to_lowercase();
            text.contains(&to_text(right).to_lowercase()) == wanted
        }
    }
}

pub(super) fn contains(left: &Value, right: &Value) -> bool {
    contains_core(left, right, true)
}

pub(super) fn not_contains(left: &Value, right: &Value) -> bool {
    if !is_truthy(left) && !is_empty(right) {
        return true;
    }
    contains_core(left, right, false)
}

/// Some element in common; a single value counts as a list.
pub(super) fn any_of(left: &Value, right: &Value) -> bool {
    if is_empty(left) {
        return is_empty(right);
    }
    if is_empty(right) {
        return true;
    }
    items(left)
        .iter()
        .any(|own| items(right).iter().any(|other| equal(own, other, false)))
}

/// The members of a list; a single value is its only member.
fn items(value: &Value) -> &[Value] {
    match value {
        Value::List(items) => items,
        single => std::slice::from_ref(single),
    }
}

/// The left side has every element of the right side.
pub(super) fn all_of(left: &Value, right: &Value) -> bool {
    if !is_truthy(left) && !is_empty(right) {
        return false;
    }
    match right {
        Value::List(items) => items.iter().all(|item| contains(left, item)),
        single => contains(left, single),
    }
}
