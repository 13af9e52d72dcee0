//! Who took part in a round: everybody who was asked, and those who count.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::schema::{invitations, responses, submission_subjects};
use super::tallies::{TallyScope, group_of, list_submitted, narrow};
use super::{AnyConnection, StorageError};
use crate::assessment::Respondent;
use crate::questionnaire::model::RespondentGroup;

/// One organization that was asked or answered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TookPart {
    pub respondent: Respondent,
    /// The day of its submission that counts, `2026-05-19`; absent where it has none.
    pub answered_on: Option<String>,
}

/// Everybody who was asked or answered in a round, with the day of the answers.
pub fn list_participation(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<TookPart>, StorageError> {
    let mut parts: BTreeMap<Respondent, Option<String>> = BTreeMap::new();
    let invited = invitations::table
        .filter(invitations::assessment_id.eq(scope.assessment.as_str()))
        .filter(invitations::revoked_at.is_null())
        .select((invitations::respondent_group, invitations::organization_id))
        .into_boxed();
    let invited: Vec<(String, String)> =
        narrow!(@respondents invitations, invited, scope).load(connection)?;
    for (group, organization) in invited {
        let respondent = Respondent::new(group_of(&group)?, organization);
        parts.insert(respondent, None);
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
    type Answered = (String, String, Option<chrono::NaiveDateTime>);
    let answered: Vec<Answered> =
        narrow!(@respondents responses, answered, scope).load(connection)?;
    for (group, organization, at) in answered {
        let respondent = Respondent::new(group_of(&group)?, organization);
        let day = at.map(|at| at.format("%Y-%m-%d").to_string());
        parts.insert(respondent, day.or_else(|| Some(String::new())));
    }
    Ok(parts
        .into_iter()
        .map(|(respondent, answered_on)| TookPart {
            respondent,
            answered_on,
        })
        .collect())
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
