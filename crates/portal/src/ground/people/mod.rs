//! Staff, their rights, and how they sign in. Rights are rows (`role_grant`): a role on a site,
//! optionally on one column and everything below it. There is no default password anywhere: the
//! first administrator comes in by a one-time link, and sets one.

pub mod entity;
pub mod rights;
pub mod store;

pub use rights::{Rights, Role};

use crate::ground::audit::Actor;

/// A signed-in member of staff.
#[derive(Clone, Debug)]
pub struct Signed {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub unit: Option<i64>,
    pub rights: Rights,
    /// The mark every form of this session carries.
    pub csrf: String,
    /// The stored key of this session.
    pub session: String,
}

impl Signed {
    /// Who the audit trail says it was.
    pub fn actor(&self) -> Actor {
        Actor { id: Some(self.id), name: self.name.clone() }
    }
}

/// A session ends after this long without a request.
pub const IDLE: i64 = 25 * 60;
/// A session ends after this long in any case.
pub const LONGEST: i64 = 12 * 3600;
/// A one-time link ends after this long.
pub const LINK_LASTS: i64 = 24 * 3600;
