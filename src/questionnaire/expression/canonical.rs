//! Tree → text with every binary node in brackets.
//!
//! Parsing the result gives the same tree, as long as the brackets do not exceed the parser's depth.

use super::number::number_to_literal;
use super::tree::Node;

/// The canonical text of a tree.
pub(super) fn canonical(tree: &Node) -> String {
    let mut text = String::new();
    write(tree, &mut text);
    text
}

fn write(node: &Node, text: &mut String) {
    match node {
        Node::Null => text.push_str("null"),
        Node::Undefined => text.push_str("undefined"),
        Node::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Number(number) => text.push_str(&number_to_literal(*number)),
        Node::Text { text: content, .. } => write_quoted(content, text),
        Node::Word(word) => text.push_str(word),
        Node::Name { name, raw, .. } => {
            text.push_str(if *raw { "{#" } else { "{" });
            text.push_str(name);
            text.push('}');
        }
        Node::Chain { first, rest } => {
            text.extend(std::iter::repeat_n('(', rest.len()));
            write(first, text);
            for (operator, operand) in rest {
                text.push(' ');
                text.push_str(operator.sign());
                text.push(' ');
                write(operand, text);
                text.push(')');
            }
        }
        Node::Negation(inner) => {
            text.push_str("! ");
            write(inner, text);
        }
        Node::Emptiness { of, wanted } => {
            write(of, text);
            text.push_str(if *wanted { " empty" } else { " notempty" });
        }
        Node::List(items) => {
            text.push('[');
            write_list(items, text);
            text.push(']');
        }
        Node::Call(call) => {
            text.push_str(&call.function);
            text.push('(');
            write_list(&call.arguments, text);
            text.push(')');
        }
    }
}

fn write_list(items: &[Node], text: &mut String) {
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            text.push_str(", ");
        }
        write(item, text);
    }
}

/// Either quote inside needs a backslash.
fn write_quoted(content: &str, text: &mut String) {
    text.push('\'');
    for character in content.chars() {
        if matches!(character, '\'' | '"') {
            text.push('\\');
        }
        text.push(character);
    }
    text.push('\'');
}
