//! A respondent submits again: answers that stand unchanged keep what was done with them.

use std::collections::BTreeMap;

use super::{answers_of, feed};
use crate::app::context::Transaction;
use crate::app::summaries::read_submission;
use crate::assessment::{Assessment, Respondent, SubmissionId};
use crate::findings::coding::Codebook;
use crate::storage::StorageError;
use crate::storage::open_answers::{copy_work, list_codebooks, list_worked_addresses, load_work};
use crate::storage::submissions::find_submission;

/// Carries codings, decisions and quotations from a submission to the one that takes its place. An answer with
/// other words is a new answer: what was said about the old one is kept with the old submission.
pub fn carry(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    respondent: &Respondent,
    (from, to): (&SubmissionId, &SubmissionId),
) -> Result<(), StorageError> {
    let worked = list_worked_addresses(transaction.connection, from)?;
    if worked.is_empty() {
        return Ok(());
    }
    let mut read = |id: &SubmissionId| {
        let submission = find_submission(transaction.connection, id)?;
        match submission {
            Some(submission) => Ok::<_, StorageError>(answers_of(
                &read_submission(transaction, submission)?,
                respondent,
            )),
            None => Ok(Vec::new()),
        }
    };
    let before: BTreeMap<String, String> = read(from)?
        .into_iter()
        .map(|answer| (answer.value.address.as_str().to_owned(), answer.text))
        .collect();
    let mut kept = read(to)?;
    kept.retain(|answer| {
        let address = answer.value.address.as_str();
        worked.contains(address) && before.get(address) == Some(&answer.text)
    });
    let addresses: Vec<String> = kept
        .iter()
        .map(|answer| answer.value.address.as_str().to_owned())
        .collect();
    copy_work(transaction.connection, (from, to), &addresses)?;
    let books = list_codebooks(transaction.connection, &assessment.id)?;
    let work = load_work(transaction.connection, &assessment.id, None)?;
    let none = Codebook::default();
    for answer in &kept {
        let book = books.get(&answer.value.indicator).unwrap_or(&none);
        feed(transaction, assessment, book, &[answer], &work)?;
    }
    Ok(())
}
