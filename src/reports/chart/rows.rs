//! Rows of labels at the start of a drawing: bars, stacked bars, dots and matrices share them.

use super::drawing::{Drawing, LABEL, LINE, SMALL, Text};
use super::ink::Ink;
use super::measure;
use super::model::plain;

/// Between the labels and what is drawn.
pub(super) const GAP: f64 = 12.0;
/// From one line of notes to the next.
const NOTE_LINE: f64 = 14.0;

/// A label in lines, with its note under it.
pub(super) struct Label {
    lines: Vec<String>,
    notes: Vec<String>,
    is_bold: bool,
}

/// The labels of all rows, and how wide their column is.
pub(super) struct Labels {
    pub width: f64,
    labels: Vec<Label>,
}

impl Labels {
    /// Breaks labels, given with their note and whether they are bold, so that none is wider than `most`.
    pub(super) fn new<'a>(
        labels: impl IntoIterator<Item = (&'a str, &'a str, bool)>,
        most: f64,
    ) -> Labels {
        let labels: Vec<Label> = labels
            .into_iter()
            .map(|(label, note, is_bold)| Label {
                lines: measure::wrap(&plain(label), most, LABEL, is_bold),
                notes: match note.is_empty() {
                    true => Vec::new(),
                    false => measure::wrap(&plain(note), most, SMALL, false),
                },
                is_bold,
            })
            .collect();
        let width = labels.iter().map(Label::width).fold(0.0, f64::max);
        Labels { width, labels }
    }

    /// The height that the label of a row takes.
    pub(super) fn height(&self, row: usize) -> f64 {
        self.labels.get(row).map_or(0.0, Label::height)
    }

    /// Draws the label of a row with its middle at this height.
    pub(super) fn draw(&self, drawing: &mut Drawing, row: usize, middle: f64, ink: Ink) {
        let Some(label) = self.labels.get(row) else {
            return;
        };
        let first = Text::new(0.0, middle - label.height() / 2.0 + LINE - 4.0, "")
            .bold(label.is_bold)
            .ink(ink);
        let end = drawing.lines(first, &label.lines, LINE);
        let note = Text::new(0.0, end - 2.0, "").size(SMALL).ink(Ink::Soft);
        drawing.lines(note, &label.notes, NOTE_LINE);
    }
}

impl Label {
    fn width(&self) -> f64 {
        let lines = self
            .lines
            .iter()
            .map(|line| measure::width(line, LABEL, self.is_bold));
        let notes = self
            .notes
            .iter()
            .map(|line| measure::width(line, SMALL, false));
        lines.chain(notes).fold(0.0, f64::max)
    }

    fn height(&self) -> f64 {
        LINE * self.lines.len() as f64 + NOTE_LINE * self.notes.len() as f64
    }
}
