//! What is published of a round, for those on the desk who see no more than readers outside.

use crate::app::Transaction;
use crate::app::editing::published::list_published_rounds;
use crate::app::publishing::find_results;
use crate::app::registers::load_registry;
use crate::assessment::{Assessment, Respondent};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::StorageError;

/// What everybody has of a round.
#[derive(Default)]
pub struct Published {
    pub has_results: bool,
    /// The mechanisms whose summaries are published: id and name.
    pub summaries: Vec<(String, String)>,
}

impl Published {
    pub fn is_nothing(&self) -> bool {
        !self.has_results && self.summaries.is_empty()
    }
}

pub fn read(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    language: Language,
) -> Result<Published, StorageError> {
    let registry = load_registry(transaction)?;
    let mut summaries: Vec<(String, String)> = list_published_rounds(transaction)?
        .into_iter()
        .filter(|round| round.assessment.id == assessment.id)
        .flat_map(|round| round.subjects)
        .map(|iscm| {
            let name = registry.name_of(&Respondent::new(RespondentGroup::Iscm, &iscm), language);
            (iscm, name)
        })
        .collect();
    Collation::new(language).sort_by_name(&mut summaries, |(_, name)| name);
    Ok(Published {
        has_results: find_results(transaction, &assessment.slug, None)?.is_some(),
        summaries,
    })
}
