//! Counting coded answers in the plainest way: sets of organizations, one question at a time. What the program
//! keeps and adds up is held against it.

use std::collections::{BTreeMap, BTreeSet};

use iscm_survey::assessment::CodedAnswer;
use iscm_survey::findings::tally::Counts;
use iscm_survey::questionnaire::model::{Attribution, RespondentGroup};
use iscm_survey::storage::tallies::RoundCounts;

const ABSENCES: [&str; 3] = ["dontknow", "refused", "not_applicable"];

/// Which answers are counted, of those that count at all.
pub struct Wanted<'a> {
    pub organizations: &'a BTreeSet<String>,
    pub subjects: Option<&'a [String]>,
    pub group: Option<RespondentGroup>,
}

fn is_answer(answer: &CodedAnswer) -> bool {
    answer
        .code
        .as_deref()
        .is_none_or(|code| !ABSENCES.contains(&code))
}

fn organizations<'a>(answers: impl Iterator<Item = &'a CodedAnswer>) -> usize {
    let all: BTreeSet<&str> = answers
        .map(|answer| answer.respondent.organization.as_str())
        .collect();
    all.len()
}

/// How many organizations there are for each key; sorted.
fn by<K: PartialOrd + Clone>(mut pairs: Vec<(K, String)>) -> Vec<(K, usize)> {
    pairs.sort_by(|one, other| one.partial_cmp(other).expect("no number is lacking"));
    pairs.dedup();
    let mut counted: Vec<(K, usize)> = Vec::new();
    for (key, _) in pairs {
        match counted.last_mut() {
            Some((last, count)) if *last == key => *count += 1,
            _ => counted.push((key, 1)),
        }
    }
    counted
}

/// How many organizations have each mean of the numbers that they gave.
fn means<'a>(answers: impl Iterator<Item = &'a CodedAnswer>) -> Vec<(f64, usize)> {
    let mut given: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for answer in answers {
        if let (None, Some(number)) = (&answer.code, answer.number) {
            let of = given.entry(&answer.respondent.organization).or_default();
            of.push(number);
        }
    }
    by(given
        .into_iter()
        .map(|(organization, numbers)| {
            let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
            (mean, organization.to_owned())
        })
        .collect())
}

/// The counts of every indicator, without who submitted. Lists of numbers are sorted.
pub fn counts(answers: &[CodedAnswer], wanted: &Wanted) -> RoundCounts {
    let mut given: BTreeMap<(String, RespondentGroup), Vec<&CodedAnswer>> = BTreeMap::new();
    for answer in answers {
        let is_wanted = wanted
            .organizations
            .contains(&answer.respondent.organization)
            && wanted
                .group
                .is_none_or(|group| group == answer.respondent.group)
            && wanted.subjects.is_none_or(|subjects| {
                answer
                    .subject
                    .as_ref()
                    .is_some_and(|subject| subjects.contains(subject))
            })
            && answer.attribution != Attribution::None;
        if is_wanted {
            let key = (answer.indicator.clone(), answer.respondent.group);
            given.entry(key).or_default().push(answer);
        }
    }
    given
        .into_iter()
        .map(|(key, answers)| {
            let counts = of_indicator(key.1, &answers, wanted);
            (key, counts)
        })
        .collect()
}

fn of_indicator(group: RespondentGroup, answers: &[&CodedAnswer], wanted: &Wanted) -> Counts {
    let all = || answers.iter().copied();
    let whose = |answer: &CodedAnswer| answer.respondent.organization.clone();
    let mut counts = Counts {
        spoke: organizations(all()),
        base: organizations(all().filter(|one| is_answer(one))),
        counted_only: all().any(|one| is_answer(one) && one.attribution == Attribution::Count),
        about_iscms: group != RespondentGroup::Iscm
            && wanted.subjects.is_none_or(|subjects| subjects.len() > 1)
            && all().any(|one| one.subject.is_some()),
        mixed: organizations(
            all().filter(|one| one.row.is_some() && one.code.is_none() && one.number.is_some()),
        ),
        numbers: means(all().filter(|one| one.row.is_none())),
        ..Counts::default()
    };
    let coded = all().filter_map(|one| Some((one.code.clone()?, whose(one))));
    counts.codes = by(coded.collect()).into_iter().collect();
    let steps = all().filter(|one| one.row.is_none() && one.code.is_none());
    counts.steps = by(steps
        .filter_map(|one| Some((one.number?, whose(one))))
        .collect());
    let rows: BTreeSet<&String> = all().filter_map(|one| one.row.as_ref()).collect();
    for row in rows {
        let here = || all().filter(|one| one.row.as_ref() == Some(row));
        let numbers = means(here());
        if !numbers.is_empty() {
            counts.rows.insert(row.clone(), numbers);
        }
        let coded: Vec<_> = here()
            .filter_map(|one| Some((one.code.clone()?, whose(one))))
            .collect();
        if !coded.is_empty() {
            let of_row = counts.matrix.entry(row.clone()).or_default();
            of_row.codes = by(coded).into_iter().collect();
            of_row.base = organizations(here().filter(|one| one.code.is_some() && is_answer(one)));
        }
    }
    let ranked = all().filter(|one| one.row.is_none() && one.number.is_some());
    let ranked: Vec<_> = ranked
        .filter_map(|one| Some(((one.code.clone()?, one.number?), whose(one))))
        .collect();
    for ((code, place), count) in by(ranked) {
        counts.places.entry(code).or_default().push((place, count));
    }
    counts
}
