//! Text that somebody typed, as blocks: paragraphs, small headings, lists.
//!
//! Three signs and no more, so that who never heard of Markdown reads in the box what will be printed: an empty line
//! between paragraphs, `- ` before a point of a list, `# ` before a heading.

use super::{Block, Run};

/// The blocks of a text.
pub fn blocks_of(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut points: Vec<String> = Vec::new();
    let end_paragraph = |lines: &mut Vec<&str>, blocks: &mut Vec<Block>| {
        if !lines.is_empty() {
            blocks.push(Block::Paragraph(vec![Run::plain(lines.join(" "))]));
            lines.clear();
        }
    };
    let end_list = |points: &mut Vec<String>, blocks: &mut Vec<Block>| {
        if !points.is_empty() {
            let items = points.drain(..).map(|point| vec![Run::plain(point)]);
            blocks.push(Block::List(items.collect()));
        }
    };
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            end_paragraph(&mut lines, &mut blocks);
            end_list(&mut points, &mut blocks);
        } else if let Some(heading) = line.strip_prefix("# ") {
            end_paragraph(&mut lines, &mut blocks);
            end_list(&mut points, &mut blocks);
            blocks.push(Block::Heading {
                level: 2,
                text: heading.trim().to_owned(),
            });
        } else if let Some(point) = line.strip_prefix("- ").or(line.strip_prefix("• ")) {
            end_paragraph(&mut lines, &mut blocks);
            points.push(point.trim().to_owned());
        } else if let Some(point) = points.last_mut() {
            // The rest of a point that was typed over several lines.
            point.push(' ');
            point.push_str(line);
        } else if is_numbered(line) {
            // Numbered recommendations are paragraphs of their own, also without empty lines between them.
            end_paragraph(&mut lines, &mut blocks);
            lines.push(line);
        } else {
            lines.push(line);
        }
    }
    end_paragraph(&mut lines, &mut blocks);
    end_list(&mut points, &mut blocks);
    blocks
}

/// "1. …", "12) …", in the digits of any language.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(char::is_numeric);
    rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let line = |runs: &[Run]| runs[0].text.clone();
        blocks_of(text)
            .iter()
            .map(|block| match block {
                Block::Paragraph(runs) => format!("p {}", line(runs)),
                Block::Heading { level, text } => format!("h{level} {text}"),
                Block::List(items) => {
                    let items: Vec<String> = items.iter().map(|item| line(item)).collect();
                    format!("l {}", items.join(" | "))
                }
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn paragraphs_lists_and_headings_are_told_apart() {
        let text = "# To States\nMeet\noften.\n\n- one\n  and more\n- two\nStill two.\n\nLast #1.\n1. First\n٢. الثانية\n#no heading";
        assert_eq!(
            shown(text),
            [
                "h2 To States",
                "p Meet often.",
                "l one and more | two Still two.",
                "p Last #1.",
                "p 1. First",
                "p ٢. الثانية #no heading",
            ]
        );
        assert_eq!(shown(" \n\n "), Vec::<String>::new());
    }
}
