//! Assessments: creating, opening, closing, and their questionnaires.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::context::Transaction;
use super::registers::load_registry;
use crate::assessment::{
    Assessment, AssessmentId, Author, CreateProblem, NewAssessment, StateChangeProblem,
    SubmittedDocument,
};
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::document::{self, LoadOptions, Problem};
use crate::questionnaire::model::RespondentGroup;
use crate::storage::StorageError;
use crate::storage::assessments::{self, StoredQuestionnaire};

/// A questionnaire file as somebody gives it.
#[derive(Clone, Debug)]
pub struct QuestionnaireFile {
    /// Its path, which names it in problems; its stem must be the questionnaire's id.
    pub path: String,
    pub text: String,
}

/// Why a round was not created.
#[derive(Debug, thiserror::Error)]
pub enum CreateAssessmentError {
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Problems(Vec<CreateProblem>),
    #[error("{path} has {} problems", .problems.len())]
    Questionnaire {
        path: String,
        problems: Vec<Problem>,
    },
    #[error("{0} and {1} are for the same group of respondents")]
    SameGroup(String, String),
    #[error("there is an assessment with this short name already")]
    SlugTaken,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Creates a round as a draft, with one questionnaire for each group that is to be asked.
pub fn create_assessment(
    transaction: &mut Transaction<'_>,
    new: &NewAssessment,
    files: &[QuestionnaireFile],
    actor: &Author,
) -> Result<Assessment, CreateAssessmentError> {
    let problems = new.check();
    if !problems.is_empty() {
        return Err(CreateAssessmentError::Problems(problems));
    }
    let questionnaires = load_files(files)?;
    let id = AssessmentId::new(transaction.new_id());
    if assessments::find_assessment_by_slug(transaction.connection, &new.slug)?.is_some() {
        return Err(CreateAssessmentError::SlugTaken);
    }
    match assessments::insert_assessment(transaction.connection, &id, new, actor, transaction.now) {
        Err(StorageError::Conflict(_)) => return Err(CreateAssessmentError::SlugTaken),
        other => other?,
    }
    let mut digests = Vec::new();
    for (file, questionnaire) in files.iter().zip(&questionnaires) {
        let digest = SubmittedDocument::digest_of(&file.text);
        assessments::insert_questionnaire_if_new(
            transaction.connection,
            &StoredQuestionnaire {
                digest: digest.clone(),
                questionnaire_id: questionnaire.id.clone(),
                version: questionnaire.version.clone(),
                respondent_group: questionnaire.respondent.code().to_owned(),
                document: file.text.clone(),
                stored_at: transaction.now.naive_utc(),
            },
        )?;
        assessments::insert_assessment_questionnaire(
            transaction.connection,
            &id,
            questionnaire.respondent,
            &digest,
        )?;
        digests.push(
            json!({"id": questionnaire.id, "version": questionnaire.version, "digest": digest}),
        );
    }
    transaction.note(
        actor,
        "assessment.create",
        Some(&id),
        ("assessment", id.as_str()),
        json!({"slug": new.slug, "questionnaires": digests}),
    )?;
    assessments::find_assessment(transaction.connection, &id)?
        .ok_or_else(|| StorageError::Conflict(None).into())
}

fn load_files(files: &[QuestionnaireFile]) -> Result<Vec<Questionnaire>, CreateAssessmentError> {
    let mut questionnaires: Vec<Questionnaire> = Vec::new();
    for (position, file) in files.iter().enumerate() {
        let stem = Path::new(&file.path)
            .file_stem()
            .and_then(|stem| stem.to_str());
        let loaded = document::load(
            &file.text,
            &LoadOptions {
                file_stem: stem,
                ..LoadOptions::default()
            },
        );
        let Some(questionnaire) = loaded.questionnaire else {
            return Err(CreateAssessmentError::Questionnaire {
                path: file.path.clone(),
                problems: loaded.problems,
            });
        };
        let same_group = questionnaires
            .iter()
            .position(|other| other.respondent == questionnaire.respondent);
        if let Some(other) = same_group {
            let (one, two) = (files[other].path.clone(), files[position].path.clone());
            return Err(CreateAssessmentError::SameGroup(one, two));
        }
        questionnaires.push(questionnaire);
    }
    let together: Vec<&Questionnaire> = questionnaires.iter().collect();
    let mut problems: Vec<(usize, Problem)> = document::check_together(&together)
        .into_iter()
        .filter(|(_, problem)| problem.is_error())
        .collect();
    if let Some((position, _)) = problems.first() {
        let position = *position;
        problems.retain(|(other, _)| *other == position);
        return Err(CreateAssessmentError::Questionnaire {
            path: files[position].path.clone(),
            problems: problems.into_iter().map(|(_, problem)| problem).collect(),
        });
    }
    Ok(questionnaires)
}

/// Why a round was not opened or closed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeAssessmentError {
    #[error("there is no such assessment")]
    NotFound,
    #[error(transparent)]
    Problem(#[from] StateChangeProblem),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Opens a round: answers are taken from its opening instant on.
pub fn open_assessment(
    transaction: &mut Transaction<'_>,
    slug: &str,
    actor: &Author,
) -> Result<Assessment, ChangeAssessmentError> {
    let before = find_by_slug(transaction, slug)?;
    let questionnaires =
        assessments::list_questionnaire_digests(transaction.connection, &before.id)?.len();
    let after = before.open(questionnaires, transaction.now)?;
    change_state(transaction, "assessment.open", &before, after, actor)
}

/// Closes a round: nothing is accepted any more.
pub fn close_assessment(
    transaction: &mut Transaction<'_>,
    slug: &str,
    actor: &Author,
) -> Result<Assessment, ChangeAssessmentError> {
    let before = find_by_slug(transaction, slug)?;
    let after = before.close(transaction.now)?;
    change_state(transaction, "assessment.close", &before, after, actor)
}

/// Records the closing of every round whose closing instant has come; gives their short names.
///
/// Answers are refused from that instant on in any case. Several instances may do this at once: one of them
/// changes the row, the others find it closed.
pub fn close_due_assessments(
    transaction: &mut Transaction<'_>,
) -> Result<Vec<String>, StorageError> {
    let due =
        assessments::list_assessments_due_for_closing(transaction.connection, transaction.now)?;
    let mut closed = Vec::new();
    for before in due {
        let Ok(after) = before.close(transaction.now) else {
            continue;
        };
        match change_state(
            transaction,
            "assessment.close",
            &before,
            after,
            &Author::Program,
        ) {
            Ok(after) => closed.push(after.slug),
            Err(ChangeAssessmentError::Storage(StorageError::Conflict(None))) => {}
            Err(ChangeAssessmentError::Storage(error)) => return Err(error),
            Err(ChangeAssessmentError::NotFound | ChangeAssessmentError::Problem(_)) => {}
        }
    }
    Ok(closed)
}

/// Chooses whether all submitted answers of a round are counted, or only those that staff has accepted.
pub fn change_counting(
    transaction: &mut Transaction<'_>,
    slug: &str,
    accepted_only: bool,
    actor: &Author,
) -> Result<(), ChangeAssessmentError> {
    let before = find_by_slug(transaction, slug)?;
    if before.counts_accepted_only == accepted_only {
        return Ok(());
    }
    assessments::update_assessment_counting(transaction.connection, &before, accepted_only)?;
    transaction.note(
        actor,
        "assessment.counting",
        Some(&before.id),
        ("assessment", before.id.as_str()),
        json!({"slug": before.slug, "accepted_only": accepted_only}),
    )?;
    Ok(())
}

fn find_by_slug(
    transaction: &mut Transaction<'_>,
    slug: &str,
) -> Result<Assessment, ChangeAssessmentError> {
    assessments::find_assessment_by_slug(transaction.connection, slug)?
        .ok_or(ChangeAssessmentError::NotFound)
}

fn change_state(
    transaction: &mut Transaction<'_>,
    action: &str,
    before: &Assessment,
    after: Assessment,
    actor: &Author,
) -> Result<Assessment, ChangeAssessmentError> {
    assessments::update_assessment_state(transaction.connection, before, &after)?;
    transaction.note(
        actor,
        action,
        Some(&after.id),
        ("assessment", after.id.as_str()),
        json!({"slug": after.slug}),
    )?;
    Ok(after)
}

/// All rounds, the latest first.
pub fn list_assessments(
    transaction: &mut Transaction<'_>,
) -> Result<Vec<Assessment>, StorageError> {
    assessments::list_assessments(transaction.connection)
}

/// A questionnaire that was used in a round, by its digest.
pub fn load_questionnaire(
    transaction: &mut Transaction<'_>,
    digest: &str,
) -> Result<Arc<Questionnaire>, StorageError> {
    if let Some(kept) = transaction.kept.questionnaire(digest) {
        return Ok(kept);
    }
    let unreadable = || StorageError::Corrupt {
        table: "questionnaires",
        column: "document",
        row: digest.to_owned(),
    };
    let stored =
        assessments::find_questionnaire(transaction.connection, digest)?.ok_or_else(unreadable)?;
    let loaded = document::load(&stored.document, &LoadOptions::default());
    let questionnaire = Arc::new(loaded.questionnaire.ok_or_else(unreadable)?);
    transaction
        .kept
        .keep_questionnaire(digest, Arc::clone(&questionnaire));
    Ok(questionnaire)
}

/// Rounds whose questionnaires are read before anybody asks for them.
const READ_AHEAD: usize = 4;

/// Reads what nearly every page needs, so that the first visitor after a start does not wait for it: the program's
/// texts, the registry and the questionnaires of the latest rounds.
pub fn read_ahead(transaction: &mut Transaction<'_>) -> Result<(), StorageError> {
    // The first text that is asked for reads those of all languages.
    let _ = Language::English.text("yes");
    load_registry(transaction)?;
    for assessment in list_assessments(transaction)?.iter().take(READ_AHEAD) {
        for group in RespondentGroup::ALL {
            find_questionnaire_of(transaction, &assessment.id, group)?;
        }
    }
    Ok(())
}

/// The questionnaire that a group is asked in a round, with its digest; `None` where the group is not asked.
pub fn find_questionnaire_of(
    transaction: &mut Transaction<'_>,
    assessment: &AssessmentId,
    group: RespondentGroup,
) -> Result<Option<(String, Arc<Questionnaire>)>, StorageError> {
    let digest = assessments::find_questionnaire_digest(transaction.connection, assessment, group)?;
    digest
        .map(|digest| {
            let questionnaire = load_questionnaire(transaction, &digest)?;
            Ok((digest, questionnaire))
        })
        .transpose()
}
