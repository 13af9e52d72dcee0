//! Conversions between values: as survey-core converts what it reads, and as JavaScript does inside
//! operators.

use super::Value;
use super::dates::date_to_text;
use super::number::{number_to_text, numeric_text, text_to_number};

/// A variable's text is read as a boolean or a number where it looks like one (section 7, "Values").
pub(super) fn read_variable(value: Value) -> Value {
    let Value::Text(text) = &value else {
        return value;
    };
    if text.eq_ignore_ascii_case("true") {
        return Value::Boolean(true);
    }
    if text.eq_ignore_ascii_case("false") {
        return Value::Boolean(false);
    }
    // `007` is a code, `0`, `0.5` and `0,5` are numbers.
    let is_code = text.len() > 1
        && text.starts_with('0')
        && !text.starts_with("0x")
        && !text[1..].starts_with(['.', ',']);
    match numeric_text(text) {
        Some(number) if !is_code => Value::Number(number),
        _ => value,
    }
}

/// Null, `""`, `[]`, an object with only empty members; `0`, `false` and blanks are not empty.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Boolean(_) | Value::DateTime(_) => false,
        Value::Number(number) => number.is_nan(),
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_empty),
    }
}

/// Truth as in JavaScript, for `and`, `or`, `!` and `iif`.
pub(super) fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Boolean(value) => *value,
        Value::Number(number) => *number != 0.0 && !number.is_nan(),
        Value::Text(text) => !text.is_empty(),
        Value::DateTime(_) | Value::List(_) | Value::Object(_) => true,
    }
}

/// The number that survey-core sees in a value, if it sees one.
pub(super) fn numeric(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number).filter(|number| number.is_finite()),
        Value::Text(text) => numeric_text(text),
        _ => None,
    }
}

/// The number that JavaScript makes of a value in arithmetic; NaN where there is none.
pub(super) fn to_number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Boolean(value) => f64::from(u8::from(*value)),
        Value::Number(number) => *number,
        Value::Text(text) => text_to_number(text),
        Value::DateTime(instant) => instant.timestamp_millis() as f64,
        Value::List(_) => text_to_number(&to_text(value)),
        Value::Object(_) => f64::NAN,
    }
}

/// The text that JavaScript makes of a value when it is joined to a text.
pub(super) fn to_text(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Number(number) => number_to_text(*number),
        Value::Text(text) => text.clone(),
        Value::DateTime(instant) => date_to_text(*instant),
        Value::List(items) => joined(items, ","),
        Value::Object(_) => "[object Object]".to_owned(),
    }
}

/// The members of a list as one text; nothing stands for null.
pub(super) fn joined(items: &[Value], separator: &str) -> String {
    let texts: Vec<String> = items
        .iter()
        .map(|item| match item {
            Value::Null => String::new(),
            item => to_text(item),
        })
        .collect();
    texts.join(separator)
}
