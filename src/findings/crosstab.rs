//! Two indicators crossed: how many gave this answer to one question and that answer to another.
//!
//! The units are organizations, or pairs of an organization and a mechanism where both questions are asked
//! about the same mechanism. The database gives the answers of each side in the order of its index, and
//! [`Crossing`] puts them together; [`CrossCounts`] holds totals, percentages and the test.
//! Where several answers may be given a unit stands in several cells, so that totals are counted and never
//! added up.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexSet;

use super::association::{Association, NoTest, association};
use super::disclosure::Disclosure;

/// What was counted over all who answered both questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossCounts {
    /// Units that answered both.
    pub base: usize,
    pub rows: BTreeMap<String, usize>,
    pub columns: BTreeMap<String, usize>,
    /// By code of the row and of the column.
    pub cells: BTreeMap<(String, String), usize>,
}

/// A side of a crossing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Row,
    Column,
}

/// Which units of one side are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// Whoever answered.
    Any,
    Code(&'a str),
    /// They answered and did not name it.
    Without(&'a str),
}

/// Counts two sides whose answers come in any order.
///
/// Answers of both sides meet at a place: an organization, an organization with a mechanism, or a mechanism. At one
/// place several units may have answered a side; what is counted is each unit of the rows with each of the columns.
///
/// Names are kept once and answers as their numbers, 12 bytes each: a large round has some 100,000 on each side.
#[derive(Debug, Default)]
pub struct Crossing {
    names: IndexSet<String>,
    row: Answers,
    column: Answers,
}

/// Place, unit and code, by their numbers.
type Answer = [u32; 3];

/// The codes of one side, and which of them were given.
#[derive(Debug, Default)]
struct Answers {
    codes: IndexSet<String>,
    given: Vec<Answer>,
}

/// At one place: how many units answered, and how many of them gave each code.
#[derive(Debug, Default)]
struct Place {
    units: usize,
    codes: Vec<(usize, usize)>,
}

impl Crossing {
    /// An answer that is a code; the same again is the same answer.
    pub fn add(&mut self, which: Which, place: &str, unit: &str, code: &str) {
        let (place, unit) = (
            number_of(&mut self.names, place),
            number_of(&mut self.names, unit),
        );
        let side = match which {
            Which::Row => &mut self.row,
            Which::Column => &mut self.column,
        };
        let code = number_of(&mut side.codes, code);
        side.given.push([place, unit, code]);
    }

    /// What both sides have in common.
    pub fn counts(mut self) -> CrossCounts {
        let mut base = 0;
        let mut row_totals = vec![0; self.row.codes.len()];
        let mut column_totals = vec![0; self.column.codes.len()];
        let mut cells = vec![vec![0; self.column.codes.len()]; self.row.codes.len()];
        self.each_place(|row, column| {
            let (row, column) = (Place::of(row), Place::of(column));
            base += row.units * column.units;
            for (code, units) in &column.codes {
                column_totals[*code] += row.units * units;
            }
            for (code, units) in &row.codes {
                row_totals[*code] += units * column.units;
                for (other, others) in &column.codes {
                    cells[*code][*other] += units * others;
                }
            }
        });
        let name = |side: &Answers, code: usize| side.codes[code].clone();
        let totals = |side: &Answers, totals: Vec<usize>| {
            let totals = totals.into_iter().enumerate();
            totals
                .filter(|(_, count)| *count > 0)
                .map(|(code, count)| (name(side, code), count))
                .collect()
        };
        let mut counts = CrossCounts {
            base,
            rows: totals(&self.row, row_totals),
            columns: totals(&self.column, column_totals),
            cells: BTreeMap::new(),
        };
        for (row, cells) in cells.into_iter().enumerate() {
            for (column, count) in cells
                .into_iter()
                .enumerate()
                .filter(|(_, count)| *count > 0)
            {
                let key = (name(&self.row, row), name(&self.column, column));
                counts.cells.insert(key, count);
            }
        }
        counts
    }

    /// The units that one cell counts, each row with each column.
    pub fn units(mut self, row: Wanted, column: Wanted) -> Units {
        let (row, column) = (self.row.sought(row), self.column.sought(column));
        let mut pairs = Vec::new();
        self.each_place(|rows, columns| {
            for one in units(rows, row) {
                pairs.extend(units(columns, column).map(|other| (one, other)));
            }
        });
        let names = self.names;
        let name = |number: u32| &names[number as usize];
        pairs.sort_unstable_by(|one, other| {
            let names = |pair: &(u32, u32)| (name(pair.0), name(pair.1));
            names(one).cmp(&names(other))
        });
        Units { names, pairs }
    }

    /// Hands on what both sides hold at each place that they have in common, by unit and each answer once.
    fn each_place(&mut self, mut meet: impl FnMut(&[Answer], &[Answer])) {
        self.row.put_in_order();
        self.column.put_in_order();
        let mut columns = self.column.places().peekable();
        for row in self.row.places() {
            while columns.next_if(|column| column[0][0] < row[0][0]).is_some() {}
            if let Some(column) = columns.next_if(|column| column[0][0] == row[0][0]) {
                meet(row, column);
            }
        }
    }
}

/// The units in a cell, each row with each column, in the order of their names; 8 bytes a pair beside the names.
#[derive(Debug)]
pub struct Units {
    names: IndexSet<String>,
    pairs: Vec<(u32, u32)>,
}

impl Units {
    /// How many pairs there are.
    pub fn count(&self) -> usize {
        self.pairs.len()
    }

    /// Some of the pairs; those beyond the end are not there.
    pub fn some(&self, range: Range<usize>) -> impl Iterator<Item = (&str, &str)> {
        let name = |number: u32| self.names[number as usize].as_str();
        let pairs = self.pairs.iter().skip(range.start).take(range.len());
        pairs.map(move |(row, column)| (name(*row), name(*column)))
    }
}

/// [`Wanted`] by the number of the code; `None` where nobody of that side gave it.
#[derive(Clone, Copy)]
enum Sought {
    Any,
    Code(Option<u32>),
    Without(Option<u32>),
}

/// The units among the answers of a side at one place that are looked for.
fn units(given: &[Answer], sought: Sought) -> impl Iterator<Item = u32> + '_ {
    given
        .chunk_by(|one, other| one[1] == other[1])
        .filter(move |unit| {
            let gave = |code: Option<u32>| {
                code.is_some_and(|code| unit.iter().any(|[_, _, given]| *given == code))
            };
            match sought {
                Sought::Any => true,
                Sought::Code(code) => gave(code),
                Sought::Without(code) => !gave(code),
            }
        })
        .map(|unit| unit[0][1])
}

impl Place {
    fn of(given: &[Answer]) -> Place {
        let mut place = Place::default();
        for unit in given.chunk_by(|one, other| one[1] == other[1]) {
            place.units += 1;
            for [_, _, code] in unit {
                let code = *code as usize;
                match place.codes.iter_mut().find(|(known, _)| *known == code) {
                    Some((_, units)) => *units += 1,
                    None => place.codes.push((code, 1)),
                }
            }
        }
        place
    }
}

impl Answers {
    fn sought(&self, wanted: Wanted) -> Sought {
        let number = |code: &str| {
            let number = self.codes.get_index_of(code)?;
            u32::try_from(number).ok()
        };
        match wanted {
            Wanted::Any => Sought::Any,
            Wanted::Code(code) => Sought::Code(number(code)),
            Wanted::Without(code) => Sought::Without(number(code)),
        }
    }

    /// By place and unit, each answer once.
    fn put_in_order(&mut self) {
        self.given.sort_unstable();
        self.given.dedup();
    }

    fn places(&self) -> impl Iterator<Item = &[Answer]> {
        self.given.chunk_by(|one, other| one[0] == other[0])
    }
}

/// The number of a name, which it gets when it is first seen.
fn number_of(names: &mut IndexSet<String>, name: &str) -> u32 {
    let number = match names.get_index_of(name) {
        Some(number) => number,
        None => names.insert_full(name.to_owned()).0,
    };
    u32::try_from(number).expect("fewer than four billion names")
}

/// One side of the table: its codes in order, and whether each unit is asked for exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub codes: Vec<String>,
    pub exclusive: bool,
}

/// The finished table.
#[derive(Clone, Debug, PartialEq)]
pub struct Crosstab {
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    pub base: usize,
    pub row_totals: Vec<usize>,
    pub column_totals: Vec<usize>,
    pub cells: Vec<Vec<usize>>,
    pub association: Association,
}

/// The code of those who did not name the one code that is looked at.
pub const NOT_NAMED: &str = "";

impl CrossCounts {
    /// The table of these counts, with the codes of each side in their order; codes that nobody gave are left out.
    pub fn table(&self, rows: &Side, columns: &Side) -> Crosstab {
        let given = |side: &Side, totals: &BTreeMap<String, usize>| -> Vec<String> {
            let mut codes: Vec<String> = side
                .codes
                .iter()
                .filter(|code| totals.get(*code).is_some_and(|count| *count > 0))
                .cloned()
                .collect();
            // What a file no longer offers follows in its own order.
            for code in totals.keys() {
                if !codes.contains(code) {
                    codes.push(code.clone());
                }
            }
            codes
        };
        let row_codes = given(rows, &self.rows);
        let column_codes = given(columns, &self.columns);
        let cells: Vec<Vec<usize>> = row_codes
            .iter()
            .map(|row| {
                let cell = |column: &String| self.cells.get(&(row.clone(), column.clone()));
                column_codes
                    .iter()
                    .map(|column| cell(column).copied().unwrap_or(0))
                    .collect()
            })
            .collect();
        // Asked about each mechanism, an organization may have given several codes also where one is asked for.
        let is_single = |side: &Side, totals: &BTreeMap<String, usize>| {
            side.exclusive && totals.values().sum::<usize>() == self.base
        };
        let association = if is_single(rows, &self.rows) && is_single(columns, &self.columns) {
            association(&cells)
        } else {
            Association::None(NoTest::Overlapping)
        };
        Crosstab {
            row_totals: row_codes.iter().map(|code| self.rows[code]).collect(),
            column_totals: column_codes.iter().map(|code| self.columns[code]).collect(),
            rows: row_codes,
            columns: column_codes,
            base: self.base,
            cells,
            association,
        }
    }

    /// The same counts with the rows "named it" and "did not name it" for one code, so that each unit stands in
    /// one row also where several answers may be given.
    #[must_use]
    pub fn only_row(&self, code: &str) -> CrossCounts {
        let named = self.rows.get(code).copied().unwrap_or(0);
        let mut cells = BTreeMap::new();
        for (column, total) in &self.columns {
            let cell = self
                .cells
                .get(&(code.to_owned(), column.clone()))
                .copied()
                .unwrap_or(0);
            cells.insert((code.to_owned(), column.clone()), cell);
            cells.insert((NOT_NAMED.to_owned(), column.clone()), total - cell);
        }
        CrossCounts {
            base: self.base,
            rows: BTreeMap::from([
                (code.to_owned(), named),
                (NOT_NAMED.to_owned(), self.base - named),
            ]),
            columns: self.columns.clone(),
            cells,
        }
    }

    /// The same for a column.
    #[must_use]
    pub fn only_column(&self, code: &str) -> CrossCounts {
        self.turned().only_row(code).turned()
    }

    /// Rows as columns.
    #[must_use]
    pub fn turned(&self) -> CrossCounts {
        CrossCounts {
            base: self.base,
            rows: self.columns.clone(),
            columns: self.rows.clone(),
            cells: self
                .cells
                .iter()
                .map(|((row, column), count)| ((column.clone(), row.clone()), *count))
                .collect(),
        }
    }
}

impl Crosstab {
    /// Of those in a row, in per cent.
    pub fn row_share(&self, row: usize, column: usize) -> Option<f64> {
        share(self.cells[row][column], self.row_totals[row])
    }

    /// Of those in a column, in per cent.
    pub fn column_share(&self, row: usize, column: usize) -> Option<f64> {
        share(self.cells[row][column], self.column_totals[column])
    }

    /// Of all, in per cent.
    pub fn total_share(&self, row: usize, column: usize) -> Option<f64> {
        share(self.cells[row][column], self.base)
    }

    /// Whether readers outside would not see this cell: it tells of fewer than the minimum, or who is not in it
    /// does. Tables of free choice are for staff only; this marks what may not be copied out of them.
    pub fn is_held_back(&self, row: usize, column: usize, disclosure: Disclosure) -> bool {
        let count = self.cells[row][column];
        let is_small = |count: usize| disclosure.is_too_few(count);
        !disclosure.is_enough(self.base)
            || is_small(count)
            || is_small(self.row_totals[row].saturating_sub(count))
            || is_small(self.column_totals[column].saturating_sub(count))
    }
}

fn share(count: usize, of: usize) -> Option<f64> {
    super::group::share_of(count, of)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// Units with the codes that each gave to either question.
    type Units = Vec<(BTreeSet<u8>, BTreeSet<u8>)>;

    fn counted(units: &Units) -> CrossCounts {
        let mut counts = CrossCounts::default();
        let code = |code: &u8| format!("c{code}");
        for (rows, columns) in units {
            if rows.is_empty() || columns.is_empty() {
                continue;
            }
            counts.base += 1;
            for row in rows {
                *counts.rows.entry(code(row)).or_default() += 1;
                for column in columns {
                    *counts.cells.entry((code(row), code(column))).or_default() += 1;
                }
            }
            for column in columns {
                *counts.columns.entry(code(column)).or_default() += 1;
            }
        }
        counts
    }

    #[test]
    fn what_a_mechanism_says_stands_beside_each_who_speaks_of_it() {
        let mut crossing = Crossing::default();
        crossing.add(Which::Row, "midcom", "midcom", "stable");
        crossing.add(Which::Row, "midsa", "midsa", "none");
        for (iscm, state, code) in [
            ("midcom", "ZM", "useful"),
            ("midcom", "KE", "useful"),
            ("midcom", "KE", "costly"),
            ("midcom", "KE", "costly"),
            ("rcm", "CR", "useful"),
        ] {
            crossing.add(Which::Column, iscm, state, code);
        }
        let counts = crossing.counts();
        assert_eq!(counts.base, 2);
        assert_eq!(counts.rows, BTreeMap::from([("stable".to_owned(), 2)]));
        let key = |column: &str| ("stable".to_owned(), column.to_owned());
        assert_eq!(
            counts.cells,
            BTreeMap::from([(key("useful"), 2), (key("costly"), 1)])
        );
    }

    fn side(exclusive: bool) -> Side {
        Side {
            codes: (0..4).map(|code| format!("c{code}")).collect(),
            exclusive,
        }
    }

    #[test]
    fn totals_shares_and_the_test_are_of_those_who_answered_both() {
        let one = |code| BTreeSet::from([code]);
        let mut units: Units = Vec::new();
        for (row, column, count) in [(0, 0, 8), (0, 1, 2), (1, 0, 1), (1, 1, 5)] {
            units.extend(std::iter::repeat_n((one(row), one(column)), count));
        }
        units.push((one(0), BTreeSet::new()));
        let table = counted(&units).table(&side(true), &side(true));
        assert_eq!(table.base, 16);
        assert_eq!(table.row_totals, [10, 6]);
        assert_eq!(table.row_share(0, 0), Some(80.0));
        assert_eq!(table.column_share(0, 0), Some(89.0));
        assert_eq!(table.total_share(0, 0), Some(50.0));
        assert!(matches!(table.association, Association::Fisher { .. }));
        assert!(table.is_held_back(0, 1, Disclosure::default()), "2 of 10");
        assert!(table.is_held_back(0, 0, Disclosure::default()), "all but 2");
    }

    #[test]
    fn one_code_of_several_is_named_or_not() {
        let both = BTreeSet::from([0, 1]);
        let units: Units = vec![
            (both.clone(), BTreeSet::from([0])),
            (BTreeSet::from([1]), BTreeSet::from([0])),
            (BTreeSet::from([1]), BTreeSet::from([1])),
        ];
        let counts = counted(&units);
        let overlapping = counts.table(&side(false), &side(true));
        assert_eq!(
            overlapping.association,
            Association::None(NoTest::Overlapping)
        );
        let only = counts.only_row("c0");
        let sides = Side {
            codes: vec!["c0".into(), NOT_NAMED.into()],
            exclusive: true,
        };
        let table = only.table(&sides, &side(true));
        assert_eq!(table.rows, ["c0", NOT_NAMED]);
        assert_eq!(table.cells, [vec![1, 0], vec![1, 1]]);
    }

    proptest! {
        #[test]
        fn the_units_of_each_cell_are_as_many_as_it_counts(
            given in proptest::collection::vec((any::<bool>(), 0u8..4, 0u8..4, 0u8..3), 0..60),
        ) {
            let crossing = || {
                let mut crossing = Crossing::default();
                for (is_row, place, unit, code) in &given {
                    let which = if *is_row { Which::Row } else { Which::Column };
                    // A mechanism speaks of itself.
                    let unit = if *is_row { format!("p{place}") } else { format!("u{unit}") };
                    crossing.add(which, &format!("p{place}"), &unit, &format!("c{code}"));
                }
                crossing
            };
            let counts = crossing().counts();
            let listed = |row, column| {
                let units = crossing().units(row, column);
                let named: Vec<_> = units.some(0..usize::MAX).collect();
                assert!(named.is_sorted_by(|one, other| one < other), "in order, each once");
                units.count()
            };
            prop_assert_eq!(listed(Wanted::Any, Wanted::Any), counts.base);
            for row in ["c0", "c1", "c2", "c3"] {
                let only = counts.only_row(row);
                let total = |code: &str| only.rows[code];
                prop_assert_eq!(listed(Wanted::Code(row), Wanted::Any), total(row));
                prop_assert_eq!(listed(Wanted::Without(row), Wanted::Any), total(NOT_NAMED));
                for column in ["c0", "c1", "c2"] {
                    let cell = |code: &str| {
                        let key = (code.to_owned(), column.to_owned());
                        only.cells.get(&key).copied().unwrap_or(0)
                    };
                    prop_assert_eq!(listed(Wanted::Code(row), Wanted::Code(column)), cell(row));
                    prop_assert_eq!(listed(Wanted::Without(row), Wanted::Code(column)), cell(NOT_NAMED));
                }
            }
        }

        #[test]
        fn answers_in_any_order_are_counted_by_unit(
            units in proptest::collection::vec(
                (
                    proptest::collection::btree_set(0u8..4, 0..4),
                    proptest::collection::btree_set(0u8..4, 0..4),
                ),
                0..20,
            ),
            seed in any::<u64>(),
        ) {
            let mut answers: Vec<(Which, String, String)> = Vec::new();
            for (place, (rows, columns)) in units.iter().enumerate() {
                let answer = |which| move |code: &u8| (which, place.to_string(), format!("c{code}"));
                answers.extend(rows.iter().map(answer(Which::Row)));
                answers.extend(columns.iter().map(answer(Which::Column)));
            }
            let length = answers.len().max(1);
            answers.rotate_left(seed as usize % length);
            let mut crossing = Crossing::default();
            for (which, place, code) in &answers {
                crossing.add(*which, place, "", code);
            }
            prop_assert_eq!(crossing.counts(), counted(&units));
        }

        /// Row and column totals are the tallies of those who answered both; where one answer is given, cells
        /// add up to them.
        #[test]
        fn totals_are_the_tallies(
            units in proptest::collection::vec(
                (proptest::collection::btree_set(0u8..4, 0..4), proptest::collection::btree_set(0u8..4, 0..4)), 0..40),
        ) {
            let both = |unit: &&(BTreeSet<u8>, BTreeSet<u8>)| !unit.0.is_empty() && !unit.1.is_empty();
            let table = counted(&units).table(&side(false), &side(false));
            prop_assert_eq!(table.base, units.iter().filter(both).count());
            for (code, total) in table.rows.iter().zip(&table.row_totals) {
                let tally = units.iter().filter(both).filter(|unit| unit.0.iter().any(|given| format!("c{given}") == *code)).count();
                prop_assert_eq!(*total, tally);
            }
            for (row, cells) in table.cells.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    prop_assert!(*cell <= table.row_totals[row].min(table.column_totals[column]));
                }
            }
            // One answer each: the first that was given.
            let first = |codes: &BTreeSet<u8>| codes.iter().take(1).copied().collect::<BTreeSet<u8>>();
            let single: Units = units.iter().map(|(rows, columns)| (first(rows), first(columns))).collect();
            let table = counted(&single).table(&side(true), &side(true));
            for (cells, total) in table.cells.iter().zip(&table.row_totals) {
                prop_assert_eq!(cells.iter().sum::<usize>(), *total);
            }
            prop_assert_eq!(table.column_totals.iter().sum::<usize>(), table.base);
        }

        /// Looking at one code leaves the base as it is, and each unit in one row.
        #[test]
        fn named_and_not_named_are_all(
            units in proptest::collection::vec(
                (proptest::collection::btree_set(0u8..4, 0..4), proptest::collection::btree_set(0u8..4, 0..4)), 0..40),
        ) {
            let counts = counted(&units);
            let only = counts.only_row("c1").only_column("c2");
            prop_assert_eq!(only.rows.values().sum::<usize>(), counts.base);
            prop_assert_eq!(only.columns.values().sum::<usize>(), counts.base);
            prop_assert_eq!(only.cells.values().sum::<usize>(), counts.base);
        }
    }
}
