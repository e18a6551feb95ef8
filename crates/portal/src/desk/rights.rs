//! Who may do what at the desk: the rules behind `routes::Needs`, in one place.
//!
//! | right    | takes |
//! |----------|-------|
//! | See      | 撰稿 on any column the item is or will be in |
//! | Save     | the same; while it waits for its time, Publish, because then saving is publishing |
//! | Publish, Withdraw, Replace | 编辑 on every column the item is and will be in |

use kit::{Error, Result};

use super::routes::{ItemRight, Needs};
use super::visit::Visit;
use crate::ground::people::{Rights, Role};
use crate::ground::publications::entity::{item, version};
use crate::ground::publications::{Details, ItemState, store};
use crate::ground::sites::Structure;
use crate::ground::text::number;

/// An item with its newest version.
pub struct Opened {
    pub row: item::Model,
    pub latest: version::Model,
    pub details: Details,
    /// The columns of the newest version and, once it was public, of the live one.
    pub columns: Vec<i64>,
}

impl Opened {
    pub fn state(&self) -> ItemState {
        ItemState::named(&self.row.state).unwrap_or_default()
    }

    /// The number people see.
    pub fn code(&self) -> String {
        code(self.row.id)
    }

    /// `/desk/items/{id}`
    pub fn href(&self) -> String {
        href(self.row.id)
    }

    /// Whether somebody with `rights` may do this with the item.
    pub fn allows(&self, structure: &Structure, rights: &Rights, right: ItemRight) -> bool {
        if rights.admin() {
            return true;
        }
        let every = || rights.on_all(structure, Role::Editor, &self.columns);
        match right {
            ItemRight::Save if self.state() == ItemState::Scheduled => every(),
            ItemRight::See | ItemRight::Save => {
                self.columns.iter().any(|column| rights.on_column(structure, Role::Author, *column))
            }
            ItemRight::Publish | ItemRight::Withdraw | ItemRight::Replace => every(),
        }
    }
}

/// The number people see of item `id`.
pub fn code(id: i64) -> String {
    number::encode(u64::try_from(id).unwrap_or(0))
}

/// The item a number names; `None` when no item can have it.
pub fn decode(code: &str) -> Option<i64> {
    number::decode(code).and_then(|id| i64::try_from(id).ok())
}

/// `/desk/items/{id}`
pub fn href(id: i64) -> String {
    format!("/desk/items/{}", code(id))
}

/// Whether somebody may write at all on a site.
pub fn writes(structure: &Structure, rights: &Rights, site: i64) -> bool {
    rights.columns(structure, Role::Author, site).is_none_or(|columns| !columns.is_empty())
}

/// Checks what a route needs, and opens the item it names.
pub async fn check(visit: &mut Visit, needs: Needs) -> Result<()> {
    if needs == Needs::Open {
        return Ok(());
    }
    let rights = &visit.signed()?.rights;
    let allowed = match needs {
        Needs::Open | Needs::Signed => true,
        Needs::Admin => rights.admin(),
        Needs::Writer => writes(&visit.structure, rights, visit.site),
        Needs::Item(right) => {
            let opened = open(visit, visit.param(0)).await?;
            let allowed = opened.allows(&visit.structure, rights, right);
            visit.opened = Some(opened);
            allowed
        }
    };
    if allowed { Ok(()) } else { Err(Error::Forbidden("not-yours".to_owned())) }
}

/// The item with the number `code`, if it belongs to this site.
pub async fn open(visit: &Visit, code: &str) -> Result<Opened> {
    let id = decode(code).ok_or(Error::NotFound)?;
    let row = store::row(&visit.app.db, id).await?.filter(|row| row.site_id == visit.site);
    let row = row.ok_or(Error::NotFound)?;
    let latest = store::version(&visit.app.db, id, row.latest_version).await?;
    let latest = latest.ok_or_else(|| Error::Bug(format!("item {id} without its newest version")))?;
    let details: Details = serde_json::from_str(&latest.details)?;
    let mut columns = details.columns.clone();
    columns.extend(columns_of(&row));
    columns.sort_unstable();
    columns.dedup();
    Ok(Opened { row, latest, details, columns })
}

/// The columns an item's row names.
pub fn columns_of(row: &item::Model) -> Vec<i64> {
    row.columns.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}
