//! What a name means inside a JSON object of values (section 7, "Names", of `questionnaires/README.md`).

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::{Scope, Value};

/// No questionnaire nests as deep; each step costs a search for the longest key.
const MAX_STEPS: usize = 100;

/// A scope over one JSON object, without a form behind it.
pub struct JsonScope<'a> {
    pub values: &'a Json,
    pub now: DateTime<Utc>,
}

impl Scope for JsonScope<'_> {
    fn value(&self, name: &str) -> Value {
        look_up(self.values, name)
    }

    fn now(&self) -> DateTime<Utc> {
        self.now
    }
}

/// The value at `path` (`a.b`, `a[0].b`, `a[-1]`, `a.length`), `Null` when there is none.
pub fn look_up(values: &Json, path: &str) -> Value {
    found_at(values, path).map_or_else(
        || absent(path),
        |found| found.value(|node| Value::from(node)),
    )
}

/// The value at `path`, or nothing where the path leads nowhere.
pub(super) fn find_in_value(value: &Value, path: &str) -> Option<Value> {
    found_at(value, path).map(|found| found.value(Value::clone))
}

/// The length of what is absent is 0.
fn absent(path: &str) -> Value {
    if path.ends_with(".length") {
        Value::Number(0.0)
    } else {
        Value::Null
    }
}

/// JSON and [`Value`] alike, as far as names lead into them.
trait Tree {
    /// The member of this name, exact spelling before another case.
    fn member(&self, name: &str) -> Option<&Self>;
    fn items(&self) -> Option<&[Self]>
    where
        Self: Sized;
    fn text(&self) -> Option<&str>;
}

impl Tree for Json {
    fn member(&self, name: &str) -> Option<&Json> {
        let members = self.as_object()?;
        members.get(name).or_else(|| {
            let wanted = name.to_lowercase();
            let mut members = members.iter();
            members
                .find(|(key, _)| key.to_lowercase() == wanted)
                .map(|(_, value)| value)
        })
    }

    fn items(&self) -> Option<&[Json]> {
        self.as_array().map(Vec::as_slice)
    }

    fn text(&self) -> Option<&str> {
        self.as_str()
    }
}

impl Tree for Value {
    fn member(&self, name: &str) -> Option<&Value> {
        let Value::Object(members) = self else {
            return None;
        };
        members.get(name).or_else(|| {
            let wanted = name.to_lowercase();
            let mut members = members.iter();
            members
                .find(|(key, _)| key.to_lowercase() == wanted)
                .map(|(_, value)| value)
        })
    }

    fn items(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

enum Found<'a, T> {
    Node(&'a T),
    Length(usize),
}

impl<T> Found<'_, T> {
    fn value(&self, of_node: impl FnOnce(&T) -> Value) -> Value {
        match self {
            Found::Node(node) => of_node(node),
            Found::Length(length) => Value::Number(*length as f64),
        }
    }
}

/// Walks down, at each step by the longest run of names that is a key, so that a key with dots wins.
fn found_at<'a, T: Tree>(values: &'a T, path: &str) -> Option<Found<'a, T>> {
    let steps: Vec<(&str, Vec<i64>)> = path.split('.').map(name_and_indexes).collect();
    if steps.len() > MAX_STEPS {
        return None;
    }
    let mut node = values;
    let mut at = 0;
    while at < steps.len() {
        let has_index = |(_, indexes): &(&str, Vec<i64>)| !indexes.is_empty();
        let last = steps[at..].iter().position(has_index);
        let last = last.map_or(steps.len() - 1, |position| at + position);
        let (found, end) = (at..=last).rev().find_map(|end| {
            let names: Vec<&str> = steps[at..=end].iter().map(|(name, _)| *name).collect();
            step(node, &names.join(".")).map(|found| (found, end))
        })?;
        at = end + 1;
        node = match found {
            Found::Node(node) => node,
            Found::Length(length) => {
                let is_last = at == steps.len() && steps[end].1.is_empty();
                return is_last.then_some(Found::Length(length));
            }
        };
        for &index in &steps[end].1 {
            let items = node.items()?;
            let index = if index < 0 {
                index.checked_add(items.len() as i64)?
            } else {
                index
            };
            node = items.get(usize::try_from(index).ok()?)?;
        }
    }
    Some(Found::Node(node))
}

fn step<'a, T: Tree>(node: &'a T, name: &str) -> Option<Found<'a, T>> {
    if let Some(items) = node.items() {
        return match name {
            "length" => Some(Found::Length(items.len())),
            _ => items.get(name.parse::<usize>().ok()?).map(Found::Node),
        };
    }
    match node.text() {
        // As in JavaScript, the length of a text counts UTF-16 units.
        Some(text) => (name == "length").then(|| Found::Length(text.encode_utf16().count())),
        None => node.member(name).map(Found::Node),
    }
}

/// `a[0][-1]` → `a`, `[0, -1]`.
fn name_and_indexes(written: &str) -> (&str, Vec<i64>) {
    let mut name = written;
    let mut indexes = Vec::new();
    while let Some((before, index)) = name
        .strip_suffix(']')
        .and_then(|inside| inside.rsplit_once('['))
    {
        let Ok(index) = index.trim().parse::<i64>() else {
            break;
        };
        indexes.insert(0, index);
        name = before;
    }
    (name, indexes)
}

impl From<&Json> for Value {
    fn from(json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Boolean(*value),
            Json::Number(number) => number.as_f64().map_or(Value::Null, Value::Number),
            Json::String(text) => Value::Text(text.clone()),
            Json::Array(items) => Value::List(items.iter().map(Value::from).collect()),
            Json::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), Value::from(value)))
                    .collect(),
            ),
        }
    }
}

impl From<&Value> for Json {
    /// As JavaScript's JSON writes it: 3 and not 3.0, `null` for what is no number, dates as ISO text.
    fn from(value: &Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Boolean(value) => Json::Bool(*value),
            Value::Number(number)
                if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 =>
            {
                Json::from(*number as i64)
            }
            Value::Number(number) => Json::from(*number),
            Value::Text(text) => Json::String(text.clone()),
            Value::DateTime(instant) => {
                Json::String(instant.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
            }
            Value::List(items) => Json::Array(items.iter().map(Json::from).collect()),
            Value::Object(members) => Json::Object(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), Json::from(value)))
                    .collect(),
            ),
        }
    }
}
