//! Two indicators crossed: all cells and totals in one query, and the units in one cell.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::schema::coded_values;
use super::tallies::{TallyScope, number};
use super::{AnyConnection, StorageError};
use crate::assessment::AssessmentId;
use crate::findings::crosstab::CrossCounts;
use crate::findings::group::ABSENCES;
use crate::questionnaire::model::RespondentGroup;

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
        let counts = match other.counts_accepted_only {
            true => " AND accepted_at IS NOT NULL",
            false => "",
        };
        text.push_str(&format!(
            " AND organization_id IN (SELECT organization_id FROM responses WHERE assessment_id = {} \
             AND current_submission_id IS NOT NULL{counts})",
            bind(other.id.as_str()),
        ));
    }
    if scope.accepted_only {
        text.push_str(&format!(
            " AND submission_id IN (SELECT current_submission_id FROM responses WHERE assessment_id = {} \
             AND accepted_at IS NOT NULL AND current_submission_id IS NOT NULL)",
            bind(scope.assessment.as_str()),
        ));
    }
    text
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
