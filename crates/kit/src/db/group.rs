//! Group commit on SQLite: one task owns the writing connection; writes that wait together run
//! one after another, each in a savepoint of its own, and are made durable by one commit.
//! Nobody is told "done" before that commit has returned.

use futures_util::future::BoxFuture;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use super::{Work, guarded};
use crate::{Error, Result};

/// Writes that share one flush at most; bounds how long the first of them waits.
const GROUP: usize = 64;
/// Writes that may wait; beyond it callers wait for room.
const QUEUE: usize = 1024;

/// Tells a waiting caller how the commit went.
type Finish = Box<dyn FnOnce(Result<(), String>) + Send>;
type Job = Box<dyn for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Option<Finish>> + Send>;

/// The queue in front of the writing connection.
#[derive(Clone)]
pub(super) struct Queue(mpsc::Sender<Job>);

impl Queue {
    pub(super) fn start(connection: DatabaseConnection) -> Self {
        let (sender, jobs) = mpsc::channel(QUEUE);
        tokio::spawn(serve(connection, jobs));
        Self(sender)
    }

    pub(super) async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send + 'static,
    {
        let (tell, told) = oneshot::channel::<Result<T>>();
        let job: Job = Box::new(move |outer| Box::pin(step(outer, work, tell)));
        let away = || Error::Unavailable("the writer has stopped".to_owned());
        self.0.send(job).await.map_err(|_| away())?;
        told.await.map_err(|_| away())?
    }
}

/// One write inside the shared transaction. A failed one is rolled back and told at once; a good
/// one is told after the commit, by the returned `Finish`.
async fn step<T, F>(outer: &DatabaseTransaction, work: F, tell: oneshot::Sender<Result<T>>) -> Option<Finish>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t DatabaseTransaction) -> Work<'t, T> + Send,
{
    let inner = match outer.begin().await {
        Ok(inner) => inner,
        Err(error) => {
            tell.send(Err(error.into())).ok();
            return None;
        }
    };
    let done = match guarded(work(&inner)).await {
        Ok(value) => inner.commit().await.map(|()| value).map_err(Error::from),
        Err(error) => {
            inner.rollback().await.ok();
            Err(error)
        }
    };
    match done {
        Ok(value) => Some(Box::new(move |commit| {
            tell.send(commit.map(|()| value).map_err(Error::Unavailable)).ok();
        })),
        Err(error) => {
            tell.send(Err(error)).ok();
            None
        }
    }
}

async fn serve(connection: DatabaseConnection, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.recv().await {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let tx = match connection.begin_with_options(options).await {
            Ok(tx) => tx,
            Err(error) => {
                // Dropping the job drops its answer channel: the caller is told "unavailable".
                tracing::error!(%error, "cannot begin a write");
                continue;
            }
        };
        let mut finish = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next {
            finish.extend(job(&tx).await);
            next = if finish.len() < GROUP { jobs.try_recv().ok() } else { None };
        }
        let committed = tx.commit().await.map_err(|error| error.to_string());
        if let Err(error) = &committed {
            tracing::error!(%error, "commit failed; nothing of this group was stored");
        }
        for tell in finish {
            tell(committed.clone());
        }
    }
}
