//! Counts that are kept up with every submission, so that a dashboard reads some thousand rows and not every
//! coded value of a round (decision 0015).
//!
//! Start with [`Facet`], which says what is counted, and with `contributions`, which says what one submission
//! adds. An organization has one submission in a round that counts, so that "how many organizations" is how many
//! submissions: each adds one to its keys when it begins to count and takes it away when another takes its
//! place, in the transaction that does so. `reading` gives the tallies; what a kept count cannot answer (some
//! organizations only, several mechanisms at once) `tallies` counts over the rows.

mod contributions;
mod reading;

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::responses::find_response;
use super::schema::{
    coded_values, counting_revisions, kept_counts, responses, submission_subjects, submissions,
};
use super::sql_types::Cell;
use super::{AnyConnection, StorageError};
use crate::assessment::{AssessmentId, Response, ResponseId, SubmissionId};
use crate::questionnaire::model::Attribution;

pub(super) use contributions::{Given, Key, contributions};
pub(super) use reading::{by_subject, is_kept, marks, round, said_about, submitted};

/// What a kept count counts: organizations of a group that …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facet {
    /// … have a submission.
    Submitted,
    /// … have one with this mark.
    Marked,
    /// … gave any value, absences included.
    Spoke,
    /// … gave one about a mechanism.
    About,
    /// … gave one that is an answer.
    Answered,
    /// … gave a code that is an answer.
    Coded,
    /// … gave this code.
    Code,
    /// … gave an answer in this row.
    Row,
    /// … gave this code in this row or at this place, or this number.
    Detail,
    /// … gave numbers of which this is the mean.
    Mean,
    /// … gave a number in any row.
    Mixed,
}

impl Facet {
    const ALL: [Facet; 11] = [
        Facet::Submitted,
        Facet::Marked,
        Facet::Spoke,
        Facet::About,
        Facet::Answered,
        Facet::Coded,
        Facet::Code,
        Facet::Row,
        Facet::Detail,
        Facet::Mean,
        Facet::Mixed,
    ];

    fn code(self) -> &'static str {
        match self {
            Facet::Submitted => "submitted",
            Facet::Marked => "marked",
            Facet::Spoke => "spoke",
            Facet::About => "about",
            Facet::Answered => "answered",
            Facet::Coded => "coded",
            Facet::Code => "code",
            Facet::Row => "row",
            Facet::Detail => "detail",
            Facet::Mean => "mean",
            Facet::Mixed => "mixed",
        }
    }

    fn from_code(code: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.code() == code)
    }
}

/// What is added to a kept count; taken away where it is below nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    pub submitted: i64,
    pub accepted: i64,
}

/// The four numbers of a row: submitted, of these counted only, accepted, of these counted only.
type Numbers = [i64; 4];

impl Change {
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

/// Adds what a submission contributes to the counts of its round, or takes it away.
pub(super) fn change(
    connection: &mut AnyConnection,
    response: &Response,
    keys: &BTreeMap<Key, bool>,
    change: Change,
) -> Result<(), StorageError> {
    let rows = keys
        .iter()
        .map(|(key, is_counted_only)| (key, change.numbers(*is_counted_only)));
    let whose = (
        response.assessment.as_str(),
        response.respondent.group.code(),
    );
    add(connection, whose, &rows.collect::<Vec<_>>())
}

/// A response was accepted, or is no longer: its submission counts where only accepted ones do, or not.
pub(super) fn follow_acceptance(
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
pub(super) fn follow_values(
    connection: &mut AnyConnection,
    submission: &SubmissionId,
    before: &BTreeMap<Key, bool>,
) -> Result<(), StorageError> {
    let after = contributions_of(connection, submission.as_str())?;
    let only_in = |one: &BTreeMap<Key, bool>, other: &BTreeMap<Key, bool>| {
        let mut left = one.clone();
        left.retain(|key, only| other.get(key) != Some(only));
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
    // Also where no count changes: what is counted over the rows may.
    renew(connection, response.assessment.as_str())?;
    let is_accepted =
        response.accepted_at.is_some() && response.current_submission.as_ref() == Some(submission);
    for (keys, by) in [(gone, -1), (new, 1)] {
        if !keys.is_empty() {
            let by = Change {
                submitted: by,
                accepted: by * i64::from(is_accepted),
            };
            change(connection, &response, &keys, by)?;
        }
    }
    Ok(())
}

/// What a submission that is stored contributes.
pub(super) fn contributions_of(
    connection: &mut AnyConnection,
    submission: &str,
) -> Result<BTreeMap<Key, bool>, StorageError> {
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
) -> Result<BTreeMap<String, BTreeMap<Key, bool>>, StorageError> {
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

/// Responses that are read at once when everything is counted anew: memory does not grow with a round.
const READ_AT_ONCE: i64 = 250;

/// Counts everything anew from the rows, for a database that was made before counts were kept.
pub fn recount(connection: &mut AnyConnection) -> Result<(), StorageError> {
    diesel::delete(kept_counts::table).execute(connection)?;
    let mut counted: BTreeMap<(String, String), BTreeMap<Key, Numbers>> = BTreeMap::new();
    let mut last = String::new();
    loop {
        let some: Vec<(String, String, String, bool, String)> = responses::table
            .filter(responses::id.gt(&last))
            .filter(responses::current_submission_id.is_not_null())
            .order(responses::id)
            .limit(READ_AT_ONCE)
            .select((
                responses::id,
                responses::assessment_id,
                responses::respondent_group,
                responses::accepted_at.is_not_null(),
                responses::current_submission_id.assume_not_null(),
            ))
            .load(connection)?;
        let Some((id, ..)) = some.last() else { break };
        last.clone_from(id);
        let ids: Vec<String> = some.iter().map(|row| row.4.clone()).collect();
        let mut keys = contributions_of_several(connection, &ids)?;
        for (_, assessment, group, is_accepted, submission) in some {
            let by = Change {
                submitted: 1,
                accepted: i64::from(is_accepted),
            };
            let of_round = counted.entry((assessment, group)).or_default();
            for (key, only) in keys.remove(&submission).unwrap_or_default() {
                let numbers = of_round.entry(key).or_default();
                for (number, more) in numbers.iter_mut().zip(by.numbers(only)) {
                    *number += more;
                }
            }
        }
    }
    for ((assessment, group), rows) in &counted {
        let rows: Vec<_> = rows.iter().map(|(key, numbers)| (key, *numbers)).collect();
        add(connection, (assessment, group), &rows)?;
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

/// Another number than before where anything that a round counts has changed.
pub fn counting_revision(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<i64, StorageError> {
    let revision: Option<i64> = counting_revisions::table
        .find(assessment.as_str())
        .select(counting_revisions::revision)
        .first(connection)
        .optional()?;
    Ok(revision.unwrap_or(0))
}

/// Rows in one statement, well below what either database bounds.
const WRITTEN_AT_ONCE: usize = 400;

/// Adds numbers to the rows of a round and group.
///
/// SQL of our own: one statement for some hundred rows, whose numbers are ours and stand in the text.
fn add(
    connection: &mut AnyConnection,
    (assessment, group): (&str, &str),
    rows: &[(&Key, Numbers)],
) -> Result<(), StorageError> {
    renew(connection, assessment)?;
    for some in rows.chunks(WRITTEN_AT_ONCE) {
        let mut text = String::from(
            "INSERT INTO kept_counts (assessment_id, respondent_group, subject, facet, indicator, row_key, \
             code, number, organizations, counted_only, accepted, accepted_counted_only) VALUES ",
        );
        let mut place = 2;
        for (index, (key, [submitted, only, accepted, accepted_only])) in some.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            let facet = key.facet.code();
            text.push_str(&format!(
                "{comma}($1, $2, ${}, '{facet}', ${}, ${}, ${}, ${}, {submitted}, {only}, {accepted}, {accepted_only})",
                place + 1,
                place + 2,
                place + 3,
                place + 4,
                place + 5,
            ));
            place += 5;
        }
        text.push_str(
            " ON CONFLICT (assessment_id, subject, indicator, respondent_group, facet, row_key, code, number) \
             DO UPDATE SET organizations = kept_counts.organizations + excluded.organizations, \
             counted_only = kept_counts.counted_only + excluded.counted_only, \
             accepted = kept_counts.accepted + excluded.accepted, \
             accepted_counted_only = kept_counts.accepted_counted_only + excluded.accepted_counted_only",
        );
        each_backend!(connection, |inner| {
            let mut query = diesel::sql_query(text)
                .into_boxed()
                .bind::<Text, _>(assessment)
                .bind::<Text, _>(group);
            for (key, _) in some {
                query = query
                    .bind::<Text, _>(&key.subject)
                    .bind::<Text, _>(&key.indicator)
                    .bind::<Text, _>(&key.row)
                    .bind::<Text, _>(&key.code)
                    .bind::<Text, _>(&key.number);
            }
            query.execute(inner)
        })?;
    }
    Ok(())
}
