//! Storing what was read: each item under its key at the source, so that doing it twice changes
//! nothing.

use kit::Result;
use kit::db::Db;

use super::incoming::{Document, Incoming, Kind, Validity as Said};
use super::report::Report;
use crate::ground::audit::Actor;
use crate::ground::publications::write::{self, Taken};
use crate::ground::publications::{Details, DocumentMeta, Draft, ItemKind, Validity};
use crate::ground::sites::Structure;

/// Items stored in one transaction.
pub const BATCH: usize = 100;

/// Where imported items go.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub site: i64,
    pub column: i64,
    /// The import's moment, also the date of items that have none.
    pub now: i64,
}

fn meta(document: &Document) -> DocumentMeta {
    let day = |date: Option<chrono::NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    DocumentMeta {
        number: text(&document.document_number),
        issuer: text(&document.issuer),
        index_number: text(&document.index_number),
        written_on: day(document.written_on),
        effective_on: day(document.effective_on),
        expires_on: day(document.expires_on),
        theme: text(&document.theme),
        genre: text(&document.genre),
        validity: match document.validity {
            None | Some(Said::InForce) => Validity::InForce,
            Some(Said::Amended) => Validity::Amended,
            Some(Said::Expired) => Validity::Expired,
            Some(Said::Repealed) => Validity::Repealed,
        },
        replaces: Vec::new(),
    }
}

/// The unit whose name the source gives, so that its page lists the item.
fn unit(structure: &Structure, incoming: &Incoming) -> Option<i64> {
    let issuer = incoming.document.as_ref().and_then(|d| d.issuer.as_deref());
    let named =
        |name: &str| structure.units.iter().find(|u| u.name == name || u.short_name == name).map(|u| u.id);
    issuer.and_then(named).or_else(|| incoming.source.as_deref().and_then(named))
}

fn draft(structure: &Structure, column: i64, incoming: Incoming) -> Draft {
    let details = Details {
        kind: if incoming.kind == Kind::Document { ItemKind::Document } else { ItemKind::Article },
        unit: unit(structure, &incoming),
        columns: vec![column],
        document: incoming.document.as_ref().map(meta),
        ..Details::default()
    };
    Draft {
        title: incoming.title,
        subtitle: incoming.subtitle.unwrap_or_default(),
        summary: incoming.summary,
        body_html: incoming.body_html,
        source: incoming.source.unwrap_or_default(),
        author: incoming.author.unwrap_or_default(),
        keywords: incoming.keywords,
        details,
        note: incoming.notes.join(" "),
    }
}

/// Stores and publishes `items`, all or none; counts into `report`.
pub async fn take(
    db: &Db,
    structure: &Structure,
    to: Target,
    items: Vec<Incoming>,
    report: &mut Report,
) -> Result<()> {
    let drafts: Vec<_> = items
        .into_iter()
        .map(|item| {
            let (key, hash) = (item.external_key.clone(), item.content_hash.clone());
            let at = item.published_at.unwrap_or(to.now).min(to.now);
            (key, hash, at, draft(structure, to.column, item))
        })
        .collect();
    let taken = db
        .write(move |tx| {
            Box::pin(async move {
                let mut taken = Vec::with_capacity(drafts.len());
                for (key, hash, at, draft) in &drafts {
                    let from = write::Origin { site: to.site, key, hash, published_at: *at };
                    taken.push(write::take(tx, to.now, &Actor::system(), &from, draft).await?);
                }
                Ok(taken)
            })
        })
        .await?;
    for one in taken {
        match one {
            Taken::New(_) => report.imported += 1,
            Taken::Changed(_) => report.updated += 1,
            Taken::Same(_) => report.unchanged += 1,
        }
    }
    Ok(())
}
