//! A double press does a thing once. The form's `once` is bound to the person, the address and
//! everything else the form said, so that only the very same press counts as the second one.

use futures_util::future::BoxFuture;
use kit::{Error, Result, random};
use sea_orm::DatabaseTransaction;

use super::visit::Visit;
use crate::ground::once;

/// The mark under which this press is remembered; empty when the form has none.
fn mark(visit: &Visit) -> Result<String> {
    let once = visit.form().get("once");
    if once.is_empty() {
        return Ok(String::new());
    }
    let files: Vec<String> = visit.sent.uploads.iter().map(|f| kit::files::address(&f.bytes)).collect();
    let said = format!("{}\n{}\n{once}\n{:?}\n{files:?}", visit.signed()?.id, visit.path, visit.form());
    Ok(random::digest(&said))
}

/// Runs `work` in one write unless this press was done before; returns what came of it, and
/// whether it was done now.
pub async fn write<F>(visit: &Visit, work: F) -> Result<(i64, bool)>
where
    F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<i64>> + Send + 'static,
{
    let (mark, now) = (mark(visit)?, visit.now);
    let known = mark.clone();
    let done = visit
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                if let Some(outcome) = once::before(tx, &known).await? {
                    return Ok((outcome, false));
                }
                let outcome = work(tx).await?;
                once::remember(tx, &known, now, outcome).await?;
                Ok((outcome, true))
            })
        })
        .await;
    match done {
        // Two presses at the same instant may meet in the mark's key; the later one failed as a
        // whole, and what it wanted is done.
        Err(error @ (Error::Bug(_) | Error::Conflict(_))) => {
            let before = visit.app.db.write(move |tx| Box::pin(async move { once::before(tx, &mark).await })).await?;
            before.map(|outcome| (outcome, false)).ok_or(error)
        }
        other => other,
    }
}
