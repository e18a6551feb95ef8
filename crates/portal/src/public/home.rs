//! The home page: blocks kept as data, filled with what is newest.

use kit::Result;
use kit::cache::Page;
use kit::clock::{DAY, day_start};
use serde_json::Value;

use super::lines::{document_line, item_line, picture_card};
use super::reading::Reading;
use super::shell;
use super::views::home::{Door, DoorPlace, Figure, FigureKind, FocusPicture, LifeEvent, UnitNames, Width};
use super::views::{Block, Home, PlacedBlock};
use crate::ground::publications::{catalogue, store, tags};
use crate::ground::sites::{self, Column};
use crate::ui::{Feed, ItemLine, Link};

/// Pages that speak of today carry it; it is dropped at midnight.
pub const DAY_TAG: &str = "today";

/// `/`
pub async fn page(reading: &Reading) -> Result<Page> {
    let site = reading.site()?;
    let mut blocks = Vec::new();
    for stored in reading.structure.blocks(site.id) {
        let settings = &stored.settings;
        let width = if text(settings, "width") == Some("half") { Width::Half } else { Width::Full };
        if let Some(block) = fill(reading, &stored.kind, settings).await? {
            blocks.push(PlacedBlock { width, block });
        }
    }
    let hints = site.details.hints.iter().map(|hint| search_link(hint)).collect();
    let mut meta = shell::meta(reading, "");
    meta.description = Some(site.details.slogan.clone()).filter(|s| !s.is_empty());
    meta.feeds = feeds(&site.name, "all");
    reading.render(meta, Vec::new(), &Home { blocks, hints })
}

/// Atom and RSS of what is at `path`.
pub fn feeds(title: &str, path: &str) -> Vec<Feed> {
    ["atom", "rss"]
        .iter()
        .map(|form| Feed {
            title: title.to_owned(),
            href: format!("/feeds/{path}.{form}"),
            mime: format!("application/{form}+xml"),
        })
        .collect()
}

fn search_link(words: &str) -> Link {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    Link { label: words.to_owned(), href: format!("/search?{query}"), current: false }
}

fn text<'v>(settings: &'v Value, name: &str) -> Option<&'v str> {
    settings.get(name).and_then(Value::as_str)
}

/// A title in the interface's language: `title`, `title_en`.
fn title(reading: &Reading, settings: &Value) -> Option<String> {
    let english = text(settings, "title_en").filter(|_| reading.lang == "en");
    english.or(text(settings, "title")).map(ToOwned::to_owned)
}

fn count(settings: &Value) -> u64 {
    settings.get("count").and_then(Value::as_u64).unwrap_or(7).clamp(1, 30)
}

/// The column a block shows; noted as something the page depends on.
fn column<'r>(reading: &'r Reading, settings: &Value) -> Option<&'r Column> {
    let column = reading.structure.column_at(reading.site_id(), text(settings, "path")?)?;
    reading.tag(tags::column(column.id));
    Some(column)
}

async fn newest(reading: &Reading, column: &Column, count: u64) -> Result<Vec<store::Line>> {
    store::in_column(&reading.app.db, column.id, 0, count).await
}

async fn lines(reading: &Reading, column: &Column, count: u64) -> Result<Vec<ItemLine>> {
    let rows = newest(reading, column, count).await?;
    Ok(rows.iter().map(|row| item_line(&reading.structure, reading.site_id(), reading.lang, row)).collect())
}

/// A block with its content; `None` for one whose column has gone.
async fn fill(reading: &Reading, kind: &str, settings: &Value) -> Result<Option<Block>> {
    let named = title(reading, settings);
    Ok(match (kind, column(reading, settings)) {
        ("focus", Some(column)) => {
            Some(Block::Focus { pictures: focus(reading, column, count(settings)).await? })
        }
        ("doors", _) => Some(Block::Doors { doors: doors(reading, settings) }),
        ("today", column) => Some(today(reading, column).await?),
        ("column", Some(column)) => Some(Block::Column {
            title: Some(named.unwrap_or_else(|| column.name_in(reading.lang).to_owned())),
            href: column.href(),
            items: lines(reading, column, count(settings)).await?,
        }),
        ("notices", Some(column)) => Some(Block::Notices {
            title: named,
            href: column.href(),
            items: lines(reading, column, count(settings)).await?,
        }),
        ("documents", _) => {
            let site = reading.site_id();
            reading.tag(tags::documents(site));
            let newest = catalogue::newest(&reading.app.db, site, count(settings)).await?;
            let documents = newest.iter().map(document_line).collect();
            Some(Block::Documents { title: named, href: "/disclosure".to_owned(), documents })
        }
        ("life", _) => Some(life(reading, settings, named)),
        ("pictures", Some(column)) => {
            let rows = newest(reading, column, count(settings)).await?;
            Some(Block::Pictures {
                title: named,
                href: column.href(),
                sets: rows.iter().map(picture_card).collect(),
            })
        }
        ("units", _) => Some(Block::Units { title: named, groups: unit_groups(reading) }),
        _ => None,
    })
}

/// The newest items of a column that have a picture.
async fn focus(reading: &Reading, column: &Column, count: u64) -> Result<Vec<FocusPicture>> {
    let rows = newest(reading, column, 40).await?;
    let with_cover = rows.iter().filter_map(|row| {
        let line = item_line(&reading.structure, reading.site_id(), reading.lang, row);
        let ItemLine { title, href, summary, cover, .. } = line;
        Some(FocusPicture { title, href, summary, picture: cover? })
    });
    Ok(with_cover.take(usize::try_from(count).unwrap_or(3)).collect())
}

fn link(reading: &Reading, settings: &Value) -> Option<Link> {
    let label = title(reading, settings);
    if let Some(path) = text(settings, "path") {
        let column = reading.structure.column_at(reading.site_id(), path)?;
        let label = label.unwrap_or_else(|| column.name_in(reading.lang).to_owned());
        return Some(Link { label, href: column.href(), current: false });
    }
    Some(Link { label: label?, href: text(settings, "href")?.to_owned(), current: false })
}

fn list<'v>(settings: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    settings.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn doors(reading: &Reading, settings: &Value) -> Vec<Door> {
    let door = |one: &Value| {
        let place = match text(one, "place")? {
            "disclosure" => DoorPlace::Disclosure,
            "services" => DoorPlace::Services,
            "interaction" => DoorPlace::Interaction,
            "data" => DoorPlace::Data,
            _ => return None,
        };
        let href = link(reading, one)?.href;
        Some(Door { place, href, links: list(one, "links").filter_map(|l| link(reading, l)).collect() })
    };
    list(settings, "doors").filter_map(door).collect()
}

fn life(reading: &Reading, settings: &Value, title: Option<String>) -> Block {
    let event = |one: &Value| {
        let Link { label, href, .. } = link(reading, one)?;
        Some(LifeEvent { icon: text(one, "icon")?.to_owned(), title: label, href })
    };
    let href = link(reading, settings).map(|l| l.href);
    Block::Life { title, href, events: list(settings, "events").filter_map(event).collect() }
}

/// Today's figures, each a door to what it counts.
async fn today(reading: &Reading, notices: Option<&Column>) -> Result<Block> {
    let (db, site, now) = (&reading.app.db, reading.site_id(), reading.app.now());
    let start = day_start(now);
    reading.tag(tags::items(site));
    reading.tag(tags::documents(site));
    reading.tag(DAY_TAG.to_owned());
    let year = i64::from(chrono::Datelike::year(&kit::clock::local(now)));
    let (of_year, in_force) = catalogue::counts(db, site, year).await?;
    let total = u64::try_from(sites::store::published(db.read(), site).await?).unwrap_or(0);
    let units = reading.structure.units.len() as u64;
    let figure = |means, value, href: &str| Figure { means, value, href: href.to_owned() };
    let figures = vec![
        figure(FigureKind::PublishedToday, store::published_since(db, site, start).await?, "/search"),
        figure(
            FigureKind::PublishedWeek,
            store::published_since(db, site, start - 6 * DAY).await?,
            "/search",
        ),
        figure(FigureKind::DocumentsYear, of_year, &format!("/disclosure?year={year}")),
        figure(FigureKind::DocumentsInForce, in_force, "/disclosure?validity=in_force"),
        figure(FigureKind::ItemsTotal, total, "/sitemap"),
        figure(FigureKind::Units, units, "/units"),
    ];
    let notices = match notices {
        Some(column) => lines(reading, column, 3).await?,
        None => Vec::new(),
    };
    Ok(Block::Today { date: now, figures, notices })
}

fn unit_groups(reading: &Reading) -> Vec<UnitNames> {
    super::units::KINDS
        .iter()
        .map(|kind| UnitNames {
            title: reading.say(&format!("unit-kind-{kind}")),
            units: reading
                .structure
                .units
                .iter()
                .filter(|unit| unit.kind == *kind)
                .map(|unit| Link {
                    label: unit.name_in(reading.lang).to_owned(),
                    href: unit.href(),
                    current: false,
                })
                .collect(),
        })
        .filter(|group| !group.units.is_empty())
        .collect()
}
