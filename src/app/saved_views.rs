//! Views of dashboards that members of staff name.

use serde_json::json;

use super::context::Transaction;
use crate::assessment::{Author, UserId};
use crate::storage::StorageError;
use crate::storage::saved_views::{self, NewView};

/// Nobody reads a longer name in a list.
const LONGEST_NAME: usize = 120;
/// Nobody finds anything in a longer list.
const MOST_VIEWS: usize = 200;

/// The page that is named.
#[derive(Clone, Debug)]
pub struct SaveView {
    pub name: String,
    /// Path and query of a page of findings.
    pub address: String,
    pub shared: bool,
    pub owner: UserId,
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveViewError {
    #[error("the view has no name")]
    NoName,
    #[error("the name is too long")]
    LongName,
    #[error("this person has too many views")]
    TooMany,
    #[error("the address is no page of findings")]
    NotAView,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Saves the address of a page of findings under a name.
pub fn save_view(
    transaction: &mut Transaction<'_>,
    command: &SaveView,
    actor: &Author,
) -> Result<(), SaveViewError> {
    // Which pages may be named is known where addresses are; nothing outside the desk ever may.
    if !command.address.starts_with("/desk/") {
        return Err(SaveViewError::NotAView);
    }
    if command.name.is_empty() {
        return Err(SaveViewError::NoName);
    }
    if command.name.chars().count() > LONGEST_NAME {
        return Err(SaveViewError::LongName);
    }
    if saved_views::count_views(transaction.connection, &command.owner)? >= MOST_VIEWS {
        return Err(SaveViewError::TooMany);
    }
    let id = transaction.new_id();
    saved_views::insert_view(
        transaction.connection,
        &NewView {
            id: id.clone(),
            owner: command.owner.clone(),
            name: command.name.clone(),
            address: command.address.clone(),
            shared: command.shared,
            created_at: transaction.now,
        },
    )?;
    transaction.note(
        actor,
        "view.save",
        None,
        ("view", &id),
        json!({"shared": command.shared}),
    )?;
    Ok(())
}

/// What may be done with a view of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewChange {
    Share(bool),
    Remove,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeViewError {
    /// Or it is somebody else's.
    #[error("there is no such view")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Shares a view, keeps it to oneself, or removes it.
pub fn change_view(
    transaction: &mut Transaction<'_>,
    id: &str,
    owner: &UserId,
    change: ViewChange,
    actor: &Author,
) -> Result<(), ChangeViewError> {
    let changed = match change {
        ViewChange::Share(shared) => {
            saved_views::update_view(transaction.connection, id, owner, shared)?
        }
        ViewChange::Remove => saved_views::delete_view(transaction.connection, id, owner)?,
    };
    if !changed {
        return Err(ChangeViewError::NotFound);
    }
    let (action, detail) = match change {
        ViewChange::Share(shared) => ("view.share", json!({"shared": shared})),
        ViewChange::Remove => ("view.remove", json!({})),
    };
    transaction.note(actor, action, None, ("view", id), detail)?;
    Ok(())
}
