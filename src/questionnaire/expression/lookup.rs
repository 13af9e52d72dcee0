//! What a name means inside a JSON object of values (section 7, "Names", of `questionnaires/README.md`).

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

use super::{Scope, Value};

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
    let names: Vec<(&str, Vec<i64>)> = path.split('.').map(name_and_indexes).collect();
    match find(values, &names) {
        Some(Found::Node(node)) => Value::from(node),
        Some(Found::Length(length)) => Value::Number(length as f64),
        None if path.ends_with(".length") => Value::Number(0.0),
        None => Value::Null,
    }
}

enum Found<'a> {
    Node(&'a Json),
    Length(usize),
}

/// Walks down, at each step by the longest run of names that is a key, so that a key with dots wins.
fn find<'a>(values: &'a Json, names: &[(&str, Vec<i64>)]) -> Option<Found<'a>> {
    let mut node = values;
    let mut at = 0;
    while at < names.len() {
        let last = names[at..]
            .iter()
            .position(|(_, indexes)| !indexes.is_empty())
            .map_or(names.len() - 1, |position| at + position);
        let (found, end) = (at..=last).rev().find_map(|end| {
            let key = names[at..=end]
                .iter()
                .map(|(name, _)| *name)
                .collect::<Vec<_>>();
            member(node, &key.join(".")).map(|found| (found, end))
        })?;
        at = end + 1;
        node = match found {
            Found::Node(node) => node,
            Found::Length(length) => {
                let ended = at == names.len() && names[end].1.is_empty();
                return ended.then_some(Found::Length(length));
            }
        };
        for &index in &names[end].1 {
            let list = node.as_array()?;
            let index = if index < 0 {
                index + list.len() as i64
            } else {
                index
            };
            node = list.get(usize::try_from(index).ok()?)?;
        }
    }
    Some(Found::Node(node))
}

/// The member of this name, exact spelling before another case.
fn member<'a>(node: &'a Json, name: &str) -> Option<Found<'a>> {
    match node {
        Json::Object(members) => members
            .get(name)
            .or_else(|| {
                let wanted = name.to_lowercase();
                members
                    .iter()
                    .find(|(key, _)| key.to_lowercase() == wanted)
                    .map(|(_, value)| value)
            })
            .map(Found::Node),
        Json::Array(items) if name == "length" => Some(Found::Length(items.len())),
        Json::Array(items) => items.get(name.parse::<usize>().ok()?).map(Found::Node),
        // As in JavaScript, the length of a text counts UTF-16 units.
        Json::String(text) if name == "length" => Some(Found::Length(text.encode_utf16().count())),
        _ => None,
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
