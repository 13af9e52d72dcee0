//! Matrices: one fieldset per row with real labels; tables only where each cell is one short control.

use maud::{Markup, html};

use super::controls::{input, options, select};
use super::{Depth, FieldView, errors, names, nested_elements, value_text};
use crate::language::LocalizedText;
use crate::questionnaire::form::{ColumnState, ElementState, EntryState, QuestionState};
use crate::questionnaire::model::{InputType, Matrix, QuestionKind, TotalKind};
use crate::web::parts::errors::{answer_error, field_error};
use crate::web::parts::message::shown;

/// A matrix of radio buttons or boxes.
pub(super) fn matrix(view: &FieldView, state: &QuestionState, matrix: &Matrix) -> Markup {
    let kind = if matrix.multiple { "checkbox" } else { "radio" };
    let width = format!("n{}", state.choices.len());
    let mut is_first = true;
    html! {
        div.matrix.(width) {
            div.heads aria-hidden="true" {
                span {}
                @for column in &state.choices { span { (shown(&column.text, view.language)) } }
            }
            @for row in state.entries.iter().filter(|row| row.visible) {
                (matrix_row(view, state, row, kind, std::mem::take(&mut is_first)))
            }
        }
    }
}

fn matrix_row(
    view: &FieldView,
    state: &QuestionState,
    row: &EntryState,
    kind: &str,
    is_first: bool,
) -> Markup {
    let wrong = view.errors(&row.errors);
    let error_id = names::error_id(&row.address);
    // An error of the whole matrix links to its first control, one of a row to the row's first.
    let id = if is_first {
        names::control_id(&state.address)
    } else {
        names::control_id(&row.address)
    };
    let chosen = |value: &serde_json::Value| match &row.value {
        Some(serde_json::Value::Array(values)) => values.contains(value),
        Some(single) => single == value,
        None => false,
    };
    html! {
        fieldset id=[is_first.then(|| names::control_id(&row.address))] aria-describedby=[(!wrong.is_empty()).then_some(&error_id)] {
            legend {
                (shown(&row.title, view.language))
            }
            @for error in &wrong { (field_error(view.language, &error_id, &answer_error(view.language, error))) }
            @for (index, column) in state.choices.iter().enumerate() {
                label.pick {
                    input type=(kind) name=(row.address) value=(value_text(&column.value)) id=[(index == 0).then_some(&id)]
                        checked[chosen(&column.value)] aria-invalid=[(!wrong.is_empty()).then_some("true")];
                    span { (shown(&column.text, view.language)) }
                }
            }
            @if kind == "checkbox" { input type="hidden" name=(names::SHOWN) value=(row.address); }
        }
    }
}

/// Rows with a question per column: a table, or blocks where cells need room.
pub(super) fn rows(
    view: &FieldView,
    state: &QuestionState,
    total_text: Option<&LocalizedText>,
    depth: Depth,
) -> Markup {
    html! {
        @if is_compact(state) {
            (cells(view, state, total_text, &|_| html! {}))
        } @else {
            @for row in state.entries.iter().filter(|row| row.visible) {
                (block(view, row, &shown(&row.title, view.language), depth, &html! {}))
            }
        }
    }
}

/// Whether every cell is one short control, so that a table can hold them.
pub(super) fn is_compact(state: &QuestionState) -> bool {
    state.columns.len() <= 4
        && state.columns.iter().all(|column| {
            let cell = &column.column.cell;
            cell.comment_area.is_none()
                && match &cell.kind {
                    QuestionKind::Text(_)
                    | QuestionKind::Boolean(_)
                    | QuestionKind::Rating(_)
                    | QuestionKind::Expression(_) => true,
                    QuestionKind::SingleChoice(choice) => choice.choices.other.is_none(),
                    _ => false,
                }
        })
}

/// A row or an entry as a block of its own.
pub(super) fn block(
    view: &FieldView,
    entry: &EntryState,
    title: &Markup,
    depth: Depth,
    end: &Markup,
) -> Markup {
    let wrong = view.errors(&entry.errors);
    html! {
        fieldset.block.bad[!wrong.is_empty()] id=(names::control_id(&entry.address)) {
            legend.hide { (title) }
            // The legend is what is read aloud; the heading is what is seen.
            (depth.deeper().heading(None, None, title))
            @if let Some(description) = &entry.description { p.hint { (shown(description, view.language)) } }
            @for error in &wrong { (field_error(view.language, &names::error_id(&entry.address), &answer_error(view.language, error))) }
            (nested_elements(view, &entry.elements, depth.deeper().deeper()))
            (end)
        }
    }
}

/// The table of [`rows`]; `end` gives a last cell to each row.
pub(super) fn cells(
    view: &FieldView,
    state: &QuestionState,
    total_text: Option<&LocalizedText>,
    end: &dyn Fn(&EntryState) -> Markup,
) -> Markup {
    let is_list = super::target_id(state) != names::control_id(&state.address);
    let has_totals = state.columns.iter().any(|column| column.total.is_some());
    let sums = state.columns.iter().any(|column| {
        matches!(
            column.column.total.as_ref().map(|t| &t.kind),
            Some(TotalKind::Sum)
        )
    });
    html! {
        table.cells {
            thead {
                tr {
                    td {}
                    @for column in &state.columns {
                        th class=[is_number(column).then_some("num")] scope="col" { (shown(&column.title, view.language)) }
                    }
                }
            }
            tbody {
                @for (index, row) in state.entries.iter().filter(|row| row.visible).enumerate() {
                    tr {
                        th scope="row" {
                            // Errors of the whole link to the first row.
                            span id=[(index == 0 && !is_list).then(|| names::control_id(&state.address))] tabindex=[(index == 0 && !is_list).then_some("-1")] {
                                (shown(&row.title, view.language))
                            }
                            @for error in view.errors(&row.errors) { (field_error(view.language, &names::error_id(&row.address), &answer_error(view.language, error))) }
                        }
                        @for element in &row.elements {
                            @if let ElementState::Question(cell) = element {
                                (table_cell(view, state, row, cell))
                            }
                        }
                        (end(row))
                    }
                }
            }
            @if has_totals {
                tfoot {
                    tr {
                        th scope="row" {
                            @match total_text {
                                Some(text) => (text.in_language(view.language)),
                                None => (view.language.text("total")),
                            }
                        }
                        @for column in &state.columns {
                            td class=[is_number(column).then_some("num")] data-label=(column.title.text) { (total(column)) }
                        }
                    }
                }
            }
        }
        @if sums {
            p.row { button.btn.quiet.sm name=(names::THEN) value="stay" { (view.language.text("update-total")) } }
        }
    }
}

fn total(column: &ColumnState) -> Markup {
    let is_sum = matches!(
        column.column.total.as_ref().map(|total| &total.kind),
        Some(TotalKind::Sum)
    );
    html! {
        @if let Some(total) = &column.total {
            // With script a plain sum follows what is typed; a formatted one waits for the server.
            @if is_sum && total.chars().all(|c| c.is_ascii_digit()) {
                output data-sum=(column.column.cell.name) { (total) }
            } @else {
                bdi { (total) }
            }
        }
    }
}

fn is_number(column: &ColumnState) -> bool {
    match &column.column.cell.kind {
        QuestionKind::Text(text) => text.input_type == InputType::Number,
        QuestionKind::Expression(_) => true,
        _ => false,
    }
}

fn table_cell(
    view: &FieldView,
    state: &QuestionState,
    row: &EntryState,
    cell: &QuestionState,
) -> Markup {
    let column = state
        .columns
        .iter()
        .find(|column| column.column.cell.name == cell.question.name);
    let Some(column) = column else {
        // The cell belongs to a hidden column.
        return html! {};
    };
    let label = format!("{}, {}", row.title.text, column.title.text);
    html! {
        td class=[is_number(column).then_some("num")] data-label=(column.title.text) {
            @if cell.visible {
                (errors(view, cell))
                @match &cell.question.kind {
                    _ if !cell.enabled => bdi { (cell.display) },
                    QuestionKind::Expression(_) => bdi { (cell.display) },
                    QuestionKind::Text(_) => (input(view, cell, Some(&label))),
                    _ => (select(view, cell, &options(view, cell), Some(&label))),
                }
            }
        }
    }
}
