//! Both rounds, read and compared: one panel, and each indicator under the codes of today.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::filter::{Filter, Narrowed, rounds};
use super::super::findings::{Asked, View};
use super::super::findings_frame::{Looking, Opened, marks_in};
use super::super::round::{Sight, disclosure_of, questionnaires_of};
use crate::app::Transaction;
use crate::assessment::{Assessment, Mark, Respondent};
use crate::findings::areas::Area;
use crate::findings::evolution::{
    Evolution, Panel, Readings, RoundTally, compare, panel, readings,
};
use crate::findings::indicators::Indicator;
use crate::findings::tally::{Cell, Counts, GroupCounts, indicator_table};
use crate::findings::{Measure, MeasureKind, measures};
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::StorageError;
use crate::storage::tallies::{RoundCounts, TallyScope, count_round};
use crate::storage::tallies_cross::count_any_of;
use crate::storage::tallies_panel::list_panel;
use crate::web::error::PageError;

/// Everything that the page reads.
pub(super) struct EvolutionPage {
    pub(super) assessment: Assessment,
    pub(super) rounds: Vec<Assessment>,
    pub(super) asked: Asked,
    pub(super) filter: Filter,
    pub(super) view: Option<View>,
    pub(super) marks: Vec<Mark>,
    pub(super) before: Option<Before>,
}

/// The round before, compared.
pub(super) struct Before {
    pub(super) assessment: Assessment,
    pub(super) panel: Arc<ToldPanel>,
    pub(super) compared: Vec<Compared>,
}

/// The most names of who joined or left that a page tells. All States of the world are fewer.
const MOST_NAMES: usize = 500;

/// Who answered which round, as a page tells it: remembered, so that it does not grow with the rounds.
pub(super) struct ToldPanel {
    /// How many of a group stayed, joined and left.
    pub(super) counts: BTreeMap<RespondentGroup, [usize; 3]>,
    /// By name where there are few; else empty.
    pub(super) joined: Vec<Respondent>,
    pub(super) left: Vec<Respondent>,
}

impl ToldPanel {
    fn of(panel: Panel<Respondent>) -> ToldPanel {
        let mut counts: BTreeMap<RespondentGroup, [usize; 3]> = BTreeMap::new();
        for (place, list) in [&panel.stayed, &panel.joined, &panel.left]
            .into_iter()
            .enumerate()
        {
            for one in list {
                counts.entry(one.group).or_default()[place] += 1;
            }
        }
        let few = |list: Vec<Respondent>| match list.len() <= MOST_NAMES {
            true => list,
            false => Vec::new(),
        };
        ToldPanel {
            counts,
            joined: few(panel.joined),
            left: few(panel.left),
        }
    }
}

/// One indicator of one group in both rounds.
pub(super) struct Compared {
    pub(super) indicator: String,
    pub(super) group: RespondentGroup,
    pub(super) measure: Measure,
    pub(super) evolution: Evolution,
    pub(super) earlier: Option<Vec<(String, Cell)>>,
    pub(super) later: Option<Vec<(String, Cell)>>,
}

pub(super) fn read(
    transaction: &mut Transaction<'_>,
    looking: &Looking,
) -> Result<EvolutionPage, PageError> {
    let (sight, fields) = (&looking.sight, &looking.fields);
    let Opened {
        assessment,
        asked,
        filter,
        previous,
        narrowed,
    } = looking.open(transaction, |filter| filter)?;
    let view = views(&asked)
        .into_iter()
        .find(|view| view.code() == fields.get("part"))
        .or_else(|| views(&asked).into_iter().next());
    let mut marks = marks_in(transaction, narrowed.scope(&assessment))?;
    let before = match (previous, &view) {
        (Some(previous), Some(view)) => {
            let scope = narrowed.scope_before(&previous, &assessment);
            marks.extend(marks_in(transaction, scope)?);
            Some(compare_rounds(
                transaction,
                (&previous, &assessment),
                &narrowed,
                (&asked, view),
                sight,
                looking.language,
            )?)
        }
        _ => None,
    };
    marks.sort();
    marks.dedup();
    Ok(EvolutionPage {
        rounds: rounds(transaction)?,
        assessment,
        asked,
        filter,
        view,
        marks,
        before,
    })
}

/// The parts that have an indicator with codes.
pub(super) fn views(asked: &Asked) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    for indicator in asked.indicators.iter().filter(|one| is_coded(one)) {
        let view = View::of(indicator);
        if !views.contains(&view) {
            views.push(view);
        }
    }
    views.sort_by_key(|view| match view {
        View::Area(area) => Area::ALL.iter().position(|one| one == area),
        _ => None,
    });
    views
}

fn is_coded(indicator: &Indicator) -> bool {
    indicator.measures.values().any(|measure| {
        matches!(
            measure.kind,
            MeasureKind::SingleChoice | MeasureKind::MultipleChoice
        )
    })
}

fn compare_rounds(
    transaction: &mut Transaction<'_>,
    (previous, assessment): (&Assessment, &Assessment),
    narrowed: &Narrowed,
    (asked, view): (&Asked, &View),
    sight: &Sight,
    language: Language,
) -> Result<Before, StorageError> {
    // The panel is told of all who answered, also where only those who stayed are compared.
    let everybody = Narrowed {
        previous: None,
        ..narrowed.clone()
    };
    let now = everybody.scope(assessment);
    // The other round stands in it only to be remembered with it.
    let both = TallyScope {
        also_in: Some(previous),
        ..now
    };
    let panel = transaction.remembered(both, "panel", |connection, _| {
        let before = everybody.scope_before(previous, assessment);
        let earlier: BTreeSet<Respondent> = list_panel(connection, before)?.into_iter().collect();
        let later: BTreeSet<Respondent> = list_panel(connection, now)?.into_iter().collect();
        Ok::<_, StorageError>(ToldPanel::of(panel(&earlier, &later)))
    })?;
    let files_before = questionnaires_of(transaction, &previous.id)?;
    let wanted: Vec<&Indicator> = asked
        .indicators
        .iter()
        .filter(|one| is_coded(one) && View::of(one) == *view)
        .collect();
    let names: Vec<String> = wanted.iter().map(|one| one.name.clone()).collect();
    let scope_before = narrowed.scope_before(previous, assessment);
    let counts_before = transaction.remembered(scope_before.only(&names), "round", count_round)?;
    let scope_now = narrowed.scope(assessment).only(&names);
    let counts_now = transaction.remembered(scope_now, "round", count_round)?;
    let mut compared = Vec::new();
    for indicator in wanted {
        for (group, measure) in &indicator.measures {
            let find = |files: &[Arc<Questionnaire>]| {
                files.iter().find(|file| file.respondent == *group).cloned()
            };
            let (Some(file_before), Some(file_now)) = (find(&files_before), find(&asked.files))
            else {
                continue;
            };
            let measures_before = measures(&file_before);
            let Some(measure_before) = measures_before.get(&indicator.name) else {
                continue;
            };
            let readings = readings(&indicator.name, &file_before, &file_now);
            let mut merged = BTreeMap::new();
            for (code, old) in readings.merged() {
                let old: Vec<String> = old.iter().cloned().collect();
                let what = format!("any of {} {}", indicator.name, old.join(" "));
                let counted =
                    transaction.remembered(scope_before, &what, |connection, scope| {
                        count_any_of(connection, scope, &indicator.name, &old)
                    })?;
                merged.insert(code.clone(), counted.get(group).copied().unwrap_or(0));
            }
            let of = |counts: &RoundCounts| {
                let key = (indicator.name.clone(), *group);
                counts.get(&key).cloned().unwrap_or_default()
            };
            let (before, now) = (of(&counts_before), of(&counts_now));
            if before.base == 0 && now.base == 0 {
                continue;
            }
            let order: Vec<String> = codes_of(measure);
            let evolution = compare(
                &order,
                &tally(&before, measure_before),
                &tally(&now, measure),
                &readings,
                &merged,
            );
            let read_now = as_read_now(&before, &readings, &merged);
            let cells = |assessment: &Assessment, counts: &Counts| {
                let table = indicator_table(
                    &[GroupCounts {
                        respondents: *group,
                        measure,
                        counts,
                    }],
                    disclosure_of(assessment),
                    sight.audience(),
                    language,
                    &*asked.registry,
                )?;
                let rows = table.rows.into_iter();
                Some(
                    rows.filter_map(|row| Some((row.code, *row.cells.get(group)?)))
                        .collect(),
                )
            };
            compared.push(Compared {
                indicator: indicator.name.clone(),
                group: *group,
                measure: measure.clone(),
                earlier: cells(previous, &read_now),
                later: cells(assessment, &now),
                evolution,
            });
        }
    }
    Ok(Before {
        assessment: previous.clone(),
        panel,
        compared,
    })
}

pub(in crate::web::desk) fn codes_of(measure: &Measure) -> Vec<String> {
    measure.codes.iter().map(|code| code.code.clone()).collect()
}

fn tally(counts: &Counts, measure: &Measure) -> RoundTally {
    RoundTally {
        base: counts.base,
        codes: counts.codes.clone(),
        offered: codes_of(measure).into_iter().collect(),
    }
}

/// The earlier counts under the codes of today, so that one rule says what may be shown of both rounds.
fn as_read_now(counts: &Counts, readings: &Readings, merged: &BTreeMap<String, usize>) -> Counts {
    let mut codes = counts.codes.clone();
    for (new, old) in &readings.stands_for {
        let sum = old.iter().map(|old| codes.remove(old).unwrap_or(0)).sum();
        codes.insert(new.clone(), merged.get(new).copied().unwrap_or(sum));
    }
    Counts {
        codes,
        ..counts.clone()
    }
}
