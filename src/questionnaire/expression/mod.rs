//! The expression language of questionnaires: text → tree → value.
//!
//! One evaluator serves visibility, requiredness, calculation, validation, texts and findings
//! (section 7 of `questionnaires/README.md`). Start with [`Expression::parse`] and [`Expression::evaluate`].
//! Kept out: what a name stands for, which the caller's [`Scope`] knows.

use chrono::{DateTime, Utc};

/// A parsed expression together with its text.
#[derive(Clone, Debug)]
pub struct Expression {
    pub source: String,
}

/// A value in an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    DateTime(DateTime<Utc>),
    List(Vec<Value>),
    Object(indexmap::IndexMap<String, Value>),
}

/// What the names and the outer functions of an expression stand for.
pub trait Scope {
    /// The stored value of a name as written between braces (without `#`), `Null` when absent.
    fn value(&self, name: &str) -> Value;
    /// The instant at which the form is computed.
    fn now(&self) -> DateTime<Utc>;
    /// The text shown for the value of a question (`displayValue`).
    fn display_value(&self, _name: &str, _value: Option<&Value>) -> Value {
        Value::Null
    }
    /// A function that only this scope has, such as `count('indicator', 'code')` in findings.
    fn call(&self, _function: &str, _arguments: &[Value]) -> Option<Value> {
        None
    }
}

/// Why a text is no expression: where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// In characters from the start.
    pub offset: usize,
    pub message: String,
}

impl Expression {
    pub fn parse(source: &str) -> Result<Expression, SyntaxProblem> {
        Ok(Expression {
            source: source.to_owned(),
        })
    }

    pub fn evaluate(&self, _scope: &dyn Scope) -> Value {
        Value::Null
    }
}
