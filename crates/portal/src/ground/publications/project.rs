//! What the public reads, written from an item's state: its place in columns, the catalogue row,
//! links to other items, files in use. Called inside every transaction that changes a state.

use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use super::entity::{document, item, link, listing};
use super::item::{Details, ItemKind, ItemState};
use super::listing::Key;
use super::tags::{self, Touched};
use crate::ground::{attachments, sites};

/// Brings everything read by the public in line with `row`, whose live version has `details`.
/// Notes what it touched.
pub(super) async fn project(
    tx: &DatabaseTransaction,
    row: &item::Model,
    details: &Details,
    touched: &mut Touched,
) -> Result<()> {
    let live = row.state == ItemState::Published.name();
    let was_live = relist(tx, row, live.then_some(details), touched).await?;
    sites::store::count_published(tx, row.site_id, i64::from(live) - i64::from(was_live)).await?;
    links(tx, row, live.then_some(details), touched).await?;
    catalogue(tx, row, live.then_some(details), touched).await?;
    for hash in attachments::store::set_live(tx, row.id, &hashes(details), live).await? {
        touched.add(tags::file(&hash));
    }
    touched.add(tags::item(row.id));
    touched.add(tags::items(row.site_id));
    touched.add(tags::sitemap(row.site_id, row.id));
    if let Some(unit) = row.unit_id {
        touched.add(tags::unit(unit));
    }
    Ok(())
}

/// Every file a version shows or offers.
pub(super) fn hashes(details: &Details) -> Vec<String> {
    let pictures = details.pictures.iter().chain(&details.cover).map(|p| p.hash.clone());
    pictures.chain(details.attachments.iter().map(|a| a.hash.clone())).collect()
}

/// Puts the item into its columns and out of all others; returns whether it was listed before.
async fn relist(
    tx: &DatabaseTransaction,
    row: &item::Model,
    live: Option<&Details>,
    touched: &mut Touched,
) -> Result<bool> {
    let places = listing::Entity::find().filter(listing::Column::ItemId.eq(row.id)).all(tx).await?;
    let wanted: Vec<(i64, Key)> = live
        .zip(row.published_at)
        .map(|(details, at)| details.columns.iter().map(|c| (*c, Key { at, item: row.id })).collect())
        .unwrap_or_default();
    let was_live = !places.is_empty();
    for place in &places {
        touched.add(tags::column(place.column_id));
        let key = Key { at: place.published_at, item: place.item_id };
        if !wanted.contains(&(place.column_id, key)) {
            super::listing::remove(tx, place.column_id, key).await?;
        }
    }
    for (column, key) in &wanted {
        touched.add(tags::column(*column));
        let there = places.iter().any(|p| p.column_id == *column && p.published_at == key.at);
        if !there {
            super::listing::insert(tx, *column, *key).await?;
        }
    }
    Ok(was_live)
}

async fn links(
    tx: &DatabaseTransaction,
    row: &item::Model,
    live: Option<&Details>,
    touched: &mut Touched,
) -> Result<()> {
    let before = link::Entity::find().filter(link::Column::ItemId.eq(row.id)).all(tx).await?;
    for old in before {
        touched.add(tags::item(old.other_id));
        link::Entity::delete_by_id((old.item_id, old.other_id, old.relation)).exec(tx).await?;
    }
    let Some(details) = live else { return Ok(()) };
    let replaces = details.document.iter().flat_map(|d| &d.replaces).map(|other| (*other, "replaces"));
    let mut wanted: Vec<_> =
        details.interprets.iter().map(|other| (*other, "interprets")).chain(replaces).collect();
    wanted.sort_unstable();
    wanted.dedup();
    for (other, relation) in wanted {
        touched.add(tags::item(other));
        let new = link::ActiveModel {
            item_id: Set(row.id),
            other_id: Set(other),
            relation: Set(relation.to_owned()),
        };
        link::Entity::insert(new).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The catalogue row of a live document, `None` for anything else.
pub(super) fn catalogue_row(row: &item::Model, details: &Details) -> Option<document::ActiveModel> {
    let meta = details.document.as_ref().filter(|_| details.kind == ItemKind::Document)?;
    let published_at = row.published_at.unwrap_or(0);
    let year = meta
        .written_on
        .get(..4)
        .and_then(|y| y.parse().ok())
        .unwrap_or_else(|| i64::from(chrono::Datelike::year(&kit::clock::local(published_at))));
    Some(document::ActiveModel {
        item_id: Set(row.id),
        site_id: Set(row.site_id),
        published_at: Set(published_at),
        year: Set(year),
        unit_id: Set(row.unit_id),
        title: Set(row.title.clone()),
        document_number: Set(meta.number.clone()),
        number_key: Set(crate::ground::text::docnum::normal(&meta.number)),
        issuer: Set(meta.issuer.clone()),
        written_on: Set(meta.written_on.clone()),
        index_number: Set(meta.index_number.clone()),
        theme: Set(meta.theme.clone()),
        genre: Set(meta.genre.clone()),
        validity: Set(meta.validity.name().to_owned()),
    })
}

async fn catalogue(
    tx: &DatabaseTransaction,
    row: &item::Model,
    live: Option<&Details>,
    touched: &mut Touched,
) -> Result<()> {
    let gone = document::Entity::delete_by_id(row.id).exec(tx).await?.rows_affected > 0;
    let new = live.and_then(|details| catalogue_row(row, details));
    if gone || new.is_some() {
        touched.add(tags::documents(row.site_id));
    }
    if let Some(new) = new {
        document::Entity::insert(new).exec_without_returning(tx).await?;
    }
    Ok(())
}
