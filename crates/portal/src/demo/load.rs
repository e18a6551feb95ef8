//! Stores the city: through the same doors as everything else for sites, columns and units, in
//! bulk for items. Deterministic but for the day it is made on.

use std::collections::HashMap;

use bytes::Bytes;
use futures_util::future::try_join_all;
use kit::db::Db;
use kit::files::Files;
use kit::{Error, Result, feed};
use sea_orm::DatabaseTransaction;

use super::city::{self, DemoColumn, DemoItem, PictureSeed};
use crate::ground::attachments::{self, Kept};
use crate::ground::audit::{self, Actor};
use crate::ground::publications::bulk::{self, Stored};
use crate::ground::publications::write::PUBLISH_JOB;
use crate::ground::publications::{
    AttachmentRef, Details, DocumentMeta, Draft, ItemKind, ItemState, PictureRef, Validity,
};
use crate::ground::sites::store::NewColumn;
use crate::ground::sites::{ColumnKind, SiteDetails};
use crate::ground::text::initials;
use crate::ground::{sites, units};

const BLOCKS: &str = include_str!("blocks.json");
const BATCH: usize = 500;
const WIDTH: u32 = 1200;

/// Ids of what was stored first, by the names the city uses.
struct Places {
    site: i64,
    columns: HashMap<String, i64>,
    units: HashMap<String, i64>,
}

/// Loads the city with `count` published items as of `now`; `progress` hears how many are stored.
/// Refused where there is a site already: nothing is ever loaded over a city.
pub async fn load(
    db: &Db,
    files: &dyn Files,
    now: i64,
    count: usize,
    mut progress: impl FnMut(u64),
) -> Result<()> {
    if sites::store::any(db).await? {
        return Err(Error::Conflict("there is a site in this database already".to_owned()));
    }
    let places = db.write(move |tx| Box::pin(foundation(tx, now))).await?;
    let mut store = Store { db, files, now, places, pictures: HashMap::new(), numbers: HashMap::new() };
    let mut done = 0;
    let mut batch = Vec::with_capacity(BATCH);
    for item in super::items(count, now) {
        batch.push(item);
        if batch.len() == BATCH {
            done += store.store(std::mem::take(&mut batch)).await?;
            progress(done);
        }
    }
    done += store.store(batch).await?;
    progress(done);
    let site = store.places.site;
    db.write(move |tx| {
        Box::pin(async move {
            bulk::finish(tx).await?;
            audit::write(
                tx,
                now,
                &Actor::system(),
                "demo-loaded",
                &format!("site:{site}"),
                &done.to_string(),
            )
            .await?;
            feed::append(tx, now, &sites::store::structure_tags(site)).await
        })
    })
    .await
}

async fn foundation(tx: &DatabaseTransaction, _now: i64) -> Result<Places> {
    let city = super::city();
    let details = site_details(&city.site);
    let hosts = ["localhost", "127.0.0.1", "::1", &city.site.domain].map(ToOwned::to_owned);
    let site = sites::store::add_site(tx, &city.site.slug, &city.site.name, &details, &hosts).await?;
    let mut columns = HashMap::new();
    for (position, column) in (0..).zip(&city.columns) {
        let parent = column.parent.as_ref().and_then(|path| columns.get(path)).copied();
        let id = sites::store::add_column(tx, &new_column(site, parent, position, column)).await?;
        columns.insert(column.path.clone(), id);
    }
    let mut units = HashMap::new();
    for (position, unit) in (0..).zip(&city.units) {
        units.insert(unit.slug.clone(), units::store::add(tx, &new_unit(position, unit)).await?);
    }
    let blocks: Vec<serde_json::Value> = serde_json::from_str(BLOCKS)?;
    for (position, block) in (0..).zip(&blocks) {
        let kind = block.get("kind").and_then(serde_json::Value::as_str).unwrap_or_default();
        sites::store::add_block(tx, site, position, kind, block).await?;
    }
    Ok(Places { site, columns, units })
}

fn site_details(site: &city::DemoSite) -> SiteDetails {
    let part = |name: &str| {
        let place = site.contact.split('　').find_map(|part| part.strip_prefix(name));
        place.unwrap_or_default().trim_start_matches('：').to_owned()
    };
    SiteDetails {
        name_en: site.name_en.clone(),
        slogan: site.slogan.clone(),
        slogan_en: site.slogan_en.clone(),
        domain: site.domain.clone(),
        id_code: site.id_code.clone(),
        theme: "pine".to_owned(),
        organizer: site.organizer.clone(),
        undertaker: site.undertaker.clone(),
        phone: part("电话"),
        address: part("地址"),
        postcode: part("邮编"),
        icp: site.icp.clone(),
        police: site.police.clone(),
        index_rule: "{code}/{year}-{serial}".to_owned(),
        hints: ["公积金", "停水", "招聘", "公交", "医保"].map(ToOwned::to_owned).to_vec(),
        ..SiteDetails::default()
    }
}

fn new_column(site: i64, parent: Option<i64>, position: i64, column: &DemoColumn) -> NewColumn {
    NewColumn {
        site_id: site,
        parent,
        path: column.path.clone(),
        position,
        name: column.name.clone(),
        name_en: column.name_en.clone(),
        description: column.description.clone(),
        keywords: column.keywords.clone(),
        column_type: column.column_type.clone(),
        kind: match column.kind {
            city::ColumnKind::List => ColumnKind::List,
            city::ColumnKind::Page => ColumnKind::Page,
            city::ColumnKind::Gallery => ColumnKind::Gallery,
            city::ColumnKind::Link => ColumnKind::Link,
            city::ColumnKind::Disclosure => ColumnKind::Disclosure,
        },
        link_url: column.link_url.clone(),
        interval_days: column.interval_days.map(i64::from),
    }
}

fn new_unit(position: i64, unit: &city::DemoUnit) -> units::store::NewUnit {
    units::store::NewUnit {
        slug: unit.slug.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        name_en: unit.name_en.clone(),
        kind: match unit.kind {
            city::UnitKind::Department => "department",
            city::UnitKind::County => "county",
            city::UnitKind::Office => "office",
            city::UnitKind::Centre => "centre",
        }
        .to_owned(),
        initial: initials::first_letter(&unit.short_name).to_string(),
        position,
        details: units::UnitDetails {
            duties_html: unit.duties_html.clone(),
            address: unit.address.clone(),
            hours: unit.hours.clone(),
            phone: unit.phone.clone(),
            email: unit.email.clone(),
            postcode: unit.postcode.clone(),
            credit_code: unit.credit_code.clone(),
        },
        posts: unit.posts.iter().map(|p| (p.name.clone(), p.title.clone(), p.duties.clone())).collect(),
    }
}

struct Store<'s> {
    db: &'s Db,
    files: &'s dyn Files,
    now: i64,
    places: Places,
    pictures: HashMap<PictureSeed, Kept>,
    /// Numbers of items by key, for those that later ones point to.
    numbers: HashMap<String, i64>,
}

/// Pictures are drawn once for each scene and palette, and used again.
fn pooled(seed: PictureSeed) -> PictureSeed {
    PictureSeed { seed: 0, ..seed }
}

fn seeds(item: &DemoItem) -> impl Iterator<Item = PictureSeed> + '_ {
    item.cover.iter().copied().chain(item.pictures.iter().map(|p| p.picture)).map(pooled)
}

/// What is to be seen, for those who cannot.
fn scene(scene: city::Scene) -> &'static str {
    match scene {
        city::Scene::Mountains => "层层山峦，薄雾在谷间",
        city::Scene::River => "山间的河流和水面的倒影",
        city::Scene::Terraces => "依山而上的梯田",
        city::Scene::Bridge => "河上的拱桥，远处是山",
        city::Scene::Skyline => "群山之前的城区轮廓",
        city::Scene::Branch => "近处的枝条，远处的山",
        city::Scene::Emblem => "纹样衬底上的一枚印章",
        city::Scene::Pattern => "排列整齐的几何纹样",
    }
}

impl Store<'_> {
    /// Stores one batch; returns how many items it had.
    async fn store(&mut self, items: Vec<DemoItem>) -> Result<u64> {
        let kept = self.keep_files(&items).await?;
        let (db, now, site, count) = (self.db, self.now, self.places.site, items.len());
        let ids = db.write(move |tx| Box::pin(bulk::ids(tx, count))).await?;
        let mut rows = Vec::with_capacity(count);
        for (id, item) in ids.into_iter().zip(&items) {
            if matches!(item.kind, city::ItemKind::Document) {
                self.numbers.insert(item.key.clone(), id);
            }
            rows.push((id, self.stored(item)?));
        }
        db.write(move |tx| {
            Box::pin(async move {
                for file in &kept {
                    attachments::store::add(tx, now, file).await?;
                }
                bulk::store(tx, site, &rows).await?;
                for (id, row) in rows.iter().filter(|(_, row)| row.state == ItemState::Scheduled) {
                    let payload = serde_json::json!({ "item": id, "at": row.at });
                    kit::jobs::enqueue(tx, PUBLISH_JOB, &payload, row.at).await?;
                }
                Ok(())
            })
        })
        .await?;
        Ok(count as u64)
    }

    /// Draws and keeps the pictures and attachments of a batch that are not kept yet.
    async fn keep_files(&mut self, items: &[DemoItem]) -> Result<Vec<Kept>> {
        let mut new: Vec<PictureSeed> =
            items.iter().flat_map(seeds).filter(|seed| !self.pictures.contains_key(seed)).collect();
        new.sort_unstable_by_key(|seed| format!("{seed:?}"));
        new.dedup();
        let draw = |seed: PictureSeed| tokio::task::spawn_blocking(move || super::picture(seed, WIDTH));
        let drawn = try_join_all(new.iter().map(|seed| draw(*seed))).await.map_err(Error::bug)?;
        let mut out = Vec::new();
        for (seed, jpeg) in new.into_iter().zip(drawn) {
            let kept = attachments::keep(self.files, Bytes::from(jpeg)).await?;
            self.pictures.insert(seed, kept.clone());
            out.push(kept);
        }
        for attachment in items.iter().flat_map(|item| &item.attachments) {
            out.push(attachments::keep(self.files, Bytes::from(attachment.bytes.clone())).await?);
        }
        Ok(out)
    }

    fn picture(&self, seed: PictureSeed, alt: &str, caption: &str) -> Option<PictureRef> {
        let kept = self.pictures.get(&pooled(seed))?;
        Some(PictureRef {
            hash: kept.hash.clone(),
            name: "picture.jpg".to_owned(),
            width: kept.width.unwrap_or(WIDTH),
            height: kept.height.unwrap_or(WIDTH * 9 / 16),
            alt: alt.to_owned(),
            caption: caption.to_owned(),
        })
    }

    fn number(&self, key: Option<&String>) -> Vec<i64> {
        key.and_then(|key| self.numbers.get(key)).copied().into_iter().collect()
    }

    fn details(&self, item: &DemoItem) -> Details {
        let attachment = |file: &city::DemoAttachment| AttachmentRef {
            hash: kit::files::address(&file.bytes),
            name: attachments::safe_name(&file.name),
            size: file.bytes.len() as u64,
        };
        Details {
            kind: match item.kind {
                city::ItemKind::Document => ItemKind::Document,
                city::ItemKind::Gallery => ItemKind::Pictures,
                city::ItemKind::Article | city::ItemKind::Page => ItemKind::Article,
            },
            unit: self.places.units.get(&item.unit).copied(),
            columns: item.columns.iter().filter_map(|path| self.places.columns.get(path)).copied().collect(),
            cover: item.cover.and_then(|seed| self.picture(seed, scene(seed.scene), "")),
            pictures: item
                .pictures
                .iter()
                .filter_map(|p| self.picture(p.picture, &p.alt, &p.caption))
                .collect(),
            attachments: item.attachments.iter().map(attachment).collect(),
            document: item.document.as_ref().map(|document| DocumentMeta {
                number: document.document_number.clone(),
                issuer: document.issuer.clone(),
                index_number: document.index_number.clone(),
                written_on: document.written_on.clone(),
                theme: document.theme.clone(),
                genre: document.genre.clone(),
                validity: match document.validity {
                    city::Validity::InForce => Validity::InForce,
                    city::Validity::Expired => Validity::Expired,
                    city::Validity::Repealed | city::Validity::Replaced => Validity::Repealed,
                },
                replaces: self.number(document.replaces.as_ref()),
                ..DocumentMeta::default()
            }),
            interprets: self.number(item.interprets.as_ref()),
        }
    }

    fn stored(&self, item: &DemoItem) -> Result<Stored> {
        let details = self.details(item);
        if details.columns.len() != item.columns.len() {
            return Err(Error::Bug(format!("demo item {} names an unknown column", item.key)));
        }
        let (state, reason) = match &item.state {
            city::ItemState::Published => (ItemState::Published, None),
            city::ItemState::Scheduled => (ItemState::Scheduled, None),
            city::ItemState::Draft => (ItemState::Draft, None),
            city::ItemState::Withdrawn { reason } => (ItemState::Withdrawn, Some(reason.clone())),
        };
        Ok(Stored {
            draft: Draft {
                title: item.title.clone(),
                subtitle: item.subtitle.clone().unwrap_or_default(),
                summary: item.summary.clone(),
                body_html: item.body_html.clone(),
                source: item.source.clone(),
                author: item.author.clone().unwrap_or_default(),
                keywords: item.keywords.clone(),
                details,
                note: String::new(),
            },
            state,
            at: item.published_at,
            reason,
            replaced_by: None,
        })
    }
}
