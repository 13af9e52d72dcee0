//! Summaries as analysts work on them: where each is, and its draft.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::schema::{summaries, summary_statements, summary_words};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Author, SummaryId};
use crate::findings::draft::document::StoredSource;
use crate::findings::draft::{Basis, Citation, CitationKind, Draft, Drafted, Stage, Words};
use crate::language::Language;
use crate::questionnaire::model::{Attribution, RespondentGroup};

/// A summary that somebody has begun to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSummary {
    pub id: SummaryId,
    pub assessment: AssessmentId,
    /// The registry id of the mechanism.
    pub iscm: String,
    pub stage: Stage,
    pub created_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = summaries)]
struct SummaryRow {
    id: String,
    assessment_id: String,
    iscm: String,
    stage: String,
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
}

impl SummaryRow {
    fn into_summary(self) -> Result<StoredSummary, StorageError> {
        let cell = Cell {
            table: "summaries",
            column: "stage",
            row: &self.id,
        };
        Ok(StoredSummary {
            stage: cell.code(Stage::from_code(&self.stage))?,
            id: SummaryId::new(&self.id),
            assessment: AssessmentId::new(self.assessment_id),
            iscm: self.iscm,
            created_at: self.created_at.and_utc(),
            changed_at: self.changed_at.and_utc(),
        })
    }
}

pub fn find_summary(
    connection: &mut AnyConnection,
    id: &SummaryId,
) -> Result<Option<StoredSummary>, StorageError> {
    let row = summaries::table
        .find(id.as_str())
        .select(SummaryRow::as_select())
        .first(connection)
        .optional()?;
    row.map(SummaryRow::into_summary).transpose()
}

/// The summary of a mechanism in a round, if somebody works on it.
pub fn find_summary_of(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    iscm: &str,
) -> Result<Option<StoredSummary>, StorageError> {
    let row = summaries::table
        .filter(summaries::assessment_id.eq(assessment.as_str()))
        .filter(summaries::iscm.eq(iscm))
        .select(SummaryRow::as_select())
        .first(connection)
        .optional()?;
    row.map(SummaryRow::into_summary).transpose()
}

/// All summaries of a round that somebody works on, by mechanism.
pub fn list_summaries(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<Vec<StoredSummary>, StorageError> {
    let rows = summaries::table
        .filter(summaries::assessment_id.eq(assessment.as_str()))
        .select(SummaryRow::as_select())
        .load(connection)?;
    let mut list = rows
        .into_iter()
        .map(SummaryRow::into_summary)
        .collect::<Result<Vec<_>, _>>()?;
    list.sort_by(|one, other| one.iscm.cmp(&other.iscm));
    Ok(list)
}

/// Inserts a summary. `Conflict`: somebody has begun it already.
pub fn insert_summary(
    connection: &mut AnyConnection,
    summary: &StoredSummary,
    author: &Author,
) -> Result<(), StorageError> {
    diesel::insert_into(summaries::table)
        .values((
            summaries::id.eq(summary.id.as_str()),
            summaries::assessment_id.eq(summary.assessment.as_str()),
            summaries::iscm.eq(&summary.iscm),
            summaries::stage.eq(summary.stage.code()),
            summaries::created_at.eq(stamp(summary.created_at)),
            summaries::created_by.eq(author.to_string()),
            summaries::changed_at.eq(stamp(summary.changed_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes the summary for this transaction: who writes next waits, and then reads what was written.
pub fn touch_summary(
    connection: &mut AnyConnection,
    id: &SummaryId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(summaries::table.find(id.as_str()))
        .set(summaries::changed_at.eq(stamp(now)))
        .execute(connection)?;
    Ok(())
}

/// Writes where a summary went. `Conflict`: somebody moved it meanwhile.
pub fn update_stage(
    connection: &mut AnyConnection,
    summary: &StoredSummary,
    to: Stage,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let changed = diesel::update(
        summaries::table
            .find(summary.id.as_str())
            .filter(summaries::stage.eq(summary.stage.code())),
    )
    .set((
        summaries::stage.eq(to.code()),
        summaries::changed_at.eq(stamp(now)),
    ))
    .execute(connection)?;
    match changed {
        1 => Ok(()),
        _ => Err(StorageError::Conflict(None)),
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = summary_statements)]
struct StatementRow {
    summary_id: String,
    key: String,
    section: String,
    position: i64,
    is_own: bool,
    is_dropped: bool,
    speaker: String,
    citations: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = summary_words)]
struct WordsRow {
    summary_id: String,
    key: String,
    language: String,
    text: Option<String>,
    basis: Option<String>,
    to_translate: bool,
    revision: i64,
    changed_by: Option<String>,
    changed_at: Option<NaiveDateTime>,
}

#[derive(Serialize, Deserialize)]
struct StoredBasis {
    text: String,
    language: String,
    #[serde(default)]
    untranslated: bool,
    #[serde(default)]
    staff_only: bool,
    sources: Vec<StoredSource>,
}

#[derive(Serialize, Deserialize)]
struct StoredCitation {
    kind: String,
    group: String,
    respondent: String,
    address: String,
    value: Json,
    question: BTreeMap<String, String>,
    shown: BTreeMap<String, String>,
    level: Option<String>,
}

fn by_code(texts: &BTreeMap<Language, String>) -> BTreeMap<String, String> {
    texts
        .iter()
        .map(|(language, text)| (language.code().to_owned(), text.clone()))
        .collect()
}

fn by_language(texts: BTreeMap<String, String>) -> BTreeMap<Language, String> {
    texts
        .into_iter()
        .filter_map(|(code, text)| Some((Language::from_tag(&code)?, text)))
        .collect()
}

fn group_of(code: &str) -> Option<RespondentGroup> {
    RespondentGroup::ALL
        .into_iter()
        .find(|group| group.code() == code)
}

impl StatementRow {
    fn of(summary: &SummaryId, statement: &Drafted) -> StatementRow {
        let citations: Vec<StoredCitation> = statement
            .citations
            .iter()
            .map(|citation| StoredCitation {
                kind: citation.kind.code().to_owned(),
                group: citation.group.code().to_owned(),
                respondent: citation.respondent.clone(),
                address: citation.address.clone(),
                value: citation.value.clone(),
                question: by_code(&citation.question),
                shown: by_code(&citation.shown),
                level: citation.level.map(|level| level.code().to_owned()),
            })
            .collect();
        StatementRow {
            summary_id: summary.to_string(),
            key: statement.key.clone(),
            section: statement.section.clone(),
            position: statement.position,
            is_own: statement.is_own,
            is_dropped: statement.is_dropped,
            speaker: statement.speaker.code().to_owned(),
            citations: serde_json::to_string(&citations).expect("plain values can be written"),
        }
    }

    fn into_drafted(self) -> Result<Drafted, StorageError> {
        let cell = |column| Cell {
            table: "summary_statements",
            column,
            row: &self.key,
        };
        let stored: Vec<StoredCitation> = cell("citations").json(&self.citations)?;
        let citations = stored.into_iter().map(|citation| {
            Some(Citation {
                kind: CitationKind::from_code(&citation.kind)?,
                group: group_of(&citation.group)?,
                level: match citation.level {
                    Some(code) => Some(Attribution::from_code(&code)?),
                    None => None,
                },
                respondent: citation.respondent,
                address: citation.address,
                value: citation.value,
                question: by_language(citation.question),
                shown: by_language(citation.shown),
            })
        });
        Ok(Drafted {
            citations: cell("citations").code(citations.collect())?,
            speaker: cell("speaker").code(group_of(&self.speaker))?,
            key: self.key.clone(),
            section: self.section,
            position: self.position,
            is_own: self.is_own,
            is_dropped: self.is_dropped,
            words: BTreeMap::new(),
        })
    }
}

impl WordsRow {
    fn of(summary: &SummaryId, key: &str, language: Language, words: &Words) -> WordsRow {
        let basis = words.basis.as_ref().map(|basis| StoredBasis {
            text: basis.text.clone(),
            language: basis.language.code().to_owned(),
            untranslated: basis.untranslated,
            staff_only: basis.staff_only,
            sources: basis.sources.iter().map(StoredSource::from).collect(),
        });
        WordsRow {
            summary_id: summary.to_string(),
            key: key.to_owned(),
            language: language.code().to_owned(),
            text: words.text.clone(),
            basis: basis
                .map(|basis| serde_json::to_string(&basis).expect("plain values can be written")),
            to_translate: words.to_translate,
            revision: words.revision,
            changed_by: words.changed.as_ref().map(|(author, _)| author.to_string()),
            changed_at: words.changed.as_ref().map(|(_, at)| stamp(*at)),
        }
    }

    fn into_words(self) -> Result<(String, Language, Words), StorageError> {
        let cell = |column| Cell {
            table: "summary_words",
            column,
            row: &self.key,
        };
        let basis = match &self.basis {
            None => None,
            Some(text) => {
                let stored: StoredBasis = cell("basis").json(text)?;
                Some(Basis {
                    language: cell("basis").code(Language::from_tag(&stored.language))?,
                    text: stored.text,
                    untranslated: stored.untranslated,
                    staff_only: stored.staff_only,
                    sources: stored.sources.into_iter().map(Into::into).collect(),
                })
            }
        };
        let author = self
            .changed_by
            .as_deref()
            .map(|author| cell("changed_by").code(Author::parse(author)))
            .transpose()?;
        let language = cell("language").code(Language::from_tag(&self.language))?;
        let words = Words {
            text: self.text,
            basis,
            to_translate: self.to_translate,
            revision: self.revision,
            changed: author.zip(self.changed_at.map(|at| at.and_utc())),
        };
        Ok((self.key, language, words))
    }
}

/// The draft of a summary.
pub fn load_draft(
    connection: &mut AnyConnection,
    summary: &SummaryId,
) -> Result<Draft, StorageError> {
    let rows = summary_statements::table
        .filter(summary_statements::summary_id.eq(summary.as_str()))
        .select(StatementRow::as_select())
        .load(connection)?;
    let mut statements = rows
        .into_iter()
        .map(StatementRow::into_drafted)
        .collect::<Result<Vec<_>, _>>()?;
    statements.sort_by(|one, other| {
        (&one.section, one.position, &one.key).cmp(&(&other.section, other.position, &other.key))
    });
    let rows = summary_words::table
        .filter(summary_words::summary_id.eq(summary.as_str()))
        .select(WordsRow::as_select())
        .load(connection)?;
    let mut words: BTreeMap<String, BTreeMap<Language, Words>> = BTreeMap::new();
    for row in rows {
        let (key, language, one) = row.into_words()?;
        words.entry(key).or_default().insert(language, one);
    }
    for statement in &mut statements {
        statement.words = words.remove(&statement.key).unwrap_or_default();
    }
    Ok(Draft { statements })
}

/// Writes what became another between two states of a draft. Nothing of a draft is ever deleted.
pub fn write_draft(
    connection: &mut AnyConnection,
    summary: &SummaryId,
    before: &Draft,
    after: &Draft,
) -> Result<(), StorageError> {
    for statement in &after.statements {
        let known = before.find(&statement.key);
        let row = StatementRow::of(summary, statement);
        match known {
            None => {
                diesel::insert_into(summary_statements::table)
                    .values(row)
                    .execute(connection)?;
            }
            Some(known) => {
                let was = StatementRow::of(summary, known);
                let is_same = (was.position, was.is_dropped, &was.citations)
                    == (row.position, row.is_dropped, &row.citations);
                if !is_same {
                    diesel::update(
                        summary_statements::table.find((summary.as_str(), &statement.key)),
                    )
                    .set((
                        summary_statements::position.eq(row.position),
                        summary_statements::is_dropped.eq(row.is_dropped),
                        summary_statements::citations.eq(&row.citations),
                    ))
                    .execute(connection)?;
                }
            }
        }
        for (language, words) in &statement.words {
            let was = known.and_then(|known| known.words.get(language));
            if was == Some(words) {
                continue;
            }
            let row = WordsRow::of(summary, &statement.key, *language, words);
            match was {
                None => {
                    diesel::insert_into(summary_words::table)
                        .values(row)
                        .execute(connection)?;
                }
                Some(_) => {
                    diesel::update(summary_words::table.find((
                        summary.as_str(),
                        &statement.key,
                        language.code(),
                    )))
                    .set((
                        summary_words::text.eq(&row.text),
                        summary_words::basis.eq(&row.basis),
                        summary_words::to_translate.eq(row.to_translate),
                        summary_words::revision.eq(row.revision),
                        summary_words::changed_by.eq(&row.changed_by),
                        summary_words::changed_at.eq(row.changed_at),
                    ))
                    .execute(connection)?;
                }
            }
        }
    }
    Ok(())
}
