//! A frozen table as a figure shows it: the same shape as a table of today, with no number that is not in the release.

use indexmap::IndexMap;

use super::document::{FrozenIndicator, FrozenTable, Numbers as Frozen, Value};
use crate::findings::group::share_of;
use crate::findings::measure::{MeasureForm, MeasureKind};
use crate::findings::tally::{Base, Cell, IndicatorTable, NumberRow, Numbers, Row};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

impl FrozenIndicator {
    /// The table over the round, or about one mechanism, with the groups that are wanted; `None` where none has one.
    pub fn shown_table(
        &self,
        iscm: Option<&str>,
        is_wanted: impl Fn(RespondentGroup) -> bool,
        language: Language,
    ) -> Option<IndicatorTable> {
        let tables: Vec<(RespondentGroup, &FrozenTable)> = self
            .tables
            .iter()
            .filter(|table| table.iscm.as_deref() == iscm)
            .map(|table| (RespondentGroup::from(table.group), table))
            .filter(|(group, _)| is_wanted(*group))
            .collect();
        if tables.is_empty() {
            return None;
        }
        let mut rows = Vec::new();
        let mut number_rows = Vec::new();
        for code in &self.codes {
            let label = code.name.in_language(language).to_owned();
            if tables
                .iter()
                .any(|(_, table)| table.codes.contains_key(&code.id))
            {
                let cells = tables
                    .iter()
                    .map(|(group, table)| (*group, cell(table, &code.id)))
                    .collect();
                rows.push(Row {
                    code: code.id.clone(),
                    label: label.clone(),
                    cells,
                });
            }
            let numbers: IndexMap<RespondentGroup, Numbers> = tables
                .iter()
                .filter_map(|(group, table)| Some((*group, numbers(table.rows.get(&code.id)?)?)))
                .collect();
            if !numbers.is_empty() {
                number_rows.push(NumberRow {
                    code: code.id.clone(),
                    label,
                    numbers,
                });
            }
        }
        Some(IndicatorTable {
            indicator: self.id.clone(),
            title: self.title.in_language(language).to_owned(),
            // Whether one code was given or several is not in a release: both are counted in the same way.
            kind: match self.is_number {
                true => MeasureKind::Number,
                false => MeasureKind::MultipleChoice,
            },
            rows,
            bases: tables
                .iter()
                .map(|(group, table)| (*group, base(table)))
                .collect(),
            numbers: tables
                .iter()
                .filter_map(|(group, table)| Some((*group, numbers(table.numbers.as_ref()?)?)))
                .collect(),
            number_rows,
            form: MeasureForm::Plain,
            matrix: Vec::new(),
            places: IndexMap::new(),
        })
    }
}

fn cell(table: &FrozenTable, code: &str) -> Cell {
    match table.codes.get(code) {
        None => Cell::NotOffered,
        Some(Value::Hidden(_)) => Cell::Hidden,
        Some(Value::Count(count)) => Cell::Shown {
            count: *count,
            share: table.base.count().and_then(|base| share_of(*count, base)),
        },
    }
}

fn base(table: &FrozenTable) -> Base {
    let absent = |kind: &str| table.absent.get(kind).and_then(|value| value.count());
    Base {
        answered: table.base.count(),
        too_few: table.base.count().is_none(),
        no_answer: absent("no_answer"),
        do_not_know: absent("dontknow"),
        refused: absent("refused"),
        not_applicable: absent("not_applicable"),
    }
}

fn numbers(frozen: &Frozen) -> Option<Numbers> {
    match frozen {
        Frozen::Hidden(_) => None,
        Frozen::Shown(shown) => Some(Numbers {
            n: shown.n,
            mean: shown.mean,
            median: shown.median,
            quartiles: shown.quartiles,
        }),
    }
}
