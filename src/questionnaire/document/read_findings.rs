//! Our own top-level properties: sections and sentences of findings, and codes between versions
//! (section 10 of `questionnaires/README.md`).

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::json::pointer_step;
use super::names::{Names, Shape, bad_name};
use super::nearest;
use super::problem::ProblemCode;
use super::properties::{CODE_MAPPING, FINDING_SECTION, SENTENCE};
use super::reader::{Fields, Reader, kind_of};
use super::references::SentencePlace;
use crate::questionnaire::expression::Expression;
use crate::questionnaire::model::{CodeMapping, Each, FindingSection, RespondentGroup, Sentence};

/// The functions that a sentence about a group has besides the built-in ones (section 10.2).
pub const GROUP_FUNCTIONS: &[&str] = &[
    "base", "count", "share", "mean", "median", "codes", "top", "tell", "own",
];

/// The most values of one sentence; those in use have five at most.
const MOST_VALUES: usize = 100;

/// The ids of the sections, which `finding` may name.
pub fn section_ids(root: &Fields) -> Vec<String> {
    root.list("findings")
        .iter()
        .filter_map(|section| section.get("id")?.as_str().map(str::to_owned))
        .collect()
}

/// Reads the sections; the names of all questions are known by now.
pub fn sections(reader: &mut Reader, root: &Fields) -> Vec<FindingSection> {
    let list = root.at("findings");
    let mut section_ids = HashSet::new();
    let mut sentence_ids = HashSet::new();
    let mut sections = Vec::new();
    for (position, value) in root.list("findings").iter().enumerate() {
        let pointer = format!("{list}/{position}");
        let Some(fields) = reader.open(value, &pointer, &FINDING_SECTION) else {
            continue;
        };
        let id = take_id(reader, &fields, &mut section_ids);
        let title = reader.text(&fields, "title");
        let sentences_at = fields.at("sentences");
        let mut sentences = Vec::new();
        for (position, value) in fields.list("sentences").iter().enumerate() {
            let pointer = format!("{sentences_at}/{position}");
            let Some(fields) = reader.open(value, &pointer, &SENTENCE) else {
                continue;
            };
            let id = take_id(reader, &fields, &mut sentence_ids);
            let sentence = sentence(reader, &fields, id);
            sentences.extend(sentence);
        }
        sections.push(FindingSection {
            id,
            title,
            sentences,
        });
    }
    sections
}

fn take_id(reader: &mut Reader, fields: &Fields, taken: &mut HashSet<String>) -> String {
    let id = fields.word("id").unwrap_or_default().to_owned();
    if fields.get("id").is_some() {
        let pointer = fields.at("id");
        reader.problems.extend(bad_name(&id, &pointer));
        if !taken.insert(id.to_lowercase()) {
            reader.report(
                ProblemCode::DuplicateName,
                pointer,
                format!("the id \"{id}\" is already taken in this file"),
            );
        }
    }
    id
}

fn sentence(reader: &mut Reader, fields: &Fields, id: String) -> Option<Sentence> {
    let of = fields.word("of").and_then(RespondentGroup::from_code);
    let functions = if of.is_some() { GROUP_FUNCTIONS } else { &[] };
    reader.place.sentence = Some(SentencePlace {
        about_group: fields.get("of").is_some(),
        ..SentencePlace::default()
    });
    let each = each(reader, fields, functions);
    let mut values = IndexMap::new();
    let given = fields.object("values").into_iter().flatten();
    for (position, (name, value)) in given.enumerate() {
        let pointer = format!("{}/{}", fields.at("values"), pointer_step(name));
        if position == MOST_VALUES {
            let message = format!("a sentence has at most {MOST_VALUES} values");
            reader.report(ProblemCode::TooLarge, pointer, message);
            break;
        }
        reader.problems.extend(bad_name(name, &pointer));
        let Json::String(source) = value else {
            reader.report(
                ProblemCode::WrongType,
                pointer,
                format!(
                    "a value is an expression in a string, and this is {}",
                    kind_of(value)
                ),
            );
            continue;
        };
        if let Some(expression) = sentence_expression(reader, source, &pointer, functions) {
            values.insert(name.clone(), expression);
        }
        // Values are computed in their order: each knows those before it.
        if let Some(place) = &mut reader.place.sentence {
            place.values.push(name.clone());
        }
    }
    let condition = fields.word("if").and_then(|source| {
        let pointer = fields.at("if");
        let expression = sentence_expression(reader, source, &pointer, functions)?;
        reader.warn_if_constant(&expression, &pointer);
        Some(expression)
    });
    let text = reader.text(fields, "text");
    reader.place = Default::default();
    Some(Sentence {
        id,
        of,
        condition,
        each,
        values,
        text: text?,
    })
}

/// `each` names an array answer, or is an expression that gives a list.
fn each(reader: &mut Reader, fields: &Fields, functions: &[&str]) -> Option<Each> {
    let source = fields.word("each")?.trim();
    let pointer = fields.at("each");
    let about_group = fields.get("of").is_some();
    if bad_name(source, "").is_none() && !about_group {
        let members = &reader.names.scope(Names::ROOT).members;
        let found = members
            .iter()
            .filter(|member| member.key.eq_ignore_ascii_case(source));
        let shapes: Vec<&Shape> = found.map(|member| &member.shape).collect();
        let has_entries = shapes.iter().any(|shape| {
            matches!(
                shape,
                Shape::Entries(_) | Shape::Linked(_) | Shape::Anything
            )
        });
        if has_entries {
            set_place(reader, |place| place.each = Some(source.to_owned()));
            return Some(Each::Answer(source.to_owned()));
        }
        if shapes.contains(&&Shape::List) {
            // A list of plain values is gone through like any list.
            let list = format!("{{{source}}}");
            let expression = sentence_expression(reader, &list, &pointer, functions);
            reader.place.item = true;
            return expression.map(Each::List);
        }
        let (code, message) = if shapes.is_empty() {
            let near = nearest::nearest(source, members.iter().map(|member| member.key.as_str()));
            (
                ProblemCode::UnknownReference,
                format!(
                    "no answer is called \"{source}\"{}",
                    nearest::did_you_mean(near)
                ),
            )
        } else {
            (
                ProblemCode::Conflict,
                format!("\"{source}\" is no list, so there is nothing to go through"),
            )
        };
        reader.report(code, pointer, message);
        // Its members cannot be known: one message is enough.
        reader.place.item = true;
        return None;
    }
    let expression = sentence_expression(reader, source, &pointer, functions);
    reader.place.item = true;
    expression.map(Each::List)
}

fn set_place(reader: &mut Reader, change: impl FnOnce(&mut SentencePlace)) {
    if let Some(place) = &mut reader.place.sentence {
        change(place);
    }
}

/// Parses an expression of a sentence, and looks at the arguments of group functions.
fn sentence_expression(
    reader: &mut Reader,
    source: &str,
    pointer: &str,
    functions: &[&str],
) -> Option<Expression> {
    let expression = reader.parse(source, pointer, functions)?;
    for call in expression.functions() {
        if !functions.contains(&call.name.as_str()) {
            continue;
        }
        // The first argument names an indicator, which is looked up across files (`together.rs`).
        if !matches!(call.literals.first(), Some(Some(_))) {
            reader.report(
                ProblemCode::BadExpression,
                pointer,
                format!(
                    "at {}: the first argument of {} is the code of an indicator in quotes",
                    call.offset, call.name
                ),
            );
        }
    }
    Some(expression)
}

/// Reports an indicator that is no dotted code.
pub fn check_indicator(reader: &mut Reader, indicator: &str, pointer: &str) {
    let mut characters = indicator.chars();
    let good = characters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase())
        && characters.all(|character| {
            character.is_ascii_lowercase()
                || character.is_ascii_digit()
                || matches!(character, '_' | '.')
        });
    if !good {
        reader.report(
            ProblemCode::BadName,
            pointer,
            format!(
                "\"{indicator}\" is no indicator: a small letter first, then small letters, digits, _ and dots"
            ),
        );
    }
}

/// `codes`: how earlier versions' codes are read now.
pub fn codes(reader: &mut Reader, root: &Fields) -> IndexMap<String, CodeMapping> {
    let mut mappings = IndexMap::new();
    for (indicator, value) in root.object("codes").into_iter().flatten() {
        let pointer = format!("{}/{}", root.at("codes"), pointer_step(indicator));
        if !reader.indicators.contains(indicator) {
            let known = reader.indicators.iter().map(String::as_str);
            let message = format!(
                "no question of this file has the indicator \"{indicator}\"{}",
                nearest::did_you_mean(nearest::nearest(indicator, known))
            );
            reader.report(ProblemCode::UnknownIndicator, &pointer, message);
        }
        let Some(fields) = reader.open(value, &pointer, &CODE_MAPPING) else {
            continue;
        };
        let mut mapping = CodeMapping {
            since: fields.word("since").unwrap_or_default().to_owned(),
            ..CodeMapping::default()
        };
        for (old, new) in fields.object("map").into_iter().flatten() {
            match new.as_str() {
                Some(new) => {
                    mapping.map.insert(old.clone(), new.to_owned());
                }
                None => reader.report(
                    ProblemCode::WrongType,
                    format!("{}/{}", fields.at("map"), pointer_step(old)),
                    "an old code is read as one new code, in a string".to_owned(),
                ),
            }
        }
        for (old, parts) in fields.object("split").into_iter().flatten() {
            let at = format!("{}/{}", fields.at("split"), pointer_step(old));
            let codes: Option<Vec<String>> = parts.as_array().and_then(|parts| {
                parts
                    .iter()
                    .map(|part| part.as_str().map(str::to_owned))
                    .collect()
            });
            match codes {
                Some(codes) => {
                    if mapping.map.contains_key(old) {
                        reader.report(
                            ProblemCode::Conflict,
                            &at,
                            format!("\"{old}\" is both mapped and split"),
                        );
                    }
                    mapping.split.insert(old.clone(), codes);
                }
                None => reader.report(
                    ProblemCode::WrongType,
                    at,
                    "an old code is split into a list of new codes".to_owned(),
                ),
            }
        }
        mappings.insert(indicator.clone(), mapping);
    }
    mappings
}
