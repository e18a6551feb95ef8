//! Column pages: a paged list, a parent with its children's newest, pictures, a single page.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample::{self, link};
use crate::ui::{Attachment, DocumentLine, ItemLine, Link, Pager, PictureCard};

/// The column a page belongs to.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnHead {
    pub title: String,
    pub href: String,
    pub description: Option<String>,
    /// `/feeds/{path}.atom`
    pub feed: Option<String>,
    /// The parent's name and address, above the siblings.
    pub parent: Option<Link>,
    /// This column and those beside it.
    pub siblings: Vec<Link>,
    pub children: Vec<Link>,
}

/// A child column on its parent's page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    pub title: String,
    pub href: String,
    pub description: Option<String>,
    /// At most six.
    pub items: Vec<ItemLine>,
}

/// A list column, or a parent: `sections` where it has children, `items` its own.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnPage {
    pub column: ColumnHead,
    pub sections: Vec<Section>,
    pub items: Vec<ItemLine>,
    /// Where the column's template lists official documents, they stand here instead of `items`.
    pub documents: Vec<DocumentLine>,
    pub pager: Pager,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Gallery {
    pub column: ColumnHead,
    pub sets: Vec<PictureCard>,
    pub pager: Pager,
}

/// A column that is one page: its newest item, shown whole.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SinglePage {
    pub column: ColumnHead,
    /// `None`: nothing is published here yet.
    pub body_html: Option<String>,
    pub updated_at: Option<i64>,
    pub source: Option<String>,
    pub attachments: Vec<Attachment>,
}

fn head(title: &str) -> ColumnHead {
    ColumnHead {
        title: title.to_owned(),
        href: "/columns/open/notices".to_owned(),
        description: Some("市政府及各部门的通知、公告，自发布之日起长期可查。".to_owned()),
        feed: Some("/feeds/open/notices.atom".to_owned()),
        parent: Some(link("政务公开", "/columns/open")),
        siblings: vec![
            Link { current: true, ..link("通知公告", "/columns/open/notices") },
            link("规划计划", "/columns/open/plans"),
            link("人事信息", "/columns/open/people"),
        ],
        children: Vec::new(),
    }
}

impl View for ColumnPage {
    const TEMPLATE: &'static str = "public/column.html";

    fn samples() -> Vec<Self> {
        let items = sample::items();
        let section = |title: &str, count: usize| Section {
            title: title.to_owned(),
            href: "/columns/open/a".to_owned(),
            description: Some("说明文字。".to_owned()),
            items: items.iter().take(count).cloned().collect(),
        };
        let parent = ColumnHead {
            siblings: Vec::new(),
            parent: None,
            children: vec![
                link("通知公告", "/columns/open/notices"),
                link("规划计划", "/columns/open/plans"),
            ],
            ..head("政务公开")
        };
        vec![
            Self {
                column: head("通知公告"),
                items: items.clone(),
                pager: Pager::new("/columns/open/notices", 7, 20, 4_321),
                ..Self::default()
            },
            Self {
                column: parent,
                sections: vec![section("通知公告", 6), section("规划计划", 4), section("人事信息", 0)],
                pager: Pager::new("/columns/open", 1, 20, 0),
                ..Self::default()
            },
            Self {
                column: head("政府文件"),
                documents: sample::documents(),
                pager: Pager::new("/columns/open/documents", 1, 20, 7),
                ..Self::default()
            },
            Self {
                column: ColumnHead {
                    title: "空栏目".to_owned(),
                    href: "/columns/empty".to_owned(),
                    ..ColumnHead::default()
                },
                pager: Pager::new("/columns/empty", 1, 20, 0),
                ..Self::default()
            },
            Self {
                column: head(sample::HOSTILE),
                sections: vec![section(sample::HOSTILE, 12)],
                items: items.into_iter().skip(10).collect(),
                pager: Pager::new("/columns/x", 2, 20, 30),
                ..Self::default()
            },
        ]
    }
}

impl View for Gallery {
    const TEMPLATE: &'static str = "public/gallery.html";

    fn samples() -> Vec<Self> {
        let card = |n: u32, title: &str| PictureCard {
            title: title.to_owned(),
            href: format!("/items/{n}"),
            published_at: sample::NOW - i64::from(n) * sample::DAY,
            author: n.is_multiple_of(2).then(|| "市民 周岸".to_owned()),
            count: n,
            cover: (n % 5 != 4).then(sample::picture),
        };
        let titles =
            ["雾起望川岭", "灯下的早市", "河上四季", "收割之后", "雨中的老码头", sample::HOSTILE, "夜航"];
        let sets = titles.iter().zip(1..).map(|(title, n)| card(n, title)).collect();
        vec![
            Self { column: head("图片云汀"), sets, pager: Pager::new("/columns/pictures", 1, 20, 140) },
            Self {
                column: head("图片云汀"),
                sets: Vec::new(),
                pager: Pager::new("/columns/pictures", 1, 20, 0),
            },
            Self {
                column: head(&sample::long()),
                sets: vec![card(1, &sample::long())],
                pager: Pager::new("/columns/pictures", 1, 20, 1),
            },
        ]
    }
}

impl View for SinglePage {
    const TEMPLATE: &'static str = "public/single.html";

    fn samples() -> Vec<Self> {
        let body = "<p>云汀市地处两河之间，辖两区五县。</p><h2>地理</h2><p>北为望川岭，南为冲积平原。</p><table><caption>行政区划</caption><thead><tr><th scope=\"col\">名称</th><th scope=\"col\">面积（平方千米）</th></tr></thead><tbody><tr><td>城关区</td><td>312</td></tr></tbody></table>";
        vec![
            Self {
                column: head("云汀概况"),
                body_html: Some(body.to_owned()),
                updated_at: Some(sample::NOW),
                source: Some("市地方史志办公室".to_owned()),
                attachments: vec![Attachment::new("1", "行政区划图.pdf", "/files/00/map.pdf", 1_843_200)],
            },
            Self { column: head("云汀概况"), ..Self::default() },
            Self {
                column: head(sample::HOSTILE),
                body_html: Some(format!("<p>{}</p>", sample::long())),
                source: Some(sample::HOSTILE.to_owned()),
                ..Self::default()
            },
        ]
    }
}
