//! The log of calls and letters of the organizations of a round.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::schema::follow_ups;
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Author, Channel, FollowUp, Respondent};
use crate::questionnaire::model::RespondentGroup;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = follow_ups)]
struct FollowUpRow {
    id: String,
    assessment_id: String,
    respondent_group: String,
    organization_id: String,
    happened_on: String,
    channel: String,
    person: String,
    note: String,
    next_step: Option<String>,
    next_due: Option<String>,
    recorded_at: NaiveDateTime,
    author: String,
}

impl FollowUpRow {
    fn into_follow_up(self) -> Result<FollowUp, StorageError> {
        let cell = |column| Cell {
            table: "follow_ups",
            column,
            row: &self.id,
        };
        let group =
            cell("respondent_group").code(RespondentGroup::from_code(&self.respondent_group))?;
        let next_step = match (&self.next_step, &self.next_due) {
            (Some(step), Some(due)) => {
                Some((step.clone(), cell("next_due").code(due.parse().ok())?))
            }
            _ => None,
        };
        Ok(FollowUp {
            on: cell("happened_on").code(self.happened_on.parse().ok())?,
            channel: cell("channel").code(Channel::from_code(&self.channel))?,
            author: cell("author").code(Author::parse(&self.author))?,
            respondent: Respondent::new(group, &self.organization_id),
            person: self.person,
            note: self.note,
            next_step,
            at: self.recorded_at.and_utc(),
            id: self.id,
        })
    }
}

/// Adds an entry to the log.
pub fn insert_follow_up(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    entry: &FollowUp,
) -> Result<(), StorageError> {
    let (step, due) = entry.next_step.clone().unzip();
    diesel::insert_into(follow_ups::table)
        .values(FollowUpRow {
            id: entry.id.clone(),
            assessment_id: assessment.to_string(),
            respondent_group: entry.respondent.group.code().to_owned(),
            organization_id: entry.respondent.organization.clone(),
            happened_on: entry.on.to_string(),
            channel: entry.channel.code().to_owned(),
            person: entry.person.clone(),
            note: entry.note.clone(),
            next_step: step,
            next_due: due.map(|due| due.to_string()),
            recorded_at: stamp(entry.at),
            author: entry.author.to_string(),
        })
        .execute(connection)?;
    Ok(())
}

/// The log of one organization, the latest first.
pub fn list_follow_ups_of(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    respondent: &Respondent,
) -> Result<Vec<FollowUp>, StorageError> {
    let rows: Vec<FollowUpRow> = follow_ups::table
        .filter(follow_ups::assessment_id.eq(assessment.as_str()))
        .filter(follow_ups::respondent_group.eq(respondent.group.code()))
        .filter(follow_ups::organization_id.eq(&respondent.organization))
        .select(FollowUpRow::as_select())
        .order((
            follow_ups::happened_on.desc(),
            follow_ups::recorded_at.desc(),
            follow_ups::id.desc(),
        ))
        .load(connection)?;
    rows.into_iter().map(FollowUpRow::into_follow_up).collect()
}

/// The whole log of a round. One round has some hundred organizations at most.
pub fn list_follow_ups(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<FollowUp>, StorageError> {
    let rows: Vec<FollowUpRow> = follow_ups::table
        .filter(follow_ups::assessment_id.eq(assessment.as_str()))
        .select(FollowUpRow::as_select())
        .load(connection)?;
    rows.into_iter().map(FollowUpRow::into_follow_up).collect()
}
