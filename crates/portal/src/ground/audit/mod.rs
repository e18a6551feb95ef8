//! The audit trail: who did what to what, when. Lines are only ever added, and each carries the
//! hash of the one before (`kit::chain`), so a changed or missing line shows.

use kit::db::Db;
use kit::{Result, chain};
use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, Condition, DatabaseTransaction, ExprTrait, QueryOrder, QuerySelect, Statement};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub seq: i64,
    pub at: i64,
    pub staff_id: Option<i64>,
    /// The name as it was then.
    pub who: String,
    /// A text key, `item-published`.
    pub action: String,
    /// `item:9`, `column:12`, `staff:3`
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    pub previous: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who acts: a member of staff, or the program itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub id: Option<i64>,
    pub name: String,
}

impl Actor {
    /// The program itself: jobs, imports, the demo city.
    pub fn system() -> Self {
        Self { id: None, name: "system".to_owned() }
    }
}

fn hash(row: &Model) -> String {
    let number = |n: i64| n.to_string();
    let staff = row.staff_id.map(number).unwrap_or_default();
    chain::link(
        &row.previous,
        &[&number(row.at), &staff, &row.who, &row.action, &row.subject, &row.detail],
    )
}

/// Adds a line. On PostgreSQL writers of the trail queue until the commit, so that the chain has
/// one order.
pub async fn write(tx: &DatabaseTransaction, at: i64, by: &Actor, action: &str, subject: &str, detail: &str) -> Result<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(1397227523)";
        tx.execute_raw(Statement::from_string(DbBackend::Postgres, lock)).await?;
    }
    let last = Entity::find().order_by_desc(Column::Seq).limit(1).one(tx).await?;
    let mut row = Model {
        seq: 0,
        at,
        staff_id: by.id,
        who: by.name.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_owned(),
        previous: last.map_or_else(|| chain::GENESIS.to_owned(), |line| line.hash),
        hash: String::new(),
    };
    row.hash = hash(&row);
    let new: ActiveModel = row.into();
    Entity::insert(to_insert(new)).exec_without_returning(tx).await?;
    Ok(())
}

/// `Model::into` marks fields as unchanged, which an insert would leave out.
fn to_insert(row: ActiveModel) -> ActiveModel {
    let mut row = row.reset_all();
    row.seq = sea_orm::NotSet;
    row
}

/// What verifying the trail found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub lines: u64,
    /// The first line that does not fit.
    pub broken_at: Option<i64>,
}

/// Walks the whole trail and recomputes every hash.
pub async fn verify(db: &Db) -> Result<Verdict> {
    let mut verdict = Verdict { lines: 0, broken_at: None };
    let mut previous = chain::GENESIS.to_owned();
    let mut after = 0;
    loop {
        let rows = Entity::find()
            .filter(Column::Seq.gt(after))
            .order_by_asc(Column::Seq)
            .limit(5_000)
            .all(db.read())
            .await?;
        if rows.is_empty() {
            return Ok(verdict);
        }
        for row in rows {
            if row.previous != previous || row.hash != hash(&row) {
                verdict.broken_at = Some(row.seq);
                return Ok(verdict);
            }
            verdict.lines += 1;
            after = row.seq;
            previous = row.hash;
        }
    }
}

/// Whether lines shown newest first hold: each its own hash, and, where no line was left out
/// between them, each the hash of the one before.
pub fn holds(lines: &[Model], gapless: bool) -> bool {
    let own = lines.iter().all(|line| line.hash == hash(line));
    let linked = lines.windows(2).all(|pair| matches!(pair, [newer, older] if newer.previous == older.hash));
    own && (linked || !gapless)
}

/// Lines that hold `words` in who, action, subject or detail, newest first, with how many.
pub async fn search(db: &Db, words: &str, offset: u64, limit: u64) -> Result<(Vec<Model>, u64)> {
    let mut query = Entity::find();
    for word in words.split_whitespace() {
        let like = || crate::ground::publications::store::contains(word);
        query = query.filter(
            Condition::any()
                .add(Expr::col(Column::Who).like(like()))
                .add(Expr::col(Column::Action).like(like()))
                .add(Expr::col(Column::Subject).like(like()))
                .add(Expr::col(Column::Detail).like(like())),
        );
    }
    let total = query.clone().count(db.read()).await?;
    let rows = query.order_by_desc(Column::Seq).offset(offset).limit(limit).all(db.read()).await?;
    Ok((rows, total))
}

/// How many lines there are.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64> {
    Ok(Entity::find().count(db).await?)
}

