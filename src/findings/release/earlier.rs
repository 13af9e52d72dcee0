//! What an earlier release or a published summary told, with the counts it was made from: a later release is
//! judged beside it.
//!
//! This is kept with what was published and is for the program only; it holds what readers do not see.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Cell, GroupCode, RoundTally, TableKey, TableSet};
use crate::findings::disclosure::{Disclosure, Tally};
use crate::findings::tally::Counts;

/// An earlier release of the same round, or a summary that was published from its answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// The ISCM of a summary, which tells of nothing else; absent in a release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    pub minimum_base: usize,
    pub participation: BTreeMap<GroupCode, Told>,
    pub regions: BTreeMap<String, Told>,
    pub tables: Vec<EarlierTable>,
}

/// A number, and whether it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub count: usize,
    pub shown: bool,
}

/// A table of an earlier release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlierTable {
    #[serde(flatten)]
    pub key: TableKey,
    pub counts: Counts,
    pub base_shown: bool,
    pub absences_shown: bool,
    pub codes_shown: BTreeSet<String>,
    pub numbers_shown: bool,
    pub rows_shown: BTreeSet<String>,
}

impl Earlier {
    /// What a set tells, for the releases after it.
    pub fn of(tally: &RoundTally, set: &TableSet) -> Earlier {
        let told = |count: Option<&usize>, cell: &Cell| Told {
            count: count.copied().unwrap_or(0),
            shown: cell.shown().is_some(),
        };
        let tables = set.tables.iter().filter_map(|(key, table)| {
            let group = tally
                .tallies
                .get(&(key.indicator.clone(), key.group.into()))?;
            let counts = match &key.iscm {
                None => &group.whole,
                Some(iscm) => group.by_iscm.get(iscm)?,
            };
            let absences = table.absences;
            Some(EarlierTable {
                key: key.clone(),
                counts: counts.clone(),
                base_shown: table.base.shown().is_some(),
                absences_shown: [
                    absences.no_answer,
                    absences.do_not_know,
                    absences.refused,
                    absences.not_applicable,
                ]
                .iter()
                .any(|cell| cell.shown().is_some()),
                codes_shown: table
                    .codes
                    .iter()
                    .filter(|(_, cell)| cell.shown().is_some())
                    .map(|(code, _)| code.clone())
                    .collect(),
                numbers_shown: table.numbers.shown().is_some(),
                rows_shown: table
                    .rows
                    .iter()
                    .filter(|(_, cell)| cell.shown().is_some())
                    .map(|(row, _)| row.clone())
                    .collect(),
            })
        });
        Earlier {
            about: None,
            minimum_base: set.minimum_base,
            participation: set
                .participation
                .iter()
                .map(|(group, cell)| (*group, told(tally.submitted.get(&(*group).into()), cell)))
                .collect(),
            regions: set
                .regions
                .iter()
                .map(|(region, cell)| (region.clone(), told(tally.regions.get(region), cell)))
                .collect(),
            tables: tables.collect(),
        }
    }

    /// What a summary of one ISCM told, at most: its sentences and figures follow the rule of the tables about it.
    pub fn of_summary(tally: &RoundTally, set: &TableSet, iscm: &str) -> Earlier {
        let Earlier { tables, .. } = Earlier::of(tally, set);
        Earlier {
            about: Some(iscm.to_owned()),
            minimum_base: set.minimum_base,
            tables: tables
                .into_iter()
                .filter(|table| table.key.iscm.as_deref() == Some(iscm))
                .filter(|table| table.key.group != GroupCode::Iscm)
                .collect(),
            ..Earlier::default()
        }
    }

    /// How many tables it has of the indicator and group of these.
    pub(super) fn count_beside(&self, tables: &[EarlierTable]) -> usize {
        let beside = |table: &&EarlierTable| {
            let (key, of) = (&table.key, tables.first().map(|first| &first.key));
            of.is_some_and(|of| of.indicator == key.indicator && of.group == key.group)
        };
        self.tables.iter().filter(beside).count()
    }

    pub(super) fn table(&self, key: &TableKey) -> Option<&EarlierTable> {
        self.tables.iter().find(|table| table.key == *key)
    }
}

impl EarlierTable {
    /// Whether it told that so many gave this code.
    pub(super) fn shows(&self, code: &str, count: usize) -> bool {
        self.codes_shown.contains(code)
            && self.counts.codes.get(code).copied().unwrap_or(0) == count
    }

    /// Whether it told a base from which the one of these counts differs by few: then that one, too, would tell of
    /// them.
    pub(super) fn base_is_near(&self, tally: &Tally, rule: Disclosure) -> bool {
        self.base_shown && rule.is_too_few(self.counts.base.abs_diff(tally.base))
    }

    /// The same of how many gave a code.
    pub(super) fn is_near(&self, code: &str, tally: &Tally, rule: Disclosure) -> bool {
        let told = self.counts.codes.get(code).copied().unwrap_or(0);
        self.codes_shown.contains(code) && rule.is_too_few(told.abs_diff(tally.count(code)))
    }
}
