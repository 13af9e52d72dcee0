//! Whether a hidden number could be found out: relations between counts, and the search for another set of
//! counts that fits them as well as the true one.
//!
//! A found set is a proof, since nothing that is shown tells the two apart; that none was found proves
//! nothing, and the caller then hides more. Kept out: which numbers these are.

use std::collections::{BTreeMap, BTreeSet};

/// One count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variable(usize);

/// What is known of a count.
#[derive(Clone, Copy, Debug)]
struct Known {
    truth: i64,
    least: i64,
    most: i64,
    /// What stays known, whatever the limits are set to.
    kept: (i64, i64),
}

impl Known {
    fn allows(&self, value: i64) -> bool {
        let (least, most) = self.kept;
        (self.least..=self.most).contains(&value) && (least..=most).contains(&value)
    }
}

/// The sum of coefficient · count is at least this.
#[derive(Clone, Debug)]
struct Relation {
    terms: Vec<(Variable, i64)>,
    /// By how much the true counts are above the least.
    slack: i64,
}

/// Counts, and what holds between them for everybody to see.
#[derive(Clone, Debug, Default)]
pub struct System {
    known: Vec<Known>,
    relations: Vec<Relation>,
    /// The same once more, so that none is stated twice: a search would mend it twice.
    stated: BTreeSet<(Vec<(Variable, i64)>, i64)>,
    /// The relations that a count stands in, with its coefficient.
    uses: Vec<Vec<(usize, i64)>>,
}

/// How many counts may change together, and how many changes are tried for one.
const DEPTH: usize = 12;
const TRIES: usize = 1500;
/// How many changes of equal promise are followed from one place.
const BREADTH: usize = 6;

impl System {
    /// A count with the limits that a reader knows.
    pub fn add(&mut self, truth: usize, (least, most): (usize, usize)) -> Variable {
        let truth = truth as i64;
        self.known.push(Known {
            truth,
            least: (least as i64).min(truth),
            most: (most as i64).max(truth),
            kept: (i64::MIN, i64::MAX),
        });
        self.uses.push(Vec::new());
        Variable(self.known.len() - 1)
    }

    pub fn set_limits(&mut self, variable: Variable, (least, most): (usize, usize)) {
        let known = &mut self.known[variable.0];
        known.least = (least as i64).min(known.truth);
        known.most = (most as i64).max(known.truth);
    }

    /// States limits that later ones do not widen.
    pub fn keep_within(&mut self, variable: Variable, (least, most): (usize, usize)) {
        let known = &mut self.known[variable.0];
        let (from, to) = known.kept;
        known.kept = (
            from.max(least as i64).min(known.truth),
            to.min(most as i64).max(known.truth),
        );
    }

    /// The count itself.
    pub fn truth(&self, variable: Variable) -> usize {
        usize::try_from(self.known[variable.0].truth).unwrap_or_default()
    }

    /// Whether a reader cannot rule out that it is more than 0.
    pub fn may_be_some(&self, variable: Variable) -> bool {
        let known = self.known[variable.0];
        known.most.min(known.kept.1) > 0
    }

    /// States that a sum is at least so much. What is not true of the counts is no relation.
    pub fn at_least(&mut self, terms: impl IntoIterator<Item = (Variable, i64)>, least: i64) {
        let mut sums: BTreeMap<Variable, i64> = BTreeMap::new();
        for (variable, coefficient) in terms {
            *sums.entry(variable).or_default() += coefficient;
        }
        let terms: Vec<(Variable, i64)> = sums
            .into_iter()
            .filter(|(_, coefficient)| *coefficient != 0)
            .collect();
        let truth: i64 = terms
            .iter()
            .map(|(variable, coefficient)| coefficient * self.known[variable.0].truth)
            .sum();
        if truth < least || terms.is_empty() || !self.stated.insert((terms.clone(), least)) {
            return;
        }
        for (variable, coefficient) in &terms {
            self.uses[variable.0].push((self.relations.len(), *coefficient));
        }
        self.relations.push(Relation {
            terms,
            slack: truth - least,
        });
    }

    /// States that a sum is exactly so much.
    pub fn equal(&mut self, terms: &[(Variable, i64)], sum: i64) {
        self.at_least(terms.iter().copied(), sum);
        self.at_least(
            terms
                .iter()
                .map(|(variable, coefficient)| (*variable, -coefficient)),
            -sum,
        );
    }

    /// The counts that limits alone leave no choice: each count's from those of the others in a relation, until
    /// none moves. Not every count that cannot be another one is found so.
    pub fn closed(&self) -> BTreeSet<Variable> {
        let mut limits: Vec<(i64, i64)> = self
            .known
            .iter()
            .map(|known| (known.least.max(known.kept.0), known.most.min(known.kept.1)))
            .collect();
        let mut waiting: BTreeSet<usize> = (0..self.relations.len()).collect();
        while let Some(relation) = waiting.pop_first() {
            let Relation { terms, slack } = &self.relations[relation];
            let truth = |(variable, coefficient): &(Variable, i64)| {
                coefficient * self.known[variable.0].truth
            };
            let least = terms.iter().map(truth).sum::<i64>() - slack;
            let most_of = |limits: &[(i64, i64)], variable: Variable, coefficient: i64| {
                let (low, high) = limits[variable.0];
                coefficient * if coefficient > 0 { high } else { low }
            };
            let most: i64 = terms
                .iter()
                .map(|(variable, coefficient)| most_of(&limits, *variable, *coefficient))
                .sum();
            for (variable, coefficient) in terms {
                // The coefficient times the count is at least this.
                let needed = least - (most - most_of(&limits, *variable, *coefficient));
                let (low, high) = limits[variable.0];
                let narrower = match coefficient.signum() {
                    1 => (low.max(-(-needed).div_euclid(*coefficient)), high),
                    _ => (low, high.min((-needed).div_euclid(-coefficient))),
                };
                if narrower != (low, high) {
                    limits[variable.0] = narrower;
                    waiting.extend(self.uses[variable.0].iter().map(|(other, _)| *other));
                    break;
                }
            }
        }
        let closed = limits.iter().enumerate();
        closed
            .filter(|(_, (low, high))| low == high)
            .map(|(index, _)| Variable(index))
            .collect()
    }

    /// Whether the count could be another one: some change of the hidden counts, this one among them, breaks
    /// no relation and no limit.
    pub fn is_open(&self, variable: Variable) -> bool {
        [1, -1].into_iter().any(|change| {
            let mut search = Search {
                system: self,
                changes: BTreeMap::new(),
                shifts: BTreeMap::new(),
                broken: BTreeSet::new(),
                tries: TRIES,
            };
            search.may_change(variable, change) && {
                search.change(variable, change);
                search.mend(DEPTH)
            }
        })
    }
}

/// A change of some counts, on its way to one that breaks nothing.
struct Search<'a> {
    system: &'a System,
    changes: BTreeMap<Variable, i64>,
    /// By how much each relation's sum changed.
    shifts: BTreeMap<usize, i64>,
    broken: BTreeSet<usize>,
    tries: usize,
}

impl Search<'_> {
    fn may_change(&self, variable: Variable, change: i64) -> bool {
        let known = self.system.known[variable.0];
        !self.changes.contains_key(&variable) && known.allows(known.truth + change)
    }

    fn change(&mut self, variable: Variable, change: i64) {
        self.changes.insert(variable, change);
        self.shift(variable, change);
    }

    fn undo(&mut self, variable: Variable) {
        if let Some(change) = self.changes.remove(&variable) {
            self.shift(variable, -change);
        }
    }

    fn shift(&mut self, variable: Variable, change: i64) {
        for (relation, coefficient) in &self.system.uses[variable.0] {
            let shift = self.shifts.entry(*relation).or_default();
            *shift += coefficient * change;
            if self.system.relations[*relation].slack + *shift < 0 {
                self.broken.insert(*relation);
            } else {
                self.broken.remove(relation);
            }
        }
    }

    /// How many relations more are broken after a change.
    fn cost(&self, variable: Variable, change: i64) -> i64 {
        self.system.uses[variable.0]
            .iter()
            .map(|(relation, coefficient)| {
                let shift = self.shifts.get(relation).copied().unwrap_or(0);
                let slack = self.system.relations[*relation].slack + shift;
                i64::from(slack + coefficient * change < 0) - i64::from(slack < 0)
            })
            .sum()
    }

    /// Changes further counts until no relation is broken.
    fn mend(&mut self, depth: usize) -> bool {
        let Some(broken) = self.broken.first().copied() else {
            return true;
        };
        if depth == 0 {
            return false;
        }
        let mut candidates: Vec<(i64, Variable, i64)> = self.system.relations[broken]
            .terms
            .iter()
            .map(|(variable, coefficient)| (*variable, coefficient.signum()))
            .filter(|(variable, change)| self.may_change(*variable, *change))
            .map(|(variable, change)| (self.cost(variable, change), variable, change))
            .collect();
        candidates.sort_unstable();
        for (_, variable, change) in candidates.into_iter().take(BREADTH) {
            if self.tries == 0 {
                return false;
            }
            self.tries -= 1;
            self.change(variable, change);
            if self.mend(depth - 1) {
                return true;
            }
            self.undo(variable);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hidden_count_of_a_sum_is_not_open_and_two_are() {
        let mut system = System::default();
        let shown = system.add(4, (4, 4));
        let hidden = system.add(2, (0, 6));
        system.equal(&[(shown, 1), (hidden, 1)], 6);
        assert!(!system.is_open(hidden));
        let other = system.add(3, (0, 6));
        let mut system = System::default();
        let one = system.add(2, (0, 6));
        let two = system.add(3, (0, 6));
        system.equal(&[(one, 1), (two, 1)], 5);
        assert!(system.is_open(one) && system.is_open(two));
        assert_ne!(other, hidden);
    }

    #[test]
    fn limits_close_what_sums_leave_open() {
        let mut system = System::default();
        let one = system.add(1, (1, 2));
        let two = system.add(3, (3, 4));
        let three = system.add(1, (1, 2));
        // 1 + 3 + 1: with 4 in the middle the others would have to share 1.
        system.equal(&[(one, 1), (two, 1), (three, 1)], 5);
        assert!(!system.is_open(one));
    }

    #[test]
    fn limits_show_what_is_closed_and_claim_no_more() {
        let mut system = System::default();
        let one = system.add(1, (1, 2));
        let two = system.add(3, (3, 4));
        let three = system.add(2, (1, 3));
        system.equal(&[(one, 1), (two, 1)], 4);
        assert_eq!(system.closed(), [one, two].into());
        // Three times the third, less one, is at least 5, so that it is no less than 2 …
        system.at_least([(three, 3), (one, -1)], 5);
        assert_eq!(system.closed(), [one, two].into());
        // … and twice it is 5 at most.
        system.at_least([(three, -2)], -5);
        assert_eq!(system.closed(), [one, two, three].into());
    }

    #[test]
    fn the_bridge_between_two_rings_is_found_out() {
        // Rows a, b and columns x, y hide a ring; so do rows c, d and columns z, w; the cell (b, z) joins
        // them. No row or column has one hidden cell only, and yet (b, z) is what is left of all of them.
        let mut system = System::default();
        let mut cell = || system.add(2, (0, 9));
        let (ax, ay, bx, by, bz) = (cell(), cell(), cell(), cell(), cell());
        let (cz, cw, dz, dw) = (cell(), cell(), cell(), cell());
        for line in [
            vec![ax, ay],
            vec![bx, by, bz],
            vec![cz, cw],
            vec![dz, dw],
            vec![ax, bx],
            vec![ay, by],
            vec![bz, cz, dz],
            vec![cw, dw],
        ] {
            let terms: Vec<(Variable, i64)> = line.iter().map(|cell| (*cell, 1)).collect();
            system.equal(&terms, 2 * line.len() as i64);
        }
        assert!(system.is_open(ax) && system.is_open(dw));
        assert!(!system.is_open(bz));
    }
}
