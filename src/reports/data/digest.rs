//! What makes two exports the same data: a SHA-256 over cells that depends on no format and no language.
//!
//! Of each table, first the row of column names and then each row: for each cell the number of its bytes in
//! decimal digits, a colon and the bytes (as in a netstring), and a line feed after the row. An empty cell is
//! `0:`, a number is written as in the CSV file, a text without the guard of the CSV file. Columns that hold
//! names in words are left out. The digest of an export is that over the lines `name digest` of its tables.

use sha2::{Digest, Sha256};

use super::{Cell, Table};
use crate::questionnaire::columns::number_text;

/// Takes a table's rows and gives their digest.
pub struct TableDigest {
    hash: Sha256,
    counted: Vec<bool>,
    rows: u64,
    buffer: Vec<u8>,
    number: String,
}

impl TableDigest {
    pub fn new(table: &Table) -> TableDigest {
        let mut digest = TableDigest {
            hash: Sha256::new(),
            counted: table
                .columns
                .iter()
                .map(|column| !column.is_label)
                .collect(),
            rows: 0,
            buffer: Vec::with_capacity(1 << 16),
            number: String::new(),
        };
        let names: Vec<Cell> = table
            .columns
            .iter()
            .map(|column| Cell::text(column.name.as_str()))
            .collect();
        digest.take(&names);
        digest
    }

    pub fn row(&mut self, cells: &[Cell<'_>]) {
        self.rows += 1;
        self.take(cells);
    }

    fn take(&mut self, cells: &[Cell<'_>]) {
        for (cell, counted) in cells.iter().zip(&self.counted) {
            if !counted {
                continue;
            }
            let text: &str = match cell {
                Cell::Empty => {
                    self.buffer.extend_from_slice(b"0:");
                    continue;
                }
                Cell::Text(text) => text,
                Cell::Number(number) => {
                    self.number.clear();
                    number_text(*number, &mut self.number);
                    &self.number
                }
            };
            write_length(text.len(), &mut self.buffer);
            self.buffer.push(b':');
            self.buffer.extend_from_slice(text.as_bytes());
        }
        self.buffer.push(b'\n');
        if self.buffer.len() > 1 << 15 {
            self.hash.update(&self.buffer);
            self.buffer.clear();
        }
    }

    /// How many rows came, and their digest.
    pub fn finish(mut self) -> (u64, String) {
        self.hash.update(&self.buffer);
        (self.rows, hex::encode(self.hash.finalize()))
    }
}

fn write_length(length: usize, into: &mut Vec<u8>) {
    if length < 10 {
        into.push(b'0' + length as u8);
    } else {
        into.extend_from_slice(length.to_string().as_bytes());
    }
}

/// The digest of tables that have one each.
pub fn digest_of_tables<'t>(tables: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let mut hash = Sha256::new();
    for (name, digest) in tables {
        hash.update(format!("{name} {digest}\n"));
    }
    hex::encode(hash.finalize())
}
