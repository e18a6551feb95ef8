//! Rows turned into the lines that lists show.

use crate::ground::attachments;
use crate::ground::publications::entity::document;
use crate::ground::publications::store::Line;
use crate::ground::publications::{PictureRef, Validity as Kept};
use crate::ground::sites::Structure;
use crate::ground::text::number;
use crate::ui::{DocumentLine, ItemLine, ItemRef, Picture, PictureCard, Validity};

/// `/items/{number with check digit}`
pub fn item_href(id: i64) -> String {
    format!("/items/{}", number::encode(u64::try_from(id).unwrap_or(0)))
}

/// Nothing for an empty text.
pub fn some(text: &str) -> Option<String> {
    Some(text).filter(|t| !t.is_empty()).map(ToOwned::to_owned)
}

/// A stored picture with its address.
pub fn picture(kept: &PictureRef) -> Picture {
    Picture {
        src: attachments::href(&kept.hash, &kept.name),
        alt: kept.alt.clone(),
        width: kept.width,
        height: kept.height,
    }
}

fn cover(json: Option<&String>) -> Option<Picture> {
    let kept: PictureRef = serde_json::from_str(json?).ok()?;
    Some(picture(&kept))
}

/// The first of an item's columns on a site, in its `columns` text.
pub fn first_column(structure: &Structure, site: i64, columns: &str) -> Option<i64> {
    let ids = columns.split_whitespace().filter_map(|id| id.parse().ok());
    ids.into_iter().find(|id| structure.column(*id).is_some_and(|c| c.site_id == site))
}

/// An item in a list.
pub fn item_line(structure: &Structure, site: i64, lang: &str, line: &Line) -> ItemLine {
    let column = first_column(structure, site, &line.columns).and_then(|id| structure.column(id));
    ItemLine {
        title: line.title.clone(),
        href: item_href(line.id),
        published_at: line.published_at.unwrap_or(0),
        summary: some(&line.summary),
        unit: line.unit_id.and_then(|id| structure.unit(id)).map(|u| u.name_in(lang).to_owned()),
        column: column.map(|c| c.name_in(lang).to_owned()),
        cover: cover(line.cover.as_ref()),
    }
}

/// A reference to an item.
pub fn item_ref(line: &Line, number: Option<String>) -> ItemRef {
    ItemRef { title: line.title.clone(), href: item_href(line.id), number, published_at: line.published_at }
}

/// A set of pictures as a card.
pub fn picture_card(line: &Line) -> PictureCard {
    PictureCard {
        title: line.title.clone(),
        href: item_href(line.id),
        published_at: line.published_at.unwrap_or(0),
        author: some(&line.source),
        count: line.cover_alt.as_deref().and_then(|n| n.parse().ok()).unwrap_or(0),
        cover: cover(line.cover.as_ref()),
    }
}

/// Start of the day that `YYYY-MM-DD` names.
pub fn day(text: &str) -> Option<i64> {
    kit::clock::parse_local(text)
}

/// The validity as pages show it.
pub fn validity(kept: Kept) -> Validity {
    match kept {
        Kept::InForce => Validity::InForce,
        Kept::Amended => Validity::Amended,
        Kept::Expired => Validity::Expired,
        Kept::Repealed => Validity::Repealed,
    }
}

/// A document in a list.
pub fn document_line(row: &document::Model) -> DocumentLine {
    DocumentLine {
        title: row.title.clone(),
        href: item_href(row.item_id),
        number: some(&row.document_number),
        issuer: some(&row.issuer),
        theme: some(&row.theme),
        written_at: day(&row.written_on),
        published_at: row.published_at,
        validity: validity(Kept::named(&row.validity).unwrap_or_default()),
    }
}
