//! Columns' listings that stay fast at any depth.
//!
//! The listing of a column is ordered by (publication time, item). Beside it stand *blocks*: a
//! stretch of a few hundred neighbours with its first key and its length. The place of page N is
//! found by adding up lengths, then stepping inside one block; the total is the sum of all. Both
//! are written in the transaction that publishes, so neither can be wrong.

use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, DbBackend, ExprTrait, FromQueryResult, QueryOrder, QuerySelect,
    Statement,
};

use super::entity::{listing, listing_block as block};

/// A block longer than this is split in two.
const FULL: i64 = 400;

/// The order of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub at: i64,
    pub item: i64,
}

fn before_or_at(key: Key) -> Expr {
    Expr::tuple([Expr::col(block::Column::FirstAt), Expr::col(block::Column::FirstItem)])
        .lte(Expr::tuple([Expr::value(key.at), Expr::value(key.item)]))
}

/// The block whose stretch `key` falls in.
async fn block_of(tx: &DatabaseTransaction, column: i64, key: Key) -> Result<Option<block::Model>> {
    Ok(block::Entity::find()
        .filter(block::Column::ColumnId.eq(column))
        .filter(before_or_at(key))
        .order_by_desc(block::Column::FirstAt)
        .order_by_desc(block::Column::FirstItem)
        .limit(1)
        .one(tx)
        .await?)
}

async fn set_count(tx: &DatabaseTransaction, row: &block::Model, count: i64) -> Result<()> {
    let key = (row.column_id, row.first_at, row.first_item);
    if count <= 0 {
        block::Entity::delete_by_id(key).exec(tx).await?;
    } else {
        block::Entity::update_many()
            .col_expr(block::Column::Count, Expr::value(count))
            .filter(block::Column::ColumnId.eq(key.0))
            .filter(block::Column::FirstAt.eq(key.1))
            .filter(block::Column::FirstItem.eq(key.2))
            .exec(tx)
            .await?;
    }
    Ok(())
}

async fn add_block(tx: &DatabaseTransaction, column: i64, first: Key, count: i64) -> Result<()> {
    let row = block::ActiveModel {
        column_id: Set(column),
        first_at: Set(first.at),
        first_item: Set(first.item),
        count: Set(count),
    };
    block::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Lists `key` in `column`.
pub async fn insert(tx: &DatabaseTransaction, column: i64, key: Key) -> Result<()> {
    lock_column(tx, column).await?;
    let row =
        listing::ActiveModel { column_id: Set(column), published_at: Set(key.at), item_id: Set(key.item) };
    listing::Entity::insert(row).exec_without_returning(tx).await?;
    match block_of(tx, column, key).await? {
        Some(home) if home.count >= FULL => {
            set_count(tx, &home, home.count + 1).await?;
            split(tx, &block::Model { count: home.count + 1, ..home }).await
        }
        Some(home) => set_count(tx, &home, home.count + 1).await,
        None => insert_oldest(tx, column, key).await,
    }
}

/// Lists what is older than everything listed: the oldest block reaches down to it, or, when that
/// is full, a new one begins.
async fn insert_oldest(tx: &DatabaseTransaction, column: i64, key: Key) -> Result<()> {
    let oldest = block::Entity::find()
        .filter(block::Column::ColumnId.eq(column))
        .order_by_asc(block::Column::FirstAt)
        .order_by_asc(block::Column::FirstItem)
        .limit(1)
        .one(tx)
        .await?;
    match oldest {
        Some(oldest) if oldest.count < FULL => {
            set_count(tx, &oldest, 0).await?;
            add_block(tx, column, key, oldest.count + 1).await
        }
        _ => add_block(tx, column, key, 1).await,
    }
}

/// Takes `key` out of `column`.
pub async fn remove(tx: &DatabaseTransaction, column: i64, key: Key) -> Result<()> {
    lock_column(tx, column).await?;
    let gone = listing::Entity::delete_by_id((column, key.at, key.item)).exec(tx).await?;
    if gone.rows_affected == 1
        && let Some(home) = block_of(tx, column, key).await?
    {
        set_count(tx, &home, home.count - 1).await?;
    }
    Ok(())
}

/// Two publications into one column at the same time would each count without the other on
/// PostgreSQL; they queue here. SQLite has one writer anyway.
async fn lock_column(tx: &DatabaseTransaction, column: i64) -> Result<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock(1397227522, {})", column % 2_147_483_647);
        tx.execute_raw(Statement::from_string(DbBackend::Postgres, lock)).await?;
    }
    Ok(())
}

async fn split(tx: &DatabaseTransaction, full: &block::Model) -> Result<()> {
    let half = full.count / 2;
    let middle = listing::Entity::find()
        .filter(listing::Column::ColumnId.eq(full.column_id))
        .filter(
            Expr::tuple([Expr::col(listing::Column::PublishedAt), Expr::col(listing::Column::ItemId)])
                .gte(Expr::tuple([Expr::value(full.first_at), Expr::value(full.first_item)])),
        )
        .order_by_asc(listing::Column::PublishedAt)
        .order_by_asc(listing::Column::ItemId)
        .offset(u64::try_from(half).unwrap_or(0))
        .limit(1)
        .one(tx)
        .await?;
    let Some(middle) = middle else { return Ok(()) };
    set_count(tx, full, half).await?;
    let first = Key { at: middle.published_at, item: middle.item_id };
    add_block(tx, full.column_id, first, full.count - half).await
}

/// Counts every column's blocks anew from its listing, after a bulk load.
pub async fn rebuild(tx: &DatabaseTransaction) -> Result<()> {
    tx.execute_unprepared("DELETE FROM listing_block").await?;
    tx.execute_unprepared(
        "INSERT INTO listing_block (column_id, first_at, first_item, count) \
         SELECT column_id, published_at, item_id, \
                CASE WHEN total - place < 300 THEN total - place + 1 ELSE 300 END \
         FROM (SELECT column_id, published_at, item_id, \
                      ROW_NUMBER() OVER (PARTITION BY column_id ORDER BY published_at, item_id) AS place, \
                      COUNT(*) OVER (PARTITION BY column_id) AS total FROM listing) numbered \
         WHERE place % 300 = 1",
    )
    .await?;
    Ok(())
}

/// How many items a column lists.
pub async fn total(db: &impl ConnectionTrait, column: i64) -> Result<i64> {
    let sum: Option<Option<i64>> = block::Entity::find()
        .select_only()
        .column_as(Expr::col(block::Column::Count).sum().cast_as("bigint"), "total")
        .filter(block::Column::ColumnId.eq(column))
        .into_tuple()
        .one(db)
        .await?;
    Ok(sum.flatten().unwrap_or(0))
}

/// Where a page begins: below `upper` (or at the newest), `skip` further.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    pub upper: Option<Key>,
    pub skip: u64,
}

#[derive(FromQueryResult)]
struct Found {
    upper_at: Option<i64>,
    upper_item: Option<i64>,
    start: i64,
}

/// The place `offset` items below the newest one.
pub async fn place(db: &impl ConnectionTrait, column: i64, offset: i64) -> Result<Place> {
    if offset < FULL {
        return Ok(Place { upper: None, skip: u64::try_from(offset).unwrap_or(0) });
    }
    let sql = "SELECT upper_at, upper_item, start FROM (\
                 SELECT LAG(first_at) OVER newest AS upper_at, LAG(first_item) OVER newest AS upper_item, \
                        CAST(SUM(count) OVER newest AS BIGINT) - count AS start \
                 FROM listing_block WHERE column_id = $1 \
                 WINDOW newest AS (ORDER BY first_at DESC, first_item DESC)) blocks \
               WHERE start <= $2 ORDER BY start DESC LIMIT 1";
    let statement =
        Statement::from_sql_and_values(db.get_database_backend(), sql, [column.into(), offset.into()]);
    let Some(found) = Found::find_by_statement(statement).one(db).await? else { return Ok(Place::default()) };
    let upper = found.upper_at.zip(found.upper_item).map(|(at, item)| Key { at, item });
    Ok(Place { upper, skip: u64::try_from(offset - found.start).unwrap_or(0) })
}

#[derive(FromQueryResult)]
struct Wrong {
    wrong: i64,
}

/// How many columns have blocks that do not add up to their listing: 0 in a sound database.
pub async fn verify(db: &kit::db::Db) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS wrong FROM \
               (SELECT column_id, COUNT(*) AS listed FROM listing GROUP BY column_id) l \
               LEFT JOIN (SELECT column_id, CAST(SUM(count) AS BIGINT) AS counted FROM listing_block GROUP BY column_id) b \
               ON b.column_id = l.column_id WHERE b.counted IS NULL OR b.counted <> l.listed";
    let statement = Statement::from_string(db.backend(), sql);
    Ok(Wrong::find_by_statement(statement).one(db.read()).await?.map_or(0, |row| row.wrong))
}
