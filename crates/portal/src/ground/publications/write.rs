//! Saving, publishing, withdrawing, replacing: each one transaction with its audit line and its
//! row in the change feed.

use kit::{Error, Result, feed};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, IntoActiveModel, NotSet};

use super::entity::{item, version};
use super::item::{Details, Draft, ItemState, Step};
use super::project::project;
use super::tags::Touched;
use crate::ground::audit::{self, Actor};

/// The kind of the job that publishes a scheduled item.
pub const PUBLISH_JOB: &str = "publish-item";

fn columns_text(columns: &[i64]) -> String {
    let ids: Vec<String> = columns.iter().map(ToString::to_string).collect();
    format!(" {} ", ids.join(" "))
}

async fn version_row(
    tx: &DatabaseTransaction,
    now: i64,
    by: &Actor,
    id: i64,
    n: i64,
    draft: &Draft,
) -> Result<()> {
    let row = version::ActiveModel {
        item_id: Set(id),
        version: Set(n),
        created_at: Set(now),
        staff_id: Set(by.id),
        title: Set(draft.title.clone()),
        subtitle: Set(draft.subtitle.clone()),
        summary: Set(draft.summary.clone()),
        body_html: Set(draft.body_html.clone()),
        source: Set(draft.source.clone()),
        author: Set(draft.author.clone()),
        keywords: Set(draft.keywords.join(" ")),
        details: Set(serde_json::to_string(&draft.details)?),
        note: Set(draft.note.clone()),
    };
    version::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// A new item with its first version, as a draft; returns its id.
pub async fn create(tx: &DatabaseTransaction, now: i64, by: &Actor, site: i64, draft: &Draft) -> Result<i64> {
    let row = item::ActiveModel {
        site_id: Set(site),
        latest_version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        unit_id: Set(draft.details.unit),
        kind: Set(draft.details.kind.name().to_owned()),
        state: Set(ItemState::Draft.name().to_owned()),
        title: Set(draft.title.clone()),
        summary: Set(draft.summary.clone()),
        source: Set(draft.source.clone()),
        columns: Set(columns_text(&draft.details.columns)),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    version_row(tx, now, by, id, 1, draft).await?;
    audit::write(tx, now, by, "item-created", &super::tags::item(id), &draft.title).await?;
    Ok(id)
}

/// Adds a version on top of version `base`; somebody else's save in between is a conflict, so
/// nobody overwrites anybody.
pub async fn save(
    tx: &DatabaseTransaction,
    now: i64,
    by: &Actor,
    id: i64,
    base: i64,
    draft: &Draft,
) -> Result<i64> {
    let row = load(tx, id).await?;
    if row.latest_version != base {
        return Err(Error::Conflict("item-changed-meanwhile".to_owned()));
    }
    let n = base + 1;
    version_row(tx, now, by, id, n, draft).await?;
    let never_live = row.live_version.is_none();
    let mut change = row.into_active_model();
    change.latest_version = Set(n);
    change.updated_at = Set(now);
    if never_live {
        // Nothing of it is public yet, so lists at the desk may show the newest words.
        change.title = Set(draft.title.clone());
        change.summary = Set(draft.summary.clone());
        change.source = Set(draft.source.clone());
        change.unit_id = Set(draft.details.unit);
        change.kind = Set(draft.details.kind.name().to_owned());
        change.columns = Set(columns_text(&draft.details.columns));
    }
    change.update(tx).await?;
    let detail = if draft.note.is_empty() { format!("v{n}") } else { format!("v{n}: {}", draft.note) };
    audit::write(tx, now, by, "item-saved", &super::tags::item(id), &detail).await?;
    Ok(n)
}

async fn load(tx: &DatabaseTransaction, id: i64) -> Result<item::Model> {
    item::Entity::find_by_id(id).one(tx).await?.ok_or(Error::NotFound)
}

fn step(row: &item::Model, step: Step) -> Result<ItemState> {
    let state = ItemState::named(&row.state).unwrap_or_default();
    state.after(step).ok_or_else(|| Error::Conflict("item-step-not-open".to_owned()))
}

async fn version_of(tx: &DatabaseTransaction, id: i64, n: i64) -> Result<version::Model> {
    version::Entity::find_by_id((id, n)).one(tx).await?.ok_or(Error::NotFound)
}

async fn announce(tx: &DatabaseTransaction, now: i64, touched: Touched) -> Result<()> {
    feed::append(tx, now, &touched.list()).await
}

/// Makes the newest version live. The first publication's time stays when a correction follows;
/// `at` sets it when given.
pub async fn publish(tx: &DatabaseTransaction, now: i64, by: &Actor, id: i64, at: Option<i64>) -> Result<()> {
    let row = load(tx, id).await?;
    let state = step(&row, Step::Publish)?;
    let live = version_of(tx, id, row.latest_version).await?;
    let details: Details = serde_json::from_str(&live.details)?;
    if details.columns.is_empty() {
        return Err(Error::field("column", "item-needs-column"));
    }
    let first = row.published_at.filter(|_| row.live_version.is_some());
    let mut touched = Touched::default();
    if let Some(unit) = row.unit_id {
        touched.add(super::tags::unit(unit));
    }
    let mut change = row.into_active_model();
    change.state = Set(state.name().to_owned());
    change.published_at = Set(Some(at.or(first).unwrap_or(now)));
    change.scheduled_at = Set(None);
    change.reason = Set(None);
    change.replaced_by = Set(None);
    change.live_version = Set(Some(live.version));
    change.title = Set(live.title);
    change.summary = Set(live.summary);
    change.source = Set(live.source);
    change.kind = Set(details.kind.name().to_owned());
    change.unit_id = Set(details.unit);
    change.columns = Set(columns_text(&details.columns));
    change.cover = Set(cover_json(&details)?);
    change.cover_alt = Set(Some(details.pictures.len().to_string()));
    change.updated_at = Set(now);
    let row = change.update(tx).await?;
    project(tx, &row, &details, &mut touched).await?;
    let detail = format!("v{}", live.version);
    audit::write(tx, now, by, "item-published", &super::tags::item(id), &detail).await?;
    announce(tx, now, touched).await
}

/// The picture that stands for an item in lists, as JSON.
pub(super) fn cover_json(details: &Details) -> Result<Option<String>> {
    let cover = details.cover.as_ref().or(details.pictures.first());
    Ok(cover.map(serde_json::to_string).transpose()?)
}

/// Publishes at `at` (unix seconds), by a job of that time.
pub async fn schedule(tx: &DatabaseTransaction, now: i64, by: &Actor, id: i64, at: i64) -> Result<()> {
    let row = load(tx, id).await?;
    let state = step(&row, Step::Schedule)?;
    let newest = version_of(tx, id, row.latest_version).await?;
    let details: Details = serde_json::from_str(&newest.details)?;
    if details.columns.is_empty() {
        return Err(Error::field("column", "item-needs-column"));
    }
    if at <= now {
        return Err(Error::field("at", "time-must-be-later"));
    }
    let mut change = row.into_active_model();
    change.state = Set(state.name().to_owned());
    change.scheduled_at = Set(Some(at));
    change.updated_at = Set(now);
    change.update(tx).await?;
    kit::jobs::enqueue(tx, PUBLISH_JOB, &serde_json::json!({ "item": id, "at": at }), at).await?;
    let when = kit::clock::datetime(at);
    audit::write(tx, now, by, "item-scheduled", &super::tags::item(id), &when).await
}

/// Back to a draft; its job will find nothing to do.
pub async fn unschedule(tx: &DatabaseTransaction, now: i64, by: &Actor, id: i64) -> Result<()> {
    let row = load(tx, id).await?;
    let state = step(&row, Step::Unschedule)?;
    let mut change = row.into_active_model();
    change.state = Set(state.name().to_owned());
    change.scheduled_at = Set(None);
    change.updated_at = Set(now);
    change.update(tx).await?;
    audit::write(tx, now, by, "item-unscheduled", &super::tags::item(id), "").await
}

/// The job: publishes item `id` if it is still scheduled for `at`.
pub async fn publish_scheduled(tx: &DatabaseTransaction, now: i64, id: i64, at: i64) -> Result<()> {
    let row = load(tx, id).await?;
    if row.state != ItemState::Scheduled.name() || row.scheduled_at != Some(at) {
        return Ok(());
    }
    publish(tx, now, &Actor::system(), id, Some(at)).await
}

async fn take_down(tx: &DatabaseTransaction, row: item::ActiveModel) -> Result<Touched> {
    let row = row.update(tx).await?;
    let mut touched = Touched::default();
    if let Some(live) = row.live_version {
        let details: Details = serde_json::from_str(&version_of(tx, row.id, live).await?.details)?;
        project(tx, &row, &details, &mut touched).await?;
    }
    touched.add(super::tags::item(row.id));
    Ok(touched)
}

/// Takes an item back. The reason is shown at its address, which stays.
pub async fn withdraw(tx: &DatabaseTransaction, now: i64, by: &Actor, id: i64, reason: &str) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::field("reason", "reason-missing"));
    }
    let row = load(tx, id).await?;
    let state = step(&row, Step::Withdraw)?;
    let mut change = row.into_active_model();
    change.state = Set(state.name().to_owned());
    change.reason = Set(Some(reason.trim().to_owned()));
    change.updated_at = Set(now);
    let touched = take_down(tx, change).await?;
    audit::write(tx, now, by, "item-withdrawn", &super::tags::item(id), reason.trim()).await?;
    announce(tx, now, touched).await
}

/// Puts item `other` in the place of `id`: the old address leads to the new one.
pub async fn replace(tx: &DatabaseTransaction, now: i64, by: &Actor, id: i64, other: i64) -> Result<()> {
    let row = load(tx, id).await?;
    let state = step(&row, Step::Replace)?;
    let published = |row: &item::Model| row.state == ItemState::Published.name();
    let known = item::Entity::find_by_id(other).one(tx).await?.filter(published);
    if other == id || known.is_none() {
        return Err(Error::field("by", "replacement-not-published"));
    }
    let mut change = row.into_active_model();
    change.state = Set(state.name().to_owned());
    change.replaced_by = Set(Some(other));
    change.updated_at = Set(now);
    let touched = take_down(tx, change).await?;
    audit::write(tx, now, by, "item-replaced", &super::tags::item(id), &super::tags::item(other)).await?;
    announce(tx, now, touched).await
}

/// What an import did with one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    New(i64),
    Changed(i64),
    Same(i64),
}

/// Where an imported item comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'o> {
    /// The site it goes to; keys are unique within it.
    pub site: i64,
    /// The item's name at the source.
    pub key: &'o str,
    /// Changes exactly when the content does.
    pub hash: &'o str,
    pub published_at: i64,
}

/// Stores and publishes an item from outside: new, changed, or the same as before, in which case
/// nothing is written.
pub async fn take(
    tx: &DatabaseTransaction,
    now: i64,
    by: &Actor,
    from: &Origin<'_>,
    draft: &Draft,
) -> Result<Taken> {
    let Origin { site, key, hash, published_at } = *from;
    let known = item::Entity::find()
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::ExternalKey.eq(key))
        .one(tx)
        .await?;
    let (id, taken) = match known {
        Some(row) if row.content_hash.as_deref() == Some(hash) => return Ok(Taken::Same(row.id)),
        Some(row) => {
            save(tx, now, by, row.id, row.latest_version, draft).await?;
            (row.id, Taken::Changed(row.id))
        }
        None => {
            let id = create(tx, now, by, site, draft).await?;
            (id, Taken::New(id))
        }
    };
    let marked = item::ActiveModel {
        id: Set(id),
        external_key: Set(Some(key.to_owned())),
        content_hash: Set(Some(hash.to_owned())),
        state: NotSet,
        ..Default::default()
    };
    marked.update(tx).await?;
    publish(tx, now, by, id, Some(published_at)).await?;
    Ok(taken)
}
