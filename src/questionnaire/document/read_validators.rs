//! Validators (section 9 of `questionnaires/README.md`).

use serde_json::Value as Json;

use super::nearest;
use super::pattern;
use super::problem::ProblemCode;
use super::properties::VALIDATORS;
use super::reader::{Fields, Reader};
use crate::questionnaire::model::{Validator, ValidatorRule};

/// The validators of a question, column or item.
pub fn validators(reader: &mut Reader, fields: &Fields) -> Vec<Validator> {
    let pointer = fields.at("validators");
    fields
        .list("validators")
        .iter()
        .enumerate()
        .filter_map(|(position, value)| validator(reader, value, &format!("{pointer}/{position}")))
        .collect()
}

fn validator(reader: &mut Reader, value: &Json, pointer: &str) -> Option<Validator> {
    let Some(type_name) = value.get("type").and_then(Json::as_str) else {
        let (code, message) = match value.get("type") {
            None if value.is_object() => {
                (ProblemCode::MissingProperty, "a validator needs \"type\"")
            }
            None => (ProblemCode::WrongType, "a validator is an object"),
            Some(_) => (ProblemCode::WrongType, "\"type\" is a string"),
        };
        reader.report(code, pointer, message.to_owned());
        return None;
    };
    let Some((_, class)) = VALIDATORS.iter().find(|(name, _)| *name == type_name) else {
        let near = nearest::nearest(type_name, VALIDATORS.iter().map(|(name, _)| *name));
        reader.report(
            ProblemCode::UnknownType,
            format!("{pointer}/type"),
            format!(
                "there is no validator \"{type_name}\"{}",
                nearest::did_you_mean(near)
            ),
        );
        return None;
    };
    let fields = reader.open(value, pointer, class)?;
    let rule = match type_name {
        "numeric" => {
            let (min, max) = (fields.number("minValue"), fields.number("maxValue"));
            reader.check_order(&fields, ("minValue", min), ("maxValue", max));
            ValidatorRule::Numeric { min, max }
        }
        "text" => {
            let (min, max) = (fields.count("minLength"), fields.count("maxLength"));
            // 0 stands for "no limit" on both sides.
            let limit = max.filter(|&max| max > 0);
            reader.check_order(&fields, ("minLength", min), ("maxLength", limit));
            ValidatorRule::Text {
                min_length: min.unwrap_or(0),
                max_length: max.unwrap_or(0),
                allow_digits: fields.flag("allowDigits") != Some(false),
            }
        }
        "answercount" => {
            let (min, max) = (fields.count("minCount"), fields.count("maxCount"));
            reader.check_order(&fields, ("minCount", min), ("maxCount", max));
            ValidatorRule::AnswerCount { min, max }
        }
        "regex" => {
            match pattern::compile(fields.word("regex")?, fields.is_set("caseInsensitive")) {
                Ok(regex) => ValidatorRule::Regex(regex),
                Err(message) => {
                    reader.report(ProblemCode::BadRegex, fields.at("regex"), message);
                    return None;
                }
            }
        }
        "email" => ValidatorRule::Email,
        // Asked for whether it holds: constant ones are as odd here as elsewhere.
        _ => ValidatorRule::Expression(reader.condition(&fields, "expression")?),
    };
    Some(Validator {
        rule,
        text: reader.pattern(&fields, "text"),
        blocking: !matches!(fields.word("notificationType"), Some("warning" | "info")),
    })
}
