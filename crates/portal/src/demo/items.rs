//! The items, written one after another, the oldest first, from the plan and the text banks.

use std::collections::{HashMap, HashSet};

use super::bank::{Part, Topic, topics};
use super::city::{City, DemoColumn, DemoItem, DemoUnit, ItemKind, ItemState};
use super::day::Day;
use super::document::{self, Counters, Paper};
use super::places::Places;
use super::plan::Plan;
use super::seed::{Seed, hash};
use super::units::{Person, leaders};
use super::writer::Writer;
use super::{body, dress, pages};

/// Everything that stays the same while items are written.
pub struct World {
    pub city: City,
    pub plan: Plan,
    pub places: Places,
    pub leaders: Vec<Person>,
    pub topics: Vec<Topic>,
    /// Paragraphs for what would be too short, by flavour.
    pub extras: Vec<Topic>,
    by_flavour: HashMap<&'static str, Vec<usize>>,
}

/// What is carried from item to item.
#[derive(Default)]
pub struct State {
    /// Items so far, by column.
    serials: HashMap<usize, usize>,
    titles: HashSet<u64>,
    pub counters: Counters,
    /// Documents that a later item speaks of.
    pub papers: HashMap<usize, Paper>,
}

/// The items of the city; see `items`.
pub struct Items {
    world: World,
    state: State,
    next: usize,
}

impl Items {
    pub fn new(n: usize, now: i64) -> Self {
        let city = super::city();
        let plan = Plan::new(&city.columns, n, now);
        let topics = all_topics();
        let mut by_flavour: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (at, topic) in topics.iter().enumerate() {
            for flavour in &topic.flavours {
                by_flavour.entry(flavour).or_default().push(at);
            }
        }
        let world = World {
            city,
            plan,
            places: Places::read(),
            leaders: leaders(),
            topics,
            extras: topics_of_extras(),
            by_flavour,
        };
        Self { world, state: State::default(), next: 0 }
    }
}

impl Iterator for Items {
    type Item = DemoItem;

    fn next(&mut self) -> Option<DemoItem> {
        let at = self.next;
        self.next += 1;
        let plan = &self.world.plan;
        let pages = plan.pages.len();
        let dated = at.checked_sub(pages);
        match dated {
            None => pages::page(&self.world, at),
            Some(place) if place < plan.dated => dated_item(&self.world, &mut self.state, place),
            Some(place) if place < plan.dated + plan.scheduled + plan.drafts => {
                coming_item(&self.world, &mut self.state, place)
            }
            Some(_) => None,
        }
    }
}

fn topics_of_extras() -> Vec<Topic> {
    topics(include_str!("texts/extras.txt"))
}

fn all_topics() -> Vec<Topic> {
    let sources = [
        include_str!("texts/news.txt"),
        include_str!("texts/news_units.txt"),
        include_str!("texts/notices.txt"),
        include_str!("texts/documents.txt"),
        include_str!("texts/disclosure.txt"),
        include_str!("texts/services.txt"),
        include_str!("texts/city_life.txt"),
    ];
    sources.into_iter().flat_map(topics).collect()
}

/// The stable key of the dated item at this place.
pub fn key(place: usize) -> String {
    format!("i{place:06}")
}

fn dated_item(world: &World, state: &mut State, place: usize) -> Option<DemoItem> {
    let time = world.plan.time(place);
    let mut item = write(world, state, place, world.plan.column(place), time)?;
    if world.plan.is_withdrawn(place) {
        item.state = ItemState::Withdrawn { reason: dress::withdrawal(place) };
    }
    Some(item)
}

/// Items that are not out yet: scheduled ones first, then drafts.
fn coming_item(world: &World, state: &mut State, place: usize) -> Option<DemoItem> {
    let at = place - world.plan.dated;
    let names = ["notice", "headline", "announcement", "department", "recruitment", "county"];
    let flavour = names.get(at % names.len()).copied().unwrap_or("notice");
    let column = world.city.columns.iter().position(|column| column.flavour == flavour)?;
    let scheduled = at < world.plan.scheduled;
    let time = if scheduled { world.plan.scheduled_time(at) } else { world.plan.now - 3600 };
    let mut item = write(world, state, place, column, time)?;
    item.state = if scheduled { ItemState::Scheduled } else { ItemState::Draft };
    Some(item)
}

fn write(world: &World, state: &mut State, place: usize, column_at: usize, time: i64) -> Option<DemoItem> {
    let column = world.city.columns.get(column_at)?;
    let serial = *state.serials.entry(column_at).and_modify(|serial| *serial += 1).or_insert(0);
    let day = Day::of(time);
    let is_document = column.flavour.starts_with("doc_");
    let replaced =
        world.plan.links.replaces.get(&place).and_then(|older| Paper::take(&mut state.papers, *older));
    let interpreted =
        world.plan.links.interprets.get(&place).and_then(|paper| Paper::take(&mut state.papers, *paper));
    let mut attempt = 0;
    loop {
        let mut seed = Seed::new(&[hash(&column.path), place as u64, attempt]);
        let topic_at = match &replaced {
            Some(paper) => paper.topic,
            // There was no document to speak of: policy in general, then.
            None if interpreted.is_none() && column.flavour.starts_with("interpretation") => {
                choose(world, "interpretation_plain", serial, day, &mut seed)?
            }
            None => choose(world, &column.flavour, serial + attempt as usize, day, &mut seed)?,
        };
        let topic = world.topics.get(topic_at)?;
        let mut writer = begin(world, column, topic, day, serial, seed)?;
        if let Some(paper) = interpreted.as_ref().or(replaced.as_ref()) {
            paper.lend(&mut writer, interpreted.is_some());
        }
        let mut title = title(&mut writer, topic, is_document, replaced.is_some());
        attempt += 1;
        if attempt < 6 && replaced.is_none() && state.titles.contains(&hash(&title)) {
            continue;
        }
        if !state.titles.insert(hash(&title)) {
            title = apart(&title, day, serial);
            state.titles.insert(hash(&title));
        }
        let item = compose(world, &mut writer, topic, column, place, time, title);
        return Some(if is_document {
            document::finish(world, state, item, &mut writer, topic, (place, topic_at, replaced))
        } else {
            item
        });
    }
}

/// The topic for the `serial`-th item of a flavour, among those that fit the year and the month.
fn choose(world: &World, flavour: &str, serial: usize, day: Day, seed: &mut Seed) -> Option<usize> {
    let all = world.by_flavour.get(flavour)?;
    let (year, month, _) = day.ymd();
    let start = serial.wrapping_mul(7) + seed.below(all.len());
    let fits = |topic: &Topic| {
        (topic.from..=topic.to).contains(&year) && (topic.months.is_empty() || topic.months.contains(&month))
    };
    let found = (0..all.len())
        .filter_map(|step| all.get((start + step) % all.len()))
        .find(|at| world.topics.get(**at).is_some_and(fits));
    found.or_else(|| all.first()).copied()
}

fn begin<'a>(
    world: &'a World,
    column: &DemoColumn,
    topic: &'a Topic,
    day: Day,
    serial: usize,
    mut seed: Seed,
) -> Option<Writer<'a>> {
    let wanted =
        topic.units.get(seed.below(topic.units.len())).copied().unwrap_or(match column.flavour.as_str() {
            "doc_government" | "doc_normative" => "shi-zhengfu",
            _ => "shi-zhengfu-bangongshi",
        });
    let area = world.places.areas.get(seed.below(world.places.areas.len()))?;
    let slug = if wanted == "county" { area.slug } else { wanted };
    let unit: &DemoUnit = world.city.units.iter().find(|unit| unit.slug == slug)?;
    let mut writer =
        Writer::new(&world.places, &world.leaders, (&unit.name, &unit.short_name), day, serial, seed);
    writer.settle(area.slug);
    let owner = writer.learn(topic).and_then(|owner| world.city.units.iter().find(|unit| unit.slug == owner));
    let unit = owner.unwrap_or(unit);
    writer.speak_as(&unit.slug, &unit.name, &unit.short_name);
    Some(writer)
}

fn title<'a>(writer: &mut Writer<'a>, topic: &'a Topic, is_document: bool, revised: bool) -> String {
    let mut title = dress::one(writer, &topic.titles);
    if is_document {
        title = format!("{}{title}", writer.unit);
    }
    if revised {
        title.push_str(&format!("（{}年修订）", writer.day.ymd().0));
    }
    title
}

/// Sets a title apart from an equal one before it.
fn apart(title: &str, day: Day, serial: usize) -> String {
    format!("{title}（{}年第{}号）", day.ymd().0, serial + 1)
}

fn compose<'a>(
    world: &'a World,
    writer: &mut Writer<'a>,
    topic: &'a Topic,
    column: &DemoColumn,
    place: usize,
    time: i64,
    title: String,
) -> DemoItem {
    writer.title.clone_from(&title);
    let summary = dress::one(writer, &topic.summaries);
    let parts: &[Part] = &topic.parts;
    let extras = world.extras.iter().find(|extra| extra.flavours.contains(&column.flavour.as_str()));
    let body_html = body::html(writer, parts, extras.map_or(&[], |extra| &extra.parts));
    let summary = if summary.is_empty() { body::opening(&body_html) } else { summary };
    let gallery = column.kind == super::city::ColumnKind::Gallery;
    let (source, author) = dress::credits(writer, column);
    DemoItem {
        key: key(place),
        kind: if gallery { ItemKind::Gallery } else { ItemKind::Article },
        columns: pages::columns_of(world, column),
        subtitle: None,
        title_en: (!topic.english.is_empty()).then(|| dress::one(writer, &topic.english)),
        summary,
        body_html,
        source,
        author,
        keywords: dress::keywords(writer, topic, column),
        unit: writer.slug.to_owned(),
        published_at: time,
        cover: dress::cover(writer, topic, column),
        pictures: if gallery { dress::pictures(writer, topic) } else { Vec::new() },
        document: None,
        interprets: world.plan.links.interprets.get(&place).map(|paper| key(*paper)),
        attachments: dress::attachments(writer, topic, &title),
        state: ItemState::Published,
        title,
    }
}
