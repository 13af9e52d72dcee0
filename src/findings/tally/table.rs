//! The table of one indicator, out of what was counted of the groups that were asked.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::rule::Rule;
use super::{Audience, Counts, RowCounts};
use crate::findings::disclosure::Disclosure;
use crate::findings::group::is_absence;
use crate::findings::measure::{Measure, MeasureForm, MeasureKind};
use crate::findings::release;
use crate::language::Language;
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::RespondentGroup;

/// One number of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    Shown {
        count: usize,
        /// In per cent of the base; absent where the base is 0.
        share: Option<f64>,
    },
    /// Held back by the disclosure rule.
    Hidden,
    /// The group's file does not offer this code.
    NotOffered,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub code: String,
    pub label: String,
    pub cells: IndexMap<RespondentGroup, Cell>,
}

/// How many answered, and why others did not. `None` where the rule holds a number back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Base {
    pub answered: Option<usize>,
    /// Fewer than the minimum base: nothing of the group is shown, nor how few they are.
    pub too_few: bool,
    pub no_answer: Option<usize>,
    pub do_not_know: Option<usize>,
    pub refused: Option<usize>,
    pub not_applicable: Option<usize>,
}

/// Mean and spread of a group's numbers, to one decimal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    pub n: usize,
    pub mean: f64,
    pub median: f64,
    /// Not shown outside for fewer than twice the minimum base, where a quartile is one organization's answer.
    pub quartiles: Option<(f64, f64)>,
}

/// The numbers that the groups gave in one row of a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberRow {
    pub code: String,
    pub label: String,
    pub numbers: IndexMap<RespondentGroup, Numbers>,
}

/// One row of a matrix of choices: a distribution of its own, over its own base.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    pub code: String,
    pub label: String,
    /// How many answered in this row; `None` where the rule holds it back.
    pub bases: IndexMap<RespondentGroup, Option<usize>>,
    pub cells: Vec<Row>,
}

/// Where a group puts one code of a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// How many gave it a place.
    pub n: usize,
    pub mean: f64,
    /// How many put it first; `None` where the rule holds it back.
    pub first: Option<usize>,
}

/// The table of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorTable {
    pub indicator: String,
    pub title: String,
    pub kind: MeasureKind,
    pub rows: Vec<Row>,
    pub bases: IndexMap<RespondentGroup, Base>,
    pub numbers: IndexMap<RespondentGroup, Numbers>,
    /// Of a matrix of numbers; rows in which nobody gave one are left out.
    pub number_rows: Vec<NumberRow>,
    pub form: MeasureForm,
    /// Of a matrix of choices; rows in which nobody chose are left out.
    pub matrix: Vec<MatrixRow>,
    /// Of a ranking, by code.
    pub places: IndexMap<String, IndexMap<RespondentGroup, Place>>,
}

impl IndicatorTable {
    /// The same of one group alone; `None` where it was not asked.
    #[must_use]
    pub fn only(mut self, group: RespondentGroup) -> Option<IndicatorTable> {
        let is_it = |other: &RespondentGroup| *other == group;
        self.bases.retain(|other, _| is_it(other));
        self.numbers.retain(|other, _| is_it(other));
        for row in &mut self.rows {
            row.cells.retain(|other, _| is_it(other));
        }
        for row in &mut self.number_rows {
            row.numbers.retain(|other, _| is_it(other));
        }
        for row in &mut self.matrix {
            row.bases.retain(|other, _| is_it(other));
            for cells in &mut row.cells {
                cells.cells.retain(|other, _| is_it(other));
            }
        }
        for places in self.places.values_mut() {
            places.retain(|other, _| is_it(other));
        }
        (!self.bases.is_empty()).then_some(self)
    }

    /// Whether a group gave several answers where one is asked for: about several mechanisms, so that no share of them
    /// is what the group says.
    pub fn overlaps(&self, group: RespondentGroup) -> bool {
        let shown = |row: &Row| match row.cells.get(&group) {
            Some(Cell::Shown { count, .. }) => *count,
            _ => 0,
        };
        let base = self.bases.get(&group).and_then(|base| base.answered);
        self.kind == MeasureKind::SingleChoice
            && base.is_some_and(|base| self.rows.iter().map(shown).sum::<usize>() > base)
    }

    /// Hides what the set of tables for readers outside hides: it looks further than one table.
    pub fn withhold(&mut self, group: RespondentGroup, set: &release::Table) {
        for row in &mut self.rows {
            let hidden = set
                .codes
                .get(&row.code)
                .is_some_and(|cell| cell.is_hidden());
            if let Some(cell) = row.cells.get_mut(&group)
                && hidden
            {
                *cell = Cell::Hidden;
            }
        }
        if let Some(base) = self.bases.get_mut(&group)
            && set.base.is_hidden()
        {
            *base = Base {
                answered: None,
                too_few: base.too_few,
                no_answer: None,
                do_not_know: None,
                refused: None,
                not_applicable: None,
            };
            for row in &mut self.rows {
                row.cells.insert(group, Cell::Hidden);
            }
        }
        let is_hidden = |cell: &release::NumbersCell| cell.shown().is_none();
        if is_hidden(&set.numbers) {
            self.numbers.shift_remove(&group);
        }
        for row in &mut self.number_rows {
            if set.rows.get(&row.code).is_some_and(is_hidden) {
                row.numbers.shift_remove(&group);
            }
        }
    }

    /// Whether a number of this group is shown.
    pub fn has_numbers(&self, group: RespondentGroup) -> bool {
        self.numbers.contains_key(&group)
            || self
                .number_rows
                .iter()
                .any(|row| row.numbers.contains_key(&group))
    }
}

/// What a group was asked and what came of it.
pub struct GroupCounts<'a> {
    pub respondents: RespondentGroup,
    pub measure: &'a Measure,
    pub counts: &'a Counts,
}

/// Makes the table of an indicator from the counts of the groups that were asked; `None` for no group.
pub fn indicator_table(
    groups: &[GroupCounts],
    disclosure: Disclosure,
    audience: Audience,
    language: Language,
    registers: &dyn Registers,
) -> Option<IndicatorTable> {
    let first = groups.first()?;
    let mut table = IndicatorTable {
        indicator: first.measure.indicator.clone(),
        title: first.measure.title.in_language(language).to_owned(),
        kind: first.measure.kind,
        rows: Vec::new(),
        bases: IndexMap::new(),
        numbers: IndexMap::new(),
        number_rows: number_rows(groups, disclosure, audience, language),
        form: first.measure.form,
        matrix: matrix_rows(groups, disclosure, audience, language),
        places: places(groups, disclosure, audience),
    };
    for group in groups {
        let rule = Rule::new(group.respondents, disclosure, audience);
        table
            .bases
            .insert(group.respondents, rule.base(group.counts));
        if let Some(numbers) = rule.numbers(&group.counts.numbers) {
            table.numbers.insert(group.respondents, numbers);
        }
    }
    for (code, label) in codes_of(groups, language, registers) {
        let cells = groups
            .iter()
            .map(|group| {
                let rule = Rule::new(group.respondents, disclosure, audience);
                (group.respondents, rule.cell(group, &code))
            })
            .collect();
        table.rows.push(Row { code, label, cells });
    }
    Some(table)
}

fn number_rows(
    groups: &[GroupCounts],
    disclosure: Disclosure,
    audience: Audience,
    language: Language,
) -> Vec<NumberRow> {
    let mut labels: IndexMap<&str, String> = IndexMap::new();
    for group in groups {
        for row in &group.measure.rows {
            labels
                .entry(&row.code)
                .or_insert_with(|| row.label(language));
        }
        for row in group.counts.rows.keys() {
            labels.entry(row).or_insert_with(|| row.clone());
        }
    }
    labels
        .into_iter()
        .map(|(code, label)| NumberRow {
            code: code.to_owned(),
            label,
            numbers: groups
                .iter()
                .filter_map(|group| {
                    let rule = Rule::new(group.respondents, disclosure, audience);
                    let given = group.counts.numbers_in_row(group.measure, code)?;
                    let numbers = rule.numbers(&given)?;
                    Some((group.respondents, numbers))
                })
                .collect(),
        })
        .filter(|row| !row.numbers.is_empty())
        .collect()
}

fn matrix_rows(
    groups: &[GroupCounts],
    disclosure: Disclosure,
    audience: Audience,
    language: Language,
) -> Vec<MatrixRow> {
    let is_matrix = |group: &&GroupCounts| group.measure.form == MeasureForm::Matrix;
    let groups: Vec<&GroupCounts> = groups.iter().filter(is_matrix).collect();
    let mut labels: IndexMap<&str, String> = IndexMap::new();
    let mut columns: IndexMap<&str, String> = IndexMap::new();
    for group in &groups {
        for row in &group.measure.rows {
            let label = || row.label(language);
            labels.entry(&row.code).or_insert_with(label);
        }
        let codes = group.measure.codes.iter();
        for code in codes.filter(|code| !is_absence(&code.code)) {
            columns
                .entry(&code.code)
                .or_insert_with(|| code.label(language));
        }
    }
    let counted = |group: &GroupCounts, row: &str| -> RowCounts {
        group.counts.matrix.get(row).cloned().unwrap_or_default()
    };
    let rule = |group: &GroupCounts| Rule::new(group.respondents, disclosure, audience);
    let mut rows = Vec::new();
    for (code, label) in labels {
        if groups.iter().all(|group| counted(group, code).base == 0) {
            continue;
        }
        let cells = columns.iter().map(|(column, label)| Row {
            code: (*column).to_owned(),
            label: label.clone(),
            cells: groups
                .iter()
                .map(|group| {
                    let counts = counted(group, code);
                    let tally = rule(group).tally(group, counts.base, &counts.codes);
                    (group.respondents, rule(group).of(&tally, column))
                })
                .collect(),
        });
        rows.push(MatrixRow {
            code: code.to_owned(),
            label,
            bases: groups
                .iter()
                .map(|group| {
                    let base = counted(group, code).base;
                    (group.respondents, rule(group).shown_base(base))
                })
                .collect(),
            cells: cells.collect(),
        });
    }
    rows
}

fn places(
    groups: &[GroupCounts],
    disclosure: Disclosure,
    audience: Audience,
) -> IndexMap<String, IndexMap<RespondentGroup, Place>> {
    let mut places: IndexMap<String, IndexMap<RespondentGroup, Place>> = IndexMap::new();
    for group in groups {
        if group.measure.form != MeasureForm::Ranking {
            continue;
        }
        let rule = Rule::new(group.respondents, disclosure, audience);
        let first_of = |given: &[(f64, usize)]| -> usize {
            let first = given.iter().filter(|(place, _)| *place == 1.0);
            first.map(|(_, count)| count).sum()
        };
        let firsts: BTreeMap<String, usize> = group
            .counts
            .places
            .iter()
            .map(|(code, given)| (code.clone(), first_of(given)))
            .collect();
        let mut tally = rule.tally(group, group.counts.base, &firsts);
        // Each puts exactly one first, so that these numbers add up to the base.
        tally.single_choice = !group.counts.about_iscms;
        for (code, given) in &group.counts.places {
            let Some(numbers) = rule.numbers(given) else {
                continue;
            };
            let first = match rule.of(&tally, code) {
                Cell::Shown { count, .. } => Some(count),
                Cell::Hidden | Cell::NotOffered => None,
            };
            let place = Place {
                n: numbers.n,
                mean: numbers.mean,
                first,
            };
            places
                .entry(code.clone())
                .or_default()
                .insert(group.respondents, place);
        }
    }
    places
}

/// All codes that a file offers or that were given, in the order of the files, with their labels.
fn codes_of(
    groups: &[GroupCounts],
    language: Language,
    registers: &dyn Registers,
) -> IndexMap<String, String> {
    let mut codes: IndexMap<String, String> = IndexMap::new();
    for group in groups {
        for code in &group.measure.codes {
            codes
                .entry(code.code.clone())
                .or_insert_with(|| code.label(language));
        }
    }
    for group in groups {
        let members = group
            .measure
            .register
            .as_deref()
            .and_then(|register| registers.members(register))
            .unwrap_or_default();
        let mut given: Vec<(&String, &usize)> = group.counts.codes.iter().collect();
        given.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (code, _) in given {
            codes.entry(code.clone()).or_insert_with(|| {
                members
                    .iter()
                    .find(|member| member.id == *code)
                    .map_or(code.as_str(), |member| member.name.in_language(language))
                    .to_owned()
            });
        }
    }
    codes.retain(|code, _| !is_absence(code));
    codes
}
