//! A statement of the summary: one sentence as told, with the answers it rests on.

use serde_json::Value as Json;

use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

/// An answer behind a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The registry id of the organization that gave it.
    pub respondent: String,
    pub address: String,
    pub value: Json,
    /// What was asked, in the language of the summary.
    pub question: Option<String>,
    /// The answer in words.
    pub shown: Option<String>,
}

/// A value that the text keeps back and staff may see beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenValue {
    /// As in the file: `tell('value.states', 'capacity')`.
    pub function: String,
    pub value: Json,
    /// How many organizations answered.
    pub base: usize,
    /// What was asked, in the language of the summary.
    pub question: String,
    /// The value with what was answered: "Not stable: 7".
    pub shown: String,
}

impl HiddenValue {
    /// "Is the funding stable? Not stable: 7 (base 9)".
    pub fn in_words(&self, language: Language) -> String {
        let words = [self.question.as_str(), self.shown.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        language.text_with(
            "report-hidden-of",
            &[
                ("value", words.join(" ").into()),
                ("base", self.base.into()),
            ],
        )
    }
}

/// What kind of statement it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// Told by a sentence of a file.
    Told,
    /// "Fewer than 3 … answered this part; their answers are not shown."
    TooFew,
    /// The ISCM itself did not answer.
    OnlyOthers,
}

/// One sentence of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// section/sentence or section/sentence/entry: analysts' edits and stale marks hang on it.
    pub key: String,
    pub kind: StatementKind,
    /// Whose answers it tells.
    pub speaker: RespondentGroup,
    pub text: String,
    /// The language the text is in: that of the file's default where the wanted one is missing.
    pub language: Language,
    /// The sentence or a text in it is not in the wanted language: such a text is not published.
    pub untranslated: bool,
    /// The answers that the text shows.
    pub sources: Vec<Source>,
    /// What was only asked about to decide whether the sentence holds.
    pub conditions: Vec<Source>,
    /// What the disclosure rule keeps out of the text.
    pub hidden: Vec<HiddenValue>,
    /// Rests on an answer that is for staff only.
    pub staff_only: bool,
}

impl Statement {
    /// The last part of the key, in a sentence that goes through a list.
    pub fn entry(&self) -> Option<&str> {
        self.key.splitn(3, '/').nth(2)
    }
}
