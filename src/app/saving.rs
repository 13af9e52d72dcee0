//! Saving answers: each with the version it was based on, nothing lost, nothing written twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::context::Transaction;
pub(super) use super::opened::hold_response;
pub use super::opened::{Opened, open_response};
use crate::assessment::{
    AnswerConflict, AnsweringProblem, Author, Base, NewAnswer, ResponseId, Standing,
    SubmittedDocument, Verdict, judge, may_answer, may_enter_on_behalf,
};
use crate::language::Language;
use crate::questionnaire::answers::{self, Address, Refusal};
use crate::questionnaire::form::{ErrorCode, Form};
use crate::questionnaire::model::Attribution;
use crate::storage::audit::{
    DoneOperation, delete_operations_before, find_operation, insert_operation,
};
use crate::storage::{StorageError, responses};

/// What is written at an address.
#[derive(Clone, Debug, PartialEq)]
pub enum NewValue {
    Set(Json),
    /// The answer is taken back.
    Clear,
    /// The value stays; only the level changes.
    Keep,
}

/// One answer on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub address: Address,
    pub value: NewValue,
    /// The version that was on the writer's screen, 0 where there was no answer. Refused without.
    pub base_version: Option<i64>,
    /// A level that was chosen now.
    pub attribution: Option<Attribution>,
}

/// Staff acting for a respondent, in their own name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnBehalf {
    /// The round is over, and this goes in all the same: a form that came in time is typed in late.
    pub into_closed: bool,
    /// The respondent has answered itself, and this changes its answers all the same: each change by what was
    /// on the screen, as between two people of the respondent.
    pub over_respondent: bool,
    /// Where the answers come from: "telephone call with …", "form received on paper".
    pub source: Option<String>,
}

/// The answers of one page, or of one keystroke's pause.
#[derive(Clone, Debug)]
pub struct SaveAnswers {
    pub response: ResponseId,
    /// Made by the client; repeating it has the effect of one.
    pub operation: Option<String>,
    pub changes: Vec<Change>,
    pub language: Language,
    pub author: Author,
    /// The browser session; whoever writes under one name does not conflict with himself.
    pub writer: String,
    /// The writer's own count of writes.
    pub sequence: Option<i64>,
    pub on_behalf: Option<OnBehalf>,
}

/// Two texts that met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Met {
    pub address: String,
    /// What was sent now; kept beside the answer, on the writer's screen and in the database.
    pub mine: Option<Json>,
    /// What stands.
    pub theirs: Option<Json>,
    pub their_version: i64,
    pub their_author: String,
    pub their_time: DateTime<Utc>,
}

/// What saving did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    pub revision: i64,
    pub saved_at: DateTime<Utc>,
    /// The version that each sent address has now.
    pub versions: BTreeMap<String, i64>,
    pub conflicts: Vec<Met>,
}

/// Why nothing was saved. What was typed stays on the page in every case.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("there is no such response")]
    NotFound,
    #[error(transparent)]
    Answering(#[from] AnsweringProblem),
    /// A write that does not say what it was based on, or names a version that never was.
    #[error("a base version is missing or unknown")]
    NoBase(Vec<Address>),
    #[error("the questionnaire does not take these answers")]
    Refused(Vec<Refusal>),
    #[error("this operation id was used for something else")]
    OperationReused,
    #[error("this group has no questionnaire in the assessment")]
    NoQuestionnaire,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether this may be written now, by the server's time and inside the transaction.
pub(super) fn check_may_write(
    opened: &Opened,
    on_behalf: Option<&OnBehalf>,
    now: DateTime<Utc>,
) -> Result<(), AnsweringProblem> {
    match on_behalf {
        None => may_answer(&opened.assessment, &opened.response, now),
        Some(behalf) => {
            may_enter_on_behalf(
                &opened.assessment,
                &opened.response,
                behalf.into_closed,
                now,
            )?;
            let has_begun = opened
                .answers
                .values()
                .any(|answer| matches!(answer.author, Author::Contact(_)));
            match has_begun && !behalf.over_respondent {
                true => Err(AnsweringProblem::RespondentHasBegun),
                false => Ok(()),
            }
        }
    }
}

/// The result of an operation that was done before, if it is the same one.
pub(super) fn repeated<T: serde::de::DeserializeOwned>(
    transaction: &mut Transaction<'_>,
    author: &Author,
    operation: Option<&str>,
    fingerprint: &str,
) -> Result<Option<T>, SaveError> {
    let Some(id) = operation else {
        return Ok(None);
    };
    let owner = author.to_string();
    let Some(done) = find_operation(transaction.connection, &owner, id)? else {
        return Ok(None);
    };
    if done.fingerprint != fingerprint {
        return Err(SaveError::OperationReused);
    }
    let result = serde_json::from_str(&done.result).map_err(|_| StorageError::Corrupt {
        table: "operations",
        column: "result",
        row: id.to_owned(),
    })?;
    Ok(Some(result))
}

/// How long a client may repeat an operation and be told what it did.
const OPERATIONS_KEPT: TimeDelta = TimeDelta::days(90);

/// Forgets what operations did that no client repeats any more; gives their number.
pub fn forget_old_operations(transaction: &mut Transaction<'_>) -> Result<usize, StorageError> {
    let limit = transaction.now - OPERATIONS_KEPT;
    delete_operations_before(transaction.connection, limit)
}

/// Keeps what an operation did, for when it is repeated.
pub(super) fn remember<T: Serialize>(
    transaction: &mut Transaction<'_>,
    author: &Author,
    operation: Option<&str>,
    (kind, fingerprint): (&str, &str),
    result: &T,
) -> Result<(), StorageError> {
    let Some(id) = operation else {
        return Ok(());
    };
    let done = DoneOperation {
        kind: kind.to_owned(),
        fingerprint: fingerprint.to_owned(),
        result: json!(result).to_string(),
    };
    insert_operation(
        transaction.connection,
        &author.to_string(),
        id,
        &done,
        transaction.now,
    )
}

fn fingerprint_of(command: &SaveAnswers) -> String {
    let changes: Vec<Json> = command
        .changes
        .iter()
        .map(|change| {
            let value = match &change.value {
                NewValue::Set(value) => json!({"set": value}),
                NewValue::Clear => json!("clear"),
                NewValue::Keep => json!("keep"),
            };
            let level = change.attribution.map(Attribution::code);
            json!([change.address.as_str(), value, change.base_version, level])
        })
        .collect();
    SubmittedDocument::digest_of(&json!(["save", command.response.as_str(), changes]).to_string())
}

/// Saves answers. A conflict at one address does not keep the others from being saved.
pub fn save_answers(
    transaction: &mut Transaction<'_>,
    command: &SaveAnswers,
) -> Result<Saved, SaveError> {
    // First the response, so that a repetition that runs beside the first attempt waits for its result.
    let mut opened = hold_response(transaction, &command.response)?;
    let fingerprint = fingerprint_of(command);
    let operation = command.operation.as_deref();
    if let Some(saved) = repeated(transaction, &command.author, operation, &fingerprint)? {
        return Ok(saved);
    }
    check_may_write(&opened, command.on_behalf.as_ref(), transaction.now)?;
    check_changes(&opened, &command.changes)?;

    let judged = judge_changes(transaction, &opened, command)?;
    let unknown: Vec<Address> = judged
        .iter()
        .filter(|(_, _, verdict)| *verdict == Verdict::UnknownBase)
        .map(|(change, _, _)| change.address.clone())
        .collect();
    if !unknown.is_empty() {
        return Err(SaveError::NoBase(unknown));
    }
    let new_answers = merged_answers(&opened, command, &judged, transaction.now)?;
    let conflicts = keep_conflicts(transaction, &opened, &judged)?;
    let wrote = !new_answers.is_empty();
    if wrote {
        write_all(transaction, &mut opened, &new_answers)?;
    }
    let versions = command
        .changes
        .iter()
        .map(|change| {
            let version = opened.version_of(&change.address);
            (change.address.as_str().to_owned(), version)
        })
        .collect();
    settle_conflicts(transaction, &opened, &judged)?;
    if wrote && command.on_behalf.is_some() {
        note_on_behalf(transaction, &opened, command, new_answers.len())?;
    }
    let saved = Saved {
        revision: opened.response.revision,
        saved_at: transaction.now,
        versions,
        conflicts,
    };
    let what = ("save", fingerprint.as_str());
    remember(transaction, &command.author, operation, what, &saved)?;
    Ok(saved)
}

/// Writes answers as the next revision of a response.
pub(super) fn write_all(
    transaction: &mut Transaction<'_>,
    opened: &mut Opened,
    new_answers: &[NewAnswer],
) -> Result<(), SaveError> {
    let after = opened
        .response
        .save(transaction.now)
        .map_err(AnsweringProblem::from)?;
    for answer in new_answers {
        let stored = responses::write_answer(
            transaction.connection,
            (&after.id, after.revision),
            answer,
            opened.answers.get(&answer.address),
            transaction.now,
        )?;
        opened.answers.insert(answer.address.clone(), stored);
    }
    responses::update_response(transaction.connection, &opened.response, &after)?;
    opened.response = after;
    Ok(())
}

type Judged<'a> = (&'a Change, NewAnswer, Verdict);

/// What is refused before anything is looked at: no base version, and text that PostgreSQL cannot keep.
fn check_changes(opened: &Opened, changes: &[Change]) -> Result<(), SaveError> {
    let without_base: Vec<Address> = changes
        .iter()
        .filter(|change| change.base_version.is_none())
        .map(|change| change.address.clone())
        .collect();
    if !without_base.is_empty() {
        return Err(SaveError::NoBase(without_base));
    }
    let refused: Vec<Refusal> = changes
        .iter()
        .filter(|change| {
            change.address.as_str().contains('\0')
                || matches!(&change.value, NewValue::Set(value) if contains_nul(value))
        })
        .map(|change| Refusal {
            address: change.address.clone(),
            code: ErrorCode::WrongType,
        })
        .collect();
    if !refused.is_empty() {
        return Err(SaveError::Refused(refused));
    }
    // A level may be chosen for a block that has no answer of its own; the block must exist.
    let unknown: Vec<Refusal> = changes
        .iter()
        .filter(|change| {
            change.value == NewValue::Keep
                && !opened
                    .answers
                    .keys()
                    .any(|known| known.is_within(&change.address))
        })
        .map(|change| Refusal {
            address: change.address.clone(),
            code: ErrorCode::UnknownQuestion,
        })
        .collect();
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(SaveError::Refused(unknown))
    }
}

/// A NUL character is refused alike on both databases, of which only SQLite could keep it.
pub(super) fn contains_nul(value: &Json) -> bool {
    match value {
        Json::String(text) => text.contains('\0'),
        Json::Array(items) => items.iter().any(contains_nul),
        Json::Object(members) => members
            .iter()
            .any(|(key, value)| key.contains('\0') || contains_nul(value)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

fn judge_changes<'a>(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    command: &'a SaveAnswers,
) -> Result<Vec<Judged<'a>>, SaveError> {
    let mut judged = Vec::new();
    for change in &command.changes {
        let stands = Standing::of(opened.answers.values(), &change.address);
        let new = NewAnswer {
            value: match &change.value {
                NewValue::Set(value) => Some(value.clone()),
                NewValue::Clear => None,
                NewValue::Keep => stands.value(),
            },
            attribution: change.attribution,
            ..written_by(command, &change.address)
        };
        let version = change.base_version.unwrap_or(0);
        let missed = stands.version() - version;
        let others_since = missed > 0
            && responses::others_wrote_last(
                transaction.connection,
                &opened.response.id,
                &stands.addresses(),
                missed,
                &command.writer,
            )?;
        let base = Base {
            version,
            others_since,
        };
        let mut verdict = judge(&stands, &new, base);
        if verdict == Verdict::Conflict && changes_nothing(opened, change, &new)? {
            verdict = Verdict::Unchanged;
        }
        judged.push((change, new, verdict));
    }
    Ok(judged)
}

/// Whether a write would leave everything as it is, however it is written down: two who choose the same
/// entries of a list do not disagree.
fn changes_nothing(opened: &Opened, change: &Change, new: &NewAnswer) -> Result<bool, SaveError> {
    let value = new.value.clone().unwrap_or(Json::Null);
    let rows = merge(opened, &[(change.address.clone(), value)])?;
    Ok(changed_answers(opened, rows, |_| new.clone()).is_empty())
}

/// The stored answers with these changes, as rows.
fn merge(opened: &Opened, changes: &[(Address, Json)]) -> Result<Vec<(Address, Json)>, SaveError> {
    let merged = answers::merge(&opened.questionnaire, &opened.values(), changes)
        .map_err(SaveError::Refused)?;
    Ok(answers::flatten(&opened.questionnaire, &merged))
}

/// The answers that become new versions: what was sent and stands, and what follows from it in the form
/// (an entry's place, what is set aside with a choice that was dropped).
fn merged_answers(
    opened: &Opened,
    command: &SaveAnswers,
    judged: &[Judged],
    now: DateTime<Utc>,
) -> Result<Vec<NewAnswer>, SaveError> {
    let accepted: Vec<(Address, Json)> = judged
        .iter()
        .filter(|(change, _, verdict)| *verdict == Verdict::Write && change.value != NewValue::Keep)
        .map(|(change, new, _)| {
            (
                change.address.clone(),
                new.value.clone().unwrap_or(Json::Null),
            )
        })
        .collect();
    let sent: BTreeMap<&Address, &NewAnswer> = judged
        .iter()
        .filter(|(_, _, verdict)| *verdict == Verdict::Write)
        .map(|(change, new, _)| (&change.address, new))
        .collect();
    let mut new_answers = if accepted.is_empty() {
        Vec::new()
    } else {
        let merged = answers::merge(&opened.questionnaire, &opened.values(), &accepted)
            .map_err(SaveError::Refused)?;
        let form = Form::compute(
            &opened.questionnaire,
            &merged,
            opened.context(command.language, now),
        );
        let rows = answers::flatten(&opened.questionnaire, form.stored());
        changed_answers(opened, rows, |address| match sent.get(address) {
            Some(new) => (*new).clone(),
            None => written_by(command, address),
        })
    };
    // Levels that were chosen beside a value that stays.
    for (address, new) in sent {
        let is_among = new_answers.iter().any(|answer| answer.address == *address);
        if new.attribution.is_some() && !is_among {
            let mut level_only = new.clone();
            level_only.value = opened
                .answers
                .get(address)
                .and_then(|answer| answer.value.clone());
            new_answers.push(level_only);
        }
    }
    Ok(new_answers)
}

fn written_by(command: &SaveAnswers, address: &Address) -> NewAnswer {
    NewAnswer {
        address: address.clone(),
        value: None,
        attribution: None,
        language: command.language,
        author: command.author.clone(),
        writer: command.writer.clone(),
        writer_sequence: command.sequence,
        source: command
            .on_behalf
            .as_ref()
            .and_then(|behalf| behalf.source.clone()),
    }
}

/// The difference between what stands and the rows of the form.
pub(super) fn changed_answers(
    opened: &Opened,
    rows: Vec<(Address, Json)>,
    template: impl Fn(&Address) -> NewAnswer,
) -> Vec<NewAnswer> {
    let mut changed = Vec::new();
    let mut present = BTreeSet::new();
    for (address, value) in rows {
        let stands = opened
            .answers
            .get(&address)
            .and_then(|answer| answer.value.as_ref());
        if stands != Some(&value) {
            changed.push(NewAnswer {
                value: Some(value),
                ..template(&address)
            });
        }
        present.insert(address);
    }
    for (address, answer) in &opened.answers {
        if answer.value.is_some() && !present.contains(address) {
            changed.push(NewAnswer {
                value: None,
                ..template(address)
            });
        }
    }
    changed
}

fn keep_conflicts(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    judged: &[Judged],
) -> Result<Vec<Met>, StorageError> {
    let mut met = Vec::new();
    for (change, new, verdict) in judged {
        if *verdict != Verdict::Conflict {
            continue;
        }
        let stands = Standing::of(opened.answers.values(), &change.address);
        let Some(latest) = stands.latest() else {
            continue;
        };
        let conflict = AnswerConflict {
            id: transaction.new_id(),
            response: opened.response.id.clone(),
            address: change.address.clone(),
            base_version: change.base_version.unwrap_or(0),
            current_version: stands.version(),
            value: new.value.clone(),
            language: new.language,
            author: new.author.clone(),
            writer: new.writer.clone(),
            created_at: transaction.now,
        };
        responses::insert_answer_conflict(transaction.connection, &conflict)?;
        met.push(Met {
            address: change.address.as_str().to_owned(),
            mine: new.value.clone(),
            theirs: stands.value(),
            their_version: stands.version(),
            their_author: latest.author.to_string(),
            their_time: latest.changed_at,
        });
    }
    Ok(met)
}

/// Who writes knowing what stands has chosen: the texts kept beside the answer are settled.
fn settle_conflicts(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    judged: &[Judged],
) -> Result<(), StorageError> {
    let open = responses::list_open_conflicts(transaction.connection, &opened.response.id)?;
    let waiting: BTreeSet<&Address> = open.iter().map(|conflict| &conflict.address).collect();
    for (change, _, verdict) in judged {
        let is_choice = matches!(verdict, Verdict::Write | Verdict::Unchanged);
        if is_choice && waiting.contains(&change.address) {
            responses::resolve_conflicts(
                transaction.connection,
                &opened.response.id,
                &change.address,
                transaction.now,
            )?;
        }
    }
    Ok(())
}

fn note_on_behalf(
    transaction: &mut Transaction<'_>,
    opened: &Opened,
    command: &SaveAnswers,
    answers: usize,
) -> Result<(), StorageError> {
    let behalf = command.on_behalf.clone().unwrap_or_default();
    transaction.note(
        &command.author,
        "response.edit_on_behalf",
        Some(&opened.assessment.id),
        ("response", opened.response.id.as_str()),
        json!({
            "respondent": opened.response.respondent.to_string(),
            "answers": answers,
            "into_closed": behalf.into_closed,
            "source": behalf.source,
        }),
    )
}
