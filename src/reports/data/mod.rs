//! Data that leaves the program: tables of values in, bytes out, row by row.
//!
//! Start with [`DataWriter`]: a caller announces a [`Table`], gives its rows, and closes with a [`Manifest`]; the
//! bytes flow while rows come. One file per format: [`csv`], [`xlsx`], [`json`], [`sav`], [`ddi`]. [`digest`] says
//! what makes two exports the same data. Kept out: which tables, whose answers, and what may be shown.

pub mod codebook;
pub mod csv;
pub mod ddi;
pub mod digest;
pub mod figures;
pub mod json;
pub mod manifest;
pub mod sav;
#[cfg(test)]
mod tests;
pub mod xlsx;

use std::io;
use std::io::Write;

pub use manifest::{Manifest, QuestionnaireNote, TableNote};

use crate::language::Language;
pub use crate::questionnaire::columns::Cell;

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A ZIP of CSV files.
    Csv,
    Xlsx,
    Json,
    /// A ZIP of SPSS system files.
    Sav,
    /// DDI-Codebook 2.5: what the data are, without the data.
    Ddi,
}

impl Format {
    pub const ALL: [Format; 5] = [
        Format::Csv,
        Format::Xlsx,
        Format::Json,
        Format::Sav,
        Format::Ddi,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Sav => "sav",
            Format::Ddi => "ddi",
        }
    }

    pub fn from_code(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.code() == code)
    }

    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv.zip",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Sav => "sav.zip",
            Format::Ddi => "ddi.xml",
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Format::Csv | Format::Sav => "application/zip",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Json => "application/json; charset=utf-8",
            Format::Ddi => "application/xml; charset=utf-8",
        }
    }
}

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Answers as they were submitted.
    Answers,
    /// What was counted.
    Figures,
}

/// A table with its columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// Names the file, the sheet, the member.
    pub name: String,
    pub title: String,
    pub kind: TableKind,
    pub columns: Vec<Column>,
    /// How many rows will come, where somebody has counted them; SPSS files need it.
    pub rows: Option<u64>,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Number,
    /// Text out of a list of codes.
    Code,
    Text,
}

impl ColumnKind {
    pub fn code(self) -> &'static str {
        match self {
            ColumnKind::Number => "number",
            ColumnKind::Code => "code",
            ColumnKind::Text => "text",
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Made of codes, so that it is the same in every language.
    pub name: String,
    pub label: String,
    pub kind: ColumnKind,
    /// What codes or numbers mean.
    pub values: Vec<ValueLabel>,
    pub indicator: Option<String>,
    /// Whether the indicator's values are counted here: as codes, as this code, as numbers.
    pub measure: Option<Measured>,
    /// The row of a matrix that it belongs to.
    pub row: Option<String>,
    /// The default level of the answers in it.
    pub attribution: Option<&'static str>,
    /// A name in words beside a code; not part of the data, since it changes with the language.
    pub is_label: bool,
    /// The longest text in bytes, where somebody has measured it; SPSS files need it.
    pub width: usize,
}

/// How the values of a column count for its indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Each cell holds a code.
    Codes,
    /// 1 stands for this code.
    Flag(String),
    /// A place in a ranking stands for this code.
    Rank(String),
    /// Each cell holds a number.
    Numbers,
    /// Each cell holds codes with blanks between them.
    MoreCodes,
}

/// A value with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueLabel {
    pub value: String,
    pub label: String,
    /// It says that there is no answer.
    pub is_absence: bool,
}

impl Column {
    /// A column that is not an answer.
    pub fn new(name: &str, label: String, kind: ColumnKind) -> Column {
        Column {
            name: name.to_owned(),
            label,
            kind,
            values: Vec::new(),
            indicator: None,
            measure: None,
            row: None,
            attribution: None,
            is_label: false,
            width: 0,
        }
    }

    /// A name in words.
    pub fn words(name: &str, label: String) -> Column {
        Column {
            is_label: true,
            ..Column::new(name, label, ColumnKind::Text)
        }
    }
}

/// Takes tables row by row and writes a file.
pub trait DataWriter {
    /// Begins a table; the one before has ended.
    fn begin(&mut self, table: &Table) -> io::Result<()>;
    /// One row, with a cell for each column.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;
    fn end(&mut self) -> io::Result<()>;
    /// Writes codebook and manifest and completes the file.
    fn finish(self: Box<Self>, tables: &[Table], manifest: &Manifest) -> io::Result<()>;
}

/// The settings of a writer.
#[derive(Clone, Copy, Debug)]
pub struct WriterOptions {
    pub language: Language,
    /// CSV files begin with a byte order mark, by which Excel knows UTF-8.
    pub byte_order_mark: bool,
}

/// The writer of a format.
pub fn writer<'w>(
    format: Format,
    output: impl Write + Send + 'w,
    options: WriterOptions,
) -> io::Result<Box<dyn DataWriter + 'w>> {
    Ok(match format {
        Format::Csv => Box::new(csv::CsvArchive::new(output, options.byte_order_mark)),
        Format::Xlsx => Box::new(xlsx::WorkbookWriter::new(output, options.language)?),
        Format::Json => Box::new(json::JsonWriter::new(output)),
        Format::Sav => Box::new(sav::SavArchive::new(output)),
        Format::Ddi => Box::new(ddi::DdiWriter::new(output)),
    })
}
