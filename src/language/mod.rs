//! Languages: the six that the program speaks, their direction, texts that exist in several of them.
//!
//! Start with [`Language`] and [`LocalizedText`]. Messages of the program itself live in
//! `messages/<language>/` and are read with [`Language::text`] and [`Language::text_with`];
//! [`format`] writes numbers, lists and dates. Kept out: where a text is shown, and who reads it.

pub mod format;
mod messages;
mod text;

pub use messages::Argument;
pub use text::{Direction, Language, LocalizedText};

#[cfg(test)]
mod tests;
