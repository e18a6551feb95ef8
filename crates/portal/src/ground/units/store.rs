//! All queries on units and posts.

use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};

use super::entity::{post, unit};
use super::{Unit, UnitDetails};

/// Every unit, in the city's order.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Unit>> {
    let rows = unit::Entity::find()
        .order_by_asc(unit::Column::Position)
        .order_by_asc(unit::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let details: UnitDetails = serde_json::from_str(&row.details)?;
            Ok(Unit {
                id: row.id,
                slug: row.slug,
                name: row.name,
                short_name: row.short_name,
                name_en: row.name_en,
                kind: row.kind,
                initial: row.initial,
                phone: details.phone,
                credit_code: details.credit_code,
            })
        })
        .collect()
}

/// What a unit's page says.
pub async fn details(db: &impl ConnectionTrait, id: i64) -> Result<Option<UnitDetails>> {
    let Some(row) = unit::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(Some(serde_json::from_str(&row.details)?))
}

/// The people in a unit's offices, in order.
pub async fn posts(db: &impl ConnectionTrait, unit: i64) -> Result<Vec<post::Model>> {
    Ok(post::Entity::find()
        .filter(post::Column::UnitId.eq(unit))
        .order_by_asc(post::Column::Position)
        .all(db)
        .await?)
}

/// A unit to add.
#[derive(Clone, Debug, Default)]
pub struct NewUnit {
    pub slug: String,
    pub name: String,
    pub short_name: String,
    pub name_en: String,
    pub kind: String,
    pub initial: String,
    pub position: i64,
    pub details: UnitDetails,
    /// (name, title, duties)
    pub posts: Vec<(String, String, String)>,
}

/// Adds a unit with its posts; returns its id.
pub async fn add(tx: &DatabaseTransaction, new: &NewUnit) -> Result<i64> {
    let row = unit::ActiveModel {
        position: Set(new.position),
        slug: Set(new.slug.clone()),
        name: Set(new.name.clone()),
        short_name: Set(new.short_name.clone()),
        name_en: Set(new.name_en.clone()),
        kind: Set(new.kind.clone()),
        initial: Set(new.initial.clone()),
        details: Set(serde_json::to_string(&new.details)?),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    for (position, (name, title, duties)) in (0_i64..).zip(&new.posts) {
        let row = post::ActiveModel {
            unit_id: Set(id),
            position: Set(position),
            name: Set(name.clone()),
            title: Set(title.clone()),
            duties: Set(duties.clone()),
            ..Default::default()
        };
        post::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(id)
}
