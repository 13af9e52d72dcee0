//! From what a form or a sheet gives, which is always text, to the value of a question.

use serde_json::Value as Json;

use super::layout::{number_json, plain_number, same_value};
use crate::language::Language;
use crate::questionnaire::model::{InputType, Question, QuestionKind};

/// The value of a question from the texts that were entered for it; `null` where nothing was.
///
/// What does not fit is kept as typed, so that a draft can show it again with its error.
pub fn from_text(question: &Question, texts: &[String], language: Language) -> Json {
    let first = texts.iter().find(|text| !text.is_empty());
    match &question.kind {
        QuestionKind::MultipleChoice(_) | QuestionKind::Ranking(_) => Json::Array(
            texts
                .iter()
                .filter(|text| !text.is_empty())
                .map(|text| Json::String(text.clone()))
                .collect(),
        ),
        QuestionKind::Text(input) if input.input_type == InputType::Number => match first {
            Some(text) => match typed_number(text, language) {
                Some(number) => number_json(number),
                None => Json::String(text.trim().to_owned()),
            },
            None => Json::Null,
        },
        QuestionKind::Boolean(boolean) => match first {
            Some(text) => {
                let typed = Json::String(text.clone());
                [&boolean.value_true, &boolean.value_false]
                    .into_iter()
                    .find(|value| same_value(value, &typed))
                    .cloned()
                    .unwrap_or(typed)
            }
            None => Json::Null,
        },
        QuestionKind::Text(input) if input.input_type != InputType::Text => {
            first.map_or(Json::Null, |text| Json::String(text.trim().to_owned()))
        }
        _ => first.map_or(Json::Null, |text| Json::String(text.replace("\r\n", "\n"))),
    }
}

/// A number as a person types it: blanks between groups are passed over, a comma is the decimal sign only in
/// languages that write it so (an English "1,234" is no 1.234).
fn typed_number(text: &str, language: Language) -> Option<f64> {
    let compact: String = text
        .trim()
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .map(western_digit)
        .collect();
    let comma = match language {
        Language::French | Language::Spanish | Language::Russian => true,
        Language::Arabic | Language::Chinese | Language::English => false,
    };
    if comma && compact.matches(',').count() == 1 && !compact.contains('.') {
        plain_number(&compact.replace(',', "."))
    } else {
        plain_number(&compact)
    }
}

/// Arabic-Indic digits and the Arabic decimal sign as the others write them.
fn western_digit(sign: char) -> char {
    match sign {
        '٠'..='٩' => char::from(b'0' + (u32::from(sign) - u32::from('٠')) as u8),
        '٫' => '.',
        other => other,
    }
}
