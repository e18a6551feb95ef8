//! Who may do what, in one place.

use crate::ground::sites::Structure;

/// What a person is trusted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 撰稿: writes and saves.
    Author,
    /// 编辑: also publishes, withdraws, replaces.
    Editor,
    /// 管理员: everything, with people and columns.
    Admin,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Author, Self::Editor, Self::Admin];

    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// One grant: a role, on one site or all, on one column and below or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub site: Option<i64>,
    pub column: Option<i64>,
}

/// All grants of a person.
#[derive(Clone, Debug, Default)]
pub struct Rights(pub Vec<Grant>);

impl Rights {
    /// Whether the person administers the installation.
    pub fn admin(&self) -> bool {
        self.0.iter().any(|g| g.role == Role::Admin && g.site.is_none() && g.column.is_none())
    }

    /// Whether the person has `role` or more on `column`.
    pub fn on_column(&self, structure: &Structure, role: Role, column: i64) -> bool {
        let Some(place) = structure.column(column) else { return false };
        let line = structure.line(place);
        self.0.iter().any(|grant| {
            grant.role >= role
                && grant.site.is_none_or(|site| site == place.site_id)
                && grant.column.is_none_or(|above| line.iter().any(|c| c.id == above))
        })
    }

    /// Whether the person has `role` or more on every one of `columns`; on none is on nothing.
    pub fn on_all(&self, structure: &Structure, role: Role, columns: &[i64]) -> bool {
        !columns.is_empty() && columns.iter().all(|column| self.on_column(structure, role, *column))
    }

    /// The columns of a site the person has `role` or more on; `None` means all.
    pub fn columns(&self, structure: &Structure, role: Role, site: i64) -> Option<Vec<i64>> {
        let everywhere =
            self.0.iter().any(|g| g.role >= role && g.column.is_none() && g.site.is_none_or(|s| s == site));
        if everywhere {
            return None;
        }
        let tree = structure.tree(site);
        Some(tree.iter().map(|c| c.id).filter(|id| self.on_column(structure, role, *id)).collect())
    }
}
