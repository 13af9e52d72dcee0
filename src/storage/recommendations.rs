//! What analysts recommend at the end of the overall report of a round: every text that was saved.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::schema::recommendations;
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Author, Recommendation, Recommendations};
use crate::language::Language;

type RecommendationRow = (
    String,
    i64,
    String,
    bool,
    Option<String>,
    Option<i64>,
    NaiveDateTime,
    String,
);

/// The latest text of each language of a round.
pub fn list_recommendations(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Recommendations, StorageError> {
    let rows: Vec<RecommendationRow> = recommendations::table
        .filter(recommendations::assessment_id.eq(assessment.as_str()))
        .order((recommendations::language, recommendations::version))
        .select((
            recommendations::language,
            recommendations::version,
            recommendations::text,
            recommendations::is_ready,
            recommendations::original_language,
            recommendations::original_version,
            recommendations::written_at,
            recommendations::written_by,
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|row| recommendation_of(assessment, row))
        .collect()
}

fn recommendation_of(
    assessment: &AssessmentId,
    row: RecommendationRow,
) -> Result<Recommendation, StorageError> {
    let (language, version, text, is_ready, original_language, original_version, at, by) = row;
    let cell = |column| Cell {
        table: "recommendations",
        column,
        row: assessment.as_str(),
    };
    let number = |column, number: i64| cell(column).code(u32::try_from(number).ok());
    let original = match (original_language, original_version) {
        (Some(language), Some(version)) => Some((
            cell("original_language").code(Language::from_tag(&language))?,
            number("original_version", version)?,
        )),
        _ => None,
    };
    Ok(Recommendation {
        language: cell("language").code(Language::from_tag(&language))?,
        version: number("version", version)?,
        text,
        is_ready,
        original,
        written_at: at.and_utc(),
        written_by: cell("written_by").code(Author::parse(&by))?,
    })
}

/// Keeps a text. `Conflict`: somebody saved this version of the language meanwhile.
pub fn insert_recommendation(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    new: &Recommendation,
) -> Result<(), StorageError> {
    diesel::insert_into(recommendations::table)
        .values((
            recommendations::assessment_id.eq(assessment.as_str()),
            recommendations::language.eq(new.language.code()),
            recommendations::version.eq(i64::from(new.version)),
            recommendations::text.eq(&new.text),
            recommendations::is_ready.eq(new.is_ready),
            recommendations::original_language.eq(new.original.map(|(one, _)| one.code())),
            recommendations::original_version.eq(new.original.map(|(_, one)| i64::from(one))),
            recommendations::written_at.eq(stamp(new.written_at)),
            recommendations::written_by.eq(new.written_by.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}
