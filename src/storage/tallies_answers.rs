//! The answers behind a number, and who submitted at all.

use diesel::dsl::min;
use diesel::prelude::*;

use super::schema::{coded_values, responses, submission_subjects, submissions};
use super::sql_types::Cell;
use super::submissions::CodedValueRow;
use super::tallies::{TallyScope, narrow};
use super::{AnyConnection, StorageError, kept_counts};
use crate::assessment::{CodedAnswer, Mark, Respondent};
use crate::findings::group::ABSENCES;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// Which values of an indicator.
#[derive(Clone, Copy, Debug)]
pub enum Values<'a> {
    /// Absences ("I do not know") included.
    All,
    /// All that are answers.
    Answers,
    /// Those with one of these codes.
    Codes(&'a [&'a str]),
}

/// The answers that a number of a tally counts.
#[derive(Clone, Copy, Debug)]
pub struct AnswersBehind<'a> {
    pub scope: TallyScope<'a>,
    pub group: RespondentGroup,
    pub indicator: &'a str,
    pub values: Values<'a>,
    /// Only what is about this mechanism, whatever the scope says of others.
    pub about: Option<&'a str>,
    /// Only this row of a matrix.
    pub row: Option<&'a str>,
    /// Only what stands in this entry of a list.
    pub context: Option<&'a str>,
    /// Only this number: a place in a ranking, a step of a rating.
    pub number: Option<f64>,
}

/// Narrows a boxed query over coded values to those that are behind a number.
macro_rules! behind {
    ($query:expr, $wanted:expr) => {{
        let wanted: AnswersBehind = $wanted;
        let query = $query
            .filter(coded_values::assessment_id.eq(wanted.scope.assessment.as_str()))
            .filter(coded_values::is_current.eq(true))
            .filter(coded_values::indicator.eq(wanted.indicator))
            .filter(coded_values::respondent_group.eq(wanted.group.code()))
            .into_boxed();
        let mut query = narrow!(coded_values, query, wanted.scope);
        query = match wanted.values {
            Values::All => query,
            Values::Answers => query.filter(
                coded_values::code
                    .is_null()
                    .or(coded_values::code.ne_all(ABSENCES)),
            ),
            Values::Codes(codes) => query.filter(coded_values::code.eq_any(codes)),
        };
        if let Some(about) = wanted.about {
            query = query.filter(coded_values::subject.eq(about));
        }
        if let Some(row) = wanted.row {
            query = query.filter(coded_values::row_key.eq(row));
        }
        if let Some(context) = wanted.context {
            query = query.filter(coded_values::context.eq(context));
        }
        if let Some(number) = wanted.number {
            query = query.filter(coded_values::number.eq(number));
        }
        query
    }};
}

/// The coded answers behind a number, by respondent and in the order of the file; what is for staff only is
/// among them, since it is counted nowhere and shown apart.
///
/// As many as the round has: pages ask for those of some organizations, in the scope.
pub fn list_answers_behind(
    connection: &mut AnyConnection,
    wanted: AnswersBehind,
) -> Result<Vec<CodedAnswer>, StorageError> {
    let query = coded_values::table
        .select(CodedValueRow::as_select())
        .order((coded_values::submission_id, coded_values::position));
    let mut list = behind!(query, wanted)
        .load(connection)?
        .into_iter()
        .map(CodedValueRow::into_coded_answer)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.respondent.cmp(&other.respondent));
    Ok(list)
}

/// An organization with answers behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GaveAnswers {
    pub organization: String,
    /// Not all of them are for staff only.
    pub is_counted: bool,
}

/// Whose answers are behind a number, in the order of their ids.
pub fn list_who_gave(
    connection: &mut AnyConnection,
    wanted: AnswersBehind,
) -> Result<Vec<GaveAnswers>, StorageError> {
    let query = coded_values::table
        .group_by(coded_values::organization_id)
        .select((
            coded_values::organization_id,
            // "none" is the last of the levels in the alphabet.
            min(coded_values::attribution).assume_not_null(),
        ))
        .order(coded_values::organization_id);
    let rows: Vec<(String, String)> = behind!(query, wanted).load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(organization, level)| GaveAnswers {
            organization,
            is_counted: level != Attribution::None.code(),
        })
        .collect())
}

/// The marks of the submissions that count, each once.
pub fn list_marks_in(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<Mark>, StorageError> {
    if kept_counts::is_kept(scope) {
        return kept_counts::marks(connection, scope);
    }
    let codes: Vec<Option<String>> = match scope.subjects {
        None => {
            let mut query = responses::table
                .inner_join(
                    submissions::table
                        .on(responses::current_submission_id.eq(submissions::id.nullable())),
                )
                .filter(responses::assessment_id.eq(scope.assessment.as_str()))
                .filter(submissions::mark.is_not_null())
                .select(submissions::mark)
                .distinct()
                .into_boxed();
            if scope.accepted_only {
                query = query.filter(responses::accepted_at.is_not_null());
            }
            narrow!(@respondents responses, query, scope).load(connection)?
        }
        Some(_) => {
            let query = submission_subjects::table
                .inner_join(submissions::table)
                .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
                .filter(submission_subjects::is_current.eq(true))
                .filter(submissions::mark.is_not_null())
                .select(submissions::mark)
                .distinct()
                .into_boxed();
            narrow!(submission_subjects, query, scope).load(connection)?
        }
    };
    let cell = Cell {
        table: "submissions",
        column: "mark",
        row: scope.assessment.as_str(),
    };
    let mut marks = codes
        .into_iter()
        .flatten()
        .map(|code| cell.code(Mark::from_code(&code)))
        .collect::<Result<Vec<_>, _>>()?;
    marks.sort();
    Ok(marks)
}

/// The organizations of a group with a submission that counts.
pub fn list_submitted(
    connection: &mut AnyConnection,
    scope: TallyScope,
    group: RespondentGroup,
) -> Result<Vec<Respondent>, StorageError> {
    let mut organizations: Vec<String> = match scope.subjects {
        None => {
            let mut query = responses::table
                .filter(responses::assessment_id.eq(scope.assessment.as_str()))
                .filter(responses::respondent_group.eq(group.code()))
                .filter(responses::current_submission_id.is_not_null())
                .select(responses::organization_id)
                .into_boxed();
            if scope.accepted_only {
                query = query.filter(responses::accepted_at.is_not_null());
            }
            narrow!(@respondents responses, query, scope).load(connection)?
        }
        Some(_) => {
            let query = submission_subjects::table
                .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
                .filter(submission_subjects::respondent_group.eq(group.code()))
                .filter(submission_subjects::is_current.eq(true))
                .select(submission_subjects::organization_id)
                .distinct()
                .into_boxed();
            narrow!(submission_subjects, query, scope).load(connection)?
        }
    };
    organizations.sort();
    Ok(organizations
        .into_iter()
        .map(|organization| Respondent::new(group, organization))
        .collect())
}
