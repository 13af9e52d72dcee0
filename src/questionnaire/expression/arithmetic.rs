//! `+ - * / % ^`, and what null counts as beside its neighbour.

use super::Value;
use super::convert::{is_empty, is_truthy, joined, numeric, to_number, to_text};
use super::number::{decimals, rounded};

/// Empty counts as 0 beside a number, as `""` beside a text, as `[]` beside a list.
pub(super) fn beside(value: Value, other: &Value) -> Value {
    if !is_empty(&value) {
        return value;
    }
    match (&value, other) {
        (_, Value::Number(_)) => Value::Number(0.0),
        (Value::Text(_), _) => value,
        (_, Value::Text(_)) => Value::Text(String::new()),
        (_, Value::List(_)) => Value::List(Vec::new()),
        _ => Value::Number(0.0),
    }
}

pub(super) fn plus(left: Value, right: Value) -> Value {
    match (left, right) {
        (Value::List(mut left), Value::List(right)) => {
            left.extend(right);
            Value::List(left)
        }
        (Value::List(items), Value::Text(text)) => Value::Text(joined(&items, ", ") + &text),
        (Value::Text(text), Value::List(items)) => Value::Text(text + &joined(&items, ", ")),
        (Value::List(items), Value::Number(number))
        | (Value::Number(number), Value::List(items)) => {
            let own = items.iter().filter_map(|item| match item {
                Value::Number(number) => Some(*number),
                _ => None,
            });
            Value::Number(sum(own.fold(0.0, sum), number))
        }
        (left, right) => joined_or_added(left, right),
    }
}

/// JavaScript's `+`, with the decimals of a sum of numbers put right.
pub(super) fn joined_or_added(left: Value, right: Value) -> Value {
    let joins =
        |value: &Value| !matches!(value, Value::Null | Value::Boolean(_) | Value::Number(_));
    if joins(&left) || joins(&right) {
        return Value::Text(to_text(&left) + &to_text(&right));
    }
    Value::Number(sum(to_number(&left), to_number(&right)))
}

/// A sum rounded to the longer number of decimals, so that `0.1 + 0.2` is 0.3.
pub(super) fn sum(left: f64, right: f64) -> f64 {
    rounded(left + right, decimals(left).max(decimals(right)))
}

pub(super) fn minus(left: &Value, right: &Value) -> Value {
    let difference = to_number(left) - to_number(right);
    Value::Number(rounded(
        difference,
        decimals_of(left).max(decimals_of(right)),
    ))
}

/// A product rounded to the summed number of decimals.
pub(super) fn times(left: &Value, right: &Value) -> Value {
    let product = to_number(left) * to_number(right);
    Value::Number(rounded(product, decimals_of(left) + decimals_of(right)))
}

pub(super) fn divided(left: &Value, right: &Value) -> Value {
    by_something(right, |divisor| to_number(left) / divisor)
}

pub(super) fn remainder(left: &Value, right: &Value) -> Value {
    by_something(right, |divisor| to_number(left) % divisor)
}

/// Null where the divisor is nothing.
fn by_something(divisor: &Value, result: impl FnOnce(f64) -> f64) -> Value {
    let number = to_number(divisor);
    if !is_truthy(divisor) || number == 0.0 {
        return Value::Null;
    }
    Value::Number(result(number))
}

pub(super) fn power(left: &Value, right: &Value) -> Value {
    let (base, exponent) = (to_number(left), to_number(right));
    // Where Rust says 1, JavaScript says that there is no number.
    if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        return Value::Number(f64::NAN);
    }
    Value::Number(base.powf(exponent))
}

fn decimals_of(value: &Value) -> usize {
    numeric(value).map_or(0, decimals)
}
