//! What is shown, can be changed and must be answered (section 8, rules 3 and 4, of `questionnaires/README.md`).
//!
//! Every question is asked once; while it is being asked, the answer is "yes", so that a condition that
//! hangs on itself ends.

use std::cell::Cell;

use super::super::answers::layout::{Shape, choices_of};
use super::super::expression::{Expression, Value};
use super::super::model::{Conditions, Item, QuestionKind};
use super::build::{FrameId, Known, NodeId, NodeKind, SlotId};
use super::resolve::{At, Lookup};

/// Asks once.
fn once(memory: &Cell<Known>, ask: impl FnOnce() -> bool) -> bool {
    match memory.get() {
        Known::No => false,
        Known::Yes | Known::Busy => true,
        Known::Unknown => {
            memory.set(Known::Busy);
            let answer = ask();
            memory.set(if answer { Known::Yes } else { Known::No });
            answer
        }
    }
}

impl<'f, 'q> Lookup<'f, 'q, '_> {
    pub fn holds(&self, condition: &Expression, at: At<'_>) -> bool {
        condition.holds(&self.at(at))
    }

    /// Nothing above hides it and its own condition holds.
    pub fn is_open(&self, node: NodeId) -> bool {
        let this = &self.parts.nodes[node];
        once(&this.open, || {
            this.parent.is_none_or(|parent| self.is_open(parent)) && self.own_condition(node)
        })
    }

    fn own_condition(&self, node: NodeId) -> bool {
        let this = &self.parts.nodes[node];
        let conditions = |conditions: &Conditions| {
            !conditions.hidden
                && conditions
                    .visible_if
                    .as_ref()
                    .is_none_or(|condition| self.holds(condition, At::frame(this.frame)))
        };
        match this.kind {
            NodeKind::Page(page) => conditions(&page.conditions),
            NodeKind::Panel(panel) => conditions(&panel.conditions),
            NodeKind::Question(question, _) => conditions(&question.conditions),
            NodeKind::Cell(column, position, _) => {
                let matrix = this.parent.and_then(|entry| self.parts.nodes[entry].parent);
                matrix.is_none_or(|matrix| {
                    self.visible_columns(matrix)
                        .get(position)
                        .copied()
                        .unwrap_or(true)
                }) && conditions(&column.cell.conditions)
            }
            NodeKind::Entry(frame) => self.entry_condition(node, frame),
        }
    }

    fn entry_condition(&self, node: NodeId, frame: FrameId) -> bool {
        let Some((question, _)) = self.parts.nodes[node]
            .parent
            .and_then(|parent| self.parts.nodes[parent].kind.question())
        else {
            return true;
        };
        match &question.kind {
            QuestionKind::PanelDynamic(panel) => panel
                .template_visible_if
                .as_ref()
                .is_none_or(|condition| self.holds(condition, At::frame(frame))),
            QuestionKind::MatrixDropdown(matrix) => match self.parts.frames[frame].row {
                Some(row) => self.is_item_visible(row, matrix.rows_visible_if.as_ref(), frame),
                None => true,
            },
            QuestionKind::MatrixDynamic(matrix) => {
                matrix.rows_visible_if.as_ref().is_none_or(|condition| {
                    let item = self
                        .parts
                        .key_of(frame)
                        .map_or(Value::Null, |key| Value::from(&key));
                    let mut at = At::frame(frame);
                    at.item = Some(&item);
                    self.holds(condition, at)
                })
            }
            _ => true,
        }
    }

    /// An item's own condition stands for that of its list.
    pub fn is_item_visible(
        &self,
        item: &Item,
        of_list: Option<&Expression>,
        frame: FrameId,
    ) -> bool {
        let Some(condition) = item.visible_if.as_ref().or(of_list) else {
            return true;
        };
        let value = Value::from(&item.value);
        let mut at = At::frame(frame);
        at.item = Some(&value);
        self.holds(condition, at)
    }

    /// It stands on the page: open, and with something to show inside.
    pub fn is_shown(&self, node: NodeId) -> bool {
        let this = &self.parts.nodes[node];
        once(&this.shown, || {
            self.is_open(node)
                && match this.kind {
                    NodeKind::Page(_) | NodeKind::Panel(_) => {
                        this.children.iter().any(|child| self.is_shown(*child))
                    }
                    NodeKind::Question(..) | NodeKind::Cell(..) => self.has_something(node),
                    NodeKind::Entry(_) => true,
                }
        })
    }

    /// `hideIfChoicesEmpty`, `hideIfRowsEmpty`.
    fn has_something(&self, node: NodeId) -> bool {
        let Some((question, _)) = self.parts.nodes[node].kind.question() else {
            return true;
        };
        match &question.kind {
            QuestionKind::MatrixDropdown(matrix) if matrix.hide_if_rows_empty => self.parts.nodes
                [node]
                .children
                .iter()
                .any(|row| self.is_open(*row)),
            _ => match choices_of(question) {
                Some(choices) if choices.hide_if_empty => !self.offered(node).is_empty(),
                _ => true,
            },
        }
    }

    /// Which columns of a matrix are visible.
    pub fn visible_columns(&self, node: NodeId) -> &'f [bool] {
        let this = &self.parts.nodes[node];
        if let Some(known) = this.columns.get() {
            return known;
        }
        let Some((question, _)) = this.kind.question() else {
            return &[];
        };
        let by_name = |columns: &[super::super::model::Column], condition: Option<&Expression>| {
            columns
                .iter()
                .map(|column| {
                    condition.is_none_or(|condition| {
                        let item = Value::Text(column.cell.name.clone());
                        let mut at = At::frame(this.frame);
                        at.item = Some(&item);
                        self.holds(condition, at)
                    })
                })
                .collect()
        };
        let visible: Vec<bool> = match &question.kind {
            QuestionKind::Matrix(matrix) => matrix
                .columns
                .iter()
                .map(|column| {
                    self.is_item_visible(column, matrix.columns_visible_if.as_ref(), this.frame)
                })
                .collect(),
            QuestionKind::MatrixDropdown(matrix) => {
                by_name(&matrix.columns, matrix.columns_visible_if.as_ref())
            }
            QuestionKind::MatrixDynamic(matrix) => {
                by_name(&matrix.columns, matrix.columns_visible_if.as_ref())
            }
            _ => Vec::new(),
        };
        // A condition may have asked for the same columns meanwhile; the answer is the same.
        this.columns.get_or_init(|| visible)
    }

    /// Which rows of a `matrix` are visible.
    pub fn visible_rows(&self, node: NodeId) -> &'f [bool] {
        let this = &self.parts.nodes[node];
        if let Some(known) = this.rows.get() {
            return known;
        }
        let visible: Vec<bool> = match this.kind.question() {
            Some((question, _)) => match &question.kind {
                QuestionKind::Matrix(matrix) => matrix
                    .rows
                    .iter()
                    .map(|row| {
                        self.is_item_visible(row, matrix.rows_visible_if.as_ref(), this.frame)
                    })
                    .collect(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        };
        this.rows.get_or_init(|| visible)
    }

    /// Neither disabled nor read-only, and nothing around it is.
    pub fn is_enabled(&self, node: NodeId) -> bool {
        let this = &self.parts.nodes[node];
        once(&this.enabled, || {
            let above = match this.parent {
                Some(parent) => self.is_enabled(parent),
                None => !self.parts.layout.questionnaire.settings.read_only,
            };
            let conditions = match this.kind {
                NodeKind::Page(page) => &page.conditions,
                NodeKind::Panel(panel) => &panel.conditions,
                NodeKind::Question(question, _) => &question.conditions,
                NodeKind::Cell(column, ..) => &column.cell.conditions,
                NodeKind::Entry(_) => return above,
            };
            // As in survey-core, `enableIf` decides also where `readOnly` stands beside it.
            above
                && match &conditions.enable_if {
                    Some(condition) => self.holds(condition, At::frame(this.frame)),
                    None => !conditions.read_only,
                }
        })
    }

    /// `requiredIf` where there is one, else `isRequired`.
    pub fn is_required(&self, node: NodeId) -> bool {
        let this = &self.parts.nodes[node];
        let (condition, otherwise) = match this.kind {
            NodeKind::Panel(panel) => (panel.required_if.as_ref(), panel.is_required),
            NodeKind::Question(question, _) => {
                (question.required_if.as_ref(), question.is_required)
            }
            NodeKind::Cell(column, ..) => {
                (column.cell.required_if.as_ref(), column.cell.is_required)
            }
            NodeKind::Page(_) | NodeKind::Entry(_) => return false,
        };
        match condition {
            None => otherwise,
            Some(condition) => once(&this.required, || {
                self.holds(condition, At::frame(this.frame))
            }),
        }
    }

    /// The node by which a list is chosen, where a checkbox does so.
    pub fn linked_node(&self, slot: SlotId) -> Option<NodeId> {
        let this = &self.parts.slots[slot];
        let Shape::List(list) = &this.field.shape else {
            return None;
        };
        let linked = list.linked?;
        this.nodes.iter().copied().find(|node| {
            self.parts.nodes[*node]
                .kind
                .question()
                .is_some_and(|(question, _)| std::ptr::eq(question, linked))
        })
    }
}
