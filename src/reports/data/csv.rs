//! CSV: a ZIP with one file per table, `codebook.csv` and `manifest.json`.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, also after a tab or a line end.
//! [`guard`] writes an apostrophe before a text that begins with one of these, or with an apostrophe itself, so
//! that [`unguard`] gives back every text as it was: it takes one apostrophe away wherever a cell begins with one.
//! Numbers are our own and stand as they are.

use std::borrow::Cow;
use std::io;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use csv::{QuoteStyle, Terminator, WriterBuilder};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::{Cell, DataWriter, Manifest, Table, codebook};
use crate::questionnaire::columns::number_text;

/// The beginnings that a spreadsheet may act upon, and the guard itself.
const GUARDED: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\''];

/// A text that no spreadsheet takes for a formula.
pub fn guard(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARDED) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`guard`] was given.
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// The lines of one file, taken away in pieces.
pub struct CsvLines {
    writer: csv::Writer<Shared>,
    written: Shared,
    number: String,
}

/// The bytes that a CSV writer has given and nobody has taken yet.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Default for CsvLines {
    fn default() -> Self {
        let written = Shared::default();
        CsvLines {
            writer: WriterBuilder::new()
                .quote_style(QuoteStyle::Necessary)
                .terminator(Terminator::CRLF)
                .buffer_capacity(1 << 16)
                .from_writer(written.clone()),
            written,
            number: String::new(),
        }
    }
}

impl CsvLines {
    pub fn line(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Empty => self.writer.write_field("")?,
                Cell::Text(text) => self.writer.write_field(guard(text).as_bytes())?,
                Cell::Number(number) => {
                    self.number.clear();
                    number_text(*number, &mut self.number);
                    self.writer.write_field(&self.number)?;
                }
            }
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Gives what has been written so far to the output.
    fn drain(&mut self, output: &mut impl Write) -> io::Result<()> {
        let mut written = self
            .written
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if !written.is_empty() {
            output.write_all(&written)?;
            written.clear();
        }
        Ok(())
    }

    /// Gives the rest to the output.
    pub fn finish(&mut self, output: &mut impl Write) -> io::Result<()> {
        self.writer.flush()?;
        self.drain(output)
    }
}

/// Writes the ZIP.
pub struct CsvArchive<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    lines: CsvLines,
    byte_order_mark: bool,
}

/// How the files of an archive are packed: fast, since what is packed is mostly commas. The time is left out,
/// so that the same data give the same bytes.
pub(super) fn packed() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(3))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644)
}

impl<W: Write> CsvArchive<W> {
    pub fn new(output: W, byte_order_mark: bool) -> Self {
        CsvArchive {
            zip: ZipWriter::new_stream(output).set_auto_large_file(),
            lines: CsvLines::default(),
            byte_order_mark,
        }
    }

    fn begin_file(&mut self, name: &str) -> io::Result<()> {
        self.zip.start_file(name, packed())?;
        if self.byte_order_mark {
            self.zip.write_all("\u{feff}".as_bytes())?;
        }
        Ok(())
    }
}

impl<W: Write> DataWriter for CsvArchive<W> {
    fn begin(&mut self, table: &Table) -> io::Result<()> {
        self.begin_file(&format!("{}.csv", table.name))?;
        self.lines = CsvLines::default();
        let names: Vec<Cell> = table
            .columns
            .iter()
            .map(|column| Cell::text(column.name.as_str()))
            .collect();
        self.lines.line(&names)
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.lines.line(cells)?;
        self.lines.drain(&mut self.zip)
    }

    fn end(&mut self) -> io::Result<()> {
        self.lines.finish(&mut self.zip)
    }

    fn finish(mut self: Box<Self>, tables: &[Table], manifest: &Manifest) -> io::Result<()> {
        self.begin_file("codebook.csv")?;
        write_codebook(tables, &mut self.zip)?;
        self.zip.start_file("manifest.json", packed())?;
        self.zip.write_all(manifest.to_text().as_bytes())?;
        self.zip.finish()?;
        Ok(())
    }
}

/// The codebook as CSV.
pub(super) fn write_codebook(tables: &[Table], output: &mut impl Write) -> io::Result<()> {
    let mut lines = CsvLines::default();
    lines.line(&codebook::COLUMNS.map(Cell::text))?;
    for line in codebook::lines(tables) {
        lines.line(&line)?;
        lines.drain(output)?;
    }
    lines.finish(output)
}
