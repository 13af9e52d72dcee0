//! All tables of one indicator and group at once: the counts with all that holds between them, and which
//! number gives way where a hidden one could be found out.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::build::{Sheet, Sheets};
use super::earlier::{Earlier, EarlierTable};
use super::system::{System, Variable};
use super::{Cell, Reason, Table, TableKey};
use crate::findings::disclosure::{Disclosure, Tally};
use crate::findings::group::is_absence;

/// A number that must stay hidden.
#[derive(Clone, Debug)]
pub(super) struct Sensitive {
    pub variable: Variable,
    pub place: Place,
    /// Tells of few, or what answers may not be told to be; else it is only hidden for the sake of others.
    pub is_secret: bool,
}

impl Sensitive {
    pub fn is_earlier(&self) -> bool {
        self.place.is_earlier
    }
}

/// Where a number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Which table, of this release or of an earlier one about the same.
    sheet: usize,
    /// Of an earlier release.
    is_earlier: bool,
    number: Number,
}

/// Which number of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Number {
    Base,
    /// How many gave a code.
    Given(String),
    /// How many of the base did not.
    LeftOut(String),
}

impl Number {
    fn code(&self) -> Option<&String> {
        match self {
            Number::Base => None,
            Number::Given(code) | Number::LeftOut(code) => Some(code),
        }
    }
}

impl Place {
    fn with(&self, number: Number) -> Place {
        Place { number, ..*self }
    }
}

/// All tables of one indicator and group as counts with relations, those of earlier releases among them.
pub(super) struct Whole {
    pub system: System,
    pub sensitive: Vec<Sensitive>,
    /// By table: the base, and the codes.
    bases: Vec<Variable>,
    codes: Vec<IndexMap<String, Variable>>,
    /// By a count, how many of its base it leaves out.
    left_out: BTreeMap<Variable, Variable>,
}

/// One table as counts.
struct Counted<'t> {
    tally: &'t Tally,
    base: Variable,
    codes: IndexMap<String, Variable>,
}

impl Whole {
    pub fn new(sheets: &Sheets, earlier: &[Earlier]) -> Whole {
        Whole::made(sheets, earlier, true)
    }

    /// The same with nothing told now, not even of which ISCMs anybody speaks: what earlier releases tell by
    /// themselves. Its counts are those of [`Whole::new`], variable by variable.
    pub fn before(sheets: &Sheets, earlier: &[Earlier]) -> Whole {
        Whole::made(sheets, earlier, false)
    }

    fn made(sheets: &Sheets, earlier: &[Earlier], is_told: bool) -> Whole {
        let mut whole = Whole {
            system: System::default(),
            sensitive: Vec::new(),
            bases: Vec::new(),
            codes: Vec::new(),
            left_out: BTreeMap::new(),
        };
        let rule = sheets.disclosure;
        let mut counted: Vec<Counted> = Vec::new();
        for (index, sheet) in sheets.list.iter().enumerate() {
            let told = tables_of(earlier, &sheet.key);
            let place = Place {
                sheet: index,
                is_earlier: false,
                number: Number::Base,
            };
            let anything = (0, sheets.submitted);
            let limits = match is_told {
                true => base_limits(&sheet.table, sheets),
                false => anything,
            };
            let base = whole.system.add(sheet.tally.base, limits);
            if sheet.table.base.is_hidden() {
                let near = told
                    .iter()
                    .any(|table| table.base_is_near(&sheet.tally, rule));
                whole.sensitive.push(Sensitive {
                    variable: base,
                    place: place.clone(),
                    is_secret: near || rule.is_too_few(sheet.tally.base),
                });
            }
            let mut codes = IndexMap::new();
            for (code, cell) in &sheet.table.codes {
                let limits = match is_told {
                    true => code_limits(sheet, *cell, code, sheets),
                    false => anything,
                };
                let count = sheet.count(code);
                let variable = whole.system.add(count, limits);
                codes.insert(code.clone(), variable);
                if cell.shown().is_some() {
                    continue;
                }
                if told
                    .iter()
                    .any(|table| table.is_near(code, &sheet.tally, rule))
                {
                    whole.keep(variable, place.with(Number::Given(code.clone())));
                }
                // What was told under another level or another m cannot be taken back.
                if !told.iter().any(|table| table.shows(code, count)) {
                    whole.keep_small([base, variable], (&place, code), (&sheet.tally, rule));
                }
            }
            whole.bases.push(base);
            whole.codes.push(codes.clone());
            counted.push(Counted {
                tally: &sheet.tally,
                base,
                codes,
            });
        }
        if is_told {
            relate(&mut whole.system, &counted);
        }
        for which in 0..earlier.len() {
            whole.add_earlier(sheets, &counted, earlier, which);
        }
        whole
    }

    fn keep(&mut self, variable: Variable, place: Place) {
        self.sensitive.push(Sensitive {
            variable,
            place,
            is_secret: true,
        });
    }

    /// Keeps a hidden count that is small, and how many it leaves out where these are few: a number of its own, which
    /// may be found out where neither count nor base is.
    fn keep_small(
        &mut self,
        [base, count]: [Variable; 2],
        (place, code): (&Place, &str),
        (tally, rule): (&Tally, Disclosure),
    ) {
        let given = self.system.truth(count);
        let left_out = tally.base.saturating_sub(given);
        let is_by_level = |number: usize| tally.counted_only && tally.base > 0 && number == 0;
        if rule.is_too_few(given) || is_by_level(given) || is_by_level(left_out) {
            self.keep(count, place.with(Number::Given(code.to_owned())));
        }
        if rule.is_too_few(left_out) || is_by_level(left_out) {
            let system = &mut self.system;
            let remainder = *self.left_out.entry(count).or_insert_with(|| {
                // No more than the base, as far as a reader knows that.
                let remainder = system.add(left_out, (0, u32::MAX as usize));
                system.equal(&[(base, 1), (count, -1), (remainder, -1)], 0);
                remainder
            });
            self.keep(remainder, place.with(Number::LeftOut(code.to_owned())));
        }
    }

    /// What an earlier release told, and how far it can be from what is now.
    fn add_earlier(&mut self, sheets: &Sheets, now: &[Counted], earlier: &[Earlier], which: usize) {
        let release = &earlier[which];
        let rule = Disclosure {
            minimum_base: release.minimum_base,
        };
        let submitted_before = release
            .participation
            .get(&sheets.group.into())
            .filter(|told| told.shown)
            .map(|told| told.count);
        let everybody = submitted_before.unwrap_or(sheets.submitted);
        let before = tables_before(sheets, release);
        let mut counted: Vec<Counted> = Vec::new();
        for one in &before {
            let (table, tally) = (one.table, &one.tally);
            let told = rule.tell(tally);
            let base_limits = match table {
                Some(table) if !table.base_shown && rule.is_too_few(tally.base) => {
                    (1, rule.minimum_base - 1)
                }
                Some(table) if !table.base_shown => (0, tally.base.max(everybody)),
                _ => (tally.base, tally.base),
            };
            // Where nothing changed a reader takes the numbers for the same.
            let now = one.sheet.map(|index| &now[index]);
            let same = now.filter(|now| is_same(now.tally, tally));
            let base = self.known(same.map(|same| same.base), tally.base, base_limits);
            let table_now = one.sheet.map(|index| &sheets.list[index].table);
            let place = Place {
                // Where nobody speaks of an ISCM any more, only the round can give way.
                sheet: one.sheet.unwrap_or(0),
                is_earlier: true,
                number: Number::Base,
            };
            let before_it = tables_of(&earlier[..which], one.key);
            let after_it = tables_of(&earlier[which + 1..], one.key);
            let elsewhere = || before_it.iter().chain(&after_it);
            let is_near = |cell: Cell, count: usize| {
                cell.shown()
                    .is_some_and(|told| rule.is_too_few(told.abs_diff(count)))
            };
            if base_limits.0 != base_limits.1 {
                self.sensitive.push(Sensitive {
                    variable: base,
                    place: place.clone(),
                    is_secret: rule.is_too_few(tally.base)
                        || table_now.is_some_and(|now| is_near(now.base, tally.base))
                        || elsewhere().any(|table| table.base_is_near(tally, rule)),
                });
            }
            let mut codes = IndexMap::new();
            let offered = sheets.measure.codes.iter().map(|code| &code.code);
            for code in offered.chain(tally.counts.keys()) {
                if tally.base == 0 || is_absence(code) || codes.contains_key(code) {
                    continue;
                }
                let count = tally.count(code);
                let shown = table.is_some_and(|table| table.codes_shown.contains(code));
                let limits = match (shown, told.of(code).count(tally.base)) {
                    (true, _) => (count, count),
                    // Hidden for the sake of others.
                    (false, Some(_)) => (0, base_limits.1),
                    // No sentence speaks of the round, or of what is silenced whole.
                    (false, None) if one.key.iscm.is_none() || base_limits.0 != base_limits.1 => {
                        (0, base_limits.1)
                    }
                    (false, None) => told.range(code),
                };
                let known = same.and_then(|same| same.codes.get(code).copied());
                let variable = self.known(known, count, limits);
                codes.insert(code.clone(), variable);
                if shown {
                    continue;
                }
                let cell_now = table_now.and_then(|now| now.codes.get(code));
                if cell_now.is_some_and(|cell| is_near(*cell, count))
                    || elsewhere().any(|table| table.is_near(code, tally, rule))
                {
                    self.keep(variable, place.with(Number::Given(code.clone())));
                }
                if !before_it.iter().any(|table| table.shows(code, count)) {
                    self.keep_small([base, variable], (&place, code), (tally, rule));
                }
            }
            counted.push(Counted { tally, base, codes });
        }
        match release.about {
            None => relate(&mut self.system, &counted),
            Some(_) => relate_codes(&mut self.system, &counted),
        }
        let came = submitted_before
            .and_then(|before| sheets.submitted.checked_sub(before))
            .filter(|came| !sheets.disclosure.is_too_few(*came))
            .map(|came| came as i64);
        for (one, before) in before.iter().zip(&counted) {
            if let Some(index) = one.sheet {
                link(&mut self.system, &now[index], before, came);
            }
        }
    }

    /// A number that is there already, of which this is known besides; or one more.
    fn known(&mut self, there: Option<Variable>, truth: usize, limits: (usize, usize)) -> Variable {
        match there {
            Some(variable) => {
                self.system.keep_within(variable, limits);
                variable
            }
            None => self.system.add(truth, limits),
        }
    }

    /// The secrets that limits alone give away.
    pub fn given_away(&self) -> Vec<Place> {
        let closed = self.system.closed();
        self.sensitive
            .iter()
            .filter(|own| own.is_secret && closed.contains(&own.variable))
            .map(|own| own.place.clone())
            .collect()
    }

    /// Hides the number of now that would show, beside this one of an earlier release, that few changed.
    pub fn hide_near(&self, sheets: &mut Sheets, earlier: &Sensitive) {
        let rule = sheets.disclosure;
        let then = self.system.truth(earlier.variable);
        let is_near = |cell: Cell| {
            cell.shown()
                .is_some_and(|now| rule.is_too_few(now.abs_diff(then)))
        };
        let sheet = &mut sheets.list[earlier.place.sheet];
        match &earlier.place.number {
            Number::Base if is_near(sheet.table.base) => sheet.hide_all(Reason::Earlier),
            Number::Given(code) => {
                if let Some(cell) = sheet
                    .table
                    .codes
                    .get_mut(code)
                    .filter(|cell| is_near(**cell))
                {
                    *cell = Cell::Hidden(Reason::Earlier);
                }
            }
            Number::Base | Number::LeftOut(_) => {}
        }
    }

    /// Hides one more number, that which most likely opens this one; whether there was one.
    pub fn hide_one(&mut self, sheets: &mut Sheets, wanted: &Sensitive) -> bool {
        let wanted = &wanted.place;
        let index = wanted.sheet;
        // What only an earlier release closes is opened in the table itself.
        if wanted.is_earlier || (index > 0 && sheets.list[index].is_hidden_by(Reason::Earlier)) {
            let shown_itself = |code: &&String| {
                let cell = sheets.list[index].table.codes.get(*code);
                cell.is_some_and(|cell| cell.shown().is_some())
            };
            let itself = wanted.number.code().filter(shown_itself).cloned();
            if let Some(code) = itself.or_else(|| smallest_shown(&sheets.list[index], None)) {
                self.hide_code(sheets, index, &code, Reason::Earlier);
                return true;
            }
        }
        if let Some(code) = wanted.number.code()
            && sheets.list[0]
                .table
                .codes
                .get(code)
                .is_some_and(|cell| cell.shown().is_some())
        {
            self.hide_code(sheets, 0, code, Reason::Complementary);
            return true;
        }
        // A number that is hidden in some table is one through which this one may move.
        let hidden_somewhere: Vec<String> = sheets.list[0]
            .table
            .codes
            .keys()
            .filter(|code| {
                sheets.list.iter().any(|sheet| {
                    sheet
                        .table
                        .codes
                        .get(*code)
                        .is_some_and(|cell| cell.is_hidden())
                })
            })
            .cloned()
            .collect();
        let smallest = smallest_shown(&sheets.list[0], Some(&hidden_somewhere))
            .or_else(|| smallest_shown(&sheets.list[0], None));
        if let Some(code) = smallest {
            self.hide_code(sheets, 0, &code, Reason::Complementary);
            return true;
        }
        if sheets.list[0].table.base.shown().is_some() {
            self.hide_base(sheets, 0, Reason::Complementary);
            return true;
        }
        if sheets.list[index].table.base.shown().is_some()
            && (wanted.is_earlier || sheets.list[index].is_hidden_by(Reason::Earlier))
        {
            self.hide_base(sheets, index, Reason::Earlier);
            return true;
        }
        false
    }

    fn hide_code(&mut self, sheets: &mut Sheets, index: usize, code: &str, reason: Reason) {
        let most = sheets.submitted;
        if let Some(cell) = sheets.list[index].table.codes.get_mut(code) {
            *cell = Cell::Hidden(reason);
        }
        if let Some(variable) = self.codes[index].get(code) {
            self.system.set_limits(*variable, (0, most));
        }
    }

    fn hide_base(&mut self, sheets: &mut Sheets, index: usize, reason: Reason) {
        sheets.list[index].hide_all(reason);
        let most = sheets.submitted;
        self.system.set_limits(self.bases[index], (0, most));
        for variable in self.codes[index].values() {
            self.system.set_limits(*variable, (0, most));
        }
    }
}

fn tables_of<'e>(releases: &'e [Earlier], key: &TableKey) -> Vec<&'e EarlierTable> {
    let tables = releases.iter().map(|release| release.table(key));
    tables.flatten().collect()
}

/// A table as an earlier release had it, or had not.
struct Before<'t> {
    key: &'t TableKey,
    /// The table now; absent where nobody speaks of the ISCM any more.
    sheet: Option<usize>,
    table: Option<&'t EarlierTable>,
    tally: Tally,
}

/// The tables of an earlier release beside those of now, the round first, then those that there are no more.
fn tables_before<'t>(sheets: &'t Sheets, release: &'t Earlier) -> Vec<Before<'t>> {
    let of_now = sheets.list.iter().enumerate().map(|(index, sheet)| {
        let table = release.table(&sheet.key);
        (&sheet.key, Some(index), table)
    });
    let round = &sheets.list[0].key;
    let gone = release.tables.iter().filter(|table| {
        table.key.indicator == round.indicator
            && table.key.group == round.group
            && sheets.list.iter().all(|sheet| sheet.key != table.key)
    });
    of_now
        // Of what a summary does not speak of, it leaves everything open.
        .filter(|(.., table)| release.about.is_none() || table.is_some())
        .chain(gone.map(|table| (&table.key, None, Some(table))))
        .map(|(key, sheet, table)| Before {
            key,
            sheet,
            table,
            tally: table.map_or_else(Tally::default, |table| table.counts.tally(sheets.measure)),
        })
        .collect()
}

/// Whether nothing that is counted in a table has changed.
fn is_same(one: &Tally, other: &Tally) -> bool {
    let mut codes = one.counts.keys().chain(other.counts.keys());
    one.base == other.base && codes.all(|code| one.count(code) == other.count(code))
}

/// The code of the smallest number that is shown and that somebody gave.
fn smallest_shown(sheet: &Sheet, among: Option<&[String]>) -> Option<String> {
    sheet
        .table
        .codes
        .iter()
        .filter(|(code, _)| among.is_none_or(|among| among.contains(code)))
        .filter_map(|(code, cell)| Some((cell.shown()?, code)))
        .min_by_key(|(count, _)| (*count == 0, *count))
        .map(|(_, code)| code.clone())
}

fn base_limits(table: &Table, sheets: &Sheets) -> (usize, usize) {
    match table.base {
        Cell::Shown(base) => (base, base),
        Cell::Hidden(Reason::TooFew) => (1, sheets.disclosure.minimum_base - 1),
        _ => (0, sheets.submitted),
    }
}

fn code_limits(sheet: &Sheet, cell: Cell, code: &str, sheets: &Sheets) -> (usize, usize) {
    let (_, most) = base_limits(&sheet.table, sheets);
    match cell {
        Cell::Shown(count) => (count, count),
        Cell::Hidden(Reason::Earlier | Reason::TooFew) => (0, most),
        // No sentence speaks of the round, or of what is silenced whole, so that no word limits it.
        Cell::Hidden(_) if sheet.key.iscm.is_none() || sheet.table.base.is_hidden() => (0, most),
        Cell::Hidden(_) => sheet.told.range(code),
        Cell::NotOffered => (0, 0),
    }
}

/// What holds between the tables of one release, that over the round first.
fn relate(system: &mut System, counted: &[Counted]) {
    relate_codes(system, counted);
    relate_to_round(system, counted);
}

/// What holds within each table.
fn relate_codes(system: &mut System, counted: &[Counted]) {
    for table in counted {
        for variable in table.codes.values() {
            system.at_least([(table.base, 1), (*variable, -1)], 0);
        }
        let mut sum: Vec<(Variable, i64)> = table
            .codes
            .values()
            .map(|variable| (*variable, 1))
            .collect();
        if sum.is_empty() {
            continue;
        }
        sum.push((table.base, -1));
        match table.tally.single_choice {
            true => system.equal(&sum, 0),
            false => system.at_least(sum, 0),
        }
    }
}

/// What holds between the tables about single ISCMs and that over the round.
fn relate_to_round(system: &mut System, counted: &[Counted]) {
    let Some((round, about)) = counted.split_first() else {
        return;
    };
    if about.is_empty() {
        return;
    }
    for table in about {
        system.at_least([(round.base, 1), (table.base, -1)], 0);
    }
    let bases = || about.iter().map(|table| (table.base, 1));
    system.at_least(bases().chain([(round.base, -1)]), 0);
    for (code, whole) in &round.codes {
        let parts = || about.iter().filter_map(|table| table.codes.get(code));
        for part in parts() {
            system.at_least([(*whole, 1), (*part, -1)], 0);
        }
        system.at_least(parts().map(|part| (*part, 1)).chain([(*whole, -1)]), 0);
        // Whoever did not give the code at all did not give it about some ISCM.
        let not_given = bases()
            .chain(parts().map(|part| (*part, -1)))
            .chain([(round.base, -1), (*whole, 1)]);
        system.at_least(not_given, 0);
    }
    // Whoever gave a code about an ISCM has at most all others left to give about the rest of them, so that those
    // who spoke of the rest are no fewer than what the round has besides asks for.
    let given: Vec<(&String, &Variable)> = round
        .codes
        .iter()
        .filter(|(_, whole)| system.may_be_some(**whole))
        .collect();
    for (index, table) in about.iter().enumerate() {
        let rest = about
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        let most = rest.map(|(_, other)| (other.base, given.len() as i64 - 1));
        let besides = given.iter().flat_map(|(code, whole)| {
            let part = table.codes.get(*code).map(|part| (*part, 1));
            [(**whole, -1)].into_iter().chain(part)
        });
        let without = [(round.base, 1), (table.base, -1)];
        system.at_least(most.chain(without).chain(besides), 0);
    }
}

/// How far the counts of a table can be from those of an earlier release. A reader is taken to know of a table
/// that nothing changed in it; and where others came and nobody who was there answered anew, how many came.
fn link(system: &mut System, now: &Counted, before: &Counted, came: Option<i64>) {
    let change = |code: &str| now.tally.count(code) as i64 - before.tally.count(code) as i64;
    let of_base = now.tally.base as i64 - before.tally.base as i64;
    let codes: Vec<&String> = now.codes.keys().chain(before.codes.keys()).collect();
    let changes: Vec<i64> = codes
        .iter()
        .map(|code| change(code))
        .chain([of_base])
        .collect();
    let most = match came {
        _ if changes.iter().all(|change| *change == 0) => 0,
        Some(came) if changes.iter().all(|change| (0..=came).contains(change)) => came,
        _ => return,
    };
    let pairs = codes
        .iter()
        .map(|code| (now.codes.get(*code), before.codes.get(*code)))
        .chain([(Some(&now.base), Some(&before.base))]);
    for (now, before) in pairs {
        let difference = |sign: i64| {
            let now = now.map(|variable| (*variable, sign));
            let before = before.map(|variable| (*variable, -sign));
            now.into_iter().chain(before)
        };
        system.at_least(difference(-1), -most);
        system.at_least(difference(1), 0);
    }
}
