//! What a set is made from: the counts of a round, whole and about each ISCM, as the database gives them.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::findings::measure::Measure;
use crate::findings::tally::Counts;
use crate::questionnaire::model::RespondentGroup;

/// All counts of a round that a set can be made from. Answers for staff only are in none of them.
#[derive(Clone, Debug, Default)]
pub struct RoundTally {
    /// Organizations of each group that submitted.
    pub submitted: BTreeMap<RespondentGroup, usize>,
    /// States that submitted, by region; each State is in one.
    pub regions: IndexMap<String, usize>,
    /// By indicator and group, in the order of the files.
    pub tallies: IndexMap<(String, RespondentGroup), GroupTally>,
}

/// What one group answered to one indicator.
#[derive(Clone, Debug)]
pub struct GroupTally {
    pub measure: Measure,
    pub whole: Counts,
    /// By ISCM; only those on which somebody of the group gave a value. Empty where an indicator is about
    /// none, and then the round is all there is.
    pub by_iscm: BTreeMap<String, Counts>,
}

impl GroupTally {
    /// Whether an organization could speak of several ISCMs.
    pub fn is_about_iscms(&self) -> bool {
        !self.by_iscm.is_empty()
    }
}
