//! The counted tables of an export.

use std::sync::Arc;

use super::{ExportError, ExportRequest, Part, Rows};
use crate::app::Transaction;
use crate::app::coding;
use crate::app::publishing::PublishedResults;
use crate::app::registers::LoadedRegistry;
use crate::assessment::{Assessment, Respondent};
use crate::findings::Disclosure;
use crate::findings::indicators::{Indicator, indicators};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::RespondentGroup;
use crate::reports::data::figures::{Figures, released_tables};
use crate::storage::submissions::list_subjects;
use crate::storage::tallies::{TallyScope, count_round, count_submitted};

/// The tables of the round and of each mechanism, as staff may see them.
pub(super) fn parts(
    transaction: &mut Transaction<'_>,
    (assessment, scope): (&Assessment, TallyScope<'_>),
    request: &ExportRequest,
    files: &[(String, Arc<Questionnaire>)],
    registry: &LoadedRegistry,
) -> Result<Vec<Part>, ExportError> {
    let files: Vec<&Questionnaire> = files.iter().map(|(_, file)| &**file).collect();
    let mut indicators = indicators(&files);
    // For staff: those of readers outside are frozen in a release, which has no codes of open answers (decision 12).
    indicators.extend(coding::indicators(transaction, assessment)?);
    let counting = Counting {
        assessment,
        request,
        registry,
        indicators: &indicators,
    };
    let mut round = Figures::of_round();
    counting.add(transaction, scope, None, &mut round)?;
    let mut each = Figures::of_mechanisms();
    for iscm in mechanisms(transaction, scope)? {
        let subjects = [iscm];
        let one = TallyScope {
            subjects: Some(&subjects),
            ..scope
        };
        let respondent = Respondent::new(RespondentGroup::Iscm, subjects[0].as_str());
        let name = registry.name_of(&respondent, request.language);
        counting.add(transaction, one, Some((&subjects[0], &name)), &mut each)?;
    }
    let parts = [round, each]
        .into_iter()
        .flat_map(|figures| figures.into_tables(request.language))
        .map(|(table, rows)| Part {
            table,
            rows: Rows::Figures(rows),
        })
        .collect();
    Ok(parts)
}

/// The tables of a frozen release: what readers outside have, whatever was answered since.
pub(super) fn released_parts(published: &PublishedResults, language: Language) -> Vec<Part> {
    released_tables(&published.results, language)
        .into_iter()
        .map(|(table, rows)| Part {
            table,
            rows: Rows::Figures(rows),
        })
        .collect()
}

/// The mechanisms on which somebody answered, as far as they are asked for.
fn mechanisms(
    transaction: &mut Transaction<'_>,
    scope: TallyScope<'_>,
) -> Result<Vec<String>, ExportError> {
    let mut mechanisms: Vec<String> = list_subjects(transaction.connection, scope.assessment)?
        .into_iter()
        .map(|(iscm, ..)| iscm)
        .filter(|iscm| {
            scope
                .subjects
                .is_none_or(|subjects| subjects.contains(iscm))
        })
        .collect();
    mechanisms.sort();
    mechanisms.dedup();
    Ok(mechanisms)
}

struct Counting<'a> {
    assessment: &'a Assessment,
    request: &'a ExportRequest,
    registry: &'a LoadedRegistry,
    indicators: &'a [Indicator],
}

impl Counting<'_> {
    fn add(
        &self,
        transaction: &mut Transaction<'_>,
        scope: TallyScope<'_>,
        mechanism: Option<(&str, &str)>,
        figures: &mut Figures,
    ) -> Result<(), ExportError> {
        let counts = count_round(transaction.connection, scope)?;
        let submitted = count_submitted(transaction.connection, scope)?;
        let disclosure = Disclosure {
            minimum_base: self.assessment.minimum_base as usize,
        };
        for indicator in self.indicators {
            let table = indicator.table(
                &counts,
                &submitted,
                disclosure,
                Audience::Staff,
                (self.request.language, self.registry),
            );
            if let Some(table) = table {
                figures.add(mechanism, &table);
            }
        }
        Ok(())
    }
}
