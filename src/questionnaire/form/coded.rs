//! Coded answers: every countable value of a submission as one row (section 3 of the product's description).

use serde_json::{Map, Value as Json};

use super::super::answers::Address;
use super::super::model::{Attribution, Questionnaire};

/// One countable value.
#[derive(Clone, Debug, PartialEq)]
pub struct CodedValue {
    /// The question's indicator, else its path of names (`contributions.kinds`).
    pub indicator: String,
    /// Register and id that the answer is about (`subject`); `None`: the respondent itself.
    pub subject: Option<(String, String)>,
    /// Keys of the blocks around it, outermost first, without the subject.
    pub context: Vec<String>,
    /// The row of a matrix, the item of a `multipletext`.
    pub row: Option<String>,
    /// The chosen code.
    pub code: Option<String>,
    /// A number, a rating, a position in a ranking.
    pub number: Option<f64>,
    pub address: Address,
    /// The default level of the question; the respondent's own choice is stored beside the answer.
    pub attribution: Attribution,
}

/// The coded values of completed answers, in the order of the file.
pub fn coded_values(
    _questionnaire: &Questionnaire,
    _answers: &Map<String, Json>,
) -> Vec<CodedValue> {
    Vec::new()
}
