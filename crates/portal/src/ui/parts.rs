//! The small parts pages are built of.

use serde::Serialize;

#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    pub label: String,
    pub href: String,
    /// This is where the reader is now.
    pub current: bool,
}

/// A link with links below it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    pub current: bool,
    pub children: Vec<Link>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Picture {
    pub src: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

/// An item as one line of a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemLine {
    pub title: String,
    pub href: String,
    pub published_at: i64,
    pub summary: Option<String>,
    pub unit: Option<String>,
    /// Shown where lists mix columns.
    pub column: Option<String>,
    pub cover: Option<Picture>,
}

/// An official document as one line of a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentLine {
    pub title: String,
    pub href: String,
    /// 发文字号
    pub number: Option<String>,
    /// 发文机关
    pub issuer: Option<String>,
    pub theme: Option<String>,
    /// 成文日期
    pub written_at: Option<i64>,
    pub published_at: i64,
    pub validity: Validity,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    #[default]
    InForce,
    /// 部分修改
    Amended,
    Expired,
    Repealed,
}

/// Another item, named.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemRef {
    pub title: String,
    pub href: String,
    pub number: Option<String>,
    pub published_at: Option<i64>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Attachment {
    pub id: String,
    pub name: String,
    pub href: String,
    pub bytes: u64,
}

impl Attachment {
    pub fn new(id: impl Into<String>, name: impl Into<String>, href: impl Into<String>, bytes: u64) -> Self {
        Self { id: id.into(), name: name.into(), href: href.into(), bytes }
    }
}

/// A picture set as a card.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PictureCard {
    pub title: String,
    pub href: String,
    pub published_at: i64,
    pub author: Option<String>,
    /// How many pictures are in it.
    pub count: u32,
    pub cover: Option<Picture>,
}

/// One value of a choice: an option of a select, a filter, a checkbox.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

/// What is wrong with one field of a form, in words. `field` is the field's name and the target of the summary's link.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// Where one is in a paged list. Build it with [`Pager::new`].
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pager {
    pub page: u64,
    pub pages: u64,
    pub total: u64,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub links: Vec<PageLink>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PageLink {
    pub page: u64,
    pub href: String,
    pub current: bool,
    /// Pages are left out before this one.
    pub gap: bool,
}

impl Pager {
    /// `address` is the list's path with its query but without `page`. Page 1 has no `page` in its address.
    pub fn new(address: &str, page: u64, per_page: u64, total: u64) -> Self {
        let pages = total.div_ceil(per_page.max(1)).max(1);
        let page = page.clamp(1, pages);
        let href = |n: u64| match (n, address.contains('?')) {
            (1, _) => address.to_owned(),
            (_, true) => format!("{address}&page={n}"),
            (_, false) => format!("{address}?page={n}"),
        };
        let mut shown: Vec<u64> =
            vec![1, 2, page.saturating_sub(1), page, page + 1, pages.saturating_sub(1), pages];
        shown.retain(|n| (1..=pages).contains(n));
        shown.sort_unstable();
        shown.dedup();
        let mut last = 0;
        let links = shown
            .into_iter()
            .map(|n| {
                let gap = n > last + 1;
                last = n;
                PageLink { page: n, href: href(n), current: n == page, gap }
            })
            .collect();
        Self {
            page,
            pages,
            total,
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
            links,
        }
    }
}
