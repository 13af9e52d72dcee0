//! The parts of a form: objects of answers (frames), the answers in them (slots), and what stands on the
//! pages (nodes). Building looks only at the file and the answers; conditions are asked later.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::super::answers::Address;
use super::super::answers::COMMENT_SUFFIX;
use super::super::answers::layout::{Field, Fields, Layout, ListShape, Shape};
use super::super::answers::normal;
use super::super::answers::{SET_ASIDE, blank_ids, entry_part, part_of};
use super::super::expression::Value;
use super::super::model::{
    Column, Element, Item, Page, Panel, Question, QuestionKind, Questionnaire,
};
use super::choices::Offered;
use super::tracking::Reading;

pub(super) type FrameId = usize;
pub(super) type SlotId = usize;
pub(super) type NodeId = usize;

/// The whole answers, an entry of a list, a row of a matrix, the items of a `multipletext`.
pub(super) struct Frame<'q> {
    pub kind: FrameKind,
    pub parent: Option<FrameId>,
    /// The answer whose part it is.
    pub slot: Option<SlotId>,
    /// Its position among the entries or rows.
    pub index: usize,
    pub part: String,
    pub address: Address,
    pub fields: Arc<Fields<'q>>,
    /// Its slots stand from here on, one per field.
    pub first: SlotId,
    /// The key of an entry whose key is no question.
    pub key: Option<Json>,
    /// The row of `matrixdropdown`.
    pub row: Option<&'q Item>,
    /// Shown without being stored: a blank entry, or one of `defaultValue`.
    pub blank: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameKind {
    Root,
    Items,
    /// Of `matrixdropdown` or `matrixdynamic`.
    Row,
    /// Of `paneldynamic`, or of a linked list without panels.
    Entry,
}

/// One key in one frame.
pub(super) struct Slot<'q> {
    pub field: Arc<Field<'q>>,
    pub frame: FrameId,
    /// A single value or the object of a `matrix`; the others have frames.
    pub stored: Option<Json>,
    /// The stored value is the file's `defaultValue`.
    pub is_default: bool,
    pub comment: Option<String>,
    pub frames: Vec<FrameId>,
    /// Where it stands on the pages; more than one where questions share a key.
    pub nodes: Vec<NodeId>,
    pub computed: OnceCell<Computed>,
    pub busy: Cell<bool>,
    /// What is left of chosen values of which some are not offered; `None` inside where all are.
    pub offered_only: OnceCell<Option<Json>>,
}

/// What a slot is worth, once it has been asked for.
pub(super) struct Computed {
    pub value: Value,
    /// The same in the shape in which it is stored, where it was computed.
    pub json: Option<Json>,
    pub reads: Box<[Reading]>,
}

/// A page, a panel, a question in its place, or an entry or row of it.
pub(super) struct Node<'q> {
    pub kind: NodeKind<'q>,
    pub parent: Option<NodeId>,
    /// The frame whose names it sees.
    pub frame: FrameId,
    pub children: Vec<NodeId>,
    pub open: Cell<Known>,
    pub shown: Cell<Known>,
    pub enabled: Cell<Known>,
    pub required: Cell<Known>,
    pub offered: OnceCell<Vec<Offered<'q>>>,
    pub offered_busy: Cell<bool>,
    /// Of a matrix: which columns are visible.
    pub columns: OnceCell<Vec<bool>>,
    /// Of a `matrix`: which rows are visible.
    pub rows: OnceCell<Vec<bool>>,
}

#[derive(Clone, Copy)]
pub(super) enum NodeKind<'q> {
    Page(&'q Page),
    Panel(&'q Panel),
    /// A question; `html` has no slot.
    Question(&'q Question, Option<SlotId>),
    /// A cell in the column of this position.
    Cell(&'q Column, usize, SlotId),
    /// An entry of a list or a row of a matrix.
    Entry(FrameId),
}

impl<'q> NodeKind<'q> {
    pub fn question(&self) -> Option<(&'q Question, Option<SlotId>)> {
        match self {
            NodeKind::Question(question, slot) => Some((question, *slot)),
            NodeKind::Cell(column, _, slot) => Some((&column.cell, Some(*slot))),
            _ => None,
        }
    }
}

/// An answer to a yes-no question that is asked once; `Busy` while it is being found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    No,
    Yes,
    Busy,
    Unknown,
}

/// All parts of a form.
pub(super) struct Parts<'q> {
    pub layout: Layout<'q>,
    pub frames: Vec<Frame<'q>>,
    pub slots: Vec<Slot<'q>>,
    pub nodes: Vec<Node<'q>>,
    pub pages: Vec<NodeId>,
    /// Memory of the calculated values, in the order of the file.
    pub calculated: Vec<(OnceCell<Computed>, Cell<bool>)>,
    pub tracked: RefCell<Vec<Vec<Reading>>>,
    /// Computed fields that are being evaluated inside of a list.
    pub busy_fields: RefCell<Vec<*const ()>>,
    pub depth: Cell<usize>,
    /// Where no default is filled in, since a hidden answer was dropped there.
    pub without_defaults: HashSet<Address>,
}

impl<'q> Parts<'q> {
    /// Builds the parts from answers in stored form.
    pub fn build(
        questionnaire: &'q Questionnaire,
        layout: Layout<'q>,
        stored: &Map<String, Json>,
        without_defaults: &HashSet<Address>,
    ) -> Parts<'q> {
        let root = layout.root.clone();
        let mut parts = Parts {
            layout,
            frames: Vec::new(),
            slots: Vec::with_capacity(root.list.len()),
            nodes: Vec::with_capacity(root.list.len()),
            pages: Vec::new(),
            calculated: questionnaire
                .calculated_values
                .iter()
                .map(|_| (OnceCell::new(), Cell::new(false)))
                .collect(),
            tracked: RefCell::default(),
            busy_fields: RefCell::default(),
            depth: Cell::new(0),
            without_defaults: without_defaults.clone(),
        };
        let root = parts.frame(Frame {
            kind: FrameKind::Root,
            parent: None,
            slot: None,
            index: 0,
            part: String::new(),
            address: Address::empty(),
            fields: root,
            first: 0,
            key: None,
            row: None,
            blank: false,
        });
        parts.fill(root, stored);
        for page in &questionnaire.pages {
            let node = parts.node(NodeKind::Page(page), None, root);
            parts.pages.push(node);
            parts.elements(&page.elements, node, root);
        }
        parts
    }

    fn frame(&mut self, mut frame: Frame<'q>) -> FrameId {
        let id = self.frames.len();
        frame.first = self.slots.len();
        for field in &frame.fields.list {
            self.slots.push(Slot {
                field: field.clone(),
                frame: id,
                stored: None,
                is_default: false,
                comment: None,
                frames: Vec::new(),
                nodes: Vec::new(),
                computed: OnceCell::new(),
                busy: Cell::new(false),
                offered_only: OnceCell::new(),
            });
        }
        self.frames.push(frame);
        id
    }

    /// Gives a frame its answers.
    fn fill(&mut self, frame: FrameId, object: &Map<String, Json>) {
        let fields = self.frames[frame].fields.clone();
        let first = self.frames[frame].first;
        for (position, field) in fields.list.iter().enumerate() {
            let slot = first + position;
            if field.comment
                && let Some(Json::String(text)) =
                    object.get(&format!("{}{COMMENT_SUFFIX}", field.key))
            {
                self.slots[slot].comment = Some(text.clone());
            }
            let given = object.get(field.key);
            let default = match given {
                Some(_) => None,
                None if self.allows_default(frame, field) => self.default_of(&fields, field),
                None => None,
            };
            self.slots[slot].is_default = default.is_some();
            let value = given.cloned().or(default);
            let address = self.frames[frame].address.join(field.key);
            match &field.shape {
                Shape::Computed => {}
                Shape::Leaf | Shape::Matrix(_) => self.slots[slot].stored = value,
                Shape::Items(items) => {
                    let members = value.as_ref().and_then(Json::as_object);
                    self.child(
                        slot,
                        FrameKind::Items,
                        items,
                        String::new(),
                        address,
                        members,
                    );
                }
                Shape::Rows { rows, fields } => {
                    let members = value.as_ref().and_then(Json::as_object);
                    for row in *rows {
                        let Some(part) = part_of(&row.value) else {
                            continue;
                        };
                        let cells = members
                            .and_then(|members| members.get(&part))
                            .and_then(Json::as_object);
                        let address = address.join(&part);
                        let child = self.child(slot, FrameKind::Row, fields, part, address, cells);
                        self.frames[child].row = Some(row);
                    }
                }
                Shape::List(list) => self.fill_list(slot, list, &address, value.as_ref()),
            }
        }
    }

    fn child(
        &mut self,
        slot: SlotId,
        kind: FrameKind,
        fields: &Arc<Fields<'q>>,
        part: String,
        address: Address,
        members: Option<&Map<String, Json>>,
    ) -> FrameId {
        let child = self.frame(Frame {
            kind,
            parent: Some(self.slots[slot].frame),
            slot: Some(slot),
            index: self.slots[slot].frames.len(),
            part,
            address,
            fields: fields.clone(),
            first: 0,
            key: None,
            row: None,
            blank: false,
        });
        self.slots[slot].frames.push(child);
        match members {
            Some(members) => self.fill(child, members),
            None => self.fill(child, &Map::new()),
        }
        child
    }

    fn fill_list(
        &mut self,
        slot: SlotId,
        list: &ListShape<'q>,
        address: &Address,
        value: Option<&Json>,
    ) {
        let stored = value
            .and_then(Json::as_array)
            .map_or(&[][..], Vec::as_slice);
        let kind = match self.slots[slot].field.question.kind {
            QuestionKind::MatrixDynamic(_) => FrameKind::Row,
            _ => FrameKind::Entry,
        };
        for entry in stored.iter().filter_map(Json::as_object) {
            if entry.get(SET_ASIDE) == Some(&Json::Bool(true)) {
                continue;
            }
            let Some(part) = entry_part(list, entry) else {
                continue;
            };
            let address = address.join(&part);
            let child = self.child(slot, kind, &list.fields, part, address, Some(entry));
            if let Some(key) = list.key.filter(|_| !list.key_is_field()) {
                self.frames[child].key = entry.get(key).cloned();
            }
        }
        let Some(entries) = list.entries.filter(|_| list.linked.is_none()) else {
            return;
        };
        let wanted = if stored.is_empty() {
            entries.count.max(entries.min)
        } else {
            entries.min
        };
        let default = entries.default_entry.as_ref().and_then(Json::as_object);
        for part in blank_ids(list, stored, wanted) {
            let address = address.join(&part);
            let child = self.child(slot, kind, &list.fields, part, address, default);
            self.frames[child].blank = true;
        }
    }

    pub fn allows_default(&self, frame: FrameId, field: &Field<'q>) -> bool {
        self.without_defaults.is_empty()
            || !self
                .without_defaults
                .contains(&self.frames[frame].address.join(field.key))
    }

    /// The file's `defaultValue` in its stored form.
    fn default_of(&self, beside: &Fields<'q>, field: &Field<'q>) -> Option<Json> {
        let value = field.question.default_value.as_ref()?;
        if matches!(field.shape, Shape::Leaf) {
            return normal::leaf(&self.layout, beside, field.question, value)
                .ok()
                .flatten();
        }
        normal::field_value(&self.layout, beside, field, value)
    }

    fn node(&mut self, kind: NodeKind<'q>, parent: Option<NodeId>, frame: FrameId) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node {
            kind,
            parent,
            frame,
            children: Vec::new(),
            open: Cell::new(Known::Unknown),
            shown: Cell::new(Known::Unknown),
            enabled: Cell::new(Known::Unknown),
            required: Cell::new(Known::Unknown),
            offered: OnceCell::new(),
            offered_busy: Cell::new(false),
            columns: OnceCell::new(),
            rows: OnceCell::new(),
        });
        if let Some(parent) = parent {
            self.nodes[parent].children.push(id);
        }
        if let Some((_, Some(slot))) = kind.question() {
            self.slots[slot].nodes.push(id);
        }
        id
    }

    fn elements(&mut self, elements: &'q [Element], parent: NodeId, frame: FrameId) {
        for element in elements {
            match element {
                Element::Panel(panel) => {
                    let node = self.node(NodeKind::Panel(panel), Some(parent), frame);
                    self.elements(&panel.elements, node, frame);
                }
                Element::Question(question) => self.question(question, parent, frame),
            }
        }
    }

    pub fn slot_in(&self, frame: FrameId, key: &str) -> Option<SlotId> {
        let frame = &self.frames[frame];
        frame
            .fields
            .find(key)
            .map(|position| frame.first + position)
    }

    fn question(&mut self, question: &'q Question, parent: NodeId, frame: FrameId) {
        let slot = match question.kind {
            QuestionKind::Html(_) => None,
            _ => self.slot_in(frame, question.key()),
        };
        let node = self.node(NodeKind::Question(question, slot), Some(parent), frame);
        let Some(slot) = slot else { return };
        // A question whose key another question has given another shape shows nothing inside.
        let frames = self.slots[slot].frames.clone();
        match &question.kind {
            QuestionKind::MultipleText(items) => {
                for inside in frames {
                    for item in items {
                        self.question(item, node, inside);
                    }
                }
            }
            QuestionKind::MatrixDropdown(matrix) => {
                self.cells(&matrix.columns, node, &frames);
            }
            QuestionKind::MatrixDynamic(matrix) => {
                self.cells(&matrix.columns, node, &frames);
            }
            QuestionKind::PanelDynamic(panel) => {
                for inside in frames {
                    let entry = self.node(NodeKind::Entry(inside), Some(node), inside);
                    self.elements(&panel.elements, entry, inside);
                }
            }
            _ => {}
        }
    }

    fn cells(&mut self, columns: &'q [Column], parent: NodeId, frames: &[FrameId]) {
        for &row in frames {
            let entry = self.node(NodeKind::Entry(row), Some(parent), row);
            for (position, column) in columns.iter().enumerate() {
                if let Some(slot) = self.slot_in(row, column.cell.key()) {
                    self.node(NodeKind::Cell(column, position, slot), Some(entry), row);
                }
            }
        }
    }
}
