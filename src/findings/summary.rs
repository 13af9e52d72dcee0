//! The Summary of Findings of one ISCM in one assessment: its own sentences, then what States say of it,
//! then what IGOs say, merged section by section.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use indexmap::IndexMap;

use super::about::{About, OwnValue, OwnValues, SubjectName, ToldAbout, tell_about};
use super::attribution::Levels;
use super::disclosure::Disclosure;
use super::group::{Group, is_absence};
use super::labels::Labels;
use super::measure::{Measures, measures};
use super::sentence::{OwnAnswers, key_of, tell_section};
use super::statement::{Source, Statement, StatementKind};
use crate::assessment::CodedAnswer;
use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::expression::Value;
use crate::questionnaire::form::{Form, coded_values};
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// The ISCM that a summary is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its id in the registry.
    pub id: String,
    pub name: LocalizedText,
    pub acronym: Option<String>,
}

impl Subject {
    /// The acronym, else the name.
    pub fn short_name(&self, language: Language) -> String {
        self.acronym
            .clone()
            .unwrap_or_else(|| self.name.in_language(language).to_owned())
    }
}

/// The current answers of a group about the ISCM, with the file they were given to.
pub struct GroupAnswers<'a> {
    pub questionnaire: &'a Questionnaire,
    /// What the file measures, with the codes that were settled for its open answers ([`super::coding`]).
    pub measures: Measures,
    pub answers: Vec<CodedAnswer>,
}

/// Everything that a summary is told from.
pub struct Material<'a, 'q> {
    pub subject: &'a Subject,
    /// The slug of the assessment.
    pub assessment: &'a str,
    pub language: Language,
    pub now: DateTime<Utc>,
    pub disclosure: Disclosure,
    /// The file for ISCMs: gives order and titles of the sections even where the ISCM did not answer.
    pub own_questionnaire: Option<&'a Questionnaire>,
    pub own: Option<OwnAnswers<'a, 'q>>,
    /// In any order; told States first, then IGOs.
    pub groups: Vec<GroupAnswers<'a>>,
}

/// One section of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub statements: Vec<Statement>,
}

impl Section {
    /// The statements as paragraphs: another speaker begins a new one, and so does each entry of a list of
    /// which more than one thing is told.
    pub fn paragraphs(&self) -> Vec<Vec<&Statement>> {
        let told: Vec<&Statement> = self
            .statements
            .iter()
            .filter(|statement| statement.kind != StatementKind::OnlyOthers)
            .collect();
        let mut paragraphs: Vec<Vec<&Statement>> = Vec::new();
        let mut flowing = false;
        for run in told.chunk_by(|one, next| {
            one.speaker == next.speaker && one.entry().is_some() == next.entry().is_some()
        }) {
            let entries: Vec<&[&Statement]> = run
                .chunk_by(|one, next| one.entry() == next.entry())
                .collect();
            let entry_by_entry =
                run[0].entry().is_some() && entries.iter().any(|entry| entry.len() > 1);
            match paragraphs.last_mut() {
                _ if entry_by_entry => {
                    paragraphs.extend(entries.into_iter().map(<[&Statement]>::to_vec));
                }
                Some(last) if flowing && last[0].speaker == run[0].speaker => last.extend(run),
                _ => paragraphs.push(run.to_vec()),
            }
            flowing = !entry_by_entry;
        }
        paragraphs
    }
}

/// A Summary of Findings, as told from the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The registry id of the ISCM.
    pub iscm: String,
    pub name: String,
    pub acronym: Option<String>,
    pub assessment: String,
    pub language: Language,
    pub sections: Vec<Section>,
    /// Who answered, of the three groups.
    pub answered: BTreeSet<RespondentGroup>,
    /// For readers outside: without what may not be published.
    pub is_public: bool,
    /// Statements that were left out of the public text because they are not yet in its language.
    pub untranslated_left_out: usize,
}

impl Summary {
    /// Whether nobody answered anything about this ISCM.
    pub fn nobody_answered(&self) -> bool {
        self.answered.is_empty()
    }

    /// The line that says that the ISCM itself did not answer.
    pub fn notice(&self) -> Option<&Statement> {
        self.sections
            .iter()
            .flat_map(|section| &section.statements)
            .find(|statement| statement.kind == StatementKind::OnlyOthers)
    }

    /// The same text as readers outside may see it: without statements that rest on answers for staff
    /// only, without untranslated ones, without what the disclosure rule holds back, and without the
    /// names and answers of the members of a group.
    #[must_use]
    pub fn published(&self) -> Summary {
        let mut summary = self.clone();
        summary.is_public = true;
        for section in &mut summary.sections {
            section.statements.retain(|statement| !statement.staff_only);
            let told = section.statements.len();
            section
                .statements
                .retain(|statement| !statement.untranslated);
            summary.untranslated_left_out += told - section.statements.len();
            for statement in &mut section.statements {
                statement.hidden.clear();
                if statement.speaker != RespondentGroup::Iscm {
                    let own = |source: &Source| source.respondent == self.iscm;
                    statement.sources.retain(own);
                    statement.conditions.retain(own);
                }
            }
        }
        summary
    }
}

/// Tells the summary of one ISCM.
pub fn summarize(material: &Material) -> Summary {
    let language = material.language;
    let subject = SubjectName {
        name: material.subject.name.in_language(language).to_owned(),
        acronym: material.subject.short_name(language),
    };
    let own_values = material.own.as_ref().map(own_values).unwrap_or_default();
    let own_measures = material.own_questionnaire.map(measures).unwrap_or_default();
    let groups: Vec<Group> = [RespondentGroup::State, RespondentGroup::Igo]
        .into_iter()
        .flat_map(|respondents| {
            material
                .groups
                .iter()
                .filter(move |group| group.questionnaire.respondent == respondents)
        })
        .map(|group| {
            Group::new(
                group.questionnaire.respondent,
                &group.measures,
                group.answers.clone(),
                material.disclosure,
            )
        })
        .collect();
    let files: Vec<&Questionnaire> = material
        .own_questionnaire
        .into_iter()
        .chain(material.groups.iter().map(|group| group.questionnaire))
        .collect();

    let mut answered: BTreeSet<RespondentGroup> = groups
        .iter()
        .filter(|group| group.answered())
        .map(|group| group.respondents)
        .collect();
    if material.own.is_some() {
        answered.insert(RespondentGroup::Iscm);
    }

    let mut sections: IndexMap<&str, Section> = IndexMap::new();
    for file in &files {
        for section in &file.findings {
            sections.entry(&section.id).or_insert_with(|| Section {
                id: section.id.clone(),
                title: section
                    .title
                    .as_ref()
                    .map_or(section.id.as_str(), |title| title.in_language(language))
                    .to_owned(),
                statements: Vec::new(),
            });
        }
    }
    if let Some(own) = &material.own {
        for section in &own.form.questionnaire().findings {
            if let Some(told) = sections.get_mut(section.id.as_str()) {
                told.statements.extend(tell_section(section, own, language));
            }
        }
    }
    for group in &groups {
        let about = About {
            group,
            subject: &subject,
            own: &own_values,
            own_measures: &own_measures,
            language,
            now: material.now,
        };
        for (id, section) in &mut sections {
            let mut told = ToldAbout::default();
            for file in &files {
                for given in file.findings.iter().filter(|given| given.id == *id) {
                    told.extend(tell_about(id, &given.sentences, &about));
                }
            }
            section.statements.extend(told.into_statements(id, &about));
        }
    }
    let mut sections: Vec<Section> = sections.into_values().collect();
    if let Some(own) = &material.own {
        let labels = Labels::of(own.form);
        for section in &mut sections {
            labels.put_on(&mut section.statements, own.respondent);
        }
    }
    if let Some(notice) = only_others(material, &subject, &answered, sections.first())
        && let Some(first) = sections.first_mut()
    {
        first.statements.insert(0, notice);
    }
    Summary {
        iscm: material.subject.id.clone(),
        name: subject.name,
        acronym: material.subject.acronym.clone(),
        assessment: material.assessment.to_owned(),
        language,
        sections,
        answered,
        is_public: false,
        untranslated_left_out: 0,
    }
}

/// Tells the sentences of one form about its own respondent, without what groups say of it.
pub fn tell_form(form: &Form, respondent: &str) -> Vec<Section> {
    let questionnaire = form.questionnaire();
    let language = form.context().language;
    let levels = Levels::new(questionnaire, []);
    let own = OwnAnswers {
        respondent,
        form,
        levels: &levels,
    };
    let labels = Labels::of(form);
    questionnaire
        .findings
        .iter()
        .map(|section| {
            let mut statements = tell_section(section, &own, language);
            labels.put_on(&mut statements, respondent);
            (section, statements)
        })
        .map(|(section, statements)| Section {
            id: section.id.clone(),
            title: section
                .title
                .as_ref()
                .map_or(section.id.as_str(), |title| title.in_language(language))
                .to_owned(),
            statements,
        })
        .collect()
}

fn only_others(
    material: &Material,
    subject: &SubjectName,
    answered: &BTreeSet<RespondentGroup>,
    first: Option<&Section>,
) -> Option<Statement> {
    if answered.is_empty() || answered.contains(&RespondentGroup::Iscm) {
        return None;
    }
    let states = answered.contains(&RespondentGroup::State);
    let igos = answered.contains(&RespondentGroup::Igo);
    let message = match (states, igos) {
        (true, false) => "summary-only-states",
        (false, true) => "summary-only-igos",
        _ => "summary-only-states-and-igos",
    };
    Some(Statement {
        key: key_of(&first?.id, "~others", Some(RespondentGroup::Iscm.code())),
        kind: StatementKind::OnlyOthers,
        speaker: if states {
            RespondentGroup::State
        } else {
            RespondentGroup::Igo
        },
        text: material
            .language
            .text_with(message, &[("iscm", subject.acronym.as_str().into())]),
        language: material.language,
        untranslated: false,
        sources: Vec::new(),
        conditions: Vec::new(),
        hidden: Vec::new(),
        staff_only: false,
    })
}

/// The ISCM's own values by indicator, without "I do not know", refusals and what is for staff only.
fn own_values(own: &OwnAnswers) -> OwnValues {
    let questionnaire = own.form.questionnaire();
    let own_measures = measures(questionnaire);
    let mut values = OwnValues::default();
    for coded in coded_values(questionnaire, own.form.stored()) {
        if coded.subject.is_some()
            || coded.code.as_deref().is_some_and(is_absence)
            || own.levels.of(&coded.address).unwrap_or(coded.attribution) == Attribution::None
        {
            continue;
        }
        let (value, json) = match (&coded.code, coded.number) {
            (Some(code), _) => (Value::Text(code.clone()), code.as_str().into()),
            (None, Some(number)) => (Value::Number(number), number.into()),
            (None, None) => continue,
        };
        let source = Source {
            respondent: own.respondent.to_owned(),
            address: coded.address.to_string(),
            value: json,
            question: None,
            shown: None,
        };
        let is_list = own_measures
            .get(&coded.indicator)
            .is_some_and(|measure| measure.kind == super::MeasureKind::MultipleChoice);
        let known = values
            .by_indicator
            .entry(coded.indicator.clone())
            .or_insert_with(|| OwnValue {
                value: if is_list {
                    Value::List(Vec::new())
                } else {
                    Value::Null
                },
                sources: Vec::new(),
            });
        known.value = match std::mem::replace(&mut known.value, Value::Null) {
            Value::Null => value,
            Value::List(mut items) => {
                if !items.contains(&value) {
                    items.push(value);
                }
                Value::List(items)
            }
            single if single == value => single,
            single => Value::List(vec![single, value]),
        };
        match known
            .sources
            .iter_mut()
            .find(|known| known.address == source.address)
        {
            // The codes of one answer are one source.
            Some(known) => match &mut known.value {
                serde_json::Value::Array(codes) => codes.push(source.value),
                single => {
                    let first = single.take();
                    *single = serde_json::Value::Array(vec![first, source.value]);
                }
            },
            None => known.sources.push(source),
        }
    }
    values
}
