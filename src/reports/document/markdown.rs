//! A report as Markdown: running text with the sources as notes.

use std::fmt::Write;

use super::{Block, Figure, Note, NotePart, ReportDocument, Run, Table, Weight};
use crate::language::{Language, format};

impl ReportDocument {
    /// The text, its tables, and one note per statement that holds the answers behind it.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n", escape(&self.cover.title));
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{}\n", escape(&self.cover.kicker));
        for mark in &self.cover.marks {
            let _ = writeln!(text, "*{}*\n", escape(mark));
        }
        // Notes are numbered in the order in which the text leads to them.
        let mut used: Vec<usize> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Contents | Block::Sources { .. } | Block::FigureTables { .. } => {}
                Block::Heading { level, text: title } => {
                    let marks = "#".repeat(usize::from(*level) + 1);
                    let _ = writeln!(text, "{marks} {}\n", escape(title));
                }
                Block::Paragraph(runs) | Block::Lead(runs) => {
                    let line = self.runs(runs, &mut used);
                    let _ = writeln!(text, "{}\n", guard_start(&line));
                }
                Block::Remark(remark) => {
                    let _ = writeln!(text, "*{}*\n", escape(remark));
                }
                Block::List(items) => {
                    for item in items {
                        let _ = writeln!(text, "- {}", self.runs(item, &mut used));
                    }
                    text.push('\n');
                }
                Block::Table(table) => write_table(&mut text, table),
                Block::Figure(figure) => write_figure(&mut text, figure),
            }
        }
        let designations = self.language.text("report-designations");
        let _ = writeln!(text, "---\n\n{designations}\n");
        for (index, note) in used.iter().enumerate() {
            let note = note_line(&self.notes[*note], self.language);
            let _ = writeln!(text, "[^{}]: {note}", index + 1);
        }
        text
    }

    fn runs(&self, runs: &[Run], used: &mut Vec<usize>) -> String {
        let pieces: Vec<String> = runs
            .iter()
            .map(|run| {
                let mut piece = escape(&run.text);
                if run.weight == Weight::Strong {
                    piece = format!("**{piece}**");
                }
                if let (Some(note), true) = (run.note, self.has_sources) {
                    used.push(note);
                    let _ = write!(piece, "[^{}]", used.len());
                }
                piece
            })
            .collect();
        pieces.join(" ")
    }
}

fn write_figure(text: &mut String, figure: &Figure) {
    let _ = writeln!(text, "**{}**\n", escape(&figure.caption));
    if !figure.measure.is_empty() {
        let _ = writeln!(text, "{}\n", escape(&figure.measure));
    }
    write_rows(text, &figure.table);
}

fn write_table(text: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        let _ = writeln!(text, "**{}**\n", escape(&table.caption));
    }
    write_rows(text, table);
}

fn write_rows(text: &mut String, table: &Table) {
    let labels: Vec<String> = table
        .columns
        .iter()
        .map(|column| cell(&column.label))
        .collect();
    let rules: Vec<&str> = table
        .columns
        .iter()
        .map(|column| if column.is_number { "---:" } else { "---" })
        .collect();
    let _ = writeln!(
        text,
        "| {} |\n| {} |",
        labels.join(" | "),
        rules.join(" | ")
    );
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text.push('\n');
    if !table.foot.is_empty() {
        let _ = writeln!(text, "{}\n", escape(&table.foot));
    }
}

fn cell(text: &str) -> String {
    escape(text).replace('|', "\\|").replace('\n', " ")
}

/// Who said what, on one line.
fn note_line(note: &Note, language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut because: Vec<String> = Vec::new();
    let mut rest: Vec<String> = Vec::new();
    for part in &note.parts {
        match part {
            NotePart::Answer { who, asked } => {
                let who = escape(&format::entries(language, who));
                let address = format!("`{}`", asked.address);
                parts.push(format!(
                    "{}: {}",
                    format::series(language, &[who, address]),
                    escape(&asked.answer)
                ));
            }
            NotePart::Because(asked) => because.push(format!(
                "`{}`: {}",
                asked.address,
                escape(&asked.answer(language))
            )),
            NotePart::Remark(remark) => rest.push(escape(remark)),
        }
    }
    if !because.is_empty() {
        parts.push(language.text_with(
            "report-told-because",
            &[("answers", format::entries(language, &because).into())],
        ));
    }
    parts.extend(rest);
    format::entries(language, &parts)
}

/// Keeps what people wrote from being read as Markdown or HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '_' | '`' | '<' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A paragraph that begins like a heading, a quotation or a list is still a paragraph.
fn guard_start(paragraph: &str) -> String {
    let after_digits = paragraph.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if paragraph.starts_with(['#', '>', '-', '+', '=', '~', '|']) {
        return format!("\\{paragraph}");
    }
    if after_digits.len() < paragraph.len()
        && (after_digits.starts_with(". ") || after_digits.starts_with(") "))
    {
        let digits = &paragraph[..paragraph.len() - after_digits.len()];
        return format!("{digits}\\{after_digits}");
    }
    paragraph.to_owned()
}
