//! What was written on one page, put into the stored answers by address.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::address::part_of;
use super::flat::entry_part;
use super::layout::{Fields, Layout, ListShape, Shape, same_value};
use super::normal::{blank_id, normalise};
use super::{Address, COMMENT_SUFFIX, ENTRY_ID, Refusal, SET_ASIDE};
use crate::questionnaire::form::ErrorCode;
use crate::questionnaire::model::{Entries, Questionnaire};

/// Merges the values of one page, by address, into the stored answers; `null` clears an answer.
///
/// - A linked list (section 5) takes the list of its keys: new ones get an entry, missing ones are set aside.
/// - An entry is added by writing `{}` to its address, with an id that the caller made up, and removed by
///   writing `null` to it.
/// - What is written inside an entry that was never there is refused, unless it is one of the blank entries
///   that the form shows at first.
///
/// # Errors
/// All unknown addresses and wrong shapes: the write is refused as a whole.
pub fn merge(
    questionnaire: &Questionnaire,
    stored: &Map<String, Json>,
    changes: &[(Address, Json)],
) -> Result<Map<String, Json>, Vec<Refusal>> {
    let layout = Layout::new(questionnaire, None);
    let mut answers = normalise(&layout, stored, None);
    let mut ordered: Vec<(Vec<String>, &Address, &Json)> = changes
        .iter()
        .map(|(address, value)| (address.parts().collect(), address, value))
        .collect();
    // Entries come and go before what is inside of them.
    ordered.sort_by_key(|(parts, _, _)| parts.len());
    let mut refusals = Vec::new();
    let mut removed: Vec<&Address> = Vec::new();
    for (parts, address, value) in &ordered {
        if removed.iter().any(|gone| address.is_within(gone)) {
            continue;
        }
        match write(&layout.root, &mut answers, parts, value) {
            Ok(Written::Removed) => removed.push(address),
            Ok(Written::Done) => {}
            Err(code) => refusals.push(Refusal {
                address: (*address).clone(),
                code,
            }),
        }
    }
    let merged = normalise(&layout, &answers, Some(&mut refusals));
    if refusals.is_empty() {
        Ok(merged)
    } else {
        Err(refusals)
    }
}

/// Clears the answers at these addresses, whatever they hold.
pub(in crate::questionnaire) fn clear(
    layout: &Layout<'_>,
    stored: &Map<String, Json>,
    addresses: &[Address],
) -> Map<String, Json> {
    let mut answers = stored.clone();
    for address in addresses {
        let parts: Vec<String> = address.parts().collect();
        // An address that is not there has nothing to clear.
        let _ = write(&layout.root, &mut answers, &parts, &Json::Null);
    }
    normalise(layout, &answers, None)
}

enum Written {
    Done,
    /// A whole entry is gone; what else was written into it is not wanted any more.
    Removed,
}

fn is_clearing(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn write(
    fields: &Fields<'_>,
    object: &mut Map<String, Json>,
    parts: &[String],
    value: &Json,
) -> Result<Written, ErrorCode> {
    let Some((name, rest)) = parts.split_first() else {
        return Err(ErrorCode::UnknownQuestion);
    };
    let Some(position) = fields.find(name) else {
        let position = fields
            .find_comment(name)
            .filter(|_| rest.is_empty())
            .ok_or(ErrorCode::UnknownQuestion)?;
        let key = format!("{}{COMMENT_SUFFIX}", fields.list[position].key);
        set(object, &key, value);
        return Ok(Written::Done);
    };
    let field = &fields.list[position];
    match &field.shape {
        // Incoming calculated values are ignored.
        Shape::Computed if rest.is_empty() => Ok(Written::Done),
        Shape::Leaf if rest.is_empty() => {
            set(object, field.key, value);
            Ok(Written::Done)
        }
        Shape::Computed | Shape::Leaf => Err(ErrorCode::UnknownQuestion),
        Shape::List(list) => write_list(list, object, field.key, rest, value),
        // A whole object is written as one.
        _ if rest.is_empty() => {
            set(object, field.key, value);
            Ok(Written::Done)
        }
        Shape::Items(items) => write(items, child(object, field.key)?, rest, value),
        Shape::Matrix(_) => match rest {
            [row] => {
                set(child(object, field.key)?, row, value);
                Ok(Written::Done)
            }
            _ => Err(ErrorCode::UnknownQuestion),
        },
        Shape::Rows { rows, fields } => {
            let known = rows
                .iter()
                .any(|row| part_of(&row.value).is_some_and(|part| part == rest[0]));
            if !known {
                return Err(ErrorCode::UnknownQuestion);
            }
            let object = child(object, field.key)?;
            if rest.len() == 1 {
                set(object, &rest[0], value);
                return Ok(Written::Done);
            }
            write(fields, child(object, &rest[0])?, &rest[1..], value)
        }
    }
}

fn set(object: &mut Map<String, Json>, key: &str, value: &Json) {
    if is_clearing(value) {
        object.shift_remove(key);
    } else {
        object.insert(key.to_owned(), value.clone());
    }
}

fn child<'m>(
    object: &'m mut Map<String, Json>,
    key: &str,
) -> Result<&'m mut Map<String, Json>, ErrorCode> {
    object
        .entry(key)
        .or_insert_with(|| Json::Object(Map::new()))
        .as_object_mut()
        .ok_or(ErrorCode::WrongType)
}

fn write_list(
    list: &ListShape<'_>,
    object: &mut Map<String, Json>,
    key: &str,
    rest: &[String],
    value: &Json,
) -> Result<Written, ErrorCode> {
    let entries = object
        .entry(key)
        .or_insert_with(|| Json::Array(Vec::new()))
        .as_array_mut()
        .ok_or(ErrorCode::WrongType)?;
    match rest {
        [] => write_whole_list(list, entries, value),
        [part] => write_entry(list, entries, part, value),
        [part, inner @ ..] => {
            let position = match position_of(list, entries, part) {
                Some(position) => position,
                None if is_clearing(value) => return Ok(Written::Done),
                None => add_blank(list, entries, part)?,
            };
            let entry = entries[position]
                .as_object_mut()
                .ok_or(ErrorCode::WrongType)?;
            write(&list.fields, entry, inner, value)
        }
    }
}

fn position_of(list: &ListShape<'_>, entries: &[Json], part: &str) -> Option<usize> {
    entries.iter().position(|entry| {
        entry
            .as_object()
            .and_then(|entry| entry_part(list, entry))
            .is_some_and(|own| own == part)
    })
}

fn write_whole_list(
    list: &ListShape<'_>,
    entries: &mut Vec<Json>,
    value: &Json,
) -> Result<Written, ErrorCode> {
    let given: &[Json] = match value {
        Json::Array(given) => given,
        value if is_clearing(value) => &[],
        _ => return Err(ErrorCode::WrongType),
    };
    let Some(key) = list.linked.and(list.key) else {
        *entries = given.to_vec();
        return Ok(Written::Done);
    };
    let mut chosen: Vec<(Json, Option<&Map<String, Json>>)> = Vec::new();
    for given in given {
        match given {
            Json::Object(members) => {
                let value = members.get(key).ok_or(ErrorCode::WrongType)?;
                chosen.push((value.clone(), Some(members)));
            }
            value => chosen.push((value.clone(), None)),
        }
    }
    for entry in entries.iter_mut().filter_map(Json::as_object_mut) {
        let own = entry.get(key).cloned().unwrap_or(Json::Null);
        match chosen.iter().position(|(value, _)| same_value(value, &own)) {
            Some(position) => {
                let (_, members) = chosen.remove(position);
                entry.shift_remove(SET_ASIDE);
                if let Some(members) = members {
                    *entry = members.clone();
                }
            }
            None => {
                entry.insert(SET_ASIDE.to_owned(), Json::Bool(true));
            }
        }
    }
    for (value, members) in chosen {
        let mut entry = members.cloned().unwrap_or_default();
        entry.insert(key.to_owned(), value);
        entries.push(Json::Object(entry));
    }
    Ok(Written::Done)
}

fn write_entry(
    list: &ListShape<'_>,
    entries: &mut Vec<Json>,
    part: &str,
    value: &Json,
) -> Result<Written, ErrorCode> {
    let found = position_of(list, entries, part);
    match (value, found) {
        (Json::Null, Some(position)) => {
            match entries[position].as_object_mut() {
                Some(entry) if list.linked.is_some() => {
                    entry.insert(SET_ASIDE.to_owned(), Json::Bool(true));
                }
                _ => {
                    entries.remove(position);
                }
            }
            Ok(Written::Removed)
        }
        (Json::Null, None) => Ok(Written::Removed),
        // A position, as `flatten` gives it: the entry is there.
        (Json::Number(_), Some(_)) => Ok(Written::Done),
        (Json::Object(_) | Json::Number(_), found) => {
            let mut entry = value.as_object().cloned().unwrap_or_default();
            match list.key.filter(|_| list.linked.is_some()) {
                Some(key) => {
                    entry.insert(key.to_owned(), Json::String(part.to_owned()));
                }
                None => {
                    entry.insert(ENTRY_ID.to_owned(), Json::String(part.to_owned()));
                }
            }
            match found {
                Some(position) if entry.len() == 1 => {
                    if let Some(entry) = entries[position].as_object_mut() {
                        entry.shift_remove(SET_ASIDE);
                    }
                }
                Some(position) => entries[position] = Json::Object(entry),
                None => entries.push(Json::Object(entry)),
            }
            Ok(Written::Done)
        }
        _ => Err(ErrorCode::WrongType),
    }
}

/// Adds the blank entry of this id, and the blank ones that stand before it, if the form shows it.
fn add_blank(
    list: &ListShape<'_>,
    entries: &mut Vec<Json>,
    part: &str,
) -> Result<usize, ErrorCode> {
    let shown = list.entries.filter(|_| list.linked.is_none());
    let wanted = match shown {
        // Also while the other blank ones of the same form are being written.
        Some(shown) if entries.iter().all(|entry| is_blank_of(list, shown, entry)) => {
            shown.count.max(shown.min)
        }
        Some(shown) => shown.min,
        None => 0,
    };
    let mut blanks = blank_ids(list, entries, wanted);
    let Some(position) = blanks.iter().position(|id| id == part) else {
        return Err(ErrorCode::UnknownQuestion);
    };
    blanks.truncate(position + 1);
    for id in blanks {
        let mut entry = Map::new();
        entry.insert(ENTRY_ID.to_owned(), Json::String(id));
        entries.push(Json::Object(entry));
    }
    Ok(entries.len() - 1)
}

fn is_blank_of(list: &ListShape<'_>, shown: &Entries, entry: &Json) -> bool {
    let part = entry.as_object().and_then(|entry| entry_part(list, entry));
    (1..=shown.count.max(shown.min))
        .any(|number| part.as_deref() == Some(blank_id(number, list.key.is_some()).as_str()))
}

/// The ids of the blank entries that a form shows after the stored ones, until there are `wanted`.
pub(in crate::questionnaire) fn blank_ids(
    list: &ListShape<'_>,
    entries: &[Json],
    wanted: usize,
) -> Vec<String> {
    let taken: HashSet<String> = entries
        .iter()
        .filter_map(|entry| entry_part(list, entry.as_object()?))
        .collect();
    let missing = wanted.saturating_sub(entries.len());
    (1..)
        .map(|number| blank_id(number, list.key.is_some()))
        .filter(|id| !taken.contains(id))
        .take(missing)
        .collect()
}
