//! A published version as a document for paper: its frozen text and nothing that was counted later.

use super::published::PublishedSummary;
use crate::app::reporting::Imprint;
use crate::findings::Thresholds;
use crate::reports::document::{Edition, Method, ReportDocument, SummaryParts, summary_document};
use crate::reports::summary::SummaryReport;

/// The document of a published version, dated by the day of its publication, with how it is cited.
///
/// It has no figures and tells no numbers of participation: those of today may be others than the ones that the
/// text was published with, and what readers get of them is in the published results.
pub fn published_document(
    published: &PublishedSummary,
    imprint: &Imprint,
    citation: String,
) -> ReportDocument {
    let told = &published.told;
    let zone = told
        .assessment
        .time_zone
        .parse()
        .unwrap_or(imprint.time_zone);
    let report = SummaryReport {
        summary: &told.summary,
        assessment_title: told.assessment.title_in(told.summary.language),
        marks: &told.marks,
        names: &told.names,
    };
    summary_document(
        &report,
        SummaryParts {
            edition: Edition {
                institution: imprint.institution.clone(),
                unit: imprint.unit.clone(),
                date: published
                    .version
                    .published_at
                    .with_timezone(&zone)
                    .date_naive(),
            },
            method: Method {
                answered: Vec::new(),
                minimum: told.assessment.minimum_base as usize,
                tells_participation: false,
                thresholds: Thresholds::default(),
            },
            figures: Vec::new(),
            // A frozen text has the numbers of its day; those of today would stand beside them.
            views: None,
            has_sources: imprint.has_sources,
            citation: Some(citation),
        },
    )
}
