//! Means, medians and quartiles: which of them may be shown beside each other.

use std::collections::BTreeMap;

use super::{NumbersCell, Reason};
use crate::findings::disclosure::Disclosure;
use crate::findings::tally::numbers_of;

/// Numbers with how many organizations gave each.
pub type Frequencies = [(f64, usize)];

pub fn count_of(numbers: &Frequencies) -> usize {
    numbers.iter().map(|(_, count)| count).sum()
}

/// The numbers of one table by themselves. Where they may only be counted, one number that all gave is what
/// each one said.
pub fn cell(numbers: &Frequencies, disclosure: Disclosure, counted_only: bool) -> NumbersCell {
    if numbers.is_empty() {
        return NumbersCell::None;
    }
    if counted_only && numbers.len() == 1 {
        return NumbersCell::Hidden(Reason::Level);
    }
    match numbers_of(numbers, Some(disclosure)) {
        Some(numbers) => NumbersCell::Shown(numbers),
        None => NumbersCell::Hidden(Reason::TooFew),
    }
}

/// Whether the mean over the round less the shown means about single ISCMs would tell of fewer than m
/// numbers, or of the numbers about one ISCM.
pub fn betrays<'a>(about: impl Iterator<Item = &'a Frequencies>, disclosure: Disclosure) -> bool {
    let few: Vec<usize> = about
        .map(count_of)
        .filter(|n| disclosure.is_too_few(*n))
        .collect();
    few.len() == 1 || disclosure.is_too_few(few.iter().sum())
}

/// Whether fewer than m numbers came, went or changed between two releases: then the two means tell them.
pub fn differ_by_few(now: &Frequencies, before: &Frequencies, disclosure: Disclosure) -> bool {
    let mut differences: BTreeMap<u64, i64> = BTreeMap::new();
    for (numbers, sign) in [(now, 1), (before, -1)] {
        for (number, count) in numbers {
            *differences.entry(number.to_bits()).or_default() += sign * *count as i64;
        }
    }
    let came: i64 = differences.values().filter(|change| **change > 0).sum();
    let went: i64 = -differences
        .values()
        .filter(|change| **change < 0)
        .sum::<i64>();
    [came, went]
        .into_iter()
        .any(|changed| disclosure.is_too_few(changed.unsigned_abs() as usize))
}
