//! What is done with an item besides saving: publish now or at a time, take back from waiting,
//! withdraw with a reason, put another in its place.

use kit::http::Outgoing;
use kit::{Error, FieldError, Result, clock};

use super::fields::unfit;
use super::rights::decode;
use super::visit::{Visit, after};
use super::{edit, once};
use crate::ground::publications::write;
use crate::ui::Done;

/// The redirect after a step, or the item's page with what was wrong.
async fn finish(visit: &Visit, done: Done, result: Result<(i64, bool)>) -> Result<Outgoing> {
    match result {
        Ok(_) => {
            visit.follow().await;
            Ok(after(&visit.opened()?.href(), done))
        }
        Err(Error::Invalid(errors)) => edit::again(visit, errors),
        Err(error) => Err(error),
    }
}

fn wrong(visit: &Visit, field: &str, message: &str) -> Result<Outgoing> {
    edit::again(visit, vec![FieldError { field: field.to_owned(), message: message.to_owned() }])
}

/// POST `…/publication`: now; at `at` (local time) when given; `unschedule` takes it back. A form
/// that says which `version` it showed publishes no other.
pub async fn publication(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let (now, by, id) = (visit.now, visit.actor()?, opened.row.id);
    let form = visit.form();
    if form.has("unschedule") {
        let work = once::write(visit, move |tx| {
            Box::pin(async move { write::unschedule(tx, now, &by, id).await.map(|()| id) })
        });
        return finish(visit, Done::Saved, work.await).await;
    }
    if form.some("version").is_some_and(|version| version != opened.latest.version.to_string()) {
        return Err(Error::Conflict("item-changed-meanwhile".to_owned()));
    }
    let missing = unfit(&opened.details);
    if !missing.is_empty() {
        return edit::again(visit, missing);
    }
    let Some(written) = form.some("at") else {
        let work = once::write(visit, move |tx| {
            Box::pin(async move { write::publish(tx, now, &by, id, None).await.map(|()| id) })
        });
        return finish(visit, Done::Published, work.await).await;
    };
    let Some(at) = clock::parse_local(&written) else { return wrong(visit, "at", "time-malformed") };
    let work = once::write(visit, move |tx| {
        Box::pin(async move { write::schedule(tx, now, &by, id, at).await.map(|()| id) })
    });
    finish(visit, Done::Scheduled, work.await).await
}

/// POST `…/withdrawal`
pub async fn withdrawal(visit: &Visit) -> Result<Outgoing> {
    let (now, by, id) = (visit.now, visit.actor()?, visit.opened()?.row.id);
    let reason = visit.form().get("reason").to_owned();
    if reason.chars().count() > 500 {
        return wrong(visit, "reason", "field-too-long");
    }
    let work = once::write(visit, move |tx| {
        Box::pin(async move { write::withdraw(tx, now, &by, id, &reason).await.map(|()| id) })
    });
    finish(visit, Done::Withdrawn, work.await).await
}

/// POST `…/replacement`
pub async fn replacement(visit: &Visit) -> Result<Outgoing> {
    let (now, by, id) = (visit.now, visit.actor()?, visit.opened()?.row.id);
    let Some(other) = decode(visit.form().get("by")) else {
        return wrong(visit, "by", "replacement-not-published");
    };
    let work = once::write(visit, move |tx| {
        Box::pin(async move { write::replace(tx, now, &by, id, other).await.map(|()| id) })
    });
    finish(visit, Done::Replaced, work.await).await
}
