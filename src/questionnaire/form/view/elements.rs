//! What a page is told of each panel, question, row and entry.

use std::collections::HashMap;

use serde_json::Value as Json;

use crate::questionnaire::answers::layout::{Shape, choices_of, same_value};
use crate::questionnaire::answers::{COMMENT_SUFFIX, part_of};
use crate::questionnaire::form::Form;
use crate::questionnaire::form::build::{FrameId, NodeId, NodeKind, SlotId};
use crate::questionnaire::form::choices::Label;
use crate::questionnaire::form::error::{AnswerError, ErrorCode};
use crate::questionnaire::form::page::{
    ChoiceState, ColumnState, CommentState, ElementState, EntryState, ExtraKind, PanelState,
    QuestionState, ShownText,
};
use crate::questionnaire::form::place::FillMode;
use crate::questionnaire::form::resolve::{At, Found, Lookup};
use crate::questionnaire::form::texts::{Style, is_other_chosen};
use crate::questionnaire::form::values::Composing;
use crate::questionnaire::model::{Column, Question, QuestionKind};

pub(super) struct Viewer<'f, 'q> {
    pub form: &'f Form<'q>,
    pub numbers: HashMap<NodeId, String>,
}

impl<'f, 'q> Viewer<'f, 'q> {
    pub(super) fn elements(&self, nodes: &[NodeId]) -> Vec<ElementState<'q>> {
        nodes
            .iter()
            .filter_map(|node| match self.form.parts.nodes[*node].kind {
                NodeKind::Panel(panel) => {
                    let lookup = self.lookup(*node);
                    let this = &self.form.parts.nodes[*node];
                    Some(ElementState::Panel(PanelState {
                        panel,
                        title: panel.title.as_ref().map(|text| lookup.shown(text)),
                        description: panel.description.as_ref().map(|text| lookup.shown(text)),
                        number: self.numbers.get(node).cloned(),
                        visible: lookup.is_shown(*node),
                        enabled: lookup.is_enabled(*node),
                        required: lookup.is_required(*node),
                        errors: self.own(&self.form.errors, &self.form.error_nodes, *node),
                        elements: self.elements(&this.children),
                    }))
                }
                NodeKind::Question(question, slot) => Some(ElementState::Question(Box::new(
                    self.question(*node, question, slot),
                ))),
                NodeKind::Cell(column, _, slot) => Some(ElementState::Question(Box::new(
                    self.question(*node, &column.cell, Some(slot)),
                ))),
                NodeKind::Page(_) | NodeKind::Entry(_) => None,
            })
            .collect()
    }

    fn lookup(&self, node: NodeId) -> Lookup<'f, 'q, 'static> {
        self.form
            .lookup(At::frame(self.form.parts.nodes[node].frame))
    }

    fn own(&self, errors: &[AnswerError], nodes: &[NodeId], node: NodeId) -> Vec<AnswerError> {
        errors
            .iter()
            .zip(nodes)
            .filter(|(_, at)| **at == node)
            .map(|(error, _)| error.clone())
            .collect()
    }

    fn question(
        &self,
        node: NodeId,
        question: &'q Question,
        slot: Option<SlotId>,
    ) -> QuestionState<'q> {
        let form = self.form;
        let lookup = self.lookup(node);
        let frame = form.parts.nodes[node].frame;
        let key = slot.map_or(question.key(), |slot| form.parts.slots[slot].field.key);
        let address = form.parts.frames[frame].address.join(key);
        let value = slot.and_then(|slot| match question.kind {
            // The members of a list are in its entries.
            QuestionKind::PanelDynamic(_) | QuestionKind::MatrixDynamic(_) => None,
            _ => match Json::from(&lookup.slot_value(slot)) {
                Json::Null => None,
                _ if matches!(form.parts.slots[slot].field.shape, Shape::List(_)) => {
                    Some(Json::from(&lookup.slot_value(slot)))
                }
                _ => lookup.slot_json(slot, Composing::default()),
            },
        });
        let own = self.own(&form.errors, &form.error_nodes, node);
        let (errors, mut inside): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|error| error.address == address);
        let enabled = lookup.is_enabled(node);
        let (min, max, max_length) = self.limits(node, question, &lookup);
        let mut entries = slot.map_or(Vec::new(), |slot| {
            self.entries(node, question, slot, &errors, &mut inside)
        });
        // What belongs to a cell stands at the cell.
        for error in inside {
            place_inside(&mut entries, error);
        }
        let (can_add, can_remove) = slot.map_or((false, false), |slot| self.changes(slot, enabled));
        QuestionState {
            question,
            title: lookup.name_or(question.title.as_ref(), &question.name),
            description: question.description.as_ref().map(|text| lookup.shown(text)),
            placeholder: question.placeholder.as_ref().map(|text| lookup.shown(text)),
            number: self.numbers.get(&node).cloned(),
            visible: lookup.is_shown(node),
            enabled,
            required: lookup.is_required(node),
            is_default: slot.is_some_and(|slot| {
                let slot = &form.parts.slots[slot];
                let by_expression =
                    slot.stored.is_none() && question.default_value_expression.is_some();
                value.is_some() && (slot.is_default || by_expression)
            }),
            display: slot.map_or(String::new(), |slot| lookup.display(&Found::Slot(slot))),
            comment: slot.and_then(|slot| self.comment(question, slot, &lookup)),
            errors,
            warnings: self.own(&form.warnings, &form.warning_nodes, node),
            choices: self.choices(node, question, value.as_ref(), &lookup),
            min,
            max,
            max_length,
            entries,
            columns: slot.map_or(Vec::new(), |slot| self.columns(node, question, slot)),
            items: match question.kind {
                QuestionKind::MultipleText(_) => form.parts.nodes[node]
                    .children
                    .iter()
                    .filter_map(|item| {
                        let (question, slot) = form.parts.nodes[*item].kind.question()?;
                        Some(self.question(*item, question, slot))
                    })
                    .collect(),
                _ => Vec::new(),
            },
            can_add,
            can_remove,
            html: match &question.kind {
                QuestionKind::Html(html) => Some(lookup.shown_html(html)),
                _ => None,
            },
            value,
            address,
        }
    }

    fn limits(
        &self,
        node: NodeId,
        question: &Question,
        lookup: &Lookup<'f, 'q, '_>,
    ) -> (Option<Json>, Option<Json>, Option<usize>) {
        let settings = &self.form.questionnaire.settings;
        match &question.kind {
            QuestionKind::Text(input) => (
                lookup.lower(node, input),
                lookup.upper(node, input),
                Some(input.max_length.unwrap_or(settings.max_text_length))
                    .filter(|limit| *limit > 0),
            ),
            QuestionKind::Comment(input) => (
                None,
                None,
                Some(input.max_length.unwrap_or(settings.max_comment_length))
                    .filter(|limit| *limit > 0),
            ),
            _ => (None, None, None),
        }
    }

    fn comment(
        &self,
        question: &'q Question,
        slot: SlotId,
        lookup: &Lookup<'f, 'q, '_>,
    ) -> Option<CommentState> {
        let this = &self.form.parts.slots[slot];
        let other = choices_of(question).and_then(|choices| choices.other.as_ref());
        let title = match (&question.comment_area, other) {
            (Some(area), _) => area.text.as_ref().map(|text| lookup.shown(text)),
            (None, Some(other)) => {
                let label = Label::Extra(ExtraKind::Other, other);
                Some(lookup.label_in_language(&label))
            }
            (None, None) => return None,
        };
        let key = format!("{}{COMMENT_SUFFIX}", this.field.key);
        Some(CommentState {
            address: self.form.parts.frames[this.frame].address.join(&key),
            title,
            value: this.comment.clone(),
            for_other: question.comment_area.is_none(),
            asked: question.comment_area.is_some()
                || is_other_chosen(question, self.chosen(slot, lookup).as_ref()),
        })
    }

    fn chosen(&self, slot: SlotId, lookup: &Lookup<'f, 'q, '_>) -> Option<Json> {
        Some(Json::from(&lookup.slot_value(slot)))
    }

    fn choices(
        &self,
        node: NodeId,
        question: &'q Question,
        value: Option<&Json>,
        lookup: &Lookup<'f, 'q, '_>,
    ) -> Vec<ChoiceState> {
        let is_chosen = |choice: &Json| match (&question.kind, value) {
            (QuestionKind::Matrix(_), _) | (_, None) => false,
            (_, Some(Json::Array(values))) => values.iter().any(|value| same_value(value, choice)),
            (_, Some(value)) => same_value(value, choice),
        };
        lookup
            .offered(node)
            .iter()
            .map(|offered| ChoiceState {
                value: offered.value.clone().into_owned(),
                text: lookup.label_in_language(&offered.label),
                enabled: offered.enabled,
                exclusive: offered.exclusive,
                chosen: is_chosen(&offered.value),
                extra: offered.extra,
            })
            .collect()
    }

    fn columns(&self, node: NodeId, question: &'q Question, slot: SlotId) -> Vec<ColumnState<'q>> {
        let columns: &'q [Column] = match &question.kind {
            QuestionKind::MatrixDropdown(matrix) => &matrix.columns,
            QuestionKind::MatrixDynamic(matrix) => &matrix.columns,
            _ => return Vec::new(),
        };
        let lookup = self.lookup(node);
        let rows = &self.form.parts.nodes[node].children;
        columns
            .iter()
            .enumerate()
            .zip(lookup.visible_columns(node))
            .filter(|(_, visible)| **visible)
            .map(|((position, column), _)| ColumnState {
                column,
                title: lookup.name_or(column.cell.title.as_ref(), &column.cell.name),
                required: rows.iter().any(|row| {
                    let cells = &self.form.parts.nodes[*row].children;
                    cells.iter().any(|cell| {
                        matches!(self.form.parts.nodes[*cell].kind, NodeKind::Cell(_, at, _) if at == position)
                            && lookup.is_required(*cell)
                    })
                }),
                total: column
                    .total
                    .as_ref()
                    .map(|_| lookup.show_total(slot, position, lookup.context.language)),
            })
            .collect()
    }

    fn entries(
        &self,
        node: NodeId,
        question: &'q Question,
        slot: SlotId,
        of_question: &[AnswerError],
        inside: &mut Vec<AnswerError>,
    ) -> Vec<EntryState<'q>> {
        let lookup = self.lookup(node);
        if let QuestionKind::Matrix(matrix) = &question.kind {
            let address = self.form.parts.slot_address(slot);
            let each_missing = of_question
                .iter()
                .any(|error| error.code == ErrorCode::Required && !error.parameters.is_empty());
            return matrix
                .rows
                .iter()
                .enumerate()
                .zip(lookup.visible_rows(node))
                .filter_map(|((position, row), visible)| {
                    let part = part_of(&row.value)?;
                    let address = address.join(&part);
                    let value = self.form.parts.matrix_row(slot, position).1.cloned();
                    let mut errors: Vec<AnswerError> = Vec::new();
                    inside.retain(|error| {
                        let own = error.address == address;
                        if own {
                            errors.push(error.clone());
                        }
                        !own
                    });
                    if each_missing && value.is_none() && *visible {
                        errors.push(AnswerError {
                            address: address.clone(),
                            code: ErrorCode::Required,
                            parameters: Vec::new(),
                            text: None,
                            blocking: true,
                        });
                    }
                    Some(EntryState {
                        address,
                        key: part,
                        title: lookup.item_in_language(row),
                        description: None,
                        visible: *visible,
                        empty: value.is_none(),
                        errors,
                        elements: Vec::new(),
                        value,
                        required: matrix.each_row_required,
                    })
                })
                .collect();
        }
        self.form.parts.nodes[node]
            .children
            .iter()
            .filter_map(|entry| match self.form.parts.nodes[*entry].kind {
                NodeKind::Entry(frame) => Some(self.entry(question, *entry, frame)),
                _ => None,
            })
            .collect()
    }

    fn entry(&self, question: &'q Question, node: NodeId, frame: FrameId) -> EntryState<'q> {
        let this = &self.form.parts.frames[frame];
        let lookup = self.lookup(node);
        let (title, description) = match &question.kind {
            QuestionKind::PanelDynamic(panel) => (
                panel
                    .template_title
                    .as_ref()
                    .map(|title| lookup.shown(title)),
                panel
                    .template_description
                    .as_ref()
                    .map(|text| lookup.shown(text)),
            ),
            _ => (None, None),
        };
        let language = self.form.context.language;
        let title = title.unwrap_or_else(|| match this.row {
            Some(row) => lookup.item_in_language(row),
            None => {
                let style = Style {
                    language,
                    mode: FillMode::Display,
                };
                let shown = lookup.entry_title(frame, style);
                ShownText {
                    text: if shown.text.is_empty() {
                        (this.index + 1).to_string()
                    } else {
                        shown.text
                    },
                    language,
                }
            }
        });
        EntryState {
            address: this.address.clone(),
            key: this.part.clone(),
            title,
            description,
            visible: lookup.is_open(node),
            empty: self.form.parts.is_frame_empty(frame),
            errors: Vec::new(),
            elements: self.elements(&self.form.parts.nodes[node].children),
            value: None,
            required: false,
        }
    }

    fn changes(&self, slot: SlotId, enabled: bool) -> (bool, bool) {
        let this = &self.form.parts.slots[slot];
        let Shape::List(list) = &this.field.shape else {
            return (false, false);
        };
        match list.entries.filter(|_| list.linked.is_none() && enabled) {
            Some(entries) => (
                entries.allow_add && entries.max.is_none_or(|max| this.frames.len() < max),
                entries.allow_remove && this.frames.len() > entries.min,
            ),
            None => (false, false),
        }
    }
}

/// Puts an error of a list (a key that stands twice) to the cell or entry of its address.
fn place_inside(entries: &mut [EntryState<'_>], error: AnswerError) {
    for entry in entries.iter_mut() {
        if error.address == entry.address {
            entry.errors.push(error);
            return;
        }
        if !error.address.is_within(&entry.address) {
            continue;
        }
        if !place_in_elements(&mut entry.elements, &error) {
            entry.errors.push(error);
        }
        return;
    }
}

fn place_in_elements(elements: &mut [ElementState<'_>], error: &AnswerError) -> bool {
    elements.iter_mut().any(|element| match element {
        ElementState::Panel(panel) => place_in_elements(&mut panel.elements, error),
        ElementState::Question(question) if question.address == error.address => {
            question.errors.push(error.clone());
            true
        }
        ElementState::Question(_) => false,
    })
}
