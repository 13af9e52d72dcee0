//! Counting the coded values of a round: the database counts, `findings` judges what may be shown.
//!
//! Start with [`TallyScope`], which every query of these files takes, and with [`count_round`]. What is for
//! staff only (attribution `none`) counts in no tally. What is counted of a round is kept up with its submissions
//! (`kept_counts`). `tallies_answers` lists what a number counts, `tallies_cross` counts an indicator by mechanism
//! or entry, `tallies_crossed` crosses two of them; what is not kept these count over the rows.

use std::collections::BTreeMap;

use diesel::dsl::{count, count_star};
use diesel::prelude::*;

use super::schema::{responses, submission_subjects};
use super::sql_types::Cell;
use super::{AnyConnection, StorageError, kept_counts};
use crate::assessment::{Assessment, AssessmentId};
use crate::findings::tally::Counts;
use crate::questionnaire::model::RespondentGroup;

pub use super::tallies_answers::{
    AnswersBehind, GaveAnswers, Values, list_answers_behind, list_marks_in, list_submitted,
    list_who_gave,
};

diesel::alias!(
    responses as standing_responses: StandingResponses,
    responses as other_responses: OtherResponses,
    submission_subjects as other_subjects: OtherSubjects,
);
pub(super) use standing_responses as standing;
pub(super) use {other_responses as others, other_subjects as others_about};

/// Which part of a round is counted.
#[derive(Clone, Copy, Debug)]
pub struct TallyScope<'a> {
    pub assessment: &'a AssessmentId,
    /// Only what is about these mechanisms; `None` counts everything, also what is about none.
    pub subjects: Option<&'a [String]>,
    /// Only what this group says.
    pub group: Option<RespondentGroup>,
    /// Only what these organizations say. Ids of the registry are unlike across groups.
    pub organizations: Option<&'a [String]>,
    /// Only these indicators, so that a page counts no more than it shows.
    pub indicators: Option<&'a [String]>,
    /// Only who also counts in this round.
    pub also_in: Option<&'a Assessment>,
    /// Only what staff has accepted, until the respondent submits again; else all that is submitted.
    pub accepted_only: bool,
}

impl<'a> TallyScope<'a> {
    /// All of a round that counts by its setting.
    pub fn of(assessment: &'a Assessment) -> TallyScope<'a> {
        TallyScope {
            assessment: &assessment.id,
            subjects: None,
            group: None,
            organizations: None,
            indicators: None,
            also_in: None,
            accepted_only: assessment.counts_accepted_only,
        }
    }

    /// Of this only what is about some mechanisms; `None` changes nothing.
    #[must_use]
    pub fn about(self, subjects: Option<&'a [String]>) -> TallyScope<'a> {
        TallyScope {
            subjects: subjects.or(self.subjects),
            ..self
        }
    }

    /// Of this only some indicators.
    #[must_use]
    pub fn only(self, indicators: &'a [String]) -> TallyScope<'a> {
        TallyScope {
            indicators: Some(indicators),
            ..self
        }
    }
}

/// Narrows a boxed query over a table with a submission and its respondent in each row.
macro_rules! narrow {
    ($table:ident, $query:expr, $scope:expr) => {{
        let scope: $crate::storage::tallies::TallyScope = $scope;
        let mut query = $query;
        if let Some(subjects) = scope.subjects {
            query = query.filter($table::subject.eq_any(subjects));
        }
        $crate::storage::tallies::narrow!(@standing $table, query, scope)
    }};
    (@standing $table:ident, $query:expr, $scope:expr) => {{
        let scope = $scope;
        let mut query = $query;
        if scope.accepted_only {
            use $crate::storage::tallies::standing;
            let accepted = standing
                .filter(standing.field(responses::assessment_id).eq(scope.assessment.as_str()))
                .filter(standing.field(responses::accepted_at).is_not_null())
                .filter(standing.field(responses::current_submission_id).is_not_null())
                .select(standing.field(responses::current_submission_id).assume_not_null());
            query = query.filter($table::submission_id.eq_any(accepted));
        }
        $crate::storage::tallies::narrow!(@respondents $table, query, scope)
    }};
    (@respondents $table:ident, $query:expr, $scope:expr) => {{
        let scope = $scope;
        let mut query = $query;
        if let Some(group) = scope.group {
            query = query.filter($table::respondent_group.eq(group.code()));
        }
        if let Some(organizations) = scope.organizations {
            query = query.filter($table::organization_id.eq_any(organizations));
        }
        if let Some(other) = scope.also_in {
            use $crate::storage::tallies::{others, others_about};
            // An alternative inside one subquery costs the compiler minutes; two subqueries cost it nothing.
            if other.counts_accepted_only {
                let accepted = others
                    .filter(others.field(responses::assessment_id).eq(other.id.as_str()))
                    .filter(others.field(responses::accepted_at).is_not_null())
                    .select(others.field(responses::organization_id));
                query = query.filter($table::organization_id.eq_any(accepted));
            }
            let counting = others
                .filter(others.field(responses::assessment_id).eq(other.id.as_str()))
                .filter(others.field(responses::current_submission_id).is_not_null())
                .select(others.field(responses::organization_id));
            query = query.filter($table::organization_id.eq_any(counting));
            if let Some(subjects) = scope.subjects {
                let about = others_about
                    .filter(others_about.field(submission_subjects::assessment_id).eq(other.id.as_str()))
                    .filter(others_about.field(submission_subjects::is_current).eq(true))
                    .filter(others_about.field(submission_subjects::subject).eq_any(subjects))
                    .select(others_about.field(submission_subjects::organization_id));
                query = query.filter($table::organization_id.eq_any(about));
            }
        }
        query
    }};
}
pub(super) use narrow;

/// The same over coded values that count.
macro_rules! counted {
    ($query:expr, $scope:expr) => {{
        let scope: $crate::storage::tallies::TallyScope = $scope;
        let query = $query
            .filter(coded_values::attribution.ne(Attribution::None.code()))
            .into_boxed();
        let mut query = match scope.organizations {
            None => query
                .filter(coded_values::assessment_id.eq(scope.assessment.as_str()))
                .filter(coded_values::is_current.eq(true)),
            // By the key of their submissions, so that no more than their own rows are read.
            Some(organizations) => {
                use $crate::storage::tallies::standing;
                let theirs = standing
                    .filter(
                        standing
                            .field(responses::assessment_id)
                            .eq(scope.assessment.as_str()),
                    )
                    .filter(
                        standing
                            .field(responses::organization_id)
                            .eq_any(organizations),
                    )
                    .filter(
                        standing
                            .field(responses::current_submission_id)
                            .is_not_null(),
                    )
                    .select(
                        standing
                            .field(responses::current_submission_id)
                            .assume_not_null(),
                    );
                query.filter(coded_values::submission_id.eq_any(theirs))
            }
        };
        if let Some(indicators) = scope.indicators {
            query = query.filter(coded_values::indicator.eq_any(indicators));
        }
        let scope = $crate::storage::tallies::TallyScope {
            organizations: None,
            ..scope
        };
        $crate::storage::tallies::narrow!(coded_values, query, scope)
    }};
}

pub(super) use counted;

/// The counts of every indicator, by indicator and group.
pub type RoundCounts = BTreeMap<(String, RespondentGroup), Counts>;

pub(super) fn group_of(code: &str) -> Result<RespondentGroup, StorageError> {
    let cell = Cell {
        table: "coded_values",
        column: "respondent_group",
        row: code,
    };
    cell.code(RespondentGroup::from_code(code))
}

pub(super) fn number(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}

/// Counts every indicator of a round: organizations per code, who answered at all, numbers.
pub fn count_round(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<RoundCounts, StorageError> {
    let mut counts = kept_counts::round(connection, scope)?;
    let submitted = count_submitted(connection, scope)?;
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
    if kept_counts::is_kept(scope) {
        return kept_counts::submitted(connection, scope);
    }
    let rows: Vec<(String, i64)> = match scope.subjects {
        None => {
            let mut query = responses::table
                .group_by(responses::respondent_group)
                .select((responses::respondent_group, count_star()))
                .filter(responses::assessment_id.eq(scope.assessment.as_str()))
                .filter(responses::current_submission_id.is_not_null())
                .into_boxed();
            if scope.accepted_only {
                query = query.filter(responses::accepted_at.is_not_null());
            }
            narrow!(@respondents responses, query, scope).load(connection)?
        }
        Some(_) => narrow!(
            submission_subjects,
            submission_subjects::table
                .group_by(submission_subjects::respondent_group)
                .select((
                    submission_subjects::respondent_group,
                    count(submission_subjects::organization_id).aggregate_distinct(),
                ))
                .filter(submission_subjects::assessment_id.eq(scope.assessment.as_str()))
                .filter(submission_subjects::is_current.eq(true))
                .into_boxed(),
            scope
        )
        .load(connection)?,
    };
    rows.into_iter()
        .map(|(group, count)| Ok((group_of(&group)?, number(count))))
        .collect()
}
