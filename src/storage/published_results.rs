//! Results of a round as they were published: frozen documents, and which of them were withdrawn.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{published_results, result_withdrawals};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Author};
use crate::findings::release::Earlier;

/// A release to be kept.
pub struct NewRelease<'a> {
    pub assessment: &'a AssessmentId,
    pub number: u32,
    pub document: &'a str,
    pub digest: &'a str,
    pub told: &'a Earlier,
    pub at: DateTime<Utc>,
    pub by: &'a Author,
}

/// A release without its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseLine {
    pub number: u32,
    pub digest: String,
    pub published_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
}

type LineRow = (i64, String, NaiveDateTime, Option<NaiveDateTime>);

fn cell<'a>(assessment: &'a AssessmentId, column: &'static str) -> Cell<'a> {
    Cell {
        table: "published_results",
        column,
        row: assessment.as_str(),
    }
}

/// The releases of a round, the latest first, withdrawn ones too.
pub fn list_releases(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<ReleaseLine>, StorageError> {
    let rows: Vec<LineRow> = published_results::table
        .left_join(
            result_withdrawals::table.on(result_withdrawals::assessment_id
                .eq(published_results::assessment_id)
                .and(result_withdrawals::number.eq(published_results::number))),
        )
        .filter(published_results::assessment_id.eq(assessment.as_str()))
        .order(published_results::number.desc())
        .select((
            published_results::number,
            published_results::digest,
            published_results::published_at,
            result_withdrawals::withdrawn_at.nullable(),
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|(number, digest, published_at, withdrawn_at)| {
            Ok(ReleaseLine {
                number: cell(assessment, "number").code(u32::try_from(number).ok())?,
                digest,
                published_at: published_at.and_utc(),
                withdrawn_at: withdrawn_at.map(|time| time.and_utc()),
            })
        })
        .collect()
}

/// The frozen document of one release, as its digest was made from it.
pub fn find_document(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    number: u32,
) -> Result<Option<String>, StorageError> {
    Ok(published_results::table
        .filter(published_results::assessment_id.eq(assessment.as_str()))
        .filter(published_results::number.eq(i64::from(number)))
        .select(published_results::document)
        .first(connection)
        .optional()?)
}

/// What all releases of a round told, withdrawn ones too.
pub fn list_told(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<Earlier>, StorageError> {
    let rows: Vec<String> = published_results::table
        .filter(published_results::assessment_id.eq(assessment.as_str()))
        .order(published_results::number)
        .select(published_results::told)
        .load(connection)?;
    rows.iter()
        .map(|text| cell(assessment, "told").json(text))
        .collect()
}

/// Keeps a release; a conflict where somebody published the same number meanwhile.
pub fn insert_release(
    connection: &mut AnyConnection,
    release: &NewRelease,
) -> Result<(), StorageError> {
    let told = serde_json::to_string(release.told)
        .map_err(|_| cell(release.assessment, "told").corrupt())?;
    diesel::insert_into(published_results::table)
        .values((
            published_results::assessment_id.eq(release.assessment.as_str()),
            published_results::number.eq(i64::from(release.number)),
            published_results::document.eq(release.document),
            published_results::digest.eq(release.digest),
            published_results::told.eq(told),
            published_results::published_at.eq(stamp(release.at)),
            published_results::published_by.eq(release.by.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes a release from the public pages.
pub fn insert_withdrawal(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    number: u32,
    at: DateTime<Utc>,
    by: &Author,
) -> Result<(), StorageError> {
    diesel::insert_into(result_withdrawals::table)
        .values((
            result_withdrawals::assessment_id.eq(assessment.as_str()),
            result_withdrawals::number.eq(i64::from(number)),
            result_withdrawals::withdrawn_at.eq(stamp(at)),
            result_withdrawals::withdrawn_by.eq(by.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}
