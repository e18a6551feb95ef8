//! The change feed: one row a change, written in the same transaction as the change itself.
//! Everything that follows from a change reads it afterwards, at least once, in order, each
//! reader with its own place. There is no other way to hear of a change.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseBackend, DatabaseTransaction, QueryOrder, QuerySelect, Statement};

use crate::Result;

/// What a page depends on and a change touches: `item:9`, `column:12`, `site:1`.
pub type Tag = std::sync::Arc<str>;

/// The stored row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    pub at: i64,
    /// The tags, one a line.
    #[sea_orm(column_type = "Text")]
    pub tags: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// One change as readers see it.
#[derive(Clone, Debug)]
pub struct Change {
    pub seq: i64,
    pub tags: Vec<Tag>,
}

/// Any number that no other lock of ours uses.
const LOCK: i64 = 0x5348_0001;

/// Adds a change. Call it last in a transaction: on PostgreSQL it takes a lock until the commit,
/// so that numbers become visible in order and a reader never steps over a late one.
pub async fn append(tx: &DatabaseTransaction, at: i64, tags: &[String]) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock({LOCK})");
        tx.execute_raw(Statement::from_string(DatabaseBackend::Postgres, lock)).await?;
    }
    let row = ActiveModel { at: Set(at), tags: Set(tags.join("\n")), ..Default::default() };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The number of the newest change, 0 when there is none.
pub async fn head(db: &impl ConnectionTrait) -> Result<i64> {
    let last: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Seq)
        .order_by_desc(Column::Seq)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.unwrap_or(0))
}

/// Up to `limit` changes after `seq`, oldest first.
pub async fn since(db: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Change>> {
    let rows =
        Entity::find().filter(Column::Seq.gt(seq)).order_by_asc(Column::Seq).limit(limit).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| Change { seq: row.seq, tags: row.tags.lines().map(Tag::from).collect() })
        .collect())
}
