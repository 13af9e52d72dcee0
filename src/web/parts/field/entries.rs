//! Lists of blocks: entries are added and removed by submit buttons, which save the page first.

use maud::{Markup, html};

use super::grids::{block, cells, is_compact};
use super::{Depth, FieldView, names};
use crate::language::LocalizedText;
use crate::questionnaire::form::{EntryState, QuestionState};
use crate::questionnaire::model::{Entries, MatrixDynamic, QuestionKind};
use crate::web::parts::message::shown;

/// Entries of a `paneldynamic`: one block each.
pub(super) fn panels(
    view: &FieldView,
    state: &QuestionState,
    entries: &Entries,
    depth: Depth,
) -> Markup {
    let visible: Vec<&EntryState> = state.entries.iter().filter(|entry| entry.visible).collect();
    html! {
        (nothing_yet(view, entries, visible.is_empty()))
        @for (index, entry) in visible.iter().enumerate() {
            @let title = entry_title(view, state, entry, index, visible.len());
            (block(view, entry, &title, depth, &remove(view, state, entries, entry, &title)))
        }
        (add(view, state, entries))
    }
}

/// Rows of a `matrixdynamic`: a table where cells are short, else blocks.
pub(super) fn rows(
    view: &FieldView,
    state: &QuestionState,
    matrix: &MatrixDynamic,
    depth: Depth,
) -> Markup {
    let entries = &matrix.entries;
    let visible: Vec<&EntryState> = state.entries.iter().filter(|entry| entry.visible).collect();
    let title_of = |entry: &EntryState| {
        let index = visible
            .iter()
            .position(|other| other.address == entry.address)
            .unwrap_or_default();
        entry_title(view, state, entry, index, visible.len())
    };
    html! {
        (nothing_yet(view, entries, visible.is_empty()))
        @if is_compact(state) && !visible.is_empty() {
            (cells(view, state, None, &|entry| html! {
                @if state.can_remove {
                    td { (remove(view, state, entries, entry, &title_of(entry))) }
                }
            }))
        } @else {
            @for entry in &visible {
                @let title = title_of(entry);
                (block(view, entry, &title, depth, &remove(view, state, entries, entry, &title)))
            }
        }
        (add(view, state, entries))
    }
}

/// The file's title of an entry, else "Entry 2 of 3".
fn entry_title(
    view: &FieldView,
    state: &QuestionState,
    entry: &EntryState,
    index: usize,
    count: usize,
) -> Markup {
    html! {
        @if !has_own_title(state) || entry.title.text.trim().is_empty() {
            (view.language.text_with("entry-of", &[("number", (index + 1).into()), ("count", count.into())]))
        } @else {
            (shown(&entry.title, view.language))
        }
    }
}

/// Whether the file gives its entries a title; else the engine only counts them.
pub(super) fn has_own_title(state: &QuestionState) -> bool {
    match &state.question.kind {
        QuestionKind::PanelDynamic(panel) => panel.template_title.is_some(),
        QuestionKind::MatrixDynamic(_) => false,
        _ => true,
    }
}

fn nothing_yet(view: &FieldView, entries: &Entries, is_empty: bool) -> Markup {
    html! {
        @if is_empty {
            p.soft { (own_text(view, entries.empty_text.as_ref(), "no-entries")) }
        }
    }
}

fn own_text(view: &FieldView, own: Option<&LocalizedText>, key: &str) -> String {
    match own {
        Some(own) => own.in_language(view.language).to_owned(),
        None => view.language.text(key),
    }
}

fn add(view: &FieldView, state: &QuestionState, entries: &Entries) -> Markup {
    html! {
        @if state.can_add {
            button.btn.quiet name=(names::ADD) value=(state.address) {
                (own_text(view, entries.add_text.as_ref(), "add-entry"))
            }
        }
    }
}

fn remove(
    view: &FieldView,
    state: &QuestionState,
    entries: &Entries,
    entry: &EntryState,
    title: &Markup,
) -> Markup {
    html! {
        @if state.can_remove {
            p {
                button.btn.lite.sm.end name=(names::REMOVE) value=(entry.address) {
                    (own_text(view, entries.remove_text.as_ref(), "remove-entry"))
                    span.hide { " " (title) }
                }
            }
        }
    }
}
