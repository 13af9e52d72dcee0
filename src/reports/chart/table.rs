//! The values of a chart as a table, to stand beside the drawing.

use super::model::{Amount, Bar, Cell, Chart, Kind, plain};
use crate::language::format;

/// The same values as the drawing, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The first heads the labels.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    /// Whether its cells stand at the end of theirs.
    pub is_number: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    /// One for each column after the first.
    pub cells: Vec<String>,
    /// Of what stands under a line: bases and absences.
    pub is_foot: bool,
}

impl Row {
    fn new(label: &str, cells: impl IntoIterator<Item = String>) -> Row {
        Row {
            label: plain(label),
            cells: cells.into_iter().map(|cell| plain(&cell)).collect(),
            is_foot: false,
        }
    }
}

/// The values of a chart as a table, with as many cells in each row as there are columns after the first.
pub fn table(chart: &Chart) -> Table {
    let mut table = match &chart.kind {
        Kind::Bars(bars) => Table {
            columns: columns(
                &bars.label,
                bars.series
                    .iter()
                    .map(|series| with_note(&series.label, &series.note)),
            ),
            rows: bars
                .rows
                .iter()
                .map(|row| of_bar(row, false))
                .chain(bars.foot.iter().map(|row| of_bar(row, true)))
                .collect(),
        },
        Kind::Compared(compared) => Table {
            columns: columns(
                &compared.bars.label,
                compared.bars.series.iter().map(|one| one.label.clone()),
            ),
            rows: compared
                .bars
                .rows
                .iter()
                .enumerate()
                .flat_map(|(index, row)| {
                    let question = compared.question_at(index).map(|question| {
                        let label = match question.verdict.is_empty() {
                            true => question.title.clone(),
                            false => format!("{} — {}", question.title, question.verdict),
                        };
                        Row::new(&label, question.notes.iter().cloned())
                    });
                    question.into_iter().chain([of_bar(row, false)])
                })
                .collect(),
        },
        Kind::StackedBars(stacked) => Table {
            columns: columns(&stacked.label, stacked.parts.iter().cloned()),
            rows: stacked
                .rows
                .iter()
                .map(|row| {
                    Row::new(
                        &with_note(&row.label, &row.note),
                        row.cells.iter().map(Cell::text),
                    )
                })
                .collect(),
        },
        Kind::Dots(dots) => {
            let has_ranges = dots.rows.iter().any(|row| row.shown_range().is_some());
            let heads = [
                Some(dots.middle.clone()),
                has_ranges.then(|| dots.range.clone()),
            ];
            Table {
                columns: columns(&dots.label, heads.into_iter().flatten()),
                rows: dots
                    .rows
                    .iter()
                    .map(|row| {
                        let range = row
                            .shown_range()
                            .map_or("–".to_owned(), |(_, _, text)| text.clone());
                        let cells = [Some(row.middle.text()), has_ranges.then_some(range)];
                        Row::new(
                            &with_note(&row.label, &row.note),
                            cells.into_iter().flatten(),
                        )
                    })
                    .collect(),
            }
        }
        Kind::Lines(lines) => {
            let has_change = lines.rounds.len() == 2 && !lines.change.is_empty();
            let heads = lines
                .rounds
                .iter()
                .chain(has_change.then_some(&lines.change))
                .cloned();
            Table {
                columns: columns(&lines.label, heads),
                rows: lines
                    .rows
                    .iter()
                    .map(|row| {
                        let change = has_change.then(|| change(chart, &row.cells));
                        Row::new(&row.label, row.cells.iter().map(Cell::text).chain(change))
                    })
                    .collect(),
            }
        }
        Kind::Heat(heat) => Table {
            columns: columns(&heat.label, heat.columns.iter().cloned()),
            rows: heat
                .rows
                .iter()
                .map(|row| Row::new(&row.label, row.cells.iter().map(Cell::text)))
                .collect(),
        },
        Kind::Tiles(tiles) => Table {
            columns: columns(&tiles.label, [tiles.number.clone()]),
            rows: tiles
                .tiles
                .iter()
                .map(|tile| {
                    let name = if tile.name.is_empty() {
                        &tile.code
                    } else {
                        &tile.name
                    };
                    Row::new(name, [tile.cell.text()])
                })
                .collect(),
        },
    };
    let wanted = table.columns.len() - 1;
    for row in &mut table.rows {
        row.cells.resize(wanted, "–".to_owned());
    }
    table
}

fn columns(label: &str, others: impl IntoIterator<Item = String>) -> Vec<Column> {
    let column = |label: String, is_number| Column {
        label: plain(&label),
        is_number,
    };
    std::iter::once(column(label.to_owned(), false))
        .chain(others.into_iter().map(|label| column(label, true)))
        .collect()
}

const LONGEST_WHOLE_NOTE: usize = 12;

fn with_note(label: &str, note: &str) -> String {
    if note.is_empty() {
        label.to_owned()
    } else {
        // A short note such as "n = 9" is not torn at the end of a line.
        let note = match note.chars().count() <= LONGEST_WHOLE_NOTE {
            true => note.replace(' ', "\u{A0}"),
            false => note.to_owned(),
        };
        format!("{label} ({note})")
    }
}

fn of_bar(row: &Bar, is_foot: bool) -> Row {
    Row {
        is_foot,
        ..Row::new(&row.label, row.cells.iter().map(Cell::text))
    }
}

/// From the first to the last of two, with its sign: "+5", "−1".
fn change(chart: &Chart, cells: &[Cell]) -> String {
    let (
        Some(Cell::Amount(Amount { value: from, .. })),
        Some(Cell::Amount(Amount { value: to, .. })),
    ) = (cells.first(), cells.get(1))
    else {
        return "–".to_owned();
    };
    // A tenth is as near as anybody reads it; sums of halves and thirds would else show their dust.
    let change = ((to - from) * 10.0).round() / 10.0;
    let number = format::number(chart.language, change.abs());
    match change {
        change if change > 0.0 => format!("+{number}"),
        change if change < 0.0 => format!("−{number}"),
        _ => number,
    }
}
