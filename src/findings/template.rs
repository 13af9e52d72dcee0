//! Takes a sentence apart at its placeholders (section 6 of `questionnaires/README.md`).

use crate::questionnaire::form::Piece;

/// The literal parts and the placeholders, not yet filled. A brace pair with `:` inside is left alone.
pub fn pieces(template: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open + 1..].find('}') else {
            break;
        };
        let name = &rest[open + 1..open + 1 + length];
        let after = &rest[open + length + 2..];
        // Of "{a {b}" only the inner pair is a placeholder.
        let innermost = name.rfind('{').map_or(name, |inner| &name[inner + 1..]);
        let name_start = open + 1 + length - innermost.len();
        if innermost.trim().is_empty() || innermost.contains(':') {
            literal.push_str(&rest[..open + length + 2]);
        } else {
            literal.push_str(&rest[..name_start - 1]);
            if !literal.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Placeholder {
                name: innermost.trim().to_owned(),
                text: String::new(),
                fallback: false,
            });
        }
        rest = after;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_with_a_colon_or_nothing_inside_are_left_alone() {
        let names = |template: &str| -> Vec<String> {
            pieces(template)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text,
                    Piece::Placeholder { name, .. } => format!("<{name}>"),
                })
                .collect()
        };
        assert_eq!(names("a {n} b"), ["a ", "<n>", " b"]);
        assert_eq!(names("{ n }{m}."), ["<n>", "<m>", "."]);
        assert_eq!(names("{a: 1} {n}"), ["{a: 1} ", "<n>"]);
        assert_eq!(names("{} {open"), ["{} {open"]);
        assert_eq!(names("{a {n}"), ["{a ", "<n>"]);
    }
}
