//! The validators that an author wrote (section 9 of `questionnaires/README.md`).

use serde_json::Value as Json;

use super::wrong::Wrong;
use crate::questionnaire::answers::layout::as_number;
use crate::questionnaire::answers::normal::text_length;
use crate::questionnaire::answers::part_of;
use crate::questionnaire::form::build::{NodeId, SlotId};
use crate::questionnaire::form::checks::is_email;
use crate::questionnaire::form::error::ErrorCode;
use crate::questionnaire::form::resolve::{At, Lookup};
use crate::questionnaire::form::values::Composing;
use crate::questionnaire::model::{Validator, ValidatorRule};

impl<'q> Lookup<'_, 'q, '_> {
    pub(super) fn validate(
        &self,
        node: NodeId,
        slot: SlotId,
        validator: &'q Validator,
    ) -> Option<Wrong<'q>> {
        let at = At::frame(self.parts.nodes[node].frame);
        let wrong = |code| Wrong::new(code).saying(validator.text.as_ref());
        if let ValidatorRule::Expression(expression) = &validator.rule {
            return (!self.holds(expression, at)).then(|| wrong(ErrorCode::Expression));
        }
        let value = match self.leaf_value(slot) {
            Some(value) => value.clone(),
            None => self.slot_json(slot, Composing::default())?,
        };
        match &validator.rule {
            ValidatorRule::Numeric { min, max } => {
                let Some(number) = as_number(&value) else {
                    return Some(wrong(ErrorCode::NotANumber));
                };
                match (min, max) {
                    (Some(min), _) if number < *min => {
                        Some(wrong(ErrorCode::Min).with("limit", min.to_string()))
                    }
                    (_, Some(max)) if number > *max => {
                        Some(wrong(ErrorCode::Max).with("limit", max.to_string()))
                    }
                    _ => None,
                }
            }
            ValidatorRule::Text {
                min_length,
                max_length,
                allow_digits,
            } => {
                let text = match &value {
                    Json::String(text) => text.clone(),
                    other => part_of(other)?,
                };
                let length = text_length(&text);
                if !allow_digits && text.ends_with(|sign: char| sign.is_ascii_digit()) {
                    Some(wrong(ErrorCode::Pattern))
                } else if length < *min_length {
                    Some(
                        wrong(ErrorCode::TooShort)
                            .with("limit", min_length.to_string())
                            .with("length", length.to_string()),
                    )
                } else if *max_length > 0 && length > *max_length {
                    Some(
                        wrong(ErrorCode::TooLong)
                            .with("limit", max_length.to_string())
                            .with("length", length.to_string()),
                    )
                } else {
                    None
                }
            }
            ValidatorRule::AnswerCount { min, max } => {
                let count = value.as_array()?.len();
                match (min, max) {
                    (Some(min), _) if count < *min => Some(
                        wrong(ErrorCode::AnswerCount)
                            .with("min", min.to_string())
                            .with("count", count.to_string()),
                    ),
                    (_, Some(max)) if *max > 0 && count > *max => Some(
                        wrong(ErrorCode::AnswerCount)
                            .with("max", max.to_string())
                            .with("count", count.to_string()),
                    ),
                    _ => None,
                }
            }
            ValidatorRule::Regex(regex) => {
                let fits = |value: &Json| match value {
                    Json::String(text) => regex.is_match(text),
                    other => part_of(other).is_none_or(|text| regex.is_match(&text)),
                };
                let fits_all = match &value {
                    Json::Array(values) => values.iter().all(fits),
                    value => fits(value),
                };
                (!fits_all).then(|| wrong(ErrorCode::Pattern))
            }
            ValidatorRule::Email => {
                let fits = value.as_str().is_none_or(is_email);
                (!fits).then(|| wrong(ErrorCode::Email))
            }
            ValidatorRule::Expression(_) => None,
        }
    }
}
