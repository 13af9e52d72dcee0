//! The three views of one mechanism, for the annex of its report.

use super::{Counted, Imprint, Reader, disclosure_of, title_of};
use crate::app::context::Transaction;
use crate::app::publishing::tables_of_today;
use crate::app::summaries::ToldSummary;
use crate::findings::MeasureKind;
use crate::findings::compare::{compare, whole};
use crate::findings::indicators::Indicator;
use crate::findings::measure::MeasureForm;
use crate::findings::release::TableSet;
use crate::findings::tally::{Audience, Cell, IndicatorTable};
use crate::findings::views::{GroupAnswer, Views};
use crate::questionnaire::model::RespondentGroup;
use crate::reports::document::{QuestionViews, SectionViews, ViewsAnnex};
use crate::storage::StorageError;
use crate::storage::submissions::{CodedFilter, list_coded_answers};

/// What the three groups say of the mechanism of a summary, as far as the reader may see it.
pub(super) fn views_annex(
    transaction: &mut Transaction<'_>,
    counted: &Counted,
    told: &ToldSummary,
    reader: Reader,
    imprint: &Imprint,
) -> Result<ViewsAnnex, StorageError> {
    let (assessment, language) = (&told.assessment, reader.language);
    let iscm = told.summary.iscm.as_str();
    let released = match (reader.audience, &counted.released) {
        (Audience::Staff, _) => None,
        (Audience::Outside, Some(released)) => {
            let set = tables_of_today(transaction, assessment)?;
            Some((&released.results, set))
        }
        // Readers outside have the numbers of a release: before there is one, they have none.
        (Audience::Outside, None) => {
            return Ok(ViewsAnnex {
                language,
                short: short_of(told),
                source: counted.source(language, transaction, imprint),
                sections: Vec::new(),
            });
        }
    };
    let filter = CodedFilter {
        subject: Some(iscm),
        ..CodedFilter::default()
    };
    let answers = list_coded_answers(transaction.connection, &assessment.id, filter)?;
    let disclosure = disclosure_of(assessment);
    let question = |indicator: &Indicator| {
        // Who answered is counted today: a question whose numbers changed since the release is left out.
        if let Some((results, set)) = &released
            && !results.still_shows(set, &indicator.name, iscm)
        {
            return None;
        }
        let views = compare(indicator, &answers, disclosure, reader.audience)?;
        let mut table = indicator.table(
            &counted.counts,
            &counted.submitted,
            disclosure,
            reader.audience,
            (language, &*counted.registry),
        )?;
        let views = match &released {
            Some((_, set)) => as_released(views, &mut table, set, iscm),
            None => views,
        };
        let own = indicator.measures.get(&RespondentGroup::Iscm);
        Some(QuestionViews {
            title: table.title.clone(),
            whole: whole(&views),
            own_codes: own
                .into_iter()
                .flat_map(|measure| &measure.codes)
                .map(|code| (code.code.clone(), code.label(language)))
                .collect(),
            views,
            table,
        })
    };
    let indicators = counted.indicators();
    let sections = counted.parts().into_iter().map(|part| SectionViews {
        questions: indicators
            .iter()
            .filter(|indicator| indicator.section.as_ref() == Some(&part.id))
            .filter(|indicator| is_compared(indicator))
            .filter_map(question)
            .collect(),
        title: title_of(&part, language),
    });
    Ok(ViewsAnnex {
        language,
        short: short_of(told),
        source: counted.source(language, transaction, imprint),
        sections: sections
            .filter(|section| !section.questions.is_empty())
            .collect(),
    })
}

fn short_of(told: &ToldSummary) -> String {
    let summary = &told.summary;
    summary
        .acronym
        .clone()
        .unwrap_or_else(|| summary.name.clone())
}

/// Asked of the mechanism and of somebody beside it, in one answer each: matrices and rankings have their figures.
fn is_compared(indicator: &Indicator) -> bool {
    indicator.measures.len() > 1
        && indicator.measures.contains_key(&RespondentGroup::Iscm)
        && indicator
            .measures
            .values()
            .all(|measure| match measure.kind {
                MeasureKind::SingleChoice | MeasureKind::MultipleChoice => {
                    measure.form == MeasureForm::Plain
                }
                MeasureKind::Number => measure.rows.is_empty(),
                MeasureKind::Open => false,
            })
}

/// For readers outside: what the set of published tables hides is hidden here, and has no verdict.
fn as_released(mut views: Views, table: &mut IndicatorTable, set: &TableSet, iscm: &str) -> Views {
    for view in &mut views.groups {
        let group = view.respondents;
        if let Some(of_set) = set.of_iscm(iscm, &table.indicator, group) {
            table.withhold(group, of_set);
        }
        let is_hidden = table
            .rows
            .iter()
            .any(|row| row.cells.get(&group) == Some(&Cell::Hidden));
        if is_hidden {
            view.answers = GroupAnswer::TooFew;
        }
    }
    views
}
