//! Submissions for a file of data: first which ones count, then their documents some at a time.
//!
//! A submission never changes. The list of those that count at one instant is therefore a snapshot, and the
//! documents are read afterwards in transactions of their own: a slow download holds nothing at the database.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{coded_values, responses, submission_subjects, submissions};
use super::tallies::{TallyScope, narrow};
use super::{AnyConnection, StorageError};
use crate::questionnaire::form::NOT_ASKED;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// A submission that counts, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SubmissionKey {
    pub organization: String,
    pub submission: String,
}

/// The submissions of a group that count, by organization, letter by letter as both databases do it alike.
pub fn list_submission_keys(
    connection: &mut AnyConnection,
    scope: TallyScope,
    group: RespondentGroup,
) -> Result<Vec<SubmissionKey>, StorageError> {
    let scope = TallyScope {
        group: Some(group),
        ..scope
    };
    let rows: Vec<(String, Option<String>)> = match scope.subjects {
        None => {
            let mut query = responses::table
                .filter(responses::assessment_id.eq(scope.assessment.as_str()))
                .filter(responses::current_submission_id.is_not_null())
                .select((responses::organization_id, responses::current_submission_id))
                .into_boxed();
            if scope.accepted_only {
                query = query.filter(responses::accepted_at.is_not_null());
            }
            narrow!(@respondents responses, query, scope).load(connection)?
        }
        Some(_) => {
            let query = submission_subjects::table
                .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
                .filter(submission_subjects::is_current.eq(true))
                .select((
                    submission_subjects::organization_id,
                    submission_subjects::submission_id.nullable(),
                ))
                .distinct()
                .into_boxed();
            narrow!(submission_subjects, query, scope).load(connection)?
        }
    };
    let mut keys: Vec<SubmissionKey> = rows
        .into_iter()
        .filter_map(|(organization, submission)| {
            Some(SubmissionKey {
                organization,
                submission: submission?,
            })
        })
        .collect();
    keys.sort();
    Ok(keys)
}

/// A submission as a file of data shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionRecord {
    pub submission: String,
    pub organization: String,
    pub number: i64,
    pub receipt_number: String,
    pub digest: String,
    pub document: String,
    pub submitted_at: DateTime<Utc>,
    pub mark: Option<String>,
}

type RecordRow = (
    String,
    i64,
    String,
    String,
    String,
    NaiveDateTime,
    Option<String>,
);

/// These submissions, in the order asked for.
pub fn read_submissions(
    connection: &mut AnyConnection,
    keys: &[SubmissionKey],
) -> Result<Vec<SubmissionRecord>, StorageError> {
    let ids: Vec<&str> = keys.iter().map(|key| key.submission.as_str()).collect();
    let rows: Vec<RecordRow> = submissions::table
        .filter(submissions::id.eq_any(ids))
        .select((
            submissions::id,
            submissions::number,
            submissions::receipt_number,
            submissions::digest,
            submissions::document,
            submissions::submitted_at,
            submissions::mark,
        ))
        .load(connection)?;
    let mut by_id: HashMap<String, RecordRow> =
        rows.into_iter().map(|row| (row.0.clone(), row)).collect();
    keys.iter()
        .map(|key| {
            let (_, number, receipt_number, digest, document, submitted_at, mark) =
                by_id.remove(&key.submission).ok_or(StorageError::Corrupt {
                    table: "submissions",
                    column: "id",
                    row: key.submission.clone(),
                })?;
            Ok(SubmissionRecord {
                submission: key.submission.clone(),
                organization: key.organization.clone(),
                number,
                receipt_number,
                digest,
                document,
                submitted_at: submitted_at.and_utc(),
                mark,
            })
        })
        .collect()
}

/// A question that a submission was not asked because of another answer, or that it called not applicable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotAsked {
    pub organization: String,
    /// The mechanism that it is about.
    pub subject: Option<String>,
    pub indicator: String,
    pub address: String,
}

/// What these submissions were not asked, in the order asked for; of some mechanisms only where `subjects` says so.
pub fn read_not_asked(
    connection: &mut AnyConnection,
    keys: &[SubmissionKey],
    subjects: Option<&[String]>,
    staff_only: bool,
) -> Result<Vec<NotAsked>, StorageError> {
    let ids: Vec<&str> = keys.iter().map(|key| key.submission.as_str()).collect();
    let mut query = coded_values::table
        .filter(coded_values::submission_id.eq_any(ids))
        .filter(coded_values::code.eq(NOT_ASKED))
        .select((
            coded_values::organization_id,
            coded_values::subject,
            coded_values::indicator,
            coded_values::address,
        ))
        .into_boxed();
    if !staff_only {
        query = query.filter(coded_values::attribution.ne(Attribution::None.code()));
    }
    if let Some(subjects) = subjects {
        query = query.filter(coded_values::subject.eq_any(subjects));
    }
    let rows: Vec<(String, Option<String>, String, String)> = query.load(connection)?;
    let mut list: Vec<NotAsked> = rows
        .into_iter()
        .map(|(organization, subject, indicator, address)| NotAsked {
            organization,
            subject,
            indicator,
            address,
        })
        .collect();
    list.sort();
    Ok(list)
}
