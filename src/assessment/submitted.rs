//! The answers of a stored submission, read for tables: borrowed from its text, since an export reads a hundred
//! thousand of them.

use std::borrow::Cow;

use serde::Deserialize;

use super::document::DocumentProblem;
use crate::questionnaire::columns::{AnswerValue, ChosenLevel, GivenAnswer};
use crate::questionnaire::model::Attribution;

/// What a table needs of a document; [`super::SubmittedDocument`] is the whole of it.
#[derive(Clone, Debug)]
pub struct SubmittedAnswers<'d> {
    pub language: Cow<'d, str>,
    pub answers: Vec<GivenAnswer<'d>>,
    /// The levels that the respondent chose, by address.
    pub levels: Vec<ChosenLevel<'d>>,
}

#[derive(Deserialize)]
struct Document<'d> {
    #[serde(borrow)]
    language: Cow<'d, str>,
    #[serde(borrow)]
    answers: Vec<Answer<'d>>,
    #[serde(borrow, default)]
    levels: Vec<Level<'d>>,
}

#[derive(Deserialize)]
struct Answer<'d> {
    #[serde(borrow)]
    address: Cow<'d, str>,
    #[serde(borrow)]
    value: AnswerValue<'d>,
    #[serde(borrow, default)]
    attribution: Option<Cow<'d, str>>,
}

#[derive(Deserialize)]
struct Level<'d> {
    #[serde(borrow)]
    address: Cow<'d, str>,
    #[serde(borrow)]
    level: Cow<'d, str>,
}

impl<'d> SubmittedAnswers<'d> {
    /// Reads the text of a stored submission.
    pub fn parse(text: &'d str) -> Result<Self, DocumentProblem> {
        let document: Document<'d> = serde_json::from_str(text).map_err(DocumentProblem::new)?;
        let mut levels = Vec::new();
        let mut answers = Vec::with_capacity(document.answers.len());
        for answer in document.answers {
            if let Some(level) = answer.attribution.as_deref() {
                levels.extend(chosen(answer.address.clone(), level));
            }
            answers.push(GivenAnswer {
                address: answer.address,
                value: answer.value,
            });
        }
        for level in document.levels {
            levels.extend(chosen(level.address, &level.level));
        }
        Ok(SubmittedAnswers {
            language: document.language,
            answers,
            levels,
        })
    }
}

fn chosen<'d>(address: Cow<'d, str>, code: &str) -> Option<ChosenLevel<'d>> {
    let level = Attribution::from_code(code)?;
    Some(ChosenLevel { address, level })
}
