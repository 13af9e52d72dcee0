//! Questions that take one value or a few texts, computed ones, and inserted HTML.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::names::{self, Shape};
use super::problem::ProblemCode;
use super::properties::TEXT_ITEM;
use super::read_elements::asked;
use super::reader::{Fields, Reader, kind_of};
use super::types::Read;
use crate::language::LocalizedText;
use crate::questionnaire::model::{
    BooleanInput, CommentInput, DisplayStyle, ExpressionQuestion, InputType, NumberDisplay,
    Question, QuestionKind, TextInput,
};

pub fn text(reader: &mut Reader, fields: &Fields) -> Read {
    Some((QuestionKind::Text(text_input(reader, fields)), Shape::Value))
}

fn input_type(fields: &Fields) -> InputType {
    match fields.word("inputType") {
        Some("number") => InputType::Number,
        Some("date") => InputType::Date,
        Some("datetime-local") => InputType::DateTimeLocal,
        Some("month") => InputType::Month,
        Some("time") => InputType::Time,
        Some("email") => InputType::Email,
        Some("tel") => InputType::Tel,
        Some("url") => InputType::Url,
        _ => InputType::Text,
    }
}

fn text_input(reader: &mut Reader, fields: &Fields) -> TextInput {
    let input_type = input_type(fields);
    let has_range = !matches!(
        input_type,
        InputType::Text | InputType::Email | InputType::Tel | InputType::Url
    );
    if !has_range {
        for property in ["min", "max", "minValueExpression", "maxValueExpression"] {
            if fields.get(property).is_some() {
                reader.report(
                    ProblemCode::NoEffect,
                    fields.at(property),
                    format!("\"{property}\" changes nothing without an \"inputType\" that has an order, such as number or date"),
                );
            }
        }
    }
    if input_type != InputType::Number && fields.get("step").is_some() {
        reader.report(
            ProblemCode::NoEffect,
            fields.at("step"),
            "\"step\" changes nothing without \"inputType\": \"number\"".to_owned(),
        );
    }
    let [min, max] = ["min", "max"].map(|property| {
        let value = fields.get(property)?;
        limit(reader, fields, property, value, input_type)
    });
    match (&min, &max) {
        (Some(Json::Number(min)), Some(Json::Number(max))) => {
            reader.check_order(fields, ("min", min.as_f64()), ("max", max.as_f64()));
        }
        (Some(Json::String(min)), Some(Json::String(max))) if min.len() == max.len() => {
            reader.check_order(fields, ("min", Some(min)), ("max", Some(max)));
        }
        _ => {}
    }
    let step = fields.number("step");
    if step.is_some_and(|step| step <= 0.0) {
        reader.report(
            ProblemCode::UnsupportedValue,
            fields.at("step"),
            "\"step\" is more than 0".to_owned(),
        );
    }
    let list = fields.at("dataList");
    let data_list = fields
        .list("dataList")
        .iter()
        .enumerate()
        .filter_map(|(position, value)| listed_text(reader, value, &format!("{list}/{position}")))
        .collect();
    TextInput {
        input_type,
        min,
        max,
        min_expression: reader.expression(fields, "minValueExpression"),
        max_expression: reader.expression(fields, "maxValueExpression"),
        min_error_text: reader.pattern(fields, "minErrorText"),
        max_error_text: reader.pattern(fields, "maxErrorText"),
        step,
        step_error_text: reader.pattern(fields, "stepErrorText"),
        max_length: fields.count("maxLength"),
        autocomplete: fields.word("autocomplete").map(str::to_owned),
        data_list,
    }
}

fn listed_text(reader: &mut Reader, value: &Json, pointer: &str) -> Option<LocalizedText> {
    if !matches!(value, Json::String(_) | Json::Object(_)) {
        reader.report(
            ProblemCode::WrongType,
            pointer,
            format!(
                "an entry of \"dataList\" is a text, and this is {}",
                kind_of(value)
            ),
        );
    }
    reader.text_of(value, pointer, false)
}

/// A limit as the input needs it: numbers as numbers, also where the file has them as text.
fn limit(
    reader: &mut Reader,
    fields: &Fields,
    property: &str,
    value: &Json,
    input_type: InputType,
) -> Option<Json> {
    let given = match value {
        Json::String(text) if input_type == InputType::Number => text
            .trim()
            .parse::<f64>()
            .ok()
            .and_then(serde_json::Number::from_f64)
            .map(Json::Number),
        Json::Number(_) if input_type == InputType::Number => Some(value.clone()),
        Json::String(text) if !text.is_empty() => Some(value.clone()),
        _ => None,
    };
    if given.is_none() && matches!(value, Json::String(_) | Json::Number(_) | Json::Bool(_)) {
        let expected = if input_type == InputType::Number {
            "a number"
        } else {
            "a date or time in a string"
        };
        reader.report(
            ProblemCode::WrongType,
            fields.at(property),
            format!("\"{property}\" is {expected} here"),
        );
    }
    given
}

pub fn comment(_: &mut Reader, fields: &Fields) -> Read {
    let comment = CommentInput {
        rows: fields
            .count("rows")
            .and_then(|rows| u32::try_from(rows).ok()),
        max_length: fields.count("maxLength"),
    };
    Some((QuestionKind::Comment(comment), Shape::Value))
}

pub fn boolean(reader: &mut Reader, fields: &Fields) -> Read {
    let value = |name: &str, default: bool| {
        fields
            .get(name)
            .cloned()
            .unwrap_or_else(|| Json::Bool(default))
    };
    let boolean = BooleanInput {
        value_true: value("valueTrue", true),
        value_false: value("valueFalse", false),
        label_true: reader.text(fields, "labelTrue"),
        label_false: reader.text(fields, "labelFalse"),
        swap_order: fields.is_set("swapOrder"),
    };
    if boolean.value_true == boolean.value_false {
        reader.report(
            ProblemCode::Conflict,
            fields.pointer,
            "\"valueTrue\" and \"valueFalse\" are the same".to_owned(),
        );
    }
    Some((QuestionKind::Boolean(boolean), Shape::Value))
}

pub fn multiple_text(reader: &mut Reader, fields: &Fields) -> Read {
    let mut taken = HashMap::new();
    let mut items: Vec<Question> = Vec::new();
    let mut keys = Vec::new();
    let list = fields.at("items");
    for (position, value) in fields.list("items").iter().enumerate() {
        let pointer = format!("{list}/{position}");
        let Some(item) = reader.open(value, &pointer, &TEXT_ITEM) else {
            continue;
        };
        let name = item.word("name").unwrap_or_default().to_owned();
        if item.get("name").is_some() {
            let problem = names::bad_name(&name, &item.at("name"));
            reader.problems.extend(problem);
            if let Some(first) = taken.insert(name.to_lowercase(), pointer.clone()) {
                reader.report(
                    ProblemCode::DuplicateName,
                    item.at("name"),
                    format!("the name \"{name}\" is already taken at {first}"),
                );
            }
        }
        let kind = QuestionKind::Text(text_input(reader, &item));
        // A default of an item is a value of its question.
        let scope = reader.scope;
        let outer = fields.word("valueName").or(fields.word("name"));
        let asked = asked(
            reader,
            &item,
            (scope, outer.unwrap_or_default()),
            &name,
            Some(kind),
        );
        keys.push(name);
        let placeholder = reader.text(&item, "placeholder");
        items.extend(asked.map(|question| Question {
            placeholder,
            ..question
        }));
    }
    if fields.get("items").is_some_and(Json::is_array) && fields.list("items").is_empty() {
        reader.report(
            ProblemCode::EmptyChoices,
            &list,
            "the list of items is empty".to_owned(),
        );
    }
    Some((QuestionKind::MultipleText(items), Shape::Object(keys)))
}

pub fn computed(reader: &mut Reader, fields: &Fields) -> Read {
    let key = fields.word("valueName").or(fields.word("name"));
    let expression = reader.defining(reader.scope, key.unwrap_or_default(), |reader| {
        reader.expression(fields, "expression")
    });
    let computed = ExpressionQuestion {
        expression,
        format: reader.pattern(fields, "format"),
        display: NumberDisplay {
            style: display_style(fields.word("displayStyle")),
            currency: fields.word("currency").map(str::to_owned),
            precision: digits(fields, "precision"),
            minimum_fraction_digits: digits(fields, "minimumFractionDigits"),
            maximum_fraction_digits: digits(fields, "maximumFractionDigits"),
        },
    };
    Some((QuestionKind::Expression(computed), Shape::Value))
}

pub fn display_style(word: Option<&str>) -> DisplayStyle {
    match word {
        Some("decimal") => DisplayStyle::Decimal,
        Some("percent") => DisplayStyle::Percent,
        Some("currency") => DisplayStyle::Currency,
        Some("date") => DisplayStyle::Date,
        _ => DisplayStyle::Plain,
    }
}

/// A number of digits; more than 20 say nothing.
pub fn digits(fields: &Fields, property: &str) -> Option<u32> {
    fields
        .count(property)
        .and_then(|digits| u32::try_from(digits.min(20)).ok())
}

pub fn html(reader: &mut Reader, fields: &Fields) -> Read {
    let html = reader.html(fields, "html")?;
    Some((QuestionKind::Html(html), Shape::Value))
}
