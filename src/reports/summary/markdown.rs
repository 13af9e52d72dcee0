//! The summary as Markdown: running text with the sources as notes.

use std::fmt::Write;

use super::{SummaryReport, answer_of, staff_notes};
use crate::findings::Statement;

impl SummaryReport<'_> {
    /// The text with one note per statement; the notes hold the answers behind it.
    pub fn markdown(&self) -> String {
        let language = self.language();
        let mut text = format!("# {}\n\n", escape(&self.title()));
        let kicker = language.text_with(
            "report-summary-of",
            &[("assessment", self.assessment_title.into())],
        );
        let _ = writeln!(text, "{}\n", escape(&kicker));
        for mark in self.marks() {
            let _ = writeln!(text, "*{}*\n", escape(&mark));
        }
        if let Some(notice) = self.summary.notice() {
            let _ = writeln!(text, "{}\n", escape(&notice.text));
        }
        let mut notes: Vec<String> = Vec::new();
        for section in &self.summary.sections {
            let _ = writeln!(text, "## {}\n", escape(&section.title));
            let paragraphs = section.paragraphs();
            if paragraphs.is_empty() {
                let _ = writeln!(text, "{}\n", language.text("report-nothing"));
            }
            for paragraph in paragraphs {
                let sentences: Vec<String> = paragraph
                    .into_iter()
                    .map(|statement| {
                        let sentence = escape(&statement.text);
                        match self.note(statement) {
                            Some(note) => {
                                notes.push(note);
                                format!("{sentence}[^{}]", notes.len())
                            }
                            None => sentence,
                        }
                    })
                    .collect();
                let _ = writeln!(text, "{}\n", guard_start(&sentences.join(" ")));
            }
        }
        if let Some(left_out) = self.left_out() {
            let _ = writeln!(text, "*{}*\n", escape(&left_out));
        }
        let _ = writeln!(text, "---\n\n{}\n", language.text("report-designations"));
        for (index, note) in notes.iter().enumerate() {
            let _ = writeln!(text, "[^{}]: {note}", index + 1);
        }
        text
    }

    /// Who said what, on one line.
    fn note(&self, statement: &Statement) -> Option<String> {
        let language = self.language();
        let mut parts: Vec<String> = statement
            .sources
            .iter()
            .map(|source| {
                format!(
                    "{}, `{}`: {}",
                    escape(&self.respondent(source)),
                    source.address,
                    escape(&one_line(&answer_of(source)))
                )
            })
            .collect();
        let conditions: Vec<String> = statement
            .conditions
            .iter()
            .map(|source| {
                let answer = one_line(&answer_of(source));
                let answer = if answer.is_empty() {
                    language.text("report-not-answered")
                } else {
                    answer
                };
                format!("`{}`: {}", source.address, escape(&answer))
            })
            .collect();
        if !conditions.is_empty() {
            parts.push(language.text_with(
                "report-told-because",
                &[("answers", conditions.join("; ").into())],
            ));
        }
        for hidden in &statement.hidden {
            parts.push(language.text_with(
                "report-hidden-value",
                &[
                    ("function", hidden.function.as_str().into()),
                    ("value", hidden.value.to_string().into()),
                    ("base", hidden.base.into()),
                ],
            ));
        }
        if !self.summary.is_public {
            parts.extend(staff_notes(statement, language));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
