//! An item's page: an article, an official document, a set of pictures; or why it has gone.

use http::StatusCode;
use kit::cache::Page;
use kit::{Error, Result};

use super::column::{attachment_lines, column_meta, crumbs};
use super::lines::{day, first_column, item_href, item_ref, picture, some, validity};
use super::reading::Reading;
use super::views::error::Withdrawn;
use super::views::item::{Document, SetPicture};
use super::views::{ErrorPage, ItemPage};
use super::{errors, shell};
use crate::ground::publications::store::{Live, LiveVersion};
use crate::ground::publications::{Details, DocumentMeta, ItemKind, ItemState, catalogue, store, tags};
use crate::ground::text::number;
use crate::ui::{ArticleMeta, ItemRef, Link, Meta};

/// `/items/{code}`
pub async fn page(reading: &Reading, code: &str) -> Result<Page> {
    let id = number::decode(code).and_then(|n| i64::try_from(n).ok()).ok_or(Error::NotFound)?;
    reading.tag(tags::item(id));
    let Some(mut row) = store::live(&reading.app.db, id).await? else { return Err(Error::NotFound) };
    let version = row.version.take();
    let here = first_column(&reading.structure, reading.site_id(), &row.columns);
    if here.is_none() && row.site_id != reading.site_id() {
        return Err(Error::NotFound);
    }
    match (ItemState::named(&row.state).unwrap_or_default(), version) {
        (ItemState::Published, Some(version)) => show(reading, &row, version).await,
        (ItemState::Withdrawn, _) => withdrawn(reading, &row).await,
        (ItemState::Replaced, _) => replaced(reading, &row),
        _ => Err(Error::NotFound),
    }
}

fn replaced(reading: &Reading, row: &Live) -> Result<Page> {
    let other = row.replaced_by.ok_or(Error::NotFound)?;
    let to = format!("{}{}", kit::view::prefix(reading.lang), item_href(other));
    let mut page = Page::new(StatusCode::PERMANENT_REDIRECT, "text/plain; charset=utf-8", "", reading.tags());
    page.location = http::HeaderValue::try_from(to).ok();
    Ok(page)
}

async fn withdrawn(reading: &Reading, row: &Live) -> Result<Page> {
    let view = ErrorPage {
        withdrawn: Some(Withdrawn {
            title: row.listed_title.clone(),
            reason: row.reason.clone(),
            at: row.updated_at,
            unit: row
                .unit_id
                .and_then(|id| reading.structure.unit(id))
                .map(|u| u.name_in(reading.lang).to_owned()),
            instead: None,
        }),
        ..ErrorPage::of(410)
    };
    errors::page(reading, StatusCode::GONE, view)
}

async fn show(reading: &Reading, row: &Live, version: LiveVersion) -> Result<Page> {
    let details: Details = serde_json::from_str(&version.details)?;
    let structure = &reading.structure;
    let site = reading.site_id();
    let published_at = row.published_at.unwrap_or(0);
    let unit = row.unit_id.and_then(|id| structure.unit(id));
    let place = first_column(structure, site, &row.columns).and_then(|id| structure.column(id));
    let mut meta = shell::meta(reading, &version.title);
    let mut trail = Vec::new();
    if let Some(column) = place {
        trail = crumbs(reading, column);
        for crumb in &mut trail {
            crumb.current = false;
        }
        meta.column = Some(column_meta(column));
    }
    trail.push(Link { label: version.title.clone(), href: item_href(row.id), current: true });
    let columns = details.columns.iter().filter_map(|id| structure.column(*id)).filter(|c| c.site_id == site);
    let links = linked(reading, row.id, &details).await?;
    let updated_at = Some(version.made_at).filter(|at| *at > published_at);
    let mut view = ItemPage {
        title: version.title.clone(),
        subtitle: some(&version.subtitle),
        summary: some(&version.summary),
        published_at,
        updated_at,
        source: some(&version.source),
        author: some(&version.author),
        unit: unit.map(|u| Link {
            label: u.name_in(reading.lang).to_owned(),
            href: u.href(),
            current: false,
        }),
        keywords: version.keywords.split_whitespace().map(ToOwned::to_owned).collect(),
        columns: columns
            .map(|c| Link { label: c.name_in(reading.lang).to_owned(), href: c.href(), current: false })
            .collect(),
        cover: details.cover.as_ref().map(picture),
        attachments: attachment_lines(&details),
        share_address: format!("{}{}", reading.base, item_href(row.id)),
        document: None,
        pictures: pictures(&details),
        interprets: links.interprets,
        preview: false,
        body_html: version.body_html,
    };
    if let Some(meta) = details.document.as_ref().filter(|_| details.kind == ItemKind::Document) {
        view.document = Some(Document {
            replaced_by: links.replaced_by,
            replaces: links.replaces,
            interpretations: links.interpretations,
            ..document(meta, unit.map(|u| u.name.as_str()))
        });
    }
    tag_meta(reading, &view, &mut meta);
    reading.render(meta, trail, &view)
}

fn pictures(details: &Details) -> Vec<SetPicture> {
    let one = |kept| SetPicture { picture: picture(kept), caption: some(&kept.caption) };
    details.pictures.iter().map(one).collect()
}

/// The national tags of a detail page, and what sharing needs.
fn tag_meta(reading: &Reading, view: &ItemPage, meta: &mut Meta) {
    let source = view.source.clone().or_else(|| view.unit.as_ref().map(|u| u.label.clone()));
    let cover = view.cover.as_ref().or(view.pictures.first().map(|p| &p.picture));
    let image = cover.map(|picture| format!("{}{}", reading.base, picture.src));
    meta.description.clone_from(&view.summary);
    meta.image.clone_from(&image);
    meta.article = Some(ArticleMeta {
        title: view.title.clone(),
        published_at: view.published_at,
        updated_at: view.updated_at,
        source: source.unwrap_or_else(|| reading.site().map(|s| s.name.clone()).unwrap_or_default()),
        keywords: view.keywords.clone(),
        author: view.author.clone(),
        description: view.summary.clone(),
        image,
        url: view.share_address.clone(),
    });
}

fn document(meta: &DocumentMeta, unit: Option<&str>) -> Document {
    let issuer = some(&meta.issuer).or_else(|| unit.map(ToOwned::to_owned));
    Document {
        header: issuer.as_ref().map(|name| format!("{name}文件")),
        number: some(&meta.number),
        issuer,
        index_number: some(&meta.index_number),
        theme: some(&meta.theme),
        genre: some(&meta.genre),
        written_at: day(&meta.written_on),
        effective_at: day(&meta.effective_on),
        expires_at: day(&meta.expires_on),
        validity: validity(meta.validity),
        ..Document::default()
    }
}

/// Other items that this page names.
#[derive(Default)]
struct Linked {
    interprets: Vec<ItemRef>,
    interpretations: Vec<ItemRef>,
    replaces: Vec<ItemRef>,
    replaced_by: Option<ItemRef>,
}

async fn linked(reading: &Reading, id: i64, details: &Details) -> Result<Linked> {
    if details.kind != ItemKind::Document && details.interprets.is_empty() {
        return Ok(Linked::default());
    }
    let db = &reading.app.db;
    let links = store::links(db, id).await?;
    if links.is_empty() {
        return Ok(Linked::default());
    }
    let others: Vec<i64> =
        links.iter().map(|l| if l.item_id == id { l.other_id } else { l.item_id }).collect();
    for other in &others {
        reading.tag(tags::item(*other));
    }
    let lines = store::published_among(db, &others).await?;
    let documents = catalogue::among(db, &others).await?;
    let mut out = Linked::default();
    for link in &links {
        let other = if link.item_id == id { link.other_id } else { link.item_id };
        let Some(line) = lines.iter().find(|line| line.id == other) else { continue };
        let number = documents.iter().find(|d| d.item_id == other).and_then(|d| some(&d.document_number));
        let reference = item_ref(line, number);
        match (link.relation.as_str(), link.item_id == id) {
            ("interprets", true) => out.interprets.push(reference),
            ("interprets", false) => out.interpretations.push(reference),
            ("replaces", true) => out.replaces.push(reference),
            ("replaces", false) => out.replaced_by = Some(reference),
            _ => {}
        }
    }
    Ok(out)
}
