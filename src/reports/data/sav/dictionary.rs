//! The head of a system file: its variables with labels and missing values.

use super::names::variable_names;
use super::{LONGEST_TEXT, cut, written};
use crate::reports::data::{Column, ColumnKind, Table, ValueLabel};

/// Texts longer than this are written as several variables that belong together.
const LONGEST_SEGMENT: usize = 255;
/// How much of a very long text one of its segments holds.
const SEGMENT_TEXT: usize = 252;
const LONGEST_LABEL: usize = 255;
const LONGEST_VALUE_LABEL: usize = 120;

/// One variable.
pub(super) struct Variable {
    pub name: String,
    /// 0 for a number, else the bytes of its texts.
    pub width: usize,
    /// The short names of its segments.
    short: Vec<String>,
}

/// A part of a text as it stands in one segment.
pub(super) struct Piece<'t> {
    pub text: &'t [u8],
    pub width: usize,
}

pub(super) fn variables(table: &Table) -> Vec<Variable> {
    let mut number = 0;
    table
        .columns
        .iter()
        .zip(variable_names(table))
        .map(|(column, name)| {
            let width = width_of(column);
            let short = (0..segment_widths(width).len())
                .map(|_| {
                    number += 1;
                    format!("V{number}")
                })
                .collect();
            Variable { name, width, short }
        })
        .collect()
}

fn width_of(column: &Column) -> usize {
    match column.kind {
        ColumnKind::Number => 0,
        ColumnKind::Code | ColumnKind::Text => {
            let codes = column
                .values
                .iter()
                .map(|value| written(&value.value).len());
            // A missing text is compared on 8 bytes.
            codes
                .chain([column.width, 8])
                .max()
                .unwrap_or(8)
                .min(LONGEST_TEXT)
        }
    }
}

/// The widths of the segments of a text.
fn segment_widths(width: usize) -> Vec<usize> {
    if width <= LONGEST_SEGMENT {
        return vec![width];
    }
    let count = width.div_ceil(SEGMENT_TEXT);
    let mut widths = vec![LONGEST_SEGMENT; count - 1];
    widths.push(width - (count - 1) * SEGMENT_TEXT);
    widths
}

/// A text in its segments. All but the last hold 252 bytes of it, whatever letters they part.
pub(super) fn segments(text: &str, width: usize) -> impl Iterator<Item = Piece<'_>> {
    let bytes = cut(text, width).as_bytes();
    let widths = segment_widths(width);
    let room = if widths.len() > 1 {
        SEGMENT_TEXT
    } else {
        width
    };
    widths
        .into_iter()
        .enumerate()
        .map(move |(position, width)| {
            let rest = bytes.get(position * room..).unwrap_or_default();
            Piece {
                text: &rest[..rest.len().min(room)],
                width,
            }
        })
}

/// Everything before the data.
pub(super) fn dictionary(table: &Table, variables: &[Variable]) -> Vec<u8> {
    let mut file = Writer::default();
    file.header(table, variables);
    for (column, variable) in table.columns.iter().zip(variables) {
        file.variable(column, variable);
    }
    let mut index = 1;
    for (column, variable) in table.columns.iter().zip(variables) {
        if variable.width <= 8 {
            file.value_labels(column, variable, index);
        }
        index += segment_widths(variable.width)
            .iter()
            .map(|width| width.div_ceil(8).max(1) as i32)
            .sum::<i32>();
    }
    file.machine();
    file.display(table, variables);
    file.long_names(variables);
    file.very_long(variables);
    file.extension(20, 1, b"UTF-8");
    file.long_value_labels(table, variables);
    file.long_missing(table, variables);
    file.number(999);
    file.number(0);
    file.bytes
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn number(&mut self, number: i32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    fn float(&mut self, number: f64) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    /// A text cut and padded with blanks.
    fn padded(&mut self, text: &str, width: usize) {
        let text = cut(text, width);
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes
            .extend(std::iter::repeat_n(b' ', width - text.len()));
    }

    fn header(&mut self, table: &Table, variables: &[Variable]) {
        self.bytes.extend_from_slice(b"$FL2");
        self.padded("@(#) SPSS DATA FILE ISCM Survey", 60);
        // This and the numbers of the machine record say how bytes are ordered.
        self.number(2);
        let size: usize = variables
            .iter()
            .flat_map(|variable| segment_widths(variable.width))
            .map(|width| width.div_ceil(8).max(1))
            .sum();
        self.number(size as i32);
        // Compressed, no weights.
        self.number(1);
        self.number(0);
        let rows = table.rows.and_then(|rows| i32::try_from(rows).ok());
        self.number(rows.unwrap_or(-1));
        self.float(100.0);
        // The day and time of an export stand in its manifest: the same data give the same file.
        self.padded("01 Jan 70", 9);
        self.padded("00:00:00", 8);
        self.padded(&table.title, 64);
        self.bytes.extend_from_slice(&[0; 3]);
    }

    fn variable(&mut self, column: &Column, variable: &Variable) {
        let widths = segment_widths(variable.width);
        for (position, (width, short)) in widths.iter().zip(&variable.short).enumerate() {
            let is_first = position == 0;
            let missing: Vec<&ValueLabel> = column
                .values
                .iter()
                .filter(|value| value.is_absence && variable.width <= 8 && is_first)
                .take(3)
                .collect();
            self.number(2);
            self.number(*width as i32);
            let has_label = is_first && !column.label.is_empty();
            self.number(i32::from(has_label));
            self.number(missing.len() as i32);
            let format = format_of(column, *width);
            self.number(format);
            self.number(format);
            self.padded(short, 8);
            if has_label {
                let label = cut(&column.label, LONGEST_LABEL);
                self.number(label.len() as i32);
                self.padded(label, label.len().div_ceil(4) * 4);
            }
            for value in missing {
                self.padded(written(&value.value), 8);
            }
            // A text takes a place for each eight of its bytes.
            for _ in 1..width.div_ceil(8) {
                self.number(2);
                self.number(-1);
                for _ in 0..4 {
                    self.number(0);
                }
                self.padded("", 8);
            }
        }
    }

    fn value_labels(&mut self, column: &Column, variable: &Variable, index: i32) {
        let values: Vec<(&ValueLabel, [u8; 8])> = column
            .values
            .iter()
            .filter_map(|value| Some((value, eight_bytes(&value.value, variable.width)?)))
            .collect();
        if values.is_empty() {
            return;
        }
        self.number(3);
        self.number(values.len() as i32);
        for (value, bytes) in values {
            self.bytes.extend_from_slice(&bytes);
            let label = cut(&value.label, LONGEST_VALUE_LABEL);
            self.bytes.push(label.len() as u8);
            // Length and label fill whole eights of bytes.
            self.padded(label, (label.len() + 1).div_ceil(8) * 8 - 1);
        }
        self.number(4);
        self.number(1);
        self.number(index);
    }

    /// A record of the kind that older programs may pass over.
    fn extension(&mut self, subtype: i32, size: i32, content: &[u8]) {
        self.number(7);
        self.number(subtype);
        self.number(size);
        self.number((content.len() / size as usize) as i32);
        self.bytes.extend_from_slice(content);
    }

    fn machine(&mut self) {
        let mut content = Writer::default();
        // Version 1.0.0, no machine, IEEE numbers, compressed, little end first, UTF-8.
        for number in [1, 0, 0, -1, 1, 1, 2, 65001] {
            content.number(number);
        }
        self.extension(3, 4, &content.bytes);
        let mut content = Writer::default();
        content.float(-f64::MAX);
        content.float(f64::MAX);
        // The lowest number that is none of the missing ones.
        content.float(f64::from_bits((-f64::MAX).to_bits() - 1));
        self.extension(4, 8, &content.bytes);
    }

    fn display(&mut self, table: &Table, variables: &[Variable]) {
        let mut content = Writer::default();
        for (column, variable) in table.columns.iter().zip(variables) {
            for width in segment_widths(variable.width) {
                let is_scale = column.kind == ColumnKind::Number && column.values.is_empty();
                content.number(if is_scale { 3 } else { 1 });
                content.number(width.clamp(8, 40) as i32);
                // Numbers to the right, texts to the left.
                content.number(i32::from(variable.width == 0));
            }
        }
        self.extension(11, 4, &content.bytes);
    }

    fn long_names(&mut self, variables: &[Variable]) {
        let pairs: Vec<String> = variables
            .iter()
            .map(|variable| format!("{}={}", variable.short[0], variable.name))
            .collect();
        self.extension(13, 1, pairs.join("\t").as_bytes());
    }

    fn very_long(&mut self, variables: &[Variable]) {
        let content: String = variables
            .iter()
            .filter(|variable| variable.width > LONGEST_SEGMENT)
            .map(|variable| format!("{}={:05}\0\t", variable.short[0], variable.width))
            .collect();
        if !content.is_empty() {
            self.extension(14, 1, content.as_bytes());
        }
    }

    fn long_value_labels(&mut self, table: &Table, variables: &[Variable]) {
        let mut content = Writer::default();
        for (column, variable) in table.columns.iter().zip(variables) {
            let is_long = (9..=LONGEST_SEGMENT).contains(&variable.width);
            if !is_long || column.values.is_empty() {
                continue;
            }
            content.number(variable.name.len() as i32);
            content.bytes.extend_from_slice(variable.name.as_bytes());
            content.number(variable.width as i32);
            content.number(column.values.len() as i32);
            for value in &column.values {
                content.number(variable.width as i32);
                content.padded(written(&value.value), variable.width);
                let label = cut(&value.label, LONGEST_VALUE_LABEL);
                content.number(label.len() as i32);
                content.bytes.extend_from_slice(label.as_bytes());
            }
        }
        if !content.bytes.is_empty() {
            self.extension(21, 1, &content.bytes);
        }
    }

    fn long_missing(&mut self, table: &Table, variables: &[Variable]) {
        let mut content = Writer::default();
        for (column, variable) in table.columns.iter().zip(variables) {
            let absences: Vec<&ValueLabel> = column
                .values
                .iter()
                .filter(|value| value.is_absence)
                .take(3)
                .collect();
            if variable.width <= 8 || absences.is_empty() {
                continue;
            }
            content.number(variable.name.len() as i32);
            content.bytes.extend_from_slice(variable.name.as_bytes());
            content.bytes.push(absences.len() as u8);
            content.number(8);
            for value in absences {
                content.padded(written(&value.value), 8);
            }
        }
        if !content.bytes.is_empty() {
            self.extension(22, 1, &content.bytes);
        }
    }
}

/// A value as it stands in a record of labels; `None` where a number is meant and the text is none.
fn eight_bytes(value: &str, width: usize) -> Option<[u8; 8]> {
    if width == 0 {
        return value.parse::<f64>().ok().map(f64::to_le_bytes);
    }
    let mut bytes = [b' '; 8];
    let text = cut(written(value), 8).as_bytes();
    bytes[..text.len()].copy_from_slice(text);
    Some(bytes)
}

/// Decimals, columns and kind in one number: `A8`, `F8.0`, `F12.2`.
fn format_of(column: &Column, width: usize) -> i32 {
    const TEXT: i32 = 1;
    const NUMBER: i32 = 5;
    match (column.kind, column.values.is_empty()) {
        (ColumnKind::Number, true) => (NUMBER << 16) | (12 << 8) | 2,
        (ColumnKind::Number, false) => (NUMBER << 16) | (8 << 8),
        _ => (TEXT << 16) | ((width.min(LONGEST_SEGMENT) as i32) << 8),
    }
}
