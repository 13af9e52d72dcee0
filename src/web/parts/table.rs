//! Tables: sorted by links, cards instead of rows on small screens.

use maud::{Markup, html};

/// A column with its heading.
pub struct Column {
    pub label: String,
    /// Figures: at the end of the line, of equal width.
    pub numeric: bool,
    /// The address that sorts by it, if it can be sorted by.
    pub sort: Option<Sort>,
}

/// How a column is sorted now, and where its heading leads.
pub struct Sort {
    pub href: String,
    /// `Some(true)`: ascending by this column.
    pub ascending: Option<bool>,
}

impl Column {
    pub fn text(label: impl Into<String>) -> Column {
        Column {
            label: label.into(),
            numeric: false,
            sort: None,
        }
    }

    pub fn number(label: impl Into<String>) -> Column {
        Column {
            numeric: true,
            ..Column::text(label)
        }
    }

    #[must_use]
    pub fn sorted_by(mut self, href: String, ascending: Option<bool>) -> Column {
        self.sort = Some(Sort { href, ascending });
        self
    }
}

/// One cell.
pub type Cell = Markup;

/// One row; its first cell is the row's heading.
pub struct Row {
    pub cells: Vec<Cell>,
}

/// A table of facts.
pub struct Table<'a> {
    pub caption: &'a str,
    /// The caption is read aloud but not shown, where a heading above says the same.
    pub hide_caption: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Said instead of rows where there are none.
    pub empty: &'a str,
}

/// A table of facts, which becomes cards on small screens.
///
/// The roles are written out because browsers drop them where CSS changes `display`.
pub fn table(table: &Table) -> Markup {
    html! {
        @if table.rows.is_empty() {
            p.soft { (table.empty) }
        } @else {
            div.scroll {
                table.data.stack role="table" {
                    caption class=[table.hide_caption.then_some("hide")] { (table.caption) }
                    thead role="rowgroup" {
                        tr role="row" {
                            @for column in &table.columns {
                                th class=[column.numeric.then_some("num")] scope="col" role="columnheader" aria-sort=[column.sort.as_ref().and_then(aria_sort)] {
                                    @match &column.sort {
                                        Some(sort) => a href=(sort.href) {
                                            (column.label)
                                            @match sort.ascending {
                                                Some(true) => span aria-hidden="true" { "▲" },
                                                Some(false) => span aria-hidden="true" { "▼" },
                                                None => {},
                                            }
                                        },
                                        None => (column.label),
                                    }
                                }
                            }
                        }
                    }
                    tbody role="rowgroup" {
                        @for row in &table.rows {
                            tr role="row" {
                                @for (index, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                                    @if index == 0 {
                                        th scope="row" role="rowheader" { (cell) }
                                    } @else {
                                        td class=[column.numeric.then_some("num")] role="cell" data-label=(column.label) { (cell) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn aria_sort(sort: &Sort) -> Option<&'static str> {
    sort.ascending
        .map(|ascending| if ascending { "ascending" } else { "descending" })
}
