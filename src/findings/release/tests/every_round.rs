//! Every round of a few organizations, answer by answer: whoever tries them all keeps those that fit what is shown.
//!
//! Sums and limits are what a reader reckons with; this needs none of them, and leaves nothing to be found by
//! thinking harder. It is for small rounds only: of four organizations and two mechanisms there are 3,876.

use super::attacker::limits_of;
use super::rounds::{Member, Round};
use crate::findings::disclosure::Disclosure;
use crate::findings::release::{Cell, TableSet};
use crate::questionnaire::model::RespondentGroup::State;

const CODES: [&str; 3] = ["x", "y", "z"];
const MECHANISMS: [&str; 2] = ["a", "b"];

/// What each organization may say about a mechanism.
pub type Offered = &'static [&'static [&'static str]];

pub const OF_A_CHOICE: Offered = &[&[], &["x"], &["y"], &["z"]];
pub const OF_SEVERAL: Offered = &[&[], &["x"], &["y"], &["x", "y"]];
/// For answers that may only be counted: that nobody gave z is no more to be known than anything else.
pub const OF_SEVERAL_AND_Z: Offered = &[&[], &["x"], &["y"], &["x", "y"], &["z"]];

/// A number that is to stay hidden, by its place in a round's numbers.
#[derive(Clone, Copy, Debug)]
enum Secret {
    Number(usize),
    LeftOut { base: usize, number: usize },
}

impl Secret {
    fn of(self, numbers: &[usize]) -> usize {
        match self {
            Secret::Number(number) => numbers[number],
            Secret::LeftOut { base, number } => numbers[base] - numbers[number],
        }
    }
}

/// One round: base and codes over the round, then about each mechanism.
struct Seen {
    round: Round,
    numbers: Vec<usize>,
    /// What a reader knows of each.
    limits: Vec<(usize, usize)>,
    secrets: Vec<Secret>,
}

impl Seen {
    fn new(round: Round, indicator: &str, rule: Disclosure) -> Seen {
        let tally = round.tally();
        let set = TableSet::make(&tally, rule, &[]);
        let measures = round.measures();
        let everybody = round.members.len();
        let counted = tally.tallies.get(&(indicator.to_owned(), State));
        let (mut numbers, mut limits, mut secrets) = (Vec::new(), Vec::new(), Vec::new());
        for iscm in [None].into_iter().chain(MECHANISMS.map(Some)) {
            let (counts, table) = match iscm {
                None => (
                    counted.map(|counted| &counted.whole),
                    set.of_round(indicator, State),
                ),
                Some(iscm) => (
                    counted.and_then(|counted| counted.by_iscm.get(iscm)),
                    set.of_iscm(iscm, indicator, State),
                ),
            };
            let (Some(counted), Some(counts), Some(table)) = (counted, counts, table) else {
                // Nobody spoke of it, for everybody to see.
                numbers.extend([0; 1 + CODES.len()]);
                limits.extend([(0, 0); 1 + CODES.len()]);
                continue;
            };
            let truth = counts.tally(&counted.measure);
            let base = numbers.len();
            let is_base_small = rule.is_too_few(truth.base);
            numbers.push(truth.base);
            limits.push(match table.base {
                Cell::Shown(base) => (base, base),
                _ if is_base_small => (1, rule.minimum_base - 1),
                _ => (1, everybody),
            });
            if table.base.is_hidden() && is_base_small {
                secrets.push(Secret::Number(base));
            }
            for code in CODES {
                let (number, count, cell) = (numbers.len(), truth.count(code), table.codes[code]);
                let left_out = truth.base - count;
                numbers.push(count);
                let known = match cell {
                    Cell::Shown(count) => (count, count),
                    _ => (0, everybody),
                };
                limits.push(match iscm.filter(|_| table.base.shown().is_some()) {
                    None => known,
                    Some(iscm) => {
                        let group = round.group(iscm, State, &measures, rule);
                        limits_of(group.told(indicator, code), truth.base, rule, known)
                    }
                });
                if !cell.is_hidden() {
                    continue;
                }
                let by_level = truth.counted_only && (count == 0 || left_out == 0);
                if rule.is_too_few(count) || by_level {
                    secrets.push(Secret::Number(number));
                }
                // Over the round it may follow from how many submitted less those who spoke of one mechanism, which
                // is no secret.
                if rule.is_too_few(left_out) && (iscm.is_some() || table.base.shown().is_some()) {
                    secrets.push(Secret::LeftOut { base, number });
                }
            }
        }
        Seen {
            round,
            numbers,
            limits,
            secrets,
        }
    }

    fn fits(&self, numbers: &[usize]) -> bool {
        let mut known = numbers.iter().zip(&self.limits);
        known.all(|(number, (least, most))| (least..=most).contains(&number))
    }
}

/// Every secret that is the same in all rounds that fit what is shown of one, with that round.
pub fn found_out(
    organizations: usize,
    (indicator, offered): (&'static str, Offered),
    is_counted: bool,
    rule: Disclosure,
) -> Vec<String> {
    let seen: Vec<Seen> = rounds(organizations, indicator, offered, is_counted)
        .map(|round| Seen::new(round, indicator, rule))
        .collect();
    let mut found = Vec::new();
    for one in &seen {
        let mut closed = one.secrets.clone();
        for other in &seen {
            if closed.is_empty() {
                break;
            }
            if one.fits(&other.numbers) {
                closed.retain(|secret| secret.of(&one.numbers) == secret.of(&other.numbers));
            }
        }
        if !closed.is_empty() {
            found.push(format!(
                "{closed:?} of {:?} in {:?}",
                one.numbers, one.round
            ));
        }
    }
    found
}

/// All of them; which organization gives which answers makes no difference.
fn rounds(
    organizations: usize,
    indicator: &'static str,
    offered: Offered,
    is_counted: bool,
) -> impl Iterator<Item = Round> {
    let ways = offered.len() * offered.len();
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..organizations {
        all = all
            .into_iter()
            .flat_map(|round| {
                let from = round.last().copied().unwrap_or(0);
                (from..ways).map(move |way| [round.clone(), vec![way]].concat())
            })
            .collect();
    }
    all.into_iter().map(move |ways| {
        let mut round = Round::default();
        for (index, way) in ways.into_iter().enumerate() {
            let mut member = Member::state(index);
            for (iscm, said) in MECHANISMS
                .into_iter()
                .zip([way / offered.len(), way % offered.len()])
            {
                for code in offered[said] {
                    member = member.says(iscm, indicator, code);
                }
            }
            round.add(match is_counted {
                true => member.counted(),
                false => member,
            });
        }
        round
    })
}
