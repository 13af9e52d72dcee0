//! What was counted of one indicator, and the table that it makes: how many of each group gave each code, over
//! which base.
//!
//! Start with [`Counts`], which the database fills, and [`indicator_table`], which says what may be shown of it,
//! with the same rule as the sentences. The three absences stand apart from the base.

mod rule;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub use rule::numbers_of;
pub use table::{
    Base, Cell, GroupCounts, IndicatorTable, MatrixRow, NumberRow, Numbers, Place, Row,
    indicator_table,
};

use super::disclosure::Tally;
use super::group::is_absence;
use super::measure::{Measure, MeasureForm, MeasureKind};
use crate::questionnaire::model::Attribution;

/// For whom a table is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Staff,
    Outside,
}

/// What the database counted for one group and one indicator.
///
/// For readers outside the caller leaves out answers with attribution `none`, which count nowhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Organizations of the group that submitted, whether or not they answered this.
    pub submitted: usize,
    /// Organizations that gave any value, absences included.
    pub spoke: usize,
    /// Organizations that gave at least one value that is an answer.
    pub base: usize,
    /// Organizations per code, absences (`dontknow`, `refused`, `not_applicable`) included.
    pub codes: BTreeMap<String, usize>,
    /// Organizations per number.
    pub numbers: Vec<(f64, usize)>,
    /// The same for each row of a matrix of numbers.
    pub rows: BTreeMap<String, Vec<(f64, usize)>>,
    /// Organizations that gave a number in any row.
    pub mixed: usize,
    /// Organizations per number that was given at all, by those who gave several in each of them.
    pub steps: Vec<(f64, usize)>,
    /// Of a matrix of choices, by row.
    pub matrix: BTreeMap<String, RowCounts>,
    /// Of a ranking: by code, how many gave it each place.
    pub places: BTreeMap<String, Vec<(f64, usize)>>,
    /// Some of the answers may be counted only.
    pub counted_only: bool,
    /// Asked of each mechanism that the organization knows, and counted over several of them: it may have
    /// given several codes.
    pub about_iscms: bool,
}

/// What was counted in one row of a matrix of choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    /// Organizations that gave an answer in this row.
    pub base: usize,
    /// Organizations per code, absences included.
    pub codes: BTreeMap<String, usize>,
}

impl Counts {
    /// The numbers in one row of a matrix, with how many gave each.
    pub fn numbers_in_row(&self, measure: &Measure, row: &str) -> Option<Vec<(f64, usize)>> {
        let mut given = self.rows.get(row)?.clone();
        if measure.form == MeasureForm::Shares {
            // Who gave a mix and left this row out gave it nothing.
            let here: usize = given.iter().map(|(_, count)| count).sum();
            given.push((0.0, self.mixed.saturating_sub(here)));
        }
        Some(given)
    }

    /// The counts as the disclosure rule looks at them, codes in the order of the file.
    pub fn tally(&self, measure: &Measure) -> Tally {
        let mut counts: IndexMap<String, usize> = measure
            .codes
            .iter()
            .filter_map(|code| Some((code.code.clone(), *self.codes.get(&code.code)?)))
            .collect();
        for (code, count) in &self.codes {
            counts.entry(code.clone()).or_insert(*count);
        }
        counts.retain(|code, _| !is_absence(code));
        Tally {
            base: self.base,
            // Where two questions share an indicator an organization may have given a code in each.
            single_choice: measure.kind == MeasureKind::SingleChoice
                && !self.about_iscms
                && counts.values().sum::<usize>() == self.base,
            counted_only: self.counted_only || measure.attribution == Some(Attribution::Count),
            counts,
        }
    }
}
