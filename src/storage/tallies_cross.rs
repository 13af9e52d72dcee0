//! Counting two things at once: an indicator by mechanism, by the entry it stands in, or crossed with another.

use std::collections::BTreeMap;

use diesel::dsl::count;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::schema::{coded_values, responses, submission_subjects};
use super::tallies::{TallyScope, counted, counting_states, group_of, narrow, number};
use super::{AnyConnection, StorageError};
use crate::assessment::AssessmentId;
use crate::findings::crosstab::CrossCounts;
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
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::indicator.eq(indicator))
        .filter(coded_values::subject.is_not_null())
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES))
        .into_boxed();
    let query = match audience {
        Audience::Staff => query,
        Audience::Outside => query.filter(coded_values::attribution.ne(Attribution::Count.code())),
    };
    let rows: Vec<(String, Option<String>, Option<String>, i64)> =
        narrow!(coded_values, query, scope).load(connection)?;
    counted_by(rows)
}

/// Counts the codes of an indicator for each entry that they stand in: the level of a contribution, the kind of
/// a partner.
pub fn count_by_context(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Vec<CountedBy>, StorageError> {
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
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::indicator.eq(indicator))
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES))
        .into_boxed();
    let rows: Vec<(String, Option<String>, Option<String>, i64)> =
        narrow!(coded_values, query, scope).load(connection)?;
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
    let codes = coded_values::table
        .group_by((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::subject,
            coded_values::code,
        ))
        .select((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::subject,
            coded_values::code,
            count(coded_values::organization_id).aggregate_distinct(),
            diesel::dsl::min(coded_values::attribution),
        ))
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES))
        .filter(coded_values::subject.is_not_null());
    type Coded = (
        String,
        String,
        Option<String>,
        Option<String>,
        i64,
        Option<String>,
    );
    let codes: Vec<Coded> = counted!(codes, scope).load(connection)?;
    let bases = coded_values::table
        .group_by((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::subject,
        ))
        .select((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::subject,
            count(coded_values::organization_id).aggregate_distinct(),
            diesel::dsl::min(coded_values::attribution),
        ))
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES))
        .filter(coded_values::subject.is_not_null());
    type Base = (String, String, Option<String>, i64, Option<String>);
    let bases: Vec<Base> = counted!(bases, scope).load(connection)?;
    let bases = bases
        .into_iter()
        .map(|(indicator, group, subject, count, level)| {
            (indicator, group, subject, None, count, level)
        });
    codes
        .into_iter()
        .chain(bases)
        .filter_map(|(indicator, group, subject, code, count, level)| {
            Some((indicator, group, subject?, code, count, level))
        })
        .map(|(indicator, group, subject, code, count, level)| {
            Ok(SaidAbout {
                group: group_of(&group)?,
                indicator,
                subject,
                code,
                organizations: number(count),
                counted_only: level.as_deref() == Some(Attribution::Count.code()),
            })
        })
        .collect()
}

/// How many organizations of each group gave at least one of these codes.
pub fn count_any_of(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
    codes: &[String],
) -> Result<BTreeMap<RespondentGroup, usize>, StorageError> {
    let query = coded_values::table
        .group_by(coded_values::respondent_group)
        .select((
            coded_values::respondent_group,
            count(coded_values::organization_id).aggregate_distinct(),
        ))
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::indicator.eq(indicator))
        .filter(coded_values::code.eq_any(codes))
        .into_boxed();
    let rows: Vec<(String, i64)> = narrow!(coded_values, query, scope).load(connection)?;
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
    let query = coded_values::table
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::indicator.eq(indicator))
        .filter(coded_values::code.eq(code))
        .filter(coded_values::subject.is_not_null())
        .select(coded_values::subject.assume_not_null())
        .distinct()
        .into_boxed();
    let mut subjects: Vec<String> = narrow!(coded_values, query, scope).load(connection)?;
    subjects.sort();
    Ok(subjects)
}

/// One side of a crossing.
#[derive(Clone, Copy, Debug)]
pub struct CrossSide<'a> {
    pub indicator: &'a str,
    pub group: RespondentGroup,
    /// Its numbers are the steps of a rating and are crossed as codes.
    pub is_rating: bool,
}

/// What is counted when two indicators are crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossUnit {
    Organizations,
    /// An organization and the mechanism that both its answers are about.
    Pairs,
    /// What a mechanism says of itself, beside what each organization says of it.
    OwnAndOutside,
}

#[derive(QueryableByName)]
struct CrossRow {
    #[diesel(sql_type = Nullable<Text>)]
    row_code: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    column_code: Option<String>,
    #[diesel(sql_type = BigInt)]
    units: i64,
}

/// Crosses two indicators: all cells and totals in one query. Raw SQL, since the two sides are one table.
pub fn count_crossed(
    connection: &mut AnyConnection,
    scope: TallyScope,
    row: CrossSide,
    column: CrossSide,
    unit: CrossUnit,
) -> Result<CrossCounts, StorageError> {
    let mut binds = Vec::new();
    let rows = side(&mut binds, scope, row, unit);
    let columns = side(&mut binds, scope, column, unit);
    let text = format!(
        "WITH r AS ({rows}), c AS ({columns}), \
         b AS (SELECT r.code AS row_code, c.code AS column_code, r.unit || '|' || c.unit AS unit \
               FROM r JOIN c ON r.place = c.place) \
         SELECT row_code, column_code, COUNT(DISTINCT unit) AS units FROM b GROUP BY row_code, column_code \
         UNION ALL SELECT row_code, CAST(NULL AS TEXT), COUNT(DISTINCT unit) FROM b GROUP BY row_code \
         UNION ALL SELECT CAST(NULL AS TEXT), column_code, COUNT(DISTINCT unit) FROM b GROUP BY column_code \
         UNION ALL SELECT CAST(NULL AS TEXT), CAST(NULL AS TEXT), COUNT(DISTINCT unit) FROM b"
    );
    let counted: Vec<CrossRow> = each_backend!(connection, |inner| {
        let mut query = diesel::sql_query(text).into_boxed();
        for bind in &binds {
            query = query.bind::<Text, _>(bind);
        }
        query.load(inner)
    })?;
    let mut counts = CrossCounts::default();
    for CrossRow {
        row_code,
        column_code,
        units,
    } in counted
    {
        let units = number(units);
        match (row_code, column_code) {
            (Some(row), Some(column)) => {
                counts.cells.insert((row, column), units);
            }
            (Some(row), None) => {
                counts.rows.insert(row, units);
            }
            (None, Some(column)) => {
                counts.columns.insert(column, units);
            }
            (None, None) => counts.base = units,
        }
    }
    Ok(counts)
}

/// Which units of one side are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossWanted<'a> {
    Any,
    Code(&'a str),
    /// They answered and did not name it.
    Without(&'a str),
}

#[derive(QueryableByName)]
struct UnitRow {
    #[diesel(sql_type = Text)]
    row_unit: String,
    #[diesel(sql_type = Text)]
    column_unit: String,
}

/// The units in a cell of two crossed indicators, by either side.
pub fn list_crossed(
    connection: &mut AnyConnection,
    scope: TallyScope,
    (row, in_row): (CrossSide, CrossWanted),
    (column, in_column): (CrossSide, CrossWanted),
    unit: CrossUnit,
) -> Result<Vec<(String, String)>, StorageError> {
    let mut binds = Vec::new();
    let rows = side(&mut binds, scope, row, unit);
    let columns = side(&mut binds, scope, column, unit);
    let mut narrowed = |side: &str, wanted: CrossWanted| {
        let mut bind = |code: &str| {
            binds.push(code.to_owned());
            format!("${}", binds.len())
        };
        match wanted {
            CrossWanted::Any => "1 = 1".to_owned(),
            CrossWanted::Code(code) => format!("{side}.code = {}", bind(code)),
            CrossWanted::Without(code) => format!(
                "{side}.unit NOT IN (SELECT named.unit FROM {side} AS named WHERE named.code = {})",
                bind(code)
            ),
        }
    };
    let (in_row, in_column) = (narrowed("r", in_row), narrowed("c", in_column));
    let text = format!(
        "WITH r AS ({rows}), c AS ({columns}) \
         SELECT DISTINCT r.unit AS row_unit, c.unit AS column_unit FROM r JOIN c ON r.place = c.place \
         WHERE {in_row} AND {in_column} ORDER BY row_unit, column_unit"
    );
    let units: Vec<UnitRow> = each_backend!(connection, |inner| {
        let mut query = diesel::sql_query(text).into_boxed();
        for bind in &binds {
            query = query.bind::<Text, _>(bind);
        }
        query.load(inner)
    })?;
    Ok(units
        .into_iter()
        .map(|unit| (unit.row_unit, unit.column_unit))
        .collect())
}

/// The answers of one side: where they meet the other side, whose they are, and what they say.
fn side(binds: &mut Vec<String>, scope: TallyScope, side: CrossSide, unit: CrossUnit) -> String {
    let mut bind = |text: &str| {
        binds.push(text.to_owned());
        format!("${}", binds.len())
    };
    let (place, whose) = match unit {
        CrossUnit::Organizations => ("organization_id", "organization_id"),
        CrossUnit::Pairs => (
            "organization_id || '/' || subject",
            "organization_id || '/' || subject",
        ),
        CrossUnit::OwnAndOutside => ("subject", "organization_id"),
    };
    let code = match side.is_rating {
        true => "CAST(CAST(number AS BIGINT) AS TEXT)",
        false => "code",
    };
    let mut text = format!(
        "SELECT DISTINCT {place} AS place, {whose} AS unit, {code} AS code FROM coded_values \
         WHERE assessment_id = {} AND is_current = TRUE AND attribution <> 'none' AND indicator = {} \
         AND respondent_group = {}",
        bind(scope.assessment.as_str()),
        bind(side.indicator),
        bind(side.group.code()),
    );
    match side.is_rating {
        true => text.push_str(" AND code IS NULL AND number IS NOT NULL"),
        false => {
            let absences: Vec<String> = ABSENCES.iter().map(|code| bind(code)).collect();
            let absences = absences.join(", ");
            text.push_str(&format!(
                " AND code IS NOT NULL AND code NOT IN ({absences})"
            ));
        }
    }
    if unit != CrossUnit::Organizations {
        text.push_str(" AND subject IS NOT NULL");
    }
    let mut any_of = |column: &str, values: &[String]| {
        let places: Vec<String> = values.iter().map(|value| bind(value)).collect();
        match places.is_empty() {
            true => " AND 1 = 0".to_owned(),
            false => format!(" AND {column} IN ({})", places.join(", ")),
        }
    };
    if let Some(subjects) = scope.subjects {
        text.push_str(&any_of("subject", subjects));
    }
    // A mechanism's own answer stands beside what the organizations say that are looked at.
    let is_own = unit == CrossUnit::OwnAndOutside && side.group == RespondentGroup::Iscm;
    if let Some(organizations) = scope.organizations
        && !is_own
    {
        text.push_str(&any_of("organization_id", organizations));
    }
    if let Some(other) = scope.also_in {
        // SQLite numbers its places by where they first stand: in the order in which they are bound.
        let id = bind(other.id.as_str());
        let states = counting_states(other).into_iter();
        let states: Vec<String> = states.map(&mut bind).collect();
        text.push_str(&format!(
            " AND organization_id IN (SELECT organization_id FROM responses WHERE assessment_id = {} \
             AND current_submission_id IS NOT NULL AND state IN ({}))",
            id,
            states.join(", "),
        ));
    }
    if scope.accepted_only {
        text.push_str(&format!(
            " AND submission_id IN (SELECT current_submission_id FROM responses WHERE assessment_id = {} \
             AND state = 'accepted' AND current_submission_id IS NOT NULL)",
            bind(scope.assessment.as_str()),
        ));
    }
    text
}

/// What the mechanisms say of themselves in each entry of a list: how many different codes, by mechanism and key.
pub fn count_codes_by_subject_and_context(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Vec<(String, String, usize)>, StorageError> {
    let query = coded_values::table
        .group_by((coded_values::subject, coded_values::context))
        .select((
            coded_values::subject,
            coded_values::context.nullable(),
            count(coded_values::code).aggregate_distinct(),
        ))
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::attribution.ne(Attribution::Count.code()))
        .filter(coded_values::respondent_group.eq(RespondentGroup::Iscm.code()))
        .filter(coded_values::indicator.eq(indicator))
        .filter(coded_values::code.is_not_null())
        .filter(coded_values::code.ne_all(ABSENCES))
        .into_boxed();
    let rows: Vec<(Option<String>, Option<String>, i64)> =
        narrow!(coded_values, query, scope).load(connection)?;
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
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::indicator.eq(indicator))
        .filter(coded_values::code.is_null())
        .filter(coded_values::number.is_not_null())
        .into_boxed();
    type Row = (
        String,
        Option<String>,
        Option<String>,
        i64,
        Option<f64>,
        Option<String>,
    );
    let rows: Vec<Row> = narrow!(coded_values, query, scope).load(connection)?;
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

/// Whether anything at all is about mechanisms in what a group answers to an indicator.
pub fn is_about_iscms(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    group: RespondentGroup,
    indicator: &str,
) -> Result<bool, StorageError> {
    Ok(diesel::select(diesel::dsl::exists(
        coded_values::table
            .filter(coded_values::assessment_id.eq(assessment.as_str()))
            .filter(coded_values::is_current.eq(true))
            .filter(coded_values::respondent_group.eq(group.code()))
            .filter(coded_values::indicator.eq(indicator))
            .filter(coded_values::subject.is_not_null()),
    ))
    .get_result(connection)?)
}
