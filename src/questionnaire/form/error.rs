//! What can be wrong with an answer: codes and their parameters; the messages live in the message files.

use super::super::answers::Address;

/// Why an answer cannot be submitted, or why a write is refused (section 8 of `questionnaires/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    Required,
    OtherRequired,
    NotANumber,
    NotADate,
    NotAChoice,
    Min,
    Max,
    Step,
    TooShort,
    TooLong,
    Pattern,
    Email,
    Url,
    AnswerCount,
    TooFewEntries,
    TooManyEntries,
    DuplicateKey,
    Expression,
    /// Refused as a whole: the value has not the shape of its question.
    WrongType,
    /// Refused as a whole: no such question or entry.
    UnknownQuestion,
}

impl ErrorCode {
    /// The code as the command line, the API and the message files (`error-…`) write it.
    pub fn code(self) -> &'static str {
        match self {
            ErrorCode::Required => "required",
            ErrorCode::OtherRequired => "other_required",
            ErrorCode::NotANumber => "not_a_number",
            ErrorCode::NotADate => "not_a_date",
            ErrorCode::NotAChoice => "not_a_choice",
            ErrorCode::Min => "min",
            ErrorCode::Max => "max",
            ErrorCode::Step => "step",
            ErrorCode::TooShort => "too_short",
            ErrorCode::TooLong => "too_long",
            ErrorCode::Pattern => "pattern",
            ErrorCode::Email => "email",
            ErrorCode::Url => "url",
            ErrorCode::AnswerCount => "answer_count",
            ErrorCode::TooFewEntries => "too_few_entries",
            ErrorCode::TooManyEntries => "too_many_entries",
            ErrorCode::DuplicateKey => "duplicate_key",
            ErrorCode::Expression => "expression",
            ErrorCode::WrongType => "wrong_type",
            ErrorCode::UnknownQuestion => "unknown_question",
        }
    }

    pub const ALL: [ErrorCode; 20] = [
        ErrorCode::Required,
        ErrorCode::OtherRequired,
        ErrorCode::NotANumber,
        ErrorCode::NotADate,
        ErrorCode::NotAChoice,
        ErrorCode::Min,
        ErrorCode::Max,
        ErrorCode::Step,
        ErrorCode::TooShort,
        ErrorCode::TooLong,
        ErrorCode::Pattern,
        ErrorCode::Email,
        ErrorCode::Url,
        ErrorCode::AnswerCount,
        ErrorCode::TooFewEntries,
        ErrorCode::TooManyEntries,
        ErrorCode::DuplicateKey,
        ErrorCode::Expression,
        ErrorCode::WrongType,
        ErrorCode::UnknownQuestion,
    ];
}

/// One thing that is wrong with one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerError {
    pub address: Address,
    pub code: ErrorCode,
    /// What the message needs (`limit`, `step`, `min`, `max`, `count`, `length`, `value` …); numbers and dates as
    /// a program writes them, so that the message can.
    pub parameters: Vec<(&'static str, String)>,
    /// The author's own text, placeholders filled, where the file gives one.
    pub text: Option<String>,
    /// `false`: a validator with `notificationType` `warning` or `info`; shown, but it blocks nothing.
    pub blocking: bool,
}
