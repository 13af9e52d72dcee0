//! Remarks on statements, by staff and by the secretariat, and what becomes of them.

use super::changing::{Change, ChangeStatement, Changed, change};
use super::{EditingError, take};
use crate::app::context::Transaction;
use crate::assessment::Author;
use crate::findings::draft::EditProblem;
use crate::language::Language;
use crate::storage::StorageError;
use crate::storage::summary_records::{self, Comment, Outcome};

/// A remark of staff.
#[derive(Clone, Debug, PartialEq)]
pub struct AddComment {
    pub assessment: String,
    pub iscm: String,
    /// Made with the form, so that a form sent twice says it once.
    pub id: String,
    /// The statement; empty for the whole text.
    pub key: String,
    pub language: Language,
    pub text: String,
    pub actor: Author,
}

/// Adds a remark.
pub fn comment(
    transaction: &mut Transaction<'_>,
    command: &AddComment,
) -> Result<(), EditingError> {
    let (opened, stored) = take(transaction, &command.assessment, &command.iscm)?;
    if command.text.trim().is_empty() {
        return Err(EditingError::Edit(EditProblem::NoWords));
    }
    let is_known = command.key.is_empty()
        || opened.merged(command.language).is_some_and(|merged| {
            merged
                .statements()
                .any(|one| one.statement.key == command.key)
        });
    let is_plain = !command.id.is_empty() && command.id.len() <= 64;
    if !is_known || !is_plain {
        return Err(EditingError::Edit(EditProblem::NotThere));
    }
    let known = summary_records::list_comments(transaction.connection, &stored.id)?;
    if known.iter().any(|one| one.id == command.id) {
        return Ok(());
    }
    let comment = Comment {
        id: command.id.clone(),
        key: command.key.clone(),
        language: command.language,
        text: command.text.trim().to_owned(),
        proposal: None,
        author: command.actor.clone(),
        created_at: transaction.now,
        sent_at: Some(transaction.now),
        outcome: None,
    };
    match summary_records::insert_comment(transaction.connection, &stored.id, &comment) {
        // The id is another summary's: somebody made it up.
        Err(StorageError::Conflict(_)) => Err(EditingError::Edit(EditProblem::NotThere)),
        other => Ok(other?),
    }
}

/// What staff decide about a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct DecideComment {
    pub assessment: String,
    pub iscm: String,
    pub comment: String,
    pub outcome: Outcome,
    /// The revision of the words that would be replaced, and the generated text beside them.
    pub base: i64,
    pub seen: String,
    pub actor: Author,
}

/// Settles a remark; taking a proposal writes its words into the draft.
pub fn decide(
    transaction: &mut Transaction<'_>,
    command: &DecideComment,
) -> Result<Changed, EditingError> {
    let (_, stored) = take(transaction, &command.assessment, &command.iscm)?;
    let comment = summary_records::list_comments(transaction.connection, &stored.id)?
        .into_iter()
        .find(|one| one.id == command.comment && one.sent_at.is_some())
        .ok_or(EditingError::NotThere)?;
    if comment.outcome.is_some() {
        return Ok(Changed::Saved);
    }
    if command.outcome == Outcome::Taken {
        let text = comment
            .proposal
            .clone()
            .ok_or(EditingError::Edit(EditProblem::NoWords))?;
        let changed = change(
            transaction,
            &ChangeStatement {
                assessment: command.assessment.clone(),
                iscm: command.iscm.clone(),
                key: comment.key.clone(),
                language: comment.language,
                base: command.base,
                change: Change::Write {
                    text,
                    seen: command.seen.clone(),
                },
                actor: command.actor.clone(),
            },
        )?;
        if changed != Changed::Saved {
            return Ok(changed);
        }
    }
    summary_records::decide_comment(
        transaction.connection,
        &comment.id,
        command.outcome,
        &command.actor,
        transaction.now,
    )?;
    Ok(Changed::Saved)
}
