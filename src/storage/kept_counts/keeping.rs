//! Keeping up: what is written when a submission begins to count, ends, is accepted or is coded, and the recount.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::Facet;
use super::contributions::{Contribution, Contributions, Given, Key, contributions};
use super::packed::{PackedMean, pack_means, pack_places};
use crate::assessment::{Response, ResponseId, SubmissionId};
use crate::questionnaire::model::Attribution;
use crate::storage::responses::find_response;
use crate::storage::schema::{
    coded_values, contributions as contribution_rows, kept_counts, responses, submission_subjects,
    submissions,
};
use crate::storage::sql_types::Cell;
use crate::storage::{AnyConnection, StorageError};

/// What is added to a kept count; taken away where it is below nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Change {
    submitted: i64,
    accepted: i64,
}

/// The four numbers of a row: submitted, of these counted only, accepted, of these counted only.
type Numbers = [i64; 4];

impl Change {
    /// Nothing of it is accepted.
    fn submitted(submitted: i64) -> Change {
        Change {
            submitted,
            accepted: 0,
        }
    }

    fn numbers(self, is_counted_only: bool) -> Numbers {
        let only = i64::from(is_counted_only);
        [
            self.submitted,
            self.submitted * only,
            self.accepted,
            self.accepted * only,
        ]
    }
}

/// Where each kept count of a submission stands in its round.
type Places = BTreeMap<Key, i64>;

/// Lets a submission, whose rows are there, count for its response.
pub(in crate::storage) fn begin(
    connection: &mut AnyConnection,
    response: &Response,
    submission: &str,
) -> Result<(), StorageError> {
    let keys = contributions_of(connection, submission)?;
    let places = change(connection, response, &keys, Change::submitted(1))?;
    keep_row(connection, response, submission, &keys, &places)
}

/// A submission no longer counts for its response: another takes its place.
pub(in crate::storage) fn end(
    connection: &mut AnyConnection,
    response: &Response,
    submission: &str,
) -> Result<(), StorageError> {
    let keys = contributions_of(connection, submission)?;
    change(connection, response, &keys, Change::submitted(-1))?;
    Ok(())
}

/// Adds what a submission contributes to the counts of its round, or takes it away.
fn change(
    connection: &mut AnyConnection,
    response: &Response,
    keys: &Contributions,
    change: Change,
) -> Result<Places, StorageError> {
    let rows: Vec<_> = keys
        .iter()
        .map(|(key, added)| Row {
            key,
            numbers: change.numbers(added.is_counted_only),
            place: None,
        })
        .collect();
    add(connection, Whose::of(response), &rows)
}

/// A response was accepted, or is no longer: its submission counts where only accepted ones do, or not.
pub(in crate::storage) fn follow_acceptance(
    connection: &mut AnyConnection,
    before: &Response,
    after: &Response,
) -> Result<(), StorageError> {
    let accepted = |response: &Response| -> Option<SubmissionId> {
        let is_accepted = response.accepted_at.is_some();
        response.current_submission.clone().filter(|_| is_accepted)
    };
    let (was, is) = (accepted(before), accepted(after));
    if was == is {
        return Ok(());
    }
    for (submission, accepted) in [(was, -1), (is, 1)] {
        if let Some(submission) = submission {
            let keys = contributions_of(connection, submission.as_str())?;
            let by = Change {
                submitted: 0,
                accepted,
            };
            change(connection, after, &keys, by)?;
        }
    }
    Ok(())
}

/// The values of a submission that counts were changed: what it contributed before and does no more is taken
/// away, what it contributes now and did not is added.
pub(in crate::storage) fn follow_values(
    connection: &mut AnyConnection,
    submission: &SubmissionId,
    before: &Contributions,
) -> Result<(), StorageError> {
    let after = contributions_of(connection, submission.as_str())?;
    let only_in = |one: &Contributions, other: &Contributions| {
        let mut left = one.clone();
        left.retain(|key, added| other.get(key) != Some(added));
        left
    };
    let (gone, new) = (only_in(before, &after), only_in(&after, before));
    let response: Option<String> = submissions::table
        .filter(submissions::id.eq(submission.as_str()))
        .select(submissions::response_id)
        .first(connection)
        .optional()?;
    let Some(response) = response else {
        return Ok(());
    };
    let Some(response) = find_response(connection, &ResponseId::new(response))? else {
        return Ok(());
    };
    let is_accepted =
        response.accepted_at.is_some() && response.current_submission.as_ref() == Some(submission);
    for (keys, by) in [(gone, -1), (new, 1)] {
        let by = Change {
            submitted: by,
            accepted: by * i64::from(is_accepted),
        };
        change(connection, &response, &keys, by)?;
    }
    // Adding nothing tells the places. The round is renewed also where no count changes: a crossing may.
    let places = change(connection, &response, &after, Change::default())?;
    keep_row(connection, &response, submission.as_str(), &after, &places)
}

/// What a submission that is stored contributes.
pub(in crate::storage) fn contributions_of(
    connection: &mut AnyConnection,
    submission: &str,
) -> Result<Contributions, StorageError> {
    let mut several = contributions_of_several(connection, &[submission.to_owned()])?;
    Ok(several.remove(submission).unwrap_or_default())
}

#[derive(Queryable)]
struct ValueRow {
    submission: String,
    subject: Option<String>,
    indicator: String,
    row: Option<String>,
    code: Option<String>,
    number: Option<f64>,
    attribution: String,
}

/// The same for several submissions, by their ids.
fn contributions_of_several(
    connection: &mut AnyConnection,
    ids: &[String],
) -> Result<BTreeMap<String, Contributions>, StorageError> {
    let marks: Vec<(String, Option<String>)> = submissions::table
        .filter(submissions::id.eq_any(ids))
        .select((submissions::id, submissions::mark))
        .load(connection)?;
    let mut subjects: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let about: Vec<(String, String)> = submission_subjects::table
        .filter(submission_subjects::submission_id.eq_any(ids))
        .select((
            submission_subjects::submission_id,
            submission_subjects::subject,
        ))
        .load(connection)?;
    for (submission, subject) in about {
        subjects.entry(submission).or_default().push(subject);
    }
    // In the order of the file, so that a mean is taken in the same order each time.
    let rows: Vec<ValueRow> = coded_values::table
        .filter(coded_values::submission_id.eq_any(ids))
        .order((coded_values::submission_id, coded_values::position))
        .select((
            coded_values::submission_id,
            coded_values::subject,
            coded_values::indicator,
            coded_values::row_key,
            coded_values::code,
            coded_values::number,
            coded_values::attribution,
        ))
        .load(connection)?;
    let mut given: BTreeMap<&str, Vec<Given>> = BTreeMap::new();
    for row in &rows {
        let cell = Cell {
            table: "coded_values",
            column: "attribution",
            row: &row.submission,
        };
        given.entry(&row.submission).or_default().push(Given {
            subject: row.subject.as_deref(),
            indicator: &row.indicator,
            row: row.row.as_deref(),
            code: row.code.as_deref(),
            number: row.number,
            level: cell.code(Attribution::from_code(&row.attribution))?,
        });
    }
    Ok(marks
        .into_iter()
        .map(|(id, mark)| {
            let values = given.remove(id.as_str()).unwrap_or_default();
            let about = subjects.remove(&id).unwrap_or_default();
            let keys = contributions(&values, &about, mark.as_deref());
            (id, keys)
        })
        .collect())
}

/// A row of `contributions`, packed.
#[derive(Insertable)]
#[diesel(table_name = contribution_rows)]
struct ContributionRow {
    response_id: String,
    submission_id: String,
    assessment_id: String,
    respondent_group: String,
    organization_id: String,
    places: Vec<u8>,
    means: Vec<u8>,
}

/// Packs what a submission contributes. `place` says where the kept count of a key stands in its round.
fn packed(
    keys: &Contributions,
    mut place: impl FnMut(&Key) -> Option<u32>,
) -> Result<(Vec<u8>, Vec<u8>), StorageError> {
    let (mut places, mut means) = (Vec::new(), Vec::new());
    for (
        key,
        Contribution {
            is_counted_only,
            numbers,
        },
    ) in keys
    {
        let cell = Cell {
            table: "kept_counts",
            column: "place",
            row: &key.indicator,
        };
        let place = place(key).ok_or_else(|| cell.corrupt())?;
        places.push((place, *is_counted_only));
        // Over several mechanisms a mean is not that of their means.
        if let Some((sum, numbers)) = *numbers
            && !key.subject.is_empty()
        {
            means.push(PackedMean {
                place,
                sum,
                numbers,
            });
        }
    }
    places.sort_unstable();
    means.sort_unstable_by_key(|mean| mean.place);
    Ok((pack_places(&places), pack_means(&means)))
}

/// Writes what the submission of a response contributes, instead of what its last one did.
fn keep_row(
    connection: &mut AnyConnection,
    response: &Response,
    submission: &str,
    keys: &Contributions,
    places: &Places,
) -> Result<(), StorageError> {
    let place = |key: &Key| u32::try_from(*places.get(key)?).ok();
    let (places, means) = packed(keys, place)?;
    let row = ContributionRow {
        response_id: response.id.as_str().to_owned(),
        submission_id: submission.to_owned(),
        assessment_id: response.assessment.as_str().to_owned(),
        respondent_group: response.respondent.group.code().to_owned(),
        organization_id: response.respondent.organization.clone(),
        places,
        means,
    };
    diesel::delete(contribution_rows::table.find(&row.response_id)).execute(connection)?;
    diesel::insert_into(contribution_rows::table)
        .values(row)
        .execute(connection)?;
    Ok(())
}

/// Responses that are read at once when everything is counted anew: memory does not grow with a round.
const READ_AT_ONCE: i64 = 250;

/// The kept counts of a round while everything is counted anew.
#[derive(Default)]
struct Recounted {
    /// By group and key: the numbers, and the place.
    counts: BTreeMap<String, BTreeMap<Key, (Numbers, u32)>>,
    places: u32,
}

impl Recounted {
    /// Adds to one count and tells its place, the next one where it is new.
    fn add(&mut self, group: &str, key: &Key, numbers: Numbers) -> u32 {
        let of_group = match self.counts.get_mut(group) {
            Some(of_group) => of_group,
            None => self.counts.entry(group.to_owned()).or_default(),
        };
        let (sums, place) = match of_group.get_mut(key) {
            Some(count) => count,
            None => {
                let place = self.places;
                self.places += 1;
                of_group.entry(key.clone()).or_insert(([0; 4], place))
            }
        };
        for (sum, number) in sums.iter_mut().zip(numbers) {
            *sum += number;
        }
        *place
    }
}

/// Counts everything anew from the rows, for a database that was made before counts were kept.
pub fn recount(connection: &mut AnyConnection) -> Result<(), StorageError> {
    diesel::delete(kept_counts::table).execute(connection)?;
    diesel::delete(contribution_rows::table).execute(connection)?;
    let mut counted: BTreeMap<String, Recounted> = BTreeMap::new();
    let mut last = String::new();
    loop {
        let some: Vec<(String, String, String, String, bool, String)> = responses::table
            .filter(responses::id.gt(&last))
            .filter(responses::current_submission_id.is_not_null())
            .order(responses::id)
            .limit(READ_AT_ONCE)
            .select((
                responses::id,
                responses::assessment_id,
                responses::respondent_group,
                responses::organization_id,
                responses::accepted_at.is_not_null(),
                responses::current_submission_id.assume_not_null(),
            ))
            .load(connection)?;
        let Some((id, ..)) = some.last() else { break };
        last.clone_from(id);
        let ids: Vec<String> = some.iter().map(|row| row.5.clone()).collect();
        let mut keys = contributions_of_several(connection, &ids)?;
        let mut rows = Vec::new();
        for (response_id, assessment_id, respondent_group, organization_id, is_accepted, id) in some
        {
            let by = Change {
                submitted: 1,
                accepted: i64::from(is_accepted),
            };
            let keys = keys.remove(&id).unwrap_or_default();
            let of_round = counted.entry(assessment_id.clone()).or_default();
            let (places, means) = packed(&keys, |key| {
                let only = keys.get(key).is_some_and(|added| added.is_counted_only);
                Some(of_round.add(&respondent_group, key, by.numbers(only)))
            })?;
            rows.push(ContributionRow {
                response_id,
                submission_id: id,
                assessment_id,
                respondent_group,
                organization_id,
                places,
                means,
            });
        }
        each_backend!(connection, |inner| diesel::insert_into(
            contribution_rows::table
        )
        .values(rows)
        .execute(inner))?;
    }
    for (assessment, Recounted { counts, .. }) in &counted {
        for (group, counts) in counts {
            let rows: Vec<_> = counts
                .iter()
                .map(|(key, (numbers, place))| Row {
                    key,
                    numbers: *numbers,
                    place: Some(*place),
                })
                .collect();
            add(connection, Whose { assessment, group }, &rows)?;
        }
    }
    Ok(())
}

/// Says that a round counts something else from now on.
fn renew(connection: &mut AnyConnection, assessment: &str) -> Result<(), StorageError> {
    if let AnyConnection::Postgres(postgres) = connection {
        // Two that submit at once would lock the same rows in different orders.
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind::<Text, _>(assessment)
            .execute(postgres)?;
    }
    each_backend!(connection, |inner| diesel::sql_query(
        "INSERT INTO counting_revisions (assessment_id, revision) VALUES ($1, 1) \
         ON CONFLICT (assessment_id) DO UPDATE SET revision = counting_revisions.revision + 1",
    )
    .bind::<Text, _>(assessment)
    .execute(inner))?;
    Ok(())
}

/// Of which round and group.
#[derive(Clone, Copy)]
struct Whose<'a> {
    assessment: &'a str,
    group: &'a str,
}

impl Whose<'_> {
    fn of(response: &Response) -> Whose<'_> {
        Whose {
            assessment: response.assessment.as_str(),
            group: response.respondent.group.code(),
        }
    }
}

/// What is added to the row of a key.
struct Row<'a> {
    key: &'a Key,
    numbers: Numbers,
    /// Where it is decided already; else a row that is new takes the next one.
    place: Option<u32>,
}

#[derive(QueryableByName)]
struct PlacedRow {
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Text)]
    indicator: String,
    #[diesel(sql_type = Text)]
    facet: String,
    #[diesel(sql_type = Text)]
    row_key: String,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    place: Option<i64>,
}

impl PlacedRow {
    fn into_key(self) -> Result<Key, StorageError> {
        let cell = Cell {
            table: "kept_counts",
            column: "facet",
            row: &self.indicator,
        };
        Ok(Key {
            facet: cell.code(Facet::from_code(&self.facet))?,
            subject: self.subject,
            indicator: self.indicator,
            row: self.row_key,
            code: self.code,
            number: self.number,
        })
    }
}

/// Rows in one statement, well below what either database bounds.
const WRITTEN_AT_ONCE: usize = 400;

/// Adds numbers to the rows of a round and group, and tells where these stand.
///
/// SQL of our own: one statement for some hundred rows, whose numbers are ours and stand in the text.
fn add(connection: &mut AnyConnection, whose: Whose, rows: &[Row]) -> Result<Places, StorageError> {
    renew(connection, whose.assessment)?;
    let mut places = Places::new();
    for some in rows.chunks(WRITTEN_AT_ONCE) {
        let mut text = String::from(
            "INSERT INTO kept_counts (assessment_id, respondent_group, subject, facet, indicator, row_key, \
             code, number, organizations, counted_only, accepted, accepted_counted_only, place) VALUES ",
        );
        let mut bound = 2;
        for (index, row) in some.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            let facet = row.key.facet.code();
            let [submitted, only, accepted, accepted_only] = row.numbers;
            let place = row
                .place
                .map_or("NULL".to_owned(), |place| place.to_string());
            text.push_str(&format!(
                "{comma}($1, $2, ${}, '{facet}', ${}, ${}, ${}, ${}, {submitted}, {only}, {accepted}, \
                 {accepted_only}, {place})",
                bound + 1,
                bound + 2,
                bound + 3,
                bound + 4,
                bound + 5,
            ));
            bound += 5;
        }
        text.push_str(
            " ON CONFLICT (assessment_id, subject, indicator, respondent_group, facet, row_key, code, number) \
             DO UPDATE SET organizations = kept_counts.organizations + excluded.organizations, \
             counted_only = kept_counts.counted_only + excluded.counted_only, \
             accepted = kept_counts.accepted + excluded.accepted, \
             accepted_counted_only = kept_counts.accepted_counted_only + excluded.accepted_counted_only \
             RETURNING subject, indicator, facet, row_key, code, number, place",
        );
        let written: Vec<PlacedRow> = each_backend!(connection, |inner| {
            let mut query = diesel::sql_query(text)
                .into_boxed()
                .bind::<Text, _>(whose.assessment)
                .bind::<Text, _>(whose.group);
            for Row { key, .. } in some {
                query = query
                    .bind::<Text, _>(&key.subject)
                    .bind::<Text, _>(&key.indicator)
                    .bind::<Text, _>(&key.row)
                    .bind::<Text, _>(&key.code)
                    .bind::<Text, _>(&key.number);
            }
            query.load(inner)
        })?;
        for row in written {
            let place = row.place;
            let key = row.into_key()?;
            let place = match place {
                Some(place) => place,
                None => take_place(connection, whose, &key)?,
            };
            places.insert(key, place);
        }
    }
    Ok(places)
}

/// Gives a row that is new the next place of its round; the transaction holds the round's lock.
fn take_place(
    connection: &mut AnyConnection,
    whose: Whose,
    key: &Key,
) -> Result<i64, StorageError> {
    let last: Option<i64> = kept_counts::table
        .filter(kept_counts::assessment_id.eq(whose.assessment))
        .select(diesel::dsl::max(kept_counts::place))
        .first(connection)?;
    let next = last.map_or(0, |last| last + 1);
    let row = kept_counts::table.find((
        whose.assessment,
        &key.subject,
        &key.indicator,
        whose.group,
        key.facet.code(),
        &key.row,
        &key.code,
        &key.number,
    ));
    diesel::update(row)
        .set(kept_counts::place.eq(next))
        .execute(connection)?;
    Ok(next)
}
