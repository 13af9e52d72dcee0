//! The editor of a Summary of Findings and the pages around it.
//!
//! Start with [`page`], which shows one section with its sources beside and writes what was changed;
//! [`view`] draws it. [`stage`] moves a summary on, [`cite`] lists what can be cited, [`history`] everything
//! that was saved, [`version`] what was published.
//! Kept out: the rules (`findings::draft`) and the writing (`app::editing`).

pub mod cite;
pub mod history;
pub mod page;
pub mod stage;
pub mod version;
mod view;

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::round::MECHANISMS;
use crate::app::editing::Opened;
use crate::assessment::Author;
use crate::findings::draft::{Hindrance, Piece, Stage, difference};
use crate::language::Language;
use crate::links::{self, Link};
use crate::web::parts::{Crumb, Mark, state};

/// What authors are called, by their id.
pub struct Names(pub BTreeMap<String, String>);

impl Names {
    pub fn of(&self, language: Language, author: &Author) -> String {
        match (self.0.get(&author.to_string()), author) {
            (Some(name), _) => name.clone(),
            (None, Author::Contact(_) | Author::Reviewer(_)) => language.text("author-respondent"),
            (None, Author::Staff(_) | Author::Operator | Author::Program) => {
                language.text("editor-office")
            }
        }
    }
}

/// The stage in words.
pub fn stage_word(language: Language, stage: Stage) -> String {
    language.text(match stage {
        Stage::Draft => "stage-draft",
        Stage::InReview => "stage-in-review",
        Stage::WithIscm => "stage-with-iscm",
        Stage::Cleared => "stage-cleared",
        Stage::Published => "stage-published",
        Stage::Withdrawn => "stage-withdrawn",
    })
}

/// The stage with its mark.
pub fn stage_state(language: Language, stage: Stage) -> Markup {
    let mark = match stage {
        Stage::Draft => Mark::InProgress,
        Stage::InReview => Mark::InClearance,
        Stage::WithIscm => Mark::Opened,
        Stage::Cleared => Mark::Submitted,
        Stage::Published => Mark::Complete,
        Stage::Withdrawn => Mark::Stopped,
    };
    state(mark, &stage_word(language, stage))
}

/// The way of the summary, with where it is.
fn stages(language: Language, current: Stage) -> Markup {
    let way = [
        Stage::Draft,
        Stage::InReview,
        Stage::WithIscm,
        Stage::Cleared,
        Stage::Published,
    ];
    html! {
        ol.chips aria-label=(language.text("stage-way")) {
            @for stage in way {
                @if stage == current {
                    li aria-current="step" { strong { (stage_state(language, stage)) } }
                } @else {
                    li.soft { (state(Mark::NotStarted, &stage_word(language, stage))) }
                }
            }
            @if current == Stage::Withdrawn {
                li aria-current="step" { strong { (stage_state(language, current)) } }
            }
        }
    }
}

/// What keeps a statement from readers, in words.
pub fn hindrance_text(language: Language, hindrance: Hindrance) -> String {
    language.text(match hindrance {
        Hindrance::StaffOnly => "hindrance-staff-only",
        Hindrance::Untranslated => "hindrance-untranslated",
        Hindrance::ToTranslate => "hindrance-to-translate",
        Hindrance::Changed => "hindrance-changed",
        Hindrance::Gone => "hindrance-gone",
        Hindrance::New => "hindrance-new",
        Hindrance::NotQuotable => "hindrance-not-quotable",
    })
}

/// Two texts in one, what went and what came marked.
pub fn differing(old: &str, new: &str) -> Markup {
    html! {
        @for piece in difference(old, new) {
            @match piece {
                Piece::Same(text) => (text),
                Piece::Removed(text) => del { (text) },
                Piece::Added(text) => ins { (text) },
            }
        }
    }
}

/// The editor's address in a language and section.
pub fn editor_address(assessment: &str, iscm: &str, language: Language, section: &str) -> String {
    links::DeskEditor {
        assessment: assessment.to_owned(),
        iscm: iscm.to_owned(),
    }
    .with_query(&[("in", language.code()), ("section", section)])
}

/// The way from the round to the pages of a summary.
fn crumbs(language: Language, opened: &Opened, iscm: &str) -> Vec<Crumb> {
    let assessment = opened.assessment.slug.clone();
    let name = opened.told.values().next().map_or_else(
        || iscm.to_owned(),
        |told| told.acronym.clone().unwrap_or_else(|| told.name.clone()),
    );
    vec![
        Crumb {
            label: language.text("round-tab-mechanisms"),
            href: Some(
                links::DeskFindings {
                    assessment: assessment.clone(),
                }
                .with_query(&[("part", MECHANISMS)]),
            ),
        },
        Crumb::link(
            name,
            &links::DeskSummary {
                assessment,
                iscm: iscm.to_owned(),
            },
        ),
    ]
}

/// The full name of the mechanism.
fn full_name(opened: &Opened, language: Language) -> String {
    let told = opened
        .told
        .get(&language)
        .or_else(|| opened.told.values().next());
    told.map_or_else(String::new, super::summary::full_name)
}
