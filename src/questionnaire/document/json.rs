//! Text → JSON value, within bounds, with line and column of a syntax error and with the properties
//! that an object gives twice (which `serde_json` would silently merge).

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::problem::{Problem, ProblemCode};

/// The largest file that is read.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The deepest nesting of objects and lists.
pub const MAX_DEPTH: usize = 32;

/// Reads one JSON value; in the error case the problem is the only one that can be told.
pub fn parse(text: &str) -> Result<(Json, Vec<Problem>), Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::new(
            ProblemCode::TooLarge,
            "",
            format!(
                "the file has {} bytes; at most {MAX_BYTES} (2 MiB) are read",
                text.len()
            ),
        ));
    }
    // Some editors put a byte order mark in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_depth(text)?;
    let repeated = RefCell::new(Vec::new());
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let seed = Node {
        pointer: String::new(),
        repeated: &repeated,
    };
    let value = seed
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(syntax_problem)?;
    Ok((value, repeated.into_inner()))
}

/// The problem of a file whose bytes are no UTF-8 from `offset` on.
pub fn not_utf8(bytes: &[u8], offset: usize) -> Problem {
    let before = &bytes[..offset];
    let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
    let line_start = before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |position| position + 1);
    let column = 1 + String::from_utf8_lossy(&before[line_start..])
        .chars()
        .count();
    Problem::new(
        ProblemCode::BadJson,
        "",
        format!("line {line}, column {column}: the file is not UTF-8 from here on"),
    )
}

/// Escapes one step of a JSON Pointer.
pub fn pointer_step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn syntax_problem(error: serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    // serde_json ends its text with the place, which we put in front.
    let reason = text.split(" at line ").next().unwrap_or(&text);
    Problem::new(
        ProblemCode::BadJson,
        "",
        format!("line {line}, column {column}: {reason}"),
    )
}

/// The order in which the values of a tree stand in the file, by pointer.
pub fn positions(tree: &Json) -> HashMap<String, usize> {
    let mut positions = HashMap::new();
    let mut waiting = vec![(String::new(), tree)];
    while let Some((pointer, value)) = waiting.pop() {
        // The last pushed comes first, so parts are pushed from the end.
        match value {
            Json::Array(values) => waiting.extend(
                values
                    .iter()
                    .enumerate()
                    .rev()
                    .map(|(index, value)| (format!("{pointer}/{index}"), value)),
            ),
            Json::Object(members) => waiting.extend(
                members
                    .iter()
                    .rev()
                    .map(|(name, value)| (format!("{pointer}/{}", pointer_step(name)), value)),
            ),
            _ => {}
        }
        positions.insert(pointer, positions.len());
    }
    positions
}

/// Looks at brackets outside of strings only, so that hostile nesting costs one pass and no stack.
fn check_depth(text: &str) -> Result<(), Problem> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    let (mut line, mut column) = (1usize, 0usize);
    for character in text.chars() {
        column += 1;
        match character {
            '\n' => {
                line += 1;
                column = 0;
            }
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '{' | '[' if !in_string => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Problem::new(
                        ProblemCode::TooLarge,
                        "",
                        format!(
                            "line {line}, column {column}: objects and lists are nested more than {MAX_DEPTH} deep"
                        ),
                    ));
                }
            }
            '}' | ']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

struct Node<'a> {
    pointer: String,
    repeated: &'a RefCell<Vec<Problem>>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Node {
            pointer: format!("{}/{}", self.pointer, values.len()),
            repeated: self.repeated,
        })? {
            values.push(value);
        }
        Ok(Json::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut members = Map::new();
        while let Some(name) = object.next_key::<String>()? {
            let pointer = format!("{}/{}", self.pointer, pointer_step(&name));
            let value = object.next_value_seed(Node {
                pointer: pointer.clone(),
                repeated: self.repeated,
            })?;
            if members.contains_key(&name) {
                self.repeated.borrow_mut().push(Problem::new(
                    ProblemCode::Conflict,
                    pointer,
                    format!("\"{name}\" is given twice in the same object"),
                ));
            }
            members.insert(name, value);
        }
        Ok(Json::Object(members))
    }
}
