//! Marks of state: a shape and a word, never colour alone.

use maud::{Markup, html};

use crate::language::Language;

/// The shapes, the same on all pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Dashed ring: nothing yet.
    NotStarted,
    /// Ring: seen, nothing done.
    Opened,
    /// Half disc.
    InProgress,
    /// Three quarters: with superiors.
    InClearance,
    /// Disc.
    Submitted,
    /// Tick.
    Complete,
    /// Triangle: look at it again.
    Attention,
    /// Stroke: not possible, not wanted.
    Stopped,
    /// Diamond: something failed.
    Failed,
}

/// The drawing of a mark, without words.
pub fn mark(mark: Mark) -> Markup {
    let class = match mark {
        Mark::NotStarted | Mark::Opened | Mark::Stopped => "mark",
        Mark::InProgress | Mark::InClearance | Mark::Submitted => "mark on",
        Mark::Complete => "mark good",
        Mark::Attention => "mark warn",
        Mark::Failed => "mark bad",
    };
    html! {
        svg class=(class) viewBox="0 0 16 16" aria-hidden="true" focusable="false" {
            @match mark {
                Mark::NotStarted => circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2.5" {},
                Mark::Opened => circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" {},
                Mark::InProgress => {
                    circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" {}
                    path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" {}
                }
                Mark::InClearance => {
                    circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" {}
                    path d="M8 8V1.5a6.5 6.5 0 1 1-6.5 6.5z" fill="currentColor" {}
                }
                Mark::Submitted => circle cx="8" cy="8" r="7" fill="currentColor" {},
                Mark::Complete => {
                    circle cx="8" cy="8" r="7" fill="currentColor" {}
                    path d="M4.6 8.3l2.3 2.4 4.5-5" fill="none" stroke="#fff" stroke-width="1.9" {}
                }
                Mark::Attention => {
                    path d="M8 1l7 13H1z" fill="none" stroke="currentColor" stroke-width="1.7" {}
                    path d="M8 5.4v4.4M8 11.2v1.4" stroke="currentColor" stroke-width="1.6" {}
                }
                Mark::Stopped => {
                    circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" {}
                    path d="M3.8 12.2l8.4-8.4" stroke="currentColor" stroke-width="1.8" {}
                }
                Mark::Failed => {
                    path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor" {}
                    path d="M8 4.4v4.4M8 10.2v1.5" stroke="#fff" stroke-width="1.7" {}
                }
            }
        }
    }
}

/// A mark with its word.
pub fn state(shape: Mark, word: &str) -> Markup {
    html! {
        span.state { (mark(shape)) (word) }
    }
}

/// Says that what is shown is reconstructed from a published text, or invented to show the program.
pub fn made_up(language: Language, mark: crate::assessment::Mark) -> Markup {
    let text = match mark {
        crate::assessment::Mark::Reconstructed => language.text("mark-reconstructed"),
        crate::assessment::Mark::Illustrative => language.text("mark-illustrative"),
    };
    html! { p.made-up { (text) } }
}
