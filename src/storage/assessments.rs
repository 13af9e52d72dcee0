//! Rounds and the questionnaires asked in them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{assessment_questionnaires, assessments, questionnaires};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{
    Assessment, AssessmentId, AssessmentState, Author, Mark, NewAssessment, ReplyContact,
};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;

#[derive(Queryable, Selectable)]
#[diesel(table_name = assessments)]
struct AssessmentRow {
    id: String,
    slug: String,
    title: String,
    languages: String,
    time_zone: String,
    opens_at: NaiveDateTime,
    closes_at: NaiveDateTime,
    state: String,
    mark: Option<String>,
    texts: String,
    contact: Option<String>,
    minimum_base: i64,
    previous_assessment_id: Option<String>,
    opened_at: Option<NaiveDateTime>,
    closed_at: Option<NaiveDateTime>,
    revision: i64,
    counts_accepted_only: bool,
}

impl AssessmentRow {
    fn into_assessment(self) -> Result<Assessment, StorageError> {
        let row = self.id.clone();
        let cell = |column| Cell {
            table: "assessments",
            column,
            row: &row,
        };
        let language = |code: &str, column| {
            cell(column).code(
                Language::ALL
                    .into_iter()
                    .find(|language| language.code() == code),
            )
        };
        let titles: BTreeMap<String, String> = cell("title").json(&self.title)?;
        let codes: Vec<String> = cell("languages").json(&self.languages)?;
        let contact: Option<(String, String)> = self
            .contact
            .as_deref()
            .map(|text| cell("contact").json(text))
            .transpose()?;
        Ok(Assessment {
            slug: self.slug,
            title: titles
                .into_iter()
                .map(|(code, title)| Ok((language(&code, "title")?, title)))
                .collect::<Result<_, StorageError>>()?,
            languages: codes
                .iter()
                .map(|code| language(code, "languages"))
                .collect::<Result<_, StorageError>>()?,
            time_zone: self.time_zone,
            opens_at: self.opens_at.and_utc(),
            closes_at: self.closes_at.and_utc(),
            state: cell("state").code(AssessmentState::from_code(&self.state))?,
            mark: self
                .mark
                .map(|code| cell("mark").code(Mark::from_code(&code)))
                .transpose()?,
            texts: cell("texts").json(&self.texts)?,
            contact: contact.map(|(name, email)| ReplyContact { name, email }),
            minimum_base: cell("minimum_base").code(u32::try_from(self.minimum_base).ok())?,
            previous: self.previous_assessment_id.map(AssessmentId::new),
            opened_at: self.opened_at.map(|time| time.and_utc()),
            closed_at: self.closed_at.map(|time| time.and_utc()),
            revision: self.revision,
            counts_accepted_only: self.counts_accepted_only,
            id: AssessmentId::new(self.id),
        })
    }
}

/// The text of a questionnaire that was used in a round.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = questionnaires)]
pub struct StoredQuestionnaire {
    /// SHA-256 of the document.
    pub digest: String,
    pub questionnaire_id: String,
    pub version: String,
    pub respondent_group: String,
    pub document: String,
    pub stored_at: NaiveDateTime,
}

/// All rounds, the latest first.
pub fn list_assessments(connection: &mut AnyConnection) -> Result<Vec<Assessment>, StorageError> {
    let rows = assessments::table
        .select(AssessmentRow::as_select())
        .order((assessments::opens_at.desc(), assessments::id.desc()))
        .load(connection)?;
    rows.into_iter()
        .map(AssessmentRow::into_assessment)
        .collect()
}

pub fn find_assessment_by_slug(
    connection: &mut AnyConnection,
    slug: &str,
) -> Result<Option<Assessment>, StorageError> {
    let row = assessments::table
        .filter(assessments::slug.eq(slug))
        .select(AssessmentRow::as_select())
        .first(connection)
        .optional()?;
    row.map(AssessmentRow::into_assessment).transpose()
}

pub fn find_assessment(
    connection: &mut AnyConnection,
    id: &AssessmentId,
) -> Result<Option<Assessment>, StorageError> {
    let row = assessments::table
        .find(id.as_str())
        .select(AssessmentRow::as_select())
        .first(connection)
        .optional()?;
    row.map(AssessmentRow::into_assessment).transpose()
}

/// Finds a round and keeps it from being changed until the transaction ends, so that nothing is accepted
/// after a closing that was committed first. On SQLite a write transaction is alone anyway.
pub fn find_assessment_and_hold(
    connection: &mut AnyConnection,
    id: &AssessmentId,
) -> Result<Option<Assessment>, StorageError> {
    if let AnyConnection::Postgres(postgres) = connection {
        assessments::table
            .find(id.as_str())
            .select(assessments::id)
            .for_share()
            .load::<String>(postgres)?;
    }
    find_assessment(connection, id)
}

/// Rounds that are open although their closing instant has come.
pub fn list_assessments_due_for_closing(
    connection: &mut AnyConnection,
    now: DateTime<Utc>,
) -> Result<Vec<Assessment>, StorageError> {
    let rows = assessments::table
        .filter(assessments::state.eq(AssessmentState::Open.code()))
        .filter(assessments::closes_at.le(stamp(now)))
        .select(AssessmentRow::as_select())
        .order(assessments::id)
        .load(connection)?;
    rows.into_iter()
        .map(AssessmentRow::into_assessment)
        .collect()
}

/// Inserts a round as a draft. `Conflict`: the short name is taken.
pub fn insert_assessment(
    connection: &mut AnyConnection,
    id: &AssessmentId,
    new: &NewAssessment,
    author: &Author,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let titles: BTreeMap<&str, &str> = new
        .title
        .iter()
        .map(|(language, title)| (language.code(), title.as_str()))
        .collect();
    let languages: Vec<&str> = new
        .languages
        .iter()
        .map(|language| language.code())
        .collect();
    let contact = new
        .contact
        .as_ref()
        .map(|contact| serde_json::json!([contact.name, contact.email]).to_string());
    diesel::insert_into(assessments::table)
        .values((
            assessments::id.eq(id.as_str()),
            assessments::slug.eq(&new.slug),
            assessments::title.eq(serde_json::json!(titles).to_string()),
            assessments::languages.eq(serde_json::json!(languages).to_string()),
            assessments::time_zone.eq(&new.time_zone),
            assessments::opens_at.eq(stamp(new.opens_at)),
            assessments::closes_at.eq(stamp(new.closes_at)),
            assessments::state.eq(AssessmentState::Draft.code()),
            assessments::mark.eq(new.mark.map(Mark::code)),
            assessments::texts.eq("{}"),
            assessments::contact.eq(contact),
            assessments::minimum_base.eq(i64::from(new.minimum_base)),
            assessments::previous_assessment_id.eq(new.previous.as_ref().map(AssessmentId::as_str)),
            assessments::created_at.eq(stamp(now)),
            assessments::created_by.eq(author.to_string()),
            assessments::revision.eq(1),
        ))
        .execute(connection)?;
    Ok(())
}

/// Writes the state that a round moved to. `Conflict`: somebody moved it meanwhile.
pub fn update_assessment_state(
    connection: &mut AnyConnection,
    before: &Assessment,
    after: &Assessment,
) -> Result<(), StorageError> {
    let changed = diesel::update(
        assessments::table
            .find(before.id.as_str())
            .filter(assessments::revision.eq(before.revision)),
    )
    .set((
        assessments::state.eq(after.state.code()),
        assessments::opened_at.eq(after.opened_at.map(stamp)),
        assessments::closed_at.eq(after.closed_at.map(stamp)),
        assessments::revision.eq(after.revision),
    ))
    .execute(connection)?;
    match changed {
        1 => Ok(()),
        _ => Err(StorageError::Conflict(None)),
    }
}

/// Writes which answers of a round are counted. `Conflict`: somebody changed the round meanwhile.
pub fn update_assessment_counting(
    connection: &mut AnyConnection,
    before: &Assessment,
    accepted_only: bool,
) -> Result<(), StorageError> {
    let changed = diesel::update(
        assessments::table
            .find(before.id.as_str())
            .filter(assessments::revision.eq(before.revision)),
    )
    .set((
        assessments::counts_accepted_only.eq(accepted_only),
        assessments::revision.eq(before.revision + 1),
    ))
    .execute(connection)?;
    match changed {
        1 => Ok(()),
        _ => Err(StorageError::Conflict(None)),
    }
}

/// Keeps a questionnaire's text, once per digest.
pub fn insert_questionnaire_if_new(
    connection: &mut AnyConnection,
    questionnaire: &StoredQuestionnaire,
) -> Result<(), StorageError> {
    each_backend!(connection, |inner| diesel::insert_into(
        questionnaires::table
    )
    .values(questionnaire)
    .on_conflict(questionnaires::digest)
    .do_nothing()
    .execute(inner))?;
    Ok(())
}

/// Says which questionnaire a group is asked. `Conflict`: the group has one already.
pub fn insert_assessment_questionnaire(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    group: RespondentGroup,
    digest: &str,
) -> Result<(), StorageError> {
    diesel::insert_into(assessment_questionnaires::table)
        .values((
            assessment_questionnaires::assessment_id.eq(assessment.as_str()),
            assessment_questionnaires::respondent_group.eq(group.code()),
            assessment_questionnaires::digest.eq(digest),
        ))
        .execute(connection)?;
    Ok(())
}

/// The questionnaires of a round, without their documents: group and digest, in the order of the groups.
pub fn list_questionnaire_digests(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<(RespondentGroup, String)>, StorageError> {
    let rows: Vec<(String, String)> = assessment_questionnaires::table
        .filter(assessment_questionnaires::assessment_id.eq(assessment.as_str()))
        .select((
            assessment_questionnaires::respondent_group,
            assessment_questionnaires::digest,
        ))
        .load(connection)?;
    Ok(RespondentGroup::ALL
        .into_iter()
        .filter_map(|group| {
            let (_, digest) = rows.iter().find(|(code, _)| code == group.code())?;
            Some((group, digest.clone()))
        })
        .collect())
}

pub fn find_questionnaire_digest(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    group: RespondentGroup,
) -> Result<Option<String>, StorageError> {
    Ok(assessment_questionnaires::table
        .find((assessment.as_str(), group.code()))
        .select(assessment_questionnaires::digest)
        .first(connection)
        .optional()?)
}

pub fn find_questionnaire(
    connection: &mut AnyConnection,
    digest: &str,
) -> Result<Option<StoredQuestionnaire>, StorageError> {
    Ok(questionnaires::table
        .find(digest)
        .select(StoredQuestionnaire::as_select())
        .first(connection)
        .optional()?)
}
