//! What pages are made of: whole, balanced elements, written from values.
//!
//! Start with [`document`] and [`field::question`]. Text from people is escaped by maud; the one
//! exception is HTML that the questionnaire's check has let pass, in `raw`. Addresses come from
//! `links`. Kept out: which page shows what.

mod answer_text;
mod answers;
mod asked;
mod document;
mod errors;
pub mod field;
mod marks;
mod message;
mod navigation;
mod raw;
mod summary;
mod table;
mod tasks;
#[cfg(test)]
mod tests;

pub use answer_text::{answer_id, answer_text, entry_title, is_answered, shown_entries};
pub use answers::{AnswerRow, answers};
pub use asked::{AskedComment, asked_comment, question_titles};
pub use document::{
    Crumb, Document, Door, document, document_with_account, document_with_head, in_language,
};
pub use errors::{ErrorEntry, answer_error, error_summary, field_error, form_errors};
pub use marks::{Mark, made_up, mark, state};
pub use message::{Part, isolated, message, rich, shown};
pub use navigation::{Cut, NavigationItem, navigation, page_of, pagination};
pub use raw::checked_html;
pub use summary::summary;
pub use table::{Cell, Column, Row, Table, table};
pub use tasks::{Task, task_list};

use maud::{Markup, html};

/// A coloured bar at the start of a page, at most one per page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Plain,
    Good,
    Warning,
}

/// Something that the reader should know before the rest.
pub fn notice(kind: NoticeKind, content: &Markup) -> Markup {
    let class = match kind {
        NoticeKind::Plain => "notice",
        NoticeKind::Good => "notice good",
        NoticeKind::Warning => "notice warn",
    };
    html! {
        div class=(class) { (content) }
    }
}
