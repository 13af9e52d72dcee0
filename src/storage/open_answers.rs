//! Codebooks of open questions, what coders gave, what was decided, and which answers are worth quoting.
//!
//! Start with [`load_work`]. What counts stands in `coded_values` ([`replace_settled`]), where tallies find it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{
    coded_values, open_codes, open_codings, open_comparisons, open_decisions, open_quotations,
};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError, kept_counts};
use crate::assessment::{AssessmentId, Author, Respondent, SubmissionId};
use crate::findings::coding::{BookCode, CodeState, Codebook, Codes, Compares};
use crate::language::Language;
use crate::questionnaire::form::CodedValue;
use crate::questionnaire::model::Attribution;

/// An open question of a round.
#[derive(Clone, Copy, Debug)]
pub struct OpenQuestion<'a> {
    pub assessment: &'a AssessmentId,
    pub question: &'a str,
}

/// One answer: submission and address.
pub type AnswerKey = (SubmissionId, String);

type CodeRow = (String, String, String, String, String, bool, Option<String>);

fn book_code(row: CodeRow) -> Result<(String, BookCode), StorageError> {
    let (question, code, labels, definition, use_when, retired, merged_into) = row;
    let cell = Cell {
        table: "open_codes",
        column: "labels",
        row: &code,
    };
    let labels: BTreeMap<String, String> = cell.json(&labels)?;
    let labels = labels
        .into_iter()
        .filter_map(|(language, label)| Some((Language::from_tag(&language)?, label)))
        .collect();
    let state = match merged_into {
        Some(target) => CodeState::MergedInto(target),
        None if retired => CodeState::Retired,
        None => CodeState::InUse,
    };
    let code = BookCode {
        labels,
        definition,
        use_when,
        state,
        code,
    };
    Ok((question, code))
}

/// The codebooks of a round, by question.
pub fn list_codebooks(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
) -> Result<BTreeMap<String, Codebook>, StorageError> {
    let rows: Vec<CodeRow> = open_codes::table
        .filter(open_codes::assessment_id.eq(assessment.as_str()))
        .order((open_codes::question, open_codes::position))
        .select((
            open_codes::question,
            open_codes::code,
            open_codes::labels,
            open_codes::definition,
            open_codes::use_when,
            open_codes::retired,
            open_codes::merged_into,
        ))
        .load(connection)?;
    let mut books: BTreeMap<String, Codebook> = BTreeMap::new();
    for row in rows {
        let (question, code) = book_code(row)?;
        books.entry(question).or_default().codes.push(code);
    }
    Ok(books)
}

/// The codebook of a question; empty where nobody has begun one.
pub fn load_codebook(
    connection: &mut AnyConnection,
    of: OpenQuestion,
) -> Result<Codebook, StorageError> {
    let mut books = list_codebooks(connection, of.assessment)?;
    Ok(books.remove(of.question).unwrap_or_default())
}

fn json_of(labels: &BTreeMap<Language, String>) -> String {
    let labels: BTreeMap<&str, &str> = labels
        .iter()
        .map(|(language, label)| (language.code(), label.as_str()))
        .collect();
    serde_json::json!(labels).to_string()
}

/// Adds a code at the end of its book. `Conflict`: the book has it already.
pub fn insert_code(
    connection: &mut AnyConnection,
    of: OpenQuestion,
    position: usize,
    code: &BookCode,
) -> Result<(), StorageError> {
    diesel::insert_into(open_codes::table)
        .values((
            open_codes::assessment_id.eq(of.assessment.as_str()),
            open_codes::question.eq(of.question),
            open_codes::code.eq(&code.code),
            open_codes::position.eq(i64::try_from(position).unwrap_or(i64::MAX)),
            open_codes::labels.eq(json_of(&code.labels)),
            open_codes::definition.eq(&code.definition),
            open_codes::use_when.eq(&code.use_when),
            open_codes::retired.eq(false),
            open_codes::merged_into.eq(None::<String>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Changes everything of a code but the code itself.
pub fn update_code(
    connection: &mut AnyConnection,
    of: OpenQuestion,
    code: &BookCode,
) -> Result<(), StorageError> {
    let merged_into = match &code.state {
        CodeState::MergedInto(target) => Some(target.as_str()),
        CodeState::InUse | CodeState::Retired => None,
    };
    diesel::update(open_codes::table.find((of.assessment.as_str(), of.question, &code.code)))
        .set((
            open_codes::labels.eq(json_of(&code.labels)),
            open_codes::definition.eq(&code.definition),
            open_codes::use_when.eq(&code.use_when),
            open_codes::retired.eq(code.state == CodeState::Retired),
            open_codes::merged_into.eq(merged_into),
        ))
        .execute(connection)?;
    Ok(())
}

/// What was done with one answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerWork {
    /// By coder, as authors are written.
    pub codings: BTreeMap<String, Codes>,
    pub decided: Option<Codes>,
    pub is_quotation: bool,
}

fn codes_of(table: &'static str, row: &str, text: &str) -> Result<Codes, StorageError> {
    let cell = Cell {
        table,
        column: "codes",
        row,
    };
    cell.json(text)
}

/// What was done with the answers of a round; of one question, where it is named.
pub fn load_work(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    question: Option<&str>,
) -> Result<BTreeMap<AnswerKey, AnswerWork>, StorageError> {
    let mut work: BTreeMap<AnswerKey, AnswerWork> = BTreeMap::new();
    macro_rules! rows {
        ($table:ident, $columns:expr) => {{
            let mut query = $table::table
                .filter($table::assessment_id.eq(assessment.as_str()))
                .select($columns)
                .into_boxed();
            if let Some(question) = question {
                query = query.filter($table::question.eq(question));
            }
            query.load(connection)?
        }};
    }
    let codings: Vec<(String, String, String, String)> = rows!(
        open_codings,
        (
            open_codings::submission_id,
            open_codings::address,
            open_codings::coder,
            open_codings::codes,
        )
    );
    for (submission, address, coder, codes) in codings {
        let codes = codes_of("open_codings", &submission, &codes)?;
        let key = (SubmissionId::new(submission), address);
        work.entry(key).or_default().codings.insert(coder, codes);
    }
    let decisions: Vec<(String, String, String)> = rows!(
        open_decisions,
        (
            open_decisions::submission_id,
            open_decisions::address,
            open_decisions::codes,
        )
    );
    for (submission, address, codes) in decisions {
        let codes = codes_of("open_decisions", &submission, &codes)?;
        let key = (SubmissionId::new(submission), address);
        work.entry(key).or_default().decided = Some(codes);
    }
    let quotations: Vec<(String, String)> = rows!(
        open_quotations,
        (open_quotations::submission_id, open_quotations::address)
    );
    for (submission, address) in quotations {
        let key = (SubmissionId::new(submission), address);
        work.entry(key).or_default().is_quotation = true;
    }
    Ok(work)
}

/// Whether somebody has opened the comparison of a question, and as what.
pub fn find_comparison(
    connection: &mut AnyConnection,
    of: OpenQuestion,
    person: &Author,
) -> Result<Option<Compares>, StorageError> {
    let key = (of.assessment.as_str(), of.question, person.to_string());
    let had_coded: Option<bool> = open_comparisons::table
        .find(key)
        .select(open_comparisons::had_coded)
        .first(connection)
        .optional()?;
    Ok(had_coded.map(|had_coded| match had_coded {
        true => Compares::AsCoder,
        false => Compares::ToDecide,
    }))
}

/// Notes that somebody has opened the comparison of a question. `Conflict`: they had done so before.
pub fn insert_comparison(
    connection: &mut AnyConnection,
    of: OpenQuestion,
    person: &Author,
    (compares, now): (Compares, DateTime<Utc>),
) -> Result<(), StorageError> {
    diesel::insert_into(open_comparisons::table)
        .values((
            open_comparisons::assessment_id.eq(of.assessment.as_str()),
            open_comparisons::question.eq(of.question),
            open_comparisons::person.eq(person.to_string()),
            open_comparisons::had_coded.eq(compares == Compares::AsCoder),
            open_comparisons::opened_at.eq(stamp(now)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Who writes about an answer, and when.
pub struct Writing<'a> {
    pub of: OpenQuestion<'a>,
    pub submission: &'a SubmissionId,
    pub address: &'a str,
    pub author: &'a Author,
    pub now: DateTime<Utc>,
}

fn json_list(codes: &Codes) -> String {
    serde_json::json!(codes).to_string()
}

/// Writes what a coder gave to an answer, instead of what the same coder gave before.
pub fn write_coding(
    connection: &mut AnyConnection,
    at: &Writing,
    codes: Option<&Codes>,
) -> Result<(), StorageError> {
    let coder = at.author.to_string();
    diesel::delete(open_codings::table.find((at.submission.as_str(), at.address, &coder)))
        .execute(connection)?;
    if let Some(codes) = codes {
        diesel::insert_into(open_codings::table)
            .values((
                open_codings::submission_id.eq(at.submission.as_str()),
                open_codings::address.eq(at.address),
                open_codings::coder.eq(&coder),
                open_codings::assessment_id.eq(at.of.assessment.as_str()),
                open_codings::question.eq(at.of.question),
                open_codings::codes.eq(json_list(codes)),
                open_codings::coded_at.eq(stamp(at.now)),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Writes what was decided about an answer; `None` takes the decision back.
pub fn write_decision(
    connection: &mut AnyConnection,
    at: &Writing,
    codes: Option<&Codes>,
) -> Result<(), StorageError> {
    diesel::delete(open_decisions::table.find((at.submission.as_str(), at.address)))
        .execute(connection)?;
    if let Some(codes) = codes {
        diesel::insert_into(open_decisions::table)
            .values((
                open_decisions::submission_id.eq(at.submission.as_str()),
                open_decisions::address.eq(at.address),
                open_decisions::assessment_id.eq(at.of.assessment.as_str()),
                open_decisions::question.eq(at.of.question),
                open_decisions::codes.eq(json_list(codes)),
                open_decisions::author.eq(at.author.to_string()),
                open_decisions::decided_at.eq(stamp(at.now)),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Chooses an answer as a quotation, or takes that back.
pub fn write_quotation(
    connection: &mut AnyConnection,
    at: &Writing,
    is_quotation: bool,
) -> Result<(), StorageError> {
    diesel::delete(open_quotations::table.find((at.submission.as_str(), at.address)))
        .execute(connection)?;
    if is_quotation {
        diesel::insert_into(open_quotations::table)
            .values((
                open_quotations::submission_id.eq(at.submission.as_str()),
                open_quotations::address.eq(at.address),
                open_quotations::assessment_id.eq(at.of.assessment.as_str()),
                open_quotations::question.eq(at.of.question),
                open_quotations::author.eq(at.author.to_string()),
                open_quotations::chosen_at.eq(stamp(at.now)),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// An answer whose codes count: what its rows say besides them.
pub struct SettledAnswer<'a> {
    pub assessment: &'a AssessmentId,
    pub submission: &'a SubmissionId,
    pub respondent: &'a Respondent,
    /// Its place; the indicator is that of the codes.
    pub value: &'a CodedValue,
    /// The mechanism it is about.
    pub subject: Option<&'a str>,
    pub attribution: Attribution,
}

/// Lets these codes of an answer count, instead of those before; the submission must be the one that counts.
pub fn replace_settled(
    connection: &mut AnyConnection,
    answer: &SettledAnswer,
    codes: &BTreeSet<&str>,
) -> Result<(), StorageError> {
    let before = kept_counts::contributions_of(connection, answer.submission.as_str())?;
    diesel::delete(
        coded_values::table
            .filter(coded_values::submission_id.eq(answer.submission.as_str()))
            .filter(coded_values::indicator.eq(&answer.value.indicator))
            .filter(coded_values::address.eq(answer.value.address.as_str())),
    )
    .execute(connection)?;
    let last: Option<i64> = coded_values::table
        .filter(coded_values::submission_id.eq(answer.submission.as_str()))
        .select(diesel::dsl::max(coded_values::position))
        .first(connection)?;
    for (position, code) in (last.unwrap_or(-1) + 1..).zip(codes) {
        diesel::insert_into(coded_values::table)
            .values((
                coded_values::submission_id.eq(answer.submission.as_str()),
                coded_values::position.eq(position),
                coded_values::is_current.eq(true),
                coded_values::assessment_id.eq(answer.assessment.as_str()),
                coded_values::respondent_group.eq(answer.respondent.group.code()),
                coded_values::organization_id.eq(answer.respondent.organization.as_str()),
                coded_values::subject.eq(answer.subject),
                coded_values::indicator.eq(&answer.value.indicator),
                coded_values::context.eq(answer.value.context.join("/")),
                coded_values::row_key.eq(answer.value.row.as_deref()),
                coded_values::code.eq(*code),
                coded_values::number.eq(None::<f64>),
                coded_values::attribution.eq(answer.attribution.code()),
                coded_values::address.eq(answer.value.address.as_str()),
            ))
            .execute(connection)?;
    }
    kept_counts::follow_values(connection, answer.submission, &before)
}

/// What counts of the coded answers to these indicators: submission, address and code, in no order.
pub fn list_settled(
    connection: &mut AnyConnection,
    assessment: &AssessmentId,
    indicators: &[String],
) -> Result<Vec<(String, String, String)>, StorageError> {
    let rows = coded_values::table
        .filter(coded_values::assessment_id.eq(assessment.as_str()))
        .filter(coded_values::is_current.eq(true))
        .filter(coded_values::indicator.eq_any(indicators))
        .filter(coded_values::code.is_not_null())
        .select((
            coded_values::submission_id,
            coded_values::address,
            coded_values::code.assume_not_null(),
        ))
        .load(connection)?;
    Ok(rows)
}

/// Copies what was done with these answers of a submission to a later one, where they stand unchanged.
pub fn copy_work(
    connection: &mut AnyConnection,
    (from, to): (&SubmissionId, &SubmissionId),
    addresses: &[String],
) -> Result<(), StorageError> {
    macro_rules! copy {
        ($table:ident: $($column:ident: $kind:ty),+) => {{
            let rows: Vec<(String, $($kind),+)> = $table::table
                .filter($table::submission_id.eq(from.as_str()))
                .filter($table::address.eq_any(addresses))
                .select(($table::address, $($table::$column),+))
                .load(connection)?;
            for (address, $($column),+) in rows {
                diesel::insert_into($table::table)
                    .values((
                        $table::submission_id.eq(to.as_str()),
                        $table::address.eq(address),
                        $($table::$column.eq($column)),+
                    ))
                    .execute(connection)?;
            }
        }};
    }
    type Time = chrono::NaiveDateTime;
    copy!(open_codings: coder: String, assessment_id: String, question: String, codes: String, coded_at: Time);
    copy!(open_decisions: assessment_id: String, question: String, codes: String, author: String, decided_at: Time);
    copy!(open_quotations: assessment_id: String, question: String, author: String, chosen_at: Time);
    Ok(())
}

/// The addresses of a submission at which something was done.
pub fn list_worked_addresses(
    connection: &mut AnyConnection,
    submission: &SubmissionId,
) -> Result<BTreeSet<String>, StorageError> {
    let mut addresses: BTreeSet<String> = open_codings::table
        .filter(open_codings::submission_id.eq(submission.as_str()))
        .select(open_codings::address)
        .load::<String>(connection)?
        .into_iter()
        .collect();
    addresses.extend(
        open_decisions::table
            .filter(open_decisions::submission_id.eq(submission.as_str()))
            .select(open_decisions::address)
            .load::<String>(connection)?,
    );
    addresses.extend(
        open_quotations::table
            .filter(open_quotations::submission_id.eq(submission.as_str()))
            .select(open_quotations::address)
            .load::<String>(connection)?,
    );
    Ok(addresses)
}
