//! The structure in memory.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::ground::units::Unit;

/// What the header, the footer and the `<meta>` tags of a site need (STANDARDS: 政府网站发展指引
/// 1.1, 1.2). Everything optional is left out of the page when empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteDetails {
    pub name_en: String,
    pub slogan: String,
    pub slogan_en: String,
    pub domain: String,
    /// 政府网站标识码
    pub id_code: String,
    pub theme: String,
    pub organizer: String,
    pub undertaker: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub postcode: String,
    pub icp: String,
    pub police: String,
    /// How an index number is made: `{code}` credit code of the issuer, `{year}`, `{serial}`.
    pub index_rule: String,
    /// Often asked, offered under the search field.
    pub hints: Vec<String>,
}

/// One site.
#[derive(Clone, Debug)]
pub struct Site {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub hosts: Vec<String>,
    pub details: SiteDetails,
}

/// What a column shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    #[default]
    List,
    Page,
    Gallery,
    Link,
    Disclosure,
}

impl ColumnKind {
    pub const ALL: [Self; 5] = [Self::List, Self::Page, Self::Gallery, Self::Link, Self::Disclosure];

    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Page => "page",
            Self::Gallery => "gallery",
            Self::Link => "link",
            Self::Disclosure => "disclosure",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    pub id: i64,
    pub site_id: i64,
    pub parent: Option<i64>,
    pub children: Vec<i64>,
    /// 0 for a primary column.
    pub depth: u32,
    pub position: i64,
    pub path: String,
    pub name: String,
    pub name_en: String,
    pub description: String,
    pub keywords: Vec<String>,
    pub column_type: String,
    pub kind: ColumnKind,
    pub template: Option<String>,
    pub link_url: Option<String>,
    pub interval_days: Option<i64>,
}

impl Column {
    /// The name in the interface's language.
    pub fn name_in(&self, lang: &str) -> &str {
        if lang == "en" && !self.name_en.is_empty() { &self.name_en } else { &self.name }
    }

    /// `/columns/zwgk/tzgg`, or where a link column leads.
    pub fn href(&self) -> String {
        match &self.link_url {
            Some(url) if self.kind == ColumnKind::Link => url.clone(),
            _ => format!("/columns/{}", self.path),
        }
    }
}

/// A part of a home page.
#[derive(Clone, Debug)]
pub struct Block {
    pub site_id: i64,
    pub kind: String,
    pub settings: serde_json::Value,
}

/// All of it.
#[derive(Debug, Default)]
pub struct Structure {
    pub sites: Vec<Site>,
    pub(super) hosts: HashMap<String, usize>,
    pub(super) columns: HashMap<i64, Column>,
    pub(super) paths: HashMap<(i64, String), i64>,
    /// Primary columns of each site, in order.
    pub(super) roots: HashMap<i64, Vec<i64>>,
    pub units: Vec<Unit>,
    pub(super) unit_places: HashMap<i64, usize>,
    pub blocks: Vec<Block>,
}

impl Structure {
    /// The site a host leads to; ports do not count.
    pub fn site_at(&self, host: &str) -> Option<&Site> {
        let name = match host.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or(v6),
            None => host.split(':').next().unwrap_or(host),
        };
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        self.hosts.get(&name).and_then(|n| self.sites.get(*n))
    }

    pub fn site(&self, id: i64) -> Option<&Site> {
        self.sites.iter().find(|site| site.id == id)
    }

    pub fn site_named(&self, slug: &str) -> Option<&Site> {
        self.sites.iter().find(|site| site.slug == slug)
    }

    pub fn column(&self, id: i64) -> Option<&Column> {
        self.columns.get(&id)
    }

    pub fn column_at(&self, site: i64, path: &str) -> Option<&Column> {
        self.paths.get(&(site, path.to_owned())).and_then(|id| self.columns.get(id))
    }

    /// The primary columns of a site.
    pub fn roots(&self, site: i64) -> impl Iterator<Item = &Column> {
        self.roots.get(&site).into_iter().flatten().filter_map(|id| self.columns.get(id))
    }

    pub fn children<'s>(&'s self, column: &'s Column) -> impl Iterator<Item = &'s Column> {
        column.children.iter().filter_map(|id| self.columns.get(id))
    }

    /// From the primary column down to `column` itself.
    pub fn line(&self, column: &Column) -> Vec<&Column> {
        let mut line = Vec::new();
        let mut at = self.columns.get(&column.id);
        while let Some(here) = at.filter(|_| line.len() < 8) {
            line.push(here);
            at = here.parent.and_then(|id| self.columns.get(&id));
        }
        line.reverse();
        line
    }

    /// The columns of a site in tree order.
    pub fn tree(&self, site: i64) -> Vec<&Column> {
        fn walk<'s>(structure: &'s Structure, column: &'s Column, out: &mut Vec<&'s Column>) {
            out.push(column);
            for child in structure.children(column) {
                walk(structure, child, out);
            }
        }
        let mut out = Vec::new();
        for root in self.roots(site) {
            walk(self, root, &mut out);
        }
        out
    }

    pub fn unit(&self, id: i64) -> Option<&Unit> {
        self.unit_places.get(&id).and_then(|n| self.units.get(*n))
    }

    pub fn unit_named(&self, slug: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.slug == slug)
    }

    pub fn blocks(&self, site: i64) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.site_id == site)
    }
}
