//! The list of things to do.

use maud::{Markup, html};

use super::marks::{Mark, state};

/// One thing to do.
pub struct Task {
    pub label: Markup,
    /// `None`: it cannot be started yet, and `facts` says what opens it.
    pub href: Option<String>,
    pub facts: Markup,
    /// Answered and all questions, where it is begun and not finished.
    pub meter: Option<(usize, usize)>,
    pub mark: Mark,
    pub state: String,
}

/// The list of things to do, each with one line of facts and its state.
pub fn task_list(tasks: &[Task]) -> Markup {
    html! {
        ol.tasks {
            @for task in tasks {
                li {
                    div {
                        @match &task.href {
                            Some(href) => a href=(href) { (task.label) },
                            None => (task.label),
                        }
                        p.soft { (task.facts) }
                    }
                    @if let Some((done, of)) = task.meter.filter(|(_, of)| *of > 0) {
                        svg.meter aria-hidden="true" focusable="false" {
                            rect width=(format!("{}%", done * 100 / of)) height="100%" {}
                        }
                    }
                    (state(task.mark, &task.state))
                }
            }
        }
    }
}
