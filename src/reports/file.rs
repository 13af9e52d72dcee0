//! Reports as files: their formats, their names, their bytes, and several of them in one ZIP.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::document::{ReportDocument, ViewsAnnex};
use super::docx::{DocxError, docx};
use super::pdf::{Fonts, PdfError, pdf};
use super::summary::SummaryReport;

/// A format that a report is given out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    Html,
    Markdown,
    Json,
    Pdf,
    Docx,
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The caller asked for a document in a format that has none of its own.
    #[error("{0} is no format of this report")]
    NoSuchFormat(&'static str),
}

impl FileError {
    /// The font to install, where that is what is missing.
    pub fn missing_font(&self) -> Option<&super::pdf::MissingFont> {
        match self {
            FileError::Pdf(PdfError::MissingFont(missing))
            | FileError::Docx(DocxError::MissingFont(missing)) => Some(missing),
            _ => None,
        }
    }
}

impl FileFormat {
    pub const ALL: [FileFormat; 5] = [
        FileFormat::Html,
        FileFormat::Markdown,
        FileFormat::Json,
        FileFormat::Pdf,
        FileFormat::Docx,
    ];

    /// The ending of a file's name, which is also how an address names the format.
    pub fn code(self) -> &'static str {
        match self {
            FileFormat::Html => "html",
            FileFormat::Markdown => "md",
            FileFormat::Json => "json",
            FileFormat::Pdf => "pdf",
            FileFormat::Docx => "docx",
        }
    }

    pub fn from_code(code: &str) -> Option<FileFormat> {
        FileFormat::ALL
            .into_iter()
            .find(|format| format.code() == code)
    }

    pub fn content_type(self) -> &'static str {
        match self {
            FileFormat::Html => "text/html; charset=utf-8",
            FileFormat::Markdown => "text/markdown; charset=utf-8",
            FileFormat::Json => "application/json; charset=utf-8",
            FileFormat::Pdf => "application/pdf",
            FileFormat::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        }
    }

    /// Whether the format is made from a document with figures and method, and not from the summary alone.
    pub fn is_printed(self) -> bool {
        matches!(self, FileFormat::Pdf | FileFormat::Docx)
    }

    /// A summary that needs no document, with what the three groups say beside each other.
    pub fn write_summary(
        self,
        report: &SummaryReport,
        views: Option<&ViewsAnnex>,
    ) -> Result<Vec<u8>, FileError> {
        let mut text = match self {
            FileFormat::Html => report.html_with(views),
            FileFormat::Markdown => report.markdown_with(views),
            FileFormat::Json => format!("{:#}", report.json_with(views)),
            FileFormat::Pdf | FileFormat::Docx => return Err(FileError::NoSuchFormat(self.code())),
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Ok(text.into_bytes())
    }

    /// A document on paper, as text, or as a page of its own.
    pub fn write_document(
        self,
        document: &ReportDocument,
        fonts: &Fonts,
    ) -> Result<Vec<u8>, FileError> {
        match self {
            FileFormat::Pdf => Ok(pdf(document, fonts)?),
            FileFormat::Docx => Ok(docx(document, fonts)?),
            FileFormat::Markdown => Ok(document.markdown().into_bytes()),
            FileFormat::Html => Ok(document.html().into_bytes()),
            FileFormat::Json => Err(FileError::NoSuchFormat(self.code())),
        }
    }
}

/// Several files in one.
pub struct Bundle {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Bundle {
    fn default() -> Self {
        Bundle {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
        }
    }
}

impl Bundle {
    /// Adds a file; names come from ids and hold nothing but letters, digits, hyphens and the ending.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), DocxError> {
        self.zip.start_file(name, SimpleFileOptions::default())?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// The ZIP.
    pub fn finish(self) -> Result<Vec<u8>, DocxError> {
        Ok(self.zip.finish()?.into_inner())
    }
}
