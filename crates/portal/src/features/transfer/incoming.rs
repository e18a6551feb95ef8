//! What one line of an import file says, in the terms of the site.

use chrono::NaiveDate;
use serde::Serialize;

/// An item as it came in: cleaned, dated, ready to be stored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Incoming {
    /// Line of the file, counted from 1; for messages.
    #[serde(skip)]
    pub line: u64,
    /// What tells this item from all others of its source: its `id`, or a hash of its content where there is none.
    #[serde(skip)]
    pub external_key: String,
    /// Changes exactly when something below changes: an import of the same line again has nothing to do.
    #[serde(skip)]
    pub content_hash: String,
    pub kind: Kind,
    pub title: String,
    pub subtitle: Option<String>,
    /// Already clean.
    pub body_html: String,
    pub summary: String,
    pub source: Option<String>,
    pub author: Option<String>,
    pub keywords: Vec<String>,
    pub url: Option<String>,
    /// Unix seconds; a day without an hour is its first second in China.
    pub published_at: Option<i64>,
    /// Present when and only when the kind is `Document`.
    pub document: Option<Document>,
    /// What had to be concluded because the line did not say it; sentences for a person.
    #[serde(skip)]
    pub notes: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Article,
    Document,
}

/// What only official documents have.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Document {
    /// In the normal form 国办发〔2019〕6号 where it is of that form, else as written.
    pub document_number: Option<String>,
    pub issuer: Option<String>,
    /// 成文日期
    pub written_on: Option<NaiveDate>,
    pub index_number: Option<String>,
    pub theme: Option<String>,
    /// Nothing where the line does not say.
    pub validity: Option<Validity>,
    pub genre: Option<String>,
    /// 施行日期
    pub effective_on: Option<NaiveDate>,
    /// 失效日期
    pub expires_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// 有效
    InForce,
    /// 部分修改
    Amended,
    /// 失效: overtaken by time or by a newer version
    Expired,
    /// 废止: ended by a decision
    Repealed,
}
