//! The table of one indicator: how many of each group gave each code, over which base.
//!
//! The database counts (one `GROUP BY` over coded values); this module says what may be shown of it, with
//! the same rule as the sentences. The three absences stand apart from the base.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::disclosure::{Disclosed, Disclosure, Tally};
use super::group::{DONT_KNOW, NOT_APPLICABLE, REFUSED, is_absence, one_decimal, share_of};
use super::measure::{Measure, MeasureForm, MeasureKind, step_code};
use crate::language::Language;
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// For whom a table is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Staff,
    Outside,
}

/// What the database counted for one group and one indicator.
///
/// For readers outside the caller leaves out answers with attribution `none`, which count nowhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Organizations of the group that submitted, whether or not they answered this.
    pub submitted: usize,
    /// Organizations that gave any value, absences included.
    pub spoke: usize,
    /// Organizations that gave at least one value that is an answer.
    pub base: usize,
    /// Organizations per code, absences (`dontknow`, `refused`, `not_applicable`) included.
    pub codes: BTreeMap<String, usize>,
    /// Organizations per number.
    pub numbers: Vec<(f64, usize)>,
    /// The same for each row of a matrix of numbers.
    pub rows: BTreeMap<String, Vec<(f64, usize)>>,
    /// Organizations that gave a number in any row.
    pub mixed: usize,
    /// Organizations per number that was given at all, by those who gave several in each of them.
    pub steps: Vec<(f64, usize)>,
    /// Of a matrix of choices, by row.
    pub matrix: BTreeMap<String, RowCounts>,
    /// Of a ranking: by code, how many gave it each place.
    pub places: BTreeMap<String, Vec<(f64, usize)>>,
    /// Some of the answers may be counted only.
    pub counted_only: bool,
    /// Asked of each mechanism that the organization knows, and counted over several of them: it may have
    /// given several codes.
    pub about_iscms: bool,
}

/// What was counted in one row of a matrix of choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    /// Organizations that gave an answer in this row.
    pub base: usize,
    /// Organizations per code, absences included.
    pub codes: BTreeMap<String, usize>,
}

impl Counts {
    /// The numbers in one row of a matrix, with how many gave each.
    pub fn numbers_in_row(&self, measure: &Measure, row: &str) -> Option<Vec<(f64, usize)>> {
        let mut given = self.rows.get(row)?.clone();
        if measure.form == MeasureForm::Shares {
            // Who gave a mix and left this row out gave it nothing.
            let here: usize = given.iter().map(|(_, count)| count).sum();
            given.push((0.0, self.mixed.saturating_sub(here)));
        }
        Some(given)
    }

    /// The counts as the disclosure rule looks at them, codes in the order of the file.
    pub fn tally(&self, measure: &Measure) -> Tally {
        let mut counts: IndexMap<String, usize> = measure
            .codes
            .iter()
            .filter_map(|code| Some((code.code.clone(), *self.codes.get(&code.code)?)))
            .collect();
        for (code, count) in &self.codes {
            counts.entry(code.clone()).or_insert(*count);
        }
        counts.retain(|code, _| !is_absence(code));
        Tally {
            base: self.base,
            // Where two questions share an indicator an organization may have given a code in each.
            single_choice: measure.kind == MeasureKind::SingleChoice
                && !self.about_iscms
                && counts.values().sum::<usize>() == self.base,
            counted_only: self.counted_only || measure.attribution == Some(Attribution::Count),
            counts,
        }
    }
}

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
    /// Hides what the set of tables for readers outside hides: it looks further than one table.
    pub fn withhold(&mut self, group: RespondentGroup, set: &super::release::Table) {
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
        let is_hidden = |cell: &super::release::NumbersCell| cell.shown().is_none();
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

/// The rule for one group: guarded for readers outside, unless it is the ISCMs with their own named answers.
struct Rule {
    disclosure: Option<Disclosure>,
}

impl Rule {
    fn new(respondents: RespondentGroup, disclosure: Disclosure, audience: Audience) -> Rule {
        let guarded = audience == Audience::Outside && respondents != RespondentGroup::Iscm;
        Rule {
            disclosure: guarded.then_some(disclosure),
        }
    }

    fn base(&self, counts: &Counts) -> Base {
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

    fn cell(&self, group: &GroupCounts, code: &str) -> Cell {
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
    fn tally(&self, group: &GroupCounts, base: usize, codes: &BTreeMap<String, usize>) -> Tally {
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
    fn shown_base(&self, base: usize) -> Option<usize> {
        let too_few = self.disclosure.is_some_and(|rule| rule.is_too_few(base));
        (!too_few).then_some(base)
    }

    fn of(&self, tally: &Tally, code: &str) -> Cell {
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

    fn numbers(&self, numbers: &[(f64, usize)]) -> Option<Numbers> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::measure::{Code, MeasureForm};
    use crate::language::LocalizedText;
    use crate::questionnaire::form::NoRegisters;

    fn measure(kind: MeasureKind, codes: &[&str]) -> Measure {
        Measure {
            indicator: "funding.stability".to_owned(),
            title: LocalizedText::new(Language::English, "Is funding stable?"),
            kind,
            codes: codes
                .iter()
                .map(|code| Code {
                    code: (*code).to_owned(),
                    text: None,
                    phrase: None,
                })
                .collect(),
            register: None,
            attribution: None,
            finding: None,
            repeated: false,
            rows: Vec::new(),
            form: MeasureForm::Plain,
        }
    }

    fn counts(submitted: usize, base: usize, codes: &[(&str, usize)]) -> Counts {
        let absent = codes.iter().filter(|(code, _)| is_absence(code));
        Counts {
            submitted,
            spoke: base + absent.map(|(_, count)| count).sum::<usize>(),
            base,
            codes: codes
                .iter()
                .map(|(code, count)| ((*code).to_owned(), *count))
                .collect(),
            ..Counts::default()
        }
    }

    fn table(
        measure: &Measure,
        groups: &[(RespondentGroup, &Counts)],
        audience: Audience,
    ) -> IndicatorTable {
        let groups: Vec<GroupCounts> = groups
            .iter()
            .map(|(respondents, counts)| GroupCounts {
                respondents: *respondents,
                measure,
                counts,
            })
            .collect();
        indicator_table(
            &groups,
            Disclosure::default(),
            audience,
            Language::English,
            &NoRegisters,
        )
        .expect("a group was asked")
    }

    #[test]
    fn staff_see_every_number_and_readers_outside_what_the_rule_leaves() {
        let stability = measure(MeasureKind::SingleChoice, &["stable", "unstable"]);
        let states = counts(12, 7, &[("stable", 1), ("unstable", 6), (DONT_KNOW, 4)]);
        let own = counts(1, 1, &[("unstable", 1)]);
        let groups = [
            (RespondentGroup::Iscm, &own),
            (RespondentGroup::State, &states),
        ];

        let staff = table(&stability, &groups, Audience::Staff);
        let shown = |count, share| Cell::Shown { count, share };
        assert_eq!(
            staff.rows[0].cells[&RespondentGroup::State],
            shown(1, Some(14.0))
        );
        assert_eq!(staff.rows.len(), 2, "absences are no rows");
        let base = staff.bases[&RespondentGroup::State];
        assert_eq!(
            (base.answered, base.do_not_know, base.no_answer),
            (Some(7), Some(4), Some(1))
        );

        let outside = table(&stability, &groups, Audience::Outside);
        for row in &outside.rows {
            assert_eq!(row.cells[&RespondentGroup::State], Cell::Hidden);
        }
        assert_eq!(
            outside.rows[1].cells[&RespondentGroup::Iscm],
            shown(1, Some(100.0)),
            "an ISCM's own named answer is not guarded"
        );
        let base = outside.bases[&RespondentGroup::State];
        assert_eq!(
            (base.answered, base.do_not_know, base.no_answer),
            (Some(7), None, None)
        );
    }

    #[test]
    fn too_few_answers_hide_the_group_and_say_so() {
        let stability = measure(MeasureKind::SingleChoice, &["stable", "unstable"]);
        let igos = counts(2, 2, &[("stable", 2)]);
        let outside = table(
            &stability,
            &[(RespondentGroup::Igo, &igos)],
            Audience::Outside,
        );
        let base = outside.bases[&RespondentGroup::Igo];
        assert_eq!((base.too_few, base.answered), (true, None));
        assert_eq!(outside.rows[0].cells[&RespondentGroup::Igo], Cell::Hidden);
        assert_eq!(outside.rows[1].cells[&RespondentGroup::Igo], Cell::Hidden);
    }

    #[test]
    fn numbers_have_mean_median_and_quartiles() {
        let usefulness = measure(MeasureKind::Number, &[]);
        let mut states = counts(7, 7, &[]);
        states.numbers = vec![(5.0, 3), (3.0, 1), (4.0, 3)];
        let staff = table(
            &usefulness,
            &[(RespondentGroup::State, &states)],
            Audience::Staff,
        );
        assert_eq!(
            staff.numbers[&RespondentGroup::State],
            Numbers {
                n: 7,
                mean: 4.3,
                median: 4.0,
                quartiles: Some((4.0, 5.0)),
            }
        );
        states.numbers = vec![(5.0, 2), (3.0, 2)];
        let groups = [(RespondentGroup::State, &states)];
        let outside = table(&usefulness, &groups, Audience::Outside);
        assert_eq!(outside.numbers[&RespondentGroup::State].quartiles, None);
        states.numbers = vec![(5.0, 2)];
        let groups = [(RespondentGroup::State, &states)];
        assert!(
            table(&usefulness, &groups, Audience::Outside)
                .numbers
                .is_empty()
        );
    }
}
