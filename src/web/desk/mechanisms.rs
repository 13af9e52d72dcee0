//! The mechanisms on which somebody answered in a round, with the ways to their pages.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::filter::Filter;
use super::findings::{FigureAbout, who_number};
use super::round::{Sight, disclosure_of, group_name};
use crate::app::Transaction;
use crate::app::registers::load_registry;
use crate::assessment::{Assessment, Respondent};
use crate::findings::tally::Audience;
use crate::language::Language;
use crate::links::{self, Link};
use crate::questionnaire::model::RespondentGroup;
use crate::registry::Collation;
use crate::storage::submissions::list_subjects;
use crate::web::error::PageError;
use crate::web::parts::{Column, Row, Table, table};

/// A mechanism with how many of each group answered about it; `None` where the rule holds the number back.
pub struct MechanismLine {
    id: String,
    name: String,
    counts: BTreeMap<RespondentGroup, Option<usize>>,
}

/// Reads them, by name.
pub fn read(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    sight: &Sight,
    language: Language,
) -> Result<Vec<MechanismLine>, PageError> {
    let registry = load_registry(transaction)?;
    let disclosure = disclosure_of(assessment);
    let mut lines: BTreeMap<String, MechanismLine> = BTreeMap::new();
    for (iscm, group, count) in list_subjects(transaction.connection, &assessment.id)? {
        if !sight.sees_iscm(&iscm) {
            continue;
        }
        let count = usize::try_from(count).unwrap_or_default();
        let hidden = sight.audience() == Audience::Outside
            && group != RespondentGroup::Iscm
            && disclosure.is_too_few(count);
        let line = lines.entry(iscm.clone()).or_insert_with(|| MechanismLine {
            name: registry.name_of(&Respondent::new(RespondentGroup::Iscm, &iscm), language),
            id: iscm,
            counts: BTreeMap::new(),
        });
        line.counts.insert(group, (!hidden).then_some(count));
    }
    let mut lines: Vec<MechanismLine> = lines.into_values().collect();
    Collation::new(language).sort_by_name(&mut lines, |line| &line.name);
    Ok(lines)
}

/// As a table.
pub fn list(about: &FigureAbout, lines: &[MechanismLine]) -> Markup {
    let language = about.language;
    // The table counts everybody, so that its numbers lead to everybody.
    let everything = Filter::default();
    let whole = FigureAbout {
        filter: &everything,
        ..*about
    };
    let rows = lines.iter().map(|line| {
        let slug = || about.assessment.slug.clone();
        let views = links::DeskIscmFindings {
            assessment: slug(),
            iscm: line.id.clone(),
        };
        let summary = links::DeskSummary {
            assessment: slug(),
            iscm: line.id.clone(),
        };
        let number = |group| match line.counts.get(&group) {
            None => html! { "–" },
            Some(None) => html! { span.soft { (language.text("chart-hidden")) } },
            Some(Some(count)) => who_number(&whole, &line.id, group, *count),
        };
        let own = match line.counts.contains_key(&RespondentGroup::Iscm) {
            true => language.text("yes"),
            false => language.text("no"),
        };
        Row {
            cells: vec![
                html! { bdi { (line.name) } },
                html! { (own) },
                number(RespondentGroup::State),
                number(RespondentGroup::Igo),
                html! { a href=(views.path()) { (language.text("mechanisms-views")) span.hide { ": " (line.name) } } },
                html! { a href=(summary.path()) { (language.text("report-summary-title")) span.hide { ": " (line.name) } } },
            ],
        }
    });
    html! {
        p.lead { (language.text("mechanisms-lead")) }
        (table(&Table {
            caption: &language.text("round-tab-mechanisms"),
            hide_caption: true,
            columns: vec![
                Column::text(language.text("mechanisms-iscm")),
                Column::text(language.text("mechanisms-own")),
                Column::number(group_name(language, RespondentGroup::State)),
                Column::number(group_name(language, RespondentGroup::Igo)),
                Column::text(language.text("mechanisms-views-column")),
                Column::text(language.text("report-summary-title")),
            ],
            rows: rows.collect(),
            empty: &language.text("mechanisms-none"),
        }))
    }
}
