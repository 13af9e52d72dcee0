//! Coding the open answers of a round.
//!
//! Start with [`open_questions`] and [`read_answers`]; [`writing`] gives codes, decides, keeps the codebook;
//! [`indicators`] tells what coded answers measure. Open answers are read from the submissions that count: their
//! texts stand nowhere else. What is settled of them stands with the coded values, so that every page that counts
//! counts them.
//! Kept out: the rules (`findings::coding`), and which mechanisms somebody sees (the caller says).

mod carrying;
pub mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;

use super::context::Transaction;
use super::rounds::find_questionnaire_of;
use super::summaries::{ReadSubmission, read_submission};
use crate::assessment::{Assessment, Respondent, SubmissionId};
use crate::findings::coding::{Codebook, NO_CODE, measure, settled};
use crate::findings::indicators::Indicator;
use crate::findings::measure::Measures;
use crate::findings::{self, Levels, Measure};
use crate::language::{Language, LocalizedText};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::form::{self, CodedValue};
use crate::questionnaire::model::{Attribution, RespondentGroup};
use crate::storage::StorageError;
use crate::storage::exports::list_submission_keys;
use crate::storage::open_answers::{
    AnswerKey, AnswerWork, SettledAnswer, list_codebooks, replace_settled,
};
use crate::storage::submissions::list_submissions_by_id;
use crate::storage::tallies::TallyScope;

pub(super) use carrying::carry;

/// An open question of a round, as the groups are asked it.
#[derive(Clone, Debug)]
pub struct OpenQuestion {
    pub name: String,
    pub title: LocalizedText,
    /// The section of the findings that it supports, by which questions of the same words are told apart.
    pub section: Option<LocalizedText>,
    pub groups: Vec<RespondentGroup>,
}

/// An open answer of a submission that counts.
#[derive(Clone, Debug)]
pub struct OpenAnswer {
    pub submission: SubmissionId,
    pub respondent: Respondent,
    /// The mechanism it is about; `None` where it is about none.
    pub subject: Option<String>,
    pub value: CodedValue,
    pub text: String,
    /// How it may be quoted.
    pub level: Attribution,
}

impl OpenAnswer {
    pub fn key(&self) -> AnswerKey {
        (
            self.submission.clone(),
            self.value.address.as_str().to_owned(),
        )
    }
}

fn files_of(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<Vec<Arc<Questionnaire>>, StorageError> {
    let mut files = Vec::new();
    for group in RespondentGroup::ALL {
        if let Some((_, file)) = find_questionnaire_of(transaction, &assessment.id, group)? {
            files.push(file);
        }
    }
    Ok(files)
}

/// The open questions of a round, in the order of its files.
pub fn open_questions(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<Vec<OpenQuestion>, StorageError> {
    let mut found: IndexMap<String, OpenQuestion> = IndexMap::new();
    let files = files_of(transaction, assessment)?;
    // Sections have their titles in the file of the mechanisms, as a rule.
    let sections = files.iter().flat_map(|file| &file.findings);
    let title_of = |id: &str| {
        let mut of_id = sections.clone().filter(|section| section.id == id);
        of_id.find_map(|section| section.title.clone())
    };
    for file in &files {
        for (name, question) in form::open_questions(file) {
            let known = found.entry(name.clone()).or_insert_with(|| OpenQuestion {
                title: question
                    .title
                    .clone()
                    .unwrap_or_else(|| LocalizedText::new(file.locale, question.name.clone())),
                section: question.finding.as_deref().and_then(title_of),
                groups: Vec::new(),
                name,
            });
            known.groups.push(file.respondent);
        }
    }
    Ok(found.into_values().collect())
}

/// The open answers of a round that count, by respondent and in the order of the file: of one question where it
/// is named, and about these mechanisms only where they are given.
pub fn read_answers(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    question: Option<&str>,
    subjects: Option<&[String]>,
) -> Result<Vec<OpenAnswer>, StorageError> {
    let scope = TallyScope::of(assessment).about(subjects);
    let mut found = Vec::new();
    for group in RespondentGroup::ALL {
        let keys = list_submission_keys(transaction.connection, scope, group)?;
        let organizations: BTreeMap<String, String> = keys
            .into_iter()
            .map(|key| (key.submission, key.organization))
            .collect();
        let ids: Vec<String> = organizations.keys().cloned().collect();
        let submissions = list_submissions_by_id(transaction.connection, &ids)?;
        for submission in submissions {
            let Some(organization) = organizations.get(submission.id.as_str()) else {
                continue;
            };
            let respondent = Respondent::new(group, organization.clone());
            let read = read_submission(transaction, submission)?;
            found.extend(answers_of(&read, &respondent));
        }
    }
    found.retain(|answer| {
        question.is_none_or(|question| answer.value.indicator == question)
            && subjects.is_none_or(|subjects| {
                let subject = answer.subject.as_ref();
                subject.is_some_and(|subject| subjects.contains(subject))
            })
    });
    found.sort_by(|one, other| one.respondent.cmp(&other.respondent));
    Ok(found)
}

fn answers_of(read: &ReadSubmission, respondent: &Respondent) -> Vec<OpenAnswer> {
    let levels = Levels::new(&read.questionnaire, read.levels.iter().cloned());
    let own = (respondent.group == RespondentGroup::Iscm).then_some(&respondent.organization);
    form::open_texts(&read.questionnaire, &read.values)
        .into_iter()
        .map(|(value, text)| OpenAnswer {
            submission: read.submission.id.clone(),
            respondent: respondent.clone(),
            subject: value.subject.as_ref().map(|(_, id)| id).or(own).cloned(),
            level: levels.of(&value.address).unwrap_or(value.attribution),
            value,
            text,
        })
        .collect()
}

/// What coded answers measure, for the groups that are asked: one indicator per question with a codebook.
pub fn indicators(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
) -> Result<Vec<Indicator>, StorageError> {
    let books = list_codebooks(transaction.connection, &assessment.id)?;
    if books.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: IndexMap<String, Indicator> = IndexMap::new();
    for file in files_of(transaction, assessment)? {
        for (name, measure) in measures(&file, &books) {
            let indicator = found.entry(name).or_insert_with(|| Indicator {
                name: measure.indicator.clone(),
                section: None,
                measures: IndexMap::new(),
            });
            if indicator.section.is_none() {
                indicator.section = measure.finding.clone();
            }
            indicator.measures.insert(file.respondent, measure);
        }
    }
    Ok(found.into_values().collect())
}

/// Everything that one file measures: its own indicators, and the codes of its open answers.
pub(super) fn measures_with_codes(
    file: &Questionnaire,
    books: &BTreeMap<String, Codebook>,
) -> Measures {
    let mut all = findings::measures(file);
    let codes = measures(file, books).into_iter();
    all.extend(codes.map(|(_, measure)| (measure.indicator.clone(), measure)));
    all
}

/// What the coded answers of one file measure, by the question's name.
pub fn measures(
    file: &Questionnaire,
    books: &BTreeMap<String, Codebook>,
) -> Vec<(String, Measure)> {
    form::open_questions(file)
        .into_iter()
        .filter_map(|(name, question)| {
            let book = books.get(&name)?;
            let own = question.title.clone();
            let own = own.unwrap_or_else(|| LocalizedText::new(file.locale, question.name.clone()));
            let said = |language: Language| {
                let title = own.in_language(language);
                language.text_with("coding-indicator", &[("question", title.into())])
            };
            let title = Language::ALL
                .into_iter()
                .filter(|language| own.exactly(*language).is_some())
                .fold(
                    LocalizedText::new(own.default_language(), said(own.default_language())),
                    |title, language| title.with(language, said(language)),
                );
            // One organization may answer in several entries, and then has several sets of codes.
            let mut measure = measure(&name, question, title, book, true);
            for code in measure.codes.iter_mut().filter(|one| one.code == NO_CODE) {
                code.text = Some(no_code_in_words());
            }
            Some((name, measure))
        })
        .collect()
}

/// "No code fits" in every language: "none of these" would say something of the respondent.
fn no_code_in_words() -> LocalizedText {
    let said = |language: Language| language.text("coding-nothing-fits");
    Language::ALL.into_iter().fold(
        LocalizedText::new(Language::English, said(Language::English)),
        |text, language| text.with(language, said(language)),
    )
}

/// Lets what is settled of these answers count, and nothing else of them.
fn feed(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    book: &Codebook,
    answers: &[&OpenAnswer],
    work: &BTreeMap<AnswerKey, AnswerWork>,
) -> Result<(), StorageError> {
    for answer in answers {
        let done = work.get(&answer.key());
        let resolved = |codes| book.resolve(codes);
        let settled = done.and_then(|done| {
            let codings: Vec<_> = done.codings.values().map(resolved).collect();
            settled(&codings, done.decided.as_ref().map(resolved).as_ref())
        });
        let codes: BTreeSet<&str> = match &settled {
            Some(codes) if codes.is_empty() => BTreeSet::from([NO_CODE]),
            Some(codes) => codes.iter().map(String::as_str).collect(),
            None => BTreeSet::new(),
        };
        let value = CodedValue {
            indicator: form::codes_of(&answer.value.indicator),
            ..answer.value.clone()
        };
        let place = SettledAnswer {
            assessment: &assessment.id,
            submission: &answer.submission,
            respondent: &answer.respondent,
            value: &value,
            subject: answer.subject.as_deref(),
            attribution: answer.level,
        };
        replace_settled(transaction.connection, &place, &codes)?;
    }
    Ok(())
}
