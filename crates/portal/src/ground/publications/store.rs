//! What pages ask about items, each query named by the question it answers.

use kit::Result;
use kit::db::Db;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ExprTrait, JoinType, QueryOrder, QuerySelect, RelationDef};

use super::entity::{item, link, listing, version};
use super::item::ItemState;
use super::listing::{Key, Place, place};

/// An item as lists show it.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct Line {
    pub id: i64,
    pub title: String,
    pub summary: String,
    pub source: String,
    pub unit_id: Option<i64>,
    pub published_at: Option<i64>,
    pub cover: Option<String>,
    pub cover_alt: Option<String>,
    pub kind: String,
    pub columns: String,
}

fn line_columns(query: Select<item::Entity>) -> Select<item::Entity> {
    query.select_only().columns([
        item::Column::Id,
        item::Column::Title,
        item::Column::Summary,
        item::Column::Source,
        item::Column::UnitId,
        item::Column::PublishedAt,
        item::Column::Cover,
        item::Column::CoverAlt,
        item::Column::Kind,
        item::Column::Columns,
    ])
}

fn to_item() -> RelationDef {
    listing::Entity::belongs_to(item::Entity).from(listing::Column::ItemId).to(item::Column::Id).into()
}

/// `limit` items of a column beginning `offset` below the newest.
pub async fn in_column(db: &Db, column: i64, offset: i64, limit: u64) -> Result<Vec<Line>> {
    let place = place(db.read(), column, offset).await?;
    listed(db, column, place, limit).await
}

/// `limit` items of a column below `after`.
pub async fn below(db: &Db, column: i64, after: Option<Key>, limit: u64) -> Result<Vec<Line>> {
    listed(db, column, Place { upper: after, skip: 0 }, limit).await
}

async fn listed(db: &Db, column: i64, Place { upper, skip }: Place, limit: u64) -> Result<Vec<Line>> {
    let mut query = line_columns(item::Entity::find())
        .join(JoinType::InnerJoin, to_item().rev())
        .filter(listing::Column::ColumnId.eq(column))
        .order_by_desc(Expr::col((listing::Entity, listing::Column::PublishedAt)))
        .order_by_desc(Expr::col((listing::Entity, listing::Column::ItemId)))
        .offset(skip)
        .limit(limit);
    if let Some(Key { at, item }) = upper {
        let key = Expr::tuple([
            Expr::col((listing::Entity, listing::Column::PublishedAt)),
            Expr::col((listing::Entity, listing::Column::ItemId)),
        ]);
        query = query.filter(key.lt(Expr::tuple([Expr::value(at), Expr::value(item)])));
    }
    Ok(query.into_model::<Line>().all(db.read()).await?)
}

/// An item with its live version, as its page needs them.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct Live {
    pub id: i64,
    pub site_id: i64,
    pub state: String,
    pub kind: String,
    pub columns: String,
    pub unit_id: Option<i64>,
    pub published_at: Option<i64>,
    pub updated_at: i64,
    pub replaced_by: Option<i64>,
    pub reason: Option<String>,
    /// The title lists show; the version's own is in `version`.
    pub listed_title: String,
    #[sea_orm(nested)]
    pub version: Option<LiveVersion>,
}

/// The text of a live version.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct LiveVersion {
    pub made_at: i64,
    pub title: String,
    pub subtitle: String,
    pub summary: String,
    pub body_html: String,
    pub source: String,
    pub author: String,
    pub keywords: String,
    pub details: String,
}

/// An item with the version the public sees: one query.
pub async fn live(db: &Db, id: i64) -> Result<Option<Live>> {
    let to_version: RelationDef = item::Entity::belongs_to(version::Entity)
        .from(item::Column::Id)
        .to(version::Column::ItemId)
        .on_condition(|item, version| {
            Condition::all()
                .add(Expr::col((version, version::Column::Version)).equals((item, item::Column::LiveVersion)))
        })
        .into();
    Ok(item::Entity::find()
        .select_only()
        .columns([
            item::Column::Id,
            item::Column::SiteId,
            item::Column::State,
            item::Column::Kind,
            item::Column::Columns,
            item::Column::UnitId,
            item::Column::PublishedAt,
            item::Column::UpdatedAt,
            item::Column::ReplacedBy,
            item::Column::Reason,
        ])
        .column_as(item::Column::Title, "listed_title")
        .column_as(version::Column::CreatedAt, "made_at")
        .columns([
            version::Column::Title,
            version::Column::Subtitle,
            version::Column::Summary,
            version::Column::BodyHtml,
            version::Column::Source,
            version::Column::Author,
            version::Column::Keywords,
            version::Column::Details,
        ])
        .join(JoinType::LeftJoin, to_version)
        .filter(item::Column::Id.eq(id))
        .into_model::<Live>()
        .one(db.read())
        .await?)
}

/// The published items among `ids`.
pub async fn published_among(db: &Db, ids: &[i64]) -> Result<Vec<Line>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(line_columns(item::Entity::find())
        .filter(item::Column::Id.is_in(ids.iter().copied()))
        .filter(item::Column::State.eq(ItemState::Published.name()))
        .into_model::<Line>()
        .all(db.read())
        .await?)
}

/// Links from and to an item: (item, other, relation).
pub async fn links(db: &Db, id: i64) -> Result<Vec<link::Model>> {
    let either = Condition::any().add(link::Column::ItemId.eq(id)).add(link::Column::OtherId.eq(id));
    Ok(link::Entity::find().filter(either).all(db.read()).await?)
}

/// The newest published items of a site, or of a unit on it, below `after`.
pub async fn newest(
    db: &Db,
    site: i64,
    unit: Option<i64>,
    after: Option<Key>,
    limit: u64,
) -> Result<Vec<Line>> {
    let mut query = line_columns(item::Entity::find())
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::State.eq(ItemState::Published.name()))
        .order_by_desc(item::Column::PublishedAt)
        .order_by_desc(item::Column::Id)
        .limit(limit);
    if let Some(unit) = unit {
        query = query.filter(item::Column::UnitId.eq(unit));
    }
    if let Some(Key { at, item }) = after {
        let key = Expr::tuple([Expr::col(item::Column::PublishedAt), Expr::col(item::Column::Id)]);
        query = query.filter(key.lt(Expr::tuple([Expr::value(at), Expr::value(item)])));
    }
    Ok(query.into_model::<Line>().all(db.read()).await?)
}

/// How many items of a site were published since `at`.
pub async fn published_since(db: &Db, site: i64, at: i64) -> Result<u64> {
    Ok(item::Entity::find()
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::State.eq(ItemState::Published.name()))
        .filter(item::Column::PublishedAt.gte(at))
        .count(db.read())
        .await?)
}

/// How many items of a unit are published on a site.
pub async fn published_by(db: &Db, site: i64, unit: i64) -> Result<u64> {
    Ok(item::Entity::find()
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::UnitId.eq(unit))
        .filter(item::Column::State.eq(ItemState::Published.name()))
        .count(db.read())
        .await?)
}

/// Published items whose title holds every one of `words`, newest first. At most `limit` from
/// `offset`.
pub async fn titled(db: &Db, site: i64, words: &[String], offset: u64, limit: u64) -> Result<Vec<Line>> {
    let mut query = line_columns(item::Entity::find())
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::State.eq(ItemState::Published.name()))
        .order_by_desc(item::Column::PublishedAt)
        .order_by_desc(item::Column::Id)
        .offset(offset)
        .limit(limit);
    for word in words {
        query = query.filter(Expr::col(item::Column::Title).like(contains(word)));
    }
    Ok(query.into_model::<Line>().all(db.read()).await?)
}

/// A pattern that finds `word` anywhere, with nothing in it meant as a wildcard.
pub fn contains(word: &str) -> sea_orm::sea_query::LikeExpr {
    let escaped: String = word
        .chars()
        .flat_map(|c| if matches!(c, '%' | '_' | '\\') { vec!['\\', c] } else { vec![c] })
        .collect();
    sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

/// Published items with numbers in `from..to`, for one file of the site map: (id, changed at).
pub async fn map_part(db: &Db, site: i64, from: i64, to: i64) -> Result<Vec<(i64, i64)>> {
    Ok(item::Entity::find()
        .select_only()
        .columns([item::Column::Id, item::Column::UpdatedAt])
        .filter(item::Column::SiteId.eq(site))
        .filter(item::Column::State.eq(ItemState::Published.name()))
        .filter(item::Column::Id.gte(from))
        .filter(item::Column::Id.lt(to))
        .order_by_asc(item::Column::Id)
        .into_tuple()
        .all(db.read())
        .await?)
}

/// The highest item number.
pub async fn highest(db: &Db) -> Result<i64> {
    let last: Option<i64> = item::Entity::find()
        .select_only()
        .column(item::Column::Id)
        .order_by_desc(item::Column::Id)
        .limit(1)
        .into_tuple()
        .one(db.read())
        .await?;
    Ok(last.unwrap_or(0))
}

/// When a column last listed something.
pub async fn last_in(db: &Db, column: i64) -> Result<Option<i64>> {
    Ok(listing::Entity::find()
        .select_only()
        .column(listing::Column::PublishedAt)
        .filter(listing::Column::ColumnId.eq(column))
        .order_by_desc(listing::Column::PublishedAt)
        .order_by_desc(listing::Column::ItemId)
        .limit(1)
        .into_tuple()
        .one(db.read())
        .await?)
}

/// An item at the desk.
pub async fn row(db: &Db, id: i64) -> Result<Option<item::Model>> {
    Ok(item::Entity::find_by_id(id).one(db.read()).await?)
}

/// One version of an item.
pub async fn version(db: &Db, id: i64, n: i64) -> Result<Option<version::Model>> {
    Ok(version::Entity::find_by_id((id, n)).one(db.read()).await?)
}

/// All versions of an item, newest first.
pub async fn versions(db: &Db, id: i64) -> Result<Vec<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::ItemId.eq(id))
        .order_by_desc(version::Column::Version)
        .all(db.read())
        .await?)
}

/// What the desk's list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct DeskFilter {
    pub words: Vec<String>,
    pub column: Option<i64>,
    pub state: Option<ItemState>,
    /// Only items of these columns; `None`: of all.
    pub allowed: Option<Vec<i64>>,
}

impl DeskFilter {
    fn query(&self, site: i64) -> Select<item::Entity> {
        let mut query = item::Entity::find().filter(item::Column::SiteId.eq(site));
        for word in &self.words {
            query = query.filter(Expr::col(item::Column::Title).like(contains(word)));
        }
        let within = |id: &i64| Expr::col(item::Column::Columns).like(contains(&format!(" {id} ")));
        if let Some(column) = &self.column {
            query = query.filter(within(column));
        }
        if let Some(state) = self.state {
            query = query.filter(item::Column::State.eq(state.name()));
        }
        if let Some(allowed) = &self.allowed {
            let any = allowed.iter().fold(Condition::any(), |any, id| any.add(within(id)));
            query = query.filter(if allowed.is_empty() { any.add(Expr::value(false)) } else { any });
        }
        query
    }
}

/// The desk's list, last changed first, with how many there are.
pub async fn at_desk(
    db: &Db,
    site: i64,
    filter: &DeskFilter,
    offset: u64,
    limit: u64,
) -> Result<(Vec<item::Model>, u64)> {
    let total = filter.query(site).count(db.read()).await?;
    let rows = filter
        .query(site)
        .order_by_desc(item::Column::UpdatedAt)
        .order_by_desc(item::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(db.read())
        .await?;
    Ok((rows, total))
}
