//! The database: SQLite by default, PostgreSQL when one machine is outgrown, one set of queries.
//!
//! Readers never wait for writers. Writes on SQLite go through one connection, and those that
//! arrive together share one flush (`group`); on PostgreSQL each has its own transaction.

mod group;

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    Statement, TransactionTrait,
};
use tokio::sync::watch;

use crate::{Error, Result};

/// What a write does inside its transaction.
pub type Work<'t, T> = BoxFuture<'t, Result<T>>;

/// One database, cheap to clone.
#[derive(Clone)]
pub struct Db {
    read: DatabaseConnection,
    writer: Writer,
    committed: Arc<watch::Sender<u64>>,
}

#[derive(Clone)]
enum Writer {
    Grouped(group::Queue),
    Pool,
}

impl Db {
    /// Opens `url` (`sqlite:PATH` or `postgres://…`) with at most `connections` readers.
    pub async fn open(url: &str, connections: u32) -> Result<Self> {
        let committed = Arc::new(watch::channel(0).0);
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.trim_start_matches("//");
            let writing = sqlite(path, 1, 16).await?;
            let read = sqlite(path, connections, 2).await?;
            let queue = group::Queue::start(writing);
            return Ok(Self { read, writer: Writer::Grouped(queue), committed });
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(connections.max(2))
                .acquire_timeout(Duration::from_secs(3))
                .connect_timeout(Duration::from_secs(3))
                .test_before_acquire(false)
                .sqlx_logging(false);
            let read = Database::connect(options).await?;
            return Ok(Self { read, writer: Writer::Pool, committed });
        }
        Err(Error::Bad(format!("database address {url:?} is neither sqlite:PATH nor postgres://…")))
    }

    /// For reading. Never write through it: on SQLite it is opened read-only in effect.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Runs `work` in one transaction. It is on disk when this returns `Ok`, and not at all when
    /// it returns `Err`; the work goes on to its end even if the caller has gone.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
    {
        let done = match &self.writer {
            Writer::Grouped(queue) => queue.run(work).await,
            Writer::Pool => {
                let pool = self.read.clone();
                tokio::spawn(async move {
                    let tx = pool.begin().await?;
                    match guarded(work(&tx)).await {
                        Ok(value) => tx.commit().await.map(|()| value).map_err(Error::from),
                        Err(error) => {
                            tx.rollback().await.ok();
                            Err(error)
                        }
                    }
                })
                .await
                .map_err(Error::bug)?
            }
        };
        if done.is_ok() {
            self.committed.send_modify(|n| *n += 1);
        }
        done
    }

    /// Wakes whenever a write of this process has been committed.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.committed.subscribe()
    }

    /// Which of the two it is.
    pub fn backend(&self) -> DatabaseBackend {
        self.read.get_database_backend()
    }

    /// Whether it answers at all.
    pub async fn ping(&self) -> Result<()> {
        self.read.execute_raw(Statement::from_string(self.backend(), "SELECT 1")).await?;
        Ok(())
    }
}

/// Turns a panic inside a write into an error, so that one broken rule cannot end the writer.
async fn guarded<T>(work: Work<'_, T>) -> Result<T> {
    match std::panic::AssertUnwindSafe(work).catch_unwind().await {
        Ok(done) => done,
        Err(panic) => {
            let text = panic
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| panic.downcast_ref::<String>().cloned())
                .unwrap_or_default();
            Err(Error::Bug(format!("panic in a write: {text}")))
        }
    }
}

async fn sqlite(path: &str, connections: u32, cache_mib: u32) -> Result<DatabaseConnection> {
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    let mut options = ConnectOptions::new(format!("sqlite:{path}?mode=rwc"));
    options
        .min_connections(1)
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |o| {
            o.journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .pragma("cache_size", format!("-{}", cache_mib * 1024))
                .pragma("temp_store", "memory")
        });
    Ok(Database::connect(options).await?)
}
