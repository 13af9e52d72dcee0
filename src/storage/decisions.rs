//! What staff decided about a response: what was returned with which comments, and who declined.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{response_declines, response_returns, responses, return_comments};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{
    AssessmentId, Author, Channel, Decline, QuestionComment, ResponseId, Return, SubmissionId,
};
use crate::questionnaire::answers::Address;

/// Keeps what was returned and what is asked.
pub fn insert_return(
    connection: &mut AnyConnection,
    returned: &Return,
) -> Result<(), StorageError> {
    diesel::insert_into(response_returns::table)
        .values((
            response_returns::id.eq(&returned.id),
            response_returns::response_id.eq(returned.response.as_str()),
            response_returns::submission_id.eq(returned.submission.as_str()),
            response_returns::comment.eq(&returned.comment),
            response_returns::returned_at.eq(stamp(returned.at)),
            response_returns::author.eq(returned.author.to_string()),
        ))
        .execute(connection)?;
    for (position, question) in (0_i64..).zip(&returned.questions) {
        diesel::insert_into(return_comments::table)
            .values((
                return_comments::return_id.eq(&returned.id),
                return_comments::position.eq(position),
                return_comments::address.eq(question.address.as_str()),
                return_comments::comment.eq(&question.text),
            ))
            .execute(connection)?;
    }
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = response_returns)]
struct ReturnRow {
    id: String,
    response_id: String,
    submission_id: String,
    comment: String,
    returned_at: NaiveDateTime,
    author: String,
}

fn with_questions(connection: &mut AnyConnection, row: ReturnRow) -> Result<Return, StorageError> {
    let questions: Vec<(String, String)> = return_comments::table
        .filter(return_comments::return_id.eq(&row.id))
        .order(return_comments::position)
        .select((return_comments::address, return_comments::comment))
        .load(connection)?;
    let author = Cell {
        table: "response_returns",
        column: "author",
        row: &row.id,
    }
    .code(Author::parse(&row.author))?;
    Ok(Return {
        author,
        id: row.id,
        response: ResponseId::new(row.response_id),
        submission: SubmissionId::new(row.submission_id),
        comment: row.comment,
        questions: questions
            .into_iter()
            .map(|(address, text)| QuestionComment {
                address: Address::parse(&address),
                text,
            })
            .collect(),
        at: row.returned_at.and_utc(),
    })
}

/// What was returned of a response, the latest first.
pub fn list_returns(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<Vec<Return>, StorageError> {
    let rows: Vec<ReturnRow> = response_returns::table
        .filter(response_returns::response_id.eq(response.as_str()))
        .order((
            response_returns::returned_at.desc(),
            response_returns::id.desc(),
        ))
        .select(ReturnRow::as_select())
        .load(connection)?;
    rows.into_iter()
        .map(|row| with_questions(connection, row))
        .collect()
}

/// What was returned last.
pub fn find_last_return(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<Option<Return>, StorageError> {
    let row: Option<ReturnRow> = response_returns::table
        .filter(response_returns::response_id.eq(response.as_str()))
        .order((
            response_returns::returned_at.desc(),
            response_returns::id.desc(),
        ))
        .select(ReturnRow::as_select())
        .first(connection)
        .optional()?;
    row.map(|row| with_questions(connection, row)).transpose()
}

/// When each response of a round was returned last, by the id of the response.
pub fn list_last_returns(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<HashMap<String, DateTime<Utc>>, StorageError> {
    let rows: Vec<(String, NaiveDateTime)> = response_returns::table
        .inner_join(responses::table)
        .filter(responses::assessment_id.eq(assessment.as_str()))
        .order(response_returns::returned_at)
        .select((response_returns::response_id, response_returns::returned_at))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(response, at)| (response, at.and_utc()))
        .collect())
}

/// A decline as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedDecline {
    pub decline: Decline,
    pub at: DateTime<Utc>,
    pub author: Author,
}

/// Keeps that an organization does not take part.
pub fn insert_decline(
    connection: &mut AnyConnection,
    id: &str,
    response: &ResponseId,
    recorded: &RecordedDecline,
) -> Result<(), StorageError> {
    diesel::insert_into(response_declines::table)
        .values((
            response_declines::id.eq(id),
            response_declines::response_id.eq(response.as_str()),
            response_declines::declined_on.eq(recorded.decline.on.to_string()),
            response_declines::channel.eq(recorded.decline.channel.code()),
            response_declines::reason.eq(&recorded.decline.reason),
            response_declines::recorded_at.eq(stamp(recorded.at)),
            response_declines::author.eq(recorded.author.to_string()),
        ))
        .execute(connection)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = response_declines)]
struct DeclineRow {
    id: String,
    declined_on: String,
    channel: String,
    reason: String,
    recorded_at: NaiveDateTime,
    author: String,
}

/// The last time that an organization was recorded to decline.
pub fn find_last_decline(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<Option<RecordedDecline>, StorageError> {
    let row: Option<DeclineRow> = response_declines::table
        .filter(response_declines::response_id.eq(response.as_str()))
        .order((
            response_declines::recorded_at.desc(),
            response_declines::id.desc(),
        ))
        .select(DeclineRow::as_select())
        .first(connection)
        .optional()?;
    row.map(|row| {
        let cell = |column| Cell {
            table: "response_declines",
            column,
            row: &row.id,
        };
        let on: Option<NaiveDate> = row.declined_on.parse().ok();
        Ok(RecordedDecline {
            decline: Decline {
                on: cell("declined_on").code(on)?,
                channel: cell("channel").code(Channel::from_code(&row.channel))?,
                reason: row.reason.clone(),
            },
            at: row.recorded_at.and_utc(),
            author: cell("author").code(Author::parse(&row.author))?,
        })
    })
    .transpose()
}
