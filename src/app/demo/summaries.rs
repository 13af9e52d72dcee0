//! Summaries of the round of 2019 on their way, so that a newcomer finds an editor with life in it: MIDWA's is
//! a draft that a later answer made stale, MIDCOM's is with its secretariat, MIDSA's is published.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use super::DemoError;
use super::first_round::{FIRST_ROUND, INVENTED};
use crate::app::App;
use crate::app::context::Transaction;
use crate::app::editing::changing::{AddStatement, Change, ChangeStatement, add, change};
use crate::app::editing::commenting::{AddComment, comment};
use crate::app::editing::moving::{MoveSummary, go};
use crate::app::editing::reviewing::{self, AskIscm, Remark, SaveRemarks, ask};
use crate::app::editing::{EditingError, begin, open};
use crate::app::importing::{ImportResponse, import_response};
use crate::app::inviting::NewContact;
use crate::app::summaries::load_submission;
use crate::assessment::{Author, Mark, Respondent, Role};
use crate::clock::FixedClock;
use crate::findings::draft::{MergedStatement, Stage};
use crate::language::Language;
use crate::questionnaire::model::RespondentGroup;
use crate::storage::reviewers::list_reviewers;

const STALE: &str = "midwa";
const ASKED: &str = "midcom";
const PUBLISHED: &str = "midsa";

/// 2019-07-02T08:00:00Z, after the round was closed and its results published.
const BEGUN: i64 = 1_562_054_400;

/// Works on three summaries as analysts, a coordinator and a secretariat would.
pub fn edit_summaries(app: &App, clock: &FixedClock) -> Result<(), DemoError> {
    let start = DateTime::<Utc>::from_timestamp(BEGUN, 0).unwrap_or_default();
    let then = clock_at(clock, start);
    then(0);
    write(app, STALE, begin_and_edit)?;
    then(2);
    write(app, STALE, answer_again)?;
    then(24 * 14);
    write(app, ASKED, |transaction, iscm| {
        begin(transaction, FIRST_ROUND, iscm, &Author::Program)?;
        step(transaction, iscm, Stage::InReview)?;
        ask(
            transaction,
            &AskIscm {
                assessment: FIRST_ROUND.into(),
                iscm: iscm.into(),
                people: vec![NewContact {
                    name: "The secretariat".into(),
                    email: "technical.secretariat@comesa.example.org".into(),
                    language: Some(Language::English),
                }],
                actor: Author::Program,
                role: Role::Coordinator,
            },
        )?;
        Ok(())
    })?;
    then(24 * 20);
    write(app, ASKED, remark)?;
    then(24 * 30);
    write(app, PUBLISHED, |transaction, iscm| {
        begin(transaction, FIRST_ROUND, iscm, &Author::Program)?;
        for to in [Stage::InReview, Stage::Cleared, Stage::Published] {
            step(transaction, iscm, to)?;
        }
        Ok(())
    })
}

fn clock_at(clock: &FixedClock, start: DateTime<Utc>) -> impl Fn(i64) + '_ {
    move |hours| clock.set(start + TimeDelta::hours(hours))
}

fn write(
    app: &App,
    iscm: &'static str,
    body: impl FnOnce(&mut Transaction<'_>, &str) -> Result<(), EditingError>,
) -> Result<(), DemoError> {
    app.write_blocking(|transaction| body(transaction, iscm))
        .map_err(|error| DemoError::Summary(iscm.to_owned(), error))
}

fn step(transaction: &mut Transaction<'_>, iscm: &str, to: Stage) -> Result<(), EditingError> {
    let command = MoveSummary {
        assessment: FIRST_ROUND.into(),
        iscm: iscm.into(),
        to,
        reason: String::new(),
        actor: Author::Program,
        role: Role::Coordinator,
    };
    go(transaction, &command).map(|_| ())
}

/// The statements of the draft in English that words can be given to.
fn statements(
    transaction: &mut Transaction<'_>,
    iscm: &str,
) -> Result<Vec<MergedStatement>, EditingError> {
    let opened = open(transaction, FIRST_ROUND, iscm)?.ok_or(EditingError::NotThere)?;
    let merged = opened
        .merged(Language::English)
        .ok_or(EditingError::NotThere)?;
    Ok(merged
        .statements()
        .filter(|one| !one.is_fixed && !one.is_dropped)
        .cloned()
        .collect())
}

/// An edit that waits for its translation, a statement left out, one added, a remark.
fn begin_and_edit(transaction: &mut Transaction<'_>, iscm: &str) -> Result<(), EditingError> {
    begin(transaction, FIRST_ROUND, iscm, &Author::Program)?;
    let statements = statements(transaction, iscm)?;
    let (Some(first), Some(second), Some(last)) =
        (statements.first(), statements.get(1), statements.last())
    else {
        return Err(EditingError::NotThere);
    };
    let on = |one: &MergedStatement, change| ChangeStatement {
        assessment: FIRST_ROUND.into(),
        iscm: iscm.into(),
        key: one.statement.key.clone(),
        language: Language::English,
        base: one.words.revision,
        change,
        actor: Author::Program,
    };
    let rewritten = Change::Write {
        text: format!("{} An analyst added this sentence.", second.statement.text),
        seen: second.seen(),
    };
    change(transaction, &on(second, rewritten))?;
    change(transaction, &on(last, Change::Drop))?;
    let section = first.statement.key.split('/').next().unwrap_or_default();
    add(
        transaction,
        &AddStatement {
            assessment: FIRST_ROUND.into(),
            iscm: iscm.into(),
            section: section.to_owned(),
            id: "demo-1".into(),
            language: Language::English,
            text: "This paragraph was added by an analyst and is illustrative like the answers around it.".into(),
            actor: Author::Program,
        },
    )?;
    comment(
        transaction,
        &AddComment {
            assessment: FIRST_ROUND.into(),
            iscm: iscm.into(),
            id: "demo-remark-1".into(),
            key: first.statement.key.clone(),
            language: Language::English,
            text: "Is this still so? The year was given by telephone.".into(),
            actor: Author::Program,
        },
    )
}

/// The mechanism corrects the year in which it was established.
fn answer_again(transaction: &mut Transaction<'_>, iscm: &str) -> Result<(), EditingError> {
    let opened = open(transaction, FIRST_ROUND, iscm)?.ok_or(EditingError::NotThere)?;
    let respondent = Respondent::new(RespondentGroup::Iscm, iscm);
    let read = load_submission(transaction, &opened.assessment.id, &respondent)?
        .ok_or(EditingError::NotThere)?;
    let mut answers = read.values;
    if let Some(year) = answers
        .get("established")
        .and_then(serde_json::Value::as_i64)
    {
        answers.insert("established".into(), json!(year - 1));
    }
    let command = ImportResponse {
        assessment: FIRST_ROUND.into(),
        organization: iscm.into(),
        answers,
        submit: true,
        language: Language::English,
        source: Some(INVENTED.into()),
        mark: Some(Mark::Illustrative),
        into_closed: true,
        over_respondent: false,
        actor: Author::Program,
    };
    import_response(transaction, &command).map_err(|_| EditingError::NotThere)?;
    Ok(())
}

/// The secretariat remarks on the first statement, proposes other words for the second, and sends that.
fn remark(transaction: &mut Transaction<'_>, iscm: &str) -> Result<(), EditingError> {
    let statements = statements(transaction, iscm)?;
    let opened = open(transaction, FIRST_ROUND, iscm)?.ok_or(EditingError::NotThere)?;
    let stored = opened.stored.ok_or(EditingError::NotBegun)?;
    let reviewer = list_reviewers(transaction.connection, &stored.id)?
        .pop()
        .ok_or(EditingError::NotThere)?;
    let token = reviewing::mint(transaction, &reviewer)?;
    let entry = reviewing::find_entry(transaction, &token)?.ok_or(EditingError::NotThere)?;
    let mut remarks = Vec::new();
    if let [first, second, ..] = statements.as_slice() {
        remarks.push(Remark {
            key: first.statement.key.clone(),
            text: "This is right. Illustrative: nobody at the mechanism wrote it.".into(),
            proposal: String::new(),
        });
        remarks.push(Remark {
            key: second.statement.key.clone(),
            text: "Illustrative remark: shorter words would do.".into(),
            proposal: second.statement.text.replacen("Its work", "The work", 1)
                + " (Illustrative.)",
        });
    }
    reviewing::save(
        transaction,
        &entry,
        &SaveRemarks {
            language: Language::English,
            remarks,
            send: Some(false),
        },
    )
}
