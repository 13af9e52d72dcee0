//! The themes of one mechanism since it was established, from its own answers.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::evolution::codes_of;
use super::filter::THEMES;
use super::findings::{Asked, FigureAbout, previous_of};
use super::round::questionnaires_of;
use crate::app::Transaction;
use crate::assessment::{Assessment, CodedAnswer};
use crate::findings::evolution::{OwnThemes, ThemeLine, readings, themes_over_time};
use crate::findings::tally::Audience;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::model::{Attribution, RespondentGroup};
use crate::storage::StorageError;
use crate::storage::submissions::{CodedFilter, list_coded_answers};
use crate::web::parts::{Column, Row, Table, table};

/// The themes of a mechanism over time, as one person may see them.
pub struct Themes {
    lines: Vec<ThemeLine>,
    last: Option<String>,
}

/// Reads what a mechanism says of its themes in this round and in the one before.
pub fn theme_lines(
    transaction: &mut Transaction<'_>,
    assessment: &Assessment,
    asked: &Asked,
    iscm: &str,
    audience: Audience,
) -> Result<Option<Themes>, StorageError> {
    let group = RespondentGroup::Iscm;
    let Some(measure) = asked
        .find(THEMES)
        .and_then(|indicator| indicator.measures.get(&group))
    else {
        return Ok(None);
    };
    let is_told = |answer: &CodedAnswer| match answer.attribution {
        Attribution::None => false,
        Attribution::Count => audience == Audience::Staff,
        Attribution::Named | Attribution::Group => true,
    };
    let answers = |transaction: &mut Transaction<'_>, round: &Assessment| {
        let filter = CodedFilter {
            group: Some(group),
            subject: Some(iscm),
            indicator: None,
        };
        let answers = list_coded_answers(transaction.connection, &round.id, filter)?;
        Ok::<_, StorageError>(answers.into_iter().filter(is_told).collect::<Vec<_>>())
    };
    let codes = |answers: &[CodedAnswer], indicator: &str| -> Vec<String> {
        let given = answers
            .iter()
            .filter(|answer| answer.indicator == indicator);
        given.filter_map(|answer| answer.code.clone()).collect()
    };
    let now = answers(transaction, assessment)?;
    let own = OwnThemes {
        now: codes(&now, THEMES),
        change: codes(&now, "theme.change"),
        added: codes(&now, "theme.added"),
        dropped: codes(&now, "theme.dropped"),
    };
    if own.now.is_empty() {
        return Ok(None);
    }
    let mut last = None;
    let mut last_title = None;
    if let Some(previous) = previous_of(transaction, assessment)? {
        let before = answers(transaction, &previous)?;
        let file = |files: &[std::sync::Arc<Questionnaire>]| {
            files.iter().find(|file| file.respondent == group).cloned()
        };
        let files_before = questionnaires_of(transaction, &previous.id)?;
        if !before.is_empty()
            && let (Some(file_before), Some(file_now)) = (file(&files_before), file(&asked.files))
        {
            let readings = readings(THEMES, &file_before, &file_now);
            let given: BTreeSet<String> = codes(&before, THEMES).into_iter().collect();
            let mut read: BTreeSet<String> = BTreeSet::new();
            for code in &given {
                let new = readings
                    .stands_for
                    .iter()
                    .find(|(_, old)| old.contains(code))
                    .map_or(code, |(new, _)| new);
                if !readings.split.contains_key(code) {
                    read.insert(new.clone());
                }
            }
            last = Some(read);
            last_title = Some(previous.slug.clone());
        }
    }
    Ok(Some(Themes {
        lines: themes_over_time(&own, last.as_ref(), &codes_of(measure)),
        last: last_title,
    }))
}

/// The table of a mechanism's themes: when established, in the last round, now.
pub fn theme_table(about: &FigureAbout, asked: &Asked, themes: Option<&Themes>) -> Markup {
    let language = about.language;
    let Some(themes) = themes else {
        return html! {};
    };
    let measure = asked
        .find(THEMES)
        .and_then(|indicator| indicator.measures.get(&RespondentGroup::Iscm));
    let mark = |known: Option<bool>| match known {
        Some(true) => {
            html! { span aria-hidden="true" { "✓" } span.hide { (language.text("yes")) } }
        }
        Some(false) => html! { "–" },
        None => html! { span.soft { (language.text("themes-unknown")) } },
    };
    let mut columns = vec![
        Column::text(language.text("themes-theme")),
        Column::text(language.text("themes-established")),
    ];
    if let Some(last) = &themes.last {
        columns.push(Column::text(last.clone()));
    }
    columns.push(Column::text(language.text("themes-now")));
    let rows = themes.lines.iter().map(|line| {
        let label = measure
            .and_then(|measure| measure.code(&line.theme))
            .map_or_else(|| line.theme.clone(), |code| code.label(language));
        let mut cells = vec![html! { bdi { (label) } }, mark(line.established)];
        if themes.last.is_some() {
            cells.push(mark(line.last));
        }
        cells.push(mark(Some(line.now)));
        Row { cells }
    });
    html! {
        h2 { (language.text("themes-title")) }
        p.soft { (language.text("themes-text")) }
        (table(&Table {
            caption: &language.text("themes-title"),
            hide_caption: true,
            columns,
            rows: rows.collect(),
            empty: &language.text("chart-nobody"),
        }))
    }
}
