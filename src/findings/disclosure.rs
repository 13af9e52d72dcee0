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

/// What may be said of one table, code by code.
///
/// A word is a number with less in it: "some of the 7" is one or two. So the words of one table are looked
/// at together, and where they would still give a number away, they say less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    words: IndexMap<String, Disclosed>,
    /// Of every code that nobody gave.
    absent: Disclosed,
    base: usize,
    rule: Disclosure,
}

impl Told {
    /// What may be said of how many gave this code.
    pub fn of(&self, code: &str) -> Disclosed {
        self.words.get(code).copied().unwrap_or(self.absent)
    }

    /// The least and the most that a reader knows of how many gave this code.
    pub fn range(&self, code: &str) -> (usize, usize) {
        self.range_of(self.of(code))
    }

    fn range_of(&self, word: Disclosed) -> (usize, usize) {
        let (base, minimum) = (self.base, self.rule.minimum_base);
        match word {
            Disclosed::Withheld => (0, base),
            Disclosed::None => (0, 0),
            Disclosed::All => (base, base),
            Disclosed::Exactly(count) => (count, count),
            Disclosed::Some if base == minimum + 1 => (1, minimum),
            Disclosed::Some => (1, minimum.saturating_sub(1).min(base)),
            Disclosed::Most => (
                (base + 1).saturating_sub(minimum).max(minimum),
                base.saturating_sub(1),
            ),
            // Beside a small number it stands for one that is not; else for any.
            Disclosed::Several if self.has_small() => (minimum, base.saturating_sub(minimum)),
            Disclosed::Several => (1, base.saturating_sub(1)),
        }
    }

    fn has_small(&self) -> bool {
        self.words
            .values()
            .any(|word| matches!(word, Disclosed::Some | Disclosed::Most))
    }

    fn replace(&mut self, from: impl Fn(Disclosed) -> bool, to: Disclosed) {
        for word in self.words.values_mut().filter(|word| from(**word)) {
            *word = to;
        }
    }

    /// Whether a reader who adds up finds out a number that is to stay hidden. In a single choice the counts
    /// add up to the base, in a multiple choice to no less.
    fn betrays(&self, tally: &Tally) -> bool {
        // Where a code is missing from the counts nothing adds up.
        let adds_up = tally.counts.values().sum::<usize>() >= tally.base;
        let ranges: Vec<(usize, usize)> = self
            .words
            .values()
            .map(|word| self.range_of(*word))
            .collect();
        let least: usize = ranges.iter().map(|(least, _)| least).sum();
        let most: usize = ranges.iter().map(|(_, most)| most).sum();
        // What nobody gave may not be said where answers are only counted, also not by what is left for it.
        if tally.single_choice && tally.counted_only && least >= tally.base {
            return self.words.values().any(|word| *word != Disclosed::Withheld);
        }
        tally
            .counts
            .iter()
            .zip(&ranges)
            .filter(|((code, count), _)| {
                self.of(code).count(tally.base).is_none() && self.rule.is_sensitive(tally, **count)
            })
            .any(|(_, (low, high))| {
                let rest = if adds_up { most - high } else { tally.base };
                let from = (*low).max(tally.base.saturating_sub(rest));
                let to = match tally.single_choice {
                    true => (*high).min(tally.base.saturating_sub(least - low)),
                    false => *high,
                };
                from >= to
            })
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

    /// Whether a number would tell of fewer than m organizations, those who did not give the code included,
    /// or say of answers that may only be counted that nobody or everybody gave them.
    pub fn is_sensitive(self, tally: &Tally, count: usize) -> bool {
        self.is_too_few(count)
            || self.is_too_few(tally.base.saturating_sub(count))
            || (tally.counted_only && (count == 0 || count >= tally.base))
    }

    /// What may be said of how many gave this code.
    pub fn of_code(self, tally: &Tally, code: &str) -> Disclosed {
        self.tell(tally).of(code)
    }

    /// What may be said of a whole table.
    pub fn tell(self, tally: &Tally) -> Told {
        let mut told = Told {
            words: tally
                .counts
                .iter()
                .map(|(code, count)| (code.clone(), self.alone(tally, *count)))
                .collect(),
            absent: self.alone(tally, 0),
            base: tally.base,
            rule: self,
        };
        let exact = |word| matches!(word, Disclosed::Exactly(_));
        let small = |word| matches!(word, Disclosed::Some | Disclosed::Most);
        // One hidden number among numbers that add up to the base could be had by subtraction.
        if tally.single_choice && told.has_small() {
            told.replace(exact, Disclosed::Several);
        }
        // "Some, some and some of the 3" are three times one: then no word says more than "several" …
        if told.betrays(tally) {
            told.replace(small, Disclosed::Several);
            if tally.single_choice {
                told.replace(exact, Disclosed::Several);
            }
        }
        // … and where even that is too much, nothing is said, also not of what nobody gave.
        if told.betrays(tally) {
            told.replace(|_| true, Disclosed::Withheld);
            told.absent = Disclosed::Withheld;
        }
        told
    }

    /// What may be said of a code looked at without its neighbours.
    fn alone(self, tally: &Tally, count: usize) -> Disclosed {
        let small = 1..self.minimum_base.max(1);
        let remainder = tally.base.saturating_sub(count);
        if !self.is_enough(tally.base) {
            Disclosed::Withheld
        } else if small.contains(&count) && count < tally.base {
            Disclosed::Some
        } else if small.contains(&remainder) {
            // "Most of the 4" could only be 3 where m is 3.
            match tally.base == self.minimum_base + 1 {
                true => Disclosed::Some,
                false => Disclosed::Most,
            }
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
            // "Most of the 4" would be 3 and nothing else.
            (4, 3, Disclosed::Some),
            (4, 2, Disclosed::Some),
            (5, 3, Disclosed::Most),
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
    fn words_that_add_up_to_a_number_say_less() {
        let several = Disclosed::Several;
        let withheld = Disclosed::Withheld;
        let cases: &[(bool, &[usize], usize, &[Disclosed])] = &[
            // Twice "some" and "most of the 5" could only be 1, 1 and 3.
            (
                true,
                &[1, 1, 3, 0],
                5,
                &[several, several, several, Disclosed::None],
            ),
            // Three times "some of the 6" could only be 2.
            (true, &[2, 2, 2], 6, &[several, several, several]),
            // Whatever is said of 1, 1 and 1 of 3, each is 1, unless a fourth code may have been given.
            (true, &[1, 1, 1, 0], 3, &[withheld; 4]),
            // Each of the four gave at least one code.
            (false, &[2, 2], 4, &[Disclosed::Some, Disclosed::Some]),
            (false, &[2, 3], 5, &[Disclosed::Some, Disclosed::Most]),
            (false, &[2, 2, 1], 5, &[Disclosed::Some; 3]),
            (false, &[2, 2, 2], 6, &[several, several, several]),
        ];
        for (single, counts, base, expected) in cases {
            let counts = tally(*single, *base, counts);
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

        /// Whoever tries all tables that fit the words finds at least two for every hidden small number.
        #[test]
        fn words_fit_more_than_one_table(
            counts in proptest::collection::vec(0usize..5, 2..5),
            extra in 0usize..3,
            minimum_base in 2usize..5,
            single: bool,
            counted_only: bool,
        ) {
            let sum: usize = counts.iter().sum();
            let most = counts.iter().copied().max().unwrap_or(0);
            let base = if single { sum } else { (most + extra).min(sum) };
            let mut counts = tally(single, base, &counts);
            counts.counted_only = counted_only;
            let rule = Disclosure { minimum_base };
            let told = rule.tell(&counts);
            prop_assume!(rule.is_enough(base));
            let codes: Vec<&String> = counts.counts.keys().collect();
            let mut tables: Vec<Vec<usize>> = vec![Vec::new()];
            for code in &codes {
                let (low, high) = told.range(code);
                tables = tables
                    .into_iter()
                    .flat_map(|table| {
                        (low..=high).map(move |count| [table.clone(), vec![count]].concat())
                    })
                    .collect();
            }
            tables.retain(|table| {
                let sum: usize = table.iter().sum();
                if single { sum == base } else { sum >= base }
            });
            let truth: Vec<usize> = counts.counts.values().copied().collect();
            prop_assert!(tables.contains(&truth), "{told:?} is untrue of {counts:?}");
            for (index, code) in codes.iter().enumerate() {
                let hidden = told.of(code).count(base).is_none();
                if hidden && rule.is_sensitive(&counts, truth[index]) {
                    let found = tables.iter().any(|table| table[index] != truth[index]);
                    prop_assert!(found, "{code} is given away by {told:?}: {counts:?}");
                }
            }
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
