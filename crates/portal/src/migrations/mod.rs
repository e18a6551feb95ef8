//! The database's history, one file a step, portable between SQLite and PostgreSQL. A step that
//! has been released is never changed; a new one is added.

mod m0001_foundation;
mod table;

use sea_orm_migration::prelude::*;

/// Runs the steps that are missing.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_foundation::Migration)]
    }
}

/// Brings the database of `db` up to this program's schema.
pub async fn migrate(db: &kit::db::Db) -> kit::Result<()> {
    // Several nodes may start at once; the write transaction makes them queue on SQLite, an
    // advisory lock on PostgreSQL.
    db.write(|tx| {
        Box::pin(async move {
            if tx.get_database_backend() == sea_orm::DatabaseBackend::Postgres {
                tx.execute_unprepared("SELECT pg_advisory_xact_lock(1397227521)").await?;
            }
            Migrator::up(tx, None).await?;
            Ok(())
        })
    })
    .await
}

/// Steps that this database still lacks.
pub async fn pending(db: &kit::db::Db) -> kit::Result<usize> {
    Ok(Migrator::get_pending_migrations(db.read()).await?.len())
}
