//! "Check your answers": question, answer, and the way back to it.

use maud::{Markup, html};

use crate::language::Language;

/// One question with its answer.
pub struct AnswerRow {
    pub question: Markup,
    /// The answer in words; where there is none, say so here.
    pub answer: Markup,
    /// How it may be quoted, who filled it in.
    pub note: Option<Markup>,
    /// Where it can be changed; `None` where it cannot.
    pub change: Option<String>,
}

/// A list of questions and answers.
pub fn answers(language: Language, rows: &[AnswerRow]) -> Markup {
    html! {
        dl.answers {
            @for row in rows {
                div {
                    dt { (row.question) }
                    dd {
                        (row.answer)
                        @if let Some(note) = &row.note {
                            span.small.soft { (note) }
                        }
                    }
                    @if let Some(change) = &row.change {
                        dd.act {
                            a href=(change) {
                                (language.text("change"))
                                span.hide { " " (row.question) }
                            }
                        }
                    }
                }
            }
        }
    }
}
