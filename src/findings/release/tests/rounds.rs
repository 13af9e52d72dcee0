//! Small rounds, answer by answer, and their counts.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::assessment::{CodedAnswer, Respondent};
use crate::findings::Group;
use crate::findings::disclosure::Disclosure;
use crate::findings::group::{DONT_KNOW, is_absence};
use crate::findings::measure::{Code, Measure, MeasureForm, MeasureKind, Measures};
use crate::findings::release::{GroupTally, RoundTally};
use crate::findings::tally::Counts;
use crate::language::{Language, LocalizedText};
use crate::questionnaire::answers::Address;
use crate::questionnaire::model::{Attribution, RespondentGroup};

pub const CHOICE: &str = "funding.stability";
pub const SEVERAL: &str = "value.several";
const CODES: [&str; 3] = ["x", "y", "z"];

/// One organization with what it says about each mechanism.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub respondent: Respondent,
    level: Attribution,
    says: Vec<(String, &'static str, String)>,
}

impl Member {
    fn new(group: RespondentGroup, name: String) -> Member {
        Member {
            respondent: Respondent::new(group, name),
            level: Attribution::Group,
            says: Vec::new(),
        }
    }

    pub fn state(index: usize) -> Member {
        Member::new(RespondentGroup::State, format!("S{index}"))
    }

    pub fn igo(index: usize) -> Member {
        Member::new(RespondentGroup::Igo, format!("i{index}"))
    }

    pub fn iscm(name: &str) -> Member {
        Member::new(RespondentGroup::Iscm, name.to_owned())
    }

    pub fn says(mut self, iscm: &str, indicator: &'static str, code: &str) -> Member {
        self.says
            .push((iscm.to_owned(), indicator, code.to_owned()));
        self
    }

    /// The same about the mechanisms a, b and c.
    fn says_about(mut self, about: Vec<Option<About>>, level: Attribution) -> Member {
        for (iscm, said) in ["a", "b", "c"].into_iter().zip(about) {
            let Some((choice, several)) = said else {
                continue;
            };
            if let Some(code) = choice {
                self = self.says(iscm, CHOICE, code);
            }
            for code in several {
                self = self.says(iscm, SEVERAL, code);
            }
        }
        Member { level, ..self }
    }

    pub fn counted(mut self) -> Member {
        self.level = Attribution::Count;
        self
    }

    pub fn for_staff_only(mut self) -> Member {
        self.level = Attribution::None;
        self
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Round {
    pub members: Vec<Member>,
}

impl Round {
    pub fn add(&mut self, member: Member) {
        self.members.push(member);
    }

    /// The same round after some of its members answered as in another, or went.
    pub fn with_some_of(&self, other: &Round, changed: &[bool]) -> Round {
        let mut members = Vec::new();
        for index in 0..self.members.len().max(other.members.len()) {
            let from = match changed.get(index) {
                Some(true) => other,
                _ => self,
            };
            members.extend(from.members.get(index).cloned());
        }
        Round { members }
    }

    pub fn measures(&self) -> Measures {
        let measure = |indicator: &str, kind| Measure {
            indicator: indicator.to_owned(),
            title: LocalizedText::new(Language::English, indicator),
            kind,
            codes: CODES
                .iter()
                .chain([&DONT_KNOW])
                .map(|code| Code {
                    code: (*code).to_owned(),
                    text: None,
                    phrase: None,
                })
                .collect(),
            register: None,
            attribution: Some(Attribution::Group),
            finding: None,
            repeated: false,
            rows: Vec::new(),
            form: MeasureForm::Plain,
        };
        [
            measure(CHOICE, MeasureKind::SingleChoice),
            measure(SEVERAL, MeasureKind::MultipleChoice),
        ]
        .into_iter()
        .map(|measure| (measure.indicator.clone(), measure))
        .collect()
    }

    /// What a group says about one mechanism, for the functions of the sentences.
    pub fn group<'m>(
        &self,
        iscm: &str,
        group: RespondentGroup,
        measures: &'m Measures,
        rule: Disclosure,
    ) -> Group<'m> {
        let answers = self
            .members
            .iter()
            .filter(|member| member.respondent.group == group)
            .flat_map(|member| {
                member.says.iter().filter(|(about, ..)| about == iscm).map(
                    |(about, indicator, code)| CodedAnswer {
                        respondent: member.respondent.clone(),
                        subject: Some(about.clone()),
                        indicator: (*indicator).to_owned(),
                        context: String::new(),
                        row: None,
                        code: Some(code.clone()),
                        number: None,
                        attribution: member.level,
                        address: Address::parse(indicator),
                    },
                )
            })
            .collect();
        Group::new(group, measures, answers, rule)
    }

    pub fn tally(&self) -> RoundTally {
        let mut tally = RoundTally::default();
        for member in &self.members {
            *tally.submitted.entry(member.respondent.group).or_default() += 1;
        }
        for (indicator, measure) in self.measures() {
            for group in RespondentGroup::ALL {
                let mechanisms: BTreeSet<&str> = self
                    .spoken(group, &indicator, None)
                    .map(|(_, iscm, _)| iscm)
                    .collect();
                if mechanisms.is_empty() {
                    continue;
                }
                let by_iscm: BTreeMap<String, Counts> = mechanisms
                    .iter()
                    .map(|iscm| {
                        let counts = self.counts(group, &indicator, Some(iscm));
                        ((*iscm).to_owned(), counts)
                    })
                    .collect();
                tally.tallies.insert(
                    (indicator.clone(), group),
                    GroupTally {
                        measure: measure.clone(),
                        whole: self.counts(group, &indicator, None),
                        by_iscm,
                    },
                );
            }
        }
        tally
    }

    /// Organization, mechanism and code of what counts.
    fn spoken<'a>(
        &'a self,
        group: RespondentGroup,
        indicator: &'a str,
        iscm: Option<&'a str>,
    ) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        self.members
            .iter()
            .filter(move |member| {
                member.respondent.group == group && member.level != Attribution::None
            })
            .flat_map(move |member| {
                member
                    .says
                    .iter()
                    .filter(move |(about, of, _)| {
                        *of == indicator && iscm.is_none_or(|iscm| about == iscm)
                    })
                    .map(|(about, _, code)| {
                        (
                            member.respondent.organization.as_str(),
                            about.as_str(),
                            code.as_str(),
                        )
                    })
            })
    }

    fn counts(&self, group: RespondentGroup, indicator: &str, iscm: Option<&str>) -> Counts {
        let mut codes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let mut spoke: BTreeSet<&str> = BTreeSet::new();
        let mut answered: BTreeSet<&str> = BTreeSet::new();
        for (organization, _, code) in self.spoken(group, indicator, iscm) {
            spoke.insert(organization);
            if !is_absence(code) {
                answered.insert(organization);
            }
            codes
                .entry(code.to_owned())
                .or_default()
                .insert(organization);
        }
        let counted_only = self.members.iter().any(|member| {
            member.respondent.group == group
                && member.level == Attribution::Count
                && member.says.iter().any(|(about, of, code)| {
                    *of == indicator && !is_absence(code) && iscm.is_none_or(|iscm| about == iscm)
                })
        });
        Counts {
            submitted: self
                .members
                .iter()
                .filter(|member| member.respondent.group == group)
                .count(),
            spoke: spoke.len(),
            base: answered.len(),
            codes: codes
                .into_iter()
                .map(|(code, organizations)| (code, organizations.len()))
                .collect(),
            counted_only,
            about_iscms: iscm.is_none() && group != RespondentGroup::Iscm,
            ..Counts::default()
        }
    }
}

/// A round of up to so many States and a few others, who speak about up to three mechanisms. In some rounds few
/// answers may only be counted, in others many.
pub fn round(most: usize) -> impl Strategy<Value = Round> {
    prop::sample::select(vec![0u8, 1, 8]).prop_flat_map(move |counted| {
        let members = prop::collection::vec(member(counted), 3..=most);
        members.prop_map(|members| {
            let mut round = Round::default();
            for (index, (about, level, group)) in members.into_iter().enumerate() {
                let member = match group {
                    0 => Member::igo(index),
                    _ => Member::state(index),
                };
                round.add(member.says_about(about, level));
            }
            round.add(Member::iscm("a").says("a", CHOICE, "x"));
            round
        })
    })
}

/// The States of an assessment (46 of them) about one to three of so many mechanisms each.
pub fn states_about(mechanisms: usize) -> impl Strategy<Value = Round> {
    let about = (
        0..mechanisms,
        prop::sample::select(vec!["x", "x", "y", "z"]),
        prop::sample::subsequence(CODES.to_vec(), 0..=3),
    );
    let state = prop::collection::vec(about, 1..=3);
    prop::collection::vec(state, 46).prop_map(|states| {
        let mut round = Round::default();
        for (index, about) in states.into_iter().enumerate() {
            let mut member = Member::state(index);
            for (iscm, choice, several) in about {
                let iscm = format!("m{iscm}");
                member = member.says(&iscm, CHOICE, choice);
                for code in several {
                    member = member.says(&iscm, SEVERAL, code);
                }
            }
            round.add(member);
        }
        round
    })
}

/// Which of the members answer otherwise in another round: about one of ten, or every other.
pub fn changed(most: usize) -> impl Strategy<Value = Vec<bool>> {
    prop::sample::select(vec![0.1, 0.5])
        .prop_flat_map(move |share| prop::collection::vec(prop::bool::weighted(share), most))
}

/// What is said about one mechanism: a single choice, and several codes.
type About = (Option<&'static str>, Vec<&'static str>);

/// What a member says about each mechanism, its level, and a number that chooses its group. `counted` of 20 may
/// only be counted.
fn member(counted: u8) -> impl Strategy<Value = (Vec<Option<About>>, Attribution, u8)> {
    let about = (
        prop::option::weighted(
            0.8,
            prop::sample::select(vec!["x", "x", "y", "z", DONT_KNOW]),
        ),
        prop::sample::subsequence(CODES.to_vec(), 0..=3),
    );
    let level = (0u8..20).prop_map(move |level| match level {
        19 => Attribution::None,
        level if level < counted => Attribution::Count,
        _ => Attribution::Group,
    });
    let about = prop::collection::vec(prop::option::weighted(0.6, about), 3);
    (about, level, 0u8..10)
}
