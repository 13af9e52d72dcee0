//! The stored form of answers: names as the file writes them, values in their shapes, entries with ids.
//!
//! One walk serves outside input, where each wrong shape is a refusal, and stored answers, where it is
//! dropped. Doing it twice changes nothing.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::address::part_of;
use super::layout::{
    Field, Fields, Layout, ListShape, Shape, StaticValues, as_number, number_json, plain_number,
    same_value,
};
use super::{Address, COMMENT_SUFFIX, ENTRY_ID, HARD_LENGTH, Refusal, SET_ASIDE};
use crate::questionnaire::form::ErrorCode;
use crate::questionnaire::model::{InputType, Item, Matrix, Question, QuestionKind};

/// Brings answers into their stored form; with `refusals`, says what was not accepted.
pub(in crate::questionnaire) fn normalise(
    layout: &Layout<'_>,
    answers: &Map<String, Json>,
    refusals: Option<&mut Vec<Refusal>>,
) -> Map<String, Json> {
    let mut walk = Walk { layout, refusals };
    walk.object(&layout.root, answers, &Address::empty(), &[])
}

/// Brings the value of one key into its stored form, what does not fit left out.
pub(in crate::questionnaire) fn field_value<'q>(
    layout: &Layout<'q>,
    beside: &Fields<'q>,
    field: &Field<'q>,
    value: &Json,
) -> Option<Json> {
    let mut walk = Walk {
        layout,
        refusals: None,
    };
    walk.value(beside, field, value, &Address::empty())
}

struct Walk<'l, 'q, 'r> {
    layout: &'l Layout<'q>,
    refusals: Option<&'r mut Vec<Refusal>>,
}

/// Never stored: `null`, an empty text.
fn is_absent(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        _ => false,
    }
}

/// A text's length as browsers count it, in UTF-16 units.
pub(in crate::questionnaire) fn text_length(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}

impl<'q> Walk<'_, 'q, '_> {
    fn refuse(&mut self, address: Address, code: ErrorCode) {
        if let Some(refusals) = self.refusals.as_deref_mut() {
            refusals.push(Refusal { address, code });
        }
    }

    fn is_strict(&self) -> bool {
        self.refusals.is_some()
    }

    /// The members of an object in the order of the file; `kept` are members that are no questions.
    fn object(
        &mut self,
        fields: &Fields<'q>,
        object: &Map<String, Json>,
        address: &Address,
        kept: &[&str],
    ) -> Map<String, Json> {
        let mut values: Vec<Option<Json>> = vec![None; fields.list.len()];
        let mut comments: Vec<Option<Json>> = vec![None; fields.list.len()];
        for (key, value) in object {
            if kept.iter().any(|name| key.eq_ignore_ascii_case(name)) {
                continue;
            }
            if let Some(position) = fields.find(key) {
                let field = &fields.list[position];
                if !is_absent(value)
                    && let Some(value) = self.value(fields, field, value, address)
                {
                    values[position].get_or_insert(value);
                }
            } else if let Some(position) = fields.find_comment(key) {
                let here =
                    || address.join(&format!("{}{COMMENT_SUFFIX}", fields.list[position].key));
                match value {
                    Json::String(text) if text_length(text) > HARD_LENGTH => {
                        self.refuse(here(), ErrorCode::TooLong);
                    }
                    Json::String(text) if !text.is_empty() => {
                        comments[position].get_or_insert(value.clone());
                    }
                    _ if is_absent(value) => {}
                    _ => self.refuse(here(), ErrorCode::WrongType),
                }
            } else if self.is_strict() && !self.is_ignored(fields, key, address) {
                self.refuse(address.join(key), ErrorCode::UnknownQuestion);
            }
        }
        let mut result = Map::new();
        for (position, field) in fields.list.iter().enumerate() {
            if let Some(value) = values[position].take() {
                result.insert(field.key.to_owned(), value);
            }
            if let Some(comment) = comments[position].take() {
                result.insert(format!("{}{COMMENT_SUFFIX}", field.key), comment);
            }
        }
        result
    }

    /// What is computed may stand in outside answers and is not read: calculated values and totals.
    fn is_ignored(&self, fields: &Fields<'q>, key: &str, address: &Address) -> bool {
        if let Some((matrix, suffix)) = key.rsplit_once('-')
            && suffix.eq_ignore_ascii_case("total")
            && fields.find(matrix).is_some()
        {
            return true;
        }
        address.as_str().is_empty()
            && self
                .layout
                .questionnaire
                .calculated_values
                .iter()
                .any(|calculated| calculated.name.eq_ignore_ascii_case(key))
    }

    fn value(
        &mut self,
        fields: &Fields<'q>,
        field: &Field<'q>,
        value: &Json,
        above: &Address,
    ) -> Option<Json> {
        let address = || above.join(field.key);
        let value = match (&field.shape, value) {
            (Shape::Computed, _) => None,
            (Shape::Leaf, value) => match leaf(self.layout, fields, field.question, value) {
                Ok(value) => value,
                Err(code) => {
                    self.refuse(address(), code);
                    None
                }
            },
            (Shape::Items(items), Json::Object(object)) => {
                Some(Json::Object(self.object(items, object, &address(), &[])))
            }
            (Shape::Matrix(matrix), Json::Object(object)) => {
                Some(Json::Object(self.matrix(matrix, object, &address())))
            }
            (Shape::Rows { rows, fields }, Json::Object(object)) => {
                Some(Json::Object(self.rows(rows, fields, object, &address())))
            }
            (Shape::List(list), Json::Array(array)) => {
                Some(Json::Array(self.list(fields, list, array, &address())))
            }
            _ => {
                self.refuse(address(), ErrorCode::WrongType);
                None
            }
        }?;
        let empty = match &value {
            Json::Array(items) => items.is_empty(),
            Json::Object(members) => members.is_empty(),
            _ => false,
        };
        (!empty).then_some(value)
    }

    fn matrix(
        &mut self,
        matrix: &'q Matrix,
        object: &Map<String, Json>,
        address: &Address,
    ) -> Map<String, Json> {
        let columns = StaticValues {
            items: matrix.columns.iter().map(|column| &column.value).collect(),
            ..StaticValues::default()
        };
        let spelled = |value: &Json| {
            columns
                .find(value)
                .map_or_else(|| value.clone(), |found| found.1)
        };
        let mut cells: Vec<Option<Json>> = vec![None; matrix.rows.len()];
        for (row, value) in object {
            let Some(position) = row_position(&matrix.rows, row) else {
                self.refuse(address.join(row), ErrorCode::UnknownQuestion);
                continue;
            };
            match value {
                value if is_absent(value) => {}
                Json::Array(values) if matrix.multiple => {
                    if values.iter().all(is_scalar) {
                        let mut chosen: Vec<Json> = Vec::new();
                        for value in values.iter().map(spelled) {
                            if !chosen.contains(&value) {
                                chosen.push(value);
                            }
                        }
                        chosen.sort_by_key(|value| {
                            columns.find(value).map_or(usize::MAX, |found| found.0)
                        });
                        if !chosen.is_empty() {
                            cells[position].get_or_insert(Json::Array(chosen));
                        }
                    } else {
                        self.refuse(address.join(row), ErrorCode::WrongType);
                    }
                }
                value if is_scalar(value) && !matrix.multiple => {
                    cells[position].get_or_insert(spelled(value));
                }
                _ => self.refuse(address.join(row), ErrorCode::WrongType),
            }
        }
        rows_object(&matrix.rows, cells)
    }

    fn rows(
        &mut self,
        rows: &'q [Item],
        fields: &Fields<'q>,
        object: &Map<String, Json>,
        address: &Address,
    ) -> Map<String, Json> {
        let mut cells: Vec<Option<Json>> = vec![None; rows.len()];
        for (row, value) in object {
            let Some(position) = row_position(rows, row) else {
                self.refuse(address.join(row), ErrorCode::UnknownQuestion);
                continue;
            };
            match value {
                Json::Null => {}
                Json::Object(object) => {
                    let row = self.object(fields, object, &address.join(row), &[]);
                    if !row.is_empty() {
                        cells[position].get_or_insert(Json::Object(row));
                    }
                }
                _ => self.refuse(address.join(row), ErrorCode::WrongType),
            }
        }
        rows_object(rows, cells)
    }

    fn list(
        &mut self,
        beside: &Fields<'q>,
        list: &ListShape<'q>,
        array: &[Json],
        address: &Address,
    ) -> Vec<Json> {
        let key_is_field = list.key_is_field();
        let known = list
            .linked
            .map(|question| self.layout.static_values(beside, question));
        let mut kept = vec![ENTRY_ID, SET_ASIDE];
        if let Some(key) = list.key.filter(|_| !key_is_field) {
            kept.push(key);
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut taken: HashSet<String> = HashSet::new();
        for (position, value) in array.iter().enumerate() {
            let Json::Object(object) = value else {
                if !value.is_null() {
                    let part = (position + 1).to_string();
                    self.refuse(address.join(&part), ErrorCode::WrongType);
                }
                continue;
            };
            let given_id = object.get(ENTRY_ID).and_then(Json::as_str);
            let mut key = list.key.and_then(|key| {
                let value = object
                    .iter()
                    .find(|(name, _)| name.eq_ignore_ascii_case(key))?
                    .1;
                is_scalar(value).then(|| value.clone())
            });
            if let (Some(known), Some(value)) = (&known, &key)
                && let Some((_, spelled)) = known.find(value)
            {
                key = Some(spelled);
            }
            let part = key.as_ref().and_then(part_of);
            let named = part
                .clone()
                .or_else(|| given_id.map(str::to_owned))
                .unwrap_or_else(|| (position + 1).to_string());
            let members = self.object(&list.fields, object, &address.join(&named), &kept);
            // The key as the file spells it, where it is a question of the entry.
            let part = match list.key.filter(|_| key_is_field) {
                Some(name) => list
                    .fields
                    .find(name)
                    .and_then(|position| members.get(list.fields.list[position].key))
                    .and_then(part_of),
                None => part,
            };
            if list.linked.is_some() && part.is_none() {
                self.refuse(address.join(&named), ErrorCode::WrongType);
                continue;
            }
            let part = part.filter(|part| taken.insert(part.clone()));
            if list.linked.is_some() && part.is_none() {
                continue; // The same choice twice: the first one counts.
            }
            entries.push(Entry {
                order: known
                    .as_ref()
                    .zip(key.as_ref())
                    .and_then(|(known, key)| known.find(key))
                    .map_or(usize::MAX, |found| found.0),
                key: key.filter(|_| !key_is_field),
                part,
                id: given_id.map(str::to_owned),
                aside: object.get(SET_ASIDE) == Some(&Json::Bool(true)),
                members,
            });
        }
        if known.is_some() {
            entries.sort_by_key(|entry| (entry.aside, entry.order));
        }
        if list.rows {
            // Rows that were added by hand (they have an id) stay to be filled in.
            while entries
                .last()
                .is_some_and(|entry| entry.is_empty() && entry.id.is_none())
            {
                entries.pop();
            }
        }
        give_ids(&mut entries, &mut taken, list.key.is_some());
        entries
            .into_iter()
            .map(|entry| entry.into_json(list.key))
            .collect()
    }
}

struct Entry {
    order: usize,
    /// The key, where it is no question of the entry.
    key: Option<Json>,
    /// The key as a part of the address, where it may serve as one.
    part: Option<String>,
    id: Option<String>,
    aside: bool,
    members: Map<String, Json>,
}

impl Entry {
    fn is_empty(&self) -> bool {
        self.members.is_empty() && self.key.is_none()
    }

    fn into_json(self, key_name: Option<&str>) -> Json {
        let mut object = Map::new();
        if let (Some(name), Some(key)) = (key_name, self.key) {
            object.insert(name.to_owned(), key);
        }
        object.extend(self.members);
        if self.part.is_none()
            && let Some(id) = self.id
        {
            object.insert(ENTRY_ID.to_owned(), Json::String(id));
        }
        if self.aside {
            object.insert(SET_ASIDE.to_owned(), Json::Bool(true));
        }
        Json::Object(object)
    }
}

/// Entries without a key of their own keep their id, or get the first free number (`+1` where others have keys).
fn give_ids(entries: &mut [Entry], taken: &mut HashSet<String>, keyed: bool) {
    for entry in entries.iter_mut().filter(|entry| entry.part.is_none()) {
        entry.id = entry
            .id
            .take()
            .filter(|id| !id.is_empty() && taken.insert(id.clone()));
    }
    let mut number = 0;
    for entry in entries.iter_mut() {
        if entry.part.is_some() || entry.id.is_some() {
            continue;
        }
        entry.id = Some(free_id(taken, keyed, &mut number));
    }
}

/// The next id that no entry has.
pub(super) fn free_id(taken: &mut HashSet<String>, keyed: bool, number: &mut usize) -> String {
    loop {
        *number += 1;
        let id = blank_id(*number, keyed);
        if taken.insert(id.clone()) {
            return id;
        }
    }
}

/// The id of the n-th entry (from 1) that was not given one.
pub(in crate::questionnaire) fn blank_id(number: usize, keyed: bool) -> String {
    if keyed {
        format!("+{number}")
    } else {
        number.to_string()
    }
}

fn rows_object(rows: &[Item], cells: Vec<Option<Json>>) -> Map<String, Json> {
    rows.iter()
        .zip(cells)
        .filter_map(|(row, cell)| Some((part_of(&row.value)?, cell?)))
        .collect()
}

fn row_position(rows: &[Item], name: &str) -> Option<usize> {
    let exact = rows
        .iter()
        .position(|row| part_of(&row.value).is_some_and(|part| part == name));
    exact.or_else(|| {
        let name = Json::String(name.to_owned());
        rows.iter().position(|row| same_value(&row.value, &name))
    })
}

fn is_scalar(value: &Json) -> bool {
    matches!(value, Json::String(_) | Json::Number(_) | Json::Bool(_))
}

/// Reads one value in the shape of its question; `None` where it is empty.
pub(in crate::questionnaire) fn leaf<'q>(
    layout: &Layout<'q>,
    beside: &Fields<'q>,
    question: &'q Question,
    value: &Json,
) -> Result<Option<Json>, ErrorCode> {
    let value = match (&question.kind, value) {
        (QuestionKind::Text(text), Json::String(written)) => {
            if text_length(written) > HARD_LENGTH {
                return Err(ErrorCode::TooLong);
            }
            match (text.input_type, plain_number(written)) {
                (InputType::Number, Some(number)) => number_json(number),
                _ => value.clone(),
            }
        }
        (QuestionKind::Text(text), Json::Number(_)) if text.input_type == InputType::Number => {
            tidy_number(value)
        }
        (QuestionKind::Comment(_), Json::String(written)) => {
            if text_length(written) > HARD_LENGTH {
                return Err(ErrorCode::TooLong);
            }
            value.clone()
        }
        (QuestionKind::Boolean(boolean), value) if is_scalar(value) => {
            let found = [&boolean.value_true, &boolean.value_false]
                .into_iter()
                .find(|given| *given == value)
                .or_else(|| {
                    [&boolean.value_true, &boolean.value_false]
                        .into_iter()
                        .find(|given| same_value(given, value))
                });
            match found {
                Some(given) => given.clone(),
                None if std::mem::discriminant(value)
                    == std::mem::discriminant(&boolean.value_true)
                    && !value.is_boolean() =>
                {
                    value.clone()
                }
                None => return Err(ErrorCode::WrongType),
            }
        }
        (QuestionKind::SingleChoice(_) | QuestionKind::Rating(_), value) if is_scalar(value) => {
            bounded(value)?;
            let known = layout.static_values(beside, question);
            known
                .find(value)
                .map_or_else(|| tidy_number(value), |found| found.1)
        }
        (QuestionKind::MultipleChoice(_), Json::Array(values)) => {
            if !values
                .iter()
                .all(|value| is_scalar(value) || value.is_null())
            {
                return Err(ErrorCode::WrongType);
            }
            let known = layout.static_values(beside, question);
            let mut chosen = spelled_once(&known, values)?;
            chosen.sort_by_key(|value| known.find(value).map_or(usize::MAX, |found| found.0));
            Json::Array(chosen)
        }
        (QuestionKind::Ranking(_), Json::Array(values)) => {
            if !values
                .iter()
                .all(|value| is_scalar(value) || value.is_null())
            {
                return Err(ErrorCode::WrongType);
            }
            let known = layout.static_values(beside, question);
            Json::Array(spelled_once(&known, values)?)
        }
        _ => return Err(ErrorCode::WrongType),
    };
    let empty = is_absent(&value) || value.as_array().is_some_and(Vec::is_empty);
    Ok((!empty).then_some(value))
}

fn spelled_once(known: &StaticValues<'_>, values: &[Json]) -> Result<Vec<Json>, ErrorCode> {
    let mut chosen: Vec<Json> = Vec::with_capacity(values.len());
    for value in values.iter().filter(|value| !is_absent(value)) {
        bounded(value)?;
        let value = known
            .find(value)
            .map_or_else(|| tidy_number(value), |found| found.1);
        if !chosen.contains(&value) {
            chosen.push(value);
        }
    }
    Ok(chosen)
}

fn bounded(value: &Json) -> Result<(), ErrorCode> {
    match value {
        Json::String(text) if text_length(text) > HARD_LENGTH => Err(ErrorCode::TooLong),
        _ => Ok(()),
    }
}

/// 3 for 3.0, so that the same number is stored one way.
fn tidy_number(value: &Json) -> Json {
    match value {
        Json::Number(number) if number.is_f64() => {
            as_number(value).map_or_else(|| value.clone(), number_json)
        }
        _ => value.clone(),
    }
}
