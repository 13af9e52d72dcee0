//! The indicators of a round: which group is asked for which, and to which part of the findings it belongs.
//!
//! A group's own questions name no section of the summary (what a State says of an ISCM is told by the
//! sentences of its file); they stand with the indicators of the same family: `value.usefulness` with
//! `value.states`.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::disclosure::Disclosure;
use super::measure::{Measure, MeasureKind, measures};
use super::tally::{Audience, Counts, GroupCounts, IndicatorTable, indicator_table};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::form::Registers;
use crate::questionnaire::model::RespondentGroup;

/// One indicator with what each group is asked for it, in the order ISCM, State, IGO.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub name: String,
    /// The section of the findings; `None` where it is about the respondents and not about the ISCMs.
    pub section: Option<String>,
    pub measures: IndexMap<RespondentGroup, Measure>,
}

/// A section of the findings, as the files of a round name it.
#[derive(Clone, Debug)]
pub struct Part {
    pub id: String,
    pub title: Option<LocalizedText>,
}

/// The sections of the findings, in the order of the files.
pub fn parts(files: &[&Questionnaire]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for section in in_order(files).flat_map(|file| &file.findings) {
        match parts.iter_mut().find(|part| part.id == section.id) {
            Some(part) => {
                if part.title.is_none() {
                    part.title = section.title.clone();
                }
            }
            None => parts.push(Part {
                id: section.id.clone(),
                title: section.title.clone(),
            }),
        }
    }
    parts
}

/// The indicators that can be counted, in the order of the files; those of open texts are not among them.
pub fn indicators(files: &[&Questionnaire]) -> Vec<Indicator> {
    let mut found: IndexMap<String, Indicator> = IndexMap::new();
    for file in in_order(files) {
        for (name, measure) in measures(file) {
            if measure.kind == MeasureKind::Open {
                continue;
            }
            let indicator = found.entry(name.clone()).or_insert_with(|| Indicator {
                name,
                section: None,
                measures: IndexMap::new(),
            });
            if indicator.section.is_none() {
                indicator.section = measure.finding.clone();
            }
            indicator.measures.insert(file.respondent, measure);
        }
    }
    let mut families: BTreeMap<String, String> = BTreeMap::new();
    for indicator in found.values() {
        if let Some(section) = &indicator.section {
            families
                .entry(family(&indicator.name).to_owned())
                .or_insert_with(|| section.clone());
        }
    }
    let mut indicators: Vec<Indicator> = found.into_values().collect();
    for indicator in &mut indicators {
        if indicator.section.is_none() {
            indicator.section = families.get(family(&indicator.name)).cloned();
        }
    }
    indicators
}

/// `value` of `value.usefulness`.
fn family(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn in_order<'a>(files: &'a [&'a Questionnaire]) -> impl Iterator<Item = &'a Questionnaire> {
    RespondentGroup::ALL.into_iter().flat_map(|group| {
        files
            .iter()
            .copied()
            .filter(move |file| file.respondent == group)
    })
}

impl Indicator {
    /// The table of this indicator from the counts of its groups; `None` where no group was asked.
    pub fn table(
        &self,
        counts: &BTreeMap<(String, RespondentGroup), Counts>,
        submitted: &BTreeMap<RespondentGroup, usize>,
        disclosure: Disclosure,
        audience: Audience,
        (language, registers): (Language, &dyn Registers),
    ) -> Option<IndicatorTable> {
        let counted: Vec<(RespondentGroup, &Measure, Counts)> = self
            .measures
            .iter()
            .map(|(group, measure)| {
                let counts = counts
                    .get(&(self.name.clone(), *group))
                    .cloned()
                    // Nobody of the group said anything.
                    .unwrap_or_else(|| Counts {
                        submitted: submitted.get(group).copied().unwrap_or(0),
                        ..Counts::default()
                    });
                (*group, measure, counts)
            })
            .collect();
        let groups: Vec<GroupCounts> = counted
            .iter()
            .map(|(respondents, measure, counts)| GroupCounts {
                respondents: *respondents,
                measure,
                counts,
            })
            .collect();
        indicator_table(&groups, disclosure, audience, language, registers)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::questionnaire::document::{LoadOptions, load};

    fn file(json: &Json) -> Questionnaire {
        load(&json.to_string(), &LoadOptions::default())
            .questionnaire
            .expect("the file is right")
    }

    #[test]
    fn a_groups_own_questions_stand_with_their_family() {
        let iscm = file(&json!({
            "id": "iscm", "version": "1", "respondent": "iscm",
            "pages": [
                {"name": "a", "elements": [
                    {"type": "text", "name": "note", "indicator": "iscm.note"}]},
                {"name": "b", "finding": "s5", "elements": [
                    {"type": "checkbox", "name": "v", "indicator": "value.states", "choices": ["trust"]}]},
            ],
            "findings": [{"id": "s5", "title": "Added value", "sentences": []}],
        }));
        let state = file(&json!({
            "id": "state", "version": "1", "respondent": "state",
            "pages": [{"name": "p", "elements": [
                {"type": "radiogroup", "name": "staff", "indicator": "capacity.staff", "choices": ["few"]},
                {"type": "rating", "name": "u", "indicator": "value.usefulness"},
                {"type": "checkbox", "name": "v", "indicator": "value.states", "choices": ["trust"]},
            ]}],
        }));
        // The ISCM's file comes first, whatever the order of the caller.
        let listed: Vec<(String, Option<String>, usize)> = indicators(&[&state, &iscm])
            .into_iter()
            .map(|indicator| (indicator.name, indicator.section, indicator.measures.len()))
            .collect();
        let expected = [
            ("value.states", Some("s5"), 2),
            ("capacity.staff", None, 1),
            ("value.usefulness", Some("s5"), 1),
        ];
        let expected: Vec<(String, Option<String>, usize)> = expected
            .into_iter()
            .map(|(name, section, groups)| (name.to_owned(), section.map(str::to_owned), groups))
            .collect();
        assert_eq!(listed, expected);
        let parts = parts(&[&state, &iscm]);
        assert_eq!(parts.len(), 1);
        assert_eq!(
            parts[0]
                .title
                .as_ref()
                .map(|title| title.in_language(Language::English)),
            Some("Added value")
        );
    }
}
