//! The answers of a submission, question by question, each with a place to ask about it.

use maud::{Markup, html};

use super::steps::Asking;
use crate::findings::Levels;
use crate::language::Language;
use crate::questionnaire::form::{ElementState, QuestionState};
use crate::questionnaire::model::{Attribution, QuestionKind};
use crate::web::desk::round::Sight;
use crate::web::parts::{answer_id, answer_text, entry_title, is_answered, shown, shown_entries};

/// Draws the answers that somebody may see.
pub(super) struct Answers<'a> {
    pub language: Language,
    pub levels: Levels<'a>,
    pub sight: &'a Sight,
    /// Only what is about the mechanisms of this person.
    pub is_limited: bool,
    /// Below the heading of an entry already.
    pub is_inside: bool,
    /// Where single answers can be asked about now.
    pub asking: Option<&'a Asking<'a>>,
}

impl Answers<'_> {
    /// Questions in a list; blocks that repeat under headings of their own.
    pub fn elements(&self, elements: &[ElementState]) -> Markup {
        let mut pieces = Vec::new();
        self.collect(elements, &mut pieces);
        html! {
            @for run in pieces.chunk_by(|one, next| one.is_row == next.is_row) {
                @if run[0].is_row {
                    dl.answers { @for piece in run { (piece.markup) } }
                } @else {
                    @for piece in run { (piece.markup) }
                }
            }
        }
    }

    fn collect(&self, elements: &[ElementState], pieces: &mut Vec<Piece>) {
        for element in elements {
            match element {
                ElementState::Panel(panel) if panel.visible => {
                    self.collect(&panel.elements, pieces);
                }
                ElementState::Question(state) if state.visible => self.question(state, pieces),
                ElementState::Panel(_) | ElementState::Question(_) => {}
            }
        }
    }

    fn question(&self, state: &QuestionState, pieces: &mut Vec<Piece>) {
        match &state.question.kind {
            QuestionKind::Html(_) => {}
            QuestionKind::PanelDynamic(panel) => {
                let is_about_iscms = panel.entries.subject.as_deref() == Some("iscm");
                if self.is_limited && !is_about_iscms {
                    return;
                }
                let entries: Vec<Markup> = shown_entries(state)
                    .filter(|entry| !self.is_limited || self.sight.sees_iscm(&entry.key))
                    .map(|entry| {
                        let inside = Answers {
                            language: self.language,
                            levels: self.levels.clone(),
                            sight: self.sight,
                            is_limited: false,
                            is_inside: true,
                            asking: self.asking,
                        };
                        let title = entry_title(self.language, &entry.title);
                        html! {
                            section id=(answer_id(&entry.address)) {
                                @if self.is_inside { h4 { (title) } } @else { h3 { (title) } }
                                (inside.elements(&entry.elements))
                            }
                        }
                    })
                    .collect();
                if !entries.is_empty() {
                    pieces.push(Piece {
                        is_row: false,
                        markup: html! { @for entry in entries { (entry) } },
                    });
                } else if !self.is_limited {
                    pieces.push(self.row(state));
                }
            }
            _ if self.is_limited => {}
            _ => pieces.push(self.row(state)),
        }
    }

    fn row(&self, state: &QuestionState) -> Piece {
        let language = self.language;
        let markup = html! {
            div id=(answer_id(&state.address)) {
                dt {
                    @if let Some(number) = &state.number { bdi { (number) } " " }
                    (shown(&state.title, language))
                }
                dd {
                    (answer_text(language, state))
                    @if is_answered(state) {
                        span.small.soft { (level_text(language, self.levels.of(&state.address))) }
                    }
                    @if let Some(asking) = self.asking { (asking.at(&state.address, &state.title.text)) }
                }
            }
        };
        Piece {
            is_row: true,
            markup,
        }
    }
}

struct Piece {
    is_row: bool,
    markup: Markup,
}

/// How an answer may be quoted, in the words of the desk.
pub fn level_text(language: Language, level: Option<Attribution>) -> String {
    language.text(match level.unwrap_or(Attribution::Named) {
        Attribution::Named => "level-named",
        Attribution::Group => "level-group",
        Attribution::Count => "level-count",
        Attribution::None => "level-none",
    })
}
