//! What is wrong with the answers (sections 8 and 9 of `questionnaires/README.md`).
//!
//! Only what is shown and can be changed is checked. As in survey-core, validators are asked where nothing
//! else is wrong with an answer; all but `expression` pass on an empty one.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::super::answers::layout::{ListShape, Shape, as_number, choices_of};
use super::super::answers::normal::text_length;
use super::super::answers::{Address, part_of};
use super::super::expression::{Expression, Value};
use super::super::model::{
    Column, InputType, Matrix, MultipleChoice, Question, QuestionKind, TextInput, Validator,
    ValidatorRule,
};
use super::build::{FrameId, NodeId, NodeKind, SlotId};
use super::checks::{is_date, is_email, is_on_step, is_url, seconds};
use super::choices::Offered;
use super::error::{AnswerError, ErrorCode};
use super::page::ExtraKind;
use super::resolve::{At, Lookup};
use super::texts::{is_other_chosen, written_in};
use super::values::{Composing, date_text};
use crate::language::{LocalizedText, format};

type Located = (NodeId, AnswerError);

/// What was found so far.
#[derive(Default)]
struct Findings {
    errors: Vec<Located>,
    warnings: Vec<Located>,
}

/// One error in the making.
struct Wrong<'q> {
    code: ErrorCode,
    parameters: Vec<(&'static str, String)>,
    text: Option<&'q LocalizedText>,
    /// What stands for `{0}` in the author's text, as it is shown.
    limit: Option<String>,
    address: Option<Address>,
}

impl<'q> Wrong<'q> {
    fn new(code: ErrorCode) -> Self {
        Wrong {
            code,
            parameters: Vec::new(),
            text: None,
            limit: None,
            address: None,
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    fn saying(mut self, text: Option<&'q LocalizedText>) -> Self {
        self.text = text;
        self
    }

    fn showing(mut self, limit: String) -> Self {
        self.limit = Some(limit);
        self
    }

    fn at(mut self, address: Address) -> Self {
        self.address = Some(address);
        self
    }
}

impl<'f, 'q> Lookup<'f, 'q, '_> {
    /// All errors and all warnings, in the order of the file.
    pub fn check_all(&self) -> (Vec<Located>, Vec<Located>) {
        let mut findings = Findings::default();
        for page in &self.parts.pages {
            self.check(*page, &mut findings);
        }
        (findings.errors, findings.warnings)
    }

    fn check(&self, node: NodeId, findings: &mut Findings) {
        let this = &self.parts.nodes[node];
        let visible = match this.kind {
            NodeKind::Entry(_) => self.is_open(node),
            _ => self.is_shown(node),
        };
        if !visible {
            return;
        }
        match this.kind {
            NodeKind::Panel(panel)
                if self.is_enabled(node)
                    && self.is_required(node)
                    && !self.has_answer_inside(node) =>
            {
                let wrong = Wrong::new(ErrorCode::Required)
                    .saying(panel.required_error_text.as_ref())
                    .at(self.parts.frames[this.frame].address.join(&panel.name));
                findings.errors.push((node, self.error(node, wrong)));
            }
            NodeKind::Question(question, Some(slot)) if self.is_enabled(node) => {
                self.check_question(node, question, slot, findings);
            }
            NodeKind::Cell(column, _, slot) if self.is_enabled(node) => {
                self.check_question(node, &column.cell, slot, findings);
            }
            _ => {}
        }
        for child in &this.children {
            self.check(*child, findings);
        }
    }

    fn has_answer_inside(&self, node: NodeId) -> bool {
        self.is_shown(node)
            && match self.parts.nodes[node].kind {
                NodeKind::Question(_, Some(slot)) => self.is_answered(slot),
                _ => self.parts.nodes[node]
                    .children
                    .iter()
                    .any(|child| self.has_answer_inside(*child)),
            }
    }

    /// Required = not empty: `false` and `0` are answers; of a matrix one cell, of a list one entry.
    pub fn is_answered(&self, slot: SlotId) -> bool {
        let this = &self.parts.slots[slot];
        let any_inside = |frame: &FrameId| {
            let frame = &self.parts.frames[*frame];
            frame.key.is_some()
                || frame
                    .fields
                    .list
                    .iter()
                    .enumerate()
                    .any(|(position, field)| {
                        // What is computed from nothing is no answer.
                        !matches!(field.shape, Shape::Computed)
                            && self.is_answered(frame.first + position)
                    })
        };
        match &this.field.shape {
            Shape::Leaf | Shape::Matrix(_) => self.leaf(slot).is_some(),
            Shape::Computed => self.slot_json(slot, Composing::default()).is_some(),
            Shape::Items(_) | Shape::Rows { .. } | Shape::List(_) => {
                this.frames.iter().any(any_inside)
            }
        }
    }

    fn error(&self, node: NodeId, wrong: Wrong<'_>) -> AnswerError {
        let this = &self.parts.nodes[node];
        let here = self.at(At::frame(this.frame));
        let address = wrong.address.unwrap_or_else(|| match this.kind.question() {
            Some((_, Some(slot))) => self.parts.slot_address(slot),
            _ => self.parts.frames[this.frame].address.clone(),
        });
        AnswerError {
            address,
            code: wrong.code,
            text: wrong.text.map(|text| {
                let (template, _) = written_in(text, self.context.language);
                match &wrong.limit {
                    Some(limit) => here.filled(&template.replace("{0}", limit)),
                    None => here.filled(template),
                }
            }),
            parameters: wrong.parameters,
            blocking: true,
        }
    }

    fn check_question(
        &self,
        node: NodeId,
        question: &'q Question,
        slot: SlotId,
        findings: &mut Findings,
    ) {
        let mut wrong: Vec<Wrong<'q>> = Vec::new();
        let answered = self.is_answered(slot);
        if !answered && self.is_required(node) {
            wrong.push(
                Wrong::new(ErrorCode::Required).saying(question.required_error_text.as_ref()),
            );
        }
        self.check_kind(node, question, slot, answered, &mut wrong);
        let blocked = !wrong.is_empty();
        findings.errors.extend(
            wrong
                .into_iter()
                .map(|wrong| (node, self.error(node, wrong))),
        );
        if blocked {
            return;
        }
        for validator in &question.validators {
            if let Some(wrong) = self.validate(node, slot, validator) {
                let mut error = self.error(node, wrong);
                error.blocking = validator.blocking;
                if validator.blocking {
                    findings.errors.push((node, error));
                } else {
                    findings.warnings.push((node, error));
                }
            }
        }
    }

    fn check_kind(
        &self,
        node: NodeId,
        question: &'q Question,
        slot: SlotId,
        answered: bool,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        self.check_comment(question, slot, wrong);
        let value = self.leaf_value(slot);
        match (&question.kind, value) {
            (QuestionKind::Text(input), Some(value)) => {
                self.check_text(node, input, value, wrong);
            }
            (QuestionKind::Comment(input), Some(Json::String(text))) => {
                let settings = &self.parts.layout.questionnaire.settings;
                let limit = input.max_length.unwrap_or(settings.max_comment_length);
                check_length(text, limit, wrong);
            }
            (QuestionKind::Boolean(boolean), Some(value))
                if *value != boolean.value_true && *value != boolean.value_false =>
            {
                wrong.push(self.not_a_choice(value));
            }
            (QuestionKind::MultipleChoice(choice), value) => {
                self.check_multiple(node, choice, slot, value, wrong);
            }
            (QuestionKind::SingleChoice(_) | QuestionKind::Rating(_), Some(value))
                if !self.is_offered(node, value) =>
            {
                wrong.push(self.not_a_choice(value));
            }
            (QuestionKind::Ranking(_), Some(Json::Array(values))) => {
                let gone = values.iter().find(|value| !self.is_offered(node, value));
                wrong.extend(gone.map(|value| self.not_a_choice(value)));
            }
            (QuestionKind::Matrix(matrix), value) => {
                self.check_matrix(node, matrix, slot, value, wrong);
            }
            (QuestionKind::MatrixDropdown(matrix), _) => {
                self.check_unique(node, &matrix.columns, None, wrong);
            }
            (QuestionKind::MatrixDynamic(matrix), _) => {
                self.check_count(slot, answered, wrong);
                let key = matrix.entries.key_name.as_deref();
                self.check_unique(node, &matrix.columns, key, wrong);
                for wrong in wrong.iter_mut() {
                    if wrong.code == ErrorCode::DuplicateKey {
                        wrong.text = matrix.entries.key_duplication_error.as_ref();
                    }
                }
            }
            (QuestionKind::PanelDynamic(panel), _) => {
                self.check_count(slot, answered, wrong);
                if let Shape::List(list) = &self.parts.slots[slot].field.shape {
                    let text = panel.entries.key_duplication_error.as_ref();
                    self.check_keys(node, list, text, wrong);
                }
            }
            _ => {}
        }
    }

    /// A stored value, a default, or of a linked checkbox the chosen keys (see `check_multiple`).
    fn leaf_value(&self, slot: SlotId) -> Option<&'f Json> {
        let this = &self.parts.slots[slot];
        match &this.field.shape {
            Shape::Leaf | Shape::Matrix(_) => self.leaf(slot),
            _ => None,
        }
    }

    fn not_a_choice(&self, value: &Json) -> Wrong<'q> {
        Wrong::new(ErrorCode::NotAChoice).with("value", part_of(value).unwrap_or_default())
    }

    /// "other" needs its text; the text itself may be too long.
    fn check_comment(&self, question: &'q Question, slot: SlotId, wrong: &mut Vec<Wrong<'q>>) {
        let this = &self.parts.slots[slot];
        let chosen = match &this.field.shape {
            Shape::Leaf => self.leaf(slot).cloned(),
            Shape::List(list)
                if list
                    .linked
                    .is_some_and(|linked| std::ptr::eq(linked, question)) =>
            {
                let keys = this
                    .frames
                    .iter()
                    .filter_map(|frame| self.parts.key_of(*frame));
                Some(Json::Array(keys.collect()))
            }
            _ => None,
        };
        if is_other_chosen(question, chosen.as_ref())
            && this
                .comment
                .as_deref()
                .is_none_or(|text| text.trim().is_empty())
        {
            let text = choices_of(question).and_then(|choices| choices.other_error_text.as_ref());
            wrong.push(Wrong::new(ErrorCode::OtherRequired).saying(text));
        }
        if let Some(text) = &this.comment {
            let limit = self.parts.layout.questionnaire.settings.max_comment_length;
            check_length(text, limit, wrong);
        }
    }

    fn check_text(
        &self,
        node: NodeId,
        input: &'q TextInput,
        value: &Json,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        match (input.input_type, value) {
            (InputType::Number, value) => match value.as_f64() {
                Some(number) => self.check_number(node, input, number, wrong),
                None => wrong.push(
                    Wrong::new(ErrorCode::NotANumber)
                        .with("value", part_of(value).unwrap_or_default()),
                ),
            },
            (kind, Json::String(text)) if is_date(kind) => match seconds(kind, text) {
                Some(moment) => self.check_moment(node, input, moment, wrong),
                None => wrong.push(Wrong::new(ErrorCode::NotADate).with(
                    "example",
                    match kind {
                        InputType::Month => "2019-04",
                        InputType::Time => "09:30",
                        InputType::DateTimeLocal => "2019-04-30T09:30",
                        _ => "2019-04-30",
                    },
                )),
            },
            (InputType::Email, Json::String(text)) if !is_email(text) => {
                wrong.push(Wrong::new(ErrorCode::Email));
            }
            (InputType::Url, Json::String(text)) if !is_url(text) => {
                wrong.push(Wrong::new(ErrorCode::Url));
            }
            _ => {}
        }
        if let Json::String(text) = value {
            let settings = &self.parts.layout.questionnaire.settings;
            let limit = input.max_length.unwrap_or(settings.max_text_length);
            check_length(text, limit, wrong);
        }
    }

    fn check_number(
        &self,
        node: NodeId,
        input: &'q TextInput,
        number: f64,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let shown = |limit: f64| format::plain_number(self.context.language, limit);
        let limit = |limit: Option<Json>| limit.as_ref().and_then(as_number);
        if let Some(min) = limit(self.lower(node, input))
            && number < min
        {
            wrong.push(
                Wrong::new(ErrorCode::Min)
                    .with("limit", min.to_string())
                    .showing(shown(min))
                    .saying(input.min_error_text.as_ref()),
            );
        }
        if let Some(max) = limit(self.upper(node, input))
            && number > max
        {
            wrong.push(
                Wrong::new(ErrorCode::Max)
                    .with("limit", max.to_string())
                    .showing(shown(max))
                    .saying(input.max_error_text.as_ref()),
            );
        }
        if let Some(step) = input.step
            && !is_on_step(number, step)
        {
            wrong.push(
                Wrong::new(ErrorCode::Step)
                    .with("step", step.to_string())
                    .showing(shown(step))
                    .saying(input.step_error_text.as_ref()),
            );
        }
    }

    fn check_moment(
        &self,
        node: NodeId,
        input: &'q TextInput,
        moment: i64,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let kind = input.input_type;
        let shown = |limit: &str| match kind {
            InputType::Date | InputType::Month => {
                format::partial_date(self.context.language, limit)
            }
            _ => limit.replace('T', " "),
        };
        let limits = [
            (
                self.lower(node, input),
                ErrorCode::Min,
                &input.min_error_text,
            ),
            (
                self.upper(node, input),
                ErrorCode::Max,
                &input.max_error_text,
            ),
        ];
        for (limit, code, text) in limits {
            let Some(Json::String(limit)) = limit else {
                continue;
            };
            let Some(bound) = seconds(kind, &limit) else {
                continue;
            };
            let passed = if code == ErrorCode::Min {
                moment >= bound
            } else {
                moment <= bound
            };
            if !passed {
                wrong.push(
                    Wrong::new(code)
                        .with("limit", limit.clone())
                        .showing(shown(&limit))
                        .saying(text.as_ref()),
                );
            }
        }
    }

    /// The lower limit of an input: its expression, else its number or date.
    pub fn lower(&self, node: NodeId, input: &TextInput) -> Option<Json> {
        self.limit(node, input.min_expression.as_ref(), input.min.as_ref())
    }

    pub fn upper(&self, node: NodeId, input: &TextInput) -> Option<Json> {
        self.limit(node, input.max_expression.as_ref(), input.max.as_ref())
    }

    fn limit(
        &self,
        node: NodeId,
        expression: Option<&Expression>,
        fixed: Option<&Json>,
    ) -> Option<Json> {
        let this = &self.parts.nodes[node];
        let Some(expression) = expression else {
            return fixed.cloned();
        };
        let question = this.kind.question()?.0;
        match expression.evaluate(&self.at(At::frame(this.frame))) {
            Value::Null => None,
            Value::DateTime(instant) => Some(Json::String(date_text(question, instant))),
            value => Some(Json::from(&value)),
        }
    }

    fn check_multiple(
        &self,
        node: NodeId,
        choice: &'q MultipleChoice,
        slot: SlotId,
        value: Option<&Json>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let keys: Vec<Json>;
        let values: &[Json] = match value {
            Some(Json::Array(values)) => values,
            _ if choice.value_property_name.is_some() => {
                let frames = self.parts.slots[slot].frames.iter();
                keys = frames
                    .filter_map(|frame| self.parts.key_of(*frame))
                    .collect();
                &keys
            }
            _ => &[],
        };
        if let Some(gone) = values.iter().find(|value| !self.is_offered(node, value)) {
            wrong.push(self.not_a_choice(gone));
        }
        let chosen: Vec<&Offered<'q>> = self
            .offered(node)
            .iter()
            .filter(|offered| values.contains(&offered.value))
            .collect();
        if values.len() > 1 && chosen.iter().any(|offered| offered.exclusive) {
            wrong.push(Wrong::new(ErrorCode::AnswerCount));
            return;
        }
        let says_none = matches!(
            chosen.as_slice(),
            [offered] if matches!(offered.extra, Some(ExtraKind::None | ExtraKind::Refused | ExtraKind::DontKnow))
        );
        if let Some(min) = choice.min_selected
            && values.len() < min
            && !says_none
        {
            wrong.push(
                Wrong::new(ErrorCode::AnswerCount)
                    .with("min", min.to_string())
                    .with("count", values.len().to_string()),
            );
        }
        if let Some(max) = choice.max_selected
            && max > 0
            && values.len() > max
        {
            wrong.push(
                Wrong::new(ErrorCode::AnswerCount)
                    .with("max", max.to_string())
                    .with("count", values.len().to_string()),
            );
        }
    }

    fn check_matrix(
        &self,
        node: NodeId,
        matrix: &'q Matrix,
        slot: SlotId,
        value: Option<&Json>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let cells = value.and_then(Json::as_object);
        let address = self.parts.slot_address(slot);
        let mut missing = false;
        let mut seen: Vec<&Json> = Vec::new();
        let mut repeated = None;
        for (row, visible) in matrix.rows.iter().zip(self.visible_rows(node)) {
            let Some(part) = part_of(&row.value).filter(|_| *visible) else {
                continue;
            };
            let Some(cell) = cells.and_then(|cells| cells.get(&part)) else {
                missing = true;
                continue;
            };
            let values = match cell {
                Json::Array(values) => values.as_slice(),
                single => std::slice::from_ref(single),
            };
            if let Some(gone) = values.iter().find(|value| !self.is_offered(node, value)) {
                wrong.push(self.not_a_choice(gone).at(address.join(&part)));
            }
            if seen.contains(&cell) {
                repeated = Some(cell);
            }
            seen.push(cell);
        }
        let required = wrong.iter().any(|wrong| wrong.code == ErrorCode::Required);
        if matrix.each_row_required && missing && !required {
            wrong.push(Wrong::new(ErrorCode::Required).with("rows", "each"));
        }
        if matrix.each_row_unique
            && let Some(cell) = repeated
        {
            let shown = self.display_other(&super::resolve::Found::Slot(slot), &Value::from(cell));
            wrong.push(Wrong::new(ErrorCode::DuplicateKey).with("value", shown));
        }
    }

    /// Values that stand twice in a column that is to be unique, or that is the key: all of them are wrong.
    fn check_unique(
        &self,
        node: NodeId,
        columns: &'q [Column],
        key: Option<&str>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        for column in columns {
            let is_key = key.is_some_and(|key| key.eq_ignore_ascii_case(&column.cell.name));
            if !column.is_unique && !is_key {
                continue;
            }
            let mut places: HashMap<String, Vec<SlotId>> = HashMap::new();
            let mut order: Vec<String> = Vec::new();
            for row in &self.parts.nodes[node].children {
                let row = &self.parts.nodes[*row];
                let Some(slot) = self.parts.slot_in(row.frame, column.cell.key()) else {
                    continue;
                };
                if let Some(value) = self.leaf_value(slot) {
                    let value = compared(value);
                    if !places.contains_key(&value) {
                        order.push(value.clone());
                    }
                    places.entry(value).or_default().push(slot);
                }
            }
            for value in order {
                let slots = &places[&value];
                for slot in slots.iter().filter(|_| slots.len() > 1) {
                    let shown = self.display(&super::resolve::Found::Slot(*slot));
                    wrong.push(
                        Wrong::new(ErrorCode::DuplicateKey)
                            .with("value", shown)
                            .at(self.parts.slot_address(*slot)),
                    );
                }
            }
        }
    }

    /// Keys of panels that were given before.
    fn check_keys(
        &self,
        node: NodeId,
        list: &ListShape<'q>,
        text: Option<&'q LocalizedText>,
        wrong: &mut Vec<Wrong<'q>>,
    ) {
        let Some(key) = list.key.filter(|_| list.linked.is_none()) else {
            return;
        };
        let mut seen: Vec<String> = Vec::new();
        for entry in &self.parts.nodes[node].children {
            let frame = self.parts.nodes[*entry].frame;
            let Some(value) = self.parts.key_of(frame).filter(|_| self.is_open(*entry)) else {
                continue;
            };
            let value = compared(&value);
            if seen.contains(&value) {
                let slot = self.parts.slot_in(frame, key);
                let address = match slot {
                    Some(slot) => self.parts.slot_address(slot),
                    None => self.parts.frames[frame].address.clone(),
                };
                let shown = slot.map_or(value.clone(), |slot| {
                    self.display(&super::resolve::Found::Slot(slot))
                });
                wrong.push(
                    Wrong::new(ErrorCode::DuplicateKey)
                        .with("value", shown)
                        .saying(text)
                        .at(address),
                );
            } else {
                seen.push(value);
            }
        }
    }

    /// `minRowCount`, `maxRowCount` and the same of panels; nothing at all is a matter of `isRequired`.
    fn check_count(&self, slot: SlotId, answered: bool, wrong: &mut Vec<Wrong<'q>>) {
        let this = &self.parts.slots[slot];
        let Shape::List(list) = &this.field.shape else {
            return;
        };
        let Some(entries) = list.entries.filter(|_| list.linked.is_none()) else {
            return;
        };
        let filled = this
            .frames
            .iter()
            .filter(|frame| !self.parts.is_frame_empty(**frame))
            .count();
        if filled < entries.min && answered {
            wrong.push(
                Wrong::new(ErrorCode::TooFewEntries)
                    .with("limit", entries.min.to_string())
                    .with("count", filled.to_string()),
            );
        }
        let count = self.parts.answered_frames(slot).len();
        if let Some(max) = entries.max
            && count > max
        {
            wrong.push(
                Wrong::new(ErrorCode::TooManyEntries)
                    .with("limit", max.to_string())
                    .with("count", count.to_string()),
            );
        }
    }

    fn validate(&self, node: NodeId, slot: SlotId, validator: &'q Validator) -> Option<Wrong<'q>> {
        let at = At::frame(self.parts.nodes[node].frame);
        let wrong = |code| Wrong::new(code).saying(validator.text.as_ref());
        if let ValidatorRule::Expression(expression) = &validator.rule {
            return (!self.holds(expression, at)).then(|| wrong(ErrorCode::Expression));
        }
        let value = match self.leaf_value(slot) {
            Some(value) => value.clone(),
            None => self.slot_json(slot, Composing::default())?,
        };
        match &validator.rule {
            ValidatorRule::Numeric { min, max } => {
                let Some(number) = as_number(&value) else {
                    return Some(wrong(ErrorCode::NotANumber));
                };
                match (min, max) {
                    (Some(min), _) if number < *min => {
                        Some(wrong(ErrorCode::Min).with("limit", min.to_string()))
                    }
                    (_, Some(max)) if number > *max => {
                        Some(wrong(ErrorCode::Max).with("limit", max.to_string()))
                    }
                    _ => None,
                }
            }
            ValidatorRule::Text {
                min_length,
                max_length,
                allow_digits,
            } => {
                let text = match &value {
                    Json::String(text) => text.clone(),
                    other => part_of(other)?,
                };
                let length = text_length(&text);
                if !allow_digits && text.ends_with(|sign: char| sign.is_ascii_digit()) {
                    Some(wrong(ErrorCode::Pattern))
                } else if length < *min_length {
                    Some(
                        wrong(ErrorCode::TooShort)
                            .with("limit", min_length.to_string())
                            .with("length", length.to_string()),
                    )
                } else if *max_length > 0 && length > *max_length {
                    Some(
                        wrong(ErrorCode::TooLong)
                            .with("limit", max_length.to_string())
                            .with("length", length.to_string()),
                    )
                } else {
                    None
                }
            }
            ValidatorRule::AnswerCount { min, max } => {
                let count = value.as_array()?.len();
                match (min, max) {
                    (Some(min), _) if count < *min => Some(
                        wrong(ErrorCode::AnswerCount)
                            .with("min", min.to_string())
                            .with("count", count.to_string()),
                    ),
                    (_, Some(max)) if *max > 0 && count > *max => Some(
                        wrong(ErrorCode::AnswerCount)
                            .with("max", max.to_string())
                            .with("count", count.to_string()),
                    ),
                    _ => None,
                }
            }
            ValidatorRule::Regex(regex) => {
                let fits = |value: &Json| match value {
                    Json::String(text) => regex.is_match(text),
                    other => part_of(other).is_none_or(|text| regex.is_match(&text)),
                };
                let fits_all = match &value {
                    Json::Array(values) => values.iter().all(fits),
                    value => fits(value),
                };
                (!fits_all).then(|| wrong(ErrorCode::Pattern))
            }
            ValidatorRule::Email => {
                let fits = value.as_str().is_none_or(is_email);
                (!fits).then(|| wrong(ErrorCode::Email))
            }
            ValidatorRule::Expression(_) => None,
        }
    }
}

fn check_length(text: &str, limit: usize, wrong: &mut Vec<Wrong<'_>>) {
    let length = text_length(text);
    if limit > 0 && length > limit {
        wrong.push(
            Wrong::new(ErrorCode::TooLong)
                .with("limit", limit.to_string())
                .with("length", length.to_string()),
        );
    }
}

/// A value as keys are compared: without case.
fn compared(value: &Json) -> String {
    match value {
        Json::String(text) => text.to_lowercase(),
        other => other.to_string(),
    }
}
