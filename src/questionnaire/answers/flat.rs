//! Answers as rows: one value per address.

use std::collections::HashMap;

use serde_json::{Map, Value as Json, json};

use super::address::part_of;
use super::layout::{Fields, Layout, ListShape, Shape};
use super::normal::normalise;
use super::{Address, COMMENT_SUFFIX, ENTRY_ID, SET_ASIDE};
use crate::questionnaire::model::Questionnaire;

/// Takes answers apart: one value per address, in the order of the file.
///
/// The value of an entry itself (`contributions/national`) is its position from 0; for one that is set aside
/// an object `{"position": 3, "aside": true}`.
pub fn flatten(questionnaire: &Questionnaire, answers: &Map<String, Json>) -> Vec<(Address, Json)> {
    let layout = Layout::new(questionnaire, None);
    let stored = normalise(&layout, answers, None);
    let mut rows = Vec::new();
    flatten_object(&layout.root, &stored, &Address::empty(), &mut rows);
    rows
}

fn flatten_object(
    fields: &Fields<'_>,
    object: &Map<String, Json>,
    above: &Address,
    rows: &mut Vec<(Address, Json)>,
) {
    for field in &fields.list {
        if let Some(value) = object.get(field.key) {
            let address = above.join(field.key);
            match (&field.shape, value) {
                (Shape::Items(items), Json::Object(members)) => {
                    flatten_object(items, members, &address, rows);
                }
                (Shape::Matrix(_), Json::Object(members)) => {
                    for (row, value) in members {
                        rows.push((address.join(row), value.clone()));
                    }
                }
                (Shape::Rows { fields, .. }, Json::Object(members)) => {
                    for (row, value) in members {
                        if let Json::Object(cells) = value {
                            flatten_object(fields, cells, &address.join(row), rows);
                        }
                    }
                }
                (Shape::List(list), Json::Array(entries)) => {
                    for (position, entry) in entries.iter().enumerate() {
                        if let Json::Object(entry) = entry {
                            flatten_entry(list, entry, position, &address, rows);
                        }
                    }
                }
                (_, value) => rows.push((address, value.clone())),
            }
        }
        let comment = format!("{}{COMMENT_SUFFIX}", field.key);
        if field.comment
            && let Some(value) = object.get(&comment)
        {
            rows.push((above.join(&comment), value.clone()));
        }
    }
}

fn flatten_entry(
    list: &ListShape<'_>,
    entry: &Map<String, Json>,
    position: usize,
    above: &Address,
    rows: &mut Vec<(Address, Json)>,
) {
    let Some(part) = entry_part(list, entry) else {
        return;
    };
    let address = above.join(&part);
    let key = list
        .key
        .filter(|_| !list.key_is_field())
        .and_then(|key| entry.get(key));
    let mut value = Map::new();
    value.insert("position".to_owned(), json!(position));
    if entry.get(SET_ASIDE) == Some(&Json::Bool(true)) {
        value.insert("aside".to_owned(), Json::Bool(true));
    }
    match key {
        // The address says it.
        Some(Json::String(text)) if list.linked.is_some() && *text == part => {}
        Some(key) => {
            value.insert("key".to_owned(), key.clone());
        }
        None => {}
    }
    let value = if value.len() == 1 {
        json!(position)
    } else {
        Json::Object(value)
    };
    rows.push((address.clone(), value));
    flatten_object(&list.fields, entry, &address, rows);
}

/// The part of an address that stands for this entry of a list in stored form: its id, else its key.
pub(in crate::questionnaire) fn entry_part(
    list: &ListShape<'_>,
    entry: &Map<String, Json>,
) -> Option<String> {
    if let Some(Json::String(id)) = entry.get(ENTRY_ID) {
        return Some(id.clone());
    }
    let key = list.key?;
    let key = match list.fields.find(key) {
        Some(position) => list.fields.list[position].key,
        None => key,
    };
    entry.get(key).and_then(part_of)
}

/// Puts answers together again from their addresses; the inverse of [`flatten`].
///
/// Addresses that the questionnaire does not know are left out.
pub fn compose(questionnaire: &Questionnaire, rows: &[(Address, Json)]) -> Map<String, Json> {
    let layout = Layout::new(questionnaire, None);
    let mut tree = Node::default();
    for (address, value) in rows {
        let mut node = &mut tree;
        for part in address.parts() {
            node = node.child(part);
        }
        node.value = Some(value);
    }
    let composed = compose_object(&layout.root, &tree);
    normalise(&layout, &composed, None)
}

/// The rows below one address.
#[derive(Default)]
struct Node<'r> {
    value: Option<&'r Json>,
    children: Vec<(String, Node<'r>)>,
    positions: HashMap<String, usize>,
}

impl<'r> Node<'r> {
    fn child(&mut self, part: String) -> &mut Node<'r> {
        let position = *self.positions.entry(part.clone()).or_insert_with(|| {
            self.children.push((part, Node::default()));
            self.children.len() - 1
        });
        &mut self.children[position].1
    }

    fn get(&self, part: &str) -> Option<&Node<'r>> {
        self.positions
            .get(part)
            .map(|position| &self.children[*position].1)
    }
}

fn compose_object(fields: &Fields<'_>, node: &Node<'_>) -> Map<String, Json> {
    let mut object = Map::new();
    for field in &fields.list {
        if let Some(node) = node.get(field.key)
            && let Some(value) = compose_value(&field.shape, node)
        {
            object.insert(field.key.to_owned(), value);
        }
        if field.comment {
            let comment = format!("{}{COMMENT_SUFFIX}", field.key);
            if let Some(value) = node.get(&comment).and_then(|node| node.value) {
                object.insert(comment, value.clone());
            }
        }
    }
    object
}

fn compose_value(shape: &Shape<'_>, node: &Node<'_>) -> Option<Json> {
    match shape {
        Shape::Computed => None,
        Shape::Leaf => node.value.cloned(),
        Shape::Items(fields) => Some(Json::Object(compose_object(fields, node))),
        Shape::Matrix(_) => Some(Json::Object(
            node.children
                .iter()
                .filter_map(|(row, node)| Some((row.clone(), node.value?.clone())))
                .collect(),
        )),
        Shape::Rows { fields, .. } => Some(Json::Object(
            node.children
                .iter()
                .map(|(row, node)| (row.clone(), Json::Object(compose_object(fields, node))))
                .collect(),
        )),
        Shape::List(list) => {
            let mut entries: Vec<(u64, usize, Json)> = node
                .children
                .iter()
                .enumerate()
                .map(|(order, (part, node))| {
                    let (position, entry) = compose_entry(list, part, node);
                    (position, order, entry)
                })
                .collect();
            entries.sort_by_key(|(position, order, _)| (*position, *order));
            Some(Json::Array(
                entries.into_iter().map(|(_, _, entry)| entry).collect(),
            ))
        }
    }
}

fn compose_entry(list: &ListShape<'_>, part: &str, node: &Node<'_>) -> (u64, Json) {
    let mut entry = compose_object(&list.fields, node);
    let said = node.value.and_then(Json::as_object);
    let position = match node.value {
        Some(Json::Number(position)) => position.as_u64(),
        _ => said
            .and_then(|said| said.get("position"))
            .and_then(Json::as_u64),
    }
    // An entry of which only parts are known stands at the end.
    .unwrap_or(u64::MAX);
    if let Some(key) = list.key.filter(|_| !list.key_is_field()) {
        match said.and_then(|said| said.get("key")) {
            Some(value) => {
                entry.insert(key.to_owned(), value.clone());
            }
            None if list.linked.is_some() => {
                entry.insert(key.to_owned(), Json::String(part.to_owned()));
            }
            None => {}
        }
    }
    if list.linked.is_none() {
        // Dropped again where a key serves as the address.
        entry.insert(ENTRY_ID.to_owned(), Json::String(part.to_owned()));
    }
    if said.and_then(|said| said.get("aside")) == Some(&Json::Bool(true)) {
        entry.insert(SET_ASIDE.to_owned(), Json::Bool(true));
    }
    (position, Json::Object(entry))
}
