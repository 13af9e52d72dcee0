//! Signing in, sessions of staff, and what slows guessing down. Accounts are in `app::accounts`.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};

use serde_json::json;

use super::context::App;
use super::passwords;
use super::secret;
use crate::assessment::{Author, SessionId, UserId};
use crate::storage::staff::{StaffSession, User};
use crate::storage::{Db, StorageError, staff};

/// A session ends after this time without use, and after [`LONGEST_SESSION`] in any case.
pub const IDLE_TIME: TimeDelta = TimeDelta::hours(2);
pub const LONGEST_SESSION: TimeDelta = TimeDelta::hours(12);

/// A person who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the cookie; only its hash is stored.
    pub token: String,
    pub user: User,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown address, wrong password and disabled account look alike.
    #[error("the address and the password do not belong together")]
    Refused,
    #[error("there were too many attempts; the next may be made after {0}")]
    TooManyAttempts(DateTime<Utc>),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Signs a person in. Verifies a password: call it outside the async threads.
///
/// Both outcomes are in the audit, without anything that was typed: of a refusal it is known whose account was
/// tried, if it is one.
pub fn sign_in(app: &App, email: &str, password: &str) -> Result<SignedIn, SignInError> {
    let found =
        app.read_blocking(|transaction| staff::find_user_by_email(transaction.connection, email))?;
    let stored = found.as_ref().and_then(|(_, hash)| hash.as_deref());
    // A password above the limit is not worth the work of hashing, for anybody.
    let right =
        password.chars().count() <= passwords::LONGEST && passwords::verify(password, stored);
    let known = found.as_ref().map(|(user, _)| user.id.clone());
    let Some((user, _)) = found.filter(|(user, _)| right && user.disabled_at.is_none()) else {
        app.write_blocking(|transaction| {
            let object = known.as_ref().map_or("unknown", UserId::as_str);
            let detail = json!({});
            transaction.note(
                &Author::Program,
                "session.refuse",
                None,
                ("user", object),
                detail,
            )
        })?;
        return Err(SignInError::Refused);
    };
    let token = secret::new_token(app.randomness());
    let form_key = secret::new_token(app.randomness());
    app.write_blocking(|transaction| {
        let now = transaction.now;
        let session = SessionId::new(transaction.new_id());
        staff::insert_session(
            transaction.connection,
            &user.id,
            &session,
            &secret::hash(&token),
            &form_key,
            now,
            now + LONGEST_SESSION,
        )?;
        let author = Author::Staff(user.id.clone());
        let object = ("session", session.as_str());
        transaction.note(&author, "session.sign_in", None, object, json!({}))
    })?;
    Ok(SignedIn { token, user })
}

/// Notes that a place has tried too often and has to wait now: once, not for every attempt that is turned away.
pub fn note_slowed(app: &App) -> Result<(), StorageError> {
    app.write_blocking(|transaction| {
        let object = ("user", "unknown");
        let minutes = ATTEMPT_WINDOW.num_minutes();
        let detail = json!({"minutes": minutes});
        transaction.note(&Author::Program, "session.slow_down", None, object, detail)
    })
}

/// The session behind a cookie, if it is still good; its use is noted once a minute at most.
pub async fn find_session(
    db: &Db,
    now: DateTime<Utc>,
    token: &str,
) -> Result<Option<StaffSession>, StorageError> {
    let token_hash = secret::hash(token);
    let found = db
        .read(move |connection| staff::find_session(connection, &token_hash, now, now - IDLE_TIME))
        .await?;
    if let Some(session) = &found
        && now - session.last_used_at > TimeDelta::minutes(1)
    {
        let id = session.id.clone();
        db.write(move |connection| staff::touch_session(connection, &id, now))
            .await?;
    }
    Ok(found)
}

/// Ends a session at once.
pub async fn sign_out(app: &App, user: &UserId, session: &SessionId) -> Result<(), StorageError> {
    let (user, session) = (user.clone(), session.clone());
    app.write(move |transaction| {
        let now = transaction.now;
        staff::end_session(transaction.connection, &session, now)?;
        let object = ("session", session.as_str());
        transaction.note(
            &Author::Staff(user),
            "session.sign_out",
            None,
            object,
            json!({}),
        )
    })
    .await
}

/// Slows down guessing without locking anybody out: failures are counted per address typed and per place
/// they came from together, and, more generously, per place alone. Kept in memory: a restart forgives.
#[derive(Debug, Default)]
pub struct Attempts {
    failures: Mutex<HashMap<String, Vec<DateTime<Utc>>>>,
}

const ATTEMPT_WINDOW: TimeDelta = TimeDelta::minutes(15);
const MOST_PER_ACCOUNT_AND_PLACE: usize = 10;
const MOST_PER_PLACE: usize = 60;
/// Past this many keys the oldest window is dropped whole: memory stays bounded.
const MOST_KEYS: usize = 20_000;

impl Attempts {
    /// Until when this place has to wait, if it has.
    pub fn blocked_until(
        &self,
        email: &str,
        place: &str,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let failures = self
            .failures
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        keys(email, place)
            .into_iter()
            .filter_map(|(key, most)| {
                let recent: Vec<_> = failures
                    .get(&key)?
                    .iter()
                    .filter(|at| now - **at < ATTEMPT_WINDOW)
                    .collect();
                (recent.len() >= most).then(|| *recent[recent.len() - most] + ATTEMPT_WINDOW)
            })
            .max()
    }

    /// Counts a failure; `true` where it is the one after which this place has to wait.
    pub fn note_failure(&self, email: &str, place: &str, now: DateTime<Utc>) -> bool {
        let mut failures = self
            .failures
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if failures.len() >= MOST_KEYS {
            failures.retain(|_, times| times.iter().any(|at| now - *at < ATTEMPT_WINDOW));
            if failures.len() >= MOST_KEYS {
                failures.clear();
            }
        }
        let mut is_last = false;
        for (key, most) in keys(email, place) {
            let times = failures.entry(key).or_default();
            times.retain(|at| now - *at < ATTEMPT_WINDOW);
            times.push(now);
            is_last |= times.len() == most;
        }
        is_last
    }
}

fn keys(email: &str, place: &str) -> [(String, usize); 2] {
    let account = email.trim().to_lowercase();
    [
        (format!("{place} {account}"), MOST_PER_ACCOUNT_AND_PLACE),
        (place.to_owned(), MOST_PER_PLACE),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_is_slowed_and_forgiven_with_time() {
        let attempts = Attempts::default();
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for second in 0..10 {
            assert_eq!(attempts.blocked_until("a@b.c", "here", start), None);
            let is_last =
                attempts.note_failure("A@b.c ", "here", start + TimeDelta::seconds(second));
            assert_eq!(is_last, second == 9, "it is told once");
        }
        let now = start + TimeDelta::seconds(10);
        assert_eq!(
            attempts.blocked_until("a@b.c", "here", now),
            Some(start + ATTEMPT_WINDOW)
        );
        assert_eq!(
            attempts.blocked_until("a@b.c", "elsewhere", now),
            None,
            "no lock-out by strangers"
        );
        assert_eq!(
            attempts.blocked_until("d@b.c", "here", now),
            None,
            "an office shares an address"
        );
        assert_eq!(
            attempts.blocked_until("a@b.c", "here", start + ATTEMPT_WINDOW),
            None
        );
    }
}
