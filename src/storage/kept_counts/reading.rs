//! Tallies out of the kept counts.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Facet;
use super::some::add_up;
use crate::assessment::Mark;
use crate::findings::group::is_absence;
use crate::findings::tally::Counts;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::schema::kept_counts;
use crate::storage::sql_types::Cell;
use crate::storage::tallies::{RoundCounts, TallyScope, group_of, number};
use crate::storage::tallies_cross::{CountedBy, SaidAbout};
use crate::storage::{AnyConnection, StorageError};

/// Whether counts stand as they are kept: of the whole round or about one mechanism, and of everybody.
pub(in crate::storage) fn is_kept(scope: TallyScope) -> bool {
    is_of_everybody(scope) && scope.subjects.is_none_or(|subjects| subjects.len() == 1)
}

fn is_of_everybody(scope: TallyScope) -> bool {
    scope.organizations.is_none() && scope.also_in.is_none()
}

/// What a kept count counts.
#[derive(Queryable)]
pub(super) struct KeptKey {
    subject: String,
    indicator: String,
    group: String,
    facet: String,
    row: String,
    code: String,
    number: String,
}

impl KeptKey {
    /// Where it stands in its round.
    pub(super) fn place(&self, place: Option<i64>) -> Result<usize, StorageError> {
        let place = place.and_then(|place| usize::try_from(place).ok());
        self.cell("place").code(place)
    }

    /// Of so many organizations, of whom so many gave what may only be counted.
    pub(super) fn counted(
        self,
        organizations: usize,
        counted_only: usize,
    ) -> Result<KeptCount, StorageError> {
        Ok(KeptCount {
            facet: self.cell("facet").code(Facet::from_code(&self.facet))?,
            group: group_of(&self.group)?,
            subject: self.subject,
            indicator: self.indicator,
            row: self.row,
            code: self.code,
            number: self.number,
            organizations,
            is_counted_only: counted_only > 0,
        })
    }

    fn cell(&self, column: &'static str) -> Cell<'_> {
        Cell {
            table: "kept_counts",
            column,
            row: &self.indicator,
        }
    }
}

/// How many organizations of a scope are counted in one way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KeptCount {
    pub subject: String,
    pub indicator: String,
    pub group: RespondentGroup,
    pub facet: Facet,
    pub row: String,
    pub code: String,
    pub number: String,
    pub organizations: usize,
    /// Some of the answers behind it may be counted only.
    pub is_counted_only: bool,
}

impl KeptCount {
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
    /// The whole round, or what is about any mechanism of the scope.
    OfScope,
    /// Each mechanism of the scope.
    Each(&'a [Facet]),
}

fn read(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicators: Option<&[String]>,
    places: &Places,
) -> Result<Vec<KeptCount>, StorageError> {
    let mut query = kept_counts::table
        .filter(kept_counts::assessment_id.eq(scope.assessment.as_str()))
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
    let key = (
        kept_counts::subject,
        kept_counts::indicator,
        kept_counts::respondent_group,
        kept_counts::facet,
        kept_counts::row_key,
        kept_counts::code,
        kept_counts::number,
    );
    let is_merged = matches!(places, Places::OfScope) && is_of_several(scope);
    if !is_of_everybody(scope) || is_merged {
        let rows = query.select((key, kept_counts::place)).load(connection)?;
        let mut counts = add_up(connection, scope, rows, is_merged)?;
        counts.retain(|count| count.organizations > 0);
        return Ok(counts);
    }
    let rows: Vec<(KeptKey, i64, i64)> = match scope.accepted_only {
        false => query
            .filter(kept_counts::organizations.gt(0))
            .select((key, kept_counts::organizations, kept_counts::counted_only))
            .load(connection)?,
        true => query
            .filter(kept_counts::accepted.gt(0))
            .select((
                key,
                kept_counts::accepted,
                kept_counts::accepted_counted_only,
            ))
            .load(connection)?,
    };
    rows.into_iter()
        .map(|(key, organizations, counted_only)| {
            key.counted(number(organizations), number(counted_only))
        })
        .collect()
}

fn is_of_several(scope: TallyScope) -> bool {
    scope.subjects.is_some_and(|subjects| subjects.len() > 1)
}

/// The counts of every indicator; who submitted is not among them.
pub(in crate::storage) fn round(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<RoundCounts, StorageError> {
    let mut counts = RoundCounts::new();
    for count in read(connection, scope, scope.indicators, &Places::OfScope)? {
        if matches!(count.facet, Facet::Submitted | Facet::Marked) {
            continue;
        }
        let key = (count.indicator.clone(), count.group);
        let counts: &mut Counts = counts.entry(key).or_default();
        let organizations = count.organizations;
        match count.facet {
            Facet::Submitted | Facet::Marked | Facet::Coded => {}
            Facet::Spoke => {
                counts.spoke = organizations;
                // About any of several mechanisms, an organization may have given several codes.
                counts.about_iscms |= is_of_several(scope) && count.group != RespondentGroup::Iscm;
            }
            Facet::About => counts.about_iscms = count.group != RespondentGroup::Iscm,
            Facet::Answered => {
                counts.base = organizations;
                counts.counted_only = count.is_counted_only;
            }
            Facet::Code => {
                counts.codes.insert(count.code, organizations);
            }
            Facet::Row => counts.matrix.entry(count.row).or_default().base = organizations,
            Facet::Mixed => counts.mixed = organizations,
            Facet::Mean => {
                let mean = (count.number()?, organizations);
                match count.row.as_str() {
                    "" => counts.numbers.push(mean),
                    _ => counts.rows.entry(count.row).or_default().push(mean),
                }
            }
            Facet::Detail if !count.row.is_empty() => {
                let cells = &mut counts.matrix.entry(count.row).or_default().codes;
                *cells.entry(count.code).or_default() += organizations;
            }
            Facet::Detail => {
                let place = (count.number()?, organizations);
                match count.code.as_str() {
                    "" => counts.steps.push(place),
                    _ => counts.places.entry(count.code).or_default().push(place),
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
    let counts = of_submissions(connection, scope, Facet::Submitted)?;
    Ok(counts
        .into_iter()
        .map(|count| (count.group, count.organizations))
        .collect())
}

/// The marks of the submissions that count, each once.
pub(in crate::storage) fn marks(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<Mark>, StorageError> {
    let mut marks = of_submissions(connection, scope, Facet::Marked)?
        .iter()
        .map(|count| count.cell("code").code(Mark::from_code(&count.code)))
        .collect::<Result<Vec<_>, _>>()?;
    marks.sort();
    marks.dedup();
    Ok(marks)
}

fn of_submissions(
    connection: &mut AnyConnection,
    scope: TallyScope,
    facet: Facet,
) -> Result<Vec<KeptCount>, StorageError> {
    let mut counts = read(connection, scope, Some(&[String::new()]), &Places::OfScope)?;
    counts.retain(|count| count.facet == facet);
    Ok(counts)
}

/// What is said about every mechanism, without absences.
pub(in crate::storage) fn said_about(
    connection: &mut AnyConnection,
    scope: TallyScope,
) -> Result<Vec<SaidAbout>, StorageError> {
    let places = Places::Each(&[Facet::Code, Facet::Coded]);
    // Over all mechanisms a list of indicators is no prefix of the key, and a server would look each of them up.
    let counts = read(connection, scope, None, &places)?;
    let is_asked = |indicator: &String| {
        let indicators = scope.indicators;
        indicators.is_none_or(|indicators| indicators.contains(indicator))
    };
    Ok(counts
        .into_iter()
        .filter(|count| is_asked(&count.indicator) && !is_absence(&count.code))
        .map(|count| SaidAbout {
            indicator: count.indicator,
            group: count.group,
            subject: count.subject,
            code: Some(count.code).filter(|code| !code.is_empty()),
            organizations: count.organizations,
            counted_only: count.is_counted_only,
        })
        .collect())
}

/// The codes of an indicator for each mechanism, without absences.
pub(in crate::storage) fn by_subject(
    connection: &mut AnyConnection,
    scope: TallyScope,
    indicator: &str,
) -> Result<Vec<CountedBy>, StorageError> {
    let indicators = [indicator.to_owned()];
    let places = Places::Each(&[Facet::Code]);
    let counts = read(connection, scope, Some(&indicators), &places)?;
    Ok(counts
        .into_iter()
        .filter(|count| !is_absence(&count.code))
        .map(|count| CountedBy {
            group: count.group,
            by: count.subject,
            code: count.code,
            organizations: count.organizations,
        })
        .collect())
}
