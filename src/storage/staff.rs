//! People who sign in, and their sessions.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::schema::{staff_sessions, users};
use super::sql_types::{Cell, stamp};
use super::{AnyConnection, StorageError};
use crate::assessment::{Role, SessionId, UserId};
use crate::language::Language;

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub language: Language,
    /// The mechanisms this person is limited to; absent means all.
    pub iscms: Option<Vec<String>>,
    pub created_at: DateTime<Utc>,
    pub last_signed_in_at: Option<DateTime<Utc>>,
    pub disabled_at: Option<DateTime<Utc>>,
}

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewUser {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub iscms: Option<Vec<String>>,
    pub language: Language,
    pub password_hash: String,
    pub created_at: DateTime<Utc>,
    pub created_by: String,
}

/// A session of staff with the person it belongs to.
#[derive(Clone, Debug)]
pub struct StaffSession {
    pub id: SessionId,
    pub user: User,
    /// Proves that a form was made for this session.
    pub form_key: String,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = users)]
struct UserRow {
    id: String,
    email: String,
    name: String,
    role: String,
    language: String,
    iscms: Option<String>,
    created_at: NaiveDateTime,
    last_signed_in_at: Option<NaiveDateTime>,
    disabled_at: Option<NaiveDateTime>,
}

impl UserRow {
    fn into_user(self) -> Result<User, StorageError> {
        let row = self.id.clone();
        let cell = |column| Cell {
            table: "users",
            column,
            row: &row,
        };
        Ok(User {
            role: cell("role").code(Role::from_code(&self.role))?,
            language: cell("language").code(Language::from_tag(&self.language))?,
            iscms: self
                .iscms
                .as_deref()
                .map(|text| cell("iscms").json(text))
                .transpose()?,
            created_at: self.created_at.and_utc(),
            last_signed_in_at: self.last_signed_in_at.map(|time| time.and_utc()),
            disabled_at: self.disabled_at.map(|time| time.and_utc()),
            email: self.email,
            name: self.name,
            id: UserId::new(self.id),
        })
    }
}

/// One person, one account, however the address was typed.
fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// All people, by address.
pub fn list_users(connection: &mut AnyConnection) -> Result<Vec<User>, StorageError> {
    let rows: Vec<UserRow> = users::table
        .select(UserRow::as_select())
        .order(users::email_key.asc())
        .load(connection)?;
    rows.into_iter().map(UserRow::into_user).collect()
}

/// A person by address, with the hash of the password if one was set.
pub fn find_user_by_email(
    connection: &mut AnyConnection,
    email: &str,
) -> Result<Option<(User, Option<String>)>, StorageError> {
    let row: Option<(UserRow, Option<String>)> = users::table
        .filter(users::email_key.eq(email_key(email)))
        .select((UserRow::as_select(), users::password_hash))
        .first(connection)
        .optional()?;
    row.map(|(user, hash)| Ok((user.into_user()?, hash)))
        .transpose()
}

/// Adds a person; `Conflict` where the address has an account.
pub fn insert_user(connection: &mut AnyConnection, user: &NewUser) -> Result<(), StorageError> {
    diesel::insert_into(users::table)
        .values((
            users::id.eq(user.id.as_str()),
            users::email.eq(user.email.trim()),
            users::email_key.eq(email_key(&user.email)),
            users::name.eq(&user.name),
            users::role.eq(user.role.code()),
            users::iscms.eq(limit_text(user.iscms.as_deref())),
            users::language.eq(user.language.code()),
            users::password_hash.eq(Some(&user.password_hash)),
            users::password_changed_at.eq(Some(stamp(user.created_at))),
            users::created_at.eq(stamp(user.created_at)),
            users::created_by.eq(&user.created_by),
        ))
        .execute(connection)?;
    Ok(())
}

/// A limit to some mechanisms as it is kept: a list in JSON.
fn limit_text(iscms: Option<&[String]>) -> Option<String> {
    iscms.map(|iscms| serde_json::json!(iscms).to_string())
}

/// A person by id.
pub fn find_user(
    connection: &mut AnyConnection,
    id: &UserId,
) -> Result<Option<User>, StorageError> {
    let row: Option<UserRow> = users::table
        .find(id.as_str())
        .select(UserRow::as_select())
        .first(connection)
        .optional()?;
    row.map(UserRow::into_user).transpose()
}

/// Changes how a person is called.
pub fn update_name(
    connection: &mut AnyConnection,
    user: &UserId,
    name: &str,
) -> Result<(), StorageError> {
    diesel::update(users::table.find(user.as_str()))
        .set(users::name.eq(name))
        .execute(connection)?;
    Ok(())
}

/// Changes what a person may do and see; their sessions end, so that the change holds at once.
pub fn update_rights(
    connection: &mut AnyConnection,
    user: &UserId,
    role: Role,
    iscms: Option<&[String]>,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(users::table.find(user.as_str()))
        .set((
            users::role.eq(role.code()),
            users::iscms.eq(limit_text(iscms)),
        ))
        .execute(connection)?;
    end_sessions_of(connection, user, now)
}

/// Lets a person sign in or not; their sessions end.
pub fn update_disabled(
    connection: &mut AnyConnection,
    user: &UserId,
    disabled: bool,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let at = disabled.then(|| stamp(now));
    diesel::update(users::table.find(user.as_str()))
        .set(users::disabled_at.eq(at))
        .execute(connection)?;
    end_sessions_of(connection, user, now)
}

/// Sets another password; the person's sessions end.
pub fn update_password(
    connection: &mut AnyConnection,
    user: &UserId,
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(users::table.find(user.as_str()))
        .set((
            users::password_hash.eq(Some(password_hash)),
            users::password_changed_at.eq(Some(stamp(now))),
        ))
        .execute(connection)?;
    end_sessions_of(connection, user, now)
}

/// Opens a session and notes when its person last signed in.
pub fn insert_session(
    connection: &mut AnyConnection,
    user: &UserId,
    session: &SessionId,
    token_hash: &str,
    form_key: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::insert_into(staff_sessions::table)
        .values((
            staff_sessions::id.eq(session.as_str()),
            staff_sessions::token_hash.eq(token_hash),
            staff_sessions::user_id.eq(user.as_str()),
            staff_sessions::form_key.eq(form_key),
            staff_sessions::created_at.eq(stamp(now)),
            staff_sessions::last_used_at.eq(stamp(now)),
            staff_sessions::expires_at.eq(stamp(expires_at)),
        ))
        .execute(connection)?;
    diesel::update(users::table.find(user.as_str()))
        .set(users::last_signed_in_at.eq(Some(stamp(now))))
        .execute(connection)?;
    Ok(())
}

/// The session behind a cookie, unless it has ended or its person was disabled.
///
/// `used_since` is the start of the idle time that is still allowed.
pub fn find_session(
    connection: &mut AnyConnection,
    token_hash: &str,
    now: DateTime<Utc>,
    used_since: DateTime<Utc>,
) -> Result<Option<StaffSession>, StorageError> {
    type Row = (String, String, NaiveDateTime, NaiveDateTime, UserRow);
    let row: Option<Row> = staff_sessions::table
        .inner_join(users::table.on(staff_sessions::user_id.eq(users::id)))
        .filter(staff_sessions::token_hash.eq(token_hash))
        .filter(staff_sessions::ended_at.is_null())
        .filter(staff_sessions::expires_at.gt(stamp(now)))
        .filter(staff_sessions::last_used_at.ge(stamp(used_since)))
        .filter(users::disabled_at.is_null())
        .select((
            staff_sessions::id,
            staff_sessions::form_key,
            staff_sessions::last_used_at,
            staff_sessions::expires_at,
            UserRow::as_select(),
        ))
        .first(connection)
        .optional()?;
    row.map(|(id, form_key, last_used_at, expires_at, user)| {
        Ok(StaffSession {
            id: SessionId::new(id),
            user: user.into_user()?,
            form_key,
            last_used_at: last_used_at.and_utc(),
            expires_at: expires_at.and_utc(),
        })
    })
    .transpose()
}

/// Notes that a session was used.
pub fn touch_session(
    connection: &mut AnyConnection,
    session: &SessionId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(staff_sessions::table.find(session.as_str()))
        .set(staff_sessions::last_used_at.eq(stamp(now)))
        .execute(connection)?;
    Ok(())
}

/// Ends one session.
pub fn end_session(
    connection: &mut AnyConnection,
    session: &SessionId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(staff_sessions::table.find(session.as_str()))
        .filter(staff_sessions::ended_at.is_null())
        .set(staff_sessions::ended_at.eq(Some(stamp(now))))
        .execute(connection)?;
    Ok(())
}

fn end_sessions_of(
    connection: &mut AnyConnection,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    diesel::update(staff_sessions::table)
        .filter(staff_sessions::user_id.eq(user.as_str()))
        .filter(staff_sessions::ended_at.is_null())
        .set(staff_sessions::ended_at.eq(Some(stamp(now))))
        .execute(connection)?;
    Ok(())
}
