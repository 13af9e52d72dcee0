//! The questionnaire engine: a file in, a checked [`Questionnaire`] out; answers in, the state of the form out.
//!
//! Start with [`model`], which says what a questionnaire is; then `document` (file → model, with all
//! problems), `form` (model and answers → what is shown, calculated and wrong) and `expression`; `columns` lays
//! answers out as tables.
//! Kept out: where files and answers are stored, how a question looks, the clock (passed in).

pub mod answers;
pub mod columns;
pub mod document;
pub mod expression;
pub mod form;
pub mod model;
mod nearest;
pub mod text;

pub use model::Questionnaire;
