//! A place in the form: the scope in which expressions are asked and texts are filled there.

use chrono::{DateTime, Utc};
use indexmap::IndexMap;
use serde_json::Value as Json;

use super::super::answers::Address;
use super::super::expression::{Expression, Scope, Value};
use super::Form;
use crate::language::Language;

/// A place in the form: the top, an entry of a list, a row, with an `{item}` or named values if there are any.
#[derive(Clone)]
pub struct Place<'f, 'q> {
    form: &'f Form<'q>,
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
    pub value: Json,
}

/// A part of a filled text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    /// What stood for a placeholder; `text` is empty where nothing is answered.
    Placeholder {
        name: String,
        text: String,
        /// A text of the file in it was not available in the wanted language.
        fallback: bool,
    },
}

/// A template with its placeholders filled, and what was read for it. Nothing is escaped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    pub pieces: Vec<Piece>,
    pub reads: Vec<Read>,
}

impl Filled {
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) | Piece::Placeholder { text, .. } => text.as_str(),
            })
            .collect()
    }
}

impl<'f, 'q> Place<'f, 'q> {
    pub(super) fn root(form: &'f Form<'q>) -> Self {
        Place {
            form,
            item: None,
            values: None,
        }
    }

    /// The address of the entry in which this place is; `None` at the top.
    pub fn address(&self) -> Option<&Address> {
        None
    }

    /// The same place with `{item}`.
    #[must_use]
    pub fn with_item(mut self, item: Value) -> Self {
        self.item = Some(item);
        self
    }

    /// The same place with more names, which come before those of the form (`values` of a sentence).
    #[must_use]
    pub fn with_values(mut self, values: &'f IndexMap<String, Value>) -> Self {
        self.values = Some(values);
        self
    }

    /// The value of an expression here, and the answers that were read for it.
    pub fn evaluate(&self, expression: &Expression) -> (Value, Vec<Read>) {
        (expression.evaluate(self), Vec::new())
    }

    /// Fills the placeholders of a template in this language.
    pub fn fill(&self, template: &str, _language: Language, _mode: FillMode) -> Filled {
        Filled {
            pieces: vec![Piece::Text(template.to_owned())],
            reads: Vec::new(),
        }
    }
}

impl Scope for Place<'_, '_> {
    fn value(&self, _name: &str) -> Value {
        Value::Null
    }

    fn now(&self) -> DateTime<Utc> {
        self.form.context().now
    }
}
