//! What happened to a summary: every saved text, every step, every published version, every remark.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{
    summaries, summary_comments, summary_history, summary_moves, summary_versions,
};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Author, SummaryId};
use crate::findings::draft::Stage;
use crate::findings::release::Earlier;
use crate::language::Language;

/// What somebody did to a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub key: String,
    pub language: Language,
    /// `written`, `taken`, `left`, `reset`, `confirmed`, `dropped`, `restored`, `moved`, `added`, `cited`,
    /// `uncited`, `proposal_taken`, or `not_saved`: what met another text.
    pub deed: String,
    /// The text as it was saved, or as it was typed and not saved.
    pub text: Option<String>,
    pub author: Author,
    pub at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = summary_history)]
struct DeedRow {
    id: String,
    key: String,
    language: String,
    deed: String,
    text: Option<String>,
    author: String,
    at: NaiveDateTime,
}

/// Adds a deed; the caller has taken the summary, so that its numbers follow each other.
pub fn insert_deed(
    connection: &mut AnyConnection,
    (id, summary): (&str, &SummaryId),
    deed: &Deed,
) -> Result<(), StorageError> {
    let last: Option<i64> = summary_history::table
        .filter(summary_history::summary_id.eq(summary.as_str()))
        .select(diesel::dsl::max(summary_history::number))
        .first(connection)?;
    diesel::insert_into(summary_history::table)
        .values((
            summary_history::id.eq(id),
            summary_history::summary_id.eq(summary.as_str()),
            summary_history::number.eq(last.unwrap_or(0) + 1),
            summary_history::key.eq(&deed.key),
            summary_history::language.eq(deed.language.code()),
            summary_history::deed.eq(&deed.deed),
            summary_history::text.eq(&deed.text),
            summary_history::author.eq(deed.author.to_string()),
            summary_history::at.eq(stamp(deed.at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// What was done to a statement, the latest first.
pub fn list_deeds(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    key: &str,
) -> Result<Vec<Deed>, StorageError> {
    let rows = summary_history::table
        .filter(summary_history::summary_id.eq(summary.as_str()))
        .filter(summary_history::key.eq(key))
        .order(summary_history::number.desc())
        .select(DeedRow::as_select())
        .load(connection)?;
    rows.into_iter()
        .map(|row| {
            let cell = |column| Cell {
                table: "summary_history",
                column,
                row: &row.id,
            };
            Ok(Deed {
                language: cell("language").code(Language::from_tag(&row.language))?,
                author: cell("author").code(Author::parse(&row.author))?,
                key: row.key.clone(),
                deed: row.deed.clone(),
                text: row.text.clone(),
                at: row.at.and_utc(),
            })
        })
        .collect()
}

/// A step of a summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// `None`: it was begun.
    pub from: Option<Stage>,
    pub to: Stage,
    pub reason: String,
    /// The last version published by then; 0 where there was none.
    pub version: i64,
    pub author: Author,
    pub at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = summary_moves)]
struct MoveRow {
    summary_id: String,
    from_stage: Option<String>,
    to_stage: String,
    reason: String,
    version: i64,
    author: String,
    at: NaiveDateTime,
}

/// Adds a step; the caller has taken the summary.
pub fn insert_move(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    step: &Move,
) -> Result<(), StorageError> {
    let last: Option<i64> = summary_moves::table
        .filter(summary_moves::summary_id.eq(summary.as_str()))
        .select(diesel::dsl::max(summary_moves::number))
        .first(connection)?;
    diesel::insert_into(summary_moves::table)
        .values((
            summary_moves::summary_id.eq(summary.as_str()),
            summary_moves::number.eq(last.unwrap_or(0) + 1),
            summary_moves::from_stage.eq(step.from.map(Stage::code)),
            summary_moves::to_stage.eq(step.to.code()),
            summary_moves::reason.eq(&step.reason),
            summary_moves::version.eq(step.version),
            summary_moves::author.eq(step.author.to_string()),
            summary_moves::at.eq(stamp(step.at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The steps of a summary, the first one first.
pub fn list_moves(
    connection: &mut AnyConnection,
    summary: &SummaryId,
) -> Result<Vec<Move>, StorageError> {
    let rows = summary_moves::table
        .filter(summary_moves::summary_id.eq(summary.as_str()))
        .order(summary_moves::number)
        .select(MoveRow::as_select())
        .load(connection)?;
    rows.into_iter()
        .map(|row| {
            let cell = |column| Cell {
                table: "summary_moves",
                column,
                row: &row.summary_id,
            };
            Ok(Move {
                from: row
                    .from_stage
                    .as_deref()
                    .map(|code| cell("from_stage").code(Stage::from_code(code)))
                    .transpose()?,
                to: cell("to_stage").code(Stage::from_code(&row.to_stage))?,
                author: cell("author").code(Author::parse(&row.author))?,
                reason: row.reason.clone(),
                version: row.version,
                at: row.at.and_utc(),
            })
        })
        .collect()
}

/// A published version without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub number: i64,
    pub digest: String,
    pub published_at: DateTime<Utc>,
    pub published_by: Author,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = summary_versions)]
struct VersionRow {
    summary_id: String,
    number: i64,
    digest: String,
    published_at: NaiveDateTime,
    published_by: String,
}

/// Inserts a version, which nothing can change afterwards, with what it tells of those who answered.
/// `Conflict`: its number is taken.
pub fn insert_version(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    version: &Version,
    document: &str,
    told: Option<&Earlier>,
) -> Result<(), StorageError> {
    let told = told
        .map(|told| serde_json::to_string(told).map_err(|_| told_cell(summary.as_str()).corrupt()))
        .transpose()?;
    diesel::insert_into(summary_versions::table)
        .values((
            summary_versions::summary_id.eq(summary.as_str()),
            summary_versions::number.eq(version.number),
            summary_versions::document.eq(document),
            summary_versions::digest.eq(&version.digest),
            summary_versions::published_at.eq(stamp(version.published_at)),
            summary_versions::published_by.eq(version.published_by.to_string()),
            summary_versions::told.eq(told),
        ))
        .execute(connection)?;
    Ok(())
}

fn told_cell(summary: &str) -> Cell<'_> {
    Cell {
        table: "summary_versions",
        column: "told",
        row: summary,
    }
}

/// What the published summaries of a round told of those who answered, withdrawn ones too.
pub fn list_told(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<Earlier>, StorageError> {
    let rows: Vec<(String, String)> = summary_versions::table
        .inner_join(summaries::table.on(summary_versions::summary_id.eq(summaries::id)))
        .filter(summaries::assessment_id.eq(assessment.as_str()))
        .filter(summary_versions::told.is_not_null())
        .order((summaries::iscm, summary_versions::number))
        .select((summaries::id, summary_versions::told.assume_not_null()))
        .load(connection)?;
    rows.iter()
        .map(|(summary, told)| told_cell(summary).json(told))
        .collect()
}

/// The versions of a summary, the latest first.
pub fn list_versions(
    connection: &mut AnyConnection,
    summary: &SummaryId,
) -> Result<Vec<Version>, StorageError> {
    let rows = summary_versions::table
        .filter(summary_versions::summary_id.eq(summary.as_str()))
        .order(summary_versions::number.desc())
        .select(VersionRow::as_select())
        .load(connection)?;
    rows.into_iter()
        .map(|row| {
            let cell = Cell {
                table: "summary_versions",
                column: "published_by",
                row: &row.summary_id,
            };
            Ok(Version {
                number: row.number,
                published_by: cell.code(Author::parse(&row.published_by))?,
                digest: row.digest,
                published_at: row.published_at.and_utc(),
            })
        })
        .collect()
}

/// The document of a version, byte for byte.
pub fn find_document(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    number: i64,
) -> Result<Option<String>, StorageError> {
    Ok(summary_versions::table
        .find((summary.as_str(), number))
        .select(summary_versions::document)
        .first(connection)
        .optional()?)
}

/// The mechanisms of which versions were published, with round and where the summary is now.
pub fn list_published(
    connection: &mut AnyConnection,
) -> Result<Vec<(AssessmentId, String, SummaryId)>, StorageError> {
    let rows: Vec<(String, String, String)> = summary_versions::table
        .inner_join(summaries::table.on(summary_versions::summary_id.eq(summaries::id)))
        .filter(summary_versions::number.eq(1))
        .select((summaries::assessment_id, summaries::iscm, summaries::id))
        .load(connection)?;
    let mut list: Vec<_> = rows
        .into_iter()
        .map(|(assessment, iscm, id)| (AssessmentId::new(assessment), iscm, SummaryId::new(id)))
        .collect();
    list.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    Ok(list)
}

/// What became of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Resolved,
    /// The words it proposes were taken.
    Taken,
    Left,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Resolved => "resolved",
            Outcome::Taken => "taken",
            Outcome::Left => "left",
        }
    }

    pub fn from_code(code: &str) -> Option<Outcome> {
        [Outcome::Resolved, Outcome::Taken, Outcome::Left]
            .into_iter()
            .find(|outcome| outcome.code() == code)
    }
}

/// A remark on a statement, or on the whole text where `key` is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: String,
    pub key: String,
    pub language: Language,
    pub text: String,
    /// Other words for the statement.
    pub proposal: Option<String>,
    pub author: Author,
    pub created_at: DateTime<Utc>,
    /// `None`: being written by the secretariat, not seen by staff.
    pub sent_at: Option<DateTime<Utc>>,
    pub outcome: Option<(Outcome, Author, DateTime<Utc>)>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = summary_comments)]
struct CommentRow {
    id: String,
    summary_id: String,
    key: String,
    language: String,
    text: String,
    proposal: Option<String>,
    author: String,
    created_at: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
    outcome: Option<String>,
    decided_by: Option<String>,
    decided_at: Option<NaiveDateTime>,
}

impl CommentRow {
    fn into_comment(self) -> Result<Comment, StorageError> {
        let cell = |column| Cell {
            table: "summary_comments",
            column,
            row: &self.id,
        };
        let outcome = match (&self.outcome, &self.decided_by, self.decided_at) {
            (Some(outcome), Some(author), Some(at)) => Some((
                cell("outcome").code(Outcome::from_code(outcome))?,
                cell("decided_by").code(Author::parse(author))?,
                at.and_utc(),
            )),
            _ => None,
        };
        Ok(Comment {
            language: cell("language").code(Language::from_tag(&self.language))?,
            author: cell("author").code(Author::parse(&self.author))?,
            outcome,
            id: self.id.clone(),
            key: self.key,
            text: self.text,
            proposal: self.proposal,
            created_at: self.created_at.and_utc(),
            sent_at: self.sent_at.map(|at| at.and_utc()),
        })
    }
}

/// Inserts a remark. `Conflict`: it is there already, sent twice.
pub fn insert_comment(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    comment: &Comment,
) -> Result<(), StorageError> {
    diesel::insert_into(summary_comments::table)
        .values(CommentRow {
            id: comment.id.clone(),
            summary_id: summary.to_string(),
            key: comment.key.clone(),
            language: comment.language.code().to_owned(),
            text: comment.text.clone(),
            proposal: comment.proposal.clone(),
            author: comment.author.to_string(),
            created_at: stamp(comment.created_at),
            sent_at: comment.sent_at.map(stamp),
            outcome: None,
            decided_by: None,
            decided_at: None,
        })
        .execute(connection)?;
    Ok(())
}

/// All remarks on a summary, the first one first, unsent ones of reviewers among them.
pub fn list_comments(
    connection: &mut AnyConnection,
    summary: &SummaryId,
) -> Result<Vec<Comment>, StorageError> {
    let rows = summary_comments::table
        .filter(summary_comments::summary_id.eq(summary.as_str()))
        .order((summary_comments::created_at, summary_comments::id))
        .select(CommentRow::as_select())
        .load(connection)?;
    rows.into_iter().map(CommentRow::into_comment).collect()
}

/// Changes a remark that was not sent yet.
pub fn update_unsent_comment(
    connection: &mut AnyConnection,
    id: &str,
    text: &str,
    proposal: Option<&str>,
) -> Result<(), StorageError> {
    diesel::update(
        summary_comments::table
            .find(id)
            .filter(summary_comments::sent_at.is_null()),
    )
    .set((
        summary_comments::text.eq(text),
        summary_comments::proposal.eq(proposal),
    ))
    .execute(connection)?;
    Ok(())
}

/// Sends what a reviewer has written; an empty remark is nothing.
pub fn send_comments(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    author: &Author,
    now: DateTime<Utc>,
) -> Result<usize, StorageError> {
    let unsent = || {
        summary_comments::table
            .filter(summary_comments::summary_id.eq(summary.as_str().to_owned()))
            .filter(summary_comments::author.eq(author.to_string()))
            .filter(summary_comments::sent_at.is_null())
    };
    diesel::delete(
        unsent()
            .filter(summary_comments::text.eq(""))
            .filter(summary_comments::proposal.is_null()),
    )
    .execute(connection)?;
    Ok(diesel::update(unsent())
        .set(summary_comments::sent_at.eq(stamp(now)))
        .execute(connection)?)
}

/// Notes what became of a remark; the first decision counts.
pub fn decide_comment(
    connection: &mut AnyConnection,
    id: &str,
    outcome: Outcome,
    author: &Author,
    now: DateTime<Utc>,
) -> Result<bool, StorageError> {
    let changed = diesel::update(
        summary_comments::table
            .find(id)
            .filter(summary_comments::outcome.is_null()),
    )
    .set((
        summary_comments::outcome.eq(outcome.code()),
        summary_comments::decided_by.eq(author.to_string()),
        summary_comments::decided_at.eq(stamp(now)),
    ))
    .execute(connection)?;
    Ok(changed == 1)
}
