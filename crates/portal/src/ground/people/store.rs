//! All queries on staff, grants, links and sessions.

use std::collections::HashMap;

use kit::db::Db;
use kit::{Error, Result, random};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{grant, link, session, staff};
use super::rights::{Grant, Rights, Role};
use super::{IDLE, LINK_LASTS, LONGEST, Signed};

/// Adds a person with one grant; a login that is taken is a mistake in field `login`.
pub async fn add(tx: &DatabaseTransaction, now: i64, login: &str, name: &str, unit: Option<i64>, role: Grant) -> Result<i64> {
    let row = staff::ActiveModel {
        unit_id: Set(unit),
        login: Set(login.to_owned()),
        name: Set(name.to_owned()),
        password: Set(None),
        active: Set(true),
        created_at: Set(now),
        ..Default::default()
    };
    let id = match row.insert(tx).await {
        Ok(row) => row.id,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            return Err(Error::field("login", "login-taken"));
        }
        Err(error) => return Err(error.into()),
    };
    let granted = grant::ActiveModel {
        staff_id: Set(id),
        role: Set(role.role.name().to_owned()),
        site_id: Set(role.site),
        column_id: Set(role.column),
        ..Default::default()
    };
    grant::Entity::insert(granted).exec_without_returning(tx).await?;
    Ok(id)
}

/// Everybody, by login.
pub async fn all(db: &Db) -> Result<Vec<staff::Model>> {
    Ok(staff::Entity::find().order_by_asc(staff::Column::Login).all(db.read()).await?)
}

/// All grants: (person, grant).
pub async fn grants(db: &Db) -> Result<Vec<(i64, Grant)>> {
    let rows = grant::Entity::find().all(db.read()).await?;
    Ok(rows.iter().filter_map(|row| Some((row.staff_id, to_grant(row)?))).collect())
}

fn to_grant(row: &grant::Model) -> Option<Grant> {
    Some(Grant { role: Role::named(&row.role)?, site: row.site_id, column: row.column_id })
}

/// When each person was last seen in a session that still stands.
pub async fn seen(db: &Db) -> Result<Vec<(i64, i64)>> {
    let rows = session::Entity::find().all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.staff_id, row.seen_at)).collect())
}

/// Everybody's name, by person.
pub async fn names(db: &Db) -> Result<HashMap<i64, String>> {
    let rows = staff::Entity::find().select_only().columns([staff::Column::Id, staff::Column::Name]);
    let rows: Vec<(i64, String)> = rows.into_tuple().all(db.read()).await?;
    Ok(rows.into_iter().collect())
}

pub async fn by_id(db: &Db, id: i64) -> Result<Option<staff::Model>> {
    Ok(staff::Entity::find_by_id(id).one(db.read()).await?)
}

pub async fn by_login(db: &impl ConnectionTrait, login: &str) -> Result<Option<staff::Model>> {
    Ok(staff::Entity::find().filter(staff::Column::Login.eq(login)).one(db).await?)
}

/// Whether somebody has a password, so whether anybody can sign in without a link.
pub async fn anyone_ready(db: &Db) -> Result<bool> {
    Ok(staff::Entity::find().filter(staff::Column::Password.is_not_null()).one(db.read()).await?.is_some())
}

/// Makes a one-time link for a person; returns its token. Earlier unused links end.
pub async fn make_link(tx: &DatabaseTransaction, now: i64, staff: i64) -> Result<String> {
    let unused = link::Entity::delete_many().filter(link::Column::StaffId.eq(staff));
    unused.filter(link::Column::UsedAt.is_null()).exec(tx).await?;
    let token = random::token();
    let row = link::ActiveModel {
        digest: Set(random::digest(&token)),
        staff_id: Set(staff),
        expires_at: Set(now + LINK_LASTS),
        used_at: Set(None),
    };
    link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// The person a one-time link is for, while it can be used.
pub async fn link_owner(db: &impl ConnectionTrait, now: i64, token: &str) -> Result<Option<staff::Model>> {
    let row = link::Entity::find_by_id(random::digest(token)).one(db).await?;
    let Some(row) = row.filter(|row| row.used_at.is_none() && row.expires_at > now) else { return Ok(None) };
    Ok(staff::Entity::find_by_id(row.staff_id).one(db).await?.filter(|person| person.active))
}

/// Uses up a link and sets the password's hash; every session of the person ends.
pub async fn set_password(tx: &DatabaseTransaction, now: i64, token: &str, hash: String) -> Result<staff::Model> {
    let person = link_owner(tx, now, token).await?.ok_or(Error::NotFound)?;
    let mark = link::ActiveModel {
        digest: Set(random::digest(token)),
        used_at: Set(Some(now)),
        ..Default::default()
    };
    mark.update(tx).await?;
    let change = staff::ActiveModel { id: Set(person.id), password: Set(Some(hash)), ..Default::default() };
    let person = change.update(tx).await?;
    session::Entity::delete_many().filter(session::Column::StaffId.eq(person.id)).exec(tx).await?;
    Ok(person)
}

/// Opens a session; returns the cookie's value.
pub async fn open_session(tx: &DatabaseTransaction, now: i64, staff: i64, agent: &str, address: &str) -> Result<String> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(now)).exec(tx).await?;
    let token = random::token();
    let row = session::ActiveModel {
        digest: Set(random::digest(&token)),
        csrf: Set(random::token()),
        agent: Set(agent.chars().take(200).collect()),
        address: Set(address.to_owned()),
        staff_id: Set(staff),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + LONGEST),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Who a cookie belongs to. `None` when the session has ended, been idle too long, or the person
/// may no longer sign in.
pub async fn signed(db: &Db, now: i64, token: &str) -> Result<Option<(Signed, i64)>> {
    let row = session::Entity::find_by_id(random::digest(token)).one(db.read()).await?;
    let Some(row) = row.filter(|row| row.expires_at > now && row.seen_at + IDLE > now) else { return Ok(None) };
    let Some(person) = by_id(db, row.staff_id).await?.filter(|person| person.active) else { return Ok(None) };
    let rows = grant::Entity::find().filter(grant::Column::StaffId.eq(person.id)).all(db.read()).await?;
    let rights = Rights(rows.iter().filter_map(to_grant).collect());
    let signed = Signed {
        id: person.id,
        login: person.login,
        name: person.name,
        unit: person.unit_id,
        rights,
        csrf: row.csrf,
        session: row.digest,
    };
    Ok(Some((signed, row.seen_at)))
}

/// Keeps a session awake.
pub async fn touch(tx: &DatabaseTransaction, now: i64, digest: String) -> Result<()> {
    let known = session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .filter(session::Column::Digest.eq(digest));
    known.exec(tx).await?;
    Ok(())
}

/// Ends a session.
pub async fn close_session(tx: &DatabaseTransaction, digest: String) -> Result<()> {
    session::Entity::delete_by_id(digest).exec(tx).await?;
    Ok(())
}
