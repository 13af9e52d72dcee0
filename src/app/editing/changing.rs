//! Changing a draft, one statement at a time. Two people never overwrite each other unseen: the later one
//! is told, both texts are kept, and his own stays on his screen.

use super::citing::{self, Wanted};
use super::{EditingError, take};
use crate::app::context::Transaction;
use crate::assessment::Author;
use crate::findings::draft::{EditProblem, Hand, Way};
use crate::language::Language;
use crate::storage::summaries::write_draft;
use crate::storage::summary_records::{Deed, insert_deed};

/// What somebody does to a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// New words; `seen` says which generated text the writer had before him.
    Write {
        text: String,
        seen: String,
    },
    /// What the answers tell now.
    Take,
    /// The text as it stands, although the answers tell something else.
    Leave,
    /// Back to the generated text.
    Reset,
    /// The text of this language is right although another one changed.
    Confirm,
    Drop,
    Restore,
    Step(Way),
    Cite(Wanted),
    /// Takes the citation at this place away.
    Uncite(usize),
}

/// One change of one statement.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeStatement {
    pub assessment: String,
    pub iscm: String,
    pub key: String,
    pub language: Language,
    /// The revision of the words that its author had before him.
    pub base: i64,
    pub change: Change,
    pub actor: Author,
}

/// How it went.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    Saved,
    /// Somebody else was faster. What was typed is kept in the history and belongs back on the page.
    Met {
        /// The text as it stands.
        text: String,
        by: Option<Author>,
    },
}

/// Changes a statement.
pub fn change(
    transaction: &mut Transaction<'_>,
    command: &ChangeStatement,
) -> Result<Changed, EditingError> {
    let (opened, stored) = take(transaction, &command.assessment, &command.iscm)?;
    if !stored.stage.is_editable() {
        return Err(EditingError::Frozen);
    }
    let place = (command.key.as_str(), command.language);
    let hand = Hand {
        author: command.actor.clone(),
        at: transaction.now,
    };
    let words = opened
        .draft
        .find(&command.key)
        .and_then(|statement| statement.words.get(&command.language));
    let is_based = match &command.change {
        Change::Write { .. }
        | Change::Take
        | Change::Leave
        | Change::Reset
        | Change::Confirm
        | Change::Drop => {
            let revision = words.map_or(0, |words| words.revision);
            let by = words.and_then(|words| words.changed.as_ref());
            // Nobody conflicts with himself, in however many windows he writes.
            revision == command.base || by.is_some_and(|(author, _)| *author == command.actor)
        }
        // Steps and sources overwrite no words.
        Change::Restore | Change::Step(_) | Change::Cite(_) | Change::Uncite(_) => true,
    };
    let merged = opened
        .merged(command.language)
        .ok_or(EditingError::NotThere)?;
    let standing = merged
        .statements()
        .find(|one| one.statement.key == command.key)
        .ok_or(EditingError::Edit(EditProblem::NotThere))?;
    if !is_based {
        let typed = match &command.change {
            Change::Write { text, .. } => Some(text.clone()),
            _ => None,
        };
        note(transaction, command, &stored.id, "not_saved", typed)?;
        return Ok(Changed::Met {
            text: standing.statement.text.clone(),
            by: words.and_then(|words| words.changed.clone().map(|(author, _)| author)),
        });
    }
    let told = &opened.told;
    let mut draft = opened.draft.clone();
    let deed = match &command.change {
        Change::Write { text, seen } => {
            draft.edit(told, place, text, seen, &hand)?;
            "written"
        }
        Change::Take => {
            draft.take(told, place, &hand)?;
            "taken"
        }
        Change::Leave => {
            draft.leave(told, place, &hand)?;
            "left"
        }
        Change::Reset => {
            draft.reset(told, place, &hand)?;
            "reset"
        }
        Change::Confirm => {
            draft.confirm_translation(place, &hand)?;
            "confirmed"
        }
        Change::Drop => {
            draft.set_dropped(told, &command.key, true)?;
            "dropped"
        }
        Change::Restore => {
            draft.set_dropped(told, &command.key, false)?;
            "restored"
        }
        Change::Step(way) => {
            draft.step(&command.key, *way)?;
            "moved"
        }
        Change::Cite(wanted) => {
            let citation = citing::find(transaction, &opened, &command.iscm, wanted)?
                .ok_or(EditingError::Edit(EditProblem::NotQuotable))?;
            draft.cite(&command.key, citation)?;
            "cited"
        }
        Change::Uncite(place) => {
            draft.uncite(&command.key, *place)?;
            "uncited"
        }
    };
    if draft == opened.draft {
        return Ok(Changed::Saved);
    }
    write_draft(transaction.connection, &stored.id, &opened.draft, &draft)?;
    let text = matches!(deed, "written" | "taken" | "left" | "reset")
        .then(|| {
            let merged = crate::findings::draft::merge(&told[&command.language], &draft);
            let mut statements = merged.statements();
            statements
                .find(|one| one.statement.key == command.key)
                .map(|one| one.statement.text.clone())
        })
        .flatten();
    note(transaction, command, &stored.id, deed, text)?;
    Ok(Changed::Saved)
}

/// A statement in an analyst's words.
#[derive(Clone, Debug, PartialEq)]
pub struct AddStatement {
    pub assessment: String,
    pub iscm: String,
    pub section: String,
    /// Made with the form, so that a form sent twice adds one statement.
    pub id: String,
    pub language: Language,
    pub text: String,
    pub actor: Author,
}

/// Adds a statement at the end of a section; gives its key.
pub fn add(
    transaction: &mut Transaction<'_>,
    command: &AddStatement,
) -> Result<String, EditingError> {
    let (opened, stored) = take(transaction, &command.assessment, &command.iscm)?;
    if !stored.stage.is_editable() {
        return Err(EditingError::Frozen);
    }
    let is_plain = !command.id.is_empty()
        && command.id.len() <= 64
        && command
            .id
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    if !is_plain {
        return Err(EditingError::Edit(EditProblem::NotThere));
    }
    let key = crate::findings::draft::own_key(&command.section, &command.id);
    if opened.draft.find(&key).is_some() {
        return Ok(key);
    }
    let hand = Hand {
        author: command.actor.clone(),
        at: transaction.now,
    };
    let mut draft = opened.draft.clone();
    let key = draft.add(
        &opened.told,
        (&command.section, &command.id),
        command.language,
        &command.text,
        &hand,
    )?;
    write_draft(transaction.connection, &stored.id, &opened.draft, &draft)?;
    let deed = Deed {
        key: key.clone(),
        language: command.language,
        deed: "added".into(),
        text: Some(command.text.trim().to_owned()),
        author: command.actor.clone(),
        at: transaction.now,
    };
    let id = transaction.new_id();
    insert_deed(transaction.connection, (&id, &stored.id), &deed)?;
    Ok(key)
}

fn note(
    transaction: &mut Transaction<'_>,
    command: &ChangeStatement,
    summary: &crate::assessment::SummaryId,
    deed: &str,
    text: Option<String>,
) -> Result<(), EditingError> {
    let deed = Deed {
        key: command.key.clone(),
        language: command.language,
        deed: deed.to_owned(),
        text,
        author: command.actor.clone(),
        at: transaction.now,
    };
    let id = transaction.new_id();
    insert_deed(transaction.connection, (&id, summary), &deed)?;
    Ok(())
}
