//! All queries on files and their uses.

use std::collections::BTreeSet;

use kit::Result;
use kit::db::Db;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use super::Kept;
use super::entity::{file, file_use};

/// Notes what was kept; the same bytes twice are one file.
pub async fn add(tx: &DatabaseTransaction, now: i64, kept: &Kept) -> Result<()> {
    let row = file::ActiveModel {
        hash: Set(kept.hash.clone()),
        media_type: Set(kept.media_type.to_owned()),
        size: Set(i64::try_from(kept.size).unwrap_or(i64::MAX)),
        created_at: Set(now),
        width: Set(kept.width.map(i64::from)),
        height: Set(kept.height.map(i64::from)),
    };
    let known = OnConflict::column(file::Column::Hash).do_nothing().to_owned();
    file::Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// What is known of a file.
pub async fn file(db: &Db, hash: &str) -> Result<Option<file::Model>> {
    Ok(file::Entity::find_by_id(hash.to_owned()).one(db.read()).await?)
}

/// Whether a published item uses the file.
pub async fn is_public(db: &Db, hash: &str) -> Result<bool> {
    let uses = file_use::Entity::find().filter(file_use::Column::FileHash.eq(hash));
    Ok(uses.filter(file_use::Column::Live.eq(true)).one(db.read()).await?.is_some())
}

/// Sets which files an item uses and whether the public may see them; returns all files touched.
pub async fn set_live(
    tx: &DatabaseTransaction,
    item: i64,
    hashes: &[String],
    live: bool,
) -> Result<Vec<String>> {
    let before = file_use::Entity::find().filter(file_use::Column::ItemId.eq(item)).all(tx).await?;
    file_use::Entity::delete_many().filter(file_use::Column::ItemId.eq(item)).exec(tx).await?;
    let wanted: BTreeSet<String> = hashes.iter().cloned().collect();
    let rows: Vec<_> = wanted.iter().map(|hash| (hash.clone(), item, live)).collect();
    add_uses(tx, &rows).await?;
    let mut touched: BTreeSet<String> = before.into_iter().map(|row| row.file_hash).collect();
    touched.extend(wanted);
    Ok(touched.into_iter().collect())
}

/// Adds uses: (file, item, live).
pub async fn add_uses(tx: &DatabaseTransaction, uses: &[(String, i64, bool)]) -> Result<()> {
    let unique: BTreeSet<_> = uses.iter().cloned().collect();
    let rows = unique.into_iter().map(|(hash, item, live)| file_use::ActiveModel {
        file_hash: Set(hash),
        item_id: Set(item),
        live: Set(live),
    });
    file_use::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}
