//! Somebody outside with a computer: every relation between the numbers of the sets, the words of the
//! summaries as limits, earlier releases; elimination over fractions, then limits until nothing moves.
//!
//! Written apart from `system` on purpose: it shares no line with what it attacks.

use std::collections::BTreeMap;

use super::rounds::Round;
use crate::findings::disclosure::{Disclosed, Disclosure};
use crate::findings::release::{Cell, GroupCode, TableSet};
use crate::questionnaire::model::RespondentGroup;

/// A number: release, indicator and group, mechanism (or the round), code (or the base).
type Name = (usize, (String, GroupCode), Option<String>, Option<String>);

/// Sum of coefficient · number, compared with a constant.
type Line = (BTreeMap<usize, i64>, i64);

#[derive(Default)]
pub struct Attack {
    names: BTreeMap<Name, usize>,
    /// How many of each group submitted, by release.
    submitted: BTreeMap<(usize, GroupCode), i64>,
    truth: Vec<i64>,
    secret: Vec<bool>,
    /// By a code's number, how many of the base did not give it: a number of its own, that may be found out
    /// where neither of the two is.
    remainders: BTreeMap<usize, usize>,
    low: Vec<i64>,
    high: Vec<i64>,
    equal: Vec<Line>,
    at_least: Vec<Line>,
}

/// Everything hidden and small that the attacker finds out.
pub fn found_out(
    round: &Round,
    rule: Disclosure,
    sets: &[&TableSet],
    earlier: &[&Round],
) -> Vec<String> {
    let attack = attack(round, rule, sets, earlier);
    assert_eq!(
        attack.contradictions(),
        [""; 0],
        "the attacker reckons wrongly"
    );
    let all_but = |(name, number)| Some((name, "all but ", *attack.remainders.get(number)?));
    attack
        .names
        .iter()
        .map(|(name, index)| (name, "", *index))
        .chain(attack.names.iter().filter_map(all_but))
        .filter(|(.., index)| attack.secret[*index] && attack.low[*index] == attack.high[*index])
        .map(|((release, (indicator, group), iscm, code), what, index)| {
            format!(
                "{} {} {indicator} {what}{} = {} in release {release}",
                iscm.as_deref().unwrap_or("round"),
                RespondentGroup::from(*group).code(),
                code.as_deref().unwrap_or("base"),
                attack.low[index],
            )
        })
        .collect()
}

pub fn attack(round: &Round, rule: Disclosure, sets: &[&TableSet], earlier: &[&Round]) -> Attack {
    let mut attack = Attack::default();
    for (release, set) in sets.iter().enumerate() {
        let round = match release {
            0 => round,
            other => earlier[other - 1],
        };
        attack.read(release, round, rule, set);
    }
    for release in 1..sets.len() {
        let alone = self::attack(earlier[release - 1], rule, &sets[release..=release], &[]);
        for later in 0..release {
            attack.forgive(later, &alone);
            attack.compare(later, release, rule);
        }
    }
    attack.eliminate();
    attack.narrow();
    attack
}

impl Attack {
    fn number(&mut self, name: Name, truth: usize, low: usize, high: usize) -> usize {
        let index = self.nameless(truth, low, high);
        self.names.insert(name, index);
        index
    }

    fn nameless(&mut self, truth: usize, low: usize, high: usize) -> usize {
        let index = self.truth.len();
        self.truth.push(truth as i64);
        self.low.push(low as i64);
        self.high.push(high as i64);
        self.secret.push(false);
        index
    }

    /// Keeps a relation that is true; the attacker knows what kind of question it is.
    fn relate(&mut self, terms: &[(usize, i64)], constant: i64, equal: bool) {
        let mut line = BTreeMap::new();
        for (index, coefficient) in terms {
            *line.entry(*index).or_insert(0) += coefficient;
        }
        line.retain(|_, coefficient| *coefficient != 0);
        let sum: i64 = line
            .iter()
            .map(|(index, coefficient)| coefficient * self.truth[*index])
            .sum();
        if equal && sum == constant {
            self.equal.push((line, constant));
        } else if !equal && sum >= constant {
            self.at_least.push((line, constant));
        }
    }

    fn read(&mut self, release: usize, round: &Round, rule: Disclosure, set: &TableSet) {
        let measures = round.measures();
        let tally = round.tally();
        for ((indicator, group), counted) in &tally.tallies {
            if *group == RespondentGroup::Iscm {
                continue;
            }
            let topic = (indicator.clone(), GroupCode::from(*group));
            let submitted = set.participation.get(&topic.1);
            let everybody = match submitted.and_then(|cell| cell.shown()) {
                Some(shown) => {
                    self.submitted.insert((release, topic.1), shown as i64);
                    shown
                }
                None => tally.submitted[group] + rule.minimum_base,
            };
            let mut bases: Vec<(Option<String>, usize)> = Vec::new();
            let mut codes: BTreeMap<String, Vec<(Option<String>, usize)>> = BTreeMap::new();
            let scopes = counted
                .by_iscm
                .iter()
                .map(|(iscm, counts)| (Some(iscm.clone()), counts))
                .chain([(None, &counted.whole)]);
            for (iscm, counts) in scopes {
                let table = match &iscm {
                    None => set.of_round(indicator, *group),
                    Some(iscm) => set.of_iscm(iscm, indicator, *group),
                };
                // A summary has no others than those about its mechanism.
                let Some(table) = table else { continue };
                let truth = counts.tally(&counted.measure);
                let (low, high) = match table.base {
                    Cell::Shown(base) => (base, base),
                    _ if rule.is_too_few(truth.base) => (1, rule.minimum_base - 1),
                    _ => (0, everybody),
                };
                let name = |code: Option<&str>| {
                    (
                        release,
                        topic.clone(),
                        iscm.clone(),
                        code.map(str::to_owned),
                    )
                };
                let base = self.number(name(None), truth.base, low, high);
                self.secret[base] = rule.is_too_few(truth.base) && table.base.is_hidden();
                bases.push((iscm.clone(), base));
                let mut sum = Vec::new();
                for (code, cell) in &table.codes {
                    let count = truth.count(code);
                    let (mut low, mut high) = match cell {
                        Cell::Shown(shown) => {
                            assert_eq!(*shown, count, "the set shows what was counted");
                            (count, count)
                        }
                        _ => (0, everybody),
                    };
                    // The published summary of the mechanism, word by word; a later release may have
                    // silenced it.
                    let silenced = table.base.is_hidden() || is_silenced(*cell);
                    if let (Some(iscm), false) = (&iscm, silenced) {
                        let said = round
                            .group(iscm, *group, &measures, rule)
                            .told(indicator, code);
                        let (from, to) = limits_of(said, truth.base, rule, (low, high));
                        (low, high) = (low.max(from), high.min(to));
                    }
                    let number = self.number(name(Some(code)), count, low, high);
                    // A small count is a secret, and so is a small number of those who are left out; a count
                    // that leaves few out is none as long as nobody knows of how many it is.
                    let left_out = truth.base - count;
                    let tells_of_each = truth.counted_only && (count == 0 || left_out == 0);
                    self.secret[number] =
                        cell.is_hidden() && (rule.is_too_few(count) || tells_of_each);
                    let remainder = self.nameless(left_out, 0, everybody);
                    // Of the round it may follow from how many submitted less those who spoke of one mechanism,
                    // which is no secret.
                    let is_told = iscm.is_none() && table.base.is_hidden();
                    self.secret[remainder] = cell.is_hidden()
                        && !is_told
                        && (rule.is_too_few(left_out) || truth.counted_only && left_out == 0);
                    self.remainders.insert(number, remainder);
                    self.relate(&[(base, 1), (number, -1), (remainder, -1)], 0, true);
                    self.relate(&[(base, 1), (number, -1)], 0, false);
                    sum.push((number, 1));
                    codes
                        .entry(code.clone())
                        .or_default()
                        .push((iscm.clone(), number));
                }
                if !sum.is_empty() {
                    sum.push((base, -1));
                    self.relate(&sum, 0, truth.single_choice);
                    self.relate(&sum, 0, false);
                }
            }
            if set.of_round(indicator, *group).is_some() {
                self.cross(&bases, &codes);
            }
        }
    }

    /// The round against the mechanisms: unions of those who gave a code and of those who did not.
    fn cross(
        &mut self,
        bases: &[(Option<String>, usize)],
        codes: &BTreeMap<String, Vec<(Option<String>, usize)>>,
    ) {
        let (_, whole_base) = bases.last().cloned().expect("the round is last");
        let parts = &bases[..bases.len() - 1];
        let mut sum: Vec<(usize, i64)> = parts.iter().map(|(_, base)| (*base, 1)).collect();
        for (_, base) in parts {
            self.relate(&[(whole_base, 1), (*base, -1)], 0, false);
        }
        sum.push((whole_base, -1));
        self.relate(&sum, 0, false);
        for numbers in codes.values() {
            let Some((_, whole)) = numbers.iter().find(|(iscm, _)| iscm.is_none()) else {
                continue;
            };
            let parts: Vec<usize> = numbers
                .iter()
                .filter(|(iscm, _)| iscm.is_some())
                .map(|(_, number)| *number)
                .collect();
            for part in &parts {
                self.relate(&[(*whole, 1), (*part, -1)], 0, false);
            }
            let mut line: Vec<(usize, i64)> = parts.iter().map(|part| (*part, 1)).collect();
            line.push((*whole, -1));
            self.relate(&line, 0, false);
            // Those who did not give it: the same for the complements.
            let mut line: Vec<(usize, i64)> = parts.iter().map(|part| (*part, -1)).collect();
            line.extend(bases[..bases.len() - 1].iter().map(|(_, base)| (*base, 1)));
            line.extend([(whole_base, -1), (*whole, 1)]);
            self.relate(&line, 0, false);
        }
        // Whoever gave a code about one mechanism has one less to give about the others.
        let of = |numbers: &[(Option<String>, usize)], about: &Option<String>| {
            let found = numbers.iter().find(|(iscm, _)| iscm == about);
            found.map(|(_, number)| *number)
        };
        let given: Vec<&Vec<(Option<String>, usize)>> = codes
            .values()
            .filter(|numbers| of(numbers, &None).is_some_and(|whole| self.high[whole] > 0))
            .collect();
        let left = given.len() as i64 - 1;
        for (about, base) in parts {
            let mut line = vec![(whole_base, 1), (*base, -1)];
            let others = parts.iter().filter(|(other, _)| other != about);
            line.extend(others.map(|(_, other)| (*other, left)));
            for numbers in &given {
                line.extend(of(numbers, &None).map(|whole| (whole, -1)));
                line.extend(of(numbers, about).map(|part| (part, 1)));
            }
            self.relate(&line, 0, false);
        }
    }

    /// What an earlier release gave away by itself, under another level, is no secret of a later one.
    fn forgive(&mut self, later: usize, told: &Attack) {
        for ((of, topic, iscm, code), now) in self.names.clone() {
            let then = told.names.get(&(0, topic, iscm, code)).copied();
            if of == later
                && then.is_some_and(|then| {
                    told.truth[then] == self.truth[now] && told.low[then] == told.high[then]
                })
            {
                self.secret[now] = false;
                if let Some(remainder) = self.remainders.get(&now) {
                    self.secret[*remainder] = false;
                }
            }
        }
    }

    /// Two releases, of which somebody kept both: the later first.
    fn compare(&mut self, later: usize, release: usize, rule: Disclosure) {
        let pairs: Vec<(Name, usize, usize)> = self
            .names
            .iter()
            .filter(|((of, ..), _)| *of == later)
            .filter_map(|((_, topic, iscm, code), now)| {
                let name = (release, topic.clone(), iscm.clone(), code.clone());
                let then = *self.names.get(&name)?;
                Some((name, *now, then))
            })
            .collect();
        // A number of one of them, found out, would show beside that of the other that few changed.
        for (_, now, then) in &pairs {
            let few = rule.is_too_few(self.truth[*now].abs_diff(self.truth[*then]) as usize);
            let is_told = |number: usize| self.low[number] == self.high[number];
            match (is_told(*now), is_told(*then)) {
                (false, true) if few => self.secret[*now] = true,
                (true, false) if few => self.secret[*then] = true,
                _ => {}
            }
        }
        let mut moved: BTreeMap<_, (i64, i64)> = BTreeMap::new();
        for ((_, topic, iscm, _), now, then) in &pairs {
            let change = self.truth[*now] - self.truth[*then];
            let (down, up) = moved.entry((topic.clone(), iscm.clone())).or_default();
            *down = (*down).min(change);
            *up = (*up).max(change);
        }
        for ((_, topic, iscm, _), now, then) in pairs {
            let group = topic.1;
            let (down, up) = moved[&(topic, iscm)];
            // What did not move is seen; where some came and the others stayed, how many came is known.
            let came = self
                .submitted
                .get(&(later, group))
                .zip(self.submitted.get(&(release, group)))
                .map(|(now, then)| now - then);
            let (down, up) = match (down, up) {
                (0, 0) => (0, 0),
                (0, up) if came.is_some_and(|came| up <= came) => (0, came.unwrap_or(0)),
                _ => continue,
            };
            self.relate(&[(now, 1), (then, -1)], down, false);
            self.relate(&[(now, -1), (then, 1)], -up, false);
            if down == up {
                self.relate(&[(now, 1), (then, -1)], down, true);
            }
        }
    }

    /// Gauss and Jordan without fractions: what is left of each line is another relation.
    fn eliminate(&mut self) {
        let known: Vec<Line> = (0..self.truth.len())
            .filter(|index| self.low[*index] == self.high[*index])
            .map(|index| (BTreeMap::from([(index, 1)]), self.low[index]))
            .collect();
        // Known numbers first, so that they are the first to be put in.
        let mut lines: Vec<(BTreeMap<usize, i128>, i128)> = known
            .into_iter()
            .chain(self.equal.clone())
            .map(|(line, constant)| {
                let line = line.into_iter().map(|(index, c)| (index, i128::from(c)));
                (line.collect(), i128::from(constant))
            })
            .collect();
        for pivot_line in 0..lines.len() {
            let Some((pivot, factor)) = lines[pivot_line].0.iter().next().map(|(i, c)| (*i, *c))
            else {
                continue;
            };
            for other in 0..lines.len() {
                let Some(times) = lines[other]
                    .0
                    .get(&pivot)
                    .copied()
                    .filter(|_| other != pivot_line)
                else {
                    continue;
                };
                let source = lines[pivot_line].clone();
                let target = &mut lines[other];
                for coefficient in target.0.values_mut() {
                    *coefficient *= factor;
                }
                target.1 *= factor;
                for (index, coefficient) in source.0 {
                    *target.0.entry(index).or_insert(0) -= coefficient * times;
                }
                target.1 -= source.1 * times;
                target.0.retain(|_, coefficient| *coefficient != 0);
                let divisor = target
                    .0
                    .values()
                    .fold(target.1.abs(), |a, b| gcd(a, b.abs()));
                if divisor > 1 {
                    target.0.values_mut().for_each(|c| *c /= divisor);
                    target.1 /= divisor;
                }
            }
        }
        for (line, constant) in lines {
            let line: BTreeMap<usize, i64> = line
                .into_iter()
                .map(|(index, c)| (index, i64::try_from(c).expect("small")))
                .collect();
            if !line.is_empty() {
                self.equal
                    .push((line, i64::try_from(constant).expect("small")));
            }
        }
    }

    /// The limits of each number from those of the others, until none moves.
    fn narrow(&mut self) {
        let opposite = |(line, constant): &Line| -> Line {
            (
                line.iter().map(|(index, c)| (*index, -c)).collect(),
                -constant,
            )
        };
        let mut lines = self.at_least.clone();
        lines.extend(self.equal.iter().cloned());
        lines.extend(self.equal.iter().map(opposite));
        loop {
            let mut moved = false;
            for (line, constant) in &lines {
                let most: i64 = line
                    .iter()
                    .map(|(index, c)| {
                        c * if *c > 0 {
                            self.high[*index]
                        } else {
                            self.low[*index]
                        }
                    })
                    .sum();
                for (index, c) in line {
                    let own = c * if *c > 0 {
                        self.high[*index]
                    } else {
                        self.low[*index]
                    };
                    // c · x is at least this.
                    let least = constant - (most - own);
                    if *c > 0 {
                        let low = least.div_euclid(*c) + i64::from(least.rem_euclid(*c) != 0);
                        if low > self.low[*index] {
                            self.low[*index] = low;
                            moved = true;
                            break;
                        }
                    } else {
                        let high = (-least).div_euclid(-c);
                        if high < self.high[*index] {
                            self.high[*index] = high;
                            moved = true;
                            break;
                        }
                    }
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// Numbers whose true value the attacker excludes: then the attack is wrong and proves nothing.
    pub fn contradictions(&self) -> Vec<String> {
        self.names
            .iter()
            .filter(|(_, index)| {
                let truth = self.truth[**index];
                truth < self.low[**index] || truth > self.high[**index]
            })
            .map(|(name, _)| format!("{name:?}"))
            .collect()
    }
}

/// What a reader knows of a number by the word of a sentence; without one, what was known before.
pub fn limits_of(
    said: Disclosed,
    base: usize,
    rule: Disclosure,
    known: (usize, usize),
) -> (usize, usize) {
    let m = rule.minimum_base;
    match said {
        Disclosed::Withheld => known,
        Disclosed::None => (0, 0),
        Disclosed::All => (base, base),
        Disclosed::Exactly(count) => (count, count),
        // Of m + 1 "some" is also said of m.
        Disclosed::Some if base == m + 1 => (1, m),
        Disclosed::Some => (1, m - 1),
        Disclosed::Most => ((base + 1 - m).max(m), base - 1),
        Disclosed::Several => (1, base - 1),
    }
}

fn is_silenced(cell: Cell) -> bool {
    cell == Cell::Hidden(crate::findings::release::Reason::Earlier)
}

fn gcd(one: i128, other: i128) -> i128 {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
}
