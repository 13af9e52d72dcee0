//! What is typed into one field: numbers, dates, addresses, and their limits.

use serde_json::Value as Json;

use super::wrong::Wrong;
use crate::language::format;
use crate::questionnaire::answers::layout::as_number;
use crate::questionnaire::answers::normal::text_length;
use crate::questionnaire::answers::part_of;
use crate::questionnaire::expression::{Expression, Value};
use crate::questionnaire::form::build::NodeId;
use crate::questionnaire::form::checks::{is_date, is_email, is_on_step, is_url, seconds};
use crate::questionnaire::form::error::ErrorCode;
use crate::questionnaire::form::resolve::{At, Lookup};
use crate::questionnaire::form::values::date_text;
use crate::questionnaire::model::{InputType, TextInput};

impl<'q> Lookup<'_, 'q, '_> {
    pub(super) fn check_text(
        &self,
        node: NodeId,
        input: &'q TextInput,
        value: &Json,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        match (input.input_type, value) {
            (InputType::Number, value) => match value.as_f64() {
                Some(number) => self.check_number(node, input, number, wrong),
                None => wrong.push(
                    Wrong::new(ErrorCode::NotANumber)
                        .with("value", part_of(value).unwrap_or_default()),
                ),
            },
            (kind, Json::String(text)) if is_date(kind) => match seconds(kind, text) {
                Some(moment) => self.check_moment(node, input, moment, wrong),
                None => wrong.push(Wrong::new(ErrorCode::NotADate).with(
                    "example",
                    match kind {
                        InputType::Month => "2019-04",
                        InputType::Time => "09:30",
                        InputType::DateTimeLocal => "2019-04-30T09:30",
                        _ => "2019-04-30",
                    },
                )),
            },
            (InputType::Email, Json::String(text)) if !is_email(text) => {
                wrong.push(Wrong::new(ErrorCode::Email));
            }
            (InputType::Url, Json::String(text)) if !is_url(text) => {
                wrong.push(Wrong::new(ErrorCode::Url));
            }
            _ => {}
        }
        if let Json::String(text) = value {
            let settings = &self.parts.layout.questionnaire.settings;
            let limit = input.max_length.unwrap_or(settings.max_text_length);
            check_length(text, limit, wrong);
        }
    }

    fn check_number(
        &self,
        node: NodeId,
        input: &'q TextInput,
        number: f64,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let shown = |limit: f64| format::plain_number(self.context.language, limit);
        let limit = |limit: Option<Json>| limit.as_ref().and_then(as_number);
        if let Some(min) = limit(self.lower(node, input))
            && number < min
        {
            wrong.push(
                Wrong::new(ErrorCode::Min)
                    .with("limit", min.to_string())
                    .showing(shown(min))
                    .saying(input.min_error_text.as_ref()),
            );
        }
        if let Some(max) = limit(self.upper(node, input))
            && number > max
        {
            wrong.push(
                Wrong::new(ErrorCode::Max)
                    .with("limit", max.to_string())
                    .showing(shown(max))
                    .saying(input.max_error_text.as_ref()),
            );
        }
        if let Some(step) = input.step
            && !is_on_step(number, step)
        {
            wrong.push(
                Wrong::new(ErrorCode::Step)
                    .with("step", step.to_string())
                    .showing(shown(step))
                    .saying(input.step_error_text.as_ref()),
            );
        }
    }

    fn check_moment(
        &self,
        node: NodeId,
        input: &'q TextInput,
        moment: i64,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let kind = input.input_type;
        let shown = |limit: &str| match kind {
            InputType::Date | InputType::Month => {
                format::partial_date(self.context.language, limit)
            }
            _ => limit.replace('T', " "),
        };
        let limits = [
            (
                self.lower(node, input),
                ErrorCode::Min,
                &input.min_error_text,
            ),
            (
                self.upper(node, input),
                ErrorCode::Max,
                &input.max_error_text,
            ),
        ];
        for (limit, code, text) in limits {
            let Some(Json::String(limit)) = limit else {
                continue;
            };
            let Some(bound) = seconds(kind, &limit) else {
                continue;
            };
            let passed = if code == ErrorCode::Min {
                moment >= bound
            } else {
                moment <= bound
            };
            if !passed {
                wrong.push(
                    Wrong::new(code)
                        .with("limit", limit.clone())
                        .showing(shown(&limit))
                        .saying(text.as_ref()),
                );
            }
        }
    }

    /// The lower limit of an input: its expression, else its number or date.
    pub fn lower(&self, node: NodeId, input: &TextInput) -> Option<Json> {
        self.limit(node, input.min_expression.as_ref(), input.min.as_ref())
    }

    pub fn upper(&self, node: NodeId, input: &TextInput) -> Option<Json> {
        self.limit(node, input.max_expression.as_ref(), input.max.as_ref())
    }

    fn limit(
        &self,
        node: NodeId,
        expression: Option<&Expression>,
        fixed: Option<&Json>,
    ) -> Option<Json> {
        let this = &self.parts.nodes[node];
        let Some(expression) = expression else {
            return fixed.cloned();
        };
        let question = this.kind.question()?.0;
        match expression.evaluate(&self.at(At::frame(this.frame))) {
            Value::Null => None,
            Value::DateTime(instant) => Some(Json::String(date_text(question, instant))),
            value => Some(Json::from(&value)),
        }
    }
}

pub(super) fn check_length(text: &str, limit: usize, wrong: &mut Vec<Wrong<'_>>) {
    let length = text_length(text);
    if limit > 0 && length > limit {
        wrong.push(
            Wrong::new(ErrorCode::TooLong)
                .with("limit", limit.to_string())
                .with("length", length.to_string()),
        );
    }
}
