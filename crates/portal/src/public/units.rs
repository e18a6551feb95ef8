//! The city's units: all of them, and one.

use kit::cache::Page;
use kit::{Error, Result};

use super::lines::{document_line, item_line, some};
use super::reading::Reading;
use super::shell;
use super::views::units::{Contact, Post, UnitGroup, UnitLine};
use super::views::{UnitPage, Units};
use crate::ground::publications::{catalogue, store, tags};
use crate::ground::units;
use crate::ui::Link;

/// Kinds of units in the order pages show them.
pub const KINDS: [&str; 4] = ["office", "department", "county", "centre"];

fn here(reading: &Reading) -> Link {
    Link { label: reading.say("units"), href: "/units".to_owned(), current: true }
}

/// `/units`
pub fn index(reading: &Reading) -> Result<Page> {
    let line = |unit: &units::Unit| UnitLine {
        name: unit.name_in(reading.lang).to_owned(),
        href: unit.href(),
        note: some(&unit.phone),
    };
    let groups = KINDS.iter().map(|kind| UnitGroup {
        title: reading.say(&format!("unit-kind-{kind}")),
        units: reading.structure.units.iter().filter(|unit| unit.kind == *kind).map(line).collect(),
    });
    let view = Units { groups: groups.filter(|group| !group.units.is_empty()).collect() };
    reading.render(shell::meta(reading, &reading.say("units")), vec![here(reading)], &view)
}

/// `/units/{slug}`
pub async fn page(reading: &Reading, slug: &str) -> Result<Page> {
    let unit = reading.structure.unit_named(slug).ok_or(Error::NotFound)?;
    let (db, site) = (&reading.app.db, reading.site_id());
    reading.tag(tags::unit(unit.id));
    let details = units::store::details(db.read(), unit.id).await?.ok_or(Error::NotFound)?;
    let posts = units::store::posts(db.read(), unit.id).await?;
    let rows = store::newest(db, site, Some(unit.id), None, 10).await?;
    let (documents, total) = catalogue::of_unit(db, site, unit.id, 10).await?;
    let all_documents = (total > 10).then(|| format!("/disclosure?issuer={}", unit.slug));
    let view = UnitPage {
        name: unit.name_in(reading.lang).to_owned(),
        kind: reading.say(&format!("unit-kind-{}", unit.kind)),
        duties_html: some(&details.duties_html),
        posts: posts
            .into_iter()
            .map(|post| Post { name: post.name, title: post.title, duties: some(&post.duties) })
            .collect(),
        contact: Contact {
            address: some(&details.address),
            hours: some(&details.hours),
            phone: some(&details.phone),
            email: some(&details.email),
            postcode: some(&details.postcode),
            credit_code: some(&details.credit_code),
        },
        items: rows.iter().map(|row| item_line(&reading.structure, site, reading.lang, row)).collect(),
        documents: documents.iter().map(document_line).collect(),
        links: Vec::new(),
        all_items: None,
        all_documents,
    };
    let mut crumbs = vec![Link { current: false, ..here(reading) }];
    crumbs.push(Link { label: view.name.clone(), href: unit.href(), current: true });
    reading.render(shell::meta(reading, &view.name), crumbs, &view)
}
