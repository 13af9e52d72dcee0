//! A matrix of counts as a chart: what goes together, mechanism by mechanism or kind by kind.

use maud::Markup;

use super::findings::FigureAbout;
use crate::reports::chart::{self, Amount, Cell, Chart, HeatRow, Kind};

/// A matrix of counts.
pub struct Heat {
    pub title: String,
    pub measure: String,
    /// The heading of the row labels.
    pub label: String,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    pub base: String,
}

/// One row with a cell for each column.
pub struct Row {
    pub label: String,
    pub cells: Vec<Count>,
}

/// One number of a matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    pub count: usize,
    /// The way to the answers behind it.
    pub href: Option<String>,
}

impl Heat {
    /// The matrix as a figure; one of yes and no has ticks for numbers.
    pub fn render(&self, about: &FigureAbout) -> Markup {
        let language = about.language;
        let counts = self.rows.iter().flat_map(|row| &row.cells);
        let most = counts.map(|cell| cell.count).max().unwrap_or(0);
        let cell = |cell: &Count| match cell.count {
            0 => Cell::None,
            count => {
                let written = match most {
                    1 => "✓".to_owned(),
                    _ => crate::language::format::number(language, count as f64),
                };
                Cell::Amount(Amount {
                    value: count as f64,
                    written,
                    beside: None,
                    href: cell.href.clone(),
                    held_back: None,
                    is_count: most > 1,
                })
            }
        };
        let rows = self.rows.iter().map(|row| HeatRow {
            label: row.label.clone(),
            cells: row.cells.iter().map(cell).collect(),
        });
        let chart = Chart {
            title: self.title.clone(),
            measure: self.measure.clone(),
            base: self.base.clone(),
            source: about.source.to_owned(),
            made_up: about.made_up.map(str::to_owned),
            empty: language.text("chart-nobody"),
            ..Chart::new(
                language,
                Kind::Heat(chart::Heat {
                    label: self.label.clone(),
                    columns: self.columns.clone(),
                    rows: rows.collect(),
                    // A tick is in the middle of the steps: it is no more than another.
                    steps: match most {
                        1 => [0.0, 0.5, 2.0],
                        most => chart::Heat::steps_of(most as f64),
                    },
                }),
            )
        };
        about.gallery.figure(chart)
    }
}
