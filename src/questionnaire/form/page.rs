//! What a page shows: the values from which a renderer draws, without another look into the engine.

use serde_json::Value as Json;

use super::super::answers::Address;
use super::super::model;
use super::error::AnswerError;
use crate::language::Language;

/// A text as shown, placeholders filled, and the language it is in (the wanted one, or the file's own).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownText {
    pub text: String,
    pub language: Language,
}

/// One page in its present state.
#[derive(Clone, Debug)]
pub struct PageState<'q> {
    pub page: &'q model::Page,
    /// Empty where the file gives no title.
    pub title: Option<ShownText>,
    pub description: Option<ShownText>,
    /// `navigationTitle`, else the title, else the name.
    pub navigation_title: ShownText,
    pub visible: bool,
    pub status: PageStatus,
    pub elements: Vec<ElementState<'q>>,
}

/// How far a page is, for the list of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStatus {
    NotStarted,
    /// Something is answered, something required is missing.
    Started,
    /// An answer that was given is wrong.
    Error,
    /// Nothing that blocks is left.
    Done,
}

#[derive(Clone, Debug)]
pub enum ElementState<'q> {
    Panel(PanelState<'q>),
    Question(Box<QuestionState<'q>>),
}

#[derive(Clone, Debug)]
pub struct PanelState<'q> {
    pub panel: &'q model::Panel,
    pub title: Option<ShownText>,
    pub description: Option<ShownText>,
    pub number: Option<String>,
    pub visible: bool,
    pub enabled: bool,
    pub required: bool,
    pub errors: Vec<AnswerError>,
    pub elements: Vec<ElementState<'q>>,
}

/// One question, cell or item of `multipletext` in its present state.
#[derive(Clone, Debug)]
pub struct QuestionState<'q> {
    pub question: &'q model::Question,
    pub address: Address,
    pub title: ShownText,
    pub description: Option<ShownText>,
    pub placeholder: Option<ShownText>,
    pub number: Option<String>,
    pub visible: bool,
    /// Neither disabled by `enableIf` nor read-only.
    pub enabled: bool,
    pub required: bool,
    /// As stored, else the default, else what was computed.
    pub value: Option<Json>,
    /// The value comes from `defaultValue` or `defaultValueExpression` and is not stored yet.
    pub is_default: bool,
    /// The value in words: choice texts, numbers as the language writes them.
    pub display: String,
    /// Present where a text is asked beside the answer (`showCommentArea`, `showOtherItem`).
    pub comment: Option<CommentState>,
    /// What is wrong, without what is wrong inside rows and entries.
    pub errors: Vec<AnswerError>,
    /// Warnings of validators with `notificationType`.
    pub warnings: Vec<AnswerError>,
    /// Offered choices, in the order shown, extras last; of a matrix its columns.
    pub choices: Vec<ChoiceState>,
    /// Resolved limits of a `text` question (`min`, `max` and their expressions), as an input takes them.
    pub min: Option<Json>,
    pub max: Option<Json>,
    /// The hard length for typing; `None`: no limit of the file.
    pub max_length: Option<usize>,
    /// Rows of `matrix` and `matrixdropdown`, entries of `matrixdynamic` and `paneldynamic`.
    pub entries: Vec<EntryState<'q>>,
    /// Visible columns of `matrixdropdown` and `matrixdynamic`, with their totals.
    pub columns: Vec<ColumnState<'q>>,
    /// Items of `multipletext`.
    pub items: Vec<QuestionState<'q>>,
    pub can_add: bool,
    pub can_remove: bool,
    /// Filled HTML of an `html` question (placeholders escaped, see `text`), else nothing.
    pub html: Option<ShownText>,
}

/// The text field beside an answer.
#[derive(Clone, Debug)]
pub struct CommentState {
    /// `<name>-Comment`.
    pub address: Address,
    /// `commentText`, or the text of "other".
    pub title: Option<ShownText>,
    pub value: Option<String>,
    /// It belongs to the choice "other" and is asked only with it.
    pub for_other: bool,
    /// It is asked just now.
    pub asked: bool,
}

/// An offered choice, rate value or column of a matrix.
#[derive(Clone, Debug)]
pub struct ChoiceState {
    pub value: Json,
    pub text: ShownText,
    pub enabled: bool,
    pub exclusive: bool,
    pub chosen: bool,
    pub extra: Option<ExtraKind>,
}

/// The built-in choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraKind {
    None,
    Refused,
    DontKnow,
    Other,
}

impl ExtraKind {
    /// The stored value.
    pub fn value(self) -> &'static str {
        match self {
            ExtraKind::None => "none",
            ExtraKind::Refused => "refused",
            ExtraKind::DontKnow => "dontknow",
            ExtraKind::Other => "other",
        }
    }
}

/// A row of a matrix or an entry of a list.
#[derive(Clone, Debug)]
pub struct EntryState<'q> {
    /// `contributions/national`, `funding_mix/member_fees`, `examples/3`.
    pub address: Address,
    /// The last part of the address before escaping: the key, the row's value or the id.
    pub key: String,
    pub title: ShownText,
    pub description: Option<ShownText>,
    pub visible: bool,
    /// Nothing in it is answered.
    pub empty: bool,
    pub errors: Vec<AnswerError>,
    /// Questions of a panel, in its layout; cells of a row in the order of the columns.
    pub elements: Vec<ElementState<'q>>,
    /// The chosen column or columns of a row of `matrix`.
    pub value: Option<Json>,
    /// The row of `matrix` must be answered.
    pub required: bool,
}

/// A visible column of `matrixdropdown` or `matrixdynamic`.
#[derive(Clone, Debug)]
pub struct ColumnState<'q> {
    pub column: &'q model::Column,
    pub title: ShownText,
    pub required: bool,
    /// The total as shown, where the column has one.
    pub total: Option<String>,
}

/// How much is answered, by the file's `progressBarType`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}
