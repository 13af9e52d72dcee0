//! The layout of stored answers: which keys a questionnaire has, and what is stored under each.
//!
//! Several questions may share a key (`valueName`); a checkbox with `valuePropertyName` and the panels that
//! repeat for it share one list (section 5 of `questionnaires/README.md`).

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::COMMENT_SUFFIX;
use crate::questionnaire::form::{ExtraKind, Registers};
use crate::questionnaire::model::{
    ChoiceSource, Choices, Column, Element, Entries, Item, Matrix, Question, QuestionKind,
    Questionnaire,
};

/// The keys of a questionnaire, with the registers from which choices come where they are at hand.
pub(in crate::questionnaire) struct Layout<'q> {
    pub questionnaire: &'q Questionnaire,
    pub registers: Option<&'q dyn Registers>,
    pub root: Arc<Fields<'q>>,
}

/// The keys of one object: the whole answers, an entry, a row.
pub(in crate::questionnaire) struct Fields<'q> {
    pub list: Vec<Arc<Field<'q>>>,
    /// Lower-case key → position, where there are many.
    index: Option<HashMap<String, usize>>,
}

/// One key and what is stored under it.
pub(in crate::questionnaire) struct Field<'q> {
    pub key: &'q str,
    /// The question that decides the shape.
    pub question: &'q Question,
    /// All questions with this key in this object, in the order of the file, the deciding one included.
    pub questions: Vec<&'q Question>,
    pub shape: Shape<'q>,
    /// A text is asked beside the answer and stored under `<key>-Comment`.
    pub comment: bool,
}

pub(in crate::questionnaire) enum Shape<'q> {
    /// Computed, never stored.
    Computed,
    /// One value, or a list of choices.
    Leaf,
    /// `multipletext`: an object of leaves.
    Items(Arc<Fields<'q>>),
    /// `matrix`: row → column.
    Matrix(&'q Matrix),
    /// `matrixdropdown`: row → object.
    Rows {
        rows: &'q [Item],
        fields: Arc<Fields<'q>>,
    },
    /// `matrixdynamic`, `paneldynamic`, a linked checkbox: a list of objects.
    List(ListShape<'q>),
}

pub(in crate::questionnaire) struct ListShape<'q> {
    pub fields: Arc<Fields<'q>>,
    /// Absent in a linked checkbox without panels.
    pub entries: Option<&'q Entries>,
    /// `keyName`, or `valuePropertyName` of the linked checkbox.
    pub key: Option<&'q str>,
    /// The checkbox whose chosen values are the entries.
    pub linked: Option<&'q Question>,
    /// Rows of a matrix: trailing empty ones are not answers.
    pub rows: bool,
}

impl ListShape<'_> {
    /// The key is a question of the entry itself, so its value is stored like every other.
    pub fn key_is_field(&self) -> bool {
        self.key.is_some_and(|key| self.fields.find(key).is_some())
    }
}

impl<'q> Layout<'q> {
    pub fn new(questionnaire: &'q Questionnaire, registers: Option<&'q dyn Registers>) -> Self {
        let questions = questionnaire
            .pages
            .iter()
            .flat_map(|page| questions_in(&page.elements));
        Layout {
            questionnaire,
            registers,
            root: Arc::new(Fields::of(questions)),
        }
    }

    /// The question of this name, looked for beside the asking one first, then at the top.
    pub fn question_named(&self, beside: &Fields<'q>, name: &str) -> Option<&'q Question> {
        beside.named(name).or_else(|| self.root.named(name))
    }

    /// All values that this question may ever offer, in the order of the file, built-in extras last.
    /// Empty where they come from the entries of a list.
    pub fn static_values(&self, beside: &Fields<'q>, question: &'q Question) -> StaticValues<'q> {
        let mut values = StaticValues::default();
        self.collect_values(beside, question, &mut values, 0);
        values
    }

    fn collect_values(
        &self,
        beside: &Fields<'q>,
        question: &'q Question,
        values: &mut StaticValues<'q>,
        depth: usize,
    ) {
        let choices = match &question.kind {
            QuestionKind::SingleChoice(single) => {
                if let Some(range) = single.range {
                    values.numbers = steps(range);
                }
                &single.choices
            }
            QuestionKind::MultipleChoice(multiple) => &multiple.choices,
            QuestionKind::Ranking(ranking) => &ranking.choices,
            QuestionKind::Rating(rating) => {
                values
                    .items
                    .extend(rating.values.iter().map(|item| &item.value));
                return;
            }
            _ => return,
        };
        match &choices.source {
            ChoiceSource::Items(items) => {
                values.items.extend(items.iter().map(|item| &item.value));
            }
            ChoiceSource::Register { name, .. } => {
                values.members = self.registers.and_then(|registers| registers.members(name));
                values.open = values.members.is_none();
            }
            ChoiceSource::FromQuestion { question, .. } => {
                match self.question_named(beside, question) {
                    // Carried from one another in a circle: the checker refuses it, the depth ends it.
                    Some(source) if depth < 8 => {
                        self.collect_values(beside, source, values, depth + 1);
                        values.open |= !matches!(
                            source.kind,
                            QuestionKind::SingleChoice(_)
                                | QuestionKind::MultipleChoice(_)
                                | QuestionKind::Ranking(_)
                                | QuestionKind::Rating(_)
                        );
                    }
                    _ => values.open = true,
                }
            }
        }
        for (kind, _) in extras(choices) {
            if !values.extras.contains(&kind) {
                values.extras.push(kind);
            }
        }
    }
}

/// The numbers of `choicesMin`, `choicesMax`, `choicesStep`; a list that nobody can choose from stays short.
pub(in crate::questionnaire) fn steps((min, max, step): (f64, f64, f64)) -> Vec<f64> {
    if step <= 0.0 || max < min || [min, max, step].iter().any(|number| !number.is_finite()) {
        return Vec::new();
    }
    let count = (((max - min) / step) + 1e-9).floor().min(9_999.0) as usize;
    (0..=count)
        .map(|position| {
            // As decimals are written: 0.1 + 0.2 is 0.3.
            let exact = min + step * position as f64;
            (exact * 1e9).round() / 1e9
        })
        .collect()
}

/// The built-in choices that are offered, in their order.
pub(in crate::questionnaire) fn extras(
    choices: &Choices,
) -> impl Iterator<Item = (ExtraKind, &crate::questionnaire::model::Extra)> {
    [
        (ExtraKind::None, &choices.none),
        (ExtraKind::Refused, &choices.refused),
        (ExtraKind::DontKnow, &choices.dont_know),
        (ExtraKind::Other, &choices.other),
    ]
    .into_iter()
    .filter_map(|(kind, extra)| extra.as_ref().map(|extra| (kind, extra)))
}

/// The choices of a select question, if it is one.
pub(in crate::questionnaire) fn choices_of(question: &Question) -> Option<&Choices> {
    match &question.kind {
        QuestionKind::SingleChoice(single) => Some(&single.choices),
        QuestionKind::MultipleChoice(multiple) => Some(&multiple.choices),
        QuestionKind::Ranking(ranking) => Some(&ranking.choices),
        _ => None,
    }
}

/// The values a question may offer, for spelling and order; not for what is offered just now.
#[derive(Default)]
pub(in crate::questionnaire) struct StaticValues<'q> {
    pub items: Vec<&'q Json>,
    pub members: Option<&'q [crate::questionnaire::form::RegisterMember]>,
    pub numbers: Vec<f64>,
    pub extras: Vec<ExtraKind>,
    /// There may be others that are not known here.
    pub open: bool,
}

impl StaticValues<'_> {
    /// Position and spelling of a value, compared without case and numbers by number.
    pub fn find(&self, value: &Json) -> Option<(usize, Json)> {
        if let Some(position) = self.items.iter().position(|item| *item == value) {
            return Some((position, value.clone()));
        }
        if let Some(position) = self.items.iter().position(|item| same_value(item, value)) {
            return Some((position, self.items[position].clone()));
        }
        let mut before = self.items.len();
        if let Some(members) = self.members {
            if let Some(text) = value.as_str()
                && let Some(position) = members
                    .iter()
                    .position(|member| member.id.eq_ignore_ascii_case(text))
            {
                return Some((before + position, members[position].id.clone().into()));
            }
            before += members.len();
        }
        if !self.numbers.is_empty() {
            if let Some(number) = as_number(value)
                && let Some(position) = self.numbers.iter().position(|step| *step == number)
            {
                return Some((before + position, number_json(number)));
            }
            before += self.numbers.len();
        }
        let text = value.as_str()?;
        self.extras
            .iter()
            .position(|extra| extra.value().eq_ignore_ascii_case(text))
            .map(|position| {
                let spelling = self.extras[position].value();
                (before + position, spelling.into())
            })
    }
}

/// Whether two choice values are the same: without case, a number and its text alike.
pub(in crate::questionnaire) fn same_value(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::String(one), Json::String(other)) => {
            one == other || (one.len() == other.len() && one.to_lowercase() == other.to_lowercase())
        }
        (Json::Number(_), Json::Number(_) | Json::String(_))
        | (Json::String(_), Json::Number(_)) => {
            matches!((as_number(one), as_number(other)), (Some(one), Some(other)) if one == other)
        }
        (Json::Bool(value), Json::String(text)) | (Json::String(text), Json::Bool(value)) => {
            text.eq_ignore_ascii_case(if *value { "true" } else { "false" })
        }
        _ => one == other,
    }
}

/// A number, or a text that is one as JSON writes it.
pub(in crate::questionnaire) fn as_number(value: &Json) -> Option<f64> {
    match value {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => plain_number(text),
        _ => None,
    }
}

/// A text that is a plain decimal number: `12`, `-1.5`, `1e3`; no grouping, no comma, no blank inside.
pub(in crate::questionnaire) fn plain_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let ordinary = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    if !ordinary {
        return None;
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A number as JSON writes it: 3 and not 3.0.
pub(in crate::questionnaire) fn number_json(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        Json::from(number as i64)
    } else {
        Json::from(number)
    }
}

impl<'q> Fields<'q> {
    fn of(questions: impl Iterator<Item = &'q Question>) -> Fields<'q> {
        let mut groups: Vec<(&'q str, Vec<&'q Question>)> = Vec::new();
        let mut positions: HashMap<String, usize> = HashMap::new();
        for question in questions {
            if matches!(question.kind, QuestionKind::Html(_)) {
                continue;
            }
            match positions.entry(question.key().to_lowercase()) {
                std::collections::hash_map::Entry::Occupied(found) => {
                    groups[*found.get()].1.push(question);
                }
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(groups.len());
                    groups.push((question.key(), vec![question]));
                }
            }
        }
        let list: Vec<_> = groups
            .into_iter()
            .map(|(key, questions)| Arc::new(Field::of(key, questions)))
            .collect();
        Fields {
            index: (list.len() > 12).then_some(positions),
            list,
        }
    }

    /// The position of a key, without case.
    pub fn find(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) if key.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                index.get(&key.to_lowercase()).copied()
            }
            Some(index) => index.get(key).copied(),
            None => self
                .list
                .iter()
                .position(|field| field.key.eq_ignore_ascii_case(key)),
        }
    }

    /// The position of the field beside which the text of this key (`<key>-Comment`) is asked.
    pub fn find_comment(&self, key: &str) -> Option<usize> {
        let split = key.len().checked_sub(COMMENT_SUFFIX.len())?;
        if !key.is_char_boundary(split) || !key[split..].eq_ignore_ascii_case(COMMENT_SUFFIX) {
            return None;
        }
        // The text goes by the key of its answer; the name of the question leads there as well.
        let name = &key[..split];
        let position = self.find(name).or_else(|| {
            self.list.iter().position(|field| {
                let mut questions = field.questions.iter();
                questions.any(|question| question.name.eq_ignore_ascii_case(name))
            })
        })?;
        self.list[position].comment.then_some(position)
    }

    fn named(&self, name: &str) -> Option<&'q Question> {
        self.list
            .iter()
            .flat_map(|field| &field.questions)
            .copied()
            .find(|question| question.name.eq_ignore_ascii_case(name))
    }
}

impl<'q> Field<'q> {
    fn of(key: &'q str, questions: Vec<&'q Question>) -> Field<'q> {
        let comment = questions.iter().any(|question| {
            question.comment_area.is_some()
                || choices_of(question).is_some_and(|choices| choices.other.is_some())
        });
        let list = list_shape(&questions);
        let question = match &list {
            Some((question, _)) => question,
            None => questions[0],
        };
        let shape = match list {
            Some((_, list)) => Shape::List(list),
            None => match &question.kind {
                QuestionKind::Expression(_) => Shape::Computed,
                QuestionKind::MultipleText(items) => {
                    Shape::Items(Arc::new(Fields::of(items.iter())))
                }
                QuestionKind::Matrix(matrix) => Shape::Matrix(matrix),
                QuestionKind::MatrixDropdown(matrix) => Shape::Rows {
                    rows: &matrix.rows,
                    fields: Arc::new(Fields::of(cells(&matrix.columns))),
                },
                _ => Shape::Leaf,
            },
        };
        Field {
            key,
            question,
            questions,
            shape,
            comment,
        }
    }
}

/// The list that these questions share, if any of them is one, and the question that decides its shape.
fn list_shape<'q>(questions: &[&'q Question]) -> Option<(&'q Question, ListShape<'q>)> {
    let linked = questions
        .iter()
        .copied()
        .find_map(|question| match &question.kind {
            QuestionKind::MultipleChoice(multiple) => multiple
                .value_property_name
                .as_deref()
                .map(|key| (question, key)),
            _ => None,
        });
    let mut entries = None;
    let mut deciding = None;
    let mut rows = false;
    let mut inner: Vec<&'q Question> = Vec::new();
    for question in questions {
        match &question.kind {
            QuestionKind::PanelDynamic(panel) => {
                entries.get_or_insert(&panel.entries);
                deciding.get_or_insert(*question);
                inner.extend(questions_in(&panel.elements));
            }
            QuestionKind::MatrixDynamic(matrix) => {
                rows |= deciding.is_none();
                entries.get_or_insert(&matrix.entries);
                deciding.get_or_insert(*question);
                inner.extend(cells(&matrix.columns));
            }
            _ => {}
        }
    }
    let deciding = deciding.or(linked.map(|(question, _)| question))?;
    let key = linked
        .map(|(_, key)| key)
        .or(entries.and_then(|entries| entries.key_name.as_deref()));
    Some((
        deciding,
        ListShape {
            fields: Arc::new(Fields::of(inner.into_iter())),
            entries,
            key,
            linked: linked.map(|(question, _)| question),
            rows: rows && linked.is_none(),
        },
    ))
}

fn cells(columns: &[Column]) -> impl Iterator<Item = &Question> {
    columns.iter().map(|column| &column.cell)
}

/// All questions of these elements, those in panels included, without those inside of entries.
pub(in crate::questionnaire) fn questions_in(elements: &[Element]) -> Vec<&Question> {
    fn collect<'q>(elements: &'q [Element], into: &mut Vec<&'q Question>) {
        for element in elements {
            match element {
                Element::Question(question) => into.push(question),
                Element::Panel(panel) => collect(&panel.elements, into),
            }
        }
    }
    let mut questions = Vec::new();
    collect(elements, &mut questions);
    questions
}
