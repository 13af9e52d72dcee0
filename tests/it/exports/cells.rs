//! The workbook that staff take: every cell of every sheet, as a program reads them.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use iscm_survey::reports::data::Format;

use super::files::{answered, everything, export};
use crate::support::databases::run_on_both;

/// A sheet after the other, a line for each row. Text that could be taken for a number or a formula stands in quotation
/// marks.
fn cells(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).expect("a sheet");
        text.push_str(&format!("== {name}\n"));
        for row in sheet.rows() {
            let cells: Vec<String> = row.iter().map(cell).collect();
            text.push_str(cells.join(" | ").trim_end_matches([' ', '|']));
            text.push('\n');
        }
    }
    text
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) if text.parse::<f64>().is_ok() || text.starts_with('=') => {
            format!("{text:?}")
        }
        Data::String(text) => text.replace('\n', "⏎"),
        other => other.to_string(),
    }
}

#[test]
fn the_workbook_for_staff_holds_these_cells() {
    run_on_both(|database| {
        let (bytes, _) = export(&answered(database), &everything(Format::Xlsx));
        insta::with_settings!({
            filters => vec![
                (r"[0-9a-f]{64}", "[digest]"),
                (concat!("iscm-survey ", env!("CARGO_PKG_VERSION")), "iscm-survey [version]"),
            ],
            omit_expression => true,
        }, {
            insta::assert_snapshot!("workbook_for_staff", cells(&bytes));
        });
    });
}
