//! Storing many items at once, for the demo city and for moving in: rows are written in bulk and
//! counted afterwards. Only for a site that nobody reads yet; everything else goes through
//! `write`.

use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbBackend, FromQueryResult, Statement};

use super::entity::{document, item, link, listing, version};
use super::item::{Details, Draft, ItemState};
use super::project::{catalogue_row, hashes};
use crate::ground::attachments;

/// One item to store, in its state.
#[derive(Clone, Debug)]
pub struct Stored {
    pub draft: Draft,
    pub state: ItemState,
    /// First published, or to be published when scheduled.
    pub at: i64,
    pub reason: Option<String>,
    pub replaced_by: Option<i64>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Takes `n` item numbers.
pub async fn ids(tx: &DatabaseTransaction, n: usize) -> Result<Vec<i64>> {
    let backend = tx.get_database_backend();
    let count = i64::try_from(n).unwrap_or(0);
    if backend == DbBackend::Postgres {
        let sql = "SELECT nextval(pg_get_serial_sequence('item', 'id')) AS id FROM generate_series(1, $1)";
        let rows = Id::find_by_statement(Statement::from_sql_and_values(backend, sql, [count.into()]))
            .all(tx)
            .await?;
        return Ok(rows.into_iter().map(|row| row.id).collect());
    }
    let sql = "SELECT COALESCE(MAX(id), 0) AS id FROM item";
    let last =
        Id::find_by_statement(Statement::from_string(backend, sql)).one(tx).await?.map_or(0, |row| row.id);
    Ok((last + 1..=last + count).collect())
}

fn item_row(id: i64, site: i64, stored: &Stored) -> Result<item::ActiveModel> {
    let Stored { draft, state, at, .. } = stored;
    let was_public = matches!(state, ItemState::Published | ItemState::Withdrawn | ItemState::Replaced);
    let columns: Vec<String> = draft.details.columns.iter().map(ToString::to_string).collect();
    Ok(item::ActiveModel {
        id: Set(id),
        site_id: Set(site),
        latest_version: Set(1),
        created_at: Set(*at),
        updated_at: Set(*at),
        unit_id: Set(draft.details.unit),
        published_at: Set(was_public.then_some(*at)),
        scheduled_at: Set((*state == ItemState::Scheduled).then_some(*at)),
        live_version: Set(was_public.then_some(1)),
        replaced_by: Set(stored.replaced_by),
        kind: Set(draft.details.kind.name().to_owned()),
        state: Set(state.name().to_owned()),
        title: Set(draft.title.clone()),
        summary: Set(draft.summary.clone()),
        source: Set(draft.source.clone()),
        columns: Set(format!(" {} ", columns.join(" "))),
        cover: Set(super::write::cover_json(&draft.details)?),
        cover_alt: Set(Some(draft.details.pictures.len().to_string())),
        reason: Set(stored.reason.clone()),
        external_key: Set(None),
        content_hash: Set(None),
    })
}

fn version_row(id: i64, stored: &Stored) -> Result<version::ActiveModel> {
    let draft = &stored.draft;
    Ok(version::ActiveModel {
        item_id: Set(id),
        version: Set(1),
        created_at: Set(stored.at),
        staff_id: Set(None),
        title: Set(draft.title.clone()),
        subtitle: Set(draft.subtitle.clone()),
        summary: Set(draft.summary.clone()),
        body_html: Set(draft.body_html.clone()),
        source: Set(draft.source.clone()),
        author: Set(draft.author.clone()),
        keywords: Set(draft.keywords.join(" ")),
        details: Set(serde_json::to_string(&draft.details)?),
        note: Set(draft.note.clone()),
    })
}

fn link_rows(id: i64, details: &Details) -> impl Iterator<Item = link::ActiveModel> {
    let replaces = details.document.iter().flat_map(|d| &d.replaces).map(|other| (*other, "replaces"));
    let all: Vec<_> = details.interprets.iter().map(|other| (*other, "interprets")).chain(replaces).collect();
    all.into_iter().map(move |(other, relation)| link::ActiveModel {
        item_id: Set(id),
        other_id: Set(other),
        relation: Set(relation.to_owned()),
    })
}

/// Stores `batch` under the numbers given with each; blocks and counts are to be made by
/// [`finish`] after the last batch.
pub async fn store(tx: &DatabaseTransaction, site: i64, batch: &[(i64, Stored)]) -> Result<()> {
    let (mut items, mut versions, mut listings) = (Vec::new(), Vec::new(), Vec::new());
    let (mut documents, mut links, mut uses) = (Vec::new(), Vec::new(), Vec::new());
    for (id, stored) in batch {
        let details = &stored.draft.details;
        let live = stored.state == ItemState::Published;
        let row = item_row(*id, site, stored)?;
        if live {
            let listed = details.columns.iter().map(|column| listing::ActiveModel {
                column_id: Set(*column),
                published_at: Set(stored.at),
                item_id: Set(*id),
            });
            listings.extend(listed);
            links.extend(link_rows(*id, details));
            if details.document.is_some() {
                let model = item::Model::try_from(row.clone())?;
                documents.extend(catalogue_row(&model, details));
            }
        }
        uses.extend(hashes(details).into_iter().map(|hash| (hash, *id, live)));
        items.push(row);
        versions.push(version_row(*id, stored)?);
    }
    item::Entity::insert_many(items).exec_without_returning(tx).await?;
    version::Entity::insert_many(versions).exec_without_returning(tx).await?;
    listing::Entity::insert_many(listings).exec_without_returning(tx).await?;
    document::Entity::insert_many(documents).exec_without_returning(tx).await?;
    link::Entity::insert_many(links).exec_without_returning(tx).await?;
    attachments::store::add_uses(tx, &uses).await
}

/// Counts blocks and published items after the last batch.
pub async fn finish(tx: &DatabaseTransaction) -> Result<()> {
    super::listing::rebuild(tx).await?;
    tx.execute_unprepared(
        "UPDATE site SET published = (SELECT COUNT(*) FROM item WHERE item.site_id = site.id AND item.state = 'published')",
    )
    .await?;
    Ok(())
}
