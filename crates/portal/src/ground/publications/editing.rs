//! What the desk asks about items and their versions.

use std::collections::HashMap;

use kit::Result;
use kit::db::Db;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, DbBackend, ExprTrait, QueryOrder, QuerySelect, QueryTrait, Statement};

use super::entity::{item, version};
use super::item::Details;
use super::store::contains;

/// A version without its text.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct Head {
    pub version: i64,
    pub created_at: i64,
    pub staff_id: Option<i64>,
    pub note: String,
}

/// The versions of an item, newest first.
pub async fn heads(db: &Db, id: i64) -> Result<Vec<Head>> {
    Ok(version::Entity::find()
        .select_only()
        .columns([version::Column::Version, version::Column::CreatedAt, version::Column::StaffId, version::Column::Note])
        .filter(version::Column::ItemId.eq(id))
        .order_by_desc(version::Column::Version)
        .into_model::<Head>()
        .all(db.read())
        .await?)
}

/// What a list at the desk shows of an item's newest version.
#[derive(Clone, Debug, Default)]
pub struct Newest {
    pub title: String,
    pub staff: Option<i64>,
    pub details: Details,
}

/// The newest version of each of `rows`, by item.
pub async fn newest(db: &Db, rows: &[item::Model]) -> Result<HashMap<i64, Newest>> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted: HashMap<i64, i64> = rows.iter().map(|row| (row.id, row.latest_version)).collect();
    let versions: Vec<(i64, i64, Option<i64>, String, String)> = version::Entity::find()
        .select_only()
        .columns([
            version::Column::ItemId,
            version::Column::Version,
            version::Column::StaffId,
            version::Column::Title,
            version::Column::Details,
        ])
        .filter(version::Column::ItemId.is_in(wanted.keys().copied()))
        .into_tuple()
        .all(db.read())
        .await?;
    let mut out = HashMap::new();
    for (item, n, staff, title, details) in versions {
        if wanted.get(&item) == Some(&n) {
            out.insert(item, Newest { title, staff, details: serde_json::from_str(&details)? });
        }
    }
    Ok(out)
}

/// Titles of items, by number.
pub async fn titles(db: &Db, ids: &[i64]) -> Result<HashMap<i64, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String)> = item::Entity::find()
        .select_only()
        .columns([item::Column::Id, item::Column::Title])
        .filter(item::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The highest serial in index numbers `{before}{serial}{after}` of any version of any document of
/// a site (of one unit, when the number names the unit), whatever its state: a number once given
/// is never given again. On PostgreSQL those who ask queue until their commit.
pub async fn highest_serial(
    tx: &DatabaseTransaction,
    site: i64,
    unit: Option<i64>,
    before: &str,
    after: &str,
) -> Result<u32> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(1397227524)";
        tx.execute_raw(Statement::from_string(DbBackend::Postgres, lock)).await?;
    }
    let json = serde_json::to_string(before)?;
    let spelled = format!("\"index_number\":{}", json.strip_suffix('"').unwrap_or(&json));
    let mut items = item::Entity::find()
        .select_only()
        .column(item::Column::Id)
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::Kind.eq("document"));
    if let Some(unit) = unit {
        items = items.filter(item::Column::UnitId.eq(unit));
    }
    let found: Vec<String> = version::Entity::find()
        .select_only()
        .column(version::Column::Details)
        .filter(version::Column::ItemId.in_subquery(items.into_query()))
        .filter(Expr::col(version::Column::Details).like(contains(&spelled)))
        .into_tuple()
        .all(tx)
        .await?;
    let serial = |details: &String| {
        let details: Details = serde_json::from_str(details).ok()?;
        let number = details.document?.index_number;
        number.strip_prefix(before)?.strip_suffix(after)?.parse::<u32>().ok()
    };
    Ok(found.iter().filter_map(serial).max().unwrap_or(0))
}

/// The items of a site with these numbers, last changed first.
pub async fn among(db: &Db, site: i64, ids: &[i64]) -> Result<Vec<item::Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(item::Entity::find()
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::Id.is_in(ids.iter().copied()))
        .order_by_desc(item::Column::UpdatedAt)
        .order_by_desc(item::Column::Id)
        .all(db.read())
        .await?)
}
