//! A place in the form: the scope in which expressions are asked and texts are filled there.

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::Value as Json;

use super::super::answers::Address;
use super::super::expression::{Expression, Scope, Value};
use super::Form;
use super::build::FrameId;
use super::resolve::{At, Lookup};
use super::texts::Style;
use crate::language::Language;

/// A place in the form: the top, an entry of a list, a row, with an `{item}` or named values if there are any.
#[derive(Clone)]
pub struct Place<'f, 'q> {
    form: &'f Form<'q>,
    frame: FrameId,
    item: Option<Value>,
    values: Option<&'f IndexMap<String, Value>>,
}

/// How placeholders are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillMode {
    /// Choice texts, lists joined with `, `: titles, messages.
    Display,
    /// `phrase` before text, lists joined as the language does: sentences of the findings.
    Phrase,
}

/// An answer that was read, directly or through calculated values.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    pub address: Address,
    /// Null where the question is not answered.
    pub value: Json,
}

/// A part of a filled text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    /// What stands for a placeholder; `text` is empty where nothing is answered.
    Placeholder {
        name: String,
        text: String,
        /// A text of the file in it was not available in the wanted language.
        fallback: bool,
    },
}

impl Piece {
    pub fn text(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Placeholder { text, .. } => text,
        }
    }
}

/// A template with its placeholders filled, and what was read for it. Nothing is escaped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub pieces: Vec<Piece>,
    pub reads: Vec<Read>,
}

impl Filled {
    pub fn text(&self) -> String {
        self.pieces.iter().map(Piece::text).collect()
    }
}

impl<'f, 'q> Place<'f, 'q> {
    pub(super) fn new(form: &'f Form<'q>, frame: FrameId) -> Self {
        Place {
            form,
            frame,
            item: None,
            values: None,
        }
    }

    /// The address of the entry in which this place is; `None` at the top.
    pub fn address(&self) -> Option<&'f Address> {
        (self.frame != 0).then(|| &self.form.parts.frames[self.frame].address)
    }

    /// The same place with `{item}`.
    #[must_use]
    pub fn with_item(mut self, item: Value) -> Self {
        self.item = Some(item);
        self
    }

    /// The same place with more names, which come before those of the form (`values` of a sentence).
    #[must_use]
    pub fn with_values<'g>(self, values: &'g IndexMap<String, Value>) -> Place<'g, 'q>
    where
        'f: 'g,
    {
        Place {
            form: self.form,
            frame: self.frame,
            item: self.item,
            values: Some(values),
        }
    }

    fn lookup(&self) -> Lookup<'f, 'q, '_> {
        self.form.lookup(At {
            frame: self.frame,
            item: self.item.as_ref(),
            values: self.values,
            totals_of: None,
        })
    }

    /// The value of an expression here, and the answers that were read for it.
    pub fn evaluate(&self, expression: &Expression) -> (Value, Vec<Read>) {
        let lookup = self.lookup();
        let (value, readings) = self.form.parts.tracking(|| expression.evaluate(&lookup));
        (value, lookup.reads(&readings))
    }

    /// Fills the placeholders of a template in this language.
    pub fn fill(&self, template: &str, language: Language, mode: FillMode) -> Filled {
        let lookup = self.lookup();
        let (pieces, readings) = self
            .form
            .parts
            .tracking(|| lookup.fill(template, Style { language, mode }));
        Filled {
            pieces,
            reads: lookup.reads(&readings),
        }
    }
}

impl Scope for Place<'_, '_> {
    fn value(&self, name: &str) -> Value {
        self.lookup().value(name)
    }

    fn now(&self) -> DateTime<Utc> {
        self.form.context.now
    }

    fn entries(&self, name: &str) -> Value {
        self.lookup().entries(name)
    }

    fn is_ordered(&self, name: &str) -> bool {
        self.lookup().is_ordered(name)
    }

    fn display_value(&self, name: &str, value: Option<&Value>) -> Value {
        self.lookup().display_value(name, value)
    }
}
