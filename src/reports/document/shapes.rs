//! Figures that say more than bars: parts of a whole as stacked bars, numbers as dots with the middle half.

use super::figure::Drawn;
use crate::findings::measure::{MeasureForm, MeasureKind};
use crate::findings::tally::{Base, Cell, Numbers, Row};
use crate::language::format;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{self, Dot, Dots, Kind, Stack, StackedBars};

/// Most parts of a bar that can be told apart.
const MOST_PARTS: usize = 4;

impl Drawn<'_> {
    /// A choice of one among few by several groups: each group is a whole with its parts.
    pub(super) fn stacked(&self) -> Option<Kind> {
        let table = self.table;
        if table.kind != MeasureKind::SingleChoice || table.form != MeasureForm::Plain {
            return None;
        }
        let is_given = |row: &&Row| {
            row.cells.values().any(|cell| match cell {
                Cell::Shown { count, .. } => *count > 0,
                Cell::Hidden => true,
                Cell::NotOffered => false,
            })
        };
        let rows: Vec<&Row> = table.rows.iter().filter(is_given).collect();
        let groups: Vec<(RespondentGroup, &Base)> = table
            .bases
            .iter()
            .filter(|(_, base)| base.answered != Some(0))
            .map(|(group, base)| (*group, base))
            .collect();
        if groups.len() < 2 || !(2..=MOST_PARTS).contains(&rows.len()) {
            return None;
        }
        // Over several mechanisms an organization may have given several codes: these are no parts of a whole.
        let is_whole = groups.iter().all(|(group, base)| {
            let cells = || rows.iter().filter_map(|row| row.cells.get(group));
            let is_hidden = cells().any(|cell| *cell == Cell::Hidden);
            let sum: usize = rows.iter().map(|row| self.count(row, *group)).sum();
            is_hidden || base.answered == Some(sum)
        });
        if !is_whole {
            return None;
        }
        Some(Kind::StackedBars(StackedBars {
            label: self.language.text("report-group"),
            parts: rows.iter().map(|row| row.label.clone()).collect(),
            rows: groups
                .into_iter()
                .map(|(group, base)| Stack {
                    label: self.group(group),
                    note: self.note(base),
                    cells: rows
                        .iter()
                        .map(|row| self.cell(row.cells.get(&group), group))
                        .collect(),
                    is_point: false,
                })
                .collect(),
            full: 100.0,
        }))
    }

    /// Numbers with their middle half: a dot for each group, or of one group for each row of a matrix.
    pub(super) fn dots(&self) -> Option<Kind> {
        let table = self.table;
        let is_number = table.kind == MeasureKind::Number
            && matches!(table.form, MeasureForm::Plain | MeasureForm::Shares);
        if !is_number || self.is_year() {
            return None;
        }
        let rows: Vec<Dot> = match table.number_rows.is_empty() {
            true => table
                .numbers
                .iter()
                .map(|(group, numbers)| {
                    let base = table.bases.get(group);
                    let note = base.map(|base| self.note(base)).unwrap_or_default();
                    self.dot(self.group(*group), note, numbers)
                })
                .collect(),
            false => {
                let has_numbers = |group: &RespondentGroup| table.has_numbers(*group);
                let groups: Vec<RespondentGroup> =
                    table.bases.keys().copied().filter(has_numbers).collect();
                // Several groups stand beside each other better as bars.
                let [group] = groups.as_slice() else {
                    return None;
                };
                let rows = table.number_rows.iter();
                rows.filter_map(|row| {
                    let numbers = row.numbers.get(group)?;
                    let note = self
                        .language
                        .text_with("chart-base", &[("count", numbers.n.into())]);
                    Some(self.dot(row.label.clone(), note, numbers))
                })
                .collect()
            }
        };
        let has_ranges = rows.iter().any(|row| row.range.is_some());
        if rows.len() < 2 || !has_ranges {
            return None;
        }
        let ends = rows.iter().flat_map(|row| {
            let range = row.range.as_ref().map(|(low, high, _)| [*low, *high]);
            let middle = row.middle.value();
            range.into_iter().flatten().chain(middle)
        });
        let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let high = round_above(high);
        let marks = [low, (low + high) / 2.0, high];
        Some(Kind::Dots(Dots {
            label: self.language.text("chart-answer"),
            middle: self.language.text("chart-mean"),
            range: self.language.text("chart-middle-half"),
            low,
            high,
            marks: marks.map(|mark| (mark, self.number(mark))).to_vec(),
            rows,
        }))
    }

    fn dot(&self, label: String, note: String, numbers: &Numbers) -> Dot {
        Dot {
            label,
            note,
            middle: chart::Cell::written(numbers.mean, self.number(numbers.mean)),
            range: numbers.quartiles.map(|(low, high)| {
                let text = format!(
                    "{}–{}",
                    format::number(self.language, low),
                    format::number(self.language, high)
                );
                (low, high, text)
            }),
            is_point: false,
        }
    }
}

/// The next number that reads well as the end of a scale: 1, 2 or 5 with zeros.
fn round_above(value: f64) -> f64 {
    if !value.is_finite() || value <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 4.0, 6.0, 8.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= value);
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::round_above;

    #[test]
    fn scales_end_at_round_numbers() {
        for (value, end) in [
            (0.0, 1.0),
            (0.7, 0.8),
            (3.4, 4.0),
            (4.0, 4.0),
            (57.0, 60.0),
            (97.0, 100.0),
        ] {
            assert!((round_above(value) - end).abs() < 1e-9, "{value}");
        }
    }
}
