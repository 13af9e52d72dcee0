//! The checked questionnaire: what `document` produces and everything else reads.
//!
//! Names and meanings follow the survey JSON of SurveyJS (see `questionnaires/README.md`); a value of
//! these types has been checked, so readers need not check again.

use indexmap::IndexMap;
use regex::Regex;
use serde_json::Value as Json;

use super::expression::Expression;
use crate::language::{Language, LocalizedText};

/// Who answers a questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RespondentGroup {
    State,
    Iscm,
    Igo,
}

impl RespondentGroup {
    pub const ALL: [RespondentGroup; 3] = [
        RespondentGroup::Iscm,
        RespondentGroup::State,
        RespondentGroup::Igo,
    ];

    /// The code in questionnaire files, the database and addresses.
    pub fn code(self) -> &'static str {
        match self {
            RespondentGroup::State => "state",
            RespondentGroup::Iscm => "iscm",
            RespondentGroup::Igo => "igo",
        }
    }

    pub fn from_code(code: &str) -> Option<RespondentGroup> {
        RespondentGroup::ALL
            .into_iter()
            .find(|group| group.code() == code)
    }
}

/// How an answer may be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// Quoted with its source.
    Named,
    /// Quoted as "a member State".
    Group,
    /// Counted only.
    Count,
    /// For staff only; in no output for outside and not counted there.
    None,
}

impl Attribution {
    pub const ALL: [Attribution; 4] = [
        Attribution::Named,
        Attribution::Group,
        Attribution::Count,
        Attribution::None,
    ];

    /// The code in questionnaire files and the database.
    pub fn code(self) -> &'static str {
        match self {
            Attribution::Named => "named",
            Attribution::Group => "group",
            Attribution::Count => "count",
            Attribution::None => "none",
        }
    }

    pub fn from_code(code: &str) -> Option<Attribution> {
        Attribution::ALL
            .into_iter()
            .find(|level| level.code() == code)
    }
}

/// One questionnaire of one respondent group.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    pub id: String,
    pub version: String,
    pub respondent: RespondentGroup,
    /// The language of the `default` texts.
    pub locale: Language,
    pub title: Option<LocalizedText>,
    pub description: Option<LocalizedText>,
    pub settings: Settings,
    pub pages: Vec<Page>,
    pub calculated_values: Vec<CalculatedValue>,
    pub findings: Vec<FindingSection>,
    /// Code mappings between versions, by indicator (section 10.1 of the format).
    pub codes: IndexMap<String, CodeMapping>,
}

/// Presentation and behaviour of the whole file (section 1 of the format).
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub show_question_numbers: QuestionNumbers,
    pub show_progress_bar: bool,
    pub progress_bar_type: ProgressBarType,
    pub show_toc: bool,
    pub check_errors_on_complete: bool,
    pub show_preview: bool,
    pub preview_answered_only: bool,
    pub questions_on_page: QuestionsOnPage,
    pub clear_invisible_values: ClearInvisible,
    pub first_page_is_start_page: bool,
    pub read_only: bool,
    /// 0 = no limit.
    pub max_text_length: usize,
    pub max_comment_length: usize,
    pub completed_html: Option<LocalizedText>,
    pub completed_html_on_condition: Vec<(Expression, LocalizedText)>,
    pub completed_before_html: Option<LocalizedText>,
    /// Button and label texts by property name (`pagePrevText`, `completeText`, …), as given.
    pub texts: IndexMap<String, LocalizedText>,
    pub show_prev_button: Option<bool>,
    pub show_title: Option<bool>,
    pub show_page_titles: Option<bool>,
    pub show_page_numbers: Option<bool>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuestionNumbers {
    On,
    OnPage,
    Recursive,
    #[default]
    Off,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressBarType {
    #[default]
    Pages,
    Questions,
    RequiredQuestions,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuestionsOnPage {
    #[default]
    Standard,
    SinglePage,
    QuestionPerPage,
}

/// When the values of hidden questions are dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClearInvisible {
    #[default]
    OnComplete,
    OnHidden,
    Never,
}

/// When a page, panel or question is shown and can be changed.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// `visible: false` in the file.
    pub hidden: bool,
    pub visible_if: Option<Expression>,
    pub enable_if: Option<Expression>,
    pub read_only: bool,
}

#[derive(Clone, Debug)]
pub struct Page {
    pub name: String,
    pub title: Option<LocalizedText>,
    pub description: Option<LocalizedText>,
    pub navigation_title: Option<LocalizedText>,
    pub conditions: Conditions,
    pub elements: Vec<Element>,
}

#[derive(Clone, Debug)]
pub enum Element {
    Panel(Box<Panel>),
    Question(Box<Question>),
}

#[derive(Clone, Debug)]
pub struct Panel {
    pub name: String,
    pub title: Option<LocalizedText>,
    pub description: Option<LocalizedText>,
    pub conditions: Conditions,
    pub is_required: bool,
    pub required_if: Option<Expression>,
    pub required_error_text: Option<LocalizedText>,
    pub elements: Vec<Element>,
}

/// A question, a column's cell or an item of `multipletext`: everything that takes an answer.
#[derive(Clone, Debug)]
pub struct Question {
    pub name: String,
    pub value_name: Option<String>,
    pub title: Option<LocalizedText>,
    pub description: Option<LocalizedText>,
    pub placeholder: Option<LocalizedText>,
    pub conditions: Conditions,
    pub is_required: bool,
    pub required_if: Option<Expression>,
    pub required_error_text: Option<LocalizedText>,
    pub default_value: Option<Json>,
    pub default_value_expression: Option<Expression>,
    pub validators: Vec<Validator>,
    pub clear_if_invisible: Option<ClearInvisible>,
    pub comment_area: Option<CommentArea>,
    pub display_values_in_texts: bool,
    pub column_count: Option<u32>,
    pub title_location: TitleLocation,
    pub description_location: DescriptionLocation,
    /// The measure, equal across files.
    pub indicator: Option<String>,
    /// The section of the findings it supports, its own or inherited.
    pub finding: Option<String>,
    /// The default level, its own or inherited.
    pub attribution: Option<Attribution>,
    pub kind: QuestionKind,
    /// Where it stands in the file: a JSON Pointer.
    pub pointer: String,
}

impl Question {
    /// The key under which the answer is stored: `valueName`, else `name`.
    pub fn key(&self) -> &str {
        self.value_name.as_deref().unwrap_or(&self.name)
    }
}

/// Free text beside an answer, stored as `<name>-Comment` (`showCommentArea`).
#[derive(Clone, Debug, Default)]
pub struct CommentArea {
    pub text: Option<LocalizedText>,
}

/// Where the title of a question stands; `Top` unless the file says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TitleLocation {
    #[default]
    Top,
    Bottom,
    Left,
    Hidden,
}

/// Where the description of a question stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DescriptionLocation {
    #[default]
    UnderTitle,
    UnderInput,
    Hidden,
}

#[derive(Clone, Debug)]
pub enum QuestionKind {
    Text(TextInput),
    Comment(CommentInput),
    Boolean(BooleanInput),
    /// `radiogroup` and `dropdown`.
    SingleChoice(SingleChoice),
    /// `checkbox` and `tagbox`.
    MultipleChoice(MultipleChoice),
    Ranking(Ranking),
    Rating(Rating),
    MultipleText(Vec<Question>),
    Matrix(Matrix),
    MatrixDropdown(MatrixDropdown),
    MatrixDynamic(MatrixDynamic),
    PanelDynamic(PanelDynamic),
    Expression(ExpressionQuestion),
    Html(LocalizedText),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputType {
    #[default]
    Text,
    Number,
    Date,
    DateTimeLocal,
    Month,
    Time,
    Email,
    Tel,
    Url,
}

#[derive(Clone, Debug, Default)]
pub struct TextInput {
    pub input_type: InputType,
    /// A number, or a date as text.
    pub min: Option<Json>,
    pub max: Option<Json>,
    pub min_expression: Option<Expression>,
    pub max_expression: Option<Expression>,
    pub min_error_text: Option<LocalizedText>,
    pub max_error_text: Option<LocalizedText>,
    pub step: Option<f64>,
    pub step_error_text: Option<LocalizedText>,
    /// `None`: the file's `maxTextLength`; `Some(0)`: no limit.
    pub max_length: Option<usize>,
    pub autocomplete: Option<String>,
    pub data_list: Vec<LocalizedText>,
}

#[derive(Clone, Debug, Default)]
pub struct CommentInput {
    pub rows: Option<u32>,
    pub max_length: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct BooleanInput {
    pub value_true: Json,
    pub value_false: Json,
    pub label_true: Option<LocalizedText>,
    pub label_false: Option<LocalizedText>,
    pub swap_order: bool,
}

/// A choice, a row, a column of `matrix` or a rate value.
#[derive(Clone, Debug)]
pub struct Item {
    /// String, number or boolean.
    pub value: Json,
    pub text: Option<LocalizedText>,
    /// How it reads inside a sentence.
    pub phrase: Option<LocalizedText>,
    pub visible_if: Option<Expression>,
    pub enable_if: Option<Expression>,
    pub is_exclusive: bool,
}

/// Where choices come from.
#[derive(Clone, Debug)]
pub enum ChoiceSource {
    Items(Vec<Item>),
    /// A select question, or a `paneldynamic`/`matrixdynamic` with value and text names.
    FromQuestion {
        question: String,
        mode: FromQuestionMode,
        values: Option<String>,
        texts: Option<String>,
    },
    /// `registers/<name>`: a register of this installation.
    Register {
        name: String,
        value_name: String,
        title_name: String,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FromQuestionMode {
    #[default]
    All,
    Selected,
    Unselected,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoicesOrder {
    #[default]
    AsGiven,
    Ascending,
    Descending,
}

/// The list of choices of a select question, with its built-in extras.
#[derive(Clone, Debug)]
pub struct Choices {
    pub source: ChoiceSource,
    pub visible_if: Option<Expression>,
    pub enable_if: Option<Expression>,
    pub order: ChoicesOrder,
    pub hide_if_empty: bool,
    /// Built-in extras in the order none, refused, dontknow, other; each with its text if given.
    pub none: Option<Extra>,
    pub refused: Option<Extra>,
    pub dont_know: Option<Extra>,
    pub other: Option<Extra>,
    pub other_error_text: Option<LocalizedText>,
}

/// A built-in choice that is offered; `text` where the file gives its own.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    pub text: Option<LocalizedText>,
}

#[derive(Clone, Debug)]
pub struct SingleChoice {
    pub choices: Choices,
    pub dropdown: bool,
    /// `choicesMin`, `choicesMax`, `choicesStep` of a dropdown.
    pub range: Option<(f64, f64, f64)>,
}

#[derive(Clone, Debug)]
pub struct MultipleChoice {
    pub choices: Choices,
    pub min_selected: Option<usize>,
    pub max_selected: Option<usize>,
    /// Set in a linked list: each chosen value becomes an object with this key (section 5).
    pub value_property_name: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Ranking {
    pub choices: Choices,
    pub select_to_rank: bool,
}

#[derive(Clone, Debug)]
pub struct Rating {
    /// The steps, from `rateValues` or from `rateMin`, `rateMax`, `rateStep`, `rateCount`.
    pub values: Vec<Item>,
    pub min_description: Option<LocalizedText>,
    pub max_description: Option<LocalizedText>,
}

#[derive(Clone, Debug)]
pub struct Matrix {
    pub rows: Vec<Item>,
    pub columns: Vec<Item>,
    /// `cellType: checkbox`.
    pub multiple: bool,
    pub each_row_required: bool,
    pub each_row_unique: bool,
    pub rows_visible_if: Option<Expression>,
    pub columns_visible_if: Option<Expression>,
}

/// A column of `matrixdropdown` or `matrixdynamic`: a question per row, and its total.
#[derive(Clone, Debug)]
pub struct Column {
    pub cell: Question,
    pub is_unique: bool,
    pub total: Option<Total>,
}

#[derive(Clone, Debug)]
pub struct Total {
    pub kind: TotalKind,
    pub format: Option<LocalizedText>,
    pub display: NumberDisplay,
}

#[derive(Clone, Debug)]
pub enum TotalKind {
    Sum,
    Count,
    Min,
    Max,
    Average,
    Expression(Expression),
}

#[derive(Clone, Debug)]
pub struct MatrixDropdown {
    pub rows: Vec<Item>,
    pub columns: Vec<Column>,
    pub total_text: Option<LocalizedText>,
    pub hide_if_rows_empty: bool,
    pub rows_visible_if: Option<Expression>,
    pub columns_visible_if: Option<Expression>,
}

/// Number and kind of entries in `matrixdynamic` and `paneldynamic`.
#[derive(Clone, Debug)]
pub struct Entries {
    /// Rows or panels shown at the start.
    pub count: usize,
    pub min: usize,
    pub max: Option<usize>,
    pub allow_add: bool,
    pub allow_remove: bool,
    pub add_text: Option<LocalizedText>,
    pub remove_text: Option<LocalizedText>,
    pub empty_text: Option<LocalizedText>,
    pub key_name: Option<String>,
    pub key_duplication_error: Option<LocalizedText>,
    pub default_entry: Option<Json>,
    /// The register that each entry is about (`subject`); `key_name` holds its id.
    pub subject: Option<String>,
    /// How one entry reads inside a sentence.
    pub phrase: Option<LocalizedText>,
}

#[derive(Clone, Debug)]
pub struct MatrixDynamic {
    pub entries: Entries,
    pub columns: Vec<Column>,
    pub columns_visible_if: Option<Expression>,
    pub rows_visible_if: Option<Expression>,
}

#[derive(Clone, Debug)]
pub struct PanelDynamic {
    pub entries: Entries,
    pub template_title: Option<LocalizedText>,
    pub template_description: Option<LocalizedText>,
    pub template_visible_if: Option<Expression>,
    pub elements: Vec<Element>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DisplayStyle {
    #[default]
    Plain,
    Decimal,
    Percent,
    Currency,
    Date,
}

/// How a computed number is shown.
#[derive(Clone, Debug, Default)]
pub struct NumberDisplay {
    pub style: DisplayStyle,
    pub currency: Option<String>,
    pub precision: Option<u32>,
    pub minimum_fraction_digits: Option<u32>,
    pub maximum_fraction_digits: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct ExpressionQuestion {
    pub expression: Option<Expression>,
    pub format: Option<LocalizedText>,
    pub display: NumberDisplay,
}

#[derive(Clone, Debug)]
pub struct CalculatedValue {
    pub name: String,
    pub expression: Expression,
    pub include_into_result: bool,
}

#[derive(Clone, Debug)]
pub struct Validator {
    pub rule: ValidatorRule,
    pub text: Option<LocalizedText>,
    /// `warning` and `info` show but do not block.
    pub blocking: bool,
}

#[derive(Clone, Debug)]
pub enum ValidatorRule {
    Numeric {
        min: Option<f64>,
        max: Option<f64>,
    },
    Text {
        min_length: usize,
        max_length: usize,
        allow_digits: bool,
    },
    AnswerCount {
        min: Option<usize>,
        max: Option<usize>,
    },
    Regex(Regex),
    Email,
    Expression(Expression),
}

/// One section of the summary of findings, with the sentences that this file gives to it.
#[derive(Clone, Debug)]
pub struct FindingSection {
    pub id: String,
    pub title: Option<LocalizedText>,
    pub sentences: Vec<Sentence>,
}

/// A sentence of the findings (section 10 of the format).
#[derive(Clone, Debug)]
pub struct Sentence {
    pub id: String,
    /// Set in a sentence about a group (section 10.2).
    pub of: Option<RespondentGroup>,
    pub condition: Option<Expression>,
    pub each: Option<Each>,
    pub values: IndexMap<String, Expression>,
    pub text: LocalizedText,
}

/// What a sentence is repeated over.
#[derive(Clone, Debug)]
pub enum Each {
    /// An array answer; its entries are read as `{panel.…}`.
    Answer(String),
    /// A list expression; its members are read as `{item}`.
    List(Expression),
}

/// How codes of earlier versions are read now (section 10.1).
#[derive(Clone, Debug, Default)]
pub struct CodeMapping {
    pub since: String,
    pub map: IndexMap<String, String>,
    pub split: IndexMap<String, Vec<String>>,
}
