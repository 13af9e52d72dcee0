//! JSON: one object with the tables as rows of values, the codebook and the manifest, written as rows come.

use std::io;
use std::io::{BufWriter, Write};

use serde_json::{Value as Json, json};

use super::{Cell, DataWriter, Manifest, Table, codebook};

/// Writes the object.
pub struct JsonWriter<W: Write> {
    output: BufWriter<W>,
    tables: usize,
    rows: usize,
}

impl<W: Write> JsonWriter<W> {
    pub fn new(output: W) -> Self {
        JsonWriter {
            output: BufWriter::with_capacity(1 << 16, output),
            tables: 0,
            rows: 0,
        }
    }

    fn cells(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.output.write_all(b"[")?;
        for (position, cell) in cells.iter().enumerate() {
            if position > 0 {
                self.output.write_all(b",")?;
            }
            match cell {
                Cell::Empty => self.output.write_all(b"null")?,
                Cell::Text(text) => serde_json::to_writer(&mut self.output, text)?,
                Cell::Number(number) => {
                    serde_json::to_writer(&mut self.output, &number_json(*number))?;
                }
            }
        }
        self.output.write_all(b"]")
    }
}

/// 3 and not 3.0.
fn number_json(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        json!(number as i64)
    } else {
        json!(number)
    }
}

impl<W: Write> DataWriter for JsonWriter<W> {
    fn begin(&mut self, table: &Table) -> io::Result<()> {
        let opening: &[u8] = match self.tables {
            0 => b"{\"tables\":[\n",
            _ => b",\n",
        };
        self.output.write_all(opening)?;
        self.tables += 1;
        self.rows = 0;
        self.output.write_all(b"{\"name\":")?;
        serde_json::to_writer(&mut self.output, &table.name)?;
        self.output.write_all(b",\"columns\":")?;
        let names: Vec<&str> = table
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        serde_json::to_writer(&mut self.output, &names)?;
        self.output.write_all(b",\"rows\":[")
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let separator: &[u8] = if self.rows == 0 { b"\n" } else { b",\n" };
        self.output.write_all(separator)?;
        self.rows += 1;
        self.cells(cells)
    }

    fn end(&mut self) -> io::Result<()> {
        self.output.write_all(b"]}")
    }

    fn finish(mut self: Box<Self>, tables: &[Table], manifest: &Manifest) -> io::Result<()> {
        if self.tables == 0 {
            self.output.write_all(b"{\"tables\":[")?;
        }
        self.output.write_all(b"],\n\"codebook\":{\"columns\":")?;
        serde_json::to_writer(&mut self.output, &codebook::COLUMNS)?;
        self.output.write_all(b",\"rows\":[")?;
        for (position, line) in codebook::lines(tables).enumerate() {
            let separator: &[u8] = if position == 0 { b"\n" } else { b",\n" };
            self.output.write_all(separator)?;
            self.cells(&line)?;
        }
        self.output.write_all(b"]},\n\"manifest\":")?;
        serde_json::to_writer(&mut self.output, manifest)?;
        self.output.write_all(b"}\n")?;
        self.output.flush()
    }
}
