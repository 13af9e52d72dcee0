//! Lists of choices and the questions that offer them (sections 2, 4 and 5 of `questionnaires/README.md`).

use std::collections::HashMap;

use serde_json::{Number, Value as Json};

use super::names::{self, Shape};
use super::nearest;
use super::problem::ProblemCode;
use super::properties::{CHOICE, Class, RATE_VALUE, REGISTER};
use super::read_elements::no_effect_without;
use super::reader::{Fields, Reader, constant, kind_of};
use super::shared::Carried;
use super::types::Read;
use crate::questionnaire::model::{
    ChoiceSource, Choices, ChoicesOrder, Extra, FromQuestionMode, Item, MultipleChoice,
    QuestionKind, Ranking, Rating, SingleChoice,
};

/// More steps than this cannot be looked through; survey-core has the same limit.
const MOST_RATE_VALUES: usize = 20;
/// The longest list of numbers that `choicesMin` and `choicesMax` may make.
const MOST_GENERATED_CHOICES: f64 = 1000.0;

pub fn radiogroup(reader: &mut Reader, fields: &Fields) -> Read {
    let choices = choices(reader, fields, false)?;
    let single = SingleChoice {
        choices,
        dropdown: false,
        range: None,
    };
    Some((QuestionKind::SingleChoice(single), Shape::Value))
}

pub fn dropdown(reader: &mut Reader, fields: &Fields) -> Read {
    let range = range(reader, fields);
    let choices = choices(reader, fields, range.is_some())?;
    let single = SingleChoice {
        choices,
        dropdown: true,
        range,
    };
    Some((QuestionKind::SingleChoice(single), Shape::Value))
}

fn range(reader: &mut Reader, fields: &Fields) -> Option<(f64, f64, f64)> {
    let (min, max) = (fields.number("choicesMin"), fields.number("choicesMax"));
    if min.is_none() && max.is_none() {
        no_effect_without(reader, fields, "choicesStep", "choicesMax");
        return None;
    }
    let (min, max) = (min.unwrap_or(0.0), max.unwrap_or(0.0));
    let step = fields.number("choicesStep").unwrap_or(1.0);
    reader.check_order(fields, ("choicesMin", Some(min)), ("choicesMax", Some(max)));
    if step <= 0.0 || (max - min) / step > MOST_GENERATED_CHOICES {
        reader.report(
            ProblemCode::UnsupportedValue,
            fields.pointer,
            format!(
                "\"choicesMin\", \"choicesMax\" and \"choicesStep\" make no list of at most {MOST_GENERATED_CHOICES} numbers"
            ),
        );
        return None;
    }
    Some((min, max, step))
}

pub fn checkbox(reader: &mut Reader, fields: &Fields) -> Read {
    let choices = choices(reader, fields, false)?;
    let (min_selected, max_selected) = limits(reader, fields);
    let value_property_name = fields.word("valuePropertyName").map(str::to_owned);
    if let Some(name) = &value_property_name {
        let problem = names::bad_name(name, &fields.at("valuePropertyName"));
        reader.problems.extend(problem);
    }
    let shape = match &value_property_name {
        Some(name) => Shape::Linked(name.clone()),
        None => Shape::List,
    };
    let multiple = MultipleChoice {
        choices,
        min_selected,
        max_selected,
        value_property_name,
    };
    Some((QuestionKind::MultipleChoice(multiple), shape))
}

pub fn ranking(reader: &mut Reader, fields: &Fields) -> Read {
    let choices = choices(reader, fields, false)?;
    let ranking = Ranking {
        choices,
        select_to_rank: fields.is_set("selectToRankEnabled"),
    };
    Some((QuestionKind::Ranking(ranking), Shape::List))
}

/// 0 stands for "no limit", as in SurveyJS.
fn limits(reader: &mut Reader, fields: &Fields) -> (Option<usize>, Option<usize>) {
    let [min, max] = ["minSelectedChoices", "maxSelectedChoices"]
        .map(|name| fields.count(name).filter(|&limit| limit > 0));
    reader.check_order(
        fields,
        ("minSelectedChoices", min),
        ("maxSelectedChoices", max),
    );
    (min, max)
}

/// The choices of a select question; `generated` where numbers come from `choicesMin` and `choicesMax`.
fn choices(reader: &mut Reader, fields: &Fields, generated: bool) -> Option<Choices> {
    let mut extra = |flag: &str, text: &str| -> Option<Extra> {
        if fields.is_set(flag) {
            let text = reader.text(fields, text);
            return Some(Extra { text });
        }
        no_effect_without(reader, fields, text, flag);
        None
    };
    let none = extra("showNoneItem", "noneText");
    let refused = extra("showRefuseItem", "refuseText");
    let dont_know = extra("showDontKnowItem", "dontKnowText");
    let other = extra("showOtherItem", "otherText");
    if other.is_none() {
        no_effect_without(reader, fields, "otherErrorText", "showOtherItem");
    }
    let other_error_text = reader.text(fields, "otherErrorText");
    let mut taken: HashMap<String, String> = [
        ("none", &none),
        ("refused", &refused),
        ("dontknow", &dont_know),
        ("other", &other),
    ]
    .into_iter()
    .filter(|(_, extra)| extra.is_some())
    .map(|(value, _)| (value.to_owned(), format!("the built-in choice \"{value}\"")))
    .collect();
    let has_extra = !taken.is_empty();
    let source = source(reader, fields, &mut taken);
    let (visible_if, enable_if) = reader.per_item(|reader| {
        (
            reader.condition(fields, "choicesVisibleIf"),
            reader.condition(fields, "choicesEnableIf"),
        )
    });
    let source = source?;
    if let ChoiceSource::Items(items) = &source
        && items.is_empty()
        && !generated
        && !has_extra
    {
        let (pointer, message) = match fields.get("choices") {
            Some(_) => (fields.at("choices"), "the list of choices is empty"),
            None => (fields.pointer.to_owned(), "this question has no choices"),
        };
        reader.report(ProblemCode::EmptyChoices, pointer, message.to_owned());
        return None;
    }
    Some(Choices {
        source,
        visible_if,
        enable_if,
        order: match fields.word("choicesOrder") {
            Some("asc") => ChoicesOrder::Ascending,
            Some("desc") => ChoicesOrder::Descending,
            _ => ChoicesOrder::AsGiven,
        },
        hide_if_empty: fields.is_set("hideIfChoicesEmpty"),
        none,
        refused,
        dont_know,
        other,
        other_error_text,
    })
}

fn source(
    reader: &mut Reader,
    fields: &Fields,
    taken: &mut HashMap<String, String>,
) -> Option<ChoiceSource> {
    let question = fields.word("choicesFromQuestion");
    let register = fields.get("choicesByUrl");
    let from = if question.is_some() {
        "choicesFromQuestion"
    } else {
        "choicesByUrl"
    };
    if question.is_some() && register.is_some() {
        reader.report(
            ProblemCode::Conflict,
            fields.at("choicesByUrl"),
            "choices come from \"choicesByUrl\" or from \"choicesFromQuestion\", not from both"
                .to_owned(),
        );
    }
    if (question.is_some() || register.is_some()) && !fields.list("choices").is_empty() {
        reader.report(
            ProblemCode::NoEffect,
            fields.at("choices"),
            format!("\"choices\" changes nothing beside \"{from}\""),
        );
    }
    if question.is_none() {
        for property in [
            "choicesFromQuestionMode",
            "choiceValuesFromQuestion",
            "choiceTextsFromQuestion",
        ] {
            no_effect_without(reader, fields, property, "choicesFromQuestion");
        }
    }
    if let Some(question) = question {
        let values = fields.word("choiceValuesFromQuestion").map(str::to_owned);
        let texts = fields.word("choiceTextsFromQuestion").map(str::to_owned);
        reader.carried.push(Carried {
            pointer: fields.pointer.to_owned(),
            scope: reader.scope,
            question: question.to_owned(),
            values: values.clone(),
            texts: texts.clone(),
        });
        return Some(ChoiceSource::FromQuestion {
            question: question.to_owned(),
            mode: match fields.word("choicesFromQuestionMode") {
                Some("selected") => FromQuestionMode::Selected,
                Some("unselected") => FromQuestionMode::Unselected,
                _ => FromQuestionMode::All,
            },
            values,
            texts,
        });
    }
    if let Some(register) = register {
        if !register.is_object() {
            // Reported when the question was opened.
            return None;
        }
        return read_register(reader, register, &fields.at("choicesByUrl"));
    }
    let read = items(reader, fields, "choices", &CHOICE, taken);
    // A column without choices of its own offers those of its matrix.
    Some(ChoiceSource::Items(
        if read.is_empty() && fields.list("choices").is_empty() {
            reader.cell_choices.clone()
        } else {
            read
        },
    ))
}

fn read_register(reader: &mut Reader, value: &Json, pointer: &str) -> Option<ChoiceSource> {
    let fields = reader.open(value, pointer, &REGISTER)?;
    let url = fields.word("url")?;
    let Some(name) = url.strip_prefix("registers/") else {
        reader.report(
            ProblemCode::UnsupportedProperty,
            fields.at("url"),
            format!("choices come from a register of this installation (\"registers/<name>\"), not from \"{url}\""),
        );
        return None;
    };
    check_register(reader, name, &fields.at("url"));
    Some(ChoiceSource::Register {
        name: name.to_owned(),
        value_name: fields.word("valueName").unwrap_or("id").to_owned(),
        title_name: fields.word("titleName").unwrap_or("name").to_owned(),
    })
}

/// Reports a register that this installation does not have.
pub fn check_register(reader: &mut Reader, name: &str, pointer: &str) {
    let known = reader.options.registers;
    if !known.contains(&name) {
        let near = nearest::nearest(name, known.iter().copied());
        let message = format!(
            "there is no register \"{name}\"{}",
            nearest::did_you_mean(near)
        );
        reader.report(ProblemCode::UnknownRegister, pointer, message);
    }
}

/// Choices, rows, columns of `matrix` or rate values; `taken` holds values that are already in use.
pub fn items(
    reader: &mut Reader,
    fields: &Fields,
    property: &str,
    class: &Class,
    taken: &mut HashMap<String, String>,
) -> Vec<Item> {
    let list = fields.at(property);
    let mut items = Vec::new();
    for (position, value) in fields.list(property).iter().enumerate() {
        let pointer = format!("{list}/{position}");
        let Some(item) = reader.per_item(|reader| item(reader, value, &pointer, class)) else {
            continue;
        };
        let text = value_text(&item.value);
        if item.value.is_string() && !is_plain(&text) {
            reader.report(
                ProblemCode::OddChoiceValue,
                &pointer,
                format!("the value \"{text}\" is not made of letters, digits, _ and - only"),
            );
        }
        if let Some(first) = taken.insert(text.clone(), pointer.clone()) {
            reader.report(
                ProblemCode::DuplicateChoice,
                &pointer,
                format!("the value \"{text}\" is already that of {first}"),
            );
        }
        items.push(item);
    }
    items
}

fn item(reader: &mut Reader, value: &Json, pointer: &str, class: &Class) -> Option<Item> {
    let plain = |value: Json| Item {
        value,
        text: None,
        phrase: None,
        visible_if: None,
        enable_if: None,
        is_exclusive: false,
    };
    match value {
        Json::Number(_) | Json::Bool(_) => Some(plain(value.clone())),
        Json::String(text) => {
            // SurveyJS reads "value|text".
            let Some((value, text)) = text.split_once('|') else {
                return Some(plain(value.clone()));
            };
            let text = reader.text_of(&Json::from(text), pointer, false);
            Some(Item {
                text,
                ..plain(Json::from(value))
            })
        }
        Json::Object(_) => {
            let fields = reader.open(value, pointer, class)?;
            let value = fields.get("value")?;
            if !matches!(value, Json::String(_) | Json::Number(_) | Json::Bool(_)) {
                return None;
            }
            let visible_if = reader.condition(&fields, "visibleIf");
            if visible_if.as_ref().and_then(constant) == Some(false) {
                reader.report(
                    ProblemCode::Unreachable,
                    fields.at("visibleIf"),
                    "this is never visible".to_owned(),
                );
            }
            let enable_if = reader.condition(&fields, "enableIf");
            Some(Item {
                value: value.clone(),
                text: reader.text(&fields, "text"),
                phrase: reader.text(&fields, "phrase"),
                visible_if,
                enable_if,
                is_exclusive: fields.is_set("isExclusive"),
            })
        }
        Json::Null | Json::Array(_) => {
            reader.report(
                ProblemCode::WrongType,
                pointer,
                format!(
                    "{} is a string, a number, true or false, or an object, and this is {}",
                    class.label,
                    kind_of(value)
                ),
            );
            None
        }
    }
}

/// A value as text, by which values are told apart: answers compare `1` and `"1"` as equal.
pub fn value_text(value: &Json) -> String {
    match value {
        Json::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn is_plain(value: &str) -> bool {
    !value.is_empty()
        && value
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-'))
}

pub fn rating(reader: &mut Reader, fields: &Fields) -> Read {
    let given = items(
        reader,
        fields,
        "rateValues",
        &RATE_VALUE,
        &mut HashMap::new(),
    );
    let values = if fields.list("rateValues").is_empty() {
        steps(reader, fields)?
    } else {
        given
    };
    let rating = Rating {
        values,
        min_description: reader.text(fields, "minRateDescription"),
        max_description: reader.text(fields, "maxRateDescription"),
    };
    Some((QuestionKind::Rating(rating), Shape::Value))
}

/// The steps from `rateMin` to `rateMax`. As in survey-core, `rateCount` stands in for one of these where
/// the other is given, and says nothing else.
fn steps(reader: &mut Reader, fields: &Fields) -> Option<Vec<Item>> {
    let step = fields.number("rateStep").unwrap_or(1.0);
    let count = fields.count("rateCount");
    let length = count.map(|count| step * (count as f64 - 1.0));
    let (min, max) = match (fields.number("rateMin"), fields.number("rateMax")) {
        (Some(min), Some(max)) => (min, max),
        (Some(min), None) => (min, length.map_or(5.0, |length| min + length)),
        (None, Some(max)) => (length.map_or(1.0, |length| max - length), max),
        (None, None) => {
            if count.is_some_and(|count| count != 5) {
                reader.report(
                    ProblemCode::NoEffect,
                    fields.at("rateCount"),
                    "\"rateCount\" changes nothing without \"rateMin\" or \"rateMax\"".to_owned(),
                );
            }
            (1.0, 5.0)
        }
    };
    let number = ((max - min) / step + 1e-9).floor() + 1.0;
    // Written so that NaN is refused too.
    let fits = step > 0.0 && number >= 2.0 && number <= MOST_RATE_VALUES as f64;
    if !fits {
        reader.report(
            ProblemCode::UnsupportedValue,
            fields.pointer,
            format!(
                "\"rateMin\" ({min}), \"rateMax\" ({max}) and \"rateStep\" ({step}) make no scale of 2 to {MOST_RATE_VALUES} steps"
            ),
        );
        return None;
    }
    let number = number as usize;
    let both_ends = fields.get("rateMin").is_some() && fields.get("rateMax").is_some();
    if both_ends && count.is_some_and(|count| count != number) {
        reader.report(
            ProblemCode::Conflict,
            fields.at("rateCount"),
            format!(
                "\"rateCount\" says otherwise than \"rateMin\", \"rateMax\" and \"rateStep\", which make {number} steps"
            ),
        );
    }
    let item = |position: usize| Item {
        value: number_value(min + step * position as f64),
        text: None,
        phrase: None,
        visible_if: None,
        enable_if: None,
        is_exclusive: false,
    };
    Some((0..number).map(item).collect())
}

/// A number as JSON, whole where it is, and without the noise of adding 0.1 up.
fn number_value(number: f64) -> Json {
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        Json::from(rounded as i64)
    } else {
        Number::from_f64(rounded).map_or(Json::Null, Json::Number)
    }
}
