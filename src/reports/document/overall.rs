//! The overall report of an assessment as a document.

use super::figure::figure_tables;
use super::written::blocks_of;
use super::{Block, Cover, Edition, Figure, Method, ReportDocument, Run, Table, Weight};
use crate::assessment::Mark;
use crate::language::Language;
use crate::reports::summary::{short_marks, whole_marks};

/// Everything that the overall report shows.
pub struct OverallReport {
    pub language: Language,
    /// The title of the assessment in words.
    pub assessment_title: String,
    pub marks: Vec<Mark>,
    pub edition: Edition,
    pub method: Method,
    /// What was counted, under the titles of the sections of the findings.
    pub themes: Vec<ThemeFigures>,
    /// The mechanisms on which somebody answered, with who did.
    pub mechanisms: Table,
    /// What these readers are not shown.
    pub remark: Option<String>,
    pub recommendations: Recommended,
    /// Who took part: by region, by type, over time.
    pub participation: Vec<Figure>,
}

/// What analysts recommend, as far as these readers get it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommended {
    /// As it was typed; without one the section is left out.
    pub text: Option<String>,
    /// What staff must know: that there is no text, or none for readers.
    pub remark: Option<String>,
}

/// One theme with its figures.
pub struct ThemeFigures {
    pub title: String,
    pub figures: Vec<Figure>,
}

/// Participation, method, each theme with its figures, and the recommendations where there are any.
pub fn overall_document(report: OverallReport) -> ReportDocument {
    let language = report.language;
    let marks = whole_marks(&report.marks, language);
    let heading = |key: &str| Block::Heading {
        level: 1,
        text: language.text(key),
    };
    let mut blocks = vec![Block::Contents, heading("report-participation")];
    if !report.method.answered.is_empty() {
        let caption = language.text("report-who-answered");
        blocks.push(report.method.participation(language, caption));
    }
    blocks.extend(report.remark.map(Block::Remark));
    let figure_block = |figure: Figure| Block::Figure(Box::new(figure));
    blocks.extend(report.participation.into_iter().map(figure_block));
    if !report.mechanisms.rows.is_empty() {
        blocks.push(Block::Table(report.mechanisms));
    }
    blocks.push(heading("report-method"));
    blocks.push(report.method.rules(language, &marks));
    let recommended = report.recommendations;
    if recommended.text.is_none() {
        blocks.extend(recommended.remark.clone().map(Block::Remark));
    }
    for theme in report.themes {
        blocks.push(Block::Heading {
            level: 1,
            text: theme.title,
        });
        if theme.figures.is_empty() {
            let nothing = Run::plain(language.text("report-nothing")).weight(Weight::Soft);
            blocks.push(Block::Paragraph(vec![nothing]));
        }
        blocks.extend(theme.figures.into_iter().map(figure_block));
    }
    if let Some(text) = &recommended.text {
        blocks.push(heading("report-recommendations"));
        blocks.extend(recommended.remark.map(Block::Remark));
        blocks.extend(blocks_of(text));
    }
    blocks.extend(figure_tables(&blocks, language));
    let title = report.assessment_title;
    ReportDocument {
        language,
        cover: Cover {
            kind: language.text("report-overall-title"),
            kicker: language.text("report-overall-title"),
            short_title: title.clone(),
            assessment: title.clone(),
            title,
            edition: Some(report.edition),
            marks,
            short_marks: short_marks(&report.marks, language),
        },
        blocks,
        notes: Vec::new(),
        has_sources: false,
    }
}
