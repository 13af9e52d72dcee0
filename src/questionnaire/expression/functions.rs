//! The built-in functions.
//!
//! To add one: its name in [`BUILT_IN`], its line in [`call`], its meaning in section 7 of
//! `questionnaires/README.md`.

use std::cmp::Ordering;

use chrono::{DateTime, Datelike, Utc};

use super::arithmetic::joined_or_added;
use super::compare::order;
use super::convert::{is_empty, is_truthy, numeric, to_number};
use super::dates;
use super::evaluate::{RowScope, evaluate, holds};
use super::lookup::find_in_value;
use super::number::text_to_number;
use super::tree::{Call, Node};
use super::{Scope, Value};
use crate::questionnaire::nearest::{did_you_mean, nearest};

pub(super) const BUILT_IN: [&str; 28] = [
    "iif",
    "sum",
    "min",
    "max",
    "avg",
    "count",
    "round",
    "trunc",
    "sumInArray",
    "minInArray",
    "maxInArray",
    "countInArray",
    "avgInArray",
    "today",
    "currentDate",
    "currentYear",
    "getDate",
    "getYear",
    "year",
    "month",
    "day",
    "weekday",
    "age",
    "dateDiff",
    "diffDays",
    "dateAdd",
    "substring",
    "displayValue",
];

/// Functions of SurveyJS that need more than answers, language and clock.
const NOT_OFFERED: [&str; 4] = [
    "isContainerReady",
    "isDisplayMode",
    "propertyValue",
    "getComment",
];

/// Says what is wrong with the name of a function, if anything is.
pub(super) fn check_name(name: &str, extra_functions: &[&str]) -> Result<(), String> {
    if BUILT_IN.contains(&name) || extra_functions.contains(&name) {
        return Ok(());
    }
    if NOT_OFFERED.contains(&name) {
        return Err(format!(
            "the function `{name}` of SurveyJS is not offered here"
        ));
    }
    let known = BUILT_IN.into_iter().chain(extra_functions.iter().copied());
    let suggestion = did_you_mean(nearest(name, known));
    Err(format!("there is no function `{name}`{suggestion}"))
}

/// `sumInArray` and its family, whose first argument is read entry by entry.
pub(super) fn is_over_rows(function: &str) -> bool {
    function.ends_with("InArray")
}

/// Functions whose result changes with the clock or with a form, even without names.
pub(super) fn is_constant(call: &Call) -> bool {
    let reads_clock = matches!(
        call.function.as_str(),
        "today" | "currentDate" | "currentYear" | "age"
    );
    let reads_clock_without_argument =
        matches!(call.function.as_str(), "year" | "month" | "day" | "weekday")
            && call.arguments.is_empty();
    BUILT_IN.contains(&call.function.as_str())
        && call.function != "displayValue"
        && !reads_clock
        && !reads_clock_without_argument
}

/// The value of a call. The scope is asked first: in findings `count` is a function of its own.
pub(super) fn call(call: &Call, scope: &dyn Scope) -> Value {
    if call.function == "iif" {
        return iif(&call.arguments, scope);
    }
    let mut arguments: Vec<Value> = match call.arguments.first() {
        Some(Node::Name { name, .. }) if is_over_rows(&call.function) => vec![scope.entries(name)],
        Some(first) => vec![evaluate(first, scope)],
        None => Vec::new(),
    };
    // The condition over rows is not a value of this scope; it is evaluated per row.
    let further = if is_over_rows(&call.function) {
        2
    } else {
        usize::MAX
    };
    let further = call.arguments.iter().take(further).skip(1);
    arguments.extend(further.map(|argument| evaluate(argument, scope)));
    if let Some(value) = scope.call(&call.function, &arguments) {
        return value;
    }
    match call.function.as_str() {
        "sum" => total(&flattened(&arguments)),
        "min" => extreme(&flattened(&arguments), Ordering::Less),
        "max" => extreme(&flattened(&arguments), Ordering::Greater),
        "avg" => average(&flattened(&arguments)),
        "count" => Value::Number(flattened(&arguments).len() as f64),
        "round" => with_precision(&arguments, round),
        "trunc" => with_precision(&arguments, trunc),
        "substring" => substring(&arguments),
        "displayValue" => match arguments.first() {
            Some(Value::Text(name)) => {
                scope.display_value(name, arguments.get(1).filter(|value| !is_empty(value)))
            }
            _ => Value::Null,
        },
        function if is_over_rows(function) => over_rows(call, &arguments, scope),
        function => of_dates(function, &arguments, scope).unwrap_or(Value::Null),
    }
}

/// Reads only the branch that it gives back: an answer in the other one is no source of the result.
fn iif(arguments: &[Node], scope: &dyn Scope) -> Value {
    match arguments {
        [condition, then, ..] if is_truthy(&evaluate(condition, scope)) => evaluate(then, scope),
        [_, _, otherwise, ..] => evaluate(otherwise, scope),
        _ => Value::Null,
    }
}

/// All values in the arguments, null skipped, numeric text as number.
fn flattened(arguments: &[Value]) -> Vec<Value> {
    let mut values = Vec::new();
    for argument in arguments {
        match argument {
            Value::Null => {}
            Value::List(items) => values.extend(flattened(items)),
            other => values.push(numeric(other).map_or_else(|| other.clone(), Value::Number)),
        }
    }
    values
}

fn total(values: &[Value]) -> Value {
    values
        .iter()
        .cloned()
        .fold(Value::Number(0.0), joined_or_added)
}

fn average(values: &[Value]) -> Value {
    if values.is_empty() {
        return Value::Number(0.0);
    }
    Value::Number(to_number(&total(values)) / values.len() as f64)
}

fn extreme(values: &[Value], wanted: Ordering) -> Value {
    let better = |best: &Value, value: &Value| order(value, best) == Some(wanted);
    values
        .iter()
        .cloned()
        .reduce(|best, value| if better(&best, &value) { value } else { best })
        .unwrap_or(Value::Null)
}

/// `round` and `trunc`: a number, and to how many decimals.
fn with_precision(arguments: &[Value], function: fn(f64, f64) -> f64) -> Value {
    if matches!(arguments.first(), Some(Value::List(_))) {
        return with_precision(&flattened(arguments), function);
    }
    let precision = match arguments.get(1) {
        None | Some(Value::Null) => Some(0.0),
        Some(precision) => numeric(precision),
    };
    match (arguments.first(), precision) {
        (None | Some(Value::Null), _) => Value::Null,
        (Some(value), Some(precision)) => {
            Value::Number(numeric(value).map_or(f64::NAN, |number| function(number, precision)))
        }
        (Some(_), None) => Value::Number(f64::NAN),
    }
}

/// Half away from zero. The nudge puts right what binary fractions lose: 1.005 is meant to be a half.
fn round(number: f64, precision: f64) -> f64 {
    let factor = 10f64.powf(precision);
    let scaled = number * factor * (1.0 + f64::EPSILON);
    let below = scaled.floor();
    (if scaled - below >= 0.5 {
        below + 1.0
    } else {
        below
    }) / factor
}

fn trunc(number: f64, precision: f64) -> f64 {
    if precision < 1.0 {
        return number.trunc();
    }
    // By its digits, so that 4.35 keeps both decimals.
    let text = number.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if (decimals.len() as f64) > precision => {
            let dropped = decimals.len() - precision as usize;
            text_to_number(&text[..text.len() - dropped])
        }
        _ => number,
    }
}

/// The part of a text between two places, counted in UTF-16 units from 0; the places may be exchanged.
fn substring(arguments: &[Value]) -> Value {
    let (text, from) = match arguments {
        [Value::Null, ..] => return Value::Null,
        [Value::Text(text), from, ..] => (text, from),
        _ => return Value::Text(String::new()),
    };
    let Some(from) = numeric(from) else {
        return Value::Text(String::new());
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = units.len() as f64;
    let to = arguments.get(2).and_then(numeric).unwrap_or(length);
    let place = |number: f64| number.clamp(0.0, length).trunc() as usize;
    let (from, to) = (place(from), place(to));
    Value::Text(String::from_utf16_lossy(&units[from.min(to)..from.max(to)]))
}

/// `sumInArray(list, 'field' [, 'otherField'] [, condition])` and its family.
fn over_rows(call: &Call, arguments: &[Value], scope: &dyn Scope) -> Value {
    let function = call.function.as_str();
    let nothing = match function {
        "minInArray" | "maxInArray" => Value::Null,
        _ => Value::Number(0.0),
    };
    let (Some(data), Some(Value::Text(field))) = (arguments.first(), arguments.get(1)) else {
        return nothing;
    };
    let row_arguments = call.row_arguments();
    let rows: Vec<&Value> = match data {
        Value::List(items) => items.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => return nothing,
    };
    let counted: Vec<(&Value, Value)> = rows
        .into_iter()
        .filter_map(|row| {
            Some((
                row,
                find_in_value(row, field).filter(|value| !is_empty(value))?,
            ))
        })
        .filter(|(row, _)| {
            row_arguments
                .condition
                .is_none_or(|condition| holds(condition, &RowScope { row, outer: scope }))
        })
        .collect();
    let added = || {
        counted
            .iter()
            .filter_map(|(_, value)| as_number(value))
            .fold(Value::Number(0.0), joined_or_added)
    };
    match function {
        "countInArray" => Value::Number(counted.len() as f64),
        "sumInArray" => added(),
        "avgInArray" if counted.is_empty() => nothing,
        "avgInArray" => Value::Number(to_number(&added()) / counted.len() as f64),
        _ => {
            let wanted = if function == "minInArray" {
                Ordering::Less
            } else {
                Ordering::Greater
            };
            let winner = counted
                .iter()
                .filter_map(|(row, value)| Some((row, as_number(value)?)))
                .reduce(|best, next| {
                    if order(&next.1, &best.1) == Some(wanted) {
                        next
                    } else {
                        best
                    }
                });
            match (winner, row_arguments.result_field) {
                (None, _) => Value::Null,
                (Some((row, _)), Some(other)) if other != field => {
                    find_in_value(row, other).unwrap_or(Value::Null)
                }
                (Some((_, value)), _) => value,
            }
        }
    }
}

/// A text only as the number that it says; other values as they are.
fn as_number(value: &Value) -> Option<Value> {
    match value {
        Value::Text(_) => numeric(value).map(Value::Number),
        other => Some(other.clone()),
    }
}

/// The functions of dates; nothing where an argument is missing or says no date.
fn of_dates(function: &str, arguments: &[Value], scope: &dyn Scope) -> Option<Value> {
    let now = scope.now();
    let date = |position: usize| {
        arguments
            .get(position)
            .filter(|value| is_truthy(value))
            .and_then(dates::instant_of)
    };
    let unit = |position: usize, default: &'static str| match arguments.get(position) {
        Some(Value::Text(unit)) if !unit.is_empty() => unit.clone(),
        _ => default.to_owned(),
    };
    // Only an argument that is not written stands for today; one that is not answered gives null.
    let date_or_today = || {
        if arguments.is_empty() {
            Some(now)
        } else {
            date(0)
        }
    };
    let whole = |number: i64| Value::Number(number as f64);
    Some(match function {
        "currentDate" => Value::DateTime(now),
        "currentYear" => whole(year_of(now)),
        "today" => {
            let days = match arguments.first() {
                None => 0.0,
                Some(days) => numeric(days)?,
            };
            Value::DateTime(dates::day_after(now, days)?)
        }
        "getDate" => Value::DateTime(date(0)?),
        "getYear" => whole(year_of(date(0)?)),
        "year" => whole(year_of(date_or_today()?)),
        "month" => whole(i64::from(date_or_today()?.month())),
        "day" => whole(i64::from(date_or_today()?.day())),
        "weekday" => whole(i64::from(dates::weekday(date_or_today()?))),
        "age" => whole(difference(date(0)?, now, &unit(1, "years"))),
        "dateDiff" => whole(difference(date(0)?, date(1)?, &unit(2, "days"))),
        "diffDays" => match (date(0), date(1)) {
            (Some(from), Some(to)) => whole(dates::days_between(from, to)),
            _ => whole(0),
        },
        "dateAdd" => {
            let by = numeric(arguments.get(1)?)?;
            Value::DateTime(dates::moved(date(0)?, by, &unit(2, "days"))?)
        }
        _ => return None,
    })
}

fn year_of(date: DateTime<Utc>) -> i64 {
    i64::from(date.year())
}

/// Days and shorter: the distance, rounded up; months and years: whole and signed.
fn difference(from: DateTime<Utc>, to: DateTime<Utc>, unit: &str) -> i64 {
    let milliseconds = (to - from).num_milliseconds().abs();
    let rounded_up = |unit: i64| (milliseconds + unit - 1) / unit;
    match unit {
        "days" => dates::days_between(from, to),
        "hours" => rounded_up(3_600_000),
        "minutes" => rounded_up(60_000),
        "seconds" => rounded_up(1_000),
        "months" => dates::months_between(from, to),
        _ => dates::months_between(from, to) / 12,
    }
}
