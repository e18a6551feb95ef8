//! The columns that are one page each, and the columns that an item also stands in.

use super::bank::topics;
use super::body;
use super::city::{DemoColumn, DemoItem, ItemKind, ItemState};
use super::day::Day;
use super::items::World;
use super::seed::{Seed, hash};
use super::writer::Writer;

/// The `at`-th single page.
pub fn page(world: &World, at: usize) -> Option<DemoItem> {
    let column = world.city.columns.get(*world.plan.pages.get(at)?)?;
    let topics = topics(include_str!("texts/pages.txt"));
    let topic = topics.iter().find(|topic| topic.name == column.flavour)?;
    let time = Day::of(world.plan.now).plus(-(40 + at as i64 * 13)).working().at(9, 30);
    let wanted = topic.units.first().copied().unwrap_or("shi-zhengfu-bangongshi");
    let unit = world.city.units.iter().find(|unit| unit.slug == wanted)?;
    let seed = Seed::new(&[hash(&column.path), 3]);
    let mut writer =
        Writer::new(&world.places, &world.leaders, (&unit.name, &unit.short_name), Day::of(time), 0, seed);
    let _ = writer.learn(topic);
    let body_html = body::html(&mut writer, &topic.parts, &[]);
    Some(DemoItem {
        key: format!("p-{}", column.slug()),
        kind: ItemKind::Page,
        columns: columns_of(world, column),
        title: column.name.clone(),
        subtitle: None,
        title_en: Some(column.name_en.clone()),
        summary: column.description.clone(),
        body_html,
        source: unit.name.clone(),
        author: None,
        keywords: column.keywords.clone(),
        unit: unit.slug.clone(),
        published_at: time,
        cover: None,
        pictures: Vec::new(),
        document: None,
        interprets: None,
        attachments: Vec::new(),
        state: ItemState::Published,
    })
}

/// An item's own column, and every column above it but the primary one, where it stands by reference.
pub fn columns_of(world: &World, column: &DemoColumn) -> Vec<String> {
    let mut paths = vec![column.path.clone()];
    let mut parent = column.parent.as_deref();
    while let Some(path) = parent.filter(|path| path.contains('/')) {
        paths.push(path.to_owned());
        parent = world
            .city
            .columns
            .iter()
            .find(|column| column.path == path)
            .and_then(|column| column.parent.as_deref());
    }
    paths
}
