//! An item and what may be done with it: plain types and pure rules.

use serde::{Deserialize, Serialize};

/// What kind of thing an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    #[default]
    Article,
    /// 公文（红头文件）
    Document,
    /// A set of pictures.
    Pictures,
}

impl ItemKind {
    pub const ALL: [Self; 3] = [Self::Article, Self::Document, Self::Pictures];

    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Document => "document",
            Self::Pictures => "pictures",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where an item is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    #[default]
    Draft,
    Scheduled,
    Published,
    /// Taken back; the address stays and says why.
    Withdrawn,
    /// Another item stands in its place; the address leads there.
    Replaced,
}

impl ItemState {
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Scheduled, Self::Published, Self::Withdrawn, Self::Replaced];

    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Replaced => "replaced",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The state after `step`, or `None` when the step is not open from here.
    pub fn after(self, step: Step) -> Option<Self> {
        use ItemState as S;
        match (step, self) {
            (Step::Publish, S::Replaced) => None,
            (Step::Publish, _) => Some(S::Published),
            (Step::Schedule, S::Draft | S::Scheduled | S::Withdrawn) => Some(S::Scheduled),
            (Step::Unschedule, S::Scheduled) => Some(S::Draft),
            (Step::Withdraw, S::Published) => Some(S::Withdrawn),
            (Step::Replace, S::Published | S::Withdrawn) => Some(S::Replaced),
            _ => None,
        }
    }
}

/// What a person can do with an item besides saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Publish,
    Schedule,
    Unschedule,
    Withdraw,
    Replace,
}

/// Whether a document still applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    #[default]
    InForce,
    Amended,
    Expired,
    Repealed,
}

impl Validity {
    pub const ALL: [Self; 4] = [Self::InForce, Self::Amended, Self::Expired, Self::Repealed];

    pub fn name(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Amended => "amended",
            Self::Expired => "expired",
            Self::Repealed => "repealed",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

/// A stored picture as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureRef {
    pub hash: String,
    pub name: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    #[serde(default)]
    pub caption: String,
}

/// A stored file offered with an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRef {
    pub hash: String,
    pub name: String,
    pub size: u64,
}

/// What an official document has besides its text (STANDARDS 3.4; 政府信息公开条例 Art. 12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentMeta {
    /// 发文字号
    pub number: String,
    /// 发文机关
    pub issuer: String,
    /// 索引号; made by the site's rule when left empty.
    pub index_number: String,
    /// 成文日期, `YYYY-MM-DD`
    pub written_on: String,
    pub effective_on: String,
    pub expires_on: String,
    /// 主题分类, `top\second`
    pub theme: String,
    /// 文种
    pub genre: String,
    pub validity: Validity,
    /// Items that this one takes the place of.
    pub replaces: Vec<i64>,
}

/// The parts of a version that are not its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub kind: ItemKind,
    pub unit: Option<i64>,
    pub columns: Vec<i64>,
    pub cover: Option<PictureRef>,
    pub pictures: Vec<PictureRef>,
    pub attachments: Vec<AttachmentRef>,
    pub document: Option<DocumentMeta>,
    /// Items that this one explains (政策解读).
    pub interprets: Vec<i64>,
}

/// What a person wrote: the content of the next version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    pub subtitle: String,
    pub summary: String,
    /// Clean HTML.
    pub body_html: String,
    pub source: String,
    pub author: String,
    pub keywords: Vec<String>,
    pub details: Details,
    /// What was changed and why.
    pub note: String,
}
