//! The table of one indicator as a figure: its finding, its drawing, its numbers.

use super::{Block, Column, Figure, Table};
use crate::findings::measure::{MeasureForm, MeasureKind};
use crate::findings::tally::{Base, Cell, IndicatorTable, Numbers, Row};
use crate::language::{Language, format};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::chart::{self, Bar, Bars, Chart, Heat, HeatRow, Kind, Series};

/// The figure of an indicator; `None` where it would say nothing: nobody answered, or the disclosure rule
/// holds everything back.
pub fn figure_of(
    table: &IndicatorTable,
    language: Language,
    least_for_finding: usize,
    source: &str,
) -> Option<Figure> {
    let table = &among_those_who_answered(table);
    let drawn = Drawn { table, language };
    let kind = drawn.kind()?;
    let finding = drawn.finding(least_for_finding);
    if matches!(&kind, Kind::Bars(bars) if bars.rows.len() < 2) {
        // One bar draws no comparison; its sentence stands in the text.
        return None;
    }
    let unit = language.text(match (table.form, table.kind) {
        (MeasureForm::Shares, _) => "chart-unit-shares",
        (MeasureForm::Ranking, _) => "chart-unit-places",
        (MeasureForm::Plain, MeasureKind::Number) if drawn.is_year() => "chart-unit-year",
        (MeasureForm::Plain, MeasureKind::Number) => "chart-unit-number",
        _ if matches!(kind, Kind::StackedBars(_)) => "chart-unit-parts",
        _ => "chart-unit",
    });
    let measure = match &finding {
        Some(_) => format!("{} · {unit}", table.title),
        None => capitalized(&unit),
    };
    let caption = finding.unwrap_or_else(|| table.title.clone());
    let chart = Chart {
        title: caption.clone(),
        measure: measure.clone(),
        source: source.to_owned(),
        ..Chart::new(language, kind)
    };
    if chart.is_empty() {
        return None;
    }
    let table = as_table(&chart, &table.title, source);
    let alt = alternative(&caption, &measure, &table);
    let (chart, measure) = as_tall_as_a_page(chart, measure);
    Some(Figure {
        alt,
        caption,
        measure,
        chart,
        table,
    })
}

/// The table without groups of which nobody answered: a column of noughts says nothing.
fn among_those_who_answered(table: &IndicatorTable) -> IndicatorTable {
    let mut table = table.clone();
    let has_answered = |base: &Base| base.answered != Some(0);
    if table.bases.values().any(has_answered) {
        table.bases.retain(|_, base| has_answered(base));
    }
    table
}

/// Most bars that one page holds beside something else.
const MOST_BARS: usize = 20;
/// The bars of a chart that has more: those that a reader still compares.
const FIRST_BARS: usize = 15;

/// A chart of no more bars than a page holds, and says so: its table has them all.
fn as_tall_as_a_page(mut chart: Chart, measure: String) -> (Chart, String) {
    let language = chart.language;
    let Kind::Bars(bars) = &mut chart.kind else {
        return (chart, measure);
    };
    let total = bars.rows.len();
    if total <= MOST_BARS {
        return (chart, measure);
    }
    bars.rows.truncate(FIRST_BARS);
    let shown = language.text_with(
        "chart-first-of",
        &[("shown", FIRST_BARS.into()), ("total", total.into())],
    );
    let measure = format!("{measure} · {shown}");
    chart.measure.clone_from(&measure);
    (chart, measure)
}

/// A chart that needs no indicator as a figure.
pub fn figure_around(chart: Chart) -> Figure {
    let chart = Chart {
        measure: capitalized(&chart.measure),
        ..chart
    };
    let table = upright(as_table(&chart, &chart.title, &chart.source));
    Figure {
        caption: chart.title.clone(),
        measure: chart.measure.clone(),
        alt: alternative(&chart.title, &chart.measure, &table),
        chart,
        table,
    }
}

/// A measure that stands alone begins like a sentence.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The part with the values of all figures, where there are any.
pub fn figure_tables(blocks: &[Block], language: Language) -> Option<Block> {
    let has_figures = blocks.iter().any(|block| matches!(block, Block::Figure(_)));
    has_figures.then(|| Block::FigureTables {
        title: language.text("report-figures-annex"),
        lead: language.text("report-figures-lead"),
    })
}

/// The values of a chart as a table of the report.
fn as_table(chart: &Chart, caption: &str, source: &str) -> Table {
    let values = chart::table(chart);
    Table {
        caption: caption.to_owned(),
        columns: values
            .columns
            .into_iter()
            .map(|column| Column {
                label: column.label,
                is_number: column.is_number,
            })
            .collect(),
        rows: values
            .rows
            .into_iter()
            .map(|row| {
                let mut cells = vec![row.label];
                cells.extend(row.cells);
                cells
            })
            .collect(),
        foot: source.to_owned(),
    }
}

/// Most columns that a page holds side by side.
const MOST_COLUMNS: usize = 8;

/// A table of more columns than a page holds, with its columns as rows.
fn upright(table: Table) -> Table {
    if table.columns.len() <= MOST_COLUMNS || table.rows.len() >= MOST_COLUMNS {
        return table;
    }
    let label = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
    Table {
        columns: std::iter::once(Column::text(""))
            .chain(table.rows.iter().map(|row| Column::number(label(row))))
            .collect(),
        rows: table
            .columns
            .iter()
            .enumerate()
            .skip(1)
            .map(|(place, column)| {
                let cells = table.rows.iter().filter_map(|row| row.get(place).cloned());
                std::iter::once(column.label.clone()).chain(cells).collect()
            })
            .collect(),
        ..table
    }
}

/// What the drawing shows, for who does not see it: its words, and every value.
fn alternative(caption: &str, measure: &str, table: &Table) -> String {
    let heads: Vec<&str> = table
        .columns
        .iter()
        .skip(1)
        .map(|column| column.label.as_str())
        .collect();
    let rows = table.rows.iter().map(|row| {
        let label = row.first().map_or("", String::as_str);
        let cells: Vec<String> = match heads.len() {
            1 => row.iter().skip(1).cloned().collect(),
            _ => heads
                .iter()
                .zip(row.iter().skip(1))
                .map(|(head, cell)| format!("{head} {cell}"))
                .collect(),
        };
        format!("{label}: {}", cells.join(", "))
    });
    let mut parts = vec![caption.to_owned(), measure.to_owned()];
    parts.extend(rows);
    parts.join(". ")
}

/// A table on its way to a drawing.
pub(super) struct Drawn<'a> {
    pub(super) table: &'a IndicatorTable,
    pub(super) language: Language,
}

impl Drawn<'_> {
    fn kind(&self) -> Option<Kind> {
        if let Some(kind) = self.stacked().or_else(|| self.dots()) {
            return Some(kind);
        }
        let language = self.language;
        let (rows, full) = match (self.table.form, self.table.kind) {
            (MeasureForm::Matrix, _) if !self.table.matrix.is_empty() => return self.heat(),
            (MeasureForm::Ranking, _) => (self.place_rows(), 100.0),
            (MeasureForm::Rating, _) => (self.code_rows(), 100.0),
            (_, MeasureKind::Number) => self.number_rows(),
            _ => (self.code_rows(), 100.0),
        };
        if rows.is_empty() {
            return None;
        }
        Some(Kind::Bars(Bars {
            label: language.text("chart-answer"),
            series: self
                .table
                .bases
                .iter()
                .map(|(group, base)| Series::new(self.group(*group), self.note(base)))
                .collect(),
            rows,
            foot: Vec::new(),
            full,
        }))
    }

    pub(super) fn group(&self, group: RespondentGroup) -> String {
        self.language
            .text_with("report-group-name", &[("group", group.code().into())])
    }

    /// "n = 11".
    pub(super) fn note(&self, base: &Base) -> String {
        match base.answered {
            Some(count) => self
                .language
                .text_with("chart-base", &[("count", count.into())]),
            None => self.language.text("chart-too-few"),
        }
    }

    fn hidden(&self) -> chart::Cell {
        chart::Cell::Hidden(self.language.text("chart-hidden"))
    }

    pub(super) fn number(&self, value: f64) -> String {
        if self.is_year() {
            format::plain_number(self.language, value.round())
        } else {
            format::number(self.language, value)
        }
    }

    /// The codes that somebody gave, the most frequent first where several may be given.
    fn code_rows(&self) -> Vec<Bar> {
        let is_rating = self.table.form == MeasureForm::Rating;
        let mut rows: Vec<&Row> = self
            .table
            .rows
            .iter()
            .filter(|row| {
                is_rating
                    || row.cells.iter().any(|(group, cell)| match cell {
                        Cell::Shown { count, .. } => *count > 0,
                        Cell::Hidden => !self.table.bases[group].too_few,
                        Cell::NotOffered => false,
                    })
            })
            .collect();
        if self.table.kind == MeasureKind::MultipleChoice {
            rows.sort_by_key(|row| {
                let counts = row.cells.values().map(|cell| match cell {
                    Cell::Shown { count, .. } => *count,
                    Cell::Hidden | Cell::NotOffered => 0,
                });
                std::cmp::Reverse(counts.collect::<Vec<_>>())
            });
        }
        let points = self.points();
        rows.into_iter()
            .map(|row| Bar {
                label: row.label.clone(),
                cells: self
                    .table
                    .bases
                    .keys()
                    .map(|group| self.cell(row.cells.get(group), *group))
                    .collect(),
                is_point: points.iter().any(|point| point.code == row.code),
            })
            .collect()
    }

    pub(super) fn cell(&self, cell: Option<&Cell>, group: RespondentGroup) -> chart::Cell {
        match cell {
            Some(Cell::Shown { count, .. }) => {
                let base = self.table.bases.get(&group).and_then(|base| base.answered);
                chart::Cell::count_of(self.language, *count, base.unwrap_or(0))
            }
            Some(Cell::Hidden) => self.hidden(),
            Some(Cell::NotOffered) | None => chart::Cell::None,
        }
    }

    /// The mean place of each code, the best first; its bar is the share of those who put it first.
    fn place_rows(&self) -> Vec<Bar> {
        let language = self.language;
        let mut rows: Vec<(f64, Bar)> = Vec::new();
        for row in &self.table.rows {
            let Some(places) = self.table.places.get(&row.code) else {
                continue;
            };
            let best = places.values().next().map_or(0.0, |place| place.mean);
            let cells = self.table.bases.iter().map(|(group, base)| {
                let Some(place) = places.get(group) else {
                    return self.hidden();
                };
                let first = place.first.zip(base.answered.filter(|base| *base > 0));
                chart::Cell::Amount(chart::Amount {
                    value: first.map_or(0.0, |(first, base)| 100.0 * first as f64 / base as f64),
                    written: self.number(place.mean),
                    beside: place
                        .first
                        .map(|first| format::number(language, first as f64)),
                    href: None,
                    held_back: None,
                    is_count: false,
                })
            });
            rows.push((best, Bar::new(row.label.clone(), cells.collect())));
        }
        rows.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// A matrix of choices by one group: the first of which enough is shown.
    fn heat(&self) -> Option<Kind> {
        let group = self.table.bases.keys().copied().find(|group| {
            self.table
                .matrix
                .iter()
                .any(|row| row.bases.get(group).is_some_and(Option::is_some))
        })?;
        let first = self.table.matrix.first()?;
        let rows: Vec<HeatRow> = self
            .table
            .matrix
            .iter()
            .map(|row| HeatRow {
                label: row.label.clone(),
                cells: row
                    .cells
                    .iter()
                    .map(|cell| match cell.cells.get(&group) {
                        Some(Cell::Shown { count, .. }) => {
                            chart::Cell::number(self.language, *count as f64)
                        }
                        Some(Cell::Hidden) => self.hidden(),
                        Some(Cell::NotOffered) | None => chart::Cell::None,
                    })
                    .collect(),
            })
            .collect();
        let largest = rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(chart::Cell::value)
            .fold(0.0, f64::max);
        Some(Kind::Heat(Heat {
            label: self.group(group),
            columns: first.cells.iter().map(|cell| cell.label.clone()).collect(),
            rows,
            steps: Heat::steps_of(largest),
        }))
    }

    fn number_rows(&self) -> (Vec<Bar>, f64) {
        let language = self.language;
        if !self.table.number_rows.is_empty() {
            let rows: Vec<Bar> = self
                .table
                .number_rows
                .iter()
                .map(|row| {
                    self.bar(row.label.clone(), |group| {
                        let mean = row.numbers.get(&group)?.mean;
                        Some(chart::Cell::written(mean, self.number(mean)))
                    })
                })
                .collect();
            let full = match self.table.form {
                MeasureForm::Shares => 100.0,
                _ => largest(&rows),
            };
            return (rows, full);
        }
        if self.table.numbers.is_empty() {
            return (Vec::new(), 1.0);
        }
        let of = |group, value: fn(&Numbers) -> f64| {
            let value = value(self.table.numbers.get(&group)?);
            Some(match self.is_year() {
                // A year has no length.
                true => chart::Cell::Plain(self.number(value)),
                false => chart::Cell::written(value, self.number(value)),
            })
        };
        let mut rows = Vec::new();
        if !self.is_year() {
            let mean = self.bar(language.text("chart-mean"), |group| {
                of(group, |numbers| numbers.mean)
            });
            rows.push(mean.as_point());
        }
        rows.push(self.bar(language.text("chart-median"), |group| {
            of(group, |numbers| numbers.median)
        }));
        if self
            .table
            .numbers
            .values()
            .any(|numbers| numbers.quartiles.is_some())
        {
            rows.push(self.bar(language.text("chart-middle-half"), |group| {
                let (low, high) = self.table.numbers.get(&group)?.quartiles?;
                Some(chart::Cell::Plain(format!(
                    "{}–{}",
                    self.number(low),
                    self.number(high)
                )))
            }));
        }
        let full = largest(&rows);
        (rows, full)
    }

    fn bar(&self, label: String, value: impl Fn(RespondentGroup) -> Option<chart::Cell>) -> Bar {
        let cells = self.table.bases.iter().map(|(group, base)| {
            value(*group).unwrap_or_else(|| match base.answered {
                Some(0) => chart::Cell::None,
                Some(_) if self.table.has_numbers(*group) => chart::Cell::None,
                _ => self.hidden(),
            })
        });
        Bar::new(label, cells.collect())
    }

    /// Whether the numbers are years: these have no mean, and are written without grouping. A questionnaire
    /// knows no years apart from other numbers, so that their size tells.
    pub(super) fn is_year(&self) -> bool {
        !self.table.numbers.is_empty()
            && self
                .table
                .numbers
                .values()
                .all(|numbers| (1800.0..2200.0).contains(&numbers.median))
    }

    pub(super) fn count(&self, row: &Row, group: RespondentGroup) -> usize {
        match row.cells.get(&group) {
            Some(Cell::Shown { count, .. }) => *count,
            _ => 0,
        }
    }

    /// The first group of which anything is shown.
    fn first_group(&self) -> Option<(RespondentGroup, usize)> {
        self.table.bases.iter().find_map(|(group, base)| {
            let base = base.answered?;
            let shown = self
                .table
                .rows
                .iter()
                .any(|row| self.count(row, *group) > 0);
            shown.then_some((*group, base))
        })
    }

    /// The codes that most of that group gave; none where many share the place.
    fn points(&self) -> Vec<&Row> {
        let Some((group, _)) = self.first_group() else {
            return Vec::new();
        };
        let counts = self.table.rows.iter().map(|row| self.count(row, group));
        let most = counts.max().unwrap_or(0);
        let points: Vec<&Row> = self
            .table
            .rows
            .iter()
            .filter(|row| most > 0 && self.count(row, group) == most)
            .collect();
        if points.len() > 2 { Vec::new() } else { points }
    }

    /// The finding in one line, from what is shown and no more.
    fn finding(&self, least: usize) -> Option<String> {
        let language = self.language;
        if matches!(self.table.form, MeasureForm::Matrix | MeasureForm::Ranking) {
            return None;
        }
        if self.table.kind == MeasureKind::Number {
            let (group, numbers) = self.table.numbers.iter().next()?;
            if !self.table.number_rows.is_empty() || self.is_year() || numbers.n < least {
                return None;
            }
            let mean = format::number(language, numbers.mean);
            return Some(language.text_with(
                "chart-finding-mean",
                &[("group", group.code().into()), ("mean", mean.into())],
            ));
        }
        let (group, base) = self.first_group().filter(|(_, base)| *base >= least)?;
        if self.table.overlaps(group) {
            return None;
        }
        let points = self.points();
        let most = self.count(points.first()?, group);
        let labels: Vec<&str> = points.iter().map(|row| row.label.as_str()).collect();
        let key = match (points.len() > 1, most == base) {
            (true, false) => "chart-finding-each",
            (false, false) => "chart-finding",
            (_, true) => "chart-finding-all",
        };
        Some(language.text_with(
            key,
            &[
                ("group", group.code().into()),
                ("count", most.into()),
                ("base", base.into()),
                ("label", format::entries(language, &labels).into()),
            ],
        ))
    }
}

/// What a full bar stands for where the numbers have no end of their own.
fn largest(rows: &[Bar]) -> f64 {
    rows.iter()
        .flat_map(|row| &row.cells)
        .filter_map(chart::Cell::value)
        .fold(1.0, f64::max)
}
