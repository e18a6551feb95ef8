//! The shell: everything around a page's own content.

use serde::Serialize;

use super::parts::{Link, NavItem};

/// What every template sees under the name `shell`.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    /// Language of the interface: `zh-Hans`, `zh-Hant` or `en`; printed as `<html lang>`.
    pub lang: String,
    /// Language of titles and bodies: `zh-Hans` or `zh-Hant`.
    pub content_lang: String,
    /// This page's path with query and without language prefix, for coming back from a choice.
    pub path: String,
    pub site: SiteHead,
    /// The primary columns with their children.
    pub nav: Vec<NavItem>,
    /// From the home page (left out) to this page (the last one, `current`).
    pub crumbs: Vec<Link>,
    pub languages: Vec<Language>,
    pub display: Display,
    pub meta: Meta,
    pub footer: Footer,
    /// The moment the page was made.
    pub now: i64,
    /// At the desk only.
    pub staff: Option<StaffHead>,
    pub csrf: String,
    /// Something was just done; said once on the next page.
    pub done: Option<Done>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteHead {
    /// In the page's language.
    pub name: String,
    /// A line under the name.
    pub slogan: Option<String>,
    /// `https://www.example.gov.cn`, no slash at the end.
    pub base: String,
    /// Bare host.
    pub domain: String,
    /// 政府网站标识码
    pub id_code: String,
    /// Folder name of the theme; sets `data-theme`.
    pub theme: String,
    /// A theme's own style sheet, if it has one.
    pub theme_css: Option<String>,
    pub emblem: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Language {
    /// `zh-Hans`, `zh-Hant`, `en`
    pub code: String,
    /// `/en`, `/zh-hant` or nothing.
    pub prefix: String,
    pub current: bool,
}

/// The reader's choice of display (cookie `view`).
#[derive(Clone, Debug, Default, Serialize)]
pub struct Display {
    pub elder: bool,
    pub high_contrast: bool,
    pub size: TextSize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Larger,
}

/// What goes into `<head>`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Meta {
    /// The page's title without the site's name; empty on the home page.
    pub title: String,
    pub description: Option<String>,
    /// Whole address.
    pub canonical: Option<String>,
    /// Whole addresses of this page in each language (`hreflang`).
    pub alternates: Vec<Alternate>,
    /// Atom and RSS of this page.
    pub feeds: Vec<Feed>,
    /// Whole address of a picture for sharing.
    pub image: Option<String>,
    /// Keep search engines away.
    pub noindex: bool,
    /// The national standard tags: column on list and detail pages, article on detail pages.
    pub column: Option<ColumnMeta>,
    pub article: Option<ArticleMeta>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    pub lang: String,
    pub href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    pub title: String,
    pub href: String,
    /// `application/atom+xml` or `application/rss+xml`
    pub mime: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnMeta {
    pub name: String,
    pub description: String,
    pub keywords: Vec<String>,
    /// 栏目类别
    pub column_type: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleMeta {
    pub title: String,
    pub published_at: i64,
    pub updated_at: Option<i64>,
    pub source: String,
    pub keywords: Vec<String>,
    pub author: Option<String>,
    pub description: Option<String>,
    pub image: Option<String>,
    pub url: String,
}

/// What the rules ask for at the bottom of every page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Footer {
    /// 主办单位
    pub organiser: String,
    /// 承办单位
    pub undertaker: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// ICP 备案
    pub icp: Option<Link>,
    /// 公安机关备案
    pub police: Option<Link>,
    /// 党政机关网站标识
    pub badge: Option<Link>,
    /// 我为政府网站找错
    pub report_fault: Option<Link>,
    /// Neighbour sites: province, counties.
    pub neighbours: Vec<Link>,
}

/// Who is signed in at the desk, and where they may go.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StaffHead {
    pub name: String,
    pub unit: Option<String>,
    pub nav: Vec<DeskNav>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DeskNav {
    pub place: DeskPlace,
    pub href: String,
    pub current: bool,
    pub count: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskPlace {
    Work,
    Items,
    Columns,
    People,
    Audit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    Saved,
    Published,
    Scheduled,
    Withdrawn,
    Replaced,
    Attached,
    Detached,
    PasswordSet,
    SignedOut,
    LinkMade,
}

impl Done {
    /// All of them, for turning `?done=` back into a value and for tests.
    pub const ALL: [Self; 10] = [
        Self::Saved,
        Self::Published,
        Self::Scheduled,
        Self::Withdrawn,
        Self::Replaced,
        Self::Attached,
        Self::Detached,
        Self::PasswordSet,
        Self::SignedOut,
        Self::LinkMade,
    ];
}
