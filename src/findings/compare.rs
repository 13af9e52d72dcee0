//! Three views of one mechanism from its coded answers: what it says itself, what States say, what IGOs say.
//!
//! [`compare`] puts an indicator's views side by side; [`whole`] says in a word what they come to.

use super::disclosure::Disclosure;
use super::group::{Group, is_absence};
use super::indicators::Indicator;
use super::measure::{MeasureKind, Measures};
use super::tally::Audience;
use super::views::{GroupAnswer, GroupView, OwnView, Thresholds, Verdict, Views, views};
use crate::assessment::CodedAnswer;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// What the mechanism says of itself, as far as an audience may see it.
pub fn own_view(
    indicator: &Indicator,
    answers: &[CodedAnswer],
    audience: Audience,
) -> Option<OwnView> {
    let measure = indicator.measures.get(&RespondentGroup::Iscm)?;
    let own: Vec<&CodedAnswer> = answers
        .iter()
        .filter(|answer| answer.respondent.group == RespondentGroup::Iscm)
        .filter(|answer| answer.indicator == indicator.name)
        .filter(|answer| match answer.attribution {
            Attribution::None => false,
            // There is one mechanism of this name: counted would be named.
            Attribution::Count => audience == Audience::Staff,
            Attribution::Named | Attribution::Group => true,
        })
        .filter(|answer| !answer.code.as_deref().is_some_and(is_absence))
        .collect();
    if measure.kind == MeasureKind::Number {
        return own
            .iter()
            .find_map(|answer| answer.number)
            .map(OwnView::Number);
    }
    let mut codes: Vec<String> = own
        .iter()
        .filter_map(|answer| answer.code.clone())
        .collect();
    codes.sort();
    codes.dedup();
    // In the order of the file.
    let place = |code: &String| {
        measure
            .codes
            .iter()
            .position(|offered| offered.code == *code)
    };
    codes.sort_by_key(place);
    (!codes.is_empty()).then_some(OwnView::Codes(codes))
}

/// The views of an indicator side by side; `None` where fewer than two sides said something.
pub fn compare(
    indicator: &Indicator,
    answers: &[CodedAnswer],
    disclosure: Disclosure,
    audience: Audience,
) -> Option<Views> {
    let measures: Vec<(RespondentGroup, Measures)> = indicator
        .measures
        .iter()
        .filter(|(group, _)| **group != RespondentGroup::Iscm)
        .map(|(group, measure)| {
            let measures = Measures::from([(indicator.name.clone(), measure.clone())]);
            (*group, measures)
        })
        .collect();
    let groups: Vec<Group> = measures
        .iter()
        .map(|(group, measures)| {
            let answers = answers
                .iter()
                .filter(|answer| {
                    answer.respondent.group == *group && answer.indicator == indicator.name
                })
                .cloned()
                .collect();
            Group::new(*group, measures, answers, disclosure)
        })
        .collect();
    let offered: Vec<String> = indicator
        .measures
        .get(&RespondentGroup::Iscm)
        .iter()
        .flat_map(|measure| &measure.codes)
        .map(|code| code.code.clone())
        .collect();
    views(
        &indicator.name,
        own_view(indicator, answers, audience),
        &offered,
        &groups,
        Thresholds::default(),
        audience,
    )
}

/// What an indicator's views come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    Agree,
    Differ,
    Mixed,
    /// Nothing decides it: too few answers, numbers, or the mechanism did not say.
    Open,
}

/// What the views come to, for their heading.
pub fn whole(views: &Views) -> Whole {
    let mut verdicts: Vec<Verdict> = Vec::new();
    for view in &views.groups {
        verdicts.extend(verdicts_of(view));
    }
    let has = |wanted| verdicts.contains(&wanted);
    if has(Verdict::Contradiction) {
        Whole::Differ
    } else if verdicts.iter().all(|verdict| *verdict == Verdict::NotShown) {
        Whole::Open
    } else if has(Verdict::Mixed) || has(Verdict::NotShown) {
        Whole::Mixed
    } else {
        Whole::Agree
    }
}

fn verdicts_of(view: &GroupView) -> Vec<Verdict> {
    match &view.answers {
        GroupAnswer::Single(verdict) => vec![*verdict],
        GroupAnswer::PerCode(codes) => codes.iter().map(|(_, verdict)| *verdict).collect(),
        GroupAnswer::Numbers { .. } | GroupAnswer::TooFew => Vec::new(),
    }
}

/// Whether a group contradicts what the mechanism says.
pub fn contradicts(view: &GroupView) -> bool {
    verdicts_of(view).contains(&Verdict::Contradiction)
}

/// What a group thinks of one code of a multiple choice.
pub fn verdict_at(view: &GroupView, code: &str) -> Option<Verdict> {
    match &view.answers {
        GroupAnswer::PerCode(verdicts) => verdicts
            .iter()
            .find(|(other, _)| other == code)
            .map(|(_, verdict)| *verdict),
        _ => None,
    }
}
