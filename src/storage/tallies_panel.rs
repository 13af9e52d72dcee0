//! Who took part in a round: everybody who was asked, and those who count.

use std::collections::BTreeMap;

use diesel::dsl::{count, count_star};
use diesel::prelude::*;

use super::schema::{invitations, responses, submission_subjects};
use super::tallies::{TallyScope, group_of, list_submitted, narrow};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Respondent};
use crate::findings::participation::Answered;
use crate::questionnaire::model::RespondentGroup;

/// One organization that was asked or answered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TookPart {
    pub respondent: Respondent,
    /// The day of its submission that counts.
    pub answered: Answered,
}

/// Everybody who was asked or answered in a round, with the day of the answers.
pub fn list_participation(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<TookPart>, StorageError> {
    let mut parts: BTreeMap<Respondent, Answered> = BTreeMap::new();
    let invited = invitations::table
        .filter(invitations::assessment_id.eq(scope.assessment.as_str()))
        .filter(invitations::revoked_at.is_null())
        .select((invitations::respondent_group, invitations::organization_id))
        .into_boxed();
    let invited: Vec<(String, String)> =
        narrow!(@respondents invitations, invited, scope).load(connection)?;
    for (group, organization) in invited {
        let respondent = Respondent::new(group_of(&group)?, organization);
        parts.insert(respondent, Answered::Not);
    }
    let mut answered = responses::table
        .filter(responses::assessment_id.eq(scope.assessment.as_str()))
        .filter(responses::current_submission_id.is_not_null())
        .select((
            responses::respondent_group,
            responses::organization_id,
            responses::submitted_at,
        ))
        .into_boxed();
    if scope.accepted_only {
        answered = answered.filter(responses::accepted_at.is_not_null());
    }
    type Row = (String, String, Option<chrono::NaiveDateTime>);
    let answered: Vec<Row> = narrow!(@respondents responses, answered, scope).load(connection)?;
    for (group, organization, at) in answered {
        let respondent = Respondent::new(group_of(&group)?, organization);
        let answered = at.map_or(Answered::Once, |at| Answered::On(at.date()));
        parts.insert(respondent, answered);
    }
    Ok(parts
        .into_iter()
        .map(|(respondent, answered)| TookPart {
            respondent,
            answered,
        })
        .collect())
}

/// How many invitations a round has, and how many of them were taken back: other numbers after each change.
pub fn count_invitations(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<(i64, i64), StorageError> {
    Ok(invitations::table
        .filter(invitations::assessment_id.eq(assessment.as_str()))
        .select((count_star(), count(invitations::revoked_at)))
        .first(connection)?)
}

/// The organizations that count in a round, for comparing panels.
pub fn list_panel(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<Respondent>, StorageError> {
    let mut panel = Vec::new();
    for group in RespondentGroup::ALL {
        panel.extend(list_submitted(connection, scope, group)?);
    }
    Ok(panel)
}
