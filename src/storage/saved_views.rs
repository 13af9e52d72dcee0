//! Views of dashboards that members of staff named.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::schema::{saved_views, users};
use super::sql_types::stamp;
use super::{AnyConnection, StorageError};
use crate::assessment::UserId;

/// A view as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    pub id: String,
    pub owner: UserId,
    /// The name of the person, else the address.
    pub owner_name: String,
    pub name: String,
    pub address: String,
    pub shared: bool,
}

/// A view to be saved.
#[derive(Clone, Debug)]
pub struct NewView {
    pub id: String,
    pub owner: UserId,
    pub name: String,
    pub address: String,
    pub shared: bool,
    pub created_at: DateTime<Utc>,
}

pub fn insert_view(connection: &mut AnyConnection, view: &NewView) -> Result<(), StorageError> {
    diesel::insert_into(saved_views::table)
        .values((
            saved_views::id.eq(&view.id),
            saved_views::user_id.eq(view.owner.as_str()),
            saved_views::name.eq(&view.name),
            saved_views::address.eq(&view.address),
            saved_views::shared.eq(view.shared),
            saved_views::created_at.eq(stamp(view.created_at)),
        ))
        .execute(connection)?;
    Ok(())
}

/// How many views somebody has.
pub fn count_views(connection: &mut AnyConnection, owner: &UserId) -> Result<usize, StorageError> {
    let count: i64 = saved_views::table
        .filter(saved_views::user_id.eq(owner.as_str()))
        .count()
        .get_result(connection)?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Somebody's own views and those that others share, the latest first.
pub fn list_views(
    connection: &mut AnyConnection,
    owner: &UserId,
) -> Result<Vec<SavedView>, StorageError> {
    type Listed = (String, String, String, String, bool, String, String);
    let rows: Vec<Listed> = saved_views::table
        .inner_join(users::table)
        .filter(
            saved_views::user_id
                .eq(owner.as_str())
                .or(saved_views::shared.eq(true)),
        )
        .select((
            saved_views::id,
            saved_views::user_id,
            saved_views::name,
            saved_views::address,
            saved_views::shared,
            users::name,
            users::email,
        ))
        .order((saved_views::created_at.desc(), saved_views::id.desc()))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(
            |(id, owner, name, address, shared, person, email)| SavedView {
                id,
                owner: UserId::new(owner),
                owner_name: if person.is_empty() { email } else { person },
                name,
                address,
                shared,
            },
        )
        .collect())
}

/// Shares one's own view or takes that back; tells whether there is one.
pub fn update_view(
    connection: &mut AnyConnection,
    id: &str,
    owner: &UserId,
    shared: bool,
) -> Result<bool, StorageError> {
    let changed = diesel::update(
        saved_views::table
            .find(id)
            .filter(saved_views::user_id.eq(owner.as_str())),
    )
    .set(saved_views::shared.eq(shared))
    .execute(connection)?;
    Ok(changed == 1)
}

/// Removes one's own view; tells whether there was one.
pub fn delete_view(
    connection: &mut AnyConnection,
    id: &str,
    owner: &UserId,
) -> Result<bool, StorageError> {
    let removed = diesel::delete(
        saved_views::table
            .find(id)
            .filter(saved_views::user_id.eq(owner.as_str())),
    )
    .execute(connection)?;
    Ok(removed == 1)
}
