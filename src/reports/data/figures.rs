//! What was counted, as tables: bases and absences, codes, numbers, choices in the rows of a matrix, places of a
//! ranking.
//!
//! One line per group and indicator, code or row of a matrix; for the figures of each mechanism with the mechanism
//! before it. A number that the disclosure rule holds back is an empty cell, and the column `status` says so.

mod released;

use super::{Cell, Column, ColumnKind, Table, TableKind};
use crate::findings::tally::{Cell as Figure, IndicatorTable, Numbers, Row};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

pub use released::released_tables;

/// The lines of the tables, of the whole round or of each mechanism.
pub struct Figures {
    of_mechanisms: bool,
    bases: Vec<Vec<Cell<'static>>>,
    counts: Vec<Vec<Cell<'static>>>,
    numbers: Vec<Vec<Cell<'static>>>,
    rows: Vec<Vec<Cell<'static>>>,
    places: Vec<Vec<Cell<'static>>>,
}

impl Figures {
    /// Of the whole round.
    pub fn of_round() -> Figures {
        Figures::new(false)
    }

    /// Of each mechanism.
    pub fn of_mechanisms() -> Figures {
        Figures::new(true)
    }

    fn new(of_mechanisms: bool) -> Figures {
        Figures {
            of_mechanisms,
            bases: Vec::new(),
            counts: Vec::new(),
            numbers: Vec::new(),
            rows: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Adds the table of an indicator; of a mechanism with its id and name.
    pub fn add(&mut self, mechanism: Option<(&str, &str)>, table: &IndicatorTable) {
        for (group, base) in &table.bases {
            let mut line = self.head(mechanism, table, *group);
            line.extend([
                count(base.answered),
                if base.too_few { Cell::YES } else { Cell::NO },
                count(base.no_answer),
                count(base.do_not_know),
                count(base.refused),
                count(base.not_applicable),
            ]);
            line.extend(number_cells(table.numbers.get(group)));
            self.bases.push(line);
        }
        for row in &table.rows {
            for (group, figure) in &row.cells {
                if let Some(cells) = count_cells(row, figure) {
                    let mut line = self.head(mechanism, table, *group);
                    line.extend(cells);
                    self.counts.push(line);
                }
            }
        }
        for row in &table.matrix {
            for column in &row.cells {
                for (group, figure) in &column.cells {
                    if let Some(cells) = count_cells(column, figure) {
                        let mut line = self.head(mechanism, table, *group);
                        line.extend([
                            Cell::text(row.code.clone()),
                            Cell::text(row.label.clone()),
                            count(row.bases.get(group).copied().flatten()),
                        ]);
                        line.extend(cells);
                        self.rows.push(line);
                    }
                }
            }
        }
        for (code, groups) in &table.places {
            let label = table.rows.iter().find(|row| row.code == *code);
            for (group, place) in groups {
                let mut line = self.head(mechanism, table, *group);
                line.extend([
                    Cell::text(code.clone()),
                    label.map_or(Cell::Empty, |row| Cell::text(row.label.clone())),
                    Cell::Number(place.n as f64),
                    Cell::Number(place.mean),
                    count(place.first),
                ]);
                self.places.push(line);
            }
        }
        for row in &table.number_rows {
            for (group, numbers) in &row.numbers {
                let mut line = self.head(mechanism, table, *group);
                line.extend([Cell::text(row.code.clone()), Cell::text(row.label.clone())]);
                line.extend(number_cells(Some(numbers)));
                self.numbers.push(line);
            }
        }
    }

    fn head(
        &self,
        mechanism: Option<(&str, &str)>,
        table: &IndicatorTable,
        group: RespondentGroup,
    ) -> Vec<Cell<'static>> {
        let mut line = Vec::with_capacity(14);
        if self.of_mechanisms {
            let (id, name) = mechanism.unwrap_or_default();
            line.push(Cell::text(id.to_owned()));
            line.push(Cell::text(name.to_owned()));
        }
        line.push(Cell::text(table.indicator.clone()));
        line.push(Cell::text(table.title.clone()));
        line.push(Cell::text(group.code()));
        line
    }

    /// The tables with their lines.
    pub fn into_tables(self, language: Language) -> Vec<(Table, Vec<Vec<Cell<'static>>>)> {
        let about = if self.of_mechanisms {
            "mechanism"
        } else {
            "round"
        };
        let head = head_columns(self.of_mechanisms, language);
        let (label, number) = (label_in(language), number_in(language));
        let code = |name: &str, key: &str| Column::new(name, label(key), ColumnKind::Code);
        let spread = || spread_columns(language);
        let counted = || counted_columns(language);
        let row = || row_columns(language);
        let parts = [
            (
                "bases",
                [
                    vec![
                        number("answered", "answered"),
                        number("too_few", "too-few"),
                        number("no_answer", "no-answer"),
                        number("do_not_know", "do-not-know"),
                        number("refused", "refused"),
                        number("not_applicable", "not-applicable"),
                    ],
                    spread(),
                ]
                .concat(),
                self.bases,
            ),
            ("counts", counted(), self.counts),
            ("numbers", [row(), spread()].concat(), self.numbers),
            (
                "rows",
                [row(), vec![number("answered", "answered")], counted()].concat(),
                self.rows,
            ),
            (
                "places",
                vec![
                    code("code", "code"),
                    Column::words("code_label", label("code-label")),
                    number("n", "ranked"),
                    number("mean", "mean-place"),
                    number("first", "first"),
                ],
                self.places,
            ),
        ];
        parts
            .into_iter()
            .map(|(part, columns, lines)| {
                let table = Table {
                    name: format!("{about}-{part}"),
                    title: language.text(&format!("export-table-{about}-{part}")),
                    kind: TableKind::Figures,
                    columns: [head.clone(), columns].concat(),
                    rows: None,
                };
                (table, lines)
            })
            .collect()
    }
}

fn label_in(language: Language) -> impl Fn(&str) -> String {
    move |key| language.text(&format!("export-column-{key}"))
}

fn number_in(language: Language) -> impl Fn(&str, &str) -> Column {
    let label = label_in(language);
    move |name, key| Column::new(name, label(key), ColumnKind::Number)
}

fn head_columns(of_mechanisms: bool, language: Language) -> Vec<Column> {
    let label = label_in(language);
    let mut columns = Vec::new();
    if of_mechanisms {
        columns.push(Column::new("iscm", label("iscm"), ColumnKind::Code));
        columns.push(Column::words("iscm_name", label("iscm-name")));
    }
    columns.push(Column::new(
        "indicator",
        label("indicator"),
        ColumnKind::Code,
    ));
    columns.push(Column::words("indicator_title", label("indicator-title")));
    columns.push(Column::new("group", label("group"), ColumnKind::Code));
    columns
}

fn spread_columns(language: Language) -> Vec<Column> {
    let number = number_in(language);
    vec![
        number("n", "n"),
        number("mean", "mean"),
        number("median", "median"),
        number("lower_quartile", "lower-quartile"),
        number("upper_quartile", "upper-quartile"),
    ]
}

fn counted_columns(language: Language) -> Vec<Column> {
    let (label, number) = (label_in(language), number_in(language));
    vec![
        Column::new("code", label("code"), ColumnKind::Code),
        Column::words("code_label", label("code-label")),
        number("count", "count"),
        number("share", "share"),
        Column::new("status", label("status"), ColumnKind::Code),
    ]
}

fn row_columns(language: Language) -> Vec<Column> {
    let label = label_in(language);
    vec![
        Column::new("row", label("row"), ColumnKind::Code),
        Column::words("row_label", label("row-label")),
    ]
}

/// Code, label, count, share and status; `None` where the group's file does not offer the code.
fn count_cells(row: &Row, figure: &Figure) -> Option<[Cell<'static>; 5]> {
    let (status, number, share) = match figure {
        Figure::NotOffered => return None,
        Figure::Hidden => ("hidden", None, None),
        Figure::Shown { count, share } => ("shown", Some(*count), *share),
    };
    Some([
        Cell::text(row.code.clone()),
        Cell::text(row.label.clone()),
        count(number),
        Cell::number(share),
        Cell::text(status),
    ])
}

fn count(count: Option<usize>) -> Cell<'static> {
    Cell::number(count.map(|count| count as f64))
}

fn number_cells(numbers: Option<&Numbers>) -> [Cell<'static>; 5] {
    let Some(numbers) = numbers else {
        return [const { Cell::Empty }; 5];
    };
    let (lower, upper) = numbers.quartiles.unzip();
    [
        Cell::Number(numbers.n as f64),
        Cell::Number(numbers.mean),
        Cell::Number(numbers.median),
        Cell::number(lower),
        Cell::number(upper),
    ]
}
