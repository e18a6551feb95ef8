//! Organisations of the city: departments, counties, offices, with their leaders and contacts.

pub mod entity;
pub mod store;

use serde::{Deserialize, Serialize};

/// What a unit's page says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitDetails {
    /// Clean HTML.
    pub duties_html: String,
    pub address: String,
    pub hours: String,
    pub phone: String,
    pub email: String,
    pub postcode: String,
    /// 统一社会信用代码
    pub credit_code: String,
}

/// A unit as lists and breadcrumbs need it, kept in memory.
#[derive(Clone, Debug)]
pub struct Unit {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub short_name: String,
    pub name_en: String,
    /// `department`, `county`, `office`, `centre`
    pub kind: String,
    /// First letter of the name in pinyin.
    pub initial: String,
    pub phone: String,
    pub credit_code: String,
}

impl Unit {
    /// The name in the interface's language.
    pub fn name_in(&self, lang: &str) -> &str {
        if lang == "en" && !self.name_en.is_empty() { &self.name_en } else { &self.name }
    }

    pub fn href(&self) -> String {
        format!("/units/{}", self.slug)
    }
}
