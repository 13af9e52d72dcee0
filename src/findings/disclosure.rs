//! The one rule of disclosure: what may be said of a small group, and in which words.
//!
//! Section 10.2 of `questionnaires/README.md`. The rule lives in the functions and not with the author
//! of a sentence, so that text, tables, charts and exports cannot disagree. It guards groups (States,
//! IGOs); an ISCM that answers about itself is no group.

use indexmap::IndexMap;

/// The minimum base: what fewer organizations said is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disclosure {
    pub minimum_base: usize,
}

impl Default for Disclosure {
    fn default() -> Self {
        Disclosure { minimum_base: 3 }
    }
}

/// How many organizations of a group gave each code of one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The organizations that gave an answer.
    pub base: usize,
    /// In the order of the file; a code that is missing here was given by nobody.
    pub counts: IndexMap<String, usize>,
    /// Each organization gives exactly one code, so that the counts add up to the base.
    pub single_choice: bool,
    /// The answers may be counted only: "none" and "all" would name what each one said.
    pub counted_only: bool,
}

impl Tally {
    /// How many organizations gave this code.
    pub fn count(&self, code: &str) -> usize {
        self.counts.get(code).copied().unwrap_or(0)
    }
}

/// What may be said of one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosed {
    /// Nothing: too few answered, or the answers may be counted only.
    Withheld,
    /// "some of the n": between one and m − 1.
    Some,
    /// "most of the n": all but one to m − 1.
    Most,
    /// "several of the n": a number that would betray the hidden one beside it.
    Several,
    None,
    All,
    Exactly(usize),
}

impl Disclosed {
    /// The number, where it may be shown.
    pub fn count(self, base: usize) -> Option<usize> {
        match self {
            Disclosed::Exactly(count) => Some(count),
            Disclosed::None => Some(0),
            Disclosed::All => Some(base),
            Disclosed::Withheld | Disclosed::Some | Disclosed::Most | Disclosed::Several => None,
        }
    }
}

impl Disclosure {
    /// Whether anything may be said of this base.
    pub fn is_enough(self, base: usize) -> bool {
        base >= self.minimum_base && base > 0
    }

    /// Whether somebody answered, but too few to be shown.
    pub fn is_too_few(self, base: usize) -> bool {
        base > 0 && base < self.minimum_base
    }

    /// What may be said of how many gave this code.
    pub fn of_code(self, tally: &Tally, code: &str) -> Disclosed {
        let alone = self.alone(tally, tally.count(code));
        // One hidden number among numbers that add up to the base could be had by subtraction.
        let neighbour_hidden = tally.single_choice
            && tally.counts.values().any(|&count| {
                matches!(self.alone(tally, count), Disclosed::Some | Disclosed::Most)
            });
        match alone {
            Disclosed::Exactly(_) if neighbour_hidden => Disclosed::Several,
            other => other,
        }
    }

    /// What may be said of a code looked at without its neighbours.
    fn alone(self, tally: &Tally, count: usize) -> Disclosed {
        let small = 1..self.minimum_base.max(1);
        if !self.is_enough(tally.base) {
            Disclosed::Withheld
        } else if small.contains(&count) && count < tally.base {
            Disclosed::Some
        } else if small.contains(&(tally.base.saturating_sub(count))) {
            Disclosed::Most
        } else if count == 0 || count >= tally.base {
            match (tally.counted_only, count) {
                (true, _) => Disclosed::Withheld,
                (false, 0) => Disclosed::None,
                (false, _) => Disclosed::All,
            }
        } else {
            Disclosed::Exactly(count)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tally(single_choice: bool, base: usize, counts: &[usize]) -> Tally {
        Tally {
            base,
            counts: counts
                .iter()
                .enumerate()
                .map(|(index, &count)| (format!("c{index}"), count))
                .collect(),
            single_choice,
            counted_only: false,
        }
    }

    fn said(tally: &Tally) -> Vec<Disclosed> {
        tally
            .counts
            .keys()
            .map(|code| Disclosure::default().of_code(tally, code))
            .collect()
    }

    #[test]
    fn small_counts_and_small_remainders_are_words() {
        let cases: &[(usize, usize, Disclosed)] = &[
            (7, 0, Disclosed::None),
            (7, 1, Disclosed::Some),
            (7, 2, Disclosed::Some),
            (7, 3, Disclosed::Exactly(3)),
            (7, 4, Disclosed::Exactly(4)),
            (7, 5, Disclosed::Most),
            (7, 6, Disclosed::Most),
            (7, 7, Disclosed::All),
            // Between both rules the smaller word wins: "most of the 3" would be untrue of 1.
            (3, 1, Disclosed::Some),
            (3, 2, Disclosed::Some),
            (3, 3, Disclosed::All),
            (2, 1, Disclosed::Withheld),
            (2, 2, Disclosed::Withheld),
            (0, 0, Disclosed::Withheld),
        ];
        for &(base, count, expected) in cases {
            let told = Disclosure::default().of_code(&tally(false, base, &[count]), "c0");
            assert_eq!(told, expected, "{count} of {base}");
        }
    }

    #[test]
    fn none_and_all_are_withheld_where_answers_may_only_be_counted() {
        let mut counts = tally(false, 7, &[0, 7, 4, 2]);
        counts.counted_only = true;
        assert_eq!(
            said(&counts),
            [
                Disclosed::Withheld,
                Disclosed::Withheld,
                Disclosed::Exactly(4),
                Disclosed::Some
            ]
        );
    }

    #[test]
    fn one_hidden_code_of_a_single_choice_hides_the_others() {
        let cases: &[(&[usize], &[Disclosed])] = &[
            (&[4, 3], &[Disclosed::Exactly(4), Disclosed::Exactly(3)]),
            (
                &[4, 2, 3, 0],
                &[
                    Disclosed::Several,
                    Disclosed::Some,
                    Disclosed::Several,
                    Disclosed::None,
                ],
            ),
            (&[6, 1], &[Disclosed::Most, Disclosed::Some]),
            (&[7, 0], &[Disclosed::All, Disclosed::None]),
        ];
        for (counts, expected) in cases {
            let counts = tally(true, counts.iter().sum(), counts);
            assert_eq!(said(&counts), *expected, "{counts:?}");
        }
    }

    #[test]
    fn a_code_that_nobody_gave_is_none() {
        let told = Disclosure::default().of_code(&tally(true, 7, &[4, 3]), "never_offered");
        assert_eq!(told, Disclosed::None);
    }

    proptest! {
        /// With the base known, one missing number is the base minus the others: so either every
        /// number of a single choice is shown, or at least two codes that somebody gave are hidden.
        #[test]
        fn hidden_counts_cannot_be_had_by_subtraction(
            counts in proptest::collection::vec(0usize..9, 1..7),
            minimum_base in 1usize..6,
            counted_only: bool,
        ) {
            let mut counts = tally(true, counts.iter().sum(), &counts);
            counts.counted_only = counted_only;
            let rule = Disclosure { minimum_base };
            let hidden = counts
                .counts
                .iter()
                .filter(|(code, count)| {
                    **count > 0 && rule.of_code(&counts, code).count(counts.base).is_none()
                })
                .count();
            // A single code that all gave is hidden with its base, or by its level; no number
            // beside it is shown then, because there is none.
            let all_gave_one = counts.counts.values().any(|&count| count == counts.base);
            prop_assert!(hidden != 1 || all_gave_one, "{counts:?}");
        }

        /// A shown number never stands for fewer than m organizations, nor leaves fewer than m out.
        #[test]
        fn shown_numbers_are_never_small(
            base in 0usize..40, count in 0usize..40, minimum_base in 1usize..6, single: bool,
        ) {
            let count = count.min(base);
            let counts = tally(single, base, &[count, base - count]);
            let rule = Disclosure { minimum_base };
            if let Disclosed::Exactly(shown) = rule.of_code(&counts, "c0") {
                prop_assert_eq!(shown, count);
                prop_assert!(shown >= minimum_base && base - shown >= minimum_base);
            }
        }
    }
}
