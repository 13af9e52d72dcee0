//! What the disclosure rule leaves of the counts of one group.

use std::collections::BTreeMap;

use super::{Audience, Base, Cell, Counts, GroupCounts, Numbers};
use crate::findings::disclosure::{Disclosed, Disclosure, Tally};
use crate::findings::group::{
    DONT_KNOW, NOT_APPLICABLE, REFUSED, is_absence, one_decimal, share_of,
};
use crate::findings::measure::{MeasureForm, MeasureKind, step_code};
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// The rule for one group: guarded for readers outside, unless it is the ISCMs with their own named answers.
pub(super) struct Rule {
    disclosure: Option<Disclosure>,
}

impl Rule {
    pub(super) fn new(
        respondents: RespondentGroup,
        disclosure: Disclosure,
        audience: Audience,
    ) -> Rule {
        let guarded = audience == Audience::Outside && respondents != RespondentGroup::Iscm;
        Rule {
            disclosure: guarded.then_some(disclosure),
        }
    }

    pub(super) fn base(&self, counts: &Counts) -> Base {
        let count = |code: &str| counts.codes.get(code).copied().unwrap_or(0);
        let (do_not_know, refused, not_applicable) =
            (count(DONT_KNOW), count(REFUSED), count(NOT_APPLICABLE));
        let no_answer = counts.submitted.saturating_sub(counts.spoke);
        let absences = [no_answer, do_not_know, refused, not_applicable];
        // They add up to what is missing in the base, so that one hidden number hides them all.
        let hidden = self.disclosure.is_some_and(|rule| {
            !rule.is_enough(counts.base) || absences.iter().any(|&count| rule.is_too_few(count))
        });
        let shown = |count: usize| (!hidden).then_some(count);
        let too_few = self
            .disclosure
            .is_some_and(|rule| rule.is_too_few(counts.base));
        Base {
            answered: (!too_few).then_some(counts.base),
            too_few,
            no_answer: shown(no_answer),
            do_not_know: shown(do_not_know),
            refused: shown(refused),
            not_applicable: shown(not_applicable),
        }
    }

    pub(super) fn cell(&self, group: &GroupCounts, code: &str) -> Cell {
        let steps;
        let codes = if group.measure.form == MeasureForm::Rating {
            steps = group
                .counts
                .steps
                .iter()
                .map(|(step, count)| (step_code(*step), *count))
                .collect();
            &steps
        } else {
            &group.counts.codes
        };
        let offered = group.measure.code(code).is_some() || group.measure.register.is_some();
        if !offered && !codes.contains_key(code) {
            return Cell::NotOffered;
        }
        if group.measure.form != MeasureForm::Rating {
            return self.of(&group.counts.tally(group.measure), code);
        }
        let tally = self.tally(group, group.counts.base, codes);
        // The mean stands beside the steps: with one of them hidden, what is left of it would tell the rest.
        // Over several mechanisms the steps would be told against those of each of them.
        let one_is_hidden = (self.disclosure.is_some() && group.counts.about_iscms)
            || tally
                .counts
                .keys()
                .any(|step| self.of(&tally, step) == Cell::Hidden);
        match one_is_hidden {
            true => Cell::Hidden,
            false => self.of(&tally, code),
        }
    }

    /// The counts of a group as the rule reads them, without the absences.
    pub(super) fn tally(
        &self,
        group: &GroupCounts,
        base: usize,
        codes: &BTreeMap<String, usize>,
    ) -> Tally {
        let once = match group.measure.form {
            MeasureForm::Rating | MeasureForm::Matrix => true,
            MeasureForm::Plain | MeasureForm::Ranking | MeasureForm::Shares => {
                group.measure.kind == MeasureKind::SingleChoice
            }
        };
        Tally {
            base,
            counts: codes
                .iter()
                .filter(|(code, _)| !is_absence(code))
                .map(|(code, count)| (code.clone(), *count))
                .collect(),
            single_choice: once && !group.counts.about_iscms,
            counted_only: group.counts.counted_only
                || group.measure.attribution == Some(Attribution::Count),
        }
    }

    /// A base that may be told.
    pub(super) fn shown_base(&self, base: usize) -> Option<usize> {
        let too_few = self.disclosure.is_some_and(|rule| rule.is_too_few(base));
        (!too_few).then_some(base)
    }

    pub(super) fn of(&self, tally: &Tally, code: &str) -> Cell {
        let disclosed = match self.disclosure {
            Some(rule) => rule.of_code(tally, code),
            None => Disclosed::Exactly(tally.count(code)),
        };
        match disclosed.count(tally.base) {
            Some(count) => Cell::Shown {
                count,
                share: share_of(count, tally.base),
            },
            None => Cell::Hidden,
        }
    }

    pub(super) fn numbers(&self, numbers: &[(f64, usize)]) -> Option<Numbers> {
        numbers_of(numbers, self.disclosure)
    }
}

/// Mean and spread of numbers given with their frequency, as far as a rule lets them be shown.
pub fn numbers_of(numbers: &[(f64, usize)], disclosure: Option<Disclosure>) -> Option<Numbers> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let n: usize = sorted.iter().map(|(_, count)| count).sum();
    if n == 0 || disclosure.is_some_and(|rule| !rule.is_enough(n)) {
        return None;
    }
    let sum: f64 = sorted
        .iter()
        .map(|(number, count)| number * *count as f64)
        .sum();
    let quartiles_shown = disclosure.is_none_or(|rule| n >= 2 * rule.minimum_base);
    Some(Numbers {
        n,
        mean: one_decimal(sum / n as f64),
        median: one_decimal(quantile(&sorted, n, 0.5)),
        quartiles: quartiles_shown.then(|| {
            (
                one_decimal(quantile(&sorted, n, 0.25)),
                one_decimal(quantile(&sorted, n, 0.75)),
            )
        }),
    })
}

/// The quantile of numbers given with their frequency, between two neighbours by their distance.
fn quantile(sorted: &[(f64, usize)], n: usize, share: f64) -> f64 {
    let at = |index: usize| {
        let mut passed = 0;
        sorted
            .iter()
            .find(|(_, count)| {
                passed += count;
                passed > index
            })
            .map_or(0.0, |(number, _)| *number)
    };
    let position = share * (n.saturating_sub(1)) as f64;
    let (below, above) = (at(position.floor() as usize), at(position.ceil() as usize));
    below + (above - below) * position.fract()
}
