//! Two indicators crossed: all cells and totals, and the units in one cell.

use diesel::connection::DefaultLoadingMode;
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::schema::coded_values;
use super::tallies::TallyScope;
use super::{AnyConnection, StorageError};
use crate::assessment::AssessmentId;
use crate::findings::crosstab::{CrossCounts, Crossing, Units, Wanted, Which};
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
struct AnswerRow {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    unit: String,
    #[diesel(sql_type = Text)]
    code: String,
}

/// Crosses two indicators.
pub fn count_crossed(
    connection: &mut AnyConnection,
    scope: TallyScope,
    row: CrossSide,
    column: CrossSide,
    unit: CrossUnit,
) -> Result<CrossCounts, StorageError> {
    // Who meets by itself is one unit, whatever its name.
    let whose = match unit {
        CrossUnit::Organizations | CrossUnit::Pairs => "''",
        CrossUnit::OwnAndOutside => "organization_id",
    };
    Ok(read_sides(connection, scope, [row, column], unit, whose)?.counts())
}

/// The units in a cell of two crossed indicators, by either side.
pub fn list_crossed(
    connection: &mut AnyConnection,
    scope: TallyScope,
    (row, in_row): (CrossSide, Wanted),
    (column, in_column): (CrossSide, Wanted),
    unit: CrossUnit,
) -> Result<Units, StorageError> {
    let whose = match unit {
        CrossUnit::Pairs => PAIR,
        CrossUnit::Organizations | CrossUnit::OwnAndOutside => "organization_id",
    };
    let crossing = read_sides(connection, scope, [row, column], unit, whose)?;
    Ok(crossing.units(in_row, in_column))
}

/// Reads each side once from the index; `findings::crosstab` puts the two together.
///
/// A join would be the database's work. One of the two has no hash join, and takes minutes for 20,000 responses.
/// Raw SQL, since a rating's numbers are its codes.
fn read_sides(
    connection: &mut AnyConnection,
    scope: TallyScope,
    [row, column]: [CrossSide; 2],
    unit: CrossUnit,
    whose: &str,
) -> Result<Crossing, StorageError> {
    let mut crossing = Crossing::default();
    for (which, given) in [(Which::Row, row), (Which::Column, column)] {
        let mut binds = Vec::new();
        let text = side(&mut binds, scope, given, unit, whose);
        // Row by row: a whole result in memory would be larger than what is kept of it.
        macro_rules! read_rows {
            ($inner:expr, $mode:ty) => {{
                let mut query = diesel::sql_query(text).into_boxed();
                for bind in &binds {
                    query = query.bind::<Text, _>(bind);
                }
                for answer in query.load_iter::<AnswerRow, $mode>($inner)? {
                    let answer = answer?;
                    crossing.add(which, &answer.place, &answer.unit, &answer.code);
                }
            }};
        }
        match connection {
            AnyConnection::Sqlite(inner) => read_rows!(inner, DefaultLoadingMode),
            AnyConnection::Postgres(inner) => read_rows!(inner, PgRowByRowLoadingMode),
        }
    }
    Ok(crossing)
}

const PAIR: &str = "organization_id || '/' || subject";

/// The answers of one side: where they meet the other side, whose they are, and what they say.
fn side(
    binds: &mut Vec<String>,
    scope: TallyScope,
    side: CrossSide,
    unit: CrossUnit,
    whose: &str,
) -> String {
    let mut bind = |text: &str| {
        binds.push(text.to_owned());
        format!("${}", binds.len())
    };
    let place = match unit {
        CrossUnit::Organizations => "organization_id",
        CrossUnit::Pairs => PAIR,
        CrossUnit::OwnAndOutside => "subject",
    };
    let code = match side.is_rating {
        true => "CAST(CAST(number AS BIGINT) AS TEXT)",
        false => "code",
    };
    let mut text = format!(
        "SELECT {place} AS place, {whose} AS unit, {code} AS code FROM coded_values \
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
