//! From the parts of a form to what its pages show.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::super::answers::layout::{Shape, same_value};
use super::super::answers::{COMMENT_SUFFIX, part_of};
use super::super::model::{
    Column, ProgressBarType, Question, QuestionKind, QuestionNumbers, TitleLocation,
};
use super::Form;
use super::build::{FrameId, NodeId, NodeKind, SlotId};
use super::error::{AnswerError, ErrorCode};
use super::page::{
    ChoiceState, ColumnState, CommentState, ElementState, EntryState, ExtraKind, PageState,
    PageStatus, PanelState, Progress, QuestionState, ShownText,
};
use super::place::{FillMode, Piece};
use super::resolve::{At, Found, Lookup};
use super::texts::{Style, is_other_chosen, written_in};
use super::values::Composing;
use crate::language::LocalizedText;

impl<'q> Form<'q> {
    /// The title of the questionnaire, placeholders filled.
    pub fn title(&self) -> Option<ShownText> {
        self.top_text(self.questionnaire.title.as_ref())
    }

    /// The description of the questionnaire, placeholders filled.
    pub fn description(&self) -> Option<ShownText> {
        self.top_text(self.questionnaire.description.as_ref())
    }

    /// A text of the file's own for a button or label (`completeText`, `pagePrevText` …).
    pub fn own_text(&self, property: &str) -> Option<ShownText> {
        self.top_text(self.questionnaire.settings.texts.get(property))
    }

    fn top_text(&self, text: Option<&LocalizedText>) -> Option<ShownText> {
        text.map(|text| self.root_lookup().shown(text))
    }

    /// The HTML of the closing page: the first whose condition holds, else `completedHtml`; placeholders are
    /// escaped.
    pub fn completed_html(&self) -> Option<ShownText> {
        let lookup = self.root_lookup();
        let settings = &self.questionnaire.settings;
        settings
            .completed_html_on_condition
            .iter()
            .find(|(condition, _)| lookup.holds(condition, At::frame(0)))
            .map(|(_, html)| html)
            .or(settings.completed_html.as_ref())
            .map(|html| lookup.shown_html(html))
    }

    /// How much is answered, by the file's `progressBarType`.
    pub fn progress(&self) -> Progress {
        match self.questionnaire.settings.progress_bar_type {
            ProgressBarType::Pages => {
                let lookup = self.root_lookup();
                let visible = self
                    .parts
                    .pages
                    .iter()
                    .filter(|page| lookup.is_shown(**page));
                visible.fold(Progress::default(), |progress, page| Progress {
                    done: progress.done + usize::from(self.page_status(*page) == PageStatus::Done),
                    of: progress.of + 1,
                })
            }
            ProgressBarType::Questions => self.answered(false),
            ProgressBarType::RequiredQuestions => self.answered(true),
        }
    }

    fn answered(&self, required_only: bool) -> Progress {
        let mut progress = Progress::default();
        for page in &self.parts.pages {
            self.count_answered(*page, required_only, &mut progress);
        }
        progress
    }

    fn count_answered(&self, node: NodeId, required_only: bool, progress: &mut Progress) {
        let lookup = self.root_lookup();
        if !lookup.is_shown(node) {
            return;
        }
        let this = &self.parts.nodes[node];
        match this.kind {
            NodeKind::Page(_) | NodeKind::Panel(_) => {
                for child in &this.children {
                    self.count_answered(*child, required_only, progress);
                }
            }
            NodeKind::Question(question, Some(slot))
                if !matches!(question.kind, QuestionKind::Expression(_))
                    && (!required_only || lookup.is_required(node)) =>
            {
                progress.of += 1;
                progress.done += usize::from(lookup.is_answered(slot));
            }
            _ => {}
        }
    }

    /// The blocking errors of a node and of everything below it.
    fn errors_below(&self, node: NodeId) -> impl Iterator<Item = &AnswerError> {
        let errors = self.errors.iter().zip(&self.error_nodes);
        errors
            .filter(move |(_, at)| self.is_below(**at, node))
            .map(|(error, _)| error)
    }

    fn is_below(&self, node: NodeId, above: NodeId) -> bool {
        let mut at = Some(node);
        while let Some(node) = at {
            if node == above {
                return true;
            }
            at = self.parts.nodes[node].parent;
        }
        false
    }

    fn page_status(&self, page: NodeId) -> PageStatus {
        let mut progress = Progress::default();
        self.count_answered(page, false, &mut progress);
        let is_empty = |error: &AnswerError| {
            matches!(
                error.code,
                ErrorCode::Required | ErrorCode::OtherRequired | ErrorCode::TooFewEntries
            )
        };
        let mut errors = self.errors_below(page).peekable();
        let any = errors.peek().is_some();
        if progress.done == 0 && progress.of > 0 {
            PageStatus::NotStarted
        } else if !any {
            PageStatus::Done
        } else if errors.all(is_empty) {
            PageStatus::Started
        } else {
            PageStatus::Error
        }
    }

    pub(super) fn view_page(&self, node: NodeId) -> PageState<'q> {
        let this = &self.parts.nodes[node];
        let NodeKind::Page(page) = this.kind else {
            unreachable!("pages are built from pages");
        };
        let lookup = self.root_lookup();
        let title = page.title.as_ref().map(|title| lookup.shown(title));
        let navigation_title = page
            .navigation_title
            .as_ref()
            .map(|title| lookup.shown(title))
            .or_else(|| title.clone())
            .unwrap_or_else(|| ShownText {
                text: page.name.clone(),
                language: self.questionnaire.locale,
            });
        let viewer = Viewer {
            form: self,
            numbers: self.numbers(),
        };
        PageState {
            page,
            description: page.description.as_ref().map(|text| lookup.shown(text)),
            title,
            navigation_title,
            visible: lookup.is_shown(node),
            status: self.page_status(node),
            elements: viewer.elements(&this.children),
        }
    }

    /// The numbers of questions and panels (`showQuestionNumbers`).
    fn numbers(&self) -> HashMap<NodeId, String> {
        let mut numbers = HashMap::new();
        let mode = self.questionnaire.settings.show_question_numbers;
        if mode == QuestionNumbers::Off {
            return numbers;
        }
        let mut count = 0;
        for page in &self.parts.pages {
            if mode == QuestionNumbers::OnPage {
                count = 0;
            }
            self.number_below(*page, "", &mut count, &mut numbers);
        }
        numbers
    }

    fn number_below(
        &self,
        node: NodeId,
        prefix: &str,
        count: &mut usize,
        numbers: &mut HashMap<NodeId, String>,
    ) {
        let recursive =
            self.questionnaire.settings.show_question_numbers == QuestionNumbers::Recursive;
        let lookup = self.root_lookup();
        for child in &self.parts.nodes[node].children {
            if !lookup.is_shown(*child) {
                continue;
            }
            match self.parts.nodes[*child].kind {
                NodeKind::Panel(panel) if recursive && panel.title.is_some() => {
                    *count += 1;
                    let number = format!("{prefix}{count}");
                    let mut inside = 0;
                    self.number_below(*child, &format!("{number}."), &mut inside, numbers);
                    numbers.insert(*child, number);
                }
                NodeKind::Panel(_) => self.number_below(*child, prefix, count, numbers),
                NodeKind::Question(question, _)
                    if !matches!(question.kind, QuestionKind::Html(_))
                        && question.title_location != TitleLocation::Hidden =>
                {
                    *count += 1;
                    numbers.insert(*child, format!("{prefix}{count}"));
                }
                _ => {}
            }
        }
    }
}

impl<'q> Lookup<'_, 'q, '_> {
    /// HTML of the file with placeholders filled and escaped.
    pub fn shown_html(&self, html: &LocalizedText) -> ShownText {
        let style = Style {
            language: self.context.language,
            mode: FillMode::Display,
        };
        let (template, language) = written_in(html, style.language);
        let text = self
            .fill(template, style)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Placeholder { text, .. } => escaped(&text),
            })
            .collect();
        ShownText { text, language }
    }

    fn name_or(&self, title: Option<&LocalizedText>, name: &str) -> ShownText {
        match title {
            Some(title) => self.shown(title),
            None => ShownText {
                text: name.to_owned(),
                language: self.parts.layout.questionnaire.locale,
            },
        }
    }
}

/// A text inside of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

struct Viewer<'f, 'q> {
    form: &'f Form<'q>,
    numbers: HashMap<NodeId, String>,
}

impl<'f, 'q> Viewer<'f, 'q> {
    fn elements(&self, nodes: &[NodeId]) -> Vec<ElementState<'q>> {
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
        let other = super::super::answers::layout::choices_of(question)
            .and_then(|choices| choices.other.as_ref());
        let title = match (&question.comment_area, other) {
            (Some(area), _) => area.text.as_ref().map(|text| lookup.shown(text)),
            (None, Some(other)) => {
                let label = super::choices::Label::Extra(ExtraKind::Other, other);
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
