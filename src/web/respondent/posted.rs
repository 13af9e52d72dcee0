//! Reads what a page of the questionnaire posts: names are addresses, values what people typed.
//!
//! Nothing is judged here: a text in a number's field stays the text it is, and the engine says what is
//! wrong with it. Only the form of HTML is undone: one value per name, line breaks as browsers send
//! them, numbers with the decimal sign of a language.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::questionnaire::answers::Address;
use crate::questionnaire::form::{ChoiceState, ElementState, PageState, QuestionState};
use crate::questionnaire::model::{Attribution, InputType, QuestionKind};
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
    pub token: String,
    /// The revision that the page was drawn from; `None` where it is missing or no number.
    pub base: Option<i64>,
    pub operation: String,
    pub wish: Wish,
    /// By address; `null` clears.
    pub answers: Vec<(Address, Json)>,
    pub attributions: Vec<(Address, Attribution)>,
}

/// Reads the pairs of a posted form for a page in its state before.
pub fn read(page: &PageState, pairs: &[(String, String)]) -> Posted {
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
            answers.push((Address::parse(name), value_of(known.get(*name), list)));
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
        token: single(names::TOKEN).unwrap_or_default().to_owned(),
        base: single(names::BASE).and_then(|base| base.parse().ok()),
        operation: single(names::OPERATION).unwrap_or_default().to_owned(),
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
    known.insert(state.address.as_str(), Field::Question(state));
}

/// The value that was posted for a field. A field that the page does not know any more keeps what was
/// typed as text: the engine refuses or keeps it.
fn value_of(field: Option<&Field>, posted: &[&str]) -> Json {
    let last = posted.last().copied().unwrap_or_default();
    match field {
        Some(Field::Row(columns, true)) => many(columns, posted),
        Some(Field::Row(columns, false)) => one(columns, last),
        Some(Field::Comment) | None => text(last),
        Some(Field::Question(state)) => match &state.question.kind {
            QuestionKind::MultipleChoice(_) => many(&state.choices, posted),
            QuestionKind::SingleChoice(_) | QuestionKind::Rating(_) => one(&state.choices, last),
            QuestionKind::Boolean(boolean) => {
                if last.is_empty() {
                    Json::Null
                } else if last == value_text(&boolean.value_true) {
                    boolean.value_true.clone()
                } else if last == value_text(&boolean.value_false) {
                    boolean.value_false.clone()
                } else {
                    text(last)
                }
            }
            QuestionKind::Text(input) if input.input_type == InputType::Number => number(last),
            _ => text(last),
        },
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

/// A number as people write it: a decimal comma or point, spaces between thousands. What is no number
/// stays the text it is.
fn number(posted: &str) -> Json {
    let compact: String = posted
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{A0}' | '\u{202F}'))
        .collect();
    if compact.is_empty() {
        return Json::Null;
    }
    let plain = if compact.matches(',').count() == 1 && !compact.contains('.') {
        compact.replace(',', ".")
    } else {
        compact
    };
    let looks_like_one = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let parsed = plain.parse::<f64>().ok().filter(|_| looks_like_one);
    match (plain.parse::<i64>(), parsed) {
        (Ok(whole), _) => Json::from(whole),
        (_, Some(number)) => {
            serde_json::Number::from_f64(number).map_or_else(|| text(posted), Json::Number)
        }
        _ => text(posted),
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
