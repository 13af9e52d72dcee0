//! A report as a Word document (WordprocessingML in a ZIP), to be edited.
//!
//! Start with [`docx`]. We write the few parts that we need ourselves: no library at hand writes alternative
//! texts, repeated heads of tables and runs from right to left (docs/decisions/0007). Headings, lists, tables and
//! notes are real ones with styles of their own, so that an editor changes a style and not a hundred places. The
//! same report gives the same bytes. Kept out: what a report says (`document`).

mod body;
mod looks;
mod parts;
mod picture;
mod styles;
#[cfg(test)]
mod tests;
mod xml;

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::chart::PngError;
use super::document::ReportDocument;
use super::pdf::{Fonts, MissingFont};

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    #[error("the parts of the document cannot be put together")]
    Package(#[from] zip::result::ZipError),
    #[error("the parts of the document cannot be put together")]
    Writing(#[from] std::io::Error),
    #[error("a figure cannot be drawn")]
    Drawing(#[from] PngError),
    #[error(transparent)]
    MissingFont(#[from] MissingFont),
}

/// Writes a report as a Word document.
pub fn docx(document: &ReportDocument, fonts: &Fonts) -> Result<Vec<u8>, DocxError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let pictures = picture::pictures(document, fonts)?;
    for (name, bytes) in parts::all(document, &pictures) {
        package.start_file(name, SimpleFileOptions::default())?;
        package.write_all(&bytes)?;
    }
    Ok(package.finish()?.into_inner())
}
