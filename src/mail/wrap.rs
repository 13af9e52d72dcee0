//! Folding of plain text.

/// Lines hold at most this many characters where words allow it.
const WIDTH: usize = 72;

/// Folds a paragraph at blanks.
pub(super) fn wrap(paragraph: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // Hard spaces hold together what they join.
    for word in paragraph
        .split([' ', '\n', '\t'])
        .filter(|word| !word.is_empty())
    {
        let width = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && width > WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join("\n")
}
