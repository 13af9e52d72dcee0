//! A report as PDF: tagged (PDF/UA-1) and fit for archives (PDF/A-2a), laid out by typst.
//!
//! Start with [`pdf`]. The page is a template of ours (`template.typ`); the report goes into it as data, so that
//! nothing that people wrote is ever read as markup. [`Fonts`] finds letters for it: Latin, Cyrillic and Greek
//! come with the program, others from a folder that the caller reads. [`world`] is all that the template can
//! reach: no disk, no network, no packages. Kept out: what a report says (`document`), where it goes.

mod data;
mod fonts;
#[cfg(test)]
mod tests;
mod world;

pub use fonts::{FontFolder, Fonts, MissingFont, NoFolder};

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::document::ReportDocument;
use world::ReportWorld;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error(transparent)]
    MissingFont(#[from] MissingFont),
    /// A mistake of ours: the template does not take what the document holds, or breaks a rule of the standards.
    #[error("the report cannot be laid out: {0}")]
    Layout(String),
}

/// How many reports the layout engine remembers parts of; more would only fill the memory.
const REMEMBERED: usize = 2;

/// Writes a report as PDF. Takes some 20 to 300 ms of one core: not for the async threads.
pub fn pdf(document: &ReportDocument, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let made = make(document, fonts);
    typst::comemo::evict(REMEMBERED);
    made
}

fn make(document: &ReportDocument, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let set = fonts.set_for(&data::letters(document))?;
    let json = data::json(document, &set);
    let world = ReportWorld::new(set, &json, data::drawings(document));
    let laid_out = typst::compile::<PagedDocument>(&world);
    let pages = laid_out.output.map_err(|errors| told(&errors))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("ISCM Survey".to_owned())),
        timestamp: timestamp(document),
        page_ranges: None,
        standards: standards(),
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&pages, &options).map_err(|errors| told(&errors))
}

fn standards() -> PdfStandards {
    PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .expect("both standards take the same version of PDF")
}

/// The date of the edition, so that the same report is the same file.
fn timestamp(document: &ReportDocument) -> Option<Timestamp> {
    use chrono::Datelike;
    let date = document.cover.edition.as_ref()?.date;
    let day = Datetime::from_ymd_hms(
        date.year(),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
        0,
        0,
        0,
    )?;
    Some(Timestamp::new_utc(day))
}

fn told(errors: &[SourceDiagnostic]) -> PdfError {
    let lines: Vec<String> = errors
        .iter()
        .map(|error| {
            let hints: String = error
                .hints
                .iter()
                .map(|hint| format!(" ({})", hint.v))
                .collect();
            format!("{}{hints}", error.message)
        })
        .collect();
    PdfError::Layout(lines.join("; "))
}
