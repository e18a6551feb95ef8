//! A column's page: its list, its pictures, its one page, or its children's newest.

use kit::cache::Page;
use kit::{Error, Result};

use super::lines::{document_line, item_href, item_line, picture_card, some};
use super::reading::Reading;
use super::shell;
use super::views::lists::{ColumnHead, Section};
use super::views::{ColumnPage, Gallery, SinglePage};
use crate::ground::attachments;
use crate::ground::publications::{Details, catalogue, listing, store, tags};
use crate::ground::sites::{Column, ColumnKind};
use crate::ui::{Attachment, ColumnMeta, DocumentLine, ItemLine, Link, Meta, Pager};

/// Items on a page of a list.
pub const PER_PAGE: i64 = 20;
const CARDS: i64 = 18;
const NEWEST: u64 = 6;

/// `/columns/{path}`
pub async fn page(reading: &Reading, path: &str) -> Result<Page> {
    let column =
        reading.structure.column_at(reading.site_id(), path.trim_end_matches('/')).ok_or(Error::NotFound)?;
    match column.kind {
        ColumnKind::Link => link(reading, column),
        ColumnKind::Page => single(reading, column).await,
        ColumnKind::Gallery if column.children.is_empty() => gallery(reading, column).await,
        _ => list(reading, column).await,
    }
}

/// A link column leads where it points.
fn link(reading: &Reading, column: &Column) -> Result<Page> {
    let to = column.link_url.as_deref().filter(|url| !url.is_empty()).ok_or(Error::NotFound)?;
    let mut page = Page::new(http::StatusCode::FOUND, "text/plain; charset=utf-8", "", reading.tags());
    page.location = http::HeaderValue::try_from(to).ok();
    Ok(page)
}

fn plain_link(reading: &Reading, column: &Column, current: i64) -> Link {
    Link {
        label: column.name_in(reading.lang).to_owned(),
        href: column.href(),
        current: column.id == current,
    }
}

/// From the primary column to this one.
pub fn crumbs(reading: &Reading, column: &Column) -> Vec<Link> {
    let line = reading.structure.line(column);
    line.iter().map(|c| plain_link(reading, c, column.id)).collect()
}

/// What the page says of its column.
pub fn head(reading: &Reading, column: &Column) -> ColumnHead {
    let structure = &reading.structure;
    let parent = column.parent.and_then(|id| structure.column(id));
    let siblings = parent.map(|p| structure.children(p).map(|c| plain_link(reading, c, column.id)).collect());
    ColumnHead {
        title: column.name_in(reading.lang).to_owned(),
        href: column.href(),
        description: some(&column.description),
        feed: Some(format!("/feeds/{}.atom", column.path)),
        parent: parent.map(|p| plain_link(reading, p, column.id)),
        siblings: siblings.unwrap_or_default(),
        children: structure.children(column).map(|c| plain_link(reading, c, column.id)).collect(),
    }
}

/// The national tags of a column.
pub fn column_meta(column: &Column) -> ColumnMeta {
    let or_name = |text: &str| if text.is_empty() { column.name.clone() } else { text.to_owned() };
    let keywords =
        if column.keywords.is_empty() { vec![column.name.clone()] } else { column.keywords.clone() };
    ColumnMeta {
        name: column.name.clone(),
        description: or_name(&column.description),
        keywords,
        column_type: or_name(&column.column_type),
    }
}

pub fn meta(reading: &Reading, column: &Column) -> Meta {
    let mut meta = shell::meta(reading, column.name_in(reading.lang));
    meta.description = some(&column.description);
    meta.column = Some(column_meta(column));
    meta.feeds = super::home::feeds(&column.name, &column.path);
    meta
}

/// The page asked for and how many there are; beyond the last one there is nothing.
async fn pager(reading: &Reading, column: &Column, per_page: i64) -> Result<(i64, Pager)> {
    reading.tag(tags::column(column.id));
    let number = reading.page_number()?;
    let total = listing::total(reading.app.db.read(), column.id).await?;
    let offset = (number - 1) * per_page;
    if number > 1 && offset >= total {
        return Err(Error::NotFound);
    }
    let unsigned = |n: i64| u64::try_from(n).unwrap_or(0);
    let pager = Pager::new(&column.href(), unsigned(number), unsigned(per_page), unsigned(total));
    Ok((offset, pager))
}

fn as_lines(reading: &Reading, rows: &[store::Line]) -> Vec<ItemLine> {
    rows.iter().map(|row| item_line(&reading.structure, reading.site_id(), reading.lang, row)).collect()
}

async fn list(reading: &Reading, column: &Column) -> Result<Page> {
    let (offset, pager) = pager(reading, column, PER_PAGE).await?;
    let rows = store::in_column(&reading.app.db, column.id, offset, PER_PAGE as u64).await?;
    let mut sections = Vec::new();
    if pager.page == 1 {
        for child in reading.structure.children(column) {
            sections.push(section(reading, child).await?);
        }
    }
    let documents = match column.kind {
        ColumnKind::Disclosure => documents(reading, &rows).await?,
        _ => Vec::new(),
    };
    let items = if documents.is_empty() { as_lines(reading, &rows) } else { Vec::new() };
    let view = ColumnPage { column: head(reading, column), sections, items, documents, pager };
    reading.render(meta(reading, column), crumbs(reading, column), &view)
}

/// The rows of a column of official documents, with number, issuer and validity.
async fn documents(reading: &Reading, rows: &[store::Line]) -> Result<Vec<DocumentLine>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let known = catalogue::among(&reading.app.db, &ids).await?;
    let line = |row: &store::Line| match known.iter().find(|document| document.item_id == row.id) {
        Some(document) => document_line(document),
        None => DocumentLine {
            title: row.title.clone(),
            href: item_href(row.id),
            published_at: row.published_at.unwrap_or(0),
            ..DocumentLine::default()
        },
    };
    Ok(rows.iter().map(line).collect())
}

/// A child on its parent's page: its newest, or those of its own children when it is a parent
/// that lists nothing itself.
async fn section(reading: &Reading, child: &Column) -> Result<Section> {
    reading.tag(tags::column(child.id));
    let mut rows = store::in_column(&reading.app.db, child.id, 0, NEWEST).await?;
    for grandchild in reading.structure.children(child) {
        reading.tag(tags::column(grandchild.id));
        rows.extend(store::in_column(&reading.app.db, grandchild.id, 0, NEWEST).await?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.published_at, row.id)));
    rows.dedup_by_key(|row| row.id);
    rows.truncate(NEWEST as usize);
    Ok(Section {
        title: child.name_in(reading.lang).to_owned(),
        href: child.href(),
        description: some(&child.description),
        items: as_lines(reading, &rows),
    })
}

async fn gallery(reading: &Reading, column: &Column) -> Result<Page> {
    let (offset, pager) = pager(reading, column, CARDS).await?;
    let rows = store::in_column(&reading.app.db, column.id, offset, CARDS as u64).await?;
    let view =
        Gallery { column: head(reading, column), sets: rows.iter().map(picture_card).collect(), pager };
    reading.render(meta(reading, column), crumbs(reading, column), &view)
}

/// A column that is one page shows its newest item whole.
async fn single(reading: &Reading, column: &Column) -> Result<Page> {
    reading.tag(tags::column(column.id));
    let rows = store::in_column(&reading.app.db, column.id, 0, 1).await?;
    let mut view = SinglePage { column: head(reading, column), ..SinglePage::default() };
    let mut meta = meta(reading, column);
    if let Some(row) = rows.first() {
        reading.tag(tags::item(row.id));
        if let Some(version) = store::live(&reading.app.db, row.id).await?.and_then(|live| live.version) {
            let details: Details = serde_json::from_str(&version.details)?;
            view.updated_at = Some(row.published_at.unwrap_or(0).max(version.made_at));
            view.source = some(&version.source);
            view.attachments = attachment_lines(&details);
            meta.description = some(&version.summary);
            view.body_html = Some(version.body_html);
        }
    }
    reading.render(meta, crumbs(reading, column), &view)
}

/// Files offered with an item.
pub fn attachment_lines(details: &Details) -> Vec<Attachment> {
    let line = |kept: &crate::ground::publications::AttachmentRef| {
        Attachment::new(&kept.hash, &kept.name, attachments::href(&kept.hash, &kept.name), kept.size)
    };
    details.attachments.iter().map(line).collect()
}
