//! Items, columns and units.

use kit::clock::iso;
use kit::{Error, Result};
use serde_json::{Value, json};

use crate::ground::publications::listing::{self, Key};
use crate::ground::publications::store::{self, Line};
use crate::ground::publications::{Details, ItemState, tags};
use crate::ground::sites;
use crate::ground::text::number;
use crate::public::item_href;
use crate::public::reading::Reading;

const USUAL: u64 = 20;
const MOST: u64 = 100;

fn wrong(name: &str) -> Error {
    Error::Bad(format!("query parameter {name:?} cannot be read"))
}

/// The site asked for, by `site`, or the one of the host.
fn site(reading: &Reading) -> Result<i64> {
    match reading.query.get("site") {
        "" => Ok(reading.site_id()),
        slug => reading.structure.site_named(slug).map(|s| s.id).ok_or_else(|| wrong("site")),
    }
}

fn limit(reading: &Reading) -> Result<u64> {
    match reading.query.get("limit") {
        "" => Ok(USUAL),
        text => text.parse().ok().filter(|n| (1..=MOST).contains(n)).ok_or_else(|| wrong("limit")),
    }
}

/// Where the next page begins: `TIME-ITEM`.
fn after(reading: &Reading) -> Result<Option<Key>> {
    let text = reading.query.get("after");
    if text.is_empty() {
        return Ok(None);
    }
    let key = text
        .split_once('-')
        .and_then(|(at, item)| Some(Key { at: at.parse().ok()?, item: item.parse().ok()? }));
    key.map(Some).ok_or_else(|| wrong("after"))
}

/// `/api/v1/items?site=&column=&unit=&limit=&after=`
pub async fn items(reading: &Reading) -> Result<Value> {
    let (db, site, limit, after) = (&reading.app.db, site(reading)?, limit(reading)?, after(reading)?);
    let (rows, total) = match (reading.query.get("column"), reading.query.get("unit")) {
        ("", "") => {
            reading.tag(tags::items(site));
            let total = sites::store::published(db.read(), site).await?;
            (store::newest(db, site, None, after, limit).await?, total)
        }
        ("", slug) => {
            let unit = reading.structure.unit_named(slug).ok_or_else(|| wrong("unit"))?.id;
            reading.tag(tags::unit(unit));
            let total = i64::try_from(store::published_by(db, site, unit).await?).unwrap_or(0);
            (store::newest(db, site, Some(unit), after, limit).await?, total)
        }
        (path, _) => {
            let column = reading.structure.column_at(site, path).ok_or_else(|| wrong("column"))?.id;
            reading.tag(tags::column(column));
            let total = listing::total(db.read(), column).await?;
            (store::below(db, column, after, limit).await?, total)
        }
    };
    let next = rows.last().filter(|_| rows.len() as u64 == limit).map(|row| next(reading, row));
    let data: Vec<Value> = rows.iter().map(|row| line(reading, row)).collect();
    Ok(json!({ "data": data, "total": total, "next": next }))
}

/// The address of the page below `row`.
fn next(reading: &Reading, row: &Line) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["site", "column", "unit", "limit"] {
        if let Some(value) = reading.query.some(name) {
            query.append_pair(name, &value);
        }
    }
    query.append_pair("after", &format!("{}-{}", row.published_at.unwrap_or(0), row.id));
    format!("{}/api/v1/items?{}", reading.base, query.finish())
}

fn line(reading: &Reading, row: &Line) -> Value {
    let structure = &reading.structure;
    let columns = row.columns.split_whitespace().filter_map(|id| structure.column(id.parse().ok()?));
    let href = item_href(row.id);
    json!({
        "id": href.trim_start_matches("/items/"),
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "source": row.source,
        "unit": row.unit_id.and_then(|id| structure.unit(id)).map(|u| u.slug.clone()),
        "columns": columns.map(|c| c.path.clone()).collect::<Vec<_>>(),
        "published_at": iso(row.published_at.unwrap_or(0)),
        "url": format!("{}{href}", reading.base),
    })
}

/// `/api/v1/items/{id}`: one item with its text.
pub async fn item(reading: &Reading, code: &str) -> Result<Value> {
    let id = number::decode(code).and_then(|n| i64::try_from(n).ok()).ok_or(Error::NotFound)?;
    reading.tag(tags::item(id));
    let Some(mut row) = store::live(&reading.app.db, id).await? else { return Err(Error::NotFound) };
    let Some(version) = row.version.take().filter(|_| row.state == ItemState::Published.name()) else {
        return match ItemState::named(&row.state) {
            Some(ItemState::Withdrawn) => Err(Error::Gone(row.reason.unwrap_or_default())),
            _ => Err(Error::NotFound),
        };
    };
    let details: Details = serde_json::from_str(&version.details)?;
    let structure = &reading.structure;
    let files = details.attachments.iter().map(|file| {
        let href = crate::ground::attachments::href(&file.hash, &file.name);
        json!({ "name": file.name, "bytes": file.size, "sha256": file.hash, "url": format!("{}{href}", reading.base) })
    });
    let columns = details.columns.iter().filter_map(|id| structure.column(*id)).map(|c| c.path.clone());
    Ok(json!({
        "id": code,
        "kind": row.kind,
        "title": version.title,
        "subtitle": version.subtitle,
        "summary": version.summary,
        "body_html": version.body_html,
        "source": version.source,
        "author": version.author,
        "keywords": version.keywords.split_whitespace().collect::<Vec<_>>(),
        "unit": row.unit_id.and_then(|id| structure.unit(id)).map(|u| u.slug.clone()),
        "columns": columns.collect::<Vec<_>>(),
        "published_at": iso(row.published_at.unwrap_or(0)),
        "updated_at": iso(row.updated_at),
        "document": details.document,
        "attachments": files.collect::<Vec<_>>(),
        "url": format!("{}{}", reading.base, item_href(id)),
    }))
}

/// `/api/v1/columns`
pub fn columns(reading: &Reading) -> Result<Value> {
    let site = site(reading)?;
    let structure = &reading.structure;
    let one = |column: &&sites::Column| {
        let parent = column.parent.and_then(|id| structure.column(id)).map(|c| c.path.clone());
        json!({
            "path": column.path,
            "parent": parent,
            "name": column.name,
            "name_en": column.name_en,
            "description": column.description,
            "type": column.column_type,
            "kind": column.kind.name(),
            "update_interval_days": column.interval_days,
            "url": format!("{}/columns/{}", reading.base, column.path),
            "feed": format!("{}/feeds/{}.atom", reading.base, column.path),
        })
    };
    let data: Vec<Value> = structure.tree(site).iter().map(one).collect();
    Ok(json!({ "total": data.len(), "data": data, "next": null }))
}

/// `/api/v1/units`
pub fn units(reading: &Reading) -> Result<Value> {
    let one = |unit: &crate::ground::units::Unit| {
        json!({
            "slug": unit.slug,
            "name": unit.name,
            "short_name": unit.short_name,
            "name_en": unit.name_en,
            "kind": unit.kind,
            "phone": unit.phone,
            "credit_code": unit.credit_code,
            "url": format!("{}{}", reading.base, unit.href()),
        })
    };
    let data: Vec<Value> = reading.structure.units.iter().map(one).collect();
    Ok(json!({ "total": data.len(), "data": data, "next": null }))
}
