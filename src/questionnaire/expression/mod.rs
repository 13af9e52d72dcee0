//! The expression language of questionnaires: text → tree → value.
//!
//! One evaluator serves visibility, requiredness, calculation, validation, texts and findings
//! (section 7 of `questionnaires/README.md`). Start with [`Expression::parse`] and
//! [`Expression::evaluate`]; [`JsonScope`] is the simplest [`Scope`].
//! Kept out: what a name stands for in a form, which the caller's [`Scope`] knows; the clock, which is
//! passed in; whether a name exists, which the checker of a questionnaire asks of [`Expression::names`].

mod arithmetic;
mod canonical;
mod compare;
mod convert;
mod dates;
mod evaluate;
mod functions;
mod lookup;
mod number;
mod parse;
#[cfg(test)]
mod tests;
mod token;
mod tree;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;

use tree::{Node, References};

pub use lookup::{JsonScope, look_up};

/// A parsed expression together with its text; cheap to clone.
#[derive(Clone)]
pub struct Expression(Arc<Parts>);

struct Parts {
    source: String,
    tree: Node,
    names: Vec<NameReference>,
    functions: Vec<FunctionReference>,
}

/// What came of parsing: the expression, and what is odd about its text.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub expression: Expression,
    pub warnings: Vec<SyntaxWarning>,
}

/// Something odd that does not keep an expression from being used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxWarning {
    /// `bare_word`, or `missing_bracket` where the last `)` was left out.
    pub code: &'static str,
    /// In characters from the start.
    pub offset: usize,
    pub message: String,
}

/// Why a text is no expression: where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SyntaxProblem {
    /// `bad_expression` or `unknown_function`.
    pub code: &'static str,
    /// In characters from the start.
    pub offset: usize,
    pub message: String,
}

/// A name that an expression reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameReference {
    /// As written between the braces (or quotes), without `#`.
    pub name: String,
    /// Written with `#`: its text is not read as a boolean or a number.
    pub raw: bool,
    /// In characters from the start.
    pub offset: usize,
    pub role: NameRole,
}

impl NameReference {
    /// Whether it is written as `{name}`, and not in quotes.
    pub fn is_in_braces(&self) -> bool {
        matches!(self.role, NameRole::Value | NameRole::RowValue { .. })
    }
}

/// How a name is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameRole {
    /// `{name}`: the value of the name.
    Value,
    /// `displayValue('name')`: the text shown for the question of this name.
    Displayed,
    /// `sumInArray({array}, 'name')`: a field of the rows of an array or matrix (`None` where the array
    /// is not written as a plain name).
    Field { array: Option<String> },
    /// `sumInArray({array}, 'field', {name} > 1)`: a field of the row, or else a name of the outer scope.
    RowValue { array: Option<String> },
}

/// A function that an expression calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionReference {
    pub name: String,
    /// In characters from the start.
    pub offset: usize,
    /// The arguments that are string or number literals, as text; `None` for the others.
    pub literals: Vec<Option<String>>,
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
    Object(IndexMap<String, Value>),
}

/// What the names and the outer functions of an expression stand for.
pub trait Scope {
    /// The stored value of a name as written between braces (without `#`), `Null` when absent. Texts come
    /// as stored: the evaluator itself reads `"5"` as a number where the format says so.
    fn value(&self, name: &str) -> Value;

    /// The instant at which the form is computed.
    fn now(&self) -> DateTime<Utc>;

    /// The value of a name where the whole entries of an array are wanted (first argument of `sumInArray`
    /// and its family). Differs from [`Scope::value`] only for answers that read as a plain list of keys
    /// (section 5 of `questionnaires/README.md`).
    fn entries(&self, name: &str) -> Value {
        self.value(name)
    }

    /// Whether the list behind this name is compared in its order (a ranking), not as a set.
    fn is_ordered(&self, _name: &str) -> bool {
        false
    }

    /// The text shown for the value of a question (`displayValue`), or for another value of it.
    fn display_value(&self, _name: &str, _value: Option<&Value>) -> Value {
        Value::Null
    }

    /// A function that only this scope has, such as `share('indicator', 'code')` in findings; asked before
    /// the built-in ones, so that a scope may give `count` its own meaning.
    fn call(&self, _function: &str, _arguments: &[Value]) -> Option<Value> {
        None
    }
}

impl Expression {
    /// Parses an expression that uses the built-in functions only.
    pub fn parse(source: &str) -> Result<Parsed, SyntaxProblem> {
        Expression::parse_with(source, &[])
    }

    /// Parses an expression in which the scope offers further functions.
    pub fn parse_with(source: &str, extra_functions: &[&str]) -> Result<Parsed, SyntaxProblem> {
        let (tree, warnings) = parse::parse(source, extra_functions)?;
        let References { names, functions } = References::of(&tree);
        let parts = Parts {
            source: source.to_owned(),
            tree,
            names,
            functions,
        };
        Ok(Parsed {
            expression: Expression(Arc::new(parts)),
            warnings,
        })
    }

    /// The text as it was written.
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// The text with every binary node in brackets, for tests and messages.
    pub fn canonical(&self) -> String {
        canonical::canonical(&self.0.tree)
    }

    /// All names that are read, in the order of the text.
    pub fn names(&self) -> &[NameReference] {
        &self.0.names
    }

    /// All functions that are called, in the order of the text.
    pub fn functions(&self) -> &[FunctionReference] {
        &self.0.functions
    }

    /// Whether nothing can change the result: no name, no clock, no function of the scope.
    pub fn is_constant(&self) -> bool {
        self.0.names.is_empty() && self.0.tree.is_constant()
    }

    /// The value in this scope.
    pub fn evaluate(&self, scope: &dyn Scope) -> Value {
        evaluate::evaluate(&self.0.tree, scope)
    }

    /// Whether a condition holds: only if the result is `true` or loosely equals it (1, `"1"`).
    pub fn holds(&self, scope: &dyn Scope) -> bool {
        evaluate::holds(&self.0.tree, scope)
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Expression({:?})", self.0.source)
    }
}

/// Two expressions are the same when their texts are.
impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.0.source == other.0.source
    }
}
