//! The home page: a list of blocks, kept as data.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample::{self, link};
use crate::ui::{DocumentLine, ItemLine, Link, Picture, PictureCard};

#[derive(Clone, Debug, Serialize)]
pub struct Home {
    pub blocks: Vec<PlacedBlock>,
    /// The most-looked-for words, under the large search.
    pub hints: Vec<Link>,
}

/// A block and its place: two `Half` blocks in a row stand side by side.
#[derive(Clone, Debug, Serialize)]
pub struct PlacedBlock {
    pub width: Width,
    #[serde(flatten)]
    pub block: Block,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    #[default]
    Full,
    Half,
}

/// Every kind of block. Where `title` is `None` the page says the usual words in the reader's language.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Focus pictures: the first large, up to two more beside it. Never moving.
    Focus { pictures: Vec<FocusPicture> },
    /// The four doors.
    Doors { doors: Vec<Door> },
    /// Today: live figures, each a door.
    Today { date: i64, figures: Vec<Figure>, notices: Vec<ItemLine> },
    /// The newest of one column.
    Column { title: Option<String>, href: String, items: Vec<ItemLine> },
    /// The newest official documents.
    Documents { title: Option<String>, href: String, documents: Vec<DocumentLine> },
    /// Short public notices.
    Notices { title: Option<String>, href: String, items: Vec<ItemLine> },
    /// Services by life event.
    Life { title: Option<String>, href: Option<String>, events: Vec<LifeEvent> },
    /// Large pictures, few.
    Pictures { title: Option<String>, href: String, sets: Vec<PictureCard> },
    /// Departments and counties.
    Units { title: Option<String>, groups: Vec<UnitNames> },
}

#[derive(Clone, Debug, Serialize)]
pub struct FocusPicture {
    pub title: String,
    pub href: String,
    pub summary: Option<String>,
    pub picture: Picture,
}

#[derive(Clone, Debug, Serialize)]
pub struct Door {
    pub place: DoorPlace,
    pub href: String,
    /// At most five of the most-used things behind it.
    pub links: Vec<Link>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoorPlace {
    Disclosure,
    Services,
    Interaction,
    Data,
}

/// A figure with its name and meaning said by the template in the reader's language.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub means: FigureKind,
    pub value: u64,
    pub href: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Published since midnight.
    PublishedToday,
    /// Published in the last seven days.
    PublishedWeek,
    /// Official documents published this year.
    DocumentsYear,
    /// Official documents in force.
    DocumentsInForce,
    /// Everything published.
    ItemsTotal,
    /// Departments and counties that publish here.
    Units,
}

impl FigureKind {
    pub const ALL: [Self; 6] = [
        Self::PublishedToday,
        Self::PublishedWeek,
        Self::DocumentsYear,
        Self::DocumentsInForce,
        Self::ItemsTotal,
        Self::Units,
    ];
}

#[derive(Clone, Debug, Serialize)]
pub struct LifeEvent {
    /// Name of a Lucide icon among those collected at build (see `ICONS`).
    pub icon: String,
    pub title: String,
    pub href: String,
}

/// Icons that data may name for life events; all are collected at build.
pub const ICONS: [&str; 12] = [
    "baby",
    "graduation-cap",
    "briefcase",
    "heart",
    "house",
    "stethoscope",
    "hand-coins",
    "car",
    "store",
    "flower",
    "umbrella",
    "file-text",
];

#[derive(Clone, Debug, Serialize)]
pub struct UnitNames {
    pub title: String,
    pub units: Vec<Link>,
}

fn doors() -> Vec<Door> {
    let door = |place, href: &str, labels: &[&str]| Door {
        place,
        href: href.to_owned(),
        links: labels
            .iter()
            .zip(0..)
            .map(|(label, n): (&&str, i32)| link(label, &format!("{href}/{n}")))
            .collect(),
    };
    vec![
        door(
            DoorPlace::Disclosure,
            "/disclosure",
            &["政府文件", "政策解读", "规划计划", "财政预决算", "人事信息"],
        ),
        door(
            DoorPlace::Services,
            "/columns/services",
            &["社会保障", "户籍办理", "不动产登记", "企业开办", "公积金"],
        ),
        door(
            DoorPlace::Interaction,
            "/columns/talk",
            &["市长信箱", "意见征集", "在线访谈", "依申请公开", "我要找错"],
        ),
        door(DoorPlace::Data, "/columns/data", &["统计月报", "环境日报", "统计公报", "重点项目", "物价监测"]),
    ]
}

fn typical() -> Vec<Block> {
    let items = sample::items();
    let focus = |title: &str| FocusPicture {
        title: title.to_owned(),
        href: "/items/1".to_owned(),
        summary: Some("新建的滨河步道把六个社区和老码头连成一线，早晚都有人走。".to_owned()),
        picture: sample::picture(),
    };
    let figures = FigureKind::ALL
        .iter()
        .zip([12, 86, 214, 1_632, 203_418, 76])
        .map(|(means, value)| Figure { means: *means, value, href: "/search".to_owned() });
    let card = |n: u32, title: &str| PictureCard {
        title: title.to_owned(),
        href: format!("/items/{n}"),
        published_at: sample::NOW - sample::DAY,
        author: Some("市融媒体中心".to_owned()),
        count: 6 + n,
        cover: Some(sample::picture()),
    };
    let event = |icon: &str, title: &str| LifeEvent {
        icon: icon.to_owned(),
        title: title.to_owned(),
        href: "/columns/services".to_owned(),
    };
    let titles =
        ["生育", "入学", "就业", "婚姻", "住房", "就医", "社保", "出行", "开店", "退休", "救助", "证件"];
    let units = [
        "发展和改革委员会",
        "教育局",
        "科学技术局",
        "公安局",
        "民政局",
        "司法局",
        "财政局",
        "人力资源和社会保障局",
        "自然资源局",
        "生态环境局",
        "水利局",
        "农业农村局",
    ];
    vec![
        Block::Doors { doors: doors() },
        Block::Today {
            date: sample::NOW,
            figures: figures.collect(),
            notices: items.iter().take(3).cloned().collect(),
        },
        Block::Focus {
            pictures: vec![
                focus("滨河步道全线贯通"),
                focus("老城粮仓变成图书馆"),
                focus("北山梯田进入收获季"),
            ],
        },
        Block::Column {
            title: Some("云汀要闻".to_owned()),
            href: "/columns/news".to_owned(),
            items: items.iter().take(7).cloned().collect(),
        },
        Block::Documents {
            title: None,
            href: "/disclosure".to_owned(),
            documents: sample::documents().into_iter().take(5).collect(),
        },
        Block::Notices {
            title: None,
            href: "/columns/open/notices".to_owned(),
            items: items.iter().take(6).cloned().collect(),
        },
        Block::Life {
            title: None,
            href: Some("/columns/services".to_owned()),
            events: ICONS.iter().zip(titles).map(|(icon, title)| event(icon, title)).collect(),
        },
        Block::Pictures {
            title: None,
            href: "/columns/pictures".to_owned(),
            sets: vec![card(1, "雾起望川岭"), card(2, "灯下的早市"), card(3, "河上四季")],
        },
        Block::Units {
            title: None,
            groups: vec![UnitNames {
                title: "政府部门".to_owned(),
                units: units.iter().map(|name| link(&format!("市{name}"), "/units/a")).collect(),
            }],
        },
    ]
}

impl View for Home {
    const TEMPLATE: &'static str = "public/home.html";

    fn samples() -> Vec<Self> {
        let place = |block: Block| {
            let width = match &block {
                Block::Column { .. } | Block::Documents { .. } => Width::Half,
                _ => Width::Full,
            };
            PlacedBlock { width, block }
        };
        let hints = vec![link("医保缴费", "/search?q=医保缴费"), link("公积金提取", "/search?q=公积金提取")];
        let hostile: Vec<ItemLine> = sample::items().into_iter().skip(10).collect();
        vec![
            Self { blocks: typical().into_iter().map(place).collect(), hints },
            Self { blocks: Vec::new(), hints: Vec::new() },
            Self {
                blocks: vec![
                    place(Block::Focus { pictures: Vec::new() }),
                    place(Block::Doors { doors: Vec::new() }),
                    place(Block::Today { date: sample::NOW, figures: Vec::new(), notices: hostile.clone() }),
                    place(Block::Column {
                        title: Some(sample::HOSTILE.to_owned()),
                        href: "/columns/x".to_owned(),
                        items: hostile.clone(),
                    }),
                    place(Block::Documents {
                        title: Some(sample::long()),
                        href: "/disclosure".to_owned(),
                        documents: Vec::new(),
                    }),
                    place(Block::Notices { title: None, href: "/columns/x".to_owned(), items: hostile }),
                    place(Block::Pictures { title: None, href: "/columns/x".to_owned(), sets: Vec::new() }),
                    place(Block::Units { title: None, groups: Vec::new() }),
                ],
                hints: vec![link(sample::HOSTILE, "/search?q=%3Cb%3E")],
            },
        ]
    }
}
