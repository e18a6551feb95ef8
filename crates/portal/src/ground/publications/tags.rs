//! What a change of an item touches, by the names pages note when they read.

use std::collections::BTreeSet;

/// Items that share one file of the site map.
pub const SITEMAP_PART: i64 = 50_000;

pub fn item(id: i64) -> String {
    format!("item:{id}")
}

pub fn column(id: i64) -> String {
    format!("column:{id}")
}

pub fn unit(id: i64) -> String {
    format!("unit:{id}")
}

/// Everything that lists a site's items as such: feeds of all, the API, figures, the search.
pub fn items(site: i64) -> String {
    format!("items:{site}")
}

/// The disclosure catalogue of a site.
pub fn documents(site: i64) -> String {
    format!("documents:{site}")
}

/// Everything on a site.
pub fn site(site: i64) -> String {
    format!("site:{site}")
}

/// One file of the site map.
pub fn sitemap(site: i64, item: i64) -> String {
    format!("sitemap:{site}:{}", item / SITEMAP_PART)
}

/// Who may see a file has changed.
pub fn file(hash: &str) -> String {
    format!("file:{hash}")
}

/// The tags of one change, each once.
#[derive(Debug, Default)]
pub struct Touched(BTreeSet<String>);

impl Touched {
    pub fn add(&mut self, tag: String) {
        self.0.insert(tag);
    }

    pub fn list(self) -> Vec<String> {
        self.0.into_iter().collect()
    }
}
