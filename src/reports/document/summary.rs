//! The Summary of Findings of one mechanism as a document.

use super::figure::figure_tables;
use super::version::PublishedVersion;
use super::{Block, Cover, Edition, Figure, Method, Note, ReportDocument, Run, ViewsAnnex, Weight};
use crate::findings::{Section, Statement};
use crate::reports::summary::SummaryReport;

/// What a printed report has beside the text of the summary.
pub struct SummaryParts {
    pub edition: Edition,
    pub method: Method,
    /// Where the numbers are from, or why there are none.
    pub remark: Option<String>,
    /// Figures by section, shown after its text.
    pub figures: Vec<SectionFigures>,
    /// What the three groups say of the same things.
    pub views: Option<ViewsAnnex>,
    /// Whether the answers behind the sentences are told.
    pub has_sources: bool,
}

/// The figures of one section of the summary.
pub struct SectionFigures {
    /// The id of the section.
    pub section: String,
    pub figures: Vec<Figure>,
}

/// The text of a summary and nothing around it.
pub fn plain_document(report: &SummaryReport) -> ReportDocument {
    let mut making = Making::new(report, false);
    making.notice();
    for section in &report.summary.sections {
        making.section(section);
    }
    making.left_out();
    making.document(None, true)
}

/// The summary as a report: contents, text, figures, method and sources.
pub fn summary_document(report: &SummaryReport, parts: SummaryParts) -> ReportDocument {
    let language = report.language();
    let mut making = Making::new(report, !report.summary.is_public);
    making.blocks.push(Block::Contents);
    making.notice();
    making.untranslated();
    for section in &report.summary.sections {
        making.section(section);
        let figures = parts
            .figures
            .iter()
            .filter(|figures| figures.section == section.id)
            .flat_map(|figures| &figures.figures);
        for figure in figures {
            making.blocks.push(Block::Figure(Box::new(figure.clone())));
        }
    }
    making.left_out();
    making.heading(language.text("report-method"));
    if !parts.method.answered.is_empty() {
        let caption = language.text("report-who-answered");
        making
            .blocks
            .push(parts.method.participation(language, caption));
    }
    making.blocks.extend(parts.remark.map(Block::Remark));
    making
        .blocks
        .push(parts.method.rules(language, &report.marks()));
    if let Some(views) = &parts.views {
        making.blocks.extend(views.blocks());
    }
    making
        .blocks
        .extend(figure_tables(&making.blocks, language));
    if parts.has_sources && !making.notes.is_empty() {
        making.blocks.push(Block::Sources {
            title: language.text("report-sources-annex"),
            lead: language.text("report-sources-lead"),
        });
    }
    making.document(Some(parts.edition), parts.has_sources)
}

/// A published version as a report: its text, which version it is and how to cite it, and the answers behind it. Only
/// what was published is in it: no figure and no count of today.
pub fn published_document(
    report: &SummaryReport,
    edition: Edition,
    version: &PublishedVersion,
) -> ReportDocument {
    let language = report.language();
    let mut making = Making::new(report, false);
    making.blocks.push(Block::Contents);
    making.notice();
    for section in &report.summary.sections {
        making.section(section);
    }
    making.heading(language.text("published-about"));
    making.blocks.push(Block::List(version.lines(language)));
    making.heading(language.text("report-method"));
    making
        .blocks
        .push(Method::standing_rules(language, &report.marks()));
    if !making.notes.is_empty() {
        making.blocks.push(Block::Sources {
            title: language.text("report-sources-annex"),
            lead: language.text("report-sources-lead"),
        });
    }
    making.document(Some(edition), true)
}

/// A document on its way.
struct Making<'a> {
    report: &'a SummaryReport<'a>,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    /// Whether what staff must know of a statement stands in the text, and not in its note only.
    has_remarks: bool,
}

impl<'a> Making<'a> {
    fn new(report: &'a SummaryReport<'a>, has_remarks: bool) -> Self {
        Making {
            report,
            has_remarks,
            blocks: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn heading(&mut self, text: String) {
        self.blocks.push(Block::Heading { level: 1, text });
    }

    /// The line that says that the mechanism itself did not answer.
    fn notice(&mut self) {
        if let Some(notice) = self.report.summary.notice() {
            let run = Run::plain(notice.text.clone());
            self.blocks.push(Block::Lead(vec![run]));
        }
    }

    fn section(&mut self, section: &Section) {
        let language = self.report.language();
        self.heading(section.title.clone());
        let paragraphs = section.paragraphs();
        if paragraphs.is_empty() {
            let nothing = Run::plain(language.text("report-nothing")).weight(Weight::Soft);
            self.blocks.push(Block::Paragraph(vec![nothing]));
        }
        for paragraph in paragraphs {
            let runs = paragraph
                .into_iter()
                .flat_map(|statement| self.statement(statement))
                .collect();
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    fn statement(&mut self, statement: &Statement) -> Vec<Run> {
        let note = Note::of(self.report, statement).map(|note| {
            self.notes.push(note);
            self.notes.len() - 1
        });
        let language = self.report.language();
        let mut runs = vec![Run {
            text: statement.text.clone(),
            language: (statement.language != language).then_some(statement.language),
            weight: Weight::Plain,
            note,
        }];
        if self.has_remarks && statement.staff_only {
            let remark = language.text("report-staff-only");
            runs.push(Run::plain(format!("[{remark}]")).weight(Weight::Soft));
        }
        runs
    }

    /// Says once how much of the text is not in the language of the report, and therefore not for publication.
    fn untranslated(&mut self) {
        let statements = self
            .report
            .summary
            .sections
            .iter()
            .flat_map(|section| &section.statements);
        let count = statements
            .filter(|statement| statement.untranslated)
            .count();
        if count > 0 {
            let language = self.report.language();
            self.blocks.push(Block::Remark(
                language.text_with("report-untranslated-count", &[("count", count.into())]),
            ));
        }
    }

    fn left_out(&mut self) {
        if let Some(left_out) = self.report.left_out() {
            self.blocks.push(Block::Remark(left_out));
        }
    }

    fn document(self, edition: Option<Edition>, has_sources: bool) -> ReportDocument {
        let report = self.report;
        let language = report.language();
        ReportDocument {
            language,
            cover: Cover {
                kind: language.text("report-summary-title"),
                kicker: language.text_with(
                    "report-summary-of",
                    &[("assessment", report.assessment_title.into())],
                ),
                title: report.title(),
                short_title: report.short_name().to_owned(),
                assessment: report.assessment_title.to_owned(),
                edition,
                marks: report.marks(),
                short_marks: report.short_marks(),
            },
            blocks: self.blocks,
            notes: self.notes,
            has_sources,
        }
    }
}
