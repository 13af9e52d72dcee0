//! The steps of a summary from draft to readers and back, each with who, when and why.

use std::collections::BTreeMap;

use serde_json::json;

use super::{EditingError, Opened, take};
use crate::app::context::Transaction;
use crate::app::publishing::judge_summary;
use crate::assessment::{Author, Role};
use crate::findings::draft::Stage;
use crate::findings::draft::document::{Publication, PublishedText, digest};
use crate::findings::release::Earlier;
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::summaries::{StoredSummary, update_stage};
use crate::storage::summary_records::{self, Move, Version, insert_move, insert_version};

/// A step that somebody wants to make.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveSummary {
    pub assessment: String,
    pub iscm: String,
    pub to: Stage,
    pub reason: String,
    pub actor: Author,
    pub role: Role,
}

/// Moves a summary on. Publishing makes a version that never changes and gives its number; only languages
/// with nothing left to decide or translate are in it.
pub fn go(
    transaction: &mut Transaction<'_>,
    command: &MoveSummary,
) -> Result<Option<i64>, EditingError> {
    let (opened, stored) = take(transaction, &command.assessment, &command.iscm)?;
    if stored.stage == command.to {
        // A form sent twice.
        return Ok(None);
    }
    let (reason, to) = (command.reason.trim(), command.to);
    stored.stage.go(to, command.role, reason)?;
    if matches!(to, Stage::Cleared | Stage::Published) && ready(&opened).is_empty() {
        return Err(EditingError::NotReady);
    }
    let number = match to {
        Stage::Published => Some(publish(transaction, &opened, &stored, &command.actor)?),
        _ => None,
    };
    step(transaction, &stored, (to, reason), &command.actor)?;
    Ok(number)
}

/// Writes a step that was checked, with its place in the audit.
pub(super) fn step(
    transaction: &mut Transaction<'_>,
    stored: &StoredSummary,
    (to, reason): (Stage, &str),
    actor: &Author,
) -> Result<(), EditingError> {
    let versions = summary_records::list_versions(transaction.connection, &stored.id)?;
    let version = versions.first().map_or(0, |version| version.number);
    update_stage(transaction.connection, stored, to, transaction.now)?;
    let step = Move {
        from: Some(stored.stage),
        to,
        reason: reason.to_owned(),
        version,
        author: actor.clone(),
        at: transaction.now,
    };
    insert_move(transaction.connection, &stored.id, &step)?;
    transaction.note(
        actor,
        "summary.move",
        Some(&stored.assessment),
        ("summary", &stored.iscm),
        json!({"from": stored.stage.code(), "to": to.code(), "version": version}),
    )?;
    Ok(())
}

/// The languages that readers outside may get.
pub fn ready(opened: &Opened) -> Vec<crate::language::Language> {
    opened
        .languages()
        .into_iter()
        .filter(|language| {
            opened
                .merged(*language)
                .is_some_and(|merged| merged.is_publishable())
        })
        .collect()
}

/// What a text tells of those who answered, for later releases; nothing where only its mechanism speaks.
fn told_by(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    iscm: &str,
    texts: &BTreeMap<Language, PublishedText>,
) -> Result<Option<Earlier>, EditingError> {
    let speaks_of_groups = texts.values().any(|text| {
        let sections = text.summary.sections.iter();
        sections
            .flat_map(|section| &section.statements)
            .any(|statement| statement.speaker != RespondentGroup::Iscm)
    });
    if !speaks_of_groups {
        return Ok(None);
    }
    let beside = judge_summary(transaction, &opened.assessment, iscm)?;
    match beside.is_held_back {
        true => Err(EditingError::HeldBack),
        false => Ok(Some(beside.told)),
    }
}

fn publish(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    stored: &StoredSummary,
    actor: &Author,
) -> Result<i64, EditingError> {
    let versions = summary_records::list_versions(transaction.connection, &stored.id)?;
    let number = versions.first().map_or(0, |version| version.number) + 1;
    let mut texts = BTreeMap::new();
    for language in ready(opened) {
        let Some(merged) = opened.merged(language) else {
            continue;
        };
        let summary = merged.published();
        // Only names that stand in it: who else answered is nobody's business outside.
        let names = opened
            .names_in(language)
            .into_iter()
            .filter(|(id, _)| {
                *id == summary.iscm
                    || summary
                        .sections
                        .iter()
                        .flat_map(|section| &section.statements)
                        .flat_map(|statement| statement.sources.iter().chain(&statement.conditions))
                        .any(|source| source.respondent == *id)
            })
            .collect();
        texts.insert(language, PublishedText { summary, names });
    }
    let told = told_by(transaction, opened, &stored.iscm, &texts)?;
    let publication = Publication {
        number,
        published_at: transaction.now,
        marks: opened.marks.clone(),
        texts,
    };
    let document = publication.document();
    let version = Version {
        number,
        digest: digest(&document),
        published_at: transaction.now,
        published_by: actor.clone(),
    };
    insert_version(
        transaction.connection,
        &stored.id,
        &version,
        &document,
        told.as_ref(),
    )?;
    transaction.note(
        actor,
        "summary.publish",
        Some(&stored.assessment),
        ("summary", &stored.iscm),
        json!({"version": number, "digest": version.digest}),
    )?;
    Ok(number)
}
