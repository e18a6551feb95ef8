//! The disclosure catalogue: official documents by theme, genre, issuer, year and validity.

use kit::Result;
use kit::db::Db;
use sea_orm::entity::prelude::*;
use sea_orm::{ExprTrait, QueryOrder, QuerySelect};

use super::entity::document;
use super::store::contains;
use crate::ground::text::docnum;

/// What the catalogue is narrowed by; empty means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the title, or a document number.
    pub q: String,
    /// The first level of the theme.
    pub theme: String,
    pub genre: String,
    pub unit: Option<i64>,
    pub year: Option<i64>,
    pub validity: String,
}

impl Filter {
    fn query(&self, site: i64) -> Select<document::Entity> {
        let mut query = document::Entity::find().filter(document::Column::SiteId.eq(site));
        if docnum::parse(&self.q).is_some() {
            query = query.filter(document::Column::NumberKey.eq(docnum::normal(&self.q)));
        } else {
            for word in self.q.split_whitespace() {
                let found = Expr::col(document::Column::Title)
                    .like(contains(word))
                    .or(Expr::col(document::Column::DocumentNumber).like(contains(word)))
                    .or(Expr::col(document::Column::IndexNumber).eq(word));
                query = query.filter(found);
            }
        }
        if !self.theme.is_empty() {
            let below = Expr::col(document::Column::Theme).like(contains_prefix(&self.theme));
            query = query.filter(below.or(document::Column::Theme.eq(self.theme.clone())));
        }
        if !self.genre.is_empty() {
            query = query.filter(document::Column::Genre.eq(self.genre.clone()));
        }
        if let Some(unit) = self.unit {
            query = query.filter(document::Column::UnitId.eq(unit));
        }
        if let Some(year) = self.year {
            query = query.filter(document::Column::Year.eq(year));
        }
        if !self.validity.is_empty() {
            query = query.filter(document::Column::Validity.eq(self.validity.clone()));
        }
        query
    }
}

fn contains_prefix(theme: &str) -> sea_orm::sea_query::LikeExpr {
    let escaped: String = theme
        .chars()
        .flat_map(|c| if matches!(c, '%' | '_' | '!') { vec!['!', c] } else { vec![c] })
        .collect();
    sea_orm::sea_query::LikeExpr::new(format!("{escaped}\\%")).escape('!')
}

/// One page of the catalogue, newest first, with how many there are.
pub async fn page(
    db: &Db,
    site: i64,
    filter: &Filter,
    offset: u64,
    limit: u64,
) -> Result<(Vec<document::Model>, u64)> {
    let total = filter.query(site).count(db.read()).await?;
    let rows = filter
        .query(site)
        .order_by_desc(document::Column::PublishedAt)
        .order_by_desc(document::Column::ItemId)
        .offset(offset)
        .limit(limit)
        .all(db.read())
        .await?;
    Ok((rows, total))
}

/// The newest documents of a site.
pub async fn newest(db: &Db, site: i64, limit: u64) -> Result<Vec<document::Model>> {
    Ok(Filter::default()
        .query(site)
        .order_by_desc(document::Column::PublishedAt)
        .order_by_desc(document::Column::ItemId)
        .limit(limit)
        .all(db.read())
        .await?)
}

/// The documents among `ids`.
pub async fn among(db: &Db, ids: &[i64]) -> Result<Vec<document::Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(document::Entity::find()
        .filter(document::Column::ItemId.is_in(ids.iter().copied()))
        .all(db.read())
        .await?)
}

/// The newest documents of a unit, and how many it has.
pub async fn of_unit(db: &Db, site: i64, unit: i64, limit: u64) -> Result<(Vec<document::Model>, u64)> {
    page(db, site, &Filter { unit: Some(unit), ..Filter::default() }, 0, limit).await
}

/// Values in use, for the filters: every distinct value of one column.
async fn distinct<T: sea_orm::TryGetable>(db: &Db, site: i64, column: document::Column) -> Result<Vec<T>> {
    Ok(document::Entity::find()
        .select_only()
        .column(column)
        .distinct()
        .filter(document::Column::SiteId.eq(site))
        .order_by_desc(column)
        .into_tuple::<T>()
        .all(db.read())
        .await?)
}

/// What the filters offer.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// First levels of the themes.
    pub themes: Vec<String>,
    pub genres: Vec<String>,
    pub units: Vec<i64>,
    pub years: Vec<i64>,
}

/// The filters' values for a site.
pub async fn facets(db: &Db, site: i64) -> Result<Facets> {
    let themes: Vec<String> = distinct(db, site, document::Column::Theme).await?;
    let mut themes: Vec<String> = themes
        .into_iter()
        .map(|theme| theme.split('\\').next().unwrap_or_default().to_owned())
        .filter(|theme| !theme.is_empty())
        .collect();
    themes.sort();
    themes.dedup();
    let genres: Vec<String> = distinct(db, site, document::Column::Genre).await?;
    let units: Vec<Option<i64>> = distinct(db, site, document::Column::UnitId).await?;
    let years = distinct(db, site, document::Column::Year).await?;
    Ok(Facets {
        themes,
        genres: genres.into_iter().filter(|g| !g.is_empty()).collect(),
        units: units.into_iter().flatten().collect(),
        years,
    })
}

/// How many documents are dated in `year`, and how many are in force.
pub async fn counts(db: &Db, site: i64, year: i64) -> Result<(u64, u64)> {
    let of_year = Filter { year: Some(year), ..Filter::default() };
    let in_force = Filter { validity: "in_force".to_owned(), ..Filter::default() };
    Ok((of_year.query(site).count(db.read()).await?, in_force.query(site).count(db.read()).await?))
}
