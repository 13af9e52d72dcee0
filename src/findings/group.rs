//! What one group (the States, the IGOs) says about one ISCM: its current answers as coded values,
//! and the functions of section 10.2 of `questionnaires/README.md` over them.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::coding::NO_CODE;
use super::disclosure::{Disclosed, Disclosure, Tally};
use super::measure::{Measure, MeasureKind, Measures};
use super::statement::Source;
use crate::assessment::CodedAnswer;
use crate::questionnaire::form::coded_question;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// The codes that are no answer: the two built-in choices, and the third kind of absence.
pub const DONT_KNOW: &str = "dontknow";
pub const REFUSED: &str = "refused";
pub const NOT_APPLICABLE: &str = crate::questionnaire::form::NOT_ASKED;

/// All of them.
pub const ABSENCES: [&str; 3] = [DONT_KNOW, REFUSED, NOT_APPLICABLE];

/// Whether a code says that there is no answer.
pub fn is_absence(code: &str) -> bool {
    ABSENCES.contains(&code)
}

/// Whether a value counts: absences and what is for staff only do not; "none" does. Hidden and withdrawn
/// answers have no coded values to begin with.
fn counts(answer: &CodedAnswer) -> bool {
    !answer.code.as_deref().is_some_and(is_absence) && answer.attribution != Attribution::None
}

/// The current answers of one group about one ISCM, with the measures of its file.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    pub respondents: RespondentGroup,
    pub measures: &'a Measures,
    answers: Vec<CodedAnswer>,
    disclosure: Disclosure,
}

impl<'a> Group<'a> {
    pub fn new(
        respondents: RespondentGroup,
        measures: &'a Measures,
        answers: Vec<CodedAnswer>,
        disclosure: Disclosure,
    ) -> Self {
        Group {
            respondents,
            measures,
            answers,
            disclosure,
        }
    }

    pub fn disclosure(&self) -> Disclosure {
        self.disclosure
    }

    /// Whether anybody of the group said anything countable about the ISCM.
    pub fn answered(&self) -> bool {
        self.answers.iter().any(counts)
    }

    fn counted(&self, indicator: &str) -> impl Iterator<Item = &CodedAnswer> {
        self.answers
            .iter()
            .filter(move |answer| answer.indicator == indicator && counts(answer))
    }

    /// How many organizations answered, whether or not that may be told.
    pub fn hidden_base(&self, indicator: &str) -> usize {
        self.counted(indicator)
            .map(|answer| answer.respondent.organization.as_str())
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// The counts of an indicator, whether or not they may be told. An organization counts once per code.
    pub fn tally(&self, indicator: &str) -> Tally {
        let measure = self.measures.get(indicator);
        let mut organizations: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut counted_only =
            measure.and_then(|measure| measure.attribution) == Some(Attribution::Count);
        for answer in self.counted(indicator) {
            counted_only |= answer.attribution == Attribution::Count;
            if let Some(code) = &answer.code {
                organizations
                    .entry(code)
                    .or_default()
                    .insert(&answer.respondent.organization);
            }
        }
        let mut counts = IndexMap::new();
        for code in measure
            .iter()
            .flat_map(|measure| &measure.codes)
            .map(|code| code.code.as_str())
        {
            if let Some(named) = organizations.remove(code) {
                counts.insert(code.to_owned(), named.len());
            }
        }
        // Codes that the file no longer offers, and those of registers, follow in their own order.
        for (code, named) in organizations {
            counts.insert(code.to_owned(), named.len());
        }
        let base = self.hidden_base(indicator);
        Tally {
            base,
            // Where two questions share an indicator an organization may have given a code in each.
            single_choice: measure.is_some_and(|measure| measure.kind == MeasureKind::SingleChoice)
                && counts.values().sum::<usize>() == base,
            counts,
            counted_only,
        }
    }

    /// One number per organization: the mean where it gave several.
    pub fn hidden_numbers(&self, indicator: &str) -> Vec<f64> {
        let mut numbers: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for answer in self.counted(indicator) {
            // A code with a number is a place in a ranking.
            if let (None, Some(number)) = (&answer.code, answer.number) {
                numbers
                    .entry(&answer.respondent.organization)
                    .or_default()
                    .push(number);
            }
        }
        let mut numbers: Vec<f64> = numbers
            .into_values()
            .filter_map(|given| mean_of(&given))
            .collect();
        numbers.sort_by(f64::total_cmp);
        numbers
    }

    /// `base('i')`
    pub fn base(&self, indicator: &str) -> Option<usize> {
        let base = self.hidden_base(indicator);
        self.disclosure.is_enough(base).then_some(base)
    }

    /// What may be said of a code: `tell('i', 'code')` in words.
    pub fn told(&self, indicator: &str, code: &str) -> Disclosed {
        self.disclosure.of_code(&self.tally(indicator), code)
    }

    /// `count('i', 'code')`
    pub fn count(&self, indicator: &str, code: &str) -> Option<usize> {
        let tally = self.tally(indicator);
        self.disclosure.of_code(&tally, code).count(tally.base)
    }

    /// `share('i', 'code')`: in per cent of the base, rounded.
    pub fn share(&self, indicator: &str, code: &str) -> Option<f64> {
        let tally = self.tally(indicator);
        let count = self.disclosure.of_code(&tally, code).count(tally.base)?;
        share_of(count, tally.base)
    }

    /// `mean('i')`: one decimal.
    pub fn mean(&self, indicator: &str) -> Option<f64> {
        self.number(indicator, mean_of)
    }

    /// `median('i')`: one decimal.
    pub fn median(&self, indicator: &str) -> Option<f64> {
        self.number(indicator, |numbers| quantile_of(numbers, 0.5))
    }

    fn number(&self, indicator: &str, of: impl Fn(&[f64]) -> Option<f64>) -> Option<f64> {
        let numbers = self.hidden_numbers(indicator);
        if !self.disclosure.is_enough(numbers.len()) {
            return None;
        }
        of(&numbers).map(one_decimal)
    }

    /// `codes('i')`: what was given at all, the most frequent first, ties in file order.
    ///
    /// Null where answers may only be counted: what is not in the list was given by nobody.
    pub fn codes(&self, indicator: &str) -> Option<Vec<String>> {
        let tally = self.tally(indicator);
        if tally.counted_only {
            return None;
        }
        let ranked = self.ranked_codes(indicator, &tally)?;
        Some(ranked.into_iter().map(|one| one.code).collect())
    }

    /// `top('i', k)`: the first k with all that are tied at the k-th, at most 2k; fewer where what may be told leaves
    /// open whether another code was given as often.
    pub fn top(&self, indicator: &str, first: usize) -> Option<Vec<String>> {
        let tally = self.tally(indicator);
        // Of answers that may only be counted it is not told whether everybody gave a code; in a single choice a told
        // code says that no other was given by all.
        if first == 0 || (tally.counted_only && !tally.single_choice) {
            return None;
        }
        let ranked = self.ranked_codes(indicator, &tally)?;
        if tally.counted_only && ranked.len() < first {
            return None;
        }
        let certain = certain_first(&ranked, first);
        let codes = ranked.into_iter().take(certain).map(|one| one.code);
        (certain > 0).then(|| codes.collect())
    }

    /// The codes of an indicator by rank. That no code of a book fits an answer is counted, and is no theme to name.
    fn ranked_codes(&self, indicator: &str, tally: &Tally) -> Option<Vec<Ranked>> {
        let mut ranked = ranked(self.disclosure, tally)?;
        if coded_question(indicator).is_some() {
            ranked.retain(|one| one.code != NO_CODE);
        }
        Some(ranked)
    }

    /// The answers that a statement about this indicator rests on, one source per answer.
    pub fn sources(&self, indicator: &str) -> Vec<Source> {
        let mut sources: IndexMap<(&str, &str), Vec<Json>> = IndexMap::new();
        for answer in self.counted(indicator) {
            sources
                .entry((&answer.respondent.organization, answer.address.as_str()))
                .or_default()
                .push(json_of(answer));
        }
        let repeated = |values: &Vec<Json>| values.len() > 1;
        let multiple = self
            .measures
            .get(indicator)
            .is_some_and(|measure: &Measure| {
                measure.kind == MeasureKind::MultipleChoice && !measure.repeated
            });
        sources
            .into_iter()
            .map(|((respondent, address), mut values)| Source {
                respondent: respondent.to_owned(),
                address: address.to_owned(),
                value: if multiple || repeated(&values) {
                    Json::Array(values)
                } else {
                    values.remove(0)
                },
                question: None,
                shown: None,
            })
            .collect()
    }
}

fn json_of(answer: &CodedAnswer) -> Json {
    match (&answer.code, answer.number) {
        (Some(code), _) => Json::String(code.clone()),
        (None, Some(number)) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Json::from(number as i64)
        }
        (None, Some(number)) => Json::from(number),
        (None, None) => Json::Null,
    }
}

/// Codes that somebody gave, by what may be told of how many: an order among hidden numbers would betray
/// them. The sort is stable, so ties keep the order of the file. `None` where nothing may be told.
fn ranked(disclosure: Disclosure, tally: &Tally) -> Option<Vec<Ranked>> {
    let told = disclosure.tell(tally);
    let mut codes: Vec<Ranked> = tally
        .counts
        .iter()
        .filter(|(code, count)| **count > 0 && told.of(code) != Disclosed::Withheld)
        .map(|(code, _)| {
            let (least, most) = told.range(code);
            Ranked {
                code: code.clone(),
                least,
                most,
            }
        })
        .collect();
    let nothing_told = codes.is_empty() && tally.counts.values().any(|count| *count > 0);
    codes.sort_by_key(|one| std::cmp::Reverse(one.least));
    (disclosure.is_enough(tally.base) && !nothing_told).then_some(codes)
}

/// A code with the least and the most that a reader is told of how many gave it.
struct Ranked {
    code: String,
    least: usize,
    most: usize,
}

/// How many of the ranked codes may be called the first `first`: as many as asked for with those that are told to be
/// as many as the last of them, no more than twice as many, and none that one left out may have outnumbered.
fn certain_first(ranked: &[Ranked], first: usize) -> usize {
    let ends_a_rank = |count: usize| {
        let next = ranked.get(count);
        next.is_none_or(|next| next.least < ranked[count - 1].least)
    };
    let is_certain = |count: usize| {
        let least = ranked[count - 1].least;
        ranked[count..].iter().all(|other| other.most <= least)
    };
    let enough = (first..=ranked.len()).find(|count| ends_a_rank(*count));
    let most = enough.unwrap_or(ranked.len());
    (1..=most)
        .rev()
        .find(|count| *count <= first * 2 && ends_a_rank(*count) && is_certain(*count))
        .unwrap_or(0)
}

/// 100 · count / base, rounded half up.
pub fn share_of(count: usize, base: usize) -> Option<f64> {
    (base > 0).then(|| (100.0 * count as f64 / base as f64).round())
}

/// The arithmetic mean.
pub fn mean_of(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// The quantile of sorted numbers, between two of them by their distance (so 0.5 is the median).
pub fn quantile_of(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let position = share.clamp(0.0, 1.0) * last as f64;
    let below = position.floor() as usize;
    let above = position.ceil() as usize;
    Some(sorted[below] + (sorted[above] - sorted[below]) * (position - below as f64))
}

/// Rounded to one decimal, half away from zero.
pub fn one_decimal(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
