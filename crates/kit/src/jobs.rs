//! Work for later, enqueued inside the business transaction: it exists exactly when the change
//! that asked for it does. Claimed by one process at a time, tried again when it fails.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, ExprTrait, QueryOrder, QuerySelect};

use crate::Result;
use crate::db::Db;

/// The stored row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    /// JSON, read by the kind's handler.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    pub run_at: i64,
    /// Until then somebody is working on it.
    pub held_until: i64,
    pub attempts: i64,
    /// Set when it will not be tried again.
    #[sea_orm(column_type = "Text", nullable)]
    pub failure: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

const HOLD: i64 = 120;
const ATTEMPTS: i64 = 8;

/// Asks for `kind` with `payload` at `run_at` (unix seconds).
pub async fn enqueue(
    tx: &DatabaseTransaction,
    kind: &str,
    payload: &serde_json::Value,
    run_at: i64,
) -> Result<()> {
    let row = ActiveModel {
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_string()),
        run_at: Set(run_at),
        held_until: Set(0),
        attempts: Set(0),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes one due job for this process; a second process asking at the same time gets another one
/// or none.
pub async fn claim(db: &Db, now: i64) -> Result<Option<Model>> {
    let due = Condition::all()
        .add(Column::RunAt.lte(now))
        .add(Column::HeldUntil.lte(now))
        .add(Column::Failure.is_null());
    let Some(job) = Entity::find().filter(due).order_by_asc(Column::RunAt).limit(1).one(db.read()).await?
    else {
        return Ok(None);
    };
    let (id, held) = (job.id, job.held_until);
    let taken = db
        .write(move |tx| {
            Box::pin(async move {
                let done = Entity::update_many()
                    .col_expr(Column::HeldUntil, Expr::value(now + HOLD))
                    .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
                    .filter(Column::Id.eq(id))
                    .filter(Column::HeldUntil.eq(held))
                    .exec(tx)
                    .await?;
                Ok(done.rows_affected)
            })
        })
        .await?;
    Ok((taken == 1).then_some(job))
}

/// The job is done.
pub async fn done(db: &Db, id: i64) -> Result<()> {
    db.write(move |tx| {
        Box::pin(async move {
            Entity::delete_by_id(id).exec(tx).await?;
            Ok(())
        })
    })
    .await
}

/// The job failed: again later, each time after a longer pause, or never again.
pub async fn failed(db: &Db, job: &Model, now: i64, reason: String) -> Result<()> {
    let (id, attempts) = (job.id, job.attempts + 1);
    db.write(move |tx| {
        Box::pin(async move {
            let pause = 10_i64 << attempts.clamp(0, 10);
            let last = attempts >= ATTEMPTS;
            Entity::update_many()
                .col_expr(Column::HeldUntil, Expr::value(0))
                .col_expr(Column::RunAt, Expr::value(now + pause))
                .col_expr(Column::Failure, Expr::value(last.then_some(reason)))
                .filter(Column::Id.eq(id))
                .exec(tx)
                .await?;
            Ok(())
        })
    })
    .await
}
