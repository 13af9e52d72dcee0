//! The codebook: what each column of each table is, and what each of its codes means.

use super::{Cell, Measured, Table};

/// The columns of the codebook. A variable has one line of its own and one more for each value that has a name.
pub const COLUMNS: [&str; 12] = [
    "table",
    "variable",
    "sav_variable",
    "kind",
    "label",
    "indicator",
    "counts_as",
    "row",
    "attribution",
    "value",
    "value_label",
    "absence",
];

/// The lines of the codebook, in the order of the tables.
pub fn lines(tables: &[Table]) -> impl Iterator<Item = Vec<Cell<'_>>> {
    tables.iter().flat_map(|table| {
        let names = super::sav::names::variable_names(table);
        table
            .columns
            .iter()
            .zip(names)
            .flat_map(move |(column, sav_name)| {
                let head = move |sav_name: String| {
                    vec![
                        Cell::text(table.name.as_str()),
                        Cell::text(column.name.as_str()),
                        Cell::text(sav_name),
                    ]
                };
                let mut first = head(sav_name.clone());
                first.extend([
                    Cell::text(column.kind.code()),
                    Cell::text(column.label.as_str()),
                    optional(column.indicator.as_deref()),
                    column.measure.as_ref().map_or(Cell::Empty, counts_as),
                    optional(column.row.as_deref()),
                    optional(column.attribution),
                    Cell::Empty,
                    Cell::Empty,
                    Cell::Empty,
                ]);
                let values = column.values.iter().map(move |value| {
                    let mut line = head(sav_name.clone());
                    line.extend(std::iter::repeat_n(Cell::Empty, 6));
                    line.extend([
                        Cell::text(value.value.as_str()),
                        Cell::text(value.label.as_str()),
                        if value.is_absence {
                            Cell::YES
                        } else {
                            Cell::Empty
                        },
                    ]);
                    line
                });
                std::iter::once(first).chain(values)
            })
    })
}

fn optional(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Empty, Cell::text)
}

/// `codes`, `flag:trade`, `rank:trade`, `numbers`, `more_codes`.
fn counts_as(measured: &Measured) -> Cell<'static> {
    Cell::text(match measured {
        Measured::Codes => "codes".to_owned(),
        Measured::Flag(code) => format!("flag:{code}"),
        Measured::Rank(code) => format!("rank:{code}"),
        Measured::Numbers => "numbers".to_owned(),
        Measured::MoreCodes => "more_codes".to_owned(),
    })
}
