//! Counting the coded values of a round: the database counts, `findings` judges what may be shown.
//!
//! What is for staff only (attribution `none`) counts in no tally.

use std::collections::BTreeMap;

use diesel::dsl::{avg, count, count_star, min};
use diesel::prelude::*;

use super::schema::{coded_values, responses, submission_subjects, submissions};
use super::sql_types::Cell;
use super::submissions::CodedValueRow;
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, CodedAnswer, Mark, Respondent};
use crate::findings::group::ABSENCES;
use crate::findings::tally::Counts;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// Which part of a round is counted.
#[derive(Clone, Copy, Debug)]
pub struct TallyScope<'a> {
    pub assessment: &'a AssessmentId,
    /// Only what is about these mechanisms; `None` counts everything, also what is about none.
    pub subjects: Option<&'a [String]>,
}

/// The counts of every indicator, by indicator and group.
pub type RoundCounts = BTreeMap<(String, RespondentGroup), Counts>;

fn group_of(code: &str) -> Result<RespondentGroup, StorageError> {
    let cell = Cell {
        table: "coded_values",
        column: "respondent_group",
        row: code,
    };
    cell.code(RespondentGroup::from_code(code))
}

fn number(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}

/// Counts every indicator of a round: organizations per code, who answered at all, numbers.
pub fn count_round(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<RoundCounts, StorageError> {
    let submitted = count_submitted(connection, scope)?;
    let mut counts = RoundCounts::new();
    count_speakers(connection, scope, &mut counts)?;
    count_codes(connection, scope, &mut counts)?;
    collect_numbers(connection, scope, &mut counts)?;
    for ((_, group), counts) in &mut counts {
        counts.submitted = submitted.get(group).copied().unwrap_or(0);
    }
    Ok(counts)
}

/// How many organizations of each group have a submission that counts.
pub fn count_submitted(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<BTreeMap<RespondentGroup, usize>, StorageError> {
    let rows: Vec<(String, i64)> = match scope.subjects {
        None => responses::table
            .filter(responses::assessment_id.eq(scope.assessment.as_str()))
            .filter(responses::current_submission_id.is_not_null())
            .group_by(responses::respondent_group)
            .select((responses::respondent_group, count_star()))
            .load(connection)?,
        Some(subjects) => submission_subjects::table
            .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
            .filter(submission_subjects::is_current.eq(true))
            .filter(submission_subjects::subject.eq_any(subjects))
            .group_by(submission_subjects::respondent_group)
            .select((
                submission_subjects::respondent_group,
                count(submission_subjects::organization_id).aggregate_distinct(),
            ))
            .load(connection)?,
    };
    rows.into_iter()
        .map(|(group, count)| Ok((group_of(&group)?, number(count))))
        .collect()
}

/// Who gave any value, and who gave one that is an answer.
fn count_speakers(
    connection: &mut AnyConnection,
    scope: TallyScope,
    counts: &mut RoundCounts,
) -> Result<(), StorageError> {
    let mut spoke = coded_values::table
        .group_by((coded_values::indicator, coded_values::respondent_group))
        .select((
            coded_values::indicator,
            coded_values::respondent_group,
            count(coded_values::organization_id).aggregate_distinct(),
            count(coded_values::subject),
            // "count" is the first of the levels in the alphabet.
            min(coded_values::attribution),
        ))
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .into_boxed();
    let mut answered = coded_values::table
        .group_by((coded_values::indicator, coded_values::respondent_group))
        .select((
            coded_values::indicator,
            coded_values::respondent_group,
            count(coded_values::organization_id).aggregate_distinct(),
        ))
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(
            coded_values::code
                .is_null()
                .or(coded_values::code.ne_all(ABSENCES)),
        )
        .into_boxed();
    if let Some(subjects) = scope.subjects {
        spoke = spoke.filter(coded_values::subject.eq_any(subjects));
        answered = answered.filter(coded_values::subject.eq_any(subjects));
    }
    let spoke: Vec<(String, String, i64, i64, Option<String>)> = spoke.load(connection)?;
    for (indicator, group, organizations, about, level) in spoke {
        let group = group_of(&group)?;
        let counts = counts.entry((indicator, group)).or_default();
        counts.spoke = number(organizations);
        counts.about_iscms = about > 0 && group != RespondentGroup::Iscm;
        counts.counted_only = level.as_deref() == Some(Attribution::Count.code());
    }
    let answered: Vec<(String, String, i64)> = answered.load(connection)?;
    for (indicator, group, organizations) in answered {
        let counts = counts.entry((indicator, group_of(&group)?)).or_default();
        counts.base = number(organizations);
    }
    Ok(())
}

fn count_codes(
    connection: &mut AnyConnection,
    scope: TallyScope,
    counts: &mut RoundCounts,
) -> Result<(), StorageError> {
    let mut query = coded_values::table
        .group_by((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::code,
        ))
        .select((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::code,
            count(coded_values::organization_id).aggregate_distinct(),
        ))
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        .filter(coded_values::code.is_not_null())
        .into_boxed();
    if let Some(subjects) = scope.subjects {
        query = query.filter(coded_values::subject.eq_any(subjects));
    }
    let rows: Vec<(String, String, Option<String>, i64)> = query.load(connection)?;
    for (indicator, group, code, organizations) in rows {
        let counts = counts.entry((indicator, group_of(&group)?)).or_default();
        if let Some(code) = code {
            counts.codes.insert(code, number(organizations));
        }
    }
    Ok(())
}

/// One number per organization and row: the mean where it gave several.
fn collect_numbers(
    connection: &mut AnyConnection,
    scope: TallyScope,
    counts: &mut RoundCounts,
) -> Result<(), StorageError> {
    let mut query = coded_values::table
        .group_by((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::row_key,
            coded_values::organization_id,
        ))
        .select((
            coded_values::indicator,
            coded_values::respondent_group,
            coded_values::row_key,
            avg(coded_values::number),
        ))
        .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::attribution.ne(Attribution::None.code()))
        // A code with a number is a place in a ranking.
        .filter(coded_values::code.is_null())
        .filter(coded_values::number.is_not_null())
        .into_boxed();
    if let Some(subjects) = scope.subjects {
        query = query.filter(coded_values::subject.eq_any(subjects));
    }
    let rows: Vec<(String, String, Option<String>, Option<f64>)> = query.load(connection)?;
    for (indicator, group, row, mean) in rows {
        let counts = counts.entry((indicator, group_of(&group)?)).or_default();
        let Some(mean) = mean else { continue };
        let numbers = match row {
            Some(row) => counts.rows.entry(row).or_default(),
            None => &mut counts.numbers,
        };
        match numbers.iter_mut().find(|(number, _)| *number == mean) {
            Some((_, organizations)) => *organizations += 1,
            None => numbers.push((mean, 1)),
        }
    }
    Ok(())
}

/// The answers that a number of a tally counts.
#[derive(Clone, Copy, Debug)]
pub struct AnswersBehind<'a> {
    pub scope: TallyScope<'a>,
    pub group: RespondentGroup,
    pub indicator: &'a str,
    /// Only this code; `None` gives all values of the indicator.
    pub code: Option<&'a str>,
    /// Only this row of a matrix.
    pub row: Option<&'a str>,
}

/// The coded answers behind a number, by respondent and in the order of the file; what is for staff only is
/// among them, since it is counted nowhere and shown apart.
pub fn list_answers_behind(
    connection: &mut AnyConnection,
    wanted: AnswersBehind,
) -> Result<Vec<CodedAnswer>, StorageError> {
    let mut query = coded_values::table
        .filter(coded_values::assessment_id.eq(wanted.scope.assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::indicator.eq(wanted.indicator))
        .filter(coded_values::respondent_group.eq(wanted.group.code()))
        .select(CodedValueRow::as_select())
        .order((coded_values::submission_id, coded_values::position))
        .into_boxed();
    if let Some(subjects) = wanted.scope.subjects {
        query = query.filter(coded_values::subject.eq_any(subjects));
    }
    if let Some(code) = wanted.code {
        query = query.filter(coded_values::code.eq(code));
    }
    if let Some(row) = wanted.row {
        query = query.filter(coded_values::row_key.eq(row));
    }
    let mut list = query
        .load(connection)?
        .into_iter()
        .map(CodedValueRow::into_coded_answer)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.respondent.cmp(&other.respondent));
    Ok(list)
}

/// The marks of the submissions that count, each once.
pub fn list_marks_in(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<Mark>, StorageError> {
    let codes: Vec<Option<String>> = match scope.subjects {
        None => responses::table
            .inner_join(
                submissions::table
                    .on(responses::current_submission_id.eq(submissions::id.nullable())),
            )
            .filter(responses::assessment_id.eq(scope.assessment.as_str()))
            .filter(submissions::mark.is_not_null())
            .select(submissions::mark)
            .distinct()
            .load(connection)?,
        Some(subjects) => submission_subjects::table
            .inner_join(submissions::table)
            .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
            .filter(submission_subjects::is_current.eq(true))
            .filter(submission_subjects::subject.eq_any(subjects))
            .filter(submissions::mark.is_not_null())
            .select(submissions::mark)
            .distinct()
            .load(connection)?,
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
        None => responses::table
            .filter(responses::assessment_id.eq(scope.assessment.as_str()))
            .filter(responses::respondent_group.eq(group.code()))
            .filter(responses::current_submission_id.is_not_null())
            .select(responses::organization_id)
            .load(connection)?,
        Some(subjects) => submission_subjects::table
            .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
            .filter(submission_subjects::respondent_group.eq(group.code()))
            .filter(submission_subjects::is_current.eq(true))
            .filter(submission_subjects::subject.eq_any(subjects))
            .select(submission_subjects::organization_id)
            .distinct()
            .load(connection)?,
    };
    organizations.sort();
    Ok(organizations
        .into_iter()
        .map(|organization| Respondent::new(group, organization))
        .collect())
}
