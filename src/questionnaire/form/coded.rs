//! Coded answers: every countable value of a submission as one row (section 3 of the product's description),
//! and what a respondent was not asked: a question that was not asked is no question without an answer.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value as Json};

use super::super::answers::layout::{Fields, Layout, ListShape, Shape};
use super::super::answers::normal::normalise;
use super::super::answers::{Address, SET_ASIDE, entry_part, part_of};
use super::super::model::{Attribution, Element, InputType, Question, QuestionKind, Questionnaire};
use super::{ElementState, Form, QuestionState};

/// One countable value.
#[derive(Clone, Debug, PartialEq)]
pub struct CodedValue {
    /// The question's indicator, else its path of names (`contributions.kinds`).
    pub indicator: String,
    /// Register and id that the answer is about (`subject`); `None`: the respondent itself.
    pub subject: Option<(String, String)>,
    /// Keys of the blocks around it, outermost first, without the subject.
    pub context: Vec<String>,
    /// The row of a matrix, the item of a `multipletext`, the column of a matrix with cells of several kinds.
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
pub fn coded_values(questionnaire: &Questionnaire, answers: &Map<String, Json>) -> Vec<CodedValue> {
    walk(questionnaire, answers).values
}

/// The open answers of completed answers, in the order of the file: where each stands, with its text.
///
/// They are counted nowhere until somebody has coded them (`findings::coding`).
pub fn open_texts(
    questionnaire: &Questionnaire,
    answers: &Map<String, Json>,
) -> Vec<(CodedValue, String)> {
    walk(questionnaire, answers).texts
}

/// What ends the indicator of codes. No name of a questionnaire has a tilde.
const CODES: &str = "~codes";

/// The indicator as which the codes of an open question are counted, which analysts settle
/// (`findings::coding`).
pub fn codes_of(question: &str) -> String {
    format!("{question}{CODES}")
}

/// The open question whose codes an indicator counts; `None` for every other indicator.
pub fn coded_question(indicator: &str) -> Option<&str> {
    indicator.strip_suffix(CODES)
}

/// The open questions of a file, in its order, each with the name under which its answers are found: its
/// indicator, else its path.
pub fn open_questions(questionnaire: &Questionnaire) -> Vec<(String, &Question)> {
    let layout = Layout::new(questionnaire, None);
    let mut found = Vec::new();
    list_open(&layout.root, "", &mut found);
    found
}

fn list_open<'q>(fields: &Fields<'q>, path: &str, found: &mut Vec<(String, &'q Question)>) {
    for field in &fields.list {
        let path = match path {
            "" => field.key.to_owned(),
            path => format!("{path}.{}", field.key),
        };
        match &field.shape {
            Shape::Leaf if is_open(field.question) => {
                let name = field.question.indicator.clone().unwrap_or(path);
                if found.iter().all(|(known, _)| *known != name) {
                    found.push((name, field.question));
                }
            }
            Shape::Rows { fields, .. } => list_open(fields, &path, found),
            Shape::List(list) => list_open(&list.fields, &path, found),
            // The items of a `multipletext` are short fields of a form, not texts to be coded.
            _ => {}
        }
    }
}

/// Whether a question is answered in words of one's own; addresses, dates and numbers are not.
pub(in crate::questionnaire) fn is_open(question: &Question) -> bool {
    match &question.kind {
        QuestionKind::Comment(_) => true,
        QuestionKind::Text(input) => input.input_type == InputType::Text,
        _ => false,
    }
}

fn walk(questionnaire: &Questionnaire, answers: &Map<String, Json>) -> Coder {
    let layout = Layout::new(questionnaire, None);
    let answers = normalise(&layout, answers, None);
    let mut coder = Coder {
        values: Vec::new(),
        texts: Vec::new(),
    };
    let top = Around {
        path: String::new(),
        address: Address::empty(),
        subject: None,
        context: Vec::new(),
        row: None,
        outer: None,
    };
    coder.object(&layout.root, &answers, &top);
    coder
}

/// What stands around an answer.
#[derive(Clone)]
struct Around<'q> {
    path: String,
    address: Address,
    subject: Option<(String, String)>,
    context: Vec<String>,
    row: Option<String>,
    /// The matrix or list whose indicator and level its cells have unless they have their own.
    outer: Option<&'q Question>,
}

struct Coder {
    values: Vec<CodedValue>,
    /// Open answers.
    texts: Vec<(CodedValue, String)>,
}

impl Coder {
    fn object<'q>(&mut self, fields: &Fields<'q>, object: &Map<String, Json>, around: &Around<'q>) {
        for field in &fields.list {
            let Some(value) = object.get(field.key) else {
                continue;
            };
            let mut inside = around.clone();
            inside.address = around.address.join(field.key);
            inside.path = if around.path.is_empty() {
                field.key.to_owned()
            } else {
                format!("{}.{}", around.path, field.key)
            };
            match (&field.shape, value) {
                (Shape::Leaf, Json::String(text))
                    if is_open(field.question) && text.trim().is_empty() => {}
                (Shape::Leaf, Json::String(text)) if is_open(field.question) => {
                    // A matrix of texts bears the indicator for choices only, as `list_open` sees it.
                    inside.outer = None;
                    let value = coded(field.question, &inside, None, None);
                    self.texts.push((value, text.clone()));
                }
                (Shape::Leaf, value) => self.leaf(field.question, value, &inside),
                (Shape::Items(items), Json::Object(members)) => {
                    inside.outer = Some(field.question);
                    self.items(items, members, &inside);
                }
                (Shape::Matrix(_), Json::Object(rows)) => {
                    self.matrix(field.question, rows, &inside);
                }
                (Shape::Rows { fields, .. }, Json::Object(rows)) => {
                    inside.outer = Some(field.question);
                    for (row, cells) in rows {
                        let mut inside = inside.clone();
                        inside.address = inside.address.join(row);
                        inside.row = Some(row.clone());
                        if let Json::Object(cells) = cells {
                            self.object(fields, cells, &inside);
                        }
                    }
                }
                (Shape::List(list), Json::Array(entries)) => {
                    let entries = entries.iter().filter_map(Json::as_object);
                    let entries = entries.filter(|entry| entry.get(SET_ASIDE).is_none());
                    self.list(field.question, list, entries.collect(), &inside);
                }
                _ => {}
            }
        }
    }

    fn list<'q>(
        &mut self,
        question: &'q Question,
        list: &ListShape<'q>,
        entries: Vec<&Map<String, Json>>,
        around: &Around<'q>,
    ) {
        // The key of a linked list is the answer of the checkbox that made it.
        if let (Some(linked), Some(key)) = (list.linked, list.key) {
            let position = list.fields.find(key).map(|at| list.fields.list[at].key);
            for entry in &entries {
                let Some(value) = entry.get(position.unwrap_or(key)) else {
                    continue;
                };
                let mut at = around.clone();
                if let Some(part) = part_of(value) {
                    at.address = at.address.join(&part);
                }
                self.push(linked, &at, part_of(value), number(value));
            }
        }
        for entry in entries {
            let Some(part) = entry_part(list, entry) else {
                continue;
            };
            let mut inside = around.clone();
            inside.address = around.address.join(&part);
            inside.outer = Some(question);
            let subject = list.entries.and_then(|entries| entries.subject.as_ref());
            let has_key =
                list.key.is_some() && !entry.contains_key(super::super::answers::ENTRY_ID);
            match subject {
                Some(register) if has_key => inside.subject = Some((register.clone(), part)),
                _ => inside.context.push(part),
            }
            self.object(&list.fields, entry, &inside);
        }
    }

    fn items<'q>(&mut self, items: &Fields<'q>, members: &Map<String, Json>, around: &Around<'q>) {
        for item in &items.list {
            let Some(value) = members.get(item.key) else {
                continue;
            };
            let mut inside = around.clone();
            inside.address = around.address.join(item.key);
            inside.row = Some(item.key.to_owned());
            if item.question.indicator.is_some() {
                inside.path = format!("{}.{}", around.path, item.key);
            }
            self.leaf(item.question, value, &inside);
        }
    }

    fn matrix(&mut self, question: &Question, rows: &Map<String, Json>, around: &Around<'_>) {
        for (row, value) in rows {
            let mut inside = around.clone();
            inside.address = around.address.join(row);
            inside.row = Some(row.clone());
            match value {
                Json::Array(values) => {
                    for value in values {
                        self.push(question, &inside, part_of(value), number(value));
                    }
                }
                value => self.push(question, &inside, part_of(value), number(value)),
            }
        }
    }

    fn leaf(&mut self, question: &Question, value: &Json, around: &Around<'_>) {
        match (&question.kind, value) {
            (QuestionKind::Text(input), Json::Number(_))
                if input.input_type == InputType::Number =>
            {
                self.push(question, around, None, number(value));
            }
            (QuestionKind::Boolean(_) | QuestionKind::SingleChoice(_), value) => {
                self.push(question, around, part_of(value), number(value));
            }
            // A rating is a number, unless its steps are words: then they are codes.
            (QuestionKind::Rating(rating), value) => {
                if rating.values.iter().all(|step| step.value.is_number()) {
                    self.push(question, around, None, number(value));
                } else {
                    self.push(question, around, part_of(value), None);
                }
            }
            (QuestionKind::MultipleChoice(_), Json::Array(values)) => {
                for value in values {
                    self.push(question, around, part_of(value), number(value));
                }
            }
            (QuestionKind::Ranking(_), Json::Array(values)) => {
                for (position, value) in values.iter().enumerate() {
                    self.push(
                        question,
                        around,
                        part_of(value),
                        Some((position + 1) as f64),
                    );
                }
            }
            // Open answers are coded by hand, with a codebook.
            _ => {}
        }
    }

    fn push(
        &mut self,
        question: &Question,
        around: &Around<'_>,
        code: Option<String>,
        number: Option<f64>,
    ) {
        self.values.push(coded(question, around, code, number));
    }
}

/// One value with what stands around it.
fn coded(
    question: &Question,
    around: &Around<'_>,
    code: Option<String>,
    number: Option<f64>,
) -> CodedValue {
    let outer = around.outer;
    CodedValue {
        indicator: question
            .indicator
            .clone()
            .or_else(|| match &outer?.kind {
                // A matrix may bear the indicator of its only column.
                QuestionKind::MatrixDropdown(_) | QuestionKind::MultipleText(_) => {
                    outer?.indicator.clone()
                }
                _ => None,
            })
            .unwrap_or_else(|| around.path.clone()),
        subject: around.subject.clone(),
        context: around.context.clone(),
        row: around.row.clone(),
        code,
        number,
        address: around.address.clone(),
        attribution: question
            .attribution
            .or_else(|| outer.and_then(|outer| outer.attribution))
            .unwrap_or(Attribution::Named),
    }
}

/// The code of an indicator that was not asked because of another answer.
pub const NOT_ASKED: &str = "not_applicable";

/// A value with [`NOT_ASKED`] for each indicator of which no question was visible, by what it is about.
pub fn not_asked(form: &Form) -> Vec<CodedValue> {
    let mut asked = Asked::default();
    for page in form.pages() {
        asked.elements(&page.elements, page.visible, None);
    }
    let Asked { visible, hidden } = asked;
    hidden
        .into_iter()
        .filter(|(place, _)| !visible.contains(place))
        .map(
            |((subject, indicator), (address, attribution))| CodedValue {
                indicator,
                subject,
                context: Vec::new(),
                row: None,
                code: Some(NOT_ASKED.to_owned()),
                number: None,
                address,
                attribution,
            },
        )
        .collect()
}

/// What an answer is about: register and id.
type About = (String, String);

#[derive(Default)]
struct Asked {
    visible: BTreeSet<(Option<About>, String)>,
    /// The first question that would have asked for it.
    hidden: IndexMap<(Option<About>, String), (Address, Attribution)>,
}

impl Asked {
    fn elements(&mut self, elements: &[ElementState], visible: bool, about: Option<&About>) {
        for element in elements {
            match element {
                ElementState::Panel(panel) => {
                    self.elements(&panel.elements, visible && panel.visible, about);
                }
                ElementState::Question(question) => self.question(question, visible, about),
            }
        }
    }

    fn question(&mut self, state: &QuestionState, visible: bool, about: Option<&About>) {
        if !(visible && state.visible) {
            self.hide(state.question, &state.address, about);
            return;
        }
        if let Some(indicator) = &state.question.indicator {
            self.visible.insert((about.cloned(), indicator.clone()));
        }
        for item in &state.items {
            self.question(item, true, about);
        }
        let register = match &state.question.kind {
            QuestionKind::PanelDynamic(panel) => panel.entries.subject.as_ref(),
            QuestionKind::MatrixDynamic(matrix) => matrix.entries.subject.as_ref(),
            _ => None,
        };
        for entry in &state.entries {
            let inner = register.map(|register| (register.clone(), entry.key.clone()));
            self.elements(&entry.elements, entry.visible, inner.as_ref().or(about));
        }
    }

    /// A question that is not asked, with all that stands in it. Of a list about members of a register nothing
    /// is said: nobody knows about whom it would have asked.
    fn hide(&mut self, question: &Question, address: &Address, about: Option<&About>) {
        if let Some(indicator) = &question.indicator {
            let level = question.attribution.unwrap_or(Attribution::Named);
            self.hidden
                .entry((about.cloned(), indicator.clone()))
                .or_insert_with(|| (address.clone(), level));
        }
        match &question.kind {
            QuestionKind::MultipleText(items) => {
                for item in items {
                    self.hide(item, address, about);
                }
            }
            QuestionKind::MatrixDropdown(matrix) => {
                for column in &matrix.columns {
                    self.hide(&column.cell, address, about);
                }
            }
            QuestionKind::MatrixDynamic(matrix) if matrix.entries.subject.is_none() => {
                for column in &matrix.columns {
                    self.hide(&column.cell, address, about);
                }
            }
            QuestionKind::PanelDynamic(panel) if panel.entries.subject.is_none() => {
                self.hide_elements(&panel.elements, address, about);
            }
            _ => {}
        }
    }

    fn hide_elements(&mut self, elements: &[Element], address: &Address, about: Option<&About>) {
        for element in elements {
            match element {
                Element::Panel(panel) => self.hide_elements(&panel.elements, address, about),
                Element::Question(question) => self.hide(question, address, about),
            }
        }
    }
}

fn number(value: &Json) -> Option<f64> {
    value.as_f64()
}
