//! Counts that are kept up with every submission, so that a dashboard reads some thousand rows and not every
//! coded value of a round (decision 0015).
//!
//! Start with [`Facet`], which says what is counted, and with `contributions`, which says what one submission
//! adds. An organization has one submission in a round that counts, so that "how many organizations" is how many
//! submissions: each adds one to its keys when it begins to count and takes it away when another takes its
//! place, in the transaction that does so (`keeping`). It also leaves a row that lists its keys (`packed`).
//! `reading` gives the tallies: of a whole round or one mechanism as they are kept, of some organizations or
//! several mechanisms by adding up the rows of those who are meant (`some`).

mod contributions;
mod keeping;
mod packed;
mod reading;
mod some;

use diesel::prelude::*;

use super::schema::counting_revisions;
use super::{AnyConnection, StorageError};
use crate::assessment::AssessmentId;

pub use keeping::recount;
pub(super) use keeping::{begin, contributions_of, end, follow_acceptance, follow_values};
pub(super) use reading::{by_subject, is_kept, marks, round, said_about, submitted};

/// What a kept count counts: organizations of a group that …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facet {
    /// … have a submission.
    Submitted,
    /// … have one with this mark.
    Marked,
    /// … gave any value, absences included.
    Spoke,
    /// … gave one about a mechanism.
    About,
    /// … gave one that is an answer.
    Answered,
    /// … gave a code that is an answer.
    Coded,
    /// … gave this code.
    Code,
    /// … gave an answer in this row.
    Row,
    /// … gave this code in this row or at this place, or this number.
    Detail,
    /// … gave numbers of which this is the mean.
    Mean,
    /// … gave a number in any row.
    Mixed,
}

impl Facet {
    const ALL: [Facet; 11] = [
        Facet::Submitted,
        Facet::Marked,
        Facet::Spoke,
        Facet::About,
        Facet::Answered,
        Facet::Coded,
        Facet::Code,
        Facet::Row,
        Facet::Detail,
        Facet::Mean,
        Facet::Mixed,
    ];

    fn code(self) -> &'static str {
        match self {
            Facet::Submitted => "submitted",
            Facet::Marked => "marked",
            Facet::Spoke => "spoke",
            Facet::About => "about",
            Facet::Answered => "answered",
            Facet::Coded => "coded",
            Facet::Code => "code",
            Facet::Row => "row",
            Facet::Detail => "detail",
            Facet::Mean => "mean",
            Facet::Mixed => "mixed",
        }
    }

    fn from_code(code: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.code() == code)
    }
}

/// Another number than before where anything that a round counts has changed.
pub fn counting_revision(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<i64, StorageError> {
    let revision: Option<i64> = counting_revisions::table
        .find(assessment.as_str())
        .select(counting_revisions::revision)
        .first(connection)
        .optional()?;
    Ok(revision.unwrap_or(0))
}
