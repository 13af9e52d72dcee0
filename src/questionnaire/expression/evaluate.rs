//! Tree → value, in a scope.

use chrono::{DateTime, Utc};

use super::convert::{is_empty, is_truthy, read_variable, to_number};
use super::lookup::find_in_value;
use super::tree::{Node, Operator};
use super::{Scope, Value, arithmetic, compare, functions};

/// The value of a tree. Recursion is bounded by the parser's depth.
pub(super) fn evaluate(node: &Node, scope: &dyn Scope) -> Value {
    match node {
        Node::Null | Node::Undefined => Value::Null,
        Node::Boolean(value) => Value::Boolean(*value),
        Node::Number(number) => Value::Number(*number),
        Node::Text { text, .. } | Node::Word(text) => Value::Text(text.clone()),
        Node::Name { name, raw, .. } => {
            let value = scope.value(name);
            if *raw { value } else { read_variable(value) }
        }
        Node::Chain { first, rest } => {
            let mut left = evaluate(first, scope);
            let mut left_is_ordered = is_ordered(first, scope);
            for (operator, operand) in rest {
                let ordered = left_is_ordered || is_ordered(operand, scope);
                left = apply(*operator, left, evaluate(operand, scope), ordered);
                left_is_ordered = false;
            }
            left
        }
        Node::Negation(inner) => Value::Boolean(!is_truthy(&evaluate(inner, scope))),
        Node::Emptiness { of, wanted } => Value::Boolean(is_empty(&evaluate(of, scope)) == *wanted),
        Node::List(items) => Value::List(items.iter().map(|item| evaluate(item, scope)).collect()),
        Node::Call(call) => functions::call(call, scope),
    }
}

/// Whether a condition holds: the result is `true` or equals it loosely; a text that says something is
/// not true.
pub(super) fn holds(node: &Node, scope: &dyn Scope) -> bool {
    match evaluate(node, scope) {
        Value::Boolean(value) => value,
        value @ (Value::Number(_) | Value::Text(_)) => to_number(&value) == 1.0,
        _ => false,
    }
}

fn is_ordered(node: &Node, scope: &dyn Scope) -> bool {
    matches!(node, Node::Name { name, .. } if scope.is_ordered(name))
}

fn apply(operator: Operator, left: Value, right: Value, ordered: bool) -> Value {
    use std::cmp::Ordering::{Greater, Less};
    let in_order = |wanted| compare::order(&left, &right) == Some(wanted);
    let condition = match operator {
        Operator::Equal => compare::equal(&left, &right, ordered),
        Operator::NotEqual => !compare::equal(&left, &right, ordered),
        Operator::Less => in_order(Less),
        Operator::Greater => in_order(Greater),
        Operator::LessOrEqual => compare::equal(&left, &right, false) || in_order(Less),
        Operator::GreaterOrEqual => compare::equal(&left, &right, false) || in_order(Greater),
        Operator::Contains => compare::contains(&left, &right),
        Operator::NotContains => compare::not_contains(&left, &right),
        Operator::AnyOf => compare::any_of(&left, &right),
        Operator::NoneOf => !compare::any_of(&left, &right),
        Operator::AllOf => compare::all_of(&left, &right),
        _ => return calculate(operator, left, right),
    };
    Value::Boolean(condition)
}

/// The operators beside which null counts as something: arithmetic, and also `and` and `or`.
fn calculate(operator: Operator, left: Value, right: Value) -> Value {
    let left = arithmetic::beside(left, &right);
    let right = arithmetic::beside(right, &left);
    match operator {
        // No short cut is needed, for nothing that is evaluated has an effect.
        Operator::Or => {
            if is_truthy(&left) {
                left
            } else {
                right
            }
        }
        Operator::And => {
            if is_truthy(&left) {
                right
            } else {
                left
            }
        }
        Operator::Plus => arithmetic::plus(left, right),
        Operator::Minus => arithmetic::minus(&left, &right),
        Operator::Times => arithmetic::times(&left, &right),
        Operator::Divide => arithmetic::divided(&left, &right),
        Operator::Remainder => arithmetic::remainder(&left, &right),
        _ => arithmetic::power(&left, &right),
    }
}

/// A row of an array in front of the scope around it.
pub(super) struct RowScope<'a> {
    pub row: &'a Value,
    pub outer: &'a dyn Scope,
}

impl Scope for RowScope<'_> {
    fn value(&self, name: &str) -> Value {
        find_in_value(self.row, name).unwrap_or_else(|| self.outer.value(name))
    }

    fn now(&self) -> DateTime<Utc> {
        self.outer.now()
    }

    fn entries(&self, name: &str) -> Value {
        find_in_value(self.row, name).unwrap_or_else(|| self.outer.entries(name))
    }

    fn is_ordered(&self, name: &str) -> bool {
        find_in_value(self.row, name).is_none() && self.outer.is_ordered(name)
    }

    fn display_value(&self, name: &str, value: Option<&Value>) -> Value {
        self.outer.display_value(name, value)
    }

    fn call(&self, function: &str, arguments: &[Value]) -> Option<Value> {
        self.outer.call(function, arguments)
    }
}
