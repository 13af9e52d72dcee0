//! A report as a document: blocks in reading order, before it becomes Markdown, PDF or Word.
//!
//! Start with [`ReportDocument`]; [`summary`] makes one of a Summary of Findings, [`overall`] one of a whole
//! assessment. Everything in it is text and numbers: what people wrote stays text in every format, because no
//! format is known here. Kept out: fonts, pages, files, and what readers may see (decided in `findings`).

mod figure;
pub mod html;
mod markdown;
mod method;
mod note;
mod overall;
mod participation;
mod shapes;
mod summary;
#[cfg(test)]
pub mod tests;
mod version;
mod views;
mod written;

pub use figure::{figure_around, figure_of};
pub use method::{Answered, Method};
pub use note::{Note, NotePart};
pub use overall::{OverallReport, Recommended, ThemeFigures, overall_document};
pub use participation::{Places, participation_figures, tile_map_of};
pub use summary::{
    SectionFigures, SummaryParts, plain_document, published_document, summary_document,
};
pub use version::PublishedVersion;
pub use views::{QuestionViews, SectionViews, ViewsAnnex};

use chrono::NaiveDate;

use super::chart::Chart;
use crate::language::{Direction, Language};

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportDocument {
    pub language: Language,
    pub cover: Cover,
    pub blocks: Vec<Block>,
    /// What the numbers after sentences lead to, in their order.
    pub notes: Vec<Note>,
    /// Whether the answers behind the sentences are told at all.
    pub has_sources: bool,
}

/// What stands on the first page, and in the properties of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// What kind of report it is: "Summary of Findings".
    pub kind: String,
    /// Kind and assessment on one line.
    pub kicker: String,
    /// Whom or what it is about.
    pub title: String,
    /// The short form of the title, for the head of each page.
    pub short_title: String,
    pub assessment: String,
    pub edition: Option<Edition>,
    /// What readers must know of the answers behind it, as sentences.
    pub marks: Vec<String>,
    /// The same in a word or two, for every page.
    pub short_marks: Vec<String>,
}

/// Who gives the report out, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub institution: String,
    pub unit: String,
    pub date: NaiveDate,
}

/// A part of the report.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The list of headings, in formats that have pages.
    Contents,
    Heading {
        /// 1 for the parts of the report.
        level: u8,
        text: String,
    },
    Paragraph(Vec<Run>),
    /// A paragraph that stands out: what must be known before reading on.
    Lead(Vec<Run>),
    /// A remark in small type.
    Remark(String),
    List(Vec<Vec<Run>>),
    Table(Table),
    Figure(Box<Figure>),
    /// The values of all figures as tables, in formats that show drawings.
    FigureTables {
        title: String,
        lead: String,
    },
    /// The notes, where the format has no footnotes of its own.
    Sources {
        title: String,
        lead: String,
    },
}

/// A piece of text in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub text: String,
    /// Where it is not the language of the report.
    pub language: Option<Language>,
    pub weight: Weight,
    /// The place in [`ReportDocument::notes`] of what the text rests on.
    pub note: Option<usize>,
}

/// How much a piece of text weighs beside its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    #[default]
    Plain,
    Strong,
    Soft,
}

impl Run {
    /// Text in the language of the report.
    pub fn plain(text: impl Into<String>) -> Run {
        Run {
            text: text.into(),
            language: None,
            weight: Weight::Plain,
            note: None,
        }
    }

    #[must_use]
    pub fn weight(mut self, weight: Weight) -> Run {
        self.weight = weight;
        self
    }
}

/// Rows under a head that is repeated on each page.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// Base and source.
    pub foot: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    /// Stands at the end, so that digits align.
    pub is_number: bool,
}

impl Column {
    pub fn text(label: impl Into<String>) -> Column {
        Column {
            label: label.into(),
            is_number: false,
        }
    }

    pub fn number(label: impl Into<String>) -> Column {
        Column {
            label: label.into(),
            is_number: true,
        }
    }
}

/// A chart with its words and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The finding where there is one, else what was asked.
    pub caption: String,
    /// What was measured, in which unit.
    pub measure: String,
    /// What somebody hears who does not see it.
    pub alt: String,
    /// What is drawn; its title, measure and source stand around it.
    pub chart: Chart,
    /// The same values as text.
    pub table: Table,
}

impl ReportDocument {
    /// The figures in reading order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(&**figure),
            _ => None,
        })
    }
}

/// The direction of the first letter that has one; `None` for numbers and signs alone.
pub fn direction_of(text: &str) -> Option<Direction> {
    text.chars().find_map(|letter| {
        if is_right_to_left(letter) {
            Some(Direction::RightToLeft)
        } else if letter.is_alphabetic() {
            Some(Direction::LeftToRight)
        } else {
            None
        }
    })
}

/// Letters of the scripts that are written from right to left, Hebrew to Arabic with their later blocks.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The language of a paragraph that is wholly in another language than the report.
pub fn language_of(runs: &[Run]) -> Option<Language> {
    let first = runs.first()?.language?;
    runs.iter()
        .all(|run| run.language == Some(first))
        .then_some(first)
}

/// Text that every format can hold: no control characters, which XML forbids, and no marks that turn the
/// direction of what follows, by which a text could be made to read otherwise than it was written.
pub fn printable(text: &str) -> String {
    text.chars()
        .filter_map(|letter| match letter {
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\r' | '\u{202A}'..='\u{202E}' | '\u{FFFE}' | '\u{FFFF}' => None,
            control if control.is_control() => None,
            other => Some(other),
        })
        .collect()
}
