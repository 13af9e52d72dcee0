//! How much coders agree: Cohen's kappa for each code, Krippendorff's alpha for each code and for whole sets.
//!
//! Kappa (J. Cohen, "A coefficient of agreement for nominal scales", 1960) takes two coders and one code that is
//! there or not. Alpha (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011) takes any number of
//! coders and answers that not all of them coded. Where an answer has several codes, two sets of codes are as far
//! apart as MASI says (R. Passonneau, "Measuring Agreement on Set-valued Items (MASI)", LREC 2006): a coder who
//! missed one code of three does not differ as one who gave three others.
//! A figure is `None` where it is undefined: nothing was coded twice, or everybody always gave the same.

use std::collections::BTreeMap;

use super::Codes;

/// Whether each of two coders gave one code, by answer.
pub fn cohens_kappa(pairs: &[(bool, bool)]) -> Option<f64> {
    if pairs.is_empty() {
        return None;
    }
    let n = pairs.len() as f64;
    let share = |fits: &dyn Fn(&(bool, bool)) -> bool| {
        pairs.iter().filter(|pair| fits(pair)).count() as f64 / n
    };
    let observed = share(&|(one, other)| one == other);
    let (one, other) = (share(&|pair| pair.0), share(&|pair| pair.1));
    let expected = one * other + (1.0 - one) * (1.0 - other);
    // Both always gave it or both never did: chance alone would agree as well.
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

/// Krippendorff's alpha over answers, each with the values of those who coded it, under a distance between 0
/// (the same) and 1.
pub fn krippendorffs_alpha<T>(units: &[Vec<T>], distance: impl Fn(&T, &T) -> f64) -> Option<f64> {
    // What only one person coded can be compared with nothing.
    let units: Vec<&Vec<T>> = units.iter().filter(|values| values.len() > 1).collect();
    let values: Vec<&T> = units.iter().flat_map(|values| values.iter()).collect();
    let n = values.len() as f64;
    if values.is_empty() {
        return None;
    }
    let apart = |values: &[&T]| -> f64 {
        let mut sum = 0.0;
        for (index, one) in values.iter().enumerate() {
            for other in &values[index + 1..] {
                sum += 2.0 * distance(one, other);
            }
        }
        sum
    };
    let within: f64 = units
        .iter()
        .map(|unit| {
            let unit: Vec<&T> = unit.iter().collect();
            apart(&unit) / (unit.len() as f64 - 1.0)
        })
        .sum();
    let observed = within / n;
    let expected = apart(&values) / (n * (n - 1.0));
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// The distance of values that are the same or not.
pub fn nominal<T: PartialEq>(one: &T, other: &T) -> f64 {
    if one == other { 0.0 } else { 1.0 }
}

/// The MASI distance of two sets: what they do not share, weighted by whether one holds the other.
pub fn masi(one: &Codes, other: &Codes) -> f64 {
    if one == other {
        return 0.0;
    }
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    let monotonicity = if shared == 0 {
        0.0
    } else if one.is_subset(other) || other.is_subset(one) {
        2.0 / 3.0
    } else {
        1.0 / 3.0
    };
    1.0 - shared as f64 / all as f64 * monotonicity
}

/// How two coders agree on one code.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeAgreement {
    pub code: String,
    /// How many answers the one, the other, and both gave it.
    pub given: (usize, usize),
    pub both: usize,
    /// Of the answers that both coded.
    pub share: f64,
    pub kappa: Option<f64>,
    pub alpha: Option<f64>,
}

/// How two coders agree on a question.
#[derive(Clone, Debug, PartialEq)]
pub struct PairAgreement {
    pub coders: (String, String),
    /// The answers that both coded.
    pub n: usize,
    /// Of them those with the same codes.
    pub same: usize,
    pub codes: Vec<CodeAgreement>,
}

/// How coders agree on a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The answers that two or more coded.
    pub n: usize,
    /// Over whole sets of codes, with the distance of MASI.
    pub alpha: Option<f64>,
    pub pairs: Vec<PairAgreement>,
}

/// What coders gave, by answer: coder and codes.
pub type Given = BTreeMap<String, Codes>;

/// The agreement of all coders on these answers, and of every two of them by code, in the order of `codes`.
pub fn agreement(answers: &[Given], codes: &[&str]) -> Agreement {
    let units: Vec<Vec<Codes>> = answers
        .iter()
        .map(|given| given.values().cloned().collect())
        .collect();
    let mut coders: Vec<&String> = answers.iter().flat_map(BTreeMap::keys).collect();
    coders.sort();
    coders.dedup();
    let mut pairs = Vec::new();
    for (index, one) in coders.iter().enumerate() {
        for other in &coders[index + 1..] {
            let both: Vec<(&Codes, &Codes)> = answers
                .iter()
                .filter_map(|given| Some((given.get(*one)?, given.get(*other)?)))
                .collect();
            if !both.is_empty() {
                pairs.push(pair((one, other), &both, codes));
            }
        }
    }
    Agreement {
        n: units.iter().filter(|unit| unit.len() > 1).count(),
        alpha: krippendorffs_alpha(&units, masi),
        pairs,
    }
}

fn pair(coders: (&str, &str), both: &[(&Codes, &Codes)], codes: &[&str]) -> PairAgreement {
    let by_code = codes.iter().filter_map(|code| {
        let gave: Vec<(bool, bool)> = both
            .iter()
            .map(|(one, other)| (one.contains(*code), other.contains(*code)))
            .collect();
        let count =
            |fits: &dyn Fn(&(bool, bool)) -> bool| gave.iter().filter(|pair| fits(pair)).count();
        let given = (count(&|pair| pair.0), count(&|pair| pair.1));
        if given == (0, 0) {
            return None;
        }
        let units: Vec<Vec<bool>> = gave.iter().map(|(one, other)| vec![*one, *other]).collect();
        Some(CodeAgreement {
            code: (*code).to_owned(),
            given,
            both: count(&|pair| pair.0 && pair.1),
            share: count(&|pair| pair.0 == pair.1) as f64 / gave.len() as f64,
            kappa: cohens_kappa(&gave),
            alpha: krippendorffs_alpha(&units, nominal),
        })
    });
    PairAgreement {
        coders: (coders.0.to_owned(), coders.1.to_owned()),
        n: both.len(),
        same: both.iter().filter(|(one, other)| one == other).count(),
        codes: by_code.collect(),
    }
}
