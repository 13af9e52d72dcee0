//! Counting an indicator by mechanism, or by the entry it stands in.

use std::collections::BTreeMap;

use diesel::dsl::count;
use diesel::prelude::*;

use super::schema::{coded_values, responses, submission_subjects};
use super::tallies::{TallyScope, counted, group_of, number};
use super::{AnyConnection, StorageError, kept_counts};
use crate::findings::group::ABSENCES;
use crate::findings::tally::Audience;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// How many organizations gave a code, by what it is about or by the entry it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedBy {
    pub group: RespondentGroup,
    /// A mechanism, or the keys of the entries around the answer, joined by `/`.
    pub by: String,
    pub code: String,
    pub organizations: usize,
}

/// Counts the codes of an indicator for each mechanism that they are about.
///
/// Outside, an answer that may be counted only is not told of a single mechanism.
pub fn count_by_subject(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
    audience: Audience,
) -> Result<Vec<CountedBy>, StorageError> {
    if audience == Audience::Staff {
        return kept_counts::by_subject(connection, scope, indicator);
    }
    let query = coded_values::table
        .group_by((
            coded_values::respondent_group,
            coded_values::subject,
            coded_values::code,
        ))
        .select((
            coded_values::respondent_group,
            coded_values::subject,
            coded_values::code,
            count(coded_values::organization_id).aggregate_distinct(),
        ))
        .filter(coded_values::subject.is_not_null())
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES));
    let only = [indicator.to_owned()];
    let query = counted!(query, scope.only(&only))
        .filter(coded_values::attribution.ne(Attribution::Count.code()));
    counted_by(query.load(connection)?)
}

/// Counts the codes of an indicator for each entry that they stand in: the level of a contribution, the kind of
/// a partner.
pub fn count_by_context(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Vec<CountedBy>, StorageError> {
    let only = [indicator.to_owned()];
    let query = coded_values::table
        .group_by((
            coded_values::respondent_group,
            coded_values::context,
            coded_values::code,
        ))
        .select((
            coded_values::respondent_group,
            coded_values::context.nullable(),
            coded_values::code,
            count(coded_values::organization_id).aggregate_distinct(),
        ))
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES));
    let rows: Vec<(String, Option<String>, Option<String>, i64)> =
        counted!(query, scope.only(&only)).load(connection)?;
    counted_by(rows)
}

fn counted_by(
    rows: Vec<(String, Option<String>, Option<String>, i64)>,
) -> Result<Vec<CountedBy>, StorageError> {
    rows.into_iter()
        .filter_map(|(group, by, code, organizations)| Some((group, by?, code?, organizations)))
        .map(|(group, by, code, organizations)| {
            Ok(CountedBy {
                group: group_of(&group)?,
                by,
                code,
                organizations: number(organizations),
            })
        })
        .collect()
}

/// One code of one indicator about one mechanism, as a group gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidAbout {
    pub indicator: String,
    pub group: RespondentGroup,
    pub subject: String,
    /// `None` counts all that gave any answer: the base.
    pub code: Option<String>,
    pub organizations: usize,
    /// Some of the answers may be counted only.
    pub counted_only: bool,
}

/// What is said about every mechanism, code by code and with its bases; absences are left out.
pub fn list_said_about(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<SaidAbout>, StorageError> {
    kept_counts::said_about(connection, scope)
}

/// How many organizations of each group gave at least one of these codes.
pub fn count_any_of(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
    codes: &[String],
) -> Result<BTreeMap<RespondentGroup, usize>, StorageError> {
    let only = [indicator.to_owned()];
    let query = coded_values::table
        .group_by(coded_values::respondent_group)
        .select((
            coded_values::respondent_group,
            count(coded_values::organization_id).aggregate_distinct(),
        ))
        .filter(coded_values::code.eq_any(codes));
    let rows: Vec<(String, i64)> = counted!(query, scope.only(&only)).load(connection)?;
    rows.into_iter()
        .map(|(group, organizations)| Ok((group_of(&group)?, number(organizations))))
        .collect()
}

/// The mechanisms of which a group names a code: those that say themselves that they work on a theme.
pub fn list_subjects_naming(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
    code: &str,
) -> Result<Vec<String>, StorageError> {
    let only = [indicator.to_owned()];
    let query = coded_values::table
        .filter(coded_values::code.eq(code))
        .filter(coded_values::subject.is_not_null())
        .select(coded_values::subject.assume_not_null())
        .distinct();
    let mut subjects: Vec<String> = counted!(query, scope.only(&only)).load(connection)?;
    subjects.sort();
    Ok(subjects)
}

/// What the mechanisms say of themselves in each entry of a list: how many different codes, by mechanism and key.
pub fn count_codes_by_subject_and_context(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Vec<(String, String, usize)>, StorageError> {
    let only = [indicator.to_owned()];
    let query = coded_values::table
        .group_by((coded_values::subject, coded_values::context))
        .select((
            coded_values::subject,
            coded_values::context.nullable(),
            count(coded_values::code).aggregate_distinct(),
        ))
        .filter(coded_values::attribution.ne(Attribution::Count.code()))
        .filter(coded_values::respondent_group.eq(RespondentGroup::Iscm.code()))
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES));
    let rows: Vec<(Option<String>, Option<String>, i64)> =
        counted!(query, scope.only(&only)).load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(subject, context, codes)| Some((subject?, context?, number(codes))))
        .collect())
}

/// The mean of a number about one mechanism, with how many organizations gave one.
#[derive(Clone, Debug, PartialEq)]
pub struct MeanAbout {
    pub group: RespondentGroup,
    pub subject: String,
    /// The row of a matrix.
    pub row: Option<String>,
    pub organizations: usize,
    pub mean: f64,
    /// Some of the answers may be counted only.
    pub counted_only: bool,
}

/// The means of a number by mechanism, group and row.
pub fn list_means_by_subject(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Vec<MeanAbout>, StorageError> {
    let only = [indicator.to_owned()];
    let query = coded_values::table
        .group_by((
            coded_values::respondent_group,
            coded_values::subject,
            coded_values::row_key,
        ))
        .select((
            coded_values::respondent_group,
            coded_values::subject,
            coded_values::row_key,
            count(coded_values::organization_id).aggregate_distinct(),
            diesel::dsl::avg(coded_values::number),
            diesel::dsl::min(coded_values::attribution),
        ))
        .filter(coded_values::code.is_null())
        .filter(coded_values::number.is_not_null());
    type Row = (
        String,
        Option<String>,
        Option<String>,
        i64,
        Option<f64>,
        Option<String>,
    );
    let rows: Vec<Row> = counted!(query, scope.only(&only)).load(connection)?;
    rows.into_iter()
        .filter_map(|(group, subject, row, organizations, mean, level)| {
            Some((group, subject?, row, organizations, mean?, level))
        })
        .map(|(group, subject, row, organizations, mean, level)| {
            Ok(MeanAbout {
                group: group_of(&group)?,
                subject,
                row,
                organizations: number(organizations),
                mean,
                counted_only: level.as_deref() == Some(Attribution::Count.code()),
            })
        })
        .collect()
}
