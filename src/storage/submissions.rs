//! Submissions, their coded values, and what the tallies read.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::schema::{coded_values, responses, submission_subjects, submissions};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError, kept_counts};
use crate::assessment::{
    AssessmentId, Author, CodedAnswer, Mark, Respondent, Response, ResponseId, Submission,
    SubmissionId,
};
use crate::questionnaire::answers::Address;
use crate::questionnaire::form::CodedValue;
use crate::questionnaire::model::{Attribution, RespondentGroup};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = submissions)]
struct SubmissionRow {
    id: String,
    response_id: String,
    number: i64,
    receipt_number: String,
    questionnaire_digest: String,
    digest: String,
    document: String,
    submitted_at: NaiveDateTime,
    author: String,
    declaration: Option<String>,
    mark: Option<String>,
    source: Option<String>,
}

impl SubmissionRow {
    fn into_submission(self) -> Result<Submission, StorageError> {
        let row = self.id.clone();
        let cell = |column| Cell {
            table: "submissions",
            column,
            row: &row,
        };
        Ok(Submission {
            id: SubmissionId::new(self.id),
            response: ResponseId::new(self.response_id),
            number: self.number,
            receipt_number: self.receipt_number,
            questionnaire_digest: self.questionnaire_digest,
            digest: self.digest,
            document: self.document,
            submitted_at: self.submitted_at.and_utc(),
            author: cell("author").code(Author::parse(&self.author))?,
            declaration: self.declaration,
            mark: self
                .mark
                .map(|code| cell("mark").code(Mark::from_code(&code)))
                .transpose()?,
            source: self.source,
        })
    }
}

/// Inserts a submission, which nothing can change afterwards. `Conflict`: its number is taken.
pub fn insert_submission(
    connection: &mut AnyConnection,
    submission: &Submission,
) -> Result<(), StorageError> {
    diesel::insert_into(submissions::table)
        .values(SubmissionRow {
            id: submission.id.to_string(),
            response_id: submission.response.to_string(),
            number: submission.number,
            receipt_number: submission.receipt_number.clone(),
            questionnaire_digest: submission.questionnaire_digest.clone(),
            digest: submission.digest.clone(),
            document: submission.document.clone(),
            submitted_at: stamp(submission.submitted_at),
            author: submission.author.to_string(),
            declaration: submission.declaration.clone(),
            mark: submission.mark.map(|mark| mark.code().to_owned()),
            source: submission.source.clone(),
        })
        .execute(connection)?;
    Ok(())
}

pub fn find_submission(
    connection: &mut AnyConnection,
    id: &SubmissionId,
) -> Result<Option<Submission>, StorageError> {
    let row = submissions::table
        .find(id.as_str())
        .select(SubmissionRow::as_select())
        .first(connection)
        .optional()?;
    row.map(SubmissionRow::into_submission).transpose()
}

/// These submissions, by id.
pub fn list_submissions_by_id(
    connection: &mut AnyConnection,
    ids: &[String],
) -> Result<Vec<Submission>, StorageError> {
    let mut found = Vec::with_capacity(ids.len());
    // Both databases bound the number of values in one statement.
    for some in ids.chunks(500) {
        let rows = submissions::table
            .filter(submissions::id.eq_any(some))
            .select(SubmissionRow::as_select())
            .load(connection)?;
        for row in rows {
            found.push(row.into_submission()?);
        }
    }
    Ok(found)
}

/// All submissions of a response, the first one first: older ones stay readable.
pub fn list_submissions(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<Vec<Submission>, StorageError> {
    let rows = submissions::table
        .filter(submissions::response_id.eq(response.as_str()))
        .select(SubmissionRow::as_select())
        .order(submissions::number)
        .load(connection)?;
    rows.into_iter()
        .map(SubmissionRow::into_submission)
        .collect()
}

/// The number of the last submission of a response; 0 where there is none.
pub fn last_submission_number(
    connection: &mut AnyConnection,
    response: &ResponseId,
) -> Result<i64, StorageError> {
    let last: Option<i64> = submissions::table
        .filter(submissions::response_id.eq(response.as_str()))
        .select(diesel::dsl::max(submissions::number))
        .first(connection)?;
    Ok(last.unwrap_or(0))
}

/// The submission of an organization that counts in a round.
pub fn find_current_submission(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    respondent: &Respondent,
) -> Result<Option<Submission>, StorageError> {
    let row = responses::table
        .inner_join(
            submissions::table.on(responses::current_submission_id.eq(submissions::id.nullable())),
        )
        .filter(responses::assessment_id.eq(assessment.as_str()))
        .filter(responses::respondent_group.eq(respondent.group.code()))
        .filter(responses::organization_id.eq(&respondent.organization))
        .select(SubmissionRow::as_select())
        .first(connection)
        .optional()?;
    row.map(SubmissionRow::into_submission).transpose()
}

/// The current submissions of a group that speak about a mechanism, with who made them.
///
/// Whole documents: asked for one mechanism at a time, for its open answers.
pub fn list_current_submissions_about(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    group: RespondentGroup,
    subject: &str,
) -> Result<Vec<(Respondent, Submission)>, StorageError> {
    let rows: Vec<(String, SubmissionRow)> = submission_subjects::table
        .inner_join(submissions::table)
        .filter(submission_subjects::assessment_id.eq(assessment.as_str()))
        .filter(submission_subjects::subject.eq(subject))
        .filter(submission_subjects::is_current.eq(true))
        .filter(submission_subjects::respondent_group.eq(group.code()))
        .select((
            submission_subjects::organization_id,
            SubmissionRow::as_select(),
        ))
        .load(connection)?;
    let mut list = rows
        .into_iter()
        .map(|(organization, row)| {
            Ok((Respondent::new(group, organization), row.into_submission()?))
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    list.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(list)
}

/// What becomes rows when a response is submitted.
pub struct NewCodedValues<'a> {
    pub submission: &'a SubmissionId,
    pub response: &'a Response,
    /// Each value with the level that holds for it.
    pub values: &'a [(CodedValue, Attribution)],
    /// The mechanisms it speaks about.
    pub subjects: &'a [String],
}

/// Writes the rows of a submission and lets them count instead of those of the one before.
pub fn replace_coded_values(
    connection: &mut AnyConnection,
    new: &NewCodedValues,
) -> Result<(), StorageError> {
    let earlier = submissions::table
        .filter(submissions::response_id.eq(new.response.id.as_str()))
        .filter(submissions::id.ne(new.submission.as_str()))
        .order(submissions::number)
        .select(submissions::id)
        .load::<String>(connection)?;
    if let Some(last) = earlier.last() {
        kept_counts::end(connection, new.response, last)?;
        diesel::update(
            coded_values::table
                .filter(coded_values::submission_id.eq_any(&earlier))
                .filter(coded_values::is_current.eq(true)),
        )
        .set(coded_values::is_current.eq(false))
        .execute(connection)?;
        diesel::update(
            submission_subjects::table
                .filter(submission_subjects::submission_id.eq_any(&earlier))
                .filter(submission_subjects::is_current.eq(true)),
        )
        .set(submission_subjects::is_current.eq(false))
        .execute(connection)?;
    }
    let respondent = &new.response.respondent;
    // In the questionnaire of a mechanism everything is about the mechanism itself.
    let own_subject =
        (respondent.group == RespondentGroup::Iscm).then_some(respondent.organization.as_str());
    let rows: Vec<_> = (0_i64..)
        .zip(new.values)
        .map(|(position, (value, attribution))| {
            let subject = value
                .subject
                .as_ref()
                .map(|(_, id)| id.as_str())
                .or(own_subject);
            (
                coded_values::submission_id.eq(new.submission.as_str()),
                coded_values::position.eq(position),
                coded_values::is_current.eq(true),
                coded_values::assessment_id.eq(new.response.assessment.as_str()),
                coded_values::respondent_group.eq(respondent.group.code()),
                coded_values::organization_id.eq(respondent.organization.as_str()),
                coded_values::subject.eq(subject),
                coded_values::indicator.eq(value.indicator.as_str()),
                coded_values::context.eq(value.context.join("/")),
                coded_values::row_key.eq(value.row.as_deref()),
                coded_values::code.eq(value.code.as_deref()),
                coded_values::number.eq(value.number),
                coded_values::attribution.eq(attribution.code()),
                coded_values::address.eq(value.address.as_str()),
            )
        })
        .collect();
    // Both databases bound the number of values in one statement (32,766 and 65,535).
    for some in rows.chunks(500) {
        each_backend!(connection, |inner| diesel::insert_into(coded_values::table)
            .values(some)
            .execute(inner))?;
    }
    for subject in new.subjects {
        diesel::insert_into(submission_subjects::table)
            .values((
                submission_subjects::submission_id.eq(new.submission.as_str()),
                submission_subjects::subject.eq(subject),
                submission_subjects::is_current.eq(true),
                submission_subjects::assessment_id.eq(new.response.assessment.as_str()),
                submission_subjects::respondent_group.eq(respondent.group.code()),
                submission_subjects::organization_id.eq(&respondent.organization),
            ))
            .execute(connection)?;
    }
    kept_counts::begin(connection, new.response, new.submission.as_str())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = coded_values)]
pub(super) struct CodedValueRow {
    submission_id: String,
    respondent_group: String,
    organization_id: String,
    subject: Option<String>,
    indicator: String,
    context: String,
    row_key: Option<String>,
    code: Option<String>,
    number: Option<f64>,
    attribution: String,
    address: String,
}

impl CodedValueRow {
    pub(super) fn into_coded_answer(self) -> Result<CodedAnswer, StorageError> {
        let cell = |column| Cell {
            table: "coded_values",
            column,
            row: &self.submission_id,
        };
        let group =
            cell("respondent_group").code(RespondentGroup::from_code(&self.respondent_group))?;
        Ok(CodedAnswer {
            attribution: cell("attribution").code(Attribution::from_code(&self.attribution))?,
            respondent: Respondent::new(group, self.organization_id),
            subject: self.subject,
            indicator: self.indicator,
            context: self.context,
            row: self.row_key,
            code: self.code,
            number: self.number,
            address: Address::parse(&self.address),
        })
    }
}

/// Which coded values are asked for; of a round, and only those that count.
#[derive(Clone, Copy, Debug, Default)]
pub struct CodedFilter<'a> {
    pub group: Option<RespondentGroup>,
    /// The mechanism they are about.
    pub subject: Option<&'a str>,
    pub indicator: Option<&'a str>,
}

/// The coded values of a round that count, by respondent and in the order of the file.
pub fn list_coded_answers(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    filter: CodedFilter,
) -> Result<Vec<CodedAnswer>, StorageError> {
    let mut query = coded_values::table
        .filter(coded_values::assessment_id.eq(assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .select(CodedValueRow::as_select())
        .order((coded_values::submission_id, coded_values::position))
        .into_boxed();
    if let Some(group) = filter.group {
        query = query.filter(coded_values::respondent_group.eq(group.code()));
    }
    if let Some(subject) = filter.subject {
        query = query.filter(coded_values::subject.eq(subject));
    }
    if let Some(indicator) = filter.indicator {
        query = query.filter(coded_values::indicator.eq(indicator));
    }
    let mut list = query
        .load(connection)?
        .into_iter()
        .map(CodedValueRow::into_coded_answer)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.respondent.cmp(&other.respondent));
    Ok(list)
}

/// The mechanisms on which somebody answered in a round, with how many of each group.
pub fn list_subjects(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<(String, RespondentGroup, i64)>, StorageError> {
    let rows: Vec<(String, String, i64)> = submission_subjects::table
        .filter(submission_subjects::assessment_id.eq(assessment.as_str()))
        .filter(submission_subjects::is_current.eq(true))
        .group_by((
            submission_subjects::subject,
            submission_subjects::respondent_group,
        ))
        .select((
            submission_subjects::subject,
            submission_subjects::respondent_group,
            diesel::dsl::count_star(),
        ))
        .load(connection)?;
    let mut list = rows
        .into_iter()
        .map(|(subject, group, count)| {
            let cell = Cell {
                table: "submission_subjects",
                column: "respondent_group",
                row: &subject,
            };
            let group = cell.code(RespondentGroup::from_code(&group))?;
            Ok((subject, group, count))
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    list.sort();
    Ok(list)
}

/// The States that answered in a round, with the number of mechanisms that each answered about.
pub fn count_subjects_of_states(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<(String, i64)>, StorageError> {
    Ok(submission_subjects::table
        .filter(submission_subjects::assessment_id.eq(assessment.as_str()))
        .filter(submission_subjects::respondent_group.eq(RespondentGroup::State.code()))
        .filter(submission_subjects::is_current.eq(true))
        .group_by(submission_subjects::organization_id)
        .select((
            submission_subjects::organization_id,
            diesel::dsl::count_star(),
        ))
        .load(connection)?)
}

/// The marks of the submissions about a mechanism that count.
pub fn list_marks(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    subject: &str,
) -> Result<Vec<Mark>, StorageError> {
    let codes: Vec<Option<String>> = submission_subjects::table
        .inner_join(submissions::table)
        .filter(submission_subjects::assessment_id.eq(assessment.as_str()))
        .filter(submission_subjects::subject.eq(subject))
        .filter(submission_subjects::is_current.eq(true))
        .filter(submissions::mark.is_not_null())
        .select(submissions::mark)
        .distinct()
        .load(connection)?;
    let cell = Cell {
        table: "submissions",
        column: "mark",
        row: subject,
    };
    let mut marks = codes
        .into_iter()
        .flatten()
        .map(|code| cell.code(Mark::from_code(&code)))
        .collect::<Result<Vec<_>, _>>()?;
    marks.sort();
    Ok(marks)
}

/// The marks that the submissions of a round that count carry, each once; `None` among them where one is a
/// respondent's own word.
pub fn list_marks_of_round(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<Option<Mark>>, StorageError> {
    let codes: Vec<Option<String>> = responses::table
        .inner_join(
            submissions::table.on(responses::current_submission_id.eq(submissions::id.nullable())),
        )
        .filter(responses::assessment_id.eq(assessment.as_str()))
        .select(submissions::mark)
        .distinct()
        .load(connection)?;
    let cell = Cell {
        table: "submissions",
        column: "mark",
        row: assessment.as_str(),
    };
    let mut marks = codes
        .into_iter()
        .map(|code| {
            code.map(|code| cell.code(Mark::from_code(&code)))
                .transpose()
        })
        .collect::<Result<Vec<_>, _>>()?;
    marks.sort();
    Ok(marks)
}
