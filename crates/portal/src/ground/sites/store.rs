//! All queries on sites, hosts, columns and blocks.

use kit::db::Db;
use kit::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, ExprTrait, QueryOrder};

use super::entity::{block, column, host, site};
use super::{Block, Column, ColumnKind, STRUCTURE, Site, SiteDetails, Structure};
use crate::ground::units;

/// Loads the whole structure.
pub async fn structure(db: &Db) -> Result<Structure> {
    let db = db.read();
    let mut out = Structure::default();
    let hosts = host::Entity::find().order_by_asc(host::Column::Host).all(db).await?;
    for row in site::Entity::find().order_by_asc(site::Column::Id).all(db).await? {
        let mine: Vec<String> =
            hosts.iter().filter(|h| h.site_id == row.id).map(|h| h.host.clone()).collect();
        for name in &mine {
            out.hosts.insert(name.clone(), out.sites.len());
        }
        let details: SiteDetails = serde_json::from_str(&row.details)?;
        out.sites.push(Site { id: row.id, slug: row.slug, name: row.name, hosts: mine, details });
    }
    let rows = column::Entity::find()
        .order_by_asc(column::Column::Position)
        .order_by_asc(column::Column::Id)
        .all(db)
        .await?;
    place_columns(&mut out, rows);
    for row in block::Entity::find().order_by_asc(block::Column::Position).all(db).await? {
        let settings = serde_json::from_str(&row.settings)?;
        out.blocks.push(Block { site_id: row.site_id, kind: row.kind, settings });
    }
    out.units = units::store::all(db).await?;
    out.unit_places = out.units.iter().enumerate().map(|(n, unit)| (unit.id, n)).collect();
    Ok(out)
}

fn place_columns(out: &mut Structure, rows: Vec<column::Model>) {
    for row in &rows {
        let depth = row.path.matches('/').count();
        out.paths.insert((row.site_id, row.path.clone()), row.id);
        out.columns.insert(row.id, from_row(row, u32::try_from(depth).unwrap_or(0)));
    }
    for row in rows {
        match row.parent_id {
            Some(parent) => {
                if let Some(parent) = out.columns.get_mut(&parent) {
                    parent.children.push(row.id);
                }
            }
            None => out.roots.entry(row.site_id).or_default().push(row.id),
        }
    }
}

fn from_row(row: &column::Model, depth: u32) -> Column {
    Column {
        id: row.id,
        site_id: row.site_id,
        parent: row.parent_id,
        children: Vec::new(),
        depth,
        position: row.position,
        path: row.path.clone(),
        name: row.name.clone(),
        name_en: row.name_en.clone(),
        description: row.description.clone(),
        keywords: row.keywords.split_whitespace().map(ToOwned::to_owned).collect(),
        column_type: row.column_type.clone(),
        kind: ColumnKind::named(&row.kind).unwrap_or_default(),
        template: row.template.clone(),
        link_url: row.link_url.clone(),
        interval_days: row.interval_days,
    }
}

/// Adds a site with its hosts; returns its id.
pub async fn add_site(
    tx: &DatabaseTransaction,
    slug: &str,
    name: &str,
    details: &SiteDetails,
    hosts: &[String],
) -> Result<i64> {
    let row = site::ActiveModel {
        slug: Set(slug.to_owned()),
        name: Set(name.to_owned()),
        details: Set(serde_json::to_string(details)?),
        published: Set(0),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    for host in hosts {
        let row = host::ActiveModel { host: Set(host.to_ascii_lowercase()), site_id: Set(id) };
        host::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(id)
}

/// A column to add or the new settings of one.
#[derive(Clone, Debug, Default)]
pub struct NewColumn {
    pub site_id: i64,
    pub parent: Option<i64>,
    pub path: String,
    pub position: i64,
    pub name: String,
    pub name_en: String,
    pub description: String,
    pub keywords: Vec<String>,
    pub column_type: String,
    pub kind: ColumnKind,
    pub link_url: Option<String>,
    pub interval_days: Option<i64>,
}

impl NewColumn {
    fn row(&self) -> column::ActiveModel {
        column::ActiveModel {
            site_id: Set(self.site_id),
            position: Set(self.position),
            parent_id: Set(self.parent),
            interval_days: Set(self.interval_days),
            path: Set(self.path.clone()),
            name: Set(self.name.clone()),
            name_en: Set(self.name_en.clone()),
            description: Set(self.description.clone()),
            keywords: Set(self.keywords.join(" ")),
            column_type: Set(self.column_type.clone()),
            kind: Set(self.kind.name().to_owned()),
            link_url: Set(self.link_url.clone()),
            ..Default::default()
        }
    }
}

/// Adds a column; a path that is taken is a mistake in field `slug`.
pub async fn add_column(tx: &DatabaseTransaction, new: &NewColumn) -> Result<i64> {
    match new.row().insert(tx).await {
        Ok(row) => Ok(row.id),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            Err(Error::field("slug", "column-slug-taken"))
        }
        Err(error) => Err(error.into()),
    }
}

/// Changes a column's settings. Its path stays: addresses are stable.
pub async fn change_column(tx: &DatabaseTransaction, id: i64, new: &NewColumn) -> Result<()> {
    let mut row = new.row();
    row.id = Set(id);
    row.path = sea_orm::ActiveValue::NotSet;
    row.site_id = sea_orm::ActiveValue::NotSet;
    row.parent_id = sea_orm::ActiveValue::NotSet;
    row.update(tx).await?;
    Ok(())
}

/// Adds a part to a home page.
pub async fn add_block(
    tx: &DatabaseTransaction,
    site: i64,
    position: i64,
    kind: &str,
    settings: &serde_json::Value,
) -> Result<()> {
    let row = block::ActiveModel {
        site_id: Set(site),
        position: Set(position),
        kind: Set(kind.to_owned()),
        settings: Set(settings.to_string()),
        ..Default::default()
    };
    block::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds `by` to the number of published items of a site.
pub async fn count_published(tx: &DatabaseTransaction, site: i64, by: i64) -> Result<()> {
    site::Entity::update_many()
        .col_expr(site::Column::Published, Expr::col(site::Column::Published).add(by))
        .filter(site::Column::Id.eq(site))
        .exec(tx)
        .await?;
    Ok(())
}

/// How many items are published on a site now.
pub async fn published(db: &impl ConnectionTrait, site: i64) -> Result<i64> {
    Ok(site::Entity::find_by_id(site).one(db).await?.map_or(0, |row| row.published))
}

/// Whether there is any site at all.
pub async fn any(db: &Db) -> Result<bool> {
    Ok(site::Entity::find().one(db.read()).await?.is_some())
}

/// The tags of a changed structure: the structure itself and every page of the site.
pub fn structure_tags(site: i64) -> Vec<String> {
    vec![STRUCTURE.to_owned(), format!("site:{site}")]
}
