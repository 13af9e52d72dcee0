//! The Summary of Findings of a mechanism, from the submissions that count.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::coding;
use super::context::Transaction;
use super::registers::{LoadedRegistry, load_registry};
use super::rounds::{find_questionnaire_of, load_questionnaire};
use super::submitting::levels_of;
use crate::assessment::{
    Assessment, AssessmentId, AssessmentState, Author, Mark, Respondent, Submission,
    SubmittedDocument,
};
use crate::findings::tally::Audience;
use crate::findings::{
    Disclosure, GroupAnswers, Levels, Material, OwnAnswers, Subject, Summary, summarize,
};
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::{self, Address};
use crate::questionnaire::form::{Context, Form};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Text;
use crate::storage::open_answers::list_codebooks;
use crate::storage::submissions::{self, CodedFilter};
use crate::storage::{StorageError, assessments};

/// A summary with what stands around it in a report.
#[derive(Clone, Debug)]
pub struct ToldSummary {
    pub summary: Summary,
    pub assessment: Assessment,
    /// What the answers behind it are, where they are not the respondents' own word.
    pub marks: Vec<Mark>,
    /// What the respondents named in its sources are called, by registry id.
    pub names: BTreeMap<String, String>,
}

/// A round whose summaries everybody may read although none was published.
#[derive(Clone, Debug)]
pub struct Demonstration {
    pub assessment: Assessment,
    /// What its answers are.
    pub marks: Vec<Mark>,
    /// The mechanisms on which somebody answered in it.
    pub subjects: BTreeSet<String>,
}

/// The rounds that everybody may read before anything in them is published, the latest first: those that
/// are over and in which nothing is a respondent's own word.
pub fn list_demonstrations(
    transaction: &mut Transaction<'_>,
) -> Result<Vec<Demonstration>, StorageError> {
    let mut demonstrations = Vec::new();
    for assessment in assessments::list_assessments(transaction.connection)? {
        if assessment.state != AssessmentState::Closed {
            continue;
        }
        let marks = submissions::list_marks_of_round(transaction.connection, &assessment.id)?;
        let Some(marks) = marks.into_iter().collect::<Option<Vec<Mark>>>() else {
            continue;
        };
        if marks.is_empty() {
            continue;
        }
        let subjects = submissions::list_subjects(transaction.connection, &assessment.id)?;
        demonstrations.push(Demonstration {
            marks,
            subjects: subjects.into_iter().map(|(subject, ..)| subject).collect(),
            assessment,
        });
    }
    Ok(demonstrations)
}

/// Why there is no summary to look for.
#[derive(Debug, thiserror::Error)]
pub enum SummaryError {
    #[error("there is no assessment {0}")]
    UnknownAssessment(String),
    #[error("the registry knows no mechanism {0}")]
    UnknownIscm(String),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The summary of one mechanism in one round; `None` where nobody answered about it.
pub fn summary_of(
    transaction: &mut Transaction<'_>,
    assessment: &str,
    iscm: &str,
    language: Language,
    audience: Audience,
) -> Result<Option<ToldSummary>, SummaryError> {
    let assessment = assessments::find_assessment_by_slug(transaction.connection, assessment)?
        .ok_or_else(|| SummaryError::UnknownAssessment(assessment.to_owned()))?;
    let registry = load_registry(transaction)?;
    let respondent = registry
        .find_respondent(iscm)
        .filter(|respondent| respondent.group == RespondentGroup::Iscm)
        .ok_or_else(|| SummaryError::UnknownIscm(iscm.to_owned()))?;
    let subject = subject(&registry, &respondent)
        .ok_or_else(|| SummaryError::UnknownIscm(iscm.to_owned()))?;

    let own = load_submission(transaction, &assessment.id, &respondent)?;
    let last = match &assessment.previous {
        Some(previous) => load_submission(transaction, previous, &respondent)?,
        None => None,
    };
    let own_questionnaire = match &own {
        Some(own) => Some(Arc::clone(&own.questionnaire)),
        None => find_questionnaire_of(transaction, &assessment.id, RespondentGroup::Iscm)?
            .map(|(_, questionnaire)| questionnaire),
    };
    let books = list_codebooks(transaction.connection, &assessment.id)?;
    let mut groups = Vec::new();
    for group in [RespondentGroup::State, RespondentGroup::Igo] {
        let Some((_, questionnaire)) = find_questionnaire_of(transaction, &assessment.id, group)?
        else {
            continue;
        };
        let filter = CodedFilter {
            group: Some(group),
            subject: Some(&subject.id),
            indicator: None,
        };
        let answers =
            submissions::list_coded_answers(transaction.connection, &assessment.id, filter)?;
        let measures = coding::measures_with_codes(&questionnaire, &books);
        groups.push((questionnaire, measures, answers));
    }

    let context = Context {
        language,
        now: transaction.now,
        registers: &*registry,
        last: last.as_ref().map(|last| &last.values),
    };
    let form = own
        .as_ref()
        .map(|own| Form::compute(&own.questionnaire, &own.values, context));
    let levels = own
        .as_ref()
        .map(|own| Levels::new(&own.questionnaire, own.levels.iter().cloned()));
    let summary = summarize(&Material {
        subject: &subject,
        assessment: &assessment.slug,
        language,
        now: transaction.now,
        disclosure: Disclosure {
            minimum_base: assessment.minimum_base as usize,
        },
        own_questionnaire: own_questionnaire.as_deref(),
        own: form
            .as_ref()
            .zip(levels.as_ref())
            .map(|(form, levels)| OwnAnswers {
                respondent: &subject.id,
                form,
                levels,
            }),
        groups: groups
            .iter()
            .map(|(questionnaire, measures, answers)| GroupAnswers {
                questionnaire,
                measures: measures.clone(),
                answers: answers.clone(),
            })
            .collect(),
    });
    if summary.nobody_answered() {
        return Ok(None);
    }
    let summary = match audience {
        Audience::Staff => summary,
        Audience::Outside => summary.published(),
    };
    let respondents: BTreeSet<Respondent> = groups
        .iter()
        .flat_map(|(.., answers)| answers)
        .map(|answer| answer.respondent.clone())
        .chain([respondent.clone()])
        .collect();
    let marks = submissions::list_marks(transaction.connection, &assessment.id, &subject.id)?;
    Ok(Some(ToldSummary {
        names: respondents
            .iter()
            .map(|respondent| {
                let name = registry.name_of(respondent, language);
                (respondent.organization.clone(), name)
            })
            .collect(),
        summary,
        marks,
        assessment,
    }))
}

/// The summary for a file that leaves the program, which the audit keeps.
pub fn export_summary(
    transaction: &mut Transaction<'_>,
    (assessment, iscm): (&str, &str),
    (language, format): (Language, &str),
    audience: Audience,
    actor: &Author,
) -> Result<Option<ToldSummary>, SummaryError> {
    let told = summary_of(transaction, assessment, iscm, language, audience)?;
    if let Some(told) = &told {
        transaction.note(
            actor,
            "summary.export",
            Some(&told.assessment.id),
            ("summary", iscm),
            json!({"format": format, "language": language.code(), "public": audience == Audience::Outside}),
        )?;
    }
    Ok(told)
}

fn subject(registry: &LoadedRegistry, respondent: &Respondent) -> Option<Subject> {
    let iscm = registry.registry.find_iscm(&respondent.organization)?;
    Some(Subject {
        id: respondent.organization.clone(),
        name: Text::as_localized(&iscm.name).clone(),
        acronym: Some(
            iscm.acronym
                .as_localized()
                .in_language(Language::English)
                .to_owned(),
        ),
    })
}

/// A submission, read back.
pub struct ReadSubmission {
    pub submission: Submission,
    pub questionnaire: Arc<Questionnaire>,
    /// As the form stores them, so that addresses stay.
    pub values: Map<String, Json>,
    /// The levels that the respondent chose.
    pub levels: Vec<(Address, crate::questionnaire::model::Attribution)>,
}

/// The submission of an organization that counts, read back with the questionnaire it was given to.
pub fn load_submission(
    transaction: &mut Transaction<'_>,
    assessment: &AssessmentId,
    respondent: &Respondent,
) -> Result<Option<ReadSubmission>, StorageError> {
    submissions::find_current_submission(transaction.connection, assessment, respondent)?
        .map(|submission| read_submission(transaction, submission))
        .transpose()
}

/// Reads a submission back.
pub fn read_submission(
    transaction: &mut Transaction<'_>,
    submission: Submission,
) -> Result<ReadSubmission, StorageError> {
    let questionnaire = load_questionnaire(transaction, &submission.questionnaire_digest)?;
    let document =
        SubmittedDocument::parse(&submission.document).map_err(|_| StorageError::Corrupt {
            table: "submissions",
            column: "document",
            row: submission.id.to_string(),
        })?;
    let rows: Vec<(Address, Json)> = document
        .answers
        .iter()
        .map(|answer| (Address::parse(&answer.address), answer.value.clone()))
        .collect();
    Ok(ReadSubmission {
        values: answers::compose(&questionnaire, &rows),
        levels: levels_of(&document),
        questionnaire,
        submission,
    })
}
