//! The Summary of Findings as Markdown, as a page of its own, and as data.
//!
//! All of them, and the printed forms made from [`document`](super::document), show the same text from the same
//! [`SummaryReport`]; what readers outside may not see has been left out before ([`Summary::published`]).

mod html;
mod json;
#[cfg(test)]
mod tests;

pub use html::anchor;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::document::{ViewsAnnex, plain_document};
use crate::assessment::Mark;
use crate::findings::{Source, Statement, Summary};
use crate::language::Language;

/// Everything that a report of a summary shows.
pub struct SummaryReport<'a> {
    pub summary: &'a Summary,
    /// The title of the assessment in words.
    pub assessment_title: &'a str,
    /// Says of the answers behind it that they are not the respondents' own word.
    pub marks: &'a [Mark],
    /// Names of respondents by registry id, for the sources.
    pub names: &'a BTreeMap<String, String>,
}

impl SummaryReport<'_> {
    /// The language that the summary is told in.
    pub fn language(&self) -> Language {
        self.summary.language
    }

    /// "Migration Dialogue … (MIDCOM)", or the name alone.
    pub fn title(&self) -> String {
        match &self.summary.acronym {
            Some(acronym) if *acronym != self.summary.name => {
                format!("{} ({acronym})", self.summary.name)
            }
            _ => self.summary.name.clone(),
        }
    }

    /// "MIDCOM", or the name where there is no acronym.
    pub fn short_name(&self) -> &str {
        self.summary
            .acronym
            .as_deref()
            .unwrap_or(&self.summary.name)
    }

    /// What readers must know of the answers behind it, in words.
    pub fn marks(&self) -> Vec<String> {
        whole_marks(self.marks, self.language())
    }

    /// The marks in a word or two, for every page of a printed report.
    pub fn short_marks(&self) -> Vec<String> {
        short_marks(self.marks, self.language())
    }

    /// The text with one note per statement; the notes hold the answers behind it.
    pub fn markdown(&self) -> String {
        self.markdown_with(None)
    }

    /// The same with what the three groups say of the same things.
    pub fn markdown_with(&self, views: Option<&ViewsAnnex>) -> String {
        let mut document = plain_document(self);
        document
            .blocks
            .extend(views.into_iter().flat_map(ViewsAnnex::blocks));
        document.markdown()
    }

    /// What the one who gave an answer is called.
    pub fn respondent(&self, source: &Source) -> String {
        if source.respondent == self.summary.iscm {
            return self.short_name().to_owned();
        }
        self.names
            .get(&source.respondent)
            .unwrap_or(&source.respondent)
            .clone()
    }

    /// What readers outside are told that is missing.
    pub fn left_out(&self) -> Option<String> {
        let count = self.summary.untranslated_left_out;
        (count > 0).then(|| {
            self.language()
                .text_with("report-left-out", &[("count", count.into())])
        })
    }
}

/// What readers must know of answers that are not the respondents' own word, as sentences.
pub fn whole_marks(marks: &[Mark], language: Language) -> Vec<String> {
    marks
        .iter()
        .map(|mark| {
            language.text(match mark {
                Mark::Reconstructed => "report-mark-reconstructed",
                Mark::Illustrative => "report-mark-illustrative",
            })
        })
        .collect()
}

/// The same in a word or two.
pub fn short_marks(marks: &[Mark], language: Language) -> Vec<String> {
    marks
        .iter()
        .map(|mark| {
            language.text(match mark {
                Mark::Reconstructed => "report-short-reconstructed",
                Mark::Illustrative => "report-short-illustrative",
            })
        })
        .collect()
}

/// An answer in words, else as it is stored.
pub fn answer_of(source: &Source) -> String {
    source
        .shown
        .clone()
        .unwrap_or_else(|| as_stored(&source.value))
}

fn as_stored(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(as_stored).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// Notes that staff see at a statement.
pub fn staff_notes(statement: &Statement, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    if statement.staff_only {
        notes.push(language.text("report-staff-only"));
    }
    if statement.untranslated {
        notes.push(language.text("report-untranslated"));
    }
    notes
}
