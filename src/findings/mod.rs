//! From answers to findings: what was counted, over whom, what may be shown of it, and the sentences of the
//! Summary of Findings with the answers behind each.
//!
//! Start with [`summary`], which puts one ISCM's summary together; [`sentence`] tells one sentence,
//! [`group`] holds the functions over a group's answers, [`disclosure`] the one rule for small numbers.
//! Kept out: where answers come from (storage counts, this room judges), how a report looks (`reports`).

pub mod about;
pub mod areas;
pub mod association;
pub mod attribution;
pub mod coding;
pub mod compare;
pub mod crosstab;
pub mod disclosure;
pub mod draft;
pub mod evolution;
pub mod group;
pub mod indicators;
mod labels;
pub mod measure;
pub mod participation;
pub mod patterns;
mod prose;
pub mod reading;
pub mod release;
pub mod sentence;
pub mod statement;
pub mod summary;
pub mod tally;
#[cfg(test)]
mod tests;
pub mod views;

pub use about::GROUP_FUNCTIONS;
pub use attribution::Levels;
pub use disclosure::{Disclosed, Disclosure, Tally};
pub use group::Group;
pub use labels::{Answered, list_answered};
pub use measure::{Measure, MeasureKind, Measures, measures};
pub use sentence::OwnAnswers;
pub use statement::{HiddenValue, Source, Statement, StatementKind};
pub use summary::{GroupAnswers, Material, Section, Subject, Summary, summarize, tell_form};
pub use tally::{Audience, IndicatorTable, indicator_table};
pub use views::{OwnView, Thresholds, Verdict, Views, views};
