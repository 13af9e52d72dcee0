//! Texts as they are shown: placeholders filled, answers in words (section 6 of `questionnaires/README.md`).
//! Nothing is escaped here; pages escape what they show.

use serde_json::Value as Json;

use super::super::answers::layout::{Shape, as_number, choices_of};
use super::super::expression::Value;
use super::super::model::{DisplayStyle, InputType, Item, NumberDisplay, Question, QuestionKind};
use super::super::text;
use super::build::{FrameId, FrameKind, NodeKind, SlotId};
use super::choices::Label;
use super::page::{ExtraKind, ShownText};
use super::place::{FillMode, Piece};
use super::resolve::{At, Found, Lookup};
use super::tracking::Reading;
use super::values::number_of;
use crate::language::{Language, LocalizedText, format};

/// How and in which language something is written.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub language: Language,
    pub mode: FillMode,
}

/// An answer in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    pub text: String,
    /// A text of the file in it was not available in the wanted language.
    pub fallback: bool,
}

impl Shown {
    fn plain(text: impl Into<String>) -> Shown {
        Shown {
            text: text.into(),
            fallback: false,
        }
    }
}

impl<'f, 'q> Lookup<'f, 'q, '_> {
    fn style(&self) -> Style {
        Style {
            language: self.context.language,
            mode: FillMode::Display,
        }
    }

    /// A text of the file in the language of the form, filled at this place.
    pub fn shown(&self, text: &LocalizedText) -> ShownText {
        let (template, language) = written_in(text, self.context.language);
        ShownText {
            text: self.filled(template),
            language,
        }
    }

    /// A template filled as titles and messages are.
    pub fn filled(&self, template: &str) -> String {
        if !template.contains('{') {
            return template.to_owned();
        }
        self.fill(template, self.style())
            .iter()
            .map(Piece::text)
            .collect()
    }

    /// The pieces of a template.
    pub fn fill(&self, template: &str, style: Style) -> Vec<Piece> {
        text::pieces(template, |name| {
            let found = self.resolve_in_text(name);
            let shown = self.show(&found, style);
            (shown.text, shown.fallback)
        })
    }

    /// In texts positions count from 1.
    fn resolve_in_text(&self, name: &str) -> Found {
        let found = self.resolve(name);
        match found {
            Found::Value(Value::Number(position))
                if self.at.frame != 0
                    && (name.eq_ignore_ascii_case("panelIndex")
                        || name.eq_ignore_ascii_case("visiblePanelIndex")) =>
            {
                Found::Value(Value::Number(position + 1.0))
            }
            found => found,
        }
    }

    pub fn display(&self, found: &Found) -> String {
        self.show(found, self.style()).text
    }

    /// What is shown for another value of the same question (`displayValue('name', value)`).
    pub fn display_other(&self, found: &Found, value: &Value) -> String {
        match found {
            Found::Slot(slot) => {
                let this = &self.parts.slots[*slot];
                let json = Json::from(value);
                self.show_json(this.field.question, this.frame, &json, None, self.style())
                    .text
            }
            _ => self.show_value(value, self.style()),
        }
    }

    pub fn show(&self, found: &Found, style: Style) -> Shown {
        match found {
            Found::Nothing => Shown::default(),
            Found::Slot(slot) => self.show_slot(*slot, style),
            Found::Key(frame) => {
                self.note(Reading::Entry(*frame));
                self.show_key(*frame, style)
            }
            Found::Entry(frame) => {
                self.note(Reading::Entry(*frame));
                self.show_entry(*frame, style)
            }
            Found::Row(slot, row) => {
                self.note(Reading::Row(*slot, *row));
                let this = &self.parts.slots[*slot];
                match self.parts.matrix_row(*slot, *row).1 {
                    Some(value) => {
                        self.show_json(this.field.question, this.frame, value, None, style)
                    }
                    None => Shown::default(),
                }
            }
            Found::Total(slot, column) => {
                Shown::plain(self.show_total(*slot, *column, style.language))
            }
            found => Shown::plain(self.show_value(&self.value_of(found), style)),
        }
    }

    /// A value of which no question is known.
    fn show_value(&self, value: &Value, style: Style) -> String {
        match value {
            Value::Null => String::new(),
            Value::Boolean(value) => yes_or_no(style.language, *value),
            Value::Number(number) => format::plain_number(style.language, *number),
            Value::Text(text) => text.clone(),
            Value::DateTime(instant) => format::date(style.language, instant.date_naive()),
            Value::List(items) => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| self.show_value(item, style))
                    .filter(|text| !text.is_empty())
                    .collect();
                join(&items, style)
            }
            Value::Object(members) => {
                let members: Vec<String> = members
                    .values()
                    .map(|value| self.show_value(value, style))
                    .filter(|text| !text.is_empty())
                    .collect();
                join(&members, style)
            }
        }
    }

    fn show_slot(&self, slot: SlotId, style: Style) -> Shown {
        let this = &self.parts.slots[slot];
        let question = this.field.question;
        // Of a list or matrix its parts are noted one by one.
        if this.frames.is_empty() && !matches!(this.field.shape, Shape::Computed) {
            self.note(Reading::Slot(slot));
        }
        match &this.field.shape {
            Shape::Computed => {
                let value = self.slot_value(slot);
                let QuestionKind::Expression(expression) = &question.kind else {
                    return Shown::default();
                };
                match (style.mode, &expression.format) {
                    (_, None) if expression.display.style == DisplayStyle::Plain => {
                        Shown::plain(self.show_value(&value, style))
                    }
                    _ => Shown::plain(self.show_number(
                        &value,
                        expression.format.as_ref(),
                        &expression.display,
                        style.language,
                    )),
                }
            }
            Shape::Leaf | Shape::Matrix(_) => {
                let Some(value) = self.counted(slot) else {
                    return Shown::default();
                };
                let value = &*value;
                if !question.display_values_in_texts {
                    return Shown::plain(self.show_value(&Value::from(value), style));
                }
                if this.comment.is_some() && has_other(value) {
                    self.note(Reading::Comment(slot));
                }
                self.show_json(question, this.frame, value, this.comment.as_deref(), style)
            }
            Shape::Items(_) => self.show_members(this.frames[0], style),
            Shape::Rows { .. } => {
                let shown = this
                    .frames
                    .iter()
                    .map(|row| {
                        let cells = self.show_members(*row, style);
                        if cells.text.is_empty() {
                            return cells;
                        }
                        let title = self.entry_title(*row, style);
                        Shown {
                            text: format!("{}: {}", title.text, cells.text),
                            fallback: title.fallback || cells.fallback,
                        }
                    })
                    .collect();
                join_shown(shown, style, format::entries)
            }
            Shape::List(list) => {
                let frames = self.counted_frames(slot);
                let joined: fn(Language, &[String]) -> String = match list.linked {
                    Some(_) => format::series,
                    None => format::entries,
                };
                let shown = frames
                    .iter()
                    .map(|frame| match list.linked {
                        Some(_) => self.show_key(*frame, style),
                        None => self.show_entry(*frame, style),
                    })
                    .collect();
                join_shown(shown, style, joined)
            }
        }
    }

    /// What is shown for the key of an entry: the text of the choice that made it.
    fn show_key(&self, frame: FrameId, style: Style) -> Shown {
        let Some(key) = self.parts.key_of(frame) else {
            return Shown::default();
        };
        let linked = self.parts.frames[frame].slot.and_then(|slot| {
            let this = &self.parts.slots[slot];
            match &this.field.shape {
                Shape::List(list) => Some((list.linked?, slot, this.frame)),
                _ => None,
            }
        });
        match linked {
            Some((question, slot, above)) => {
                let other = self.parts.slots[slot].comment.as_deref();
                self.show_json(question, above, &key, other, style)
            }
            None => Shown::plain(self.show_value(&Value::from(&key), style)),
        }
    }

    /// One entry of a list in words: by the pattern of its list, else by its members.
    fn show_entry(&self, frame: FrameId, style: Style) -> Shown {
        let phrase = self.parts.frames[frame].slot.and_then(|slot| {
            match &self.parts.slots[slot].field.shape {
                Shape::List(list) => list.entries?.phrase.as_ref(),
                _ => None,
            }
        });
        match phrase {
            Some(phrase) => {
                let (template, language) = written_in(phrase, style.language);
                let pieces = self.at(At::frame(frame)).fill(template, style);
                let fallback = language != style.language
                    || pieces
                        .iter()
                        .any(|piece| matches!(piece, Piece::Placeholder { fallback: true, .. }));
                Shown {
                    text: text::tidy(&pieces),
                    fallback,
                }
            }
            None => self.show_members(frame, style),
        }
    }

    fn show_members(&self, frame: FrameId, style: Style) -> Shown {
        let this = &self.parts.frames[frame];
        let mut shown: Vec<Shown> = Vec::new();
        if this.key.is_some() {
            shown.push(self.show_key(frame, style));
        }
        for position in 0..this.fields.list.len() {
            shown.push(self.show_slot(this.first + position, style));
        }
        join_shown(shown, style, format::series)
    }

    /// A stored value in words.
    fn show_json(
        &self,
        question: &'q Question,
        frame: FrameId,
        value: &Json,
        comment: Option<&str>,
        style: Style,
    ) -> Shown {
        match value {
            Json::Array(values) => {
                let shown = values
                    .iter()
                    .map(|value| self.show_json(question, frame, value, comment, style))
                    .collect();
                join_shown(shown, style, format::series)
            }
            Json::Object(rows) => {
                let titles = match &question.kind {
                    QuestionKind::Matrix(matrix) => matrix.rows.as_slice(),
                    _ => &[],
                };
                let shown = rows
                    .iter()
                    .map(|(row, value)| {
                        let title = titles
                            .iter()
                            .find(|item| {
                                super::super::answers::part_of(&item.value).as_deref() == Some(row)
                            })
                            .map_or_else(|| Shown::plain(row), |item| item_shown(item, style));
                        let cell = self.show_json(question, frame, value, comment, style);
                        Shown {
                            text: format!("{}: {}", title.text, cell.text),
                            fallback: title.fallback || cell.fallback,
                        }
                    })
                    .collect();
                join_shown(shown, style, format::entries)
            }
            value => self.show_scalar(question, frame, value, comment, style),
        }
    }

    fn show_scalar(
        &self,
        question: &'q Question,
        frame: FrameId,
        value: &Json,
        comment: Option<&str>,
        style: Style,
    ) -> Shown {
        match &question.kind {
            QuestionKind::Boolean(boolean) => {
                let label = if *value == boolean.value_true {
                    (&boolean.label_true, true)
                } else {
                    (&boolean.label_false, false)
                };
                match label {
                    (Some(text), _) => text_shown(text, style.language),
                    (None, yes) => Shown::plain(yes_or_no(style.language, yes)),
                }
            }
            QuestionKind::Text(input) => Shown::plain(match (input.input_type, value) {
                (InputType::Date | InputType::Month, Json::String(text)) => {
                    format::partial_date(style.language, text)
                }
                (InputType::DateTimeLocal, Json::String(text)) => {
                    date_and_time(style.language, text)
                }
                (_, Json::String(text)) => text.clone(),
                (_, value) => self.show_value(&Value::from(value), style),
            }),
            _ => match self.label_of(question, frame, value) {
                Some(Label::Extra(ExtraKind::Other, extra)) => match comment {
                    // What was typed says it better than "other".
                    Some(typed) => Shown::plain(typed),
                    None => self.label_shown(&Label::Extra(ExtraKind::Other, extra), style),
                },
                Some(label) => self.label_shown(&label, style),
                None => Shown::plain(self.show_value(&Value::from(value), style)),
            },
        }
    }

    fn label_shown(&self, label: &Label<'q>, style: Style) -> Shown {
        match label {
            Label::Item(item) => {
                let shown = item_shown(item, style);
                // A choice may name an answer: "in {established}".
                if shown.text.contains('{') {
                    let text = self
                        .fill(&shown.text, style)
                        .iter()
                        .map(Piece::text)
                        .collect();
                    return Shown { text, ..shown };
                }
                shown
            }
            Label::Member(member, acronym) => match &member.acronym {
                Some(short) if *acronym => Shown::plain(short),
                _ => text_shown(&member.name, style.language),
            },
            Label::Extra(kind, extra) => match &extra.text {
                Some(text) => text_shown(text, style.language),
                None => Shown::plain(style.language.text(match kind {
                    ExtraKind::None => "choice-none",
                    ExtraKind::Refused => "choice-refused",
                    ExtraKind::DontKnow => "choice-dontknow",
                    ExtraKind::Other => "choice-other",
                })),
            },
            Label::Number(number) => Shown::plain(format::plain_number(style.language, *number)),
            Label::Typed(text) => Shown::plain(text),
        }
    }

    /// The text of a choice on a page.
    pub fn label_text(&self, label: &Label<'q>) -> String {
        self.label_shown(label, self.style()).text
    }

    /// The same with the language it is in.
    pub fn label_in_language(&self, label: &Label<'q>) -> ShownText {
        let language = self.context.language;
        let shown = self.label_shown(label, self.style());
        ShownText {
            text: shown.text,
            language: if shown.fallback {
                self.parts.layout.questionnaire.locale
            } else {
                language
            },
        }
    }

    pub fn item_text(&self, item: &Item) -> String {
        item_shown(item, self.style()).text
    }

    pub fn item_in_language(&self, item: &'q Item) -> ShownText {
        self.label_in_language(&Label::Item(item))
    }

    /// What a row is called.
    pub fn entry_title(&self, frame: FrameId, style: Style) -> Shown {
        match self.parts.frames[frame].row {
            Some(item) => item_shown(item, style),
            None => self.show_key(frame, style),
        }
    }

    pub fn show_total(&self, slot: SlotId, column: usize, language: Language) -> String {
        let columns = self.parts.columns_of(slot);
        match columns.get(column).and_then(|column| column.total.as_ref()) {
            Some(total) => self.show_number(
                &self.total(slot, column),
                total.format.as_ref(),
                &total.display,
                language,
            ),
            None => String::new(),
        }
    }

    /// A computed value in its `format` and `displayStyle`.
    fn show_number(
        &self,
        value: &Value,
        format_text: Option<&LocalizedText>,
        display: &NumberDisplay,
        language: Language,
    ) -> String {
        let style = Style {
            language,
            mode: FillMode::Display,
        };
        let text = match (display.style, number_of(value)) {
            (_, None) => match value {
                Value::Text(text) if display.style == DisplayStyle::Date => {
                    format::partial_date(language, text)
                }
                value => self.show_value(value, style),
            },
            (DisplayStyle::Plain | DisplayStyle::Date, Some(_)) => self.show_value(value, style),
            (_, Some(number)) => {
                // As `Intl.NumberFormat` does where the file says nothing.
                let (minimum, maximum) = match display.style {
                    DisplayStyle::Currency => (2, 2),
                    DisplayStyle::Percent => (0, 0),
                    _ => (0, 3),
                };
                let minimum = display
                    .minimum_fraction_digits
                    .or(display.precision)
                    .unwrap_or(minimum);
                let maximum = display
                    .maximum_fraction_digits
                    .or(display.precision)
                    .unwrap_or(maximum)
                    .max(minimum);
                match display.style {
                    DisplayStyle::Percent => {
                        // As in SurveyJS, 0.8 is eighty per cent.
                        let factor = 10f64.powi(maximum.min(12) as i32);
                        let number = (number * 100.0 * factor).round() / factor;
                        format::percent(language, number)
                    }
                    DisplayStyle::Currency => {
                        let currency = display.currency.as_deref().unwrap_or("USD");
                        let amount =
                            format::number_with_decimals(language, number, minimum, maximum);
                        format!("{amount}\u{A0}{currency}")
                    }
                    _ => format::number_with_decimals(language, number, minimum, maximum),
                }
            }
        };
        match format_text {
            Some(format_text) if !text.is_empty() => {
                let (template, _) = written_in(format_text, language);
                self.filled(&template.replace("{0}", &text))
            }
            _ => text,
        }
    }

    pub fn visible_index(&self, frame: FrameId) -> usize {
        let this = &self.parts.frames[frame];
        let Some(slot) = this.slot else {
            return this.index;
        };
        let nodes = self.parts.slots[slot].nodes.iter();
        let entries = nodes
            .map(|node| &self.parts.nodes[*node].children)
            .find(|children| !children.is_empty());
        let Some(entries) = entries else {
            return this.index;
        };
        entries
            .iter()
            .filter(|entry| {
                let node = &self.parts.nodes[**entry];
                matches!(node.kind, NodeKind::Entry(other)
                    if self.parts.frames[other].kind == FrameKind::Entry
                        && self.parts.frames[other].index < this.index)
                    && self.is_open(**entry)
            })
            .count()
    }
}

fn has_other(value: &Json) -> bool {
    let is_other = |value: &Json| value.as_str() == Some(ExtraKind::Other.value());
    match value {
        Json::Array(values) => values.iter().any(is_other),
        value => is_other(value),
    }
}

/// Whether "other" is chosen in the answer to this question.
pub(super) fn is_other_chosen(question: &Question, value: Option<&Json>) -> bool {
    choices_of(question).is_some_and(|choices| choices.other.is_some())
        && value.is_some_and(has_other)
}

fn yes_or_no(language: Language, yes: bool) -> String {
    language.text(if yes { "yes" } else { "no" })
}

fn date_and_time(language: Language, text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) => format!("{}, {time}", format::partial_date(language, date)),
        None => format::partial_date(language, text),
    }
}

/// A text of the file and the language in which it is.
pub(super) fn written_in(text: &LocalizedText, language: Language) -> (&str, Language) {
    match text.exactly(language) {
        Some(exact) => (exact, language),
        None => (text.in_language(language), text.default_language()),
    }
}

fn text_shown(text: &LocalizedText, language: Language) -> Shown {
    let (written, own) = written_in(text, language);
    Shown {
        text: written.to_owned(),
        fallback: own != language,
    }
}

/// An item by its phrase inside of sentences, else by its text, else by its value.
fn item_shown(item: &Item, style: Style) -> Shown {
    let text = match style.mode {
        FillMode::Phrase => item.phrase.as_ref().or(item.text.as_ref()),
        FillMode::Display => item.text.as_ref(),
    };
    match text {
        Some(text) => text_shown(text, style.language),
        None => Shown::plain(match as_number(&item.value) {
            Some(number) if item.value.is_number() => format::plain_number(style.language, number),
            _ => super::super::answers::part_of(&item.value).unwrap_or_default(),
        }),
    }
}

fn join(items: &[String], style: Style) -> String {
    match style.mode {
        FillMode::Phrase => format::list(style.language, items),
        FillMode::Display => format::series(style.language, items),
    }
}

fn join_shown(shown: Vec<Shown>, style: Style, joined: fn(Language, &[String]) -> String) -> Shown {
    let mut fallback = false;
    let mut texts: Vec<String> = Vec::with_capacity(shown.len());
    for shown in shown {
        if !shown.text.is_empty() {
            fallback |= shown.fallback;
            texts.push(shown.text);
        }
    }
    Shown {
        text: match style.mode {
            FillMode::Phrase => format::list(style.language, &texts),
            FillMode::Display => joined(style.language, &texts),
        },
        fallback,
    }
}
