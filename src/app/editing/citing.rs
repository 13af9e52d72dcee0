//! What can stand beside a statement as its source: answers of the mechanism, words of States and
//! organizations about it as far as they may be quoted, numbers of a group.

use std::collections::{BTreeMap, BTreeSet};

use super::Opened;
use crate::app::coding;
use crate::app::context::Transaction;
use crate::app::registers::load_registry;
use crate::app::rounds::find_questionnaire_of;
use crate::app::summaries::{ReadSubmission, load_submission, read_submission};
use crate::assessment::{Assessment, Respondent};
use crate::findings::draft::{Citation, CitationKind, Draft, figure};
use crate::findings::{Disclosure, Group, Levels, list_answered};
use crate::language::Language;
use crate::questionnaire::form::{Context, Form};
use crate::questionnaire::model::RespondentGroup;
use crate::storage::open_answers::{list_codebooks, load_work};
use crate::storage::submissions::{self, CodedFilter};
use crate::storage::{StorageError, submissions::list_current_submissions_about};

/// Something to cite, as a form names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: CitationKind,
    pub group: RespondentGroup,
    /// Empty for a figure.
    pub respondent: String,
    pub address: String,
}

/// Everything that can be cited about a mechanism, in one language; what may not be quoted is among it, with
/// its level, so that an analyst sees why.
pub fn list(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
    language: Language,
) -> Result<Vec<Citation>, StorageError> {
    let languages = [language];
    let own = Respondent::new(RespondentGroup::Iscm, iscm);
    let mut all = match load_submission(transaction, &assessment.id, &own)? {
        Some(read) => answers_of(transaction, &own, &read, iscm, &languages)?,
        None => Vec::new(),
    };
    for group in [RespondentGroup::State, RespondentGroup::Igo] {
        let about =
            list_current_submissions_about(transaction.connection, &assessment.id, group, iscm)?;
        for (respondent, submission) in about {
            let read = read_submission(transaction, submission)?;
            all.extend(answers_of(
                transaction,
                &respondent,
                &read,
                iscm,
                &languages,
            )?);
        }
    }
    all.extend(figures_of(transaction, assessment, iscm, &languages)?);
    Ok(all)
}

/// Whose answers, at which addresses, were chosen as quotations while they were coded.
pub fn list_chosen(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
) -> Result<BTreeSet<(Respondent, String)>, StorageError> {
    let work = load_work(transaction.connection, &assessment.id, None)?;
    if !work.values().any(|work| work.is_quotation) {
        return Ok(BTreeSet::new());
    }
    let about = [iscm.to_owned()];
    let answers = coding::read_answers(transaction, assessment, None, Some(&about))?;
    Ok(answers
        .into_iter()
        .filter(|answer| {
            work.get(&answer.key())
                .is_some_and(|work| work.is_quotation)
        })
        .map(|answer| {
            let address = answer.value.address.as_str().to_owned();
            (answer.respondent, address)
        })
        .collect())
}

/// One thing to cite, in all languages of the round.
pub(super) fn find(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    iscm: &str,
    wanted: &Wanted,
) -> Result<Option<Citation>, StorageError> {
    let languages = opened.languages();
    look_up(transaction, &opened.assessment, iscm, wanted, &languages)
}

fn look_up(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
    wanted: &Wanted,
    languages: &[Language],
) -> Result<Option<Citation>, StorageError> {
    let candidates = match wanted.kind {
        CitationKind::Figure => figures_of(transaction, assessment, iscm, languages)?,
        CitationKind::Answer | CitationKind::Quotation => {
            let respondent = Respondent::new(wanted.group, &wanted.respondent);
            match load_submission(transaction, &assessment.id, &respondent)? {
                Some(read) => answers_of(transaction, &respondent, &read, iscm, languages)?,
                None => Vec::new(),
            }
        }
    };
    Ok(candidates.into_iter().find(|one| {
        (one.kind, one.group, &one.respondent, &one.address)
            == (
                wanted.kind,
                wanted.group,
                &wanted.respondent,
                &wanted.address,
            )
    }))
}

/// Looks at what is cited again: a respondent may have changed its words, or how they may be quoted. What is
/// not there any more keeps its words and loses its level, which stops publication.
pub(super) fn refresh(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
    draft: &mut Draft,
) -> Result<(), StorageError> {
    for citation in draft
        .statements
        .iter_mut()
        .flat_map(|statement| &mut statement.citations)
    {
        let wanted = Wanted {
            kind: citation.kind,
            group: citation.group,
            respondent: citation.respondent.clone(),
            address: citation.address.clone(),
        };
        match look_up(
            transaction,
            assessment,
            iscm,
            &wanted,
            &assessment.languages,
        )? {
            Some(now) => *citation = now,
            None => citation.level = None,
        }
    }
    Ok(())
}

/// The answers of one respondent about the mechanism: all of its own, of others what they wrote.
fn answers_of(
    transaction: &mut Transaction<'_>,
    respondent: &Respondent,
    read: &ReadSubmission,
    iscm: &str,
    languages: &[Language],
) -> Result<Vec<Citation>, StorageError> {
    let registry = load_registry(transaction)?;
    let levels = Levels::new(&read.questionnaire, read.levels.iter().cloned());
    let mut found: Vec<Citation> = Vec::new();
    for language in languages {
        let context = Context {
            language: *language,
            now: read.submission.submitted_at,
            registers: &*registry,
            last: None,
        };
        let form = Form::compute(&read.questionnaire, &read.values, context);
        for answered in list_answered(&form) {
            let is_own = respondent.group == RespondentGroup::Iscm;
            let is_about = answered.address.parts().nth(1).as_deref() == Some(iscm);
            let is_citable = is_own || (is_about && answered.is_text);
            if !is_citable {
                continue;
            }
            let address = answered.address.to_string();
            let known = found.iter_mut().find(|one| one.address == address);
            match known {
                Some(known) => {
                    known.question.insert(*language, answered.question);
                    known.shown.insert(*language, answered.shown);
                }
                None => found.push(Citation {
                    kind: match answered.is_text {
                        true => CitationKind::Quotation,
                        false => CitationKind::Answer,
                    },
                    group: respondent.group,
                    respondent: respondent.organization.clone(),
                    level: levels.of(&answered.address),
                    address,
                    value: answered.value,
                    question: BTreeMap::from([(*language, answered.question)]),
                    shown: BTreeMap::from([(*language, answered.shown)]),
                }),
            }
        }
    }
    Ok(found)
}

/// The indicators of which enough of a group spoke about the mechanism.
fn figures_of(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    iscm: &str,
    languages: &[Language],
) -> Result<Vec<Citation>, StorageError> {
    let mut figures = Vec::new();
    let books = list_codebooks(transaction.connection, &assessment.id)?;
    for group in [RespondentGroup::State, RespondentGroup::Igo] {
        let Some((_, questionnaire)) = find_questionnaire_of(transaction, &assessment.id, group)?
        else {
            continue;
        };
        let filter = CodedFilter {
            group: Some(group),
            subject: Some(iscm),
            indicator: None,
        };
        let answers =
            submissions::list_coded_answers(transaction.connection, &assessment.id, filter)?;
        let measures = coding::measures_with_codes(&questionnaire, &books);
        let disclosure = Disclosure {
            minimum_base: assessment.minimum_base as usize,
        };
        let group = Group::new(group, &measures, answers, disclosure);
        figures.extend(
            measures
                .values()
                .filter_map(|measure| figure(&group, measure, languages)),
        );
    }
    Ok(figures)
}
