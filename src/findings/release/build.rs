//! Makes the set: each table by itself, then beside what was released before, then all of an indicator at once.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::earlier::{Earlier, EarlierTable};
use super::numbers;
use super::whole::{Sensitive, Whole};
use super::{
    Absences, Cell, GroupCode, GroupTally, NumbersCell, Reason, RoundTally, Table, TableKey,
    TableSet,
};
use crate::findings::disclosure::{Disclosure, Tally, Told};
use crate::findings::group::{DONT_KNOW, NOT_APPLICABLE, REFUSED, is_absence};
use crate::findings::measure::{Measure, MeasureKind};
use crate::findings::tally::{Counts, numbers_of};
use crate::questionnaire::model::RespondentGroup;

pub(super) fn make(tally: &RoundTally, disclosure: Disclosure, earlier: &[Earlier]) -> TableSet {
    judge(tally, disclosure, earlier, true)
}

/// The same with or without hiding more than each table by itself asks for: without, the tests must find
/// hidden numbers out, or they would prove nothing.
pub(super) fn judge(
    tally: &RoundTally,
    disclosure: Disclosure,
    earlier: &[Earlier],
    together: bool,
) -> TableSet {
    let mut set = TableSet {
        minimum_base: disclosure.minimum_base,
        participation: participation(tally, disclosure, earlier),
        regions: regions(tally, disclosure, earlier),
        tables: IndexMap::new(),
        given_away: 0,
    };
    for ((indicator, group), counted) in &tally.tallies {
        let mut sheets = Sheets::new(indicator, *group, counted, tally, disclosure);
        if *group != RespondentGroup::Iscm && together {
            sheets.look_back(earlier);
            if !sheets.tell_again(earlier) {
                set.given_away += sheets.look_across(earlier);
            }
        }
        for sheet in sheets.list {
            set.tables.insert(sheet.key, sheet.table);
        }
    }
    set
}

fn differs_by_few(now: usize, before: usize, disclosure: Disclosure) -> bool {
    disclosure.is_too_few(now.abs_diff(before))
}

fn participation(
    tally: &RoundTally,
    disclosure: Disclosure,
    earlier: &[Earlier],
) -> BTreeMap<GroupCode, Cell> {
    let mut cells: BTreeMap<GroupCode, Cell> = BTreeMap::new();
    for (group, count) in &tally.submitted {
        let code = GroupCode::from(*group);
        let guarded = *group != RespondentGroup::Iscm;
        let by_few = earlier
            .iter()
            .filter_map(|release| release.participation.get(&code))
            .any(|told| told.shown && differs_by_few(*count, told.count, disclosure));
        let cell = match guarded {
            true if disclosure.is_too_few(*count) => Cell::Hidden(Reason::TooFew),
            true if by_few => Cell::Hidden(Reason::Earlier),
            _ => Cell::Shown(*count),
        };
        cells.insert(code, cell);
    }
    cells
}

/// The regions of the States add up to all States: where one is hidden, the smallest of the others goes too.
fn regions(
    tally: &RoundTally,
    disclosure: Disclosure,
    earlier: &[Earlier],
) -> IndexMap<String, Cell> {
    let total: usize = tally.regions.values().sum();
    let mut cells: IndexMap<String, Cell> = tally
        .regions
        .iter()
        .map(|(region, count)| {
            let by_few = earlier
                .iter()
                .filter_map(|release| release.regions.get(region))
                .any(|told| told.shown && differs_by_few(*count, told.count, disclosure));
            let cell = if disclosure.is_too_few(*count)
                || disclosure.is_too_few(total - count)
                || disclosure.is_too_few(total)
            {
                Cell::Hidden(Reason::Small)
            } else if by_few {
                Cell::Hidden(Reason::Earlier)
            } else {
                Cell::Shown(*count)
            };
            (region.clone(), cell)
        })
        .collect();
    loop {
        let hidden: usize = cells.values().filter(|cell| cell.is_hidden()).count();
        let hidden_sum: usize = cells
            .iter()
            .filter(|(_, cell)| cell.is_hidden())
            .map(|(region, _)| tally.regions[region])
            .sum();
        // Two hidden numbers that are all 0 and 1 would still be told by a sum of 1.
        if hidden == 0 || (hidden >= 2 && !disclosure.is_too_few(hidden_sum)) {
            break;
        }
        let smallest = cells
            .iter()
            .filter_map(|(region, cell)| Some((cell.shown()?, region.clone())))
            .min();
        match smallest {
            Some((_, region)) => cells.insert(region, Cell::Hidden(Reason::Complementary)),
            None => break,
        };
    }
    cells
}

/// One table with what is behind it.
pub(super) struct Sheet<'a> {
    pub key: TableKey,
    counts: &'a Counts,
    pub tally: Tally,
    pub told: Told,
    pub table: Table,
}

impl Sheet<'_> {
    pub fn count(&self, code: &str) -> usize {
        self.tally.count(code)
    }

    /// Hides what is still shown of it.
    pub fn hide_all(&mut self, reason: Reason) {
        let hide = |cell: &mut Cell| {
            if cell.shown().is_some() {
                *cell = Cell::Hidden(reason);
            }
        };
        hide(&mut self.table.base);
        self.table.codes.values_mut().for_each(hide);
        self.hide_absences(reason);
        for numbers in self
            .table
            .rows
            .values_mut()
            .chain([&mut self.table.numbers])
        {
            if numbers.shown().is_some() {
                *numbers = NumbersCell::Hidden(reason);
            }
        }
    }

    /// Hides what an earlier table did not show.
    fn hide_untold(&mut self, told: &EarlierTable) {
        let reason = match self.key.iscm {
            None => Reason::Complementary,
            Some(_) => Reason::Earlier,
        };
        let hide = |cell: &mut Cell, is_told: bool| {
            if !is_told && cell.shown().is_some() {
                *cell = Cell::Hidden(reason);
            }
        };
        hide(&mut self.table.base, told.base_shown);
        for (code, cell) in &mut self.table.codes {
            hide(cell, told.codes_shown.contains(code));
        }
        let hide = |cell: &mut NumbersCell, is_told: bool| {
            if !is_told && cell.shown().is_some() {
                *cell = NumbersCell::Hidden(reason);
            }
        };
        hide(&mut self.table.numbers, told.numbers_shown);
        for (row, cell) in &mut self.table.rows {
            hide(cell, told.rows_shown.contains(row));
        }
        if !told.absences_shown {
            self.hide_absences(reason);
        }
    }

    fn hide_absences(&mut self, reason: Reason) {
        let absences = &mut self.table.absences;
        for cell in [
            &mut absences.no_answer,
            &mut absences.do_not_know,
            &mut absences.refused,
            &mut absences.not_applicable,
        ] {
            if cell.shown().is_some() {
                *cell = Cell::Hidden(reason);
            }
        }
    }

    pub fn is_hidden_by(&self, reason: Reason) -> bool {
        self.table.base == Cell::Hidden(reason)
            || self
                .table
                .codes
                .values()
                .any(|cell| *cell == Cell::Hidden(reason))
    }
}

/// The tables of one indicator and group: the round first, then the ISCMs.
pub(super) struct Sheets<'a> {
    pub list: Vec<Sheet<'a>>,
    pub group: RespondentGroup,
    pub disclosure: Disclosure,
    /// Organizations of the group that submitted: no count is larger.
    pub submitted: usize,
    pub measure: &'a Measure,
}

impl<'a> Sheets<'a> {
    fn new(
        indicator: &str,
        group: RespondentGroup,
        counted: &'a GroupTally,
        tally: &RoundTally,
        disclosure: Disclosure,
    ) -> Sheets<'a> {
        let about = counted
            .by_iscm
            .iter()
            .map(|(iscm, counts)| (Some(iscm.clone()), counts));
        let list = [(None, &counted.whole)]
            .into_iter()
            .chain(about)
            .map(|(iscm, counts)| {
                let key = TableKey {
                    indicator: indicator.to_owned(),
                    group: group.into(),
                    iscm,
                };
                sheet(key, counted, counts, group, disclosure)
            })
            .collect();
        Sheets {
            list,
            group,
            disclosure,
            submitted: tally.submitted.get(&group).copied().unwrap_or(0),
            measure: &counted.measure,
        }
    }

    /// Hides what would tell of fewer than m organizations together with an earlier release.
    fn look_back(&mut self, earlier: &[Earlier]) {
        for sheet in &mut self.list {
            for release in earlier {
                if let Some(before) = release.table(&sheet.key) {
                    look_back(sheet, before, self.disclosure);
                }
            }
        }
    }

    /// Hides what lets hidden numbers be found out, until none can; gives how many small ones an earlier release
    /// gives away all the same.
    fn look_across(&mut self, earlier: &[Earlier]) -> usize {
        let few_numbers = |of: &dyn Fn(&Sheet<'a>) -> &'a numbers::Frequencies| {
            let about: Vec<&numbers::Frequencies> = self.list[1..].iter().map(of).collect();
            numbers::betrays(about.into_iter(), self.disclosure)
        };
        let hide_numbers = few_numbers(&|sheet| &sheet.counts.numbers);
        let rows: Vec<String> = self.list[0].table.rows.keys().cloned().collect();
        let hide_rows: Vec<String> = rows
            .into_iter()
            .filter(|row| {
                few_numbers(&|sheet| sheet.counts.rows.get(row).map_or(&[], Vec::as_slice))
            })
            .collect();
        let round = &mut self.list[0].table;
        let hide = |cell: &mut NumbersCell| {
            if cell.shown().is_some() {
                *cell = NumbersCell::Hidden(Reason::Complementary);
            }
        };
        if hide_numbers {
            hide(&mut round.numbers);
        }
        for row in hide_rows {
            round.rows.entry(row).and_modify(hide);
        }

        let told = match earlier.is_empty() {
            true => BTreeSet::new(),
            false => {
                let before = Whole::before(self, earlier);
                let told = before.system.closed();
                // As good as shown then.
                for number in before.sensitive.iter().filter(|one| one.is_earlier()) {
                    if told.contains(&number.variable) {
                        before.hide_near(self, number);
                    }
                }
                told
            }
        };
        let mut whole = Whole::new(self, earlier);
        let mut closed: Vec<Sensitive> = Vec::new();
        for sensitive in whole.sensitive.clone() {
            // What was told before cannot be taken back.
            if sensitive.is_earlier() && told.contains(&sensitive.variable) {
                continue;
            }
            while !whole.system.is_open(sensitive.variable) {
                if !whole.hide_one(self, &sensitive) {
                    closed.extend(sensitive.is_secret.then_some(sensitive));
                    break;
                }
            }
        }
        // What was hidden for the sake of others may have opened it since.
        closed.retain(|secret| !whole.system.is_open(secret.variable));
        if closed.is_empty() || earlier.is_empty() {
            return 0;
        }
        let alone = Whole::new(self, &[]).given_away();
        closed.retain(|secret| !told.contains(&secret.variable) && !alone.contains(&secret.place));
        closed.len()
    }

    /// Shows what the last release showed, where nothing that was answered has changed since; whether that is so.
    fn tell_again(&mut self, earlier: &[Earlier]) -> bool {
        let Some(last) = earlier.iter().rfind(|told| told.about.is_none()) else {
            return false;
        };
        if last.minimum_base != self.disclosure.minimum_base {
            return false;
        }
        // Others may have come who left the question out.
        let answered = |counts: &Counts| Counts {
            submitted: 0,
            ..counts.clone()
        };
        let unchanged = |sheet: &Sheet<'a>| {
            last.table(&sheet.key)
                .filter(|table| answered(&table.counts) == answered(sheet.counts))
                .cloned()
        };
        let tables: Option<Vec<EarlierTable>> = self.list.iter().map(unchanged).collect();
        let Some(tables) = tables.filter(|tables| tables.len() == last.count_beside(tables)) else {
            return false;
        };
        for (sheet, table) in self.list.iter_mut().zip(tables) {
            sheet.hide_untold(&table);
        }
        true
    }
}

/// The table by itself, by the rule of the sentences.
fn sheet<'a>(
    key: TableKey,
    counted: &GroupTally,
    counts: &'a Counts,
    group: RespondentGroup,
    disclosure: Disclosure,
) -> Sheet<'a> {
    let measure = &counted.measure;
    let tally = counts.tally(measure);
    let told = disclosure.tell(&tally);
    let guarded = group != RespondentGroup::Iscm;
    let is_any = key.iscm.is_none() && guarded && counted.is_about_iscms();
    let base = match guarded && disclosure.is_too_few(tally.base) {
        true => Cell::Hidden(Reason::TooFew),
        false => Cell::Shown(tally.base),
    };
    let offered = measure.codes.iter().map(|code| &code.code);
    let mut codes: IndexMap<String, Cell> = IndexMap::new();
    if tally.base > 0 && measure.kind != MeasureKind::Number {
        for code in offered.chain(tally.counts.keys()) {
            if is_absence(code) || codes.contains_key(code) {
                continue;
            }
            let cell = match guarded {
                true => code_cell(&tally, &told, code, disclosure),
                false => Cell::Shown(tally.count(code)),
            };
            codes.insert(code.clone(), cell);
        }
    }
    let number_cell = |values: &numbers::Frequencies| match guarded {
        true => numbers::cell(values, disclosure, tally.counted_only),
        false => numbers_of(values, None).map_or(NumbersCell::None, NumbersCell::Shown),
    };
    let row_codes = measure.rows.iter().map(|row| &row.code);
    let mut rows: IndexMap<String, NumbersCell> = IndexMap::new();
    for row in row_codes.chain(counts.rows.keys()) {
        if let Some(values) = counts.numbers_in_row(measure, row) {
            rows.insert(row.clone(), number_cell(&values));
        }
    }
    let table = Table {
        kind: measure.kind,
        is_any,
        base,
        absences: absences(&key, counts, measure, is_any, guarded.then_some(disclosure)),
        codes,
        numbers: number_cell(&counts.numbers),
        rows,
    };
    Sheet {
        key,
        counts,
        tally,
        told,
        table,
    }
}

fn code_cell(tally: &Tally, told: &Told, code: &str, disclosure: Disclosure) -> Cell {
    let count = tally.count(code);
    let reason = if disclosure.is_too_few(tally.base) {
        Reason::TooFew
    } else if tally.counted_only && (count == 0 || count >= tally.base) {
        Reason::Level
    } else if disclosure.is_sensitive(tally, count) {
        Reason::Small
    } else {
        Reason::Complementary
    };
    match told.of(code).count(tally.base) {
        Some(count) => Cell::Shown(count),
        None => Cell::Hidden(reason),
    }
}

/// The kinds of absence. They add up to what is missing in the base, so that one that is hidden hides all;
/// where a file knows one kind only it is that difference and no secret.
fn absences(
    key: &TableKey,
    counts: &Counts,
    measure: &Measure,
    is_any: bool,
    disclosure: Option<Disclosure>,
) -> Absences {
    let given = |code: &str| counts.codes.get(code).copied().unwrap_or(0);
    let offers = |code: &str| measure.code(code).is_some() || given(code) > 0;
    // Of several ISCMs an organization may know one and not another: no kind is comparable then.
    let kind = |code: &str| (!is_any && offers(code)).then(|| given(code));
    let no_answer =
        (key.iscm.is_none() && !is_any).then(|| counts.submitted.saturating_sub(counts.spoke));
    let kinds = [
        no_answer,
        kind(DONT_KNOW),
        kind(REFUSED),
        kind(NOT_APPLICABLE),
    ];
    let known: Vec<usize> = kinds.iter().flatten().copied().collect();
    let hidden = disclosure.is_some_and(|rule| {
        let one_small = known.iter().any(|count| rule.is_too_few(*count));
        rule.is_too_few(counts.base) || (one_small && (known.len() > 1 || key.iscm.is_some()))
    });
    let cell = |count: Option<usize>| match (count, hidden) {
        (None, _) => Cell::NotOffered,
        (Some(count), false) => Cell::Shown(count),
        (Some(_), true) => Cell::Hidden(Reason::Small),
    };
    let [no_answer, do_not_know, refused, not_applicable] = kinds.map(cell);
    Absences {
        no_answer,
        do_not_know,
        refused,
        not_applicable,
    }
}

fn look_back(sheet: &mut Sheet, before: &EarlierTable, disclosure: Disclosure) {
    let few = |now: usize, before: usize| disclosure.is_too_few(now.abs_diff(before));
    if before.base_shown
        && sheet.table.base.shown().is_some()
        && few(sheet.tally.base, before.counts.base)
    {
        sheet.hide_all(Reason::Earlier);
        return;
    }
    let count_before = |code: &str| before.counts.codes.get(code).copied().unwrap_or(0);
    let rest = |base: usize, count: usize| base.saturating_sub(count);
    let (tally, counts) = (&sheet.tally, sheet.counts);
    for (code, cell) in &mut sheet.table.codes {
        let (now, then) = (tally.count(code), count_before(code));
        let by_few = few(now, then) || few(rest(tally.base, now), rest(before.counts.base, then));
        if cell.shown().is_some() && before.codes_shown.contains(code) && by_few {
            *cell = Cell::Hidden(Reason::Earlier);
        }
    }
    let hide = |cell: &mut NumbersCell, now: &numbers::Frequencies, then: &numbers::Frequencies| {
        if cell.shown().is_some() && numbers::differ_by_few(now, then, disclosure) {
            *cell = NumbersCell::Hidden(Reason::Earlier);
        }
    };
    if before.numbers_shown {
        hide(
            &mut sheet.table.numbers,
            &counts.numbers,
            &before.counts.numbers,
        );
    }
    for (row, cell) in &mut sheet.table.rows {
        if before.rows_shown.contains(row) {
            let of = |counts: &Counts| counts.rows.get(row).cloned().unwrap_or_default();
            hide(cell, &of(counts), &of(&before.counts));
        }
    }
    let missing = |counts: &Counts| counts.submitted.saturating_sub(counts.spoke);
    let absent = |code: &str| counts.codes.get(code).copied().unwrap_or(0);
    if before.absences_shown
        && (few(missing(counts), missing(&before.counts))
            || [DONT_KNOW, REFUSED, NOT_APPLICABLE]
                .into_iter()
                .any(|code| few(absent(code), count_before(code))))
    {
        sheet.hide_absences(Reason::Earlier);
    }
}
