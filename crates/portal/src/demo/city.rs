//! The plain types in which the demo city is handed over: a site, its columns, its units, its items. No rules here.

use serde::Serialize;

/// Everything of the city that is not an item.
#[derive(Clone, Debug, Serialize)]
pub struct City {
    pub site: DemoSite,
    pub columns: Vec<DemoColumn>,
    pub units: Vec<DemoUnit>,
}

/// The city's main site, with what the footer and the `<meta>` tags ask for.
#[derive(Clone, Debug, Serialize)]
pub struct DemoSite {
    pub slug: String,
    pub name: String,
    pub name_en: String,
    /// The city itself: 云岫.
    pub short_name: String,
    /// Always below `.example`, so that it can never be anybody's.
    pub domain: String,
    /// 政府网站标识码, ten digits.
    pub id_code: String,
    /// 主办单位.
    pub organizer: String,
    /// 承办单位.
    pub undertaker: String,
    /// 联系方式, one line as the footer prints it.
    pub contact: String,
    pub icp: String,
    pub police: String,
    pub slogan: String,
    pub slogan_en: String,
    pub region_code: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    List,
    Page,
    Gallery,
    Link,
    Disclosure,
}

/// One node of the column tree. Parents come before their children.
#[derive(Clone, Debug, Serialize)]
pub struct DemoColumn {
    /// `zwgk/tzgg`: the slugs from the root, joined by `/`.
    pub path: String,
    /// Path of the parent; `None` for the seven primary columns.
    pub parent: Option<String>,
    pub name: String,
    pub name_en: String,
    pub description: String,
    pub keywords: Vec<String>,
    /// 栏目类别, as `ColumnType` prints it.
    pub column_type: String,
    pub kind: ColumnKind,
    pub link_url: Option<String>,
    /// 承诺更新周期; `None` where nothing is promised.
    pub interval_days: Option<u32>,
    /// Which text bank fills it; empty for parents and links.
    pub flavour: String,
    /// Share of all items, relative to the other columns; 0 for parents, links and single pages.
    pub weight: u32,
}

impl DemoColumn {
    /// The last slug of the path.
    pub fn slug(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    Department,
    County,
    Office,
    Centre,
}

#[derive(Clone, Debug, Serialize)]
pub struct DemoUnit {
    /// Words of pinyin without tones; unique.
    pub slug: String,
    pub name: String,
    pub short_name: String,
    pub name_en: String,
    pub kind: UnitKind,
    /// Clean HTML: a sentence and a list.
    pub duties_html: String,
    pub address: String,
    pub hours: String,
    pub phone: String,
    pub email: String,
    pub postcode: String,
    /// 统一社会信用代码, valid by GB 32100, of nobody.
    pub credit_code: String,
    pub posts: Vec<DemoPost>,
}

/// A person in an office; both are invented.
#[derive(Clone, Debug, Serialize)]
pub struct DemoPost {
    pub name: String,
    pub title: String,
    pub duties: String,
    pub portrait: Option<PictureSeed>,
}

/// What a picture is drawn from: the same seed gives the same picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PictureSeed {
    pub scene: Scene,
    pub palette: Palette,
    pub seed: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Ridges behind ridges in mist.
    Mountains,
    /// A river between hills, with what it reflects.
    River,
    /// Terraced fields.
    Terraces,
    /// A bridge over the river.
    Bridge,
    /// The town before the mountains.
    Skyline,
    /// A branch of plum, pine or bamboo before the hills.
    Branch,
    /// A seal on a pattern, for what has no landscape.
    Emblem,
    /// A regular pattern alone.
    Pattern,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Palette {
    SpringMorning,
    SummerNoon,
    AutumnDusk,
    WinterSnow,
    Dawn,
    Night,
    Ink,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Article,
    Document,
    Gallery,
    Page,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    Published,
    /// Its `published_at` lies after the `now` that was given.
    Scheduled,
    Withdrawn {
        reason: String,
    },
    Draft,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    InForce,
    Repealed,
    Replaced,
    Expired,
}

/// A picture inside an item.
#[derive(Clone, Debug, Serialize)]
pub struct DemoPicture {
    pub picture: PictureSeed,
    pub caption: String,
    pub alt: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct DemoAttachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What makes an item an official document.
#[derive(Clone, Debug, Serialize)]
pub struct DemoDocument {
    pub document_number: String,
    /// Full name of the issuing body.
    pub issuer: String,
    /// Day it was signed, `YYYY-MM-DD`.
    pub written_on: String,
    pub index_number: String,
    /// `top\second`, of the 22 classes.
    pub theme: String,
    /// 文种: 通知, 意见 …
    pub genre: String,
    pub validity: Validity,
    /// Keys of other items.
    pub interpreted_by: Option<String>,
    pub replaced_by: Option<String>,
    pub replaces: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DemoItem {
    /// Stable name of the item within one run: `wj-12`.
    pub key: String,
    pub kind: ItemKind,
    /// Paths; the first is the home column, the others refer to it.
    pub columns: Vec<String>,
    pub title: String,
    pub subtitle: Option<String>,
    pub title_en: Option<String>,
    pub summary: String,
    pub body_html: String,
    pub source: String,
    pub author: Option<String>,
    pub keywords: Vec<String>,
    /// Slug of the unit that answers for it.
    pub unit: String,
    /// Unix seconds.
    pub published_at: i64,
    pub cover: Option<PictureSeed>,
    pub pictures: Vec<DemoPicture>,
    pub document: Option<DemoDocument>,
    /// Key of the document that this item interprets.
    pub interprets: Option<String>,
    pub attachments: Vec<DemoAttachment>,
    pub state: ItemState,
}
