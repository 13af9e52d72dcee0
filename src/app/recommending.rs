//! What analysts recommend at the end of the overall report: a text in each language, never overwritten.

use serde_json::json;

use super::context::Transaction;
use crate::assessment::{Author, Recommendation};
use crate::language::Language;
use crate::storage::StorageError;
use crate::storage::assessments::find_assessment_by_slug;
use crate::storage::recommendations::{insert_recommendation, list_recommendations};

/// Some twelve pages: what is longer is a report of its own.
pub const LONGEST: usize = 30_000;

/// A text as somebody sends it.
#[derive(Clone, Debug)]
pub struct SaveRecommendation {
    pub language: Language,
    pub text: String,
    pub is_ready: bool,
    /// The language, and the version of its text, that was translated.
    pub original: Option<(Language, u32)>,
    /// The version that the person began from; 0 where there was none.
    pub base: u32,
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveRecommendationError {
    #[error("there is no such round")]
    NotFound,
    #[error("the text has {0} letters")]
    TooLong(usize),
    /// A translation of itself, or of a language in which nobody wrote.
    #[error("there is no text in the language that this is said to translate")]
    NoOriginal,
    /// The text of somebody else stands there now.
    #[error("somebody else has saved this text meanwhile")]
    Changed,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Saves a text as the next version of its language; the same text again saves nothing.
pub fn save_recommendation(
    transaction: &mut Transaction<'_>,
    slug: &str,
    command: SaveRecommendation,
    actor: &Author,
) -> Result<(), SaveRecommendationError> {
    let Some(assessment) = find_assessment_by_slug(transaction.connection, slug)? else {
        return Err(SaveRecommendationError::NotFound);
    };
    // Forms send lines as the network writes them.
    let text = command.text.replace("\r\n", "\n").trim().to_owned();
    let length = text.chars().count();
    if length > LONGEST {
        return Err(SaveRecommendationError::TooLong(length));
    }
    let known = list_recommendations(transaction.connection, &assessment.id)?;
    let latest = known.version_in(command.language);
    if latest != command.base {
        return Err(SaveRecommendationError::Changed);
    }
    if let Some((original, version)) = command.original
        && (original == command.language
            || known.text_in(original).is_none()
            || version == 0
            || version > known.version_in(original))
    {
        return Err(SaveRecommendationError::NoOriginal);
    }
    let is_same = match known.text_in(command.language) {
        Some(one) => {
            (&one.text, one.is_ready, one.original) == (&text, command.is_ready, command.original)
        }
        None => text.is_empty(),
    };
    if is_same {
        return Ok(());
    }
    let version = latest + 1;
    insert_recommendation(
        transaction.connection,
        &assessment.id,
        &Recommendation {
            language: command.language,
            version,
            text,
            is_ready: command.is_ready,
            original: command.original,
            written_at: transaction.now,
            written_by: actor.clone(),
        },
    )
    .map_err(|error| match error {
        StorageError::Conflict(_) => SaveRecommendationError::Changed,
        other => SaveRecommendationError::Storage(other),
    })?;
    transaction.note(
        actor,
        "recommendations.save",
        Some(&assessment.id),
        ("assessment", assessment.id.as_str()),
        json!({
            "language": command.language.code(),
            "version": version,
            "ready": command.is_ready,
            "letters": length,
        }),
    )?;
    Ok(())
}
