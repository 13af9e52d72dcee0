//! A frozen release as tables: what readers outside have of a round, with no number that the release does not show.
//!
//! The same lines as those for staff, with what a release knows besides: who submitted, whether an organization
//! counts once over several mechanisms, and for each number whether it is held back. Matrices of choices and places
//! of rankings are in no release, and so in no table here.

use super::{
    count, counted_columns, head_columns, label_in, number_cells, number_in, row_columns,
    spread_columns,
};
use crate::findings::group::share_of;
use crate::findings::release::document::{
    FrozenIndicator, FrozenTable, Numbers as Frozen, Results, Value,
};
use crate::findings::tally::Numbers;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::data::{Cell, Column, ColumnKind, Table, TableKind};

type Line = Vec<Cell<'static>>;

/// The tables of a release with their lines.
pub fn released_tables(results: &Results, language: Language) -> Vec<(Table, Vec<Line>)> {
    let mut tables = vec![participation(results, language)];
    for of_mechanisms in [false, true] {
        let mut lines = Lines::default();
        for indicator in &results.indicators {
            for table in &indicator.tables {
                if table.iscm.is_some() == of_mechanisms {
                    lines.add(results, indicator, table, language);
                }
            }
        }
        tables.extend(lines.into_tables(of_mechanisms, language));
    }
    tables
}

/// Who submitted: each group, and the States by region.
fn participation(results: &Results, language: Language) -> (Table, Vec<Line>) {
    let (label, number) = (label_in(language), number_in(language));
    let line = |group: &'static str, region: Line, value: Value| {
        let mut line = vec![Cell::text(group)];
        line.extend(region);
        line.extend([count(value.count()), status(Some(value))]);
        line
    };
    let mut lines: Vec<Line> = Vec::new();
    for (group, value) in &results.participation {
        let group: RespondentGroup = (*group).into();
        lines.push(line(group.code(), vec![Cell::Empty, Cell::Empty], *value));
    }
    for region in &results.region_names {
        if let Some(value) = results.regions.get(&region.id) {
            let name = region.name.in_language(language).to_owned();
            let cells = vec![Cell::text(region.id.clone()), Cell::text(name)];
            lines.push(line(RespondentGroup::State.code(), cells, *value));
        }
    }
    let table = Table {
        name: "participation".to_owned(),
        title: language.text("export-table-participation"),
        kind: TableKind::Figures,
        columns: vec![
            Column::new("group", label("group"), ColumnKind::Code),
            Column::new("region", label("region"), ColumnKind::Code),
            Column::words("region_name", label("region-name")),
            number("submitted", "submitted"),
            Column::new("status", label("status"), ColumnKind::Code),
        ],
        rows: None,
    };
    (table, lines)
}

#[derive(Default)]
struct Lines {
    bases: Vec<Line>,
    counts: Vec<Line>,
    numbers: Vec<Line>,
}

impl Lines {
    fn add(
        &mut self,
        results: &Results,
        indicator: &FrozenIndicator,
        table: &FrozenTable,
        language: Language,
    ) {
        let head = || {
            let mut line = Vec::with_capacity(19);
            if let Some(id) = &table.iscm {
                let name = results
                    .iscms
                    .iter()
                    .find(|iscm| iscm.id == *id)
                    .map_or(id.as_str(), |iscm| iscm.name.in_language(language));
                line.extend([Cell::text(id.clone()), Cell::text(name.to_owned())]);
            }
            let group: RespondentGroup = table.group.into();
            line.extend([
                Cell::text(indicator.id.clone()),
                Cell::text(indicator.title.in_language(language).to_owned()),
                Cell::text(group.code()),
            ]);
            line
        };
        let label = |code: &str| {
            let known = indicator.codes.iter().find(|known| known.id == code);
            known.map_or(Cell::Empty, |known| {
                Cell::text(known.name.in_language(language).to_owned())
            })
        };
        let base = table.base.count();

        let mut line = head();
        let absence = |kind: &str| count(table.absent.get(kind).and_then(|value| value.count()));
        line.extend([
            count(base),
            status(Some(table.base)),
            if table.any { Cell::YES } else { Cell::NO },
            absence("no_answer"),
            absence("dontknow"),
            absence("refused"),
            absence("not_applicable"),
            status(table.absent.values().next().copied()),
        ]);
        line.extend(spread(table.numbers.as_ref()));
        self.bases.push(line);

        for (code, value) in &table.codes {
            let share = value
                .count()
                .zip(base)
                .and_then(|(count, base)| share_of(count, base));
            let mut line = head();
            line.extend([
                Cell::text(code.clone()),
                label(code),
                count(value.count()),
                Cell::number(share),
                status(Some(*value)),
            ]);
            self.counts.push(line);
        }
        for (row, numbers) in &table.rows {
            let mut line = head();
            line.extend([Cell::text(row.clone()), label(row)]);
            line.extend(spread(Some(numbers)));
            self.numbers.push(line);
        }
    }

    fn into_tables(self, of_mechanisms: bool, language: Language) -> Vec<(Table, Vec<Line>)> {
        let about = if of_mechanisms { "mechanism" } else { "round" };
        let (label, number) = (label_in(language), number_in(language));
        let status = |name: &str| Column::new(name, label("status"), ColumnKind::Code);
        let spread = || {
            let mut columns = spread_columns(language);
            columns.push(status("numbers_status"));
            columns
        };
        let bases = vec![
            number("answered", "answered"),
            status("status"),
            number("counted_once", "counted-once"),
            number("no_answer", "no-answer"),
            number("do_not_know", "do-not-know"),
            number("refused", "refused"),
            number("not_applicable", "not-applicable"),
            status("absences_status"),
        ];
        let parts = [
            ("bases", [bases, spread()].concat(), self.bases),
            ("counts", counted_columns(language), self.counts),
            (
                "numbers",
                [row_columns(language), spread()].concat(),
                self.numbers,
            ),
        ];
        parts
            .into_iter()
            .map(|(part, columns, lines)| {
                let table = Table {
                    name: format!("{about}-{part}"),
                    title: language.text(&format!("export-table-{about}-{part}")),
                    kind: TableKind::Figures,
                    columns: [head_columns(of_mechanisms, language), columns].concat(),
                    rows: None,
                };
                (table, lines)
            })
            .collect()
    }
}

/// `shown` or `hidden`; empty where there is no number.
fn status(value: Option<Value>) -> Cell<'static> {
    match value {
        None => Cell::Empty,
        Some(Value::Count(_)) => Cell::text("shown"),
        Some(Value::Hidden(_)) => Cell::text("hidden"),
    }
}

/// Number, mean, median and quartiles, and whether they are shown.
fn spread(numbers: Option<&Frozen>) -> Line {
    let (shown, status) = match numbers {
        None => (None, Cell::Empty),
        Some(Frozen::Hidden(_)) => (None, Cell::text("hidden")),
        Some(Frozen::Shown(shown)) => (Some(shown), Cell::text("shown")),
    };
    let shown = shown.map(|shown| Numbers {
        n: shown.n,
        mean: shown.mean,
        median: shown.median,
        quartiles: shown.quartiles,
    });
    let mut line: Line = number_cells(shown.as_ref()).into();
    line.push(status);
    line
}
