//! The demonstration: rounds that show the program at work, made by the same functions as real ones.
//!
//! Start with [`fill_first_round`], the closed round of 2019 at its true size: MIDCOM as reconstructed from
//! its published summary, all others illustrative. [`open_second_round`] opens the round of 2026, invites,
//! and lets some answer; [`follow_second_round`] does what staff do with it; [`edit_summaries`] works on three
//! summaries of 2019; [`code_open_answers`] codes what was said in free words. A form is filled in by
//! [`walking`]: somebody who looks at what is visible, answers,
//! and looks again; what he answers follows from a [`character`] and from [`chance`], the same in every run.
//! Kept out: sending the mails (the caller has the worker do it), judgements that bear no mark: everything
//! invented here is marked, on every page, for ever.

mod chance;
mod character;
mod coding;
mod first_round;
mod following;
mod mechanism;
mod outside;
mod second_round;
mod summaries;
mod texts;
mod walking;
mod who;

use super::coding::writing::CodingError;
use super::deciding::DecideError;
use super::editing::EditingError;
use super::following_up::FollowUpError;
use super::importing::ImportResponseError;
use super::inviting::InviteError;
use super::publishing::PublishError;
use super::registers::ImportRegistryError;
use super::rounds::{ChangeAssessmentError, CreateAssessmentError, QuestionnaireFile};
use super::saving::SaveError;
use super::submitting::SubmitError;
use crate::storage::StorageError;

pub use coding::code_open_answers;
pub use first_round::fill as fill_first_round;
pub use following::follow as follow_second_round;
pub use second_round::{
    Example, SecondRound, answer as answer_second_round, examples as example_links,
    open as open_second_round,
};
pub use summaries::edit_summaries;
pub use walking::WalkError;

/// The instruments that the program brings along.
pub const INSTRUMENTS: &[(&str, &str)] = &[
    (
        "questionnaires/iscm.json",
        include_str!("../../../questionnaires/iscm.json"),
    ),
    (
        "questionnaires/state.json",
        include_str!("../../../questionnaires/state.json"),
    ),
    (
        "questionnaires/igo.json",
        include_str!("../../../questionnaires/igo.json"),
    ),
];

fn instruments() -> Vec<QuestionnaireFile> {
    INSTRUMENTS
        .iter()
        .map(|(path, text)| QuestionnaireFile {
            path: (*path).into(),
            text: (*text).into(),
        })
        .collect()
}

/// Why a demonstration could not be made: a mistake of ours, or a disk that does not take it.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("the registry cannot be installed")]
    Registry(#[from] ImportRegistryError),
    #[error("the round cannot be made")]
    Create(#[from] CreateAssessmentError),
    #[error("the round cannot be opened or closed")]
    Change(#[from] ChangeAssessmentError),
    #[error("the results cannot be published")]
    Publish(#[from] PublishError),
    #[error("the answers of {0} cannot be made up")]
    Walk(String, #[source] WalkError),
    #[error("the answers of {0} do not go in")]
    Answers(String, #[source] ImportResponseError),
    #[error("nobody can be invited")]
    Invite(#[from] InviteError),
    #[error("the answers of {0} cannot be saved")]
    Save(String, #[source] SaveError),
    #[error("the answers of {0} cannot be submitted")]
    Submit(String, #[source] SubmitError),
    #[error("nothing can be decided about {0}")]
    Decide(String, #[source] DecideError),
    #[error("nothing can be noted about {0}")]
    FollowUp(String, #[source] FollowUpError),
    #[error("the summary of {0} cannot be edited")]
    Summary(String, #[source] EditingError),
    #[error("open answers cannot be coded")]
    Coding(#[from] CodingError),
    #[error("{0} has no questionnaire, invitation or link")]
    Missing(String),
    #[error(transparent)]
    Storage(#[from] StorageError),
}
