//! Languages: the six that the program speaks, their direction, texts that exist in several of them.
//!
//! Start with [`Language`] and [`LocalizedText`]. Messages of the program itself live in `messages/`.
//! Kept out: where a text is shown, and who reads it.

mod text;

pub use text::{Direction, Language, LocalizedText};
