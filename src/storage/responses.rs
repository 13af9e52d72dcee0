//! Responses and their answers: what stands, every version before it, and texts that met each other.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{answer_conflicts, answer_versions, answers, responses};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError, kept_counts};
use crate::assessment::{
    AnswerConflict, AnswerVersion, AssessmentId, Author, Mark, NewAnswer, Respondent, Response,
    ResponseId, ResponseState, StoredAnswer, SubmissionId,
};
use crate::language::Language;
use crate::questionnaire::answers::Address;
use crate::questionnaire::model::{Attribution, RespondentGroup};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = responses)]
struct ResponseRow {
    id: String,
    assessment_id: String,
    respondent_group: String,
    organization_id: String,
    state: String,
    language: String,
    mark: Option<String>,
    source: Option<String>,
    revision: i64,
    changed_at: NaiveDateTime,
    submitted_at: Option<NaiveDateTime>,
    current_submission_id: Option<String>,
    accepted_at: Option<NaiveDateTime>,
}

impl ResponseRow {
    fn into_response(self) -> Result<Response, StorageError> {
        let row = self.id.clone();
        let cell = |column| Cell {
            table: "responses",
            column,
            row: &row,
        };
        let group =
            cell("respondent_group").code(RespondentGroup::from_code(&self.respondent_group))?;
        Ok(Response {
            assessment: AssessmentId::new(self.assessment_id),
            respondent: Respondent::new(group, self.organization_id),
            state: cell("state").code(ResponseState::from_code(&self.state))?,
            language: cell("language").code(Language::from_tag(&self.language))?,
            mark: self
                .mark
                .map(|code| cell("mark").code(Mark::from_code(&code)))
                .transpose()?,
            source: self.source,
            revision: self.revision,
            changed_at: self.changed_at.and_utc(),
            submitted_at: self.submitted_at.map(|time| time.and_utc()),
            current_submission: self.current_submission_id.map(SubmissionId::new),
            accepted_at: self.accepted_at.map(|time| time.and_utc()),
            id: ResponseId::new(self.id),
        })
    }
}

/// Inserts a response before its first answer. `Conflict`: the organization has one in this round.
pub fn insert_response(
    connection: &mut AnyConnection,
    response: &Response,
) -> Result<(), StorageError> {
    diesel::insert_into(responses::table)
        .values((
            responses::id.eq(response.id.as_str()),
            responses::assessment_id.eq(response.assessment.as_str()),
            responses::respondent_group.eq(response.respondent.group.code()),
            responses::organization_id.eq(&response.respondent.organization),
            responses::state.eq(response.state.code()),
            responses::language.eq(response.language.code()),
            responses::mark.eq(response.mark.map(Mark::code)),
            responses::source.eq(&response.source),
            responses::revision.eq(response.revision),
            responses::created_at.eq(stamp(response.changed_at)),
            responses::changed_at.eq(stamp(response.changed_at)),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn find_response(
    connection: &mut AnyConnection,
    id: &ResponseId,
) -> Result<Option<Response>, StorageError> {
    let row = responses::table
        .find(id.as_str())
        .select(ResponseRow::as_select())
        .first(connection)
        .optional()?;
    row.map(ResponseRow::into_response).transpose()
}

/// Finds a response and keeps every other writer of it waiting until the transaction ends.
pub fn find_response_and_hold(
    connection: &mut AnyConnection,
    id: &ResponseId,
) -> Result<Option<Response>, StorageError> {
    if let AnyConnection::Postgres(postgres) = connection {
        responses::table
            .find(id.as_str())
            .select(responses::id)
            .for_update()
            .load::<String>(postgres)?;
    }
    find_response(connection, id)
}

pub fn find_response_of(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    respondent: &Respondent,
) -> Result<Option<Response>, StorageError> {
    let row = responses::table
        .filter(responses::assessment_id.eq(assessment.as_str()))
        .filter(responses::respondent_group.eq(respondent.group.code()))
        .filter(responses::organization_id.eq(&respondent.organization))
        .select(ResponseRow::as_select())
        .first(connection)
        .optional()?;
    row.map(ResponseRow::into_response).transpose()
}

/// All responses of a round, by group and organization. One round has some hundred at most.
pub fn list_responses(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<Response>, StorageError> {
    let rows = responses::table
        .filter(responses::assessment_id.eq(assessment.as_str()))
        .select(ResponseRow::as_select())
        .load(connection)?;
    let mut list = rows
        .into_iter()
        .map(ResponseRow::into_response)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.respondent.cmp(&other.respondent));
    Ok(list)
}

/// Writes what a response has become. `Conflict`: somebody changed it meanwhile.
pub fn update_response(
    connection: &mut AnyConnection,
    before: &Response,
    after: &Response,
) -> Result<(), StorageError> {
    let changed = diesel::update(
        responses::table
            .find(before.id.as_str())
            .filter(responses::revision.eq(before.revision)),
    )
    .set((
        responses::state.eq(after.state.code()),
        responses::language.eq(after.language.code()),
        responses::mark.eq(after.mark.map(Mark::code)),
        responses::source.eq(&after.source),
        responses::revision.eq(after.revision),
        responses::changed_at.eq(stamp(after.changed_at)),
        responses::submitted_at.eq(after.submitted_at.map(stamp)),
        responses::current_submission_id
            .eq(after.current_submission.as_ref().map(SubmissionId::as_str)),
        responses::accepted_at.eq(after.accepted_at.map(stamp)),
    ))
    .execute(connection)?;
    match changed {
        1 => kept_counts::follow_acceptance(connection, before, after),
        _ => Err(StorageError::Conflict(None)),
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answers)]
struct AnswerRow {
    response_id: String,
    address: String,
    value: Option<String>,
    version: i64,
    attribution: Option<String>,
    language: String,
    author: String,
    writer: String,
    writer_sequence: Option<i64>,
    source: Option<String>,
    changed_at: NaiveDateTime,
}

impl AnswerRow {
    fn into_answer(self) -> Result<StoredAnswer, StorageError> {
        let row = format!("{} {}", self.response_id, self.address);
        let cell = |column| Cell {
            table: "answers",
            column,
            row: &row,
        };
        Ok(StoredAnswer {
            address: Address::parse(&self.address),
            value: self
                .value
                .map(|text| cell("value").json(&text))
                .transpose()?,
            version: self.version,
            attribution: self
                .attribution
                .map(|code| cell("attribution").code(Attribution::from_code(&code)))
                .transpose()?,
            language: cell("language").code(Language::from_tag(&self.language))?,
            author: cell("author").code(Author::parse(&self.author))?,
            writer: self.writer,
            writer_sequence: self.writer_sequence,
            source: self.source,
            changed_at: self.changed_at.and_utc(),
        })
    }
}

/// The answers of a response as they stand, also those that were taken back, by address.
pub fn list_answers(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<Vec<StoredAnswer>, StorageError> {
    let rows = answers::table
        .filter(answers::response_id.eq(response.as_str()))
        .select(AnswerRow::as_select())
        .load(connection)?;
    let mut list = rows
        .into_iter()
        .map(AnswerRow::into_answer)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.address.cmp(&other.address));
    Ok(list)
}

/// Writes the next version of an answer, as it stands and into its history, and gives it as stored.
///
/// `revision` is the one that the response reaches with it.
pub fn write_answer(
    connection: &mut AnyConnection,
    (response, revision): (&ResponseId, i64),
    answer: &NewAnswer,
    current: Option<&StoredAnswer>,
    now: DateTime<Utc>,
) -> Result<StoredAnswer, StorageError> {
    let version = current.map_or(0, |current| current.version) + 1;
    // A level that was chosen stays until another one is chosen.
    let attribution = answer
        .attribution
        .or(current.and_then(|current| current.attribution));
    let value = answer.value.as_ref().map(ToString::to_string);
    let values = (
        answers::value.eq(&value),
        answers::version.eq(version),
        answers::attribution.eq(attribution.map(Attribution::code)),
        answers::language.eq(answer.language.code()),
        answers::author.eq(answer.author.to_string()),
        answers::writer.eq(&answer.writer),
        answers::writer_sequence.eq(answer.writer_sequence),
        answers::source.eq(&answer.source),
        answers::changed_at.eq(stamp(now)),
    );
    let key = (
        answers::response_id.eq(response.as_str()),
        answers::address.eq(answer.address.as_str()),
    );
    match current {
        None => {
            diesel::insert_into(answers::table)
                .values((key, values))
                .execute(connection)?;
        }
        Some(current) => {
            let changed = diesel::update(
                answers::table
                    .find((response.as_str(), answer.address.as_str()))
                    .filter(answers::version.eq(current.version)),
            )
            .set(values)
            .execute(connection)?;
            if changed != 1 {
                return Err(StorageError::Conflict(None));
            }
        }
    }
    diesel::insert_into(answer_versions::table)
        .values((
            answer_versions::response_id.eq(response.as_str()),
            answer_versions::address.eq(answer.address.as_str()),
            answer_versions::version.eq(version),
            answer_versions::revision.eq(revision),
            answer_versions::value.eq(&value),
            answer_versions::attribution.eq(attribution.map(Attribution::code)),
            answer_versions::language.eq(answer.language.code()),
            answer_versions::author.eq(answer.author.to_string()),
            answer_versions::writer.eq(&answer.writer),
            answer_versions::writer_sequence.eq(answer.writer_sequence),
            answer_versions::source.eq(&answer.source),
            answer_versions::changed_at.eq(stamp(now)),
        ))
        .execute(connection)?;
    Ok(StoredAnswer {
        address: answer.address.clone(),
        value: answer.value.clone(),
        version,
        attribution,
        language: answer.language,
        author: answer.author.clone(),
        writer: answer.writer.clone(),
        writer_sequence: answer.writer_sequence,
        source: answer.source.clone(),
        changed_at: now,
    })
}

/// Whether somebody other than `writer` wrote one of the last `count` versions of these answers.
pub fn others_wrote_last(
    connection: &mut AnyConnection,
    response: &ResponseId,
    addresses: &[&str],
    count: i64,
    writer: &str,
) -> Result<bool, StorageError> {
    let writers: Vec<String> = answer_versions::table
        .filter(answer_versions::response_id.eq(response.as_str()))
        .filter(answer_versions::address.eq_any(addresses.to_vec()))
        .order((
            answer_versions::revision.desc(),
            answer_versions::version.desc(),
        ))
        .limit(count)
        .select(answer_versions::writer)
        .load(connection)?;
    Ok(writers.iter().any(|other| other != writer))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answer_versions)]
struct AnswerVersionRow {
    version: i64,
    value: Option<String>,
    author: String,
    writer: String,
    changed_at: NaiveDateTime,
}

/// Every version of one answer, the first one first.
pub fn list_answer_versions(
    connection: &mut AnyConnection,
    response: &ResponseId,
    address: &Address,
) -> Result<Vec<AnswerVersion>, StorageError> {
    let rows = answer_versions::table
        .filter(answer_versions::response_id.eq(response.as_str()))
        .filter(answer_versions::address.eq(address.as_str()))
        .select(AnswerVersionRow::as_select())
        .order(answer_versions::version)
        .load(connection)?;
    rows.into_iter()
        .map(|row| {
            let name = format!("{response} {address} {}", row.version);
            let cell = |column| Cell {
                table: "answer_versions",
                column,
                row: &name,
            };
            Ok(AnswerVersion {
                version: row.version,
                value: row
                    .value
                    .map(|text| cell("value").json(&text))
                    .transpose()?,
                author: cell("author").code(Author::parse(&row.author))?,
                writer: row.writer,
                changed_at: row.changed_at.and_utc(),
            })
        })
        .collect()
}

/// Keeps the text of the later of two writers.
pub fn insert_answer_conflict(
    connection: &mut AnyConnection,
    conflict: &AnswerConflict,
) -> Result<(), StorageError> {
    diesel::insert_into(answer_conflicts::table)
        .values((
            answer_conflicts::id.eq(&conflict.id),
            answer_conflicts::response_id.eq(conflict.response.as_str()),
            answer_conflicts::address.eq(conflict.address.as_str()),
            answer_conflicts::base_version.eq(conflict.base_version),
            answer_conflicts::current_version.eq(conflict.current_version),
            answer_conflicts::value.eq(conflict.value.as_ref().map(ToString::to_string)),
            answer_conflicts::language.eq(conflict.language.code()),
            answer_conflicts::author.eq(conflict.author.to_string()),
            answer_conflicts::writer.eq(&conflict.writer),
            answer_conflicts::created_at.eq(stamp(conflict.created_at)),
        ))
        .execute(connection)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answer_conflicts)]
struct ConflictRow {
    id: String,
    response_id: String,
    address: String,
    base_version: i64,
    current_version: i64,
    value: Option<String>,
    language: String,
    author: String,
    writer: String,
    created_at: NaiveDateTime,
}

/// Texts that met each other and between which nobody has chosen yet.
pub fn list_open_conflicts(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<Vec<AnswerConflict>, StorageError> {
    let rows = answer_conflicts::table
        .filter(answer_conflicts::response_id.eq(response.as_str()))
        .filter(answer_conflicts::resolved_at.is_null())
        .select(ConflictRow::as_select())
        .order((answer_conflicts::created_at, answer_conflicts::id))
        .load(connection)?;
    rows.into_iter()
        .map(|row| {
            let cell = |column| Cell {
                table: "answer_conflicts",
                column,
                row: &row.id,
            };
            Ok(AnswerConflict {
                response: ResponseId::new(&row.response_id),
                address: Address::parse(&row.address),
                base_version: row.base_version,
                current_version: row.current_version,
                value: row
                    .value
                    .as_deref()
                    .map(|text| cell("value").json(text))
                    .transpose()?,
                language: cell("language").code(Language::from_tag(&row.language))?,
                author: cell("author").code(Author::parse(&row.author))?,
                writer: row.writer.clone(),
                created_at: row.created_at.and_utc(),
                id: row.id.clone(),
            })
        })
        .collect()
}

/// Somebody chose at this address: what was kept beside the answer is settled.
pub fn resolve_conflicts(
    connection: &mut AnyConnection,
    response: &ResponseId,
    address: &Address,
    now: DateTime<Utc>,
) -> Result<usize, StorageError> {
    Ok(diesel::update(
        answer_conflicts::table
            .filter(answer_conflicts::response_id.eq(response.as_str()))
            .filter(answer_conflicts::address.eq(address.as_str()))
            .filter(answer_conflicts::resolved_at.is_null()),
    )
    .set(answer_conflicts::resolved_at.eq(stamp(now)))
    .execute(connection)?)
}

/// Every organization that answered or was invited in any round.
pub fn list_respondents(connection: &mut AnyConnection) -> Result<Vec<Respondent>, StorageError> {
    use super::schema::invitations;
    let mut pairs: Vec<(String, String)> = responses::table
        .select((responses::respondent_group, responses::organization_id))
        .distinct()
        .load(connection)?;
    pairs.extend(
        invitations::table
            .select((invitations::respondent_group, invitations::organization_id))
            .distinct()
            .load::<(String, String)>(connection)?,
    );
    pairs.sort();
    pairs.dedup();
    pairs
        .into_iter()
        .map(|(group, organization)| {
            let cell = Cell {
                table: "responses",
                column: "respondent_group",
                row: &organization,
            };
            let group = cell.code(RespondentGroup::from_code(&group))?;
            Ok(Respondent::new(group, organization))
        })
        .collect()
}
