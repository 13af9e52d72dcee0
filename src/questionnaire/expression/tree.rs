//! The tree of an expression, and what it reads and calls.
//!
//! Operators of one level stand in a flat [`Node::Chain`], so that the depth of a tree is bounded by its
//! brackets and a long sum or list of alternatives cannot exhaust the stack.

use super::functions;
use super::number::number_to_text;
use super::{FunctionReference, NameReference, NameRole};

#[derive(Clone, Debug)]
pub(super) enum Node {
    Null,
    Undefined,
    Boolean(bool),
    Number(f64),
    /// A text in quotes.
    Text {
        text: String,
        offset: usize,
    },
    /// A bare word, which is a text too.
    Word(String),
    Name {
        name: String,
        raw: bool,
        offset: usize,
    },
    /// `first op a op b …`, grouped to the left, all operators of one level.
    Chain {
        first: Box<Node>,
        rest: Vec<(Operator, Node)>,
    },
    Negation(Box<Node>),
    Emptiness {
        of: Box<Node>,
        wanted: bool,
    },
    List(Vec<Node>),
    Call(Call),
}

#[derive(Clone, Debug)]
pub(super) struct Call {
    pub function: String,
    pub offset: usize,
    pub arguments: Vec<Node>,
    /// The condition of `sumInArray` and its family where it was written as a text.
    pub quoted_condition: Option<Box<Node>>,
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
    Power,
    Contains,
    NotContains,
    AnyOf,
    AllOf,
    NoneOf,
}

impl Operator {
    /// From the loosest (0) to the tightest (6).
    pub fn level(self) -> usize {
        match self {
            Operator::Or => 0,
            Operator::And => 1,
            Operator::Equal
            | Operator::NotEqual
            | Operator::Less
            | Operator::Greater
            | Operator::LessOrEqual
            | Operator::GreaterOrEqual => 2,
            Operator::Plus | Operator::Minus => 3,
            Operator::Times | Operator::Divide | Operator::Remainder => 4,
            Operator::Power => 5,
            Operator::Contains
            | Operator::NotContains
            | Operator::AnyOf
            | Operator::AllOf
            | Operator::NoneOf => 6,
        }
    }

    /// As canonical text writes it.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Or => "or",
            Operator::And => "and",
            Operator::Equal => "==",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::Greater => ">",
            Operator::LessOrEqual => "<=",
            Operator::GreaterOrEqual => ">=",
            Operator::Plus => "+",
            Operator::Minus => "-",
            Operator::Times => "*",
            Operator::Divide => "/",
            Operator::Remainder => "%",
            Operator::Power => "^",
            Operator::Contains => "contains",
            Operator::NotContains => "notcontains",
            Operator::AnyOf => "anyof",
            Operator::AllOf => "allof",
            Operator::NoneOf => "noneof",
        }
    }

    /// The operator that is written as this word, in any case.
    pub fn from_word(word: &str) -> Option<Operator> {
        Some(match word.to_ascii_lowercase().as_str() {
            "or" => Operator::Or,
            "and" => Operator::And,
            "equal" | "equals" => Operator::Equal,
            "notequal" | "notequals" => Operator::NotEqual,
            "less" => Operator::Less,
            "greater" => Operator::Greater,
            "lessorequal" => Operator::LessOrEqual,
            "greaterorequal" => Operator::GreaterOrEqual,
            "power" => Operator::Power,
            "contains" | "contain" => Operator::Contains,
            "notcontains" | "notcontain" => Operator::NotContains,
            "anyof" => Operator::AnyOf,
            "allof" => Operator::AllOf,
            "noneof" => Operator::NoneOf,
            _ => return None,
        })
    }

    /// The operator that is written as this sign.
    pub fn from_sign(sign: &str) -> Option<Operator> {
        Some(match sign {
            "||" => Operator::Or,
            "&&" => Operator::And,
            "=" | "==" => Operator::Equal,
            "!=" | "<>" => Operator::NotEqual,
            "<" => Operator::Less,
            ">" => Operator::Greater,
            "<=" | "=<" => Operator::LessOrEqual,
            ">=" | "=>" => Operator::GreaterOrEqual,
            "+" => Operator::Plus,
            "-" => Operator::Minus,
            "*" => Operator::Times,
            "/" => Operator::Divide,
            "%" => Operator::Remainder,
            "^" => Operator::Power,
            "*=" => Operator::Contains,
            _ => return None,
        })
    }
}

/// The further arguments of `sumInArray(list, field, …)`: which is what.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowArguments<'a> {
    /// The field to give back from the winning row.
    pub result_field: Option<&'a str>,
    pub condition: Option<&'a Node>,
}

impl Call {
    /// A third argument that is a text without any sign of a comparison names a field, as in survey-core;
    /// everything else is the condition.
    pub fn row_arguments(&self) -> RowArguments<'_> {
        let result_field = self.arguments.get(2).and_then(Node::field_name);
        let position = if result_field.is_some() { 3 } else { 2 };
        let condition = self
            .quoted_condition
            .as_deref()
            .or_else(|| self.arguments.get(position));
        RowArguments {
            result_field,
            condition,
        }
    }
}

impl Node {
    /// The text of a string literal or bare word.
    pub fn literal_text(&self) -> Option<&str> {
        match self {
            Node::Text { text, .. } => Some(text),
            Node::Word(word) => Some(word),
            _ => None,
        }
    }

    /// A literal that names a field and is not a condition written as text.
    pub fn field_name(&self) -> Option<&str> {
        self.literal_text()
            .filter(|text| !text.contains(['{', '}', '<', '>', '=', '!']))
    }

    /// Whether no call in it reads the clock or the scope; names are not asked about.
    pub fn is_constant(&self) -> bool {
        match self {
            Node::Null
            | Node::Undefined
            | Node::Boolean(_)
            | Node::Number(_)
            | Node::Text { .. }
            | Node::Word(_)
            | Node::Name { .. } => true,
            Node::Chain { first, rest } => {
                first.is_constant() && rest.iter().all(|(_, operand)| operand.is_constant())
            }
            Node::Negation(inner) | Node::Emptiness { of: inner, .. } => inner.is_constant(),
            Node::List(items) => items.iter().all(Node::is_constant),
            Node::Call(call) => {
                functions::is_constant(call)
                    && call.arguments.iter().all(Node::is_constant)
                    && call
                        .quoted_condition
                        .as_deref()
                        .is_none_or(Node::is_constant)
            }
        }
    }

    fn literal(&self) -> Option<String> {
        match self {
            Node::Number(number) => Some(number_to_text(*number)),
            _ => self.literal_text().map(str::to_owned),
        }
    }
}

/// What an expression reads and calls, in the order of its text.
#[derive(Default)]
pub(super) struct References {
    pub names: Vec<NameReference>,
    pub functions: Vec<FunctionReference>,
}

impl References {
    pub fn of(tree: &Node) -> References {
        let mut references = References::default();
        references.collect(tree, &NameRole::Value);
        references
    }

    fn collect(&mut self, node: &Node, role: &NameRole) {
        match node {
            Node::Null
            | Node::Undefined
            | Node::Boolean(_)
            | Node::Number(_)
            | Node::Text { .. }
            | Node::Word(_) => {}
            Node::Name { name, raw, offset } => self.names.push(NameReference {
                name: name.clone(),
                raw: *raw,
                offset: *offset,
                role: role.clone(),
            }),
            Node::Chain { first, rest } => {
                self.collect(first, role);
                for (_, operand) in rest {
                    self.collect(operand, role);
                }
            }
            Node::Negation(inner) | Node::Emptiness { of: inner, .. } => self.collect(inner, role),
            Node::List(items) => items.iter().for_each(|item| self.collect(item, role)),
            Node::Call(call) => self.collect_call(call, role),
        }
    }

    fn collect_call(&mut self, call: &Call, role: &NameRole) {
        self.functions.push(FunctionReference {
            name: call.function.clone(),
            offset: call.offset,
            literals: call.arguments.iter().map(Node::literal).collect(),
        });
        if functions::is_over_rows(&call.function) {
            return self.collect_over_rows(call, role);
        }
        for (position, argument) in call.arguments.iter().enumerate() {
            match argument {
                Node::Text { text, offset } if position == 0 && call.function == "displayValue" => {
                    self.names.push(NameReference {
                        name: text.clone(),
                        raw: true,
                        offset: *offset,
                        role: NameRole::Displayed,
                    });
                }
                _ => self.collect(argument, role),
            }
        }
    }

    fn collect_over_rows(&mut self, call: &Call, role: &NameRole) {
        let array = match call.arguments.first() {
            Some(Node::Name { name, .. }) => Some(name.clone()),
            _ => None,
        };
        let row_arguments = call.row_arguments();
        let condition_position = if row_arguments.result_field.is_some() {
            3
        } else {
            2
        };
        for (position, argument) in call.arguments.iter().enumerate() {
            match argument {
                Node::Text { text, offset }
                    if position == 1 || (position == 2 && condition_position == 3) =>
                {
                    self.names.push(NameReference {
                        name: text.clone(),
                        raw: true,
                        offset: *offset,
                        role: NameRole::Field {
                            array: array.clone(),
                        },
                    });
                }
                _ if position == condition_position => {
                    if let Some(condition) = row_arguments.condition {
                        let array = array.clone();
                        self.collect(condition, &NameRole::RowValue { array });
                    }
                }
                _ => self.collect(argument, role),
            }
        }
    }
}
