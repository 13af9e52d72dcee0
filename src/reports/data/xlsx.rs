//! XLSX: a sheet of notes, a sheet per table, the codebook; written row by row in bounded memory.
//!
//! Every text is written as a string, so that nothing from a respondent is a formula, a link or an error. A cell
//! holds 32,767 UTF-16 units at most: a longer text is cut there and goes on in the sheet `continued`, part by
//! part, with table, row and column. A table of more than 1,048,575 rows goes on in a second sheet.

use std::borrow::Cow;
use std::io;
use std::io::{BufWriter, Write};

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, ColumnKind, DataWriter, Manifest, Table, codebook};
use crate::language::{Direction, Language};

/// The longest text of a cell, in UTF-16 units.
pub const LONGEST_TEXT: usize = 32_767;
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST_SHEET_NAME: usize = 31;
const CONTINUED: &str = "continued";
/// Widths in characters.
const CONTINUED_WIDTHS: [f64; 5] = [24.0, 8.0, 36.0, 8.0, 80.0];
const CODEBOOK_WIDTHS: [f64; codebook::COLUMNS.len()] = [
    24.0, 36.0, 18.0, 10.0, 60.0, 28.0, 14.0, 20.0, 14.0, 24.0, 48.0, 14.0,
];
const NOTES_WIDTHS: [f64; 5] = [24.0, 72.0, 10.0, 10.0, 70.0];

/// Writes the workbook.
pub struct WorkbookWriter<W: Write + Send> {
    workbook: Workbook,
    output: BufWriter<W>,
    language: Language,
    heading: Format,
    /// The sheets that are there, by position, in lower case.
    names: Vec<String>,
    table: Option<OpenTable>,
    continued: Option<Sheet>,
}

struct OpenTable {
    name: String,
    columns: Vec<String>,
    widths: Vec<f64>,
    sheet: Sheet,
    /// Rows in the sheets before this one.
    before: u64,
}

#[derive(Clone, Copy)]
struct Sheet {
    position: usize,
    next_row: u32,
}

impl<W: Write + Send> WorkbookWriter<W> {
    pub fn new(output: W, language: Language) -> io::Result<Self> {
        let mut writer = WorkbookWriter {
            workbook: Workbook::new(),
            output: BufWriter::with_capacity(1 << 16, output),
            language,
            heading: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E8_EEF4)),
            names: Vec::new(),
            table: None,
            continued: None,
        };
        // Its content is known last; it stands first.
        let notes = writer.workbook.add_worksheet();
        set_up(notes, "notes", language).map_err(told)?;
        writer.names.push("notes".to_owned());
        Ok(writer)
    }

    fn add_sheet(&mut self, name: &str, headings: &[String], widths: &[f64]) -> io::Result<Sheet> {
        let name = self.free_name(name);
        let language = self.language;
        let position = self.names.len();
        let sheet = self
            .workbook
            .add_worksheet_with_constant_memory()
            .map_err(told)?;
        set_up(sheet, &name, language).map_err(told)?;
        // Widths come before rows in a sheet that is written as it comes.
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, *width).map_err(told)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(told)?;
        // On paper as wide as a page, with the headings on each.
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0).map_err(told)?;
        for (column, heading) in (0_u16..).zip(headings) {
            let (first, _) = split_at_units(heading, LONGEST_TEXT);
            sheet
                .write_string_with_format(0, column, first, &self.heading)
                .map_err(told)?;
        }
        self.names.push(name.to_lowercase());
        Ok(Sheet {
            position,
            next_row: 1,
        })
    }

    /// A name that Excel takes and no other sheet has.
    fn free_name(&self, wanted: &str) -> String {
        let clean: String = wanted
            .chars()
            .map(|letter| match letter {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => '_',
                other => other,
            })
            .collect();
        let mut number = 1;
        loop {
            let tail = match number {
                1 => String::new(),
                number => format!(" ({number})"),
            };
            let room = LONGEST_SHEET_NAME - tail.len();
            let (head, _) = split_at_units(&clean, room);
            let name = format!("{head}{tail}");
            if !self.names.contains(&name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }

    fn write(&mut self, sheet: &mut Sheet, cells: &[Cell<'_>]) -> io::Result<Vec<usize>> {
        let row = sheet.next_row;
        sheet.next_row += 1;
        let worksheet = self
            .workbook
            .worksheet_from_index(sheet.position)
            .map_err(told)?;
        let mut cut = Vec::new();
        for (position, cell) in cells.iter().enumerate() {
            let column = position as u16;
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    worksheet.write_number(row, column, *number).map_err(told)?;
                }
                Cell::Text(text) => {
                    let (first, rest) = split_at_units(text, LONGEST_TEXT);
                    if !rest.is_empty() {
                        cut.push(position);
                    }
                    let first = without_lone_returns(first);
                    worksheet.write_string(row, column, first).map_err(told)?;
                }
            }
        }
        Ok(cut)
    }

    /// Writes what did not fit into a cell.
    fn go_on(&mut self, table: &str, row: u64, column: &str, text: &str) -> io::Result<()> {
        let mut sheet = match self.continued {
            Some(sheet) => sheet,
            None => {
                let headings = ["table", "row", "variable", "part", "text"].map(str::to_owned);
                self.add_sheet(CONTINUED, &headings, &CONTINUED_WIDTHS)?
            }
        };
        let (_, mut rest) = split_at_units(text, LONGEST_TEXT);
        let mut part = 2.0;
        while !rest.is_empty() {
            let (some, after) = split_at_units(rest, LONGEST_TEXT);
            let line = [
                Cell::text(table),
                Cell::Number(row as f64),
                Cell::text(column),
                Cell::Number(part),
                Cell::text(some),
            ];
            self.write(&mut sheet, &line)?;
            rest = after;
            part += 1.0;
        }
        self.continued = Some(sheet);
        Ok(())
    }

    fn write_notes(&mut self, tables: &[Table], manifest: &Manifest) -> Result<(), XlsxError> {
        let heading = self.heading.clone();
        let sheet = self.workbook.worksheet_from_index(0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        for (column, width) in (0_u16..).zip(NOTES_WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        let is_rtl = self.language.direction() == Direction::RightToLeft;
        let start = if is_rtl {
            FormatAlign::Right
        } else {
            FormatAlign::Left
        };
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let notice_format = wrapped.clone().set_bold().set_align(start);
        let name_format = heading.clone().set_align(FormatAlign::Top);
        let line_height = 16.0;
        let mut row = 0;
        for notice in &manifest.notices {
            // Over the columns of the first screen, as high as its words want.
            sheet.merge_range(row, 0, row, 3, notice, &notice_format)?;
            let lines = notice.chars().count().div_ceil(100).max(1);
            sheet.set_row_height(row, line_height * lines as f64)?;
            row += 1;
        }
        for (name, value) in manifest.lines() {
            sheet.write_string_with_format(row, 0, name, &name_format)?;
            let value = without_lone_returns(&value);
            let lines = value.chars().count().div_ceil(68).max(1);
            sheet.write_string_with_format(row, 1, value, &wrapped)?;
            sheet.set_row_height(row, line_height * lines as f64)?;
            row += 1;
        }
        row += 1;
        let titles = ["table", "title", "rows", "columns", "digest"];
        for (column, title) in (0_u16..).zip(titles) {
            sheet.write_string_with_format(row, column, title, &heading)?;
        }
        for (table, note) in tables.iter().zip(&manifest.tables) {
            row += 1;
            sheet.write_string(row, 0, &table.name)?;
            sheet.write_string(row, 1, &table.title)?;
            sheet.write_number(row, 2, note.rows as f64)?;
            sheet.write_number(row, 3, note.columns as f64)?;
            sheet.write_string(row, 4, &note.digest)?;
        }
        Ok(())
    }
}

impl<W: Write + Send> DataWriter for WorkbookWriter<W> {
    fn begin(&mut self, table: &Table) -> io::Result<()> {
        if table.columns.len() > MOST_COLUMNS {
            return Err(io::Error::other(format!(
                "the table {} has {} columns, a sheet holds {MOST_COLUMNS}",
                table.name,
                table.columns.len()
            )));
        }
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect();
        let widths: Vec<f64> = table.columns.iter().map(width_of).collect();
        let sheet = self.add_sheet(&table.name, &columns, &widths)?;
        self.table = Some(OpenTable {
            name: table.name.clone(),
            columns,
            widths,
            sheet,
            before: 0,
        });
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let mut table = self.table.take().expect("a row belongs to a table");
        if table.sheet.next_row == MOST_ROWS {
            table.before += u64::from(MOST_ROWS) - 1;
            table.sheet = self.add_sheet(&table.name, &table.columns, &table.widths)?;
        }
        let row = table.before + u64::from(table.sheet.next_row);
        for position in self.write(&mut table.sheet, cells)? {
            if let Cell::Text(text) = &cells[position] {
                self.go_on(&table.name, row, &table.columns[position], text)?;
            }
        }
        self.table = Some(table);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if let Some(table) = self.table.take()
            && table.sheet.next_row > 1
            && !table.columns.is_empty()
        {
            let last_column = table.columns.len() as u16 - 1;
            self.workbook
                .worksheet_from_index(table.sheet.position)
                .and_then(|sheet| {
                    sheet
                        .autofilter(0, 0, table.sheet.next_row - 1, last_column)
                        .map(drop)
                })
                .map_err(told)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, tables: &[Table], manifest: &Manifest) -> io::Result<()> {
        let headings = codebook::COLUMNS.map(str::to_owned);
        let mut sheet = self.add_sheet("codebook", &headings, &CODEBOOK_WIDTHS)?;
        for line in codebook::lines(tables) {
            self.write(&mut sheet, &line)?;
        }
        self.write_notes(tables, manifest).map_err(told)?;
        let WorkbookWriter {
            mut workbook,
            mut output,
            ..
        } = *self;
        workbook.save_to_writer(&mut output).map_err(told)?;
        output.flush()
    }
}

/// As wide as what stands in it: names in words want more room than codes, codes more than numbers.
fn width_of(column: &Column) -> f64 {
    let least = match column.kind {
        _ if column.is_label => 44,
        ColumnKind::Text => 44,
        ColumnKind::Code => 24,
        ColumnKind::Number => 8,
    };
    // An arrow of the filter stands beside the heading.
    (column.name.chars().count() + 3).clamp(least, 44) as f64
}

fn set_up(sheet: &mut Worksheet, name: &str, language: Language) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_right_to_left(language.direction() == Direction::RightToLeft);
    Ok(())
}

fn told(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

/// The part of a text that fits into so many UTF-16 units, and the rest.
fn split_at_units(text: &str, units: usize) -> (&str, &str) {
    // A text of so many bytes has no more units.
    if text.len() <= units {
        return (text, "");
    }
    let mut passed = 0;
    for (position, letter) in text.char_indices() {
        passed += letter.len_utf16();
        if passed > units {
            return text.split_at(position);
        }
    }
    (text, "")
}

/// XML reads a carriage return as a line feed: in a cell a line ends with a line feed alone.
fn without_lone_returns(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
