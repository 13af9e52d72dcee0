//! Accounts of staff: making one, and changing what its person may do.
//!
//! Start with [`add_user`] and [`change_account`]. A change of what somebody may do ends their sessions at
//! once, so that it holds from that moment (threat model 3.5). Kept out: signing in (`app::staff`), and who
//! may change accounts (`web::gate`).

use serde_json::json;

use super::context::{App, Transaction};
use super::passwords::{self, PasswordProblem};
use super::registers::load_registry;
use crate::assessment::{Author, Role, UserId};
use crate::language::Language;
use crate::storage::staff::{self, NewUser, User};
use crate::storage::{AnyConnection, StorageError};

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub role: Role,
    /// The mechanisms an analyst is limited to; absent means all.
    pub iscms: Option<Vec<String>>,
    pub language: Language,
    pub password: String,
}

/// What is to be different; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountChange {
    pub name: Option<String>,
    pub role: Option<Role>,
    /// `Some(None)` lifts the limit.
    pub iscms: Option<Option<Vec<String>>>,
    pub disabled: Option<bool>,
}

/// Why an account was not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("{0} is not an e-mail address")]
    BadAddress(String),
    #[error(transparent)]
    Password(#[from] PasswordProblem),
    #[error("{0} has an account already")]
    Exists(String),
    #[error("only an analyst can be limited to some mechanisms")]
    NotLimitable,
    #[error("name at least one mechanism, or lift the limit")]
    NoMechanism,
    #[error("the registry knows no mechanism {0}")]
    UnknownIscm(String),
    /// Nobody would be left who can change accounts.
    #[error("this is the last administrator who can sign in")]
    LastAdministrator,
    #[error("there is no such account")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Makes an account. Hashes a password: call it outside the async threads.
pub fn add_user(app: &App, account: &NewAccount, actor: &Author) -> Result<UserId, AccountError> {
    let email = account.email.trim();
    let has_parts = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if !has_parts || email.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(AccountError::BadAddress(email.to_owned()));
    }
    passwords::check(&account.password, email)?;
    // Before the transaction: hashing is slow on purpose and would keep other writers waiting.
    let password_hash = passwords::hash(&account.password, app.randomness());
    app.write_blocking(|transaction| {
        let iscms = checked_limit(transaction, account.role, account.iscms.clone())?;
        let user = NewUser {
            id: UserId::new(transaction.new_id()),
            email: email.to_owned(),
            name: account.name.trim().to_owned(),
            role: account.role,
            iscms,
            language: account.language,
            password_hash,
            created_at: transaction.now,
            created_by: actor.to_string(),
        };
        match staff::insert_user(transaction.connection, &user) {
            Err(StorageError::Conflict(_)) => return Err(AccountError::Exists(user.email)),
            other => other?,
        }
        transaction.note(
            actor,
            "user.add",
            None,
            ("user", user.id.as_str()),
            json!({"role": user.role.code(), "iscms": user.iscms}),
        )?;
        Ok(user.id)
    })
}

/// A limit that makes sense: an analyst's, to mechanisms that the registry knows, each once.
fn checked_limit(
    transaction: &mut Transaction<'_>,
    role: Role,
    iscms: Option<Vec<String>>,
) -> Result<Option<Vec<String>>, AccountError> {
    let Some(mut iscms) = iscms else {
        return Ok(None);
    };
    if role != Role::Analyst {
        return Err(AccountError::NotLimitable);
    }
    if iscms.is_empty() {
        return Err(AccountError::NoMechanism);
    }
    let registry = load_registry(transaction)?;
    if let Some(unknown) = iscms
        .iter()
        .find(|iscm| registry.registry.find_iscm(iscm).is_none())
    {
        return Err(AccountError::UnknownIscm(unknown.clone()));
    }
    iscms.sort();
    iscms.dedup();
    Ok(Some(iscms))
}

/// Changes an account, all of it or nothing. Whoever may do something else now has to sign in again.
pub fn change_account(
    transaction: &mut Transaction<'_>,
    user: &UserId,
    change: &AccountChange,
    actor: &Author,
) -> Result<(), AccountError> {
    let before = find_user(transaction.connection, user)?;
    let role = change.role.unwrap_or(before.role);
    let wanted = change.iscms.clone().unwrap_or_else(|| before.iscms.clone());
    let iscms = checked_limit(transaction, role, wanted)?;
    let is_disabled = change.disabled.unwrap_or(before.disabled_at.is_some());
    let loses = before.role == Role::Administrator
        && before.disabled_at.is_none()
        && (role != Role::Administrator || is_disabled);
    if loses && is_last_administrator(transaction.connection, user)? {
        return Err(AccountError::LastAdministrator);
    }
    let name = match &change.name {
        Some(name) => name.trim().to_owned(),
        None => before.name.clone(),
    };
    if name != before.name {
        staff::update_name(transaction.connection, user, &name)?;
    }
    let now = transaction.now;
    if (role, &iscms) != (before.role, &before.iscms) {
        staff::update_rights(transaction.connection, user, role, iscms.as_deref(), now)?;
        transaction.note(
            actor,
            "user.rights",
            None,
            ("user", user.as_str()),
            json!({
                "before": {"role": before.role.code(), "iscms": before.iscms},
                "after": {"role": role.code(), "iscms": iscms},
            }),
        )?;
    }
    if is_disabled != before.disabled_at.is_some() {
        staff::update_disabled(transaction.connection, user, is_disabled, now)?;
        let action = match is_disabled {
            true => "user.disable",
            false => "user.enable",
        };
        transaction.note(actor, action, None, ("user", user.as_str()), json!({}))?;
    }
    Ok(())
}

/// Gives an account another password. Hashes it: call it outside the async threads.
pub fn set_password(
    app: &App,
    user: &UserId,
    password: &str,
    actor: &Author,
) -> Result<(), AccountError> {
    let user = app.read_blocking(|transaction| find_user(transaction.connection, user))?;
    passwords::check(password, &user.email)?;
    let hash = passwords::hash(password, app.randomness());
    app.write_blocking(|transaction| {
        let now = transaction.now;
        staff::update_password(transaction.connection, &user.id, &hash, now)?;
        let object = ("user", user.id.as_str());
        transaction.note(actor, "user.password", None, object, json!({}))?;
        Ok(())
    })
}

fn find_user(connection: &mut AnyConnection, id: &UserId) -> Result<User, AccountError> {
    staff::find_user(connection, id)?.ok_or(AccountError::NotFound)
}

fn is_last_administrator(
    connection: &mut AnyConnection,
    user: &UserId,
) -> Result<bool, StorageError> {
    let users = staff::list_users(connection)?;
    Ok(!users.iter().any(|other| {
        other.id != *user && other.role == Role::Administrator && other.disabled_at.is_none()
    }))
}
