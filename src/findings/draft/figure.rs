//! The numbers of an indicator as something to cite: what may be said of each code, in words.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Citation, CitationKind};
use crate::findings::about::tell_in_words;
use crate::findings::{Group, Measure, MeasureKind};
use crate::language::{Language, format};
use crate::questionnaire::model::Attribution;

/// The figure of an indicator for one group; `None` where too few answered for anything to be shown.
pub fn figure(group: &Group, measure: &Measure, languages: &[Language]) -> Option<Citation> {
    let indicator = measure.indicator.as_str();
    group.base(indicator)?;
    let mut shown = BTreeMap::new();
    for language in languages {
        shown.insert(*language, in_words(group, measure, *language)?);
    }
    Some(Citation {
        kind: CitationKind::Figure,
        group: group.respondents,
        respondent: String::new(),
        address: indicator.to_owned(),
        value: Json::Null,
        question: languages
            .iter()
            .map(|language| (*language, measure.title.in_language(*language).to_owned()))
            .collect(),
        shown,
        // Numbers are what "counted only" allows; the rule for small groups is in them already.
        level: Some(Attribution::Count),
    })
}

fn in_words(group: &Group, measure: &Measure, language: Language) -> Option<String> {
    let indicator = measure.indicator.as_str();
    if measure.kind == MeasureKind::Number {
        let mean = group.mean(indicator)?;
        let base = group.hidden_numbers(indicator).len();
        return Some(language.text_with(
            "figure-mean",
            &[
                ("mean", format::plain_number(language, mean).into()),
                ("base", base.into()),
                ("group", group.respondents.code().into()),
            ],
        ));
    }
    let tally = group.tally(indicator);
    let parts: Vec<String> = group
        .codes(indicator)?
        .into_iter()
        .filter_map(|code| {
            let label = measure
                .code(&code)
                .map_or_else(|| code.clone(), |known| known.label(language));
            let told = tell_in_words(
                group.told(indicator, &code),
                &tally,
                group.respondents,
                language,
            )?;
            Some(format!("{label}: {told}"))
        })
        .collect();
    (!parts.is_empty()).then(|| format::entries(language, &parts))
}
