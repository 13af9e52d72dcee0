//! Reads what a page of the questionnaire posts: names are addresses, values what people typed.
//!
//! Nothing is judged here: a text in a number's field stays the text it is, and the engine says what is
//! wrong with it. Only the form of HTML is undone: one value per name, line breaks as browsers send
//! them, numbers with the decimal sign of a language.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::language::Language;
use crate::links::escape;
use crate::questionnaire::answers::{self, Address};
use crate::questionnaire::form::{ChoiceState, ElementState, PageState, QuestionState};
use crate::questionnaire::model::{Attribution, Question, QuestionKind};
use crate::web::parts::field::{names, value_text};

/// What the person asked for besides saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Check the page and go on.
    Continue,
    Tasks,
    /// Show the page again.
    Stay,
    /// Sent by the script; it wants a short answer.
    Autosave,
    /// One more entry in this list.
    Add(Address),
    Remove(Address),
    /// Take this answer back.
    Clear(Address),
}

/// A posted page.
#[derive(Clone, Debug, PartialEq)]
pub struct Posted {
    /// What the page was drawn from; `None` where it is missing or cannot be read.
    pub bases: Option<Bases>,
    pub operation: String,
    pub sequence: Option<i64>,
    pub wish: Wish,
    /// By address; `null` clears.
    pub answers: Vec<(Address, Json)>,
    pub attributions: Vec<(Address, Attribution)>,
}

/// Reads the pairs of a posted form for a page in its state before.
pub fn read(page: &PageState, pairs: &[(String, String)], language: Language) -> Posted {
    let mut known = BTreeMap::new();
    collect(&page.elements, &mut known);

    // Several values of one name are the ticks of one list.
    let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, value) in pairs {
        match values.iter_mut().find(|(known, _)| known == name) {
            Some((_, list)) => list.push(value),
            None => values.push((name, vec![value])),
        }
    }
    let single = |wanted: &str| {
        values
            .iter()
            .find(|(name, _)| *name == wanted)
            .and_then(|(_, list)| list.last().copied())
    };

    let mut answers = Vec::new();
    let mut attributions = Vec::new();
    for (name, list) in &values {
        if let Some(address) = name.strip_prefix(names::ATTRIBUTION) {
            if let Some(level) = list.last().and_then(|code| Attribution::from_code(code)) {
                attributions.push((Address::parse(address), level));
            }
        } else if let Some(address) = name.strip_prefix(names::RANK) {
            answers.push((Address::parse(address), ranking(known.get(address), list)));
        } else if !name.starts_with('.') {
            answers.push((
                Address::parse(name),
                value_of(known.get(*name), list, language),
            ));
        }
    }
    // A list of boxes without a tick posts only that it was there.
    for (_, shown) in values.iter().filter(|(name, _)| *name == names::SHOWN) {
        for address in shown {
            if !values.iter().any(|(name, _)| name == address) {
                answers.push((Address::parse(address), Json::Null));
            }
        }
    }
    let address = |text: &str| Address::parse(text);
    let wish = if let Some(list) = single(names::ADD) {
        Wish::Add(address(list))
    } else if let Some(entry) = single(names::REMOVE) {
        Wish::Remove(address(entry))
    } else if let Some(answer) = single(names::CLEAR) {
        Wish::Clear(address(answer))
    } else {
        match single(names::THEN) {
            Some("tasks") => Wish::Tasks,
            Some("stay") => Wish::Stay,
            Some("autosave") => Wish::Autosave,
            _ => Wish::Continue,
        }
    };
    Posted {
        bases: single(names::BASE).and_then(Bases::parse),
        operation: single(names::OPERATION).unwrap_or_default().to_owned(),
        sequence: single(names::SEQUENCE).and_then(|count| count.parse().ok()),
        wish,
        answers,
        attributions,
    }
}

/// Something on the page that takes an answer.
enum Field<'a> {
    Question(&'a QuestionState<'a>),
    /// A row of a matrix: its columns, and whether several may be chosen.
    Row(&'a [ChoiceState], bool),
    Comment,
}

fn collect<'a>(elements: &'a [ElementState<'a>], known: &mut BTreeMap<&'a str, Field<'a>>) {
    for element in elements {
        match element {
            ElementState::Panel(panel) => collect(&panel.elements, known),
            ElementState::Question(question) => collect_question(question, known),
        }
    }
}

fn collect_question<'a>(state: &'a QuestionState<'a>, known: &mut BTreeMap<&'a str, Field<'a>>) {
    if let Some(comment) = &state.comment {
        known.insert(comment.address.as_str(), Field::Comment);
    }
    for item in &state.items {
        collect_question(item, known);
    }
    for entry in &state.entries {
        if let QuestionKind::Matrix(matrix) = &state.question.kind {
            known.insert(
                entry.address.as_str(),
                Field::Row(&state.choices, matrix.multiple),
            );
        }
        collect(&entry.elements, known);
    }
    // A structure posts nothing itself, and may have the address of the boxes that it follows from.
    let is_structure = matches!(
        state.question.kind,
        QuestionKind::PanelDynamic(_)
            | QuestionKind::MatrixDynamic(_)
            | QuestionKind::MatrixDropdown(_)
            | QuestionKind::Matrix(_)
            | QuestionKind::MultipleText(_)
            | QuestionKind::Expression(_)
            | QuestionKind::Html(_)
    );
    if !is_structure {
        known.insert(state.address.as_str(), Field::Question(state));
    }
}

/// The value that was posted for a field. A field that the page does not know any more keeps what was
/// typed as text: the engine refuses or keeps it.
fn value_of(field: Option<&Field>, posted: &[&str], language: Language) -> Json {
    let last = posted.last().copied().unwrap_or_default();
    match field {
        Some(Field::Row(columns, true)) => many(columns, posted),
        Some(Field::Row(columns, false)) => one(columns, last),
        Some(Field::Comment) | None => text(last),
        Some(Field::Question(state)) => match &state.question.kind {
            QuestionKind::MultipleChoice(_) => many(&state.choices, posted),
            QuestionKind::SingleChoice(_) | QuestionKind::Rating(_) => one(&state.choices, last),
            _ => typed(state.question, last, language),
        },
    }
}

fn typed(question: &Question, posted: &str, language: Language) -> Json {
    match answers::from_text(question, &[posted.to_owned()], language) {
        Json::String(text) if text.is_empty() => Json::Null,
        value => value,
    }
}

/// Text as typed; browsers end lines with a carriage return that nobody typed.
fn text(posted: &str) -> Json {
    if posted.is_empty() {
        Json::Null
    } else {
        Json::String(posted.replace("\r\n", "\n"))
    }
}

fn one(choices: &[ChoiceState], posted: &str) -> Json {
    if posted.is_empty() {
        return Json::Null;
    }
    choices
        .iter()
        .find(|choice| value_text(&choice.value) == posted)
        .map_or_else(
            || Json::String(posted.to_owned()),
            |choice| choice.value.clone(),
        )
}

fn many(choices: &[ChoiceState], posted: &[&str]) -> Json {
    let values: Vec<Json> = posted
        .iter()
        .map(|value| one(choices, value))
        .filter(|value| !value.is_null())
        .collect();
    if values.is_empty() {
        Json::Null
    } else {
        Json::Array(values)
    }
}

/// `place:value` pairs, best first; of two with the same place the first shown comes first.
fn ranking(field: Option<&Field>, posted: &[&str]) -> Json {
    let choices: &[ChoiceState] = match field {
        Some(Field::Question(state)) => &state.choices,
        _ => &[],
    };
    let mut ranked: Vec<(usize, Json)> = posted
        .iter()
        .filter_map(|pair| {
            let (place, value) = pair.split_once(':')?;
            Some((place.parse().ok()?, one(choices, value)))
        })
        .collect();
    ranked.sort_by_key(|(place, _)| *place);
    if ranked.is_empty() {
        Json::Null
    } else {
        Json::Array(ranked.into_iter().map(|(_, value)| value).collect())
    }
}

/// What a page was drawn from, by address: the version of the answer, and a digest of what its control
/// posts when nobody touches it.
///
/// A browser posts every field of a page. Without the digest a field that nobody touched would look like
/// a change of mind, and meet what a colleague wrote there meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bases(BTreeMap<String, (i64, String)>);

impl Bases {
    /// The bases of a page in its present state; `version` counts the changes of an address so far.
    pub fn of(page: &PageState, version: impl Fn(&Address) -> i64) -> Bases {
        let mut known = BTreeMap::new();
        collect(&page.elements, &mut known);
        let mut bases = BTreeMap::new();
        for (address, value) in untouched(&page.elements) {
            let version = version(&address);
            // Absent is the usual case and goes without saying.
            if version != 0 || !value.is_null() {
                bases.insert(address.as_str().to_owned(), (version, digest(&value)));
            }
        }
        for address in known.keys() {
            let version = version(&Address::parse(address));
            if version != 0 {
                bases
                    .entry((*address).to_owned())
                    .or_insert_with(|| (version, digest(&Json::Null)));
            }
        }
        Bases(bases)
    }

    /// As a hidden field carries it.
    pub fn to_text(&self) -> String {
        let entries: Vec<String> = self
            .0
            .iter()
            .map(|(address, (version, digest))| format!("{}:{version}:{digest}", escape(address)))
            .collect();
        entries.join(" ")
    }

    fn parse(text: &str) -> Option<Bases> {
        let mut bases = BTreeMap::new();
        for entry in text.split(' ').filter(|entry| !entry.is_empty()) {
            let mut parts = entry.splitn(3, ':');
            let address = unescape(parts.next()?)?;
            let version = parts.next()?.parse().ok()?;
            bases.insert(address, (version, parts.next()?.to_owned()));
        }
        Some(Bases(bases))
    }

    /// Takes over an older base, so that a write that met another one goes on meeting it.
    pub fn keep(&mut self, older: &Bases, address: &str) {
        match older.0.get(address) {
            Some(base) => self.0.insert(address.to_owned(), base.clone()),
            None => self.0.remove(address),
        };
    }

    /// The version that was on the screen; 0 where there was no answer.
    pub fn version(&self, address: &Address) -> i64 {
        self.0
            .get(address.as_str())
            .map_or(0, |(version, _)| *version)
    }

    /// Whether somebody touched the field: it posts something else than it was drawn with.
    pub fn is_touched(&self, address: &Address, posted: &Json) -> bool {
        match self.0.get(address.as_str()) {
            Some((_, drawn)) => *drawn != digest(posted),
            None => !posted.is_null(),
        }
    }
}

/// Twelve hexadecimal digits: two values that a page can post for one field do not meet in them.
fn digest(value: &Json) -> String {
    let mut digest = hex::encode(Sha256::digest(value.to_string().as_bytes()));
    digest.truncate(12);
    digest
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            let pair = std::str::from_utf8(&pair).ok()?;
            bytes.push(u8::from_str_radix(pair, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// What every field posts when nobody touches it. A default that is shown but not stored counts as
/// touched, so that it is stored when its page is saved (section 8 of questionnaires/README.md).
fn untouched(elements: &[ElementState]) -> Vec<(Address, Json)> {
    let mut values = Vec::new();
    for element in elements {
        match element {
            ElementState::Panel(panel) => values.extend(untouched(&panel.elements)),
            ElementState::Question(question) => untouched_question(question, &mut values),
        }
    }
    values
}

fn untouched_question(state: &QuestionState, values: &mut Vec<(Address, Json)>) {
    if let Some(comment) = &state.comment {
        values.push((
            comment.address.clone(),
            comment.value.as_deref().map_or(Json::Null, text),
        ));
    }
    for item in &state.items {
        untouched_question(item, values);
    }
    for entry in &state.entries {
        if matches!(state.question.kind, QuestionKind::Matrix(_)) {
            values.push((
                entry.address.clone(),
                entry.value.clone().unwrap_or(Json::Null),
            ));
        }
        values.extend(untouched(&entry.elements));
    }
    if state.is_default {
        return;
    }
    let chosen = || -> Vec<Json> {
        let chosen = state.choices.iter().filter(|choice| choice.chosen);
        chosen.map(|choice| choice.value.clone()).collect()
    };
    let value = match &state.question.kind {
        QuestionKind::MultipleChoice(_) => {
            let chosen = chosen();
            if chosen.is_empty() {
                Json::Null
            } else {
                Json::Array(chosen)
            }
        }
        QuestionKind::SingleChoice(_) | QuestionKind::Rating(_) => {
            chosen().into_iter().next().unwrap_or(Json::Null)
        }
        QuestionKind::Text(_)
        | QuestionKind::Comment(_)
        | QuestionKind::Boolean(_)
        | QuestionKind::Ranking(_) => state.value.clone().unwrap_or(Json::Null),
        _ => return,
    };
    values.push((state.address.clone(), value));
}
