//! Tallies out of the kept counts.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Facet;
use crate::assessment::Mark;
use crate::findings::tally::Counts;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::schema::kept_counts;
use crate::storage::sql_types::Cell;
use crate::storage::tallies::{RoundCounts, TallyScope, group_of, number};
use crate::storage::tallies_cross::{CountedBy, SaidAbout};
use crate::storage::{AnyConnection, StorageError};

/// Whether the kept counts can answer: of the whole round or about one mechanism, and of everybody.
pub(in crate::storage) fn is_kept(scope: TallyScope) -> bool {
    is_of_everybody(scope) && scope.subjects.is_none_or(|subjects| subjects.len() == 1)
}

fn is_of_everybody(scope: TallyScope) -> bool {
    scope.organizations.is_none() && scope.also_in.is_none()
}

#[derive(Queryable)]
struct KeptRow {
    subject: String,
    indicator: String,
    group: String,
    facet: String,
    row: String,
    code: String,
    number: String,
    submitted: i64,
    counted_only: i64,
    accepted: i64,
    accepted_counted_only: i64,
}

impl KeptRow {
    /// How many organizations, and whether some may be counted only.
    fn counted(&self, scope: TallyScope) -> (usize, bool) {
        match scope.accepted_only {
            false => (number(self.submitted), self.counted_only > 0),
            true => (number(self.accepted), self.accepted_counted_only > 0),
        }
    }

    fn facet(&self) -> Result<Facet, StorageError> {
        self.cell("facet").code(Facet::from_code(&self.facet))
    }

    fn number(&self) -> Result<f64, StorageError> {
        self.cell("number").code(self.number.parse().ok())
    }

    fn cell(&self, column: &'static str) -> Cell<'_> {
        Cell {
            table: "kept_counts",
            column,
            row: &self.indicator,
        }
    }
}

/// Which mechanisms' counts are read.
enum Places<'a> {
    /// The whole round, or the one mechanism of the scope.
    OfScope,
    /// Each mechanism of the scope.
    Each(&'a [Facet]),
}

fn read(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicators: Option<&[String]>,
    places: &Places,
) -> Result<Vec<KeptRow>, StorageError> {
    let mut query = kept_counts::table
        .filter(kept_counts::assessment_id.eq(scope.assessment.as_str()))
        .select((
            kept_counts::subject,
            kept_counts::indicator,
            kept_counts::respondent_group,
            kept_counts::facet,
            kept_counts::row_key,
            kept_counts::code,
            kept_counts::number,
            kept_counts::organizations,
            kept_counts::counted_only,
            kept_counts::accepted,
            kept_counts::accepted_counted_only,
        ))
        .into_boxed();
    if let Some(indicators) = indicators {
        query = query.filter(kept_counts::indicator.eq_any(indicators));
    }
    if let Some(group) = scope.group {
        query = query.filter(kept_counts::respondent_group.eq(group.code()));
    }
    query = match (places, scope.subjects) {
        (Places::OfScope, None) => query.filter(kept_counts::subject.eq("")),
        (Places::Each(_), None) => query.filter(kept_counts::subject.ne("")),
        (_, Some(subjects)) => query.filter(kept_counts::subject.eq_any(subjects)),
    };
    if let Places::Each(facets) = places {
        let facets = facets.iter().map(|facet| facet.code());
        query = query.filter(kept_counts::facet.eq_any(facets.collect::<Vec<_>>()));
    }
    let rows: Vec<KeptRow> = query.load(connection)?;
    Ok(rows
        .into_iter()
        .filter(|row| row.counted(scope).0 > 0)
        .collect())
}

/// The counts of every indicator; who submitted is not among them.
pub(in crate::storage) fn round(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<RoundCounts, StorageError> {
    let mut counts = RoundCounts::new();
    for row in read(connection, scope, scope.indicators, &Places::OfScope)? {
        let (organizations, is_counted_only) = row.counted(scope);
        let facet = row.facet()?;
        if matches!(facet, Facet::Submitted | Facet::Marked) {
            continue;
        }
        let group = group_of(&row.group)?;
        let key = (row.indicator.clone(), group);
        let counts: &mut Counts = counts.entry(key).or_default();
        match facet {
            Facet::Submitted | Facet::Marked | Facet::Coded => {}
            Facet::Spoke => counts.spoke = organizations,
            Facet::About => counts.about_iscms = group != RespondentGroup::Iscm,
            Facet::Answered => {
                counts.base = organizations;
                counts.counted_only = is_counted_only;
            }
            Facet::Code => {
                counts.codes.insert(row.code, organizations);
            }
            Facet::Row => counts.matrix.entry(row.row).or_default().base = organizations,
            Facet::Mixed => counts.mixed = organizations,
            Facet::Mean => {
                let mean = row.number()?;
                match row.row.as_str() {
                    "" => counts.numbers.push((mean, organizations)),
                    _ => {
                        let numbers = counts.rows.entry(row.row).or_default();
                        numbers.push((mean, organizations));
                    }
                }
            }
            Facet::Detail if !row.row.is_empty() => {
                let cells = &mut counts.matrix.entry(row.row).or_default().codes;
                *cells.entry(row.code).or_default() += organizations;
            }
            Facet::Detail => {
                let place = row.number()?;
                match row.code.as_str() {
                    "" => counts.steps.push((place, organizations)),
                    _ => {
                        let places = counts.places.entry(row.code).or_default();
                        places.push((place, organizations));
                    }
                }
            }
        }
    }
    Ok(counts)
}

/// How many organizations of each group have a submission that counts.
pub(in crate::storage) fn submitted(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<BTreeMap<RespondentGroup, usize>, StorageError> {
    let rows = of_submissions(connection, scope, Facet::Submitted)?;
    rows.iter()
        .map(|row| Ok((group_of(&row.group)?, row.counted(scope).0)))
        .collect()
}

/// The marks of the submissions that count, each once.
pub(in crate::storage) fn marks(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<Mark>, StorageError> {
    let mut marks = of_submissions(connection, scope, Facet::Marked)?
        .iter()
        .map(|row| row.cell("code").code(Mark::from_code(&row.code)))
        .collect::<Result<Vec<_>, _>>()?;
    marks.sort();
    marks.dedup();
    Ok(marks)
}

fn of_submissions(
    connection: &mut AnyConnection,
    scope: TallyScope,
    facet: Facet,
) -> Result<Vec<KeptRow>, StorageError> {
    let mut rows = read(connection, scope, Some(&[String::new()]), &Places::OfScope)?;
    rows.retain(|row| row.facet == facet.code());
    Ok(rows)
}

/// What is said about every mechanism; `None` where the rows must be counted.
pub(in crate::storage) fn said_about(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Option<Vec<SaidAbout>>, StorageError> {
    if !is_of_everybody(scope) {
        return Ok(None);
    }
    let places = Places::Each(&[Facet::Code, Facet::Coded]);
    let rows = read(connection, scope, scope.indicators, &places)?;
    let said = rows
        .into_iter()
        .filter(|row| !crate::findings::group::is_absence(&row.code))
        .map(|row| {
            let (organizations, counted_only) = row.counted(scope);
            Ok(SaidAbout {
                group: group_of(&row.group)?,
                indicator: row.indicator,
                subject: row.subject,
                code: Some(row.code).filter(|code| !code.is_empty()),
                organizations,
                counted_only,
            })
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    Ok(Some(said))
}

/// The codes of an indicator for each mechanism; `None` where the rows must be counted.
pub(in crate::storage) fn by_subject(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Option<Vec<CountedBy>>, StorageError> {
    if !is_of_everybody(scope) {
        return Ok(None);
    }
    let indicators = [indicator.to_owned()];
    let rows = read(
        connection,
        scope,
        Some(&indicators),
        &Places::Each(&[Facet::Code]),
    )?;
    let counted = rows
        .into_iter()
        .filter(|row| !crate::findings::group::is_absence(&row.code))
        .map(|row| {
            Ok(CountedBy {
                group: group_of(&row.group)?,
                organizations: row.counted(scope).0,
                by: row.subject,
                code: row.code,
            })
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    Ok(Some(counted))
}
