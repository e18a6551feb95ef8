//! A form's mark that makes a second press harmless: the first one stores what came of it, the
//! second one gets that and does nothing.

use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "once")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub mark: String,
    pub at: i64,
    pub outcome: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// What came of the press with this `mark` before, if there was one.
pub async fn before(tx: &DatabaseTransaction, mark: &str) -> Result<Option<i64>> {
    if mark.is_empty() {
        return Ok(None);
    }
    Ok(Entity::find_by_id(mark.to_owned()).one(tx).await?.map(|row| row.outcome))
}

/// Remembers what came of this press. Two presses at the same instant on PostgreSQL meet in the
/// primary key, and the later one fails as a whole.
pub async fn remember(tx: &DatabaseTransaction, mark: &str, at: i64, outcome: i64) -> Result<()> {
    if !mark.is_empty() {
        let row = ActiveModel { mark: Set(mark.to_owned()), at: Set(at), outcome: Set(outcome) };
        Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}
