//! Counts of some organizations, or over several mechanisms: what these contributed, added up.
//!
//! One pass over a row for each organization. An organization that says the same of two mechanisms counts once,
//! and its mean is that of all its numbers about them.

use std::collections::BTreeMap;

use diesel::connection::DefaultLoadingMode;
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;

use super::Facet;
use super::packed::{each_mean, each_place};
use super::reading::{KeptCount, KeptKey};
use crate::storage::schema::{contributions, responses, submission_subjects};
use crate::storage::sql_types::Cell;
use crate::storage::tallies::{TallyScope, narrow};
use crate::storage::{AnyConnection, StorageError};

/// Which of the rows that a scope asks for stands at each place of its round.
#[derive(Default)]
struct AtPlaces(Vec<u32>);

/// No row that is asked for.
const NONE: u32 = u32::MAX;

impl AtPlaces {
    fn set(&mut self, place: usize, index: usize) {
        if self.0.len() <= place {
            self.0.resize(place + 1, NONE);
        }
        self.0[place] = u32::try_from(index).unwrap_or(NONE);
    }

    fn find(&self, place: u32) -> Option<usize> {
        let index = *self.0.get(place as usize)?;
        (index != NONE).then_some(index as usize)
    }
}

/// What is added up for one count, apart from its texts: small, since each organization adds to hundreds.
#[derive(Clone, Copy, Default)]
struct Sum {
    organizations: usize,
    is_counted_only: bool,
    /// The organization that was added last, from 1.
    last: usize,
}

/// The means of a number over several mechanisms.
struct Means {
    /// Of the number and row; counts nothing itself.
    of: KeptCount,
    /// The sum and how many, of the organization that is being read.
    sum: (f64, u32),
    /// By the mean as a text, which is the same for the same number.
    organizations: BTreeMap<String, usize>,
}

impl Means {
    fn of(count: KeptCount) -> Means {
        Means {
            of: count,
            sum: (0.0, 0),
            organizations: BTreeMap::new(),
        }
    }

    fn next_organization(&mut self) {
        let (sum, numbers) = std::mem::take(&mut self.sum);
        if numbers > 0 {
            let mean = (sum / f64::from(numbers)).to_string();
            *self.organizations.entry(mean).or_default() += 1;
        }
    }

    fn into_counts(self) -> impl Iterator<Item = KeptCount> {
        let Means {
            of, organizations, ..
        } = self;
        organizations
            .into_iter()
            .map(move |(number, organizations)| KeptCount {
                number,
                organizations,
                ..of.clone()
            })
    }
}

/// What is added up.
#[derive(Default)]
struct Sums {
    counts: Vec<KeptCount>,
    /// One for each of them.
    sums: Vec<Sum>,
    places: AtPlaces,
    means: Vec<Means>,
    mean_places: AtPlaces,
    organizations: usize,
}

impl Sums {
    /// Of the kept counts that are asked for, nobody counted yet.
    fn of(rows: Vec<(KeptKey, Option<i64>)>, is_merged: bool) -> Result<Sums, StorageError> {
        let mut sums = Sums::default();
        let mut merged: BTreeMap<KeptCount, usize> = BTreeMap::new();
        for (key, place) in rows {
            let place = key.place(place)?;
            let mut count = key.counted(0, 0)?;
            if !is_merged {
                sums.places.set(place, sums.counts.len());
                sums.counts.push(count);
                continue;
            }
            count.subject.clear();
            if count.facet == Facet::Mean {
                count.number.clear();
                let index = *merged.entry(count.clone()).or_insert(sums.means.len());
                sums.mean_places.set(place, index);
                if index == sums.means.len() {
                    sums.means.push(Means::of(count));
                }
            } else {
                let index = *merged.entry(count.clone()).or_insert(sums.counts.len());
                sums.places.set(place, index);
                if index == sums.counts.len() {
                    sums.counts.push(count);
                }
            }
        }
        sums.sums = vec![Sum::default(); sums.counts.len()];
        Ok(sums)
    }

    /// Adds what one organization contributed; `None` where its row is damaged.
    fn add(&mut self, packed_places: &[u8], packed_means: &[u8]) -> Option<()> {
        self.organizations += 1;
        let organization = self.organizations;
        each_place(packed_places, |place, is_counted_only| {
            let Some(index) = self.places.find(place) else {
                return;
            };
            let sum = &mut self.sums[index];
            sum.organizations += usize::from(sum.last != organization);
            sum.last = organization;
            sum.is_counted_only |= is_counted_only;
        })?;
        if self.means.is_empty() {
            return Some(());
        }
        each_mean(packed_means, |mean| {
            if let Some(index) = self.mean_places.find(mean.place) {
                let (sum, numbers) = &mut self.means[index].sum;
                *sum += mean.sum;
                *numbers += mean.numbers;
            }
        })?;
        self.means.iter_mut().for_each(Means::next_organization);
        Some(())
    }

    fn into_counts(mut self) -> Vec<KeptCount> {
        for (count, sum) in self.counts.iter_mut().zip(self.sums) {
            count.organizations = sum.organizations;
            count.is_counted_only = sum.is_counted_only;
        }
        let means = self.means.into_iter().flat_map(Means::into_counts);
        self.counts.into_iter().chain(means).collect()
    }
}

/// Adds up the contributions of a scope, for the kept counts that it asks for.
///
/// `is_merged`: what is about several mechanisms is one count.
pub(super) fn add_up(
    connection: &mut AnyConnection,
    scope: TallyScope,
    rows: Vec<(KeptKey, Option<i64>)>,
    is_merged: bool,
) -> Result<Vec<KeptCount>, StorageError> {
    let mut sums = Sums::of(rows, is_merged)?;
    each_contribution(connection, scope, |places, means| sums.add(places, means))?;
    Ok(sums.into_counts())
}

/// Hands on the packed places and means of every contribution in a scope, row by row.
fn each_contribution(
    connection: &mut AnyConnection,
    scope: TallyScope,
    mut take: impl FnMut(&[u8], &[u8]) -> Option<()>,
) -> Result<(), StorageError> {
    let cell = Cell {
        table: "contributions",
        column: "places",
        row: scope.assessment.as_str(),
    };
    macro_rules! read_rows {
        ($inner:expr, $mode:ty) => {{
            let query = contributions::table
                .filter(contributions::assessment_id.eq(scope.assessment.as_str()))
                .select((contributions::places, contributions::means))
                .into_boxed();
            let query = narrow!(@standing contributions, query, scope);
            for row in query.load_iter::<(Vec<u8>, Vec<u8>), $mode>($inner)? {
                let (places, means) = row?;
                cell.code(take(&places, &means))?;
            }
        }};
    }
    // The whole result in memory would be larger than anything that is kept of it.
    match connection {
        AnyConnection::Sqlite(inner) => read_rows!(inner, DefaultLoadingMode),
        AnyConnection::Postgres(inner) => read_rows!(inner, PgRowByRowLoadingMode),
    }
    Ok(())
}
