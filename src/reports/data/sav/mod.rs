//! SPSS system files: a ZIP with one `.sav` file per table, `codebook.csv` and `manifest.json`.
//!
//! The layout follows the public description in the PSPP developers' guide, chapter "System File Format": UTF-8,
//! bytecode compression, long names, texts of up to 32,767 bytes in segments, labels of values and missing values.
//! Codes stay texts, since they are what is stable between rounds; the three absences are missing values. SPSS
//! knows missing texts of 8 bytes at most, so that `not_applicable` is written `not_appl`, in these files only.
//! Kept out: text longer than 32,767 bytes, which SPSS cannot hold; it is cut, as the codebook says of the format.

mod bytes;
mod dictionary;
pub mod names;

use std::io;
use std::io::Write;

use zip::ZipWriter;
use zip::write::StreamWriter;

use bytes::Compressor;
use dictionary::Variable;

use super::csv::{packed, write_codebook};
use super::{Cell, DataWriter, Manifest, Table};

/// The longest text of a variable, in bytes.
pub const LONGEST_TEXT: usize = 32_767;
/// How the third absence is written, since a missing text has 8 bytes at most.
pub const NOT_APPLICABLE: &str = "not_appl";

/// Writes the ZIP.
pub struct SavArchive<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    variables: Vec<Variable>,
    compressor: Compressor,
}

impl<W: Write> SavArchive<W> {
    pub fn new(output: W) -> Self {
        SavArchive {
            zip: ZipWriter::new_stream(output).set_auto_large_file(),
            variables: Vec::new(),
            compressor: Compressor::default(),
        }
    }
}

impl<W: Write> DataWriter for SavArchive<W> {
    fn begin(&mut self, table: &Table) -> io::Result<()> {
        self.zip
            .start_file(format!("{}.sav", table.name), packed())?;
        self.variables = dictionary::variables(table);
        let head = dictionary::dictionary(table, &self.variables);
        self.zip.write_all(&head)?;
        self.compressor = Compressor::default();
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for (variable, cell) in self.variables.iter().zip(cells) {
            match variable.width {
                0 => {
                    let number = match cell {
                        Cell::Number(number) => Some(*number),
                        Cell::Empty | Cell::Text(_) => None,
                    };
                    self.compressor.number(number);
                }
                width => {
                    let mut number = String::new();
                    let text: &str = match cell {
                        Cell::Empty => "",
                        Cell::Text(text) => written(text),
                        Cell::Number(value) => {
                            crate::questionnaire::columns::number_text(*value, &mut number);
                            &number
                        }
                    };
                    for piece in dictionary::segments(text, width) {
                        self.compressor.text(piece.text, piece.width);
                    }
                }
            }
        }
        self.compressor.drain(&mut self.zip)
    }

    fn end(&mut self) -> io::Result<()> {
        self.compressor.finish(&mut self.zip)
    }

    fn finish(mut self: Box<Self>, tables: &[Table], manifest: &Manifest) -> io::Result<()> {
        self.zip.start_file("codebook.csv", packed())?;
        write_codebook(tables, &mut self.zip)?;
        self.zip.start_file("manifest.json", packed())?;
        self.zip.write_all(manifest.to_text().as_bytes())?;
        self.zip.finish()?;
        Ok(())
    }
}

/// A text as it stands in the file.
fn written(text: &str) -> &str {
    match text {
        "not_applicable" => NOT_APPLICABLE,
        other => other,
    }
}

/// As much of a text as fits into so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
