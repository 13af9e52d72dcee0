//! What readers get: the versions that were published and not withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::app::context::Transaction;
use crate::app::summaries::{SummaryError, ToldSummary};
use crate::assessment::{Assessment, SummaryId};
use crate::findings::draft::Stage;
use crate::findings::draft::document::Publication;
use crate::language::Language;
use crate::storage::summary_records::{self, Version};
use crate::storage::{StorageError, assessments, summaries};

/// One published version in one language, with what stands around it.
#[derive(Clone, Debug)]
pub struct PublishedSummary {
    /// In the wanted language where the version has it; see its `summary.language`.
    pub told: ToldSummary,
    pub version: Version,
    /// All versions that readers may have, the latest first.
    pub versions: Vec<Version>,
    /// The languages of this version.
    pub languages: Vec<Language>,
}

/// What stands at the address of a summary.
#[derive(Clone, Debug)]
pub enum ForReaders {
    Text(Box<PublishedSummary>),
    /// It was published once.
    Withdrawn {
        assessment: Box<Assessment>,
        at: DateTime<Utc>,
        /// In the words of who withdrew it.
        reason: String,
        /// Versions that readers may still have.
        versions: Vec<Version>,
    },
    Nothing,
}

/// The published summary of a mechanism in a round: the latest version, or the one with this number.
pub fn published_summary(
    transaction: &mut Transaction<'_>,
    (assessment, iscm): (&str, &str),
    number: Option<i64>,
    language: Language,
) -> Result<ForReaders, SummaryError> {
    let Some(assessment) =
        assessments::find_assessment_by_slug(transaction.connection, assessment)?
    else {
        return Ok(ForReaders::Nothing);
    };
    let Some(stored) = summaries::find_summary_of(transaction.connection, &assessment.id, iscm)?
    else {
        return Ok(ForReaders::Nothing);
    };
    let all = summary_records::list_versions(transaction.connection, &stored.id)?;
    let withdrawn = last_withdrawal(transaction, &stored.id)?;
    let is_withdrawn = |version: &Version| {
        withdrawn
            .as_ref()
            .is_some_and(|(through, ..)| version.number <= *through)
    };
    let wanted = match number {
        Some(number) => all.iter().find(|version| version.number == number),
        None => all.first(),
    };
    let Some(version) = wanted.cloned() else {
        return Ok(ForReaders::Nothing);
    };
    let versions: Vec<Version> = all
        .iter()
        .filter(|version| !is_withdrawn(version))
        .cloned()
        .collect();
    if is_withdrawn(&version)
        && let Some((_, at, reason)) = withdrawn
    {
        return Ok(ForReaders::Withdrawn {
            assessment: Box::new(assessment),
            at,
            reason,
            versions,
        });
    }
    let corrupt = || StorageError::Corrupt {
        table: "summary_versions",
        column: "document",
        row: stored.id.to_string(),
    };
    let document =
        summary_records::find_document(transaction.connection, &stored.id, version.number)?
            .ok_or_else(corrupt)?;
    let publication = Publication::parse(&document).map_err(|_| corrupt())?;
    let text = publication.text_in(language);
    Ok(ForReaders::Text(Box::new(PublishedSummary {
        told: ToldSummary {
            summary: text.summary.clone(),
            assessment,
            marks: publication.marks.clone(),
            names: text.names.clone(),
        },
        version,
        versions,
        languages: publication.texts.keys().copied().collect(),
    })))
}

/// The last withdrawal: through which version, when and why.
fn last_withdrawal(
    transaction: &mut Transaction<'_>,
    summary: &SummaryId,
) -> Result<Option<(i64, DateTime<Utc>, String)>, StorageError> {
    let moves = summary_records::list_moves(transaction.connection, summary)?;
    let mut withdrawals = moves
        .into_iter()
        .rev()
        .filter(|step| step.to == Stage::Withdrawn);
    Ok(withdrawals
        .next()
        .map(|step| (step.version, step.at, step.reason)))
}

/// A round with the mechanisms whose summaries readers may have.
#[derive(Clone, Debug)]
pub struct PublishedRound {
    pub assessment: Assessment,
    pub subjects: BTreeSet<String>,
}

/// The rounds of which summaries are published, the latest first.
pub fn list_published_rounds(
    transaction: &mut Transaction<'_>,
) -> Result<Vec<PublishedRound>, StorageError> {
    let mut by_round: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (assessment, iscm, summary) in summary_records::list_published(transaction.connection)? {
        let latest = summary_records::list_versions(transaction.connection, &summary)?;
        let latest = latest.first().map_or(0, |version| version.number);
        let through = last_withdrawal(transaction, &summary)?.map_or(0, |(through, ..)| through);
        if latest > through {
            by_round.entry(assessment).or_default().insert(iscm);
        }
    }
    let rounds = assessments::list_assessments(transaction.connection)?;
    Ok(rounds
        .into_iter()
        .filter_map(|assessment| {
            let subjects = by_round.remove(&assessment.id)?;
            Some(PublishedRound {
                assessment,
                subjects,
            })
        })
        .collect())
}
