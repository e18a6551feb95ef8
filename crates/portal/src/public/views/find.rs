//! Ways to find things: the search, the disclosure catalogue, the site map.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample::{self, link};
use crate::ui::{Choice, DocumentLine, Link, Pager};

#[derive(Clone, Debug, Default, Serialize)]
pub struct Search {
    pub q: String,
    pub hits: Vec<Hit>,
    pub pager: Pager,
    /// Offered when nothing was found or nothing asked.
    pub hints: Vec<Link>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Hit {
    pub href: String,
    pub title: Vec<TextPart>,
    pub extract: Vec<TextPart>,
    pub number: Option<String>,
    pub column: Option<String>,
    pub unit: Option<String>,
    pub published_at: i64,
}

/// A piece of text; `hit`: it is what was looked for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TextPart {
    pub text: String,
    pub hit: bool,
}

/// The catalogue of official documents.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Disclosure {
    pub q: String,
    pub themes: Vec<Choice>,
    pub genres: Vec<Choice>,
    pub issuers: Vec<Choice>,
    pub years: Vec<Choice>,
    /// Values `in_force`, `amended`, `expired`, `repealed`; labels said by the template.
    pub validities: Vec<Choice>,
    pub documents: Vec<DocumentLine>,
    pub pager: Pager,
    /// Filters in use, each with the address that takes it away.
    pub applied: Vec<Link>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SiteMap {
    pub columns: Vec<MapNode>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct MapNode {
    pub title: String,
    pub href: String,
    pub description: Option<String>,
    pub children: Vec<MapNode>,
}

impl View for Search {
    const TEMPLATE: &'static str = "public/search.html";

    fn samples() -> Vec<Self> {
        let part = |text: &str, hit| TextPart { text: text.to_owned(), hit };
        let hit = |before: &str, found: &str, after: &str| Hit {
            href: "/items/9".to_owned(),
            title: vec![part(before, false), part(found, true), part(after, false)],
            extract: vec![
                part("……停水四小时以上的，", false),
                part(found, true),
                part("单位提前一天告知到户。", false),
            ],
            number: Some("云政办〔2026〕40号".to_owned()),
            column: Some("通知公告".to_owned()),
            unit: Some("市水利局".to_owned()),
            published_at: sample::NOW,
        };
        let hints = vec![link("医保缴费", "/search?q=%E5%8C%BB%E4%BF%9D")];
        vec![
            Self {
                q: "供水".to_owned(),
                hits: vec![hit("关于加强冬季", "供水", "保障的通知"), hit("", "供水", "管网改造完成过半")],
                pager: Pager::new("/search?q=供水", 1, 20, 42),
                hints: Vec::new(),
            },
            Self {
                q: String::new(),
                hits: Vec::new(),
                pager: Pager::new("/search", 1, 20, 0),
                hints: hints.clone(),
            },
            Self {
                q: sample::HOSTILE.to_owned(),
                hits: Vec::new(),
                pager: Pager::new("/search?q=%3Cscript%3E", 1, 20, 0),
                hints,
            },
            Self {
                q: sample::long(),
                hits: vec![hit(sample::HOSTILE, &sample::long(), sample::HOSTILE)],
                pager: Pager::new("/search?q=x", 9, 20, 200),
                hints: Vec::new(),
            },
        ]
    }
}

impl View for Disclosure {
    const TEMPLATE: &'static str = "public/disclosure.html";

    fn samples() -> Vec<Self> {
        let choices = |values: &[&str], selected: usize| -> Vec<Choice> {
            values
                .iter()
                .enumerate()
                .map(|(n, value)| Choice {
                    value: (*value).to_owned(),
                    label: (*value).to_owned(),
                    selected: n == selected,
                })
                .collect()
        };
        let typical = Self {
            q: "供水".to_owned(),
            themes: choices(&["综合政务", "财政、金融、审计", "城乡建设、环境保护"], 2),
            genres: choices(&["通知", "意见", "决定", "公告"], 9),
            issuers: choices(&["市政府办公室", "市水利局"], 9),
            years: choices(&["2026", "2025", "2024"], 0),
            validities: choices(&["in_force", "amended", "expired", "repealed"], 9),
            documents: sample::documents(),
            pager: Pager::new("/disclosure?q=供水", 2, 20, 64),
            applied: vec![link("城乡建设、环境保护", "/disclosure?year=2026"), link("2026", "/disclosure")],
        };
        let empty = Self {
            q: sample::HOSTILE.to_owned(),
            pager: Pager::new("/disclosure", 1, 20, 0),
            ..Self::default()
        };
        let hostile = Self {
            themes: choices(&[sample::HOSTILE, &sample::long()], 0),
            applied: vec![link(sample::HOSTILE, "/disclosure")],
            ..typical.clone()
        };
        vec![typical, empty, hostile]
    }
}

impl View for SiteMap {
    const TEMPLATE: &'static str = "public/sitemap.html";

    fn samples() -> Vec<Self> {
        let node = |title: &str, children: Vec<MapNode>| MapNode {
            title: title.to_owned(),
            href: "/columns/a".to_owned(),
            description: Some("栏目说明".to_owned()),
            children,
        };
        let leaf =
            || vec![node("通知公告", Vec::new()), node("规划计划", vec![node("年度计划", Vec::new())])];
        vec![
            Self {
                columns: vec![
                    node("政务公开", leaf()),
                    node("新闻中心", leaf()),
                    node("数据发布", Vec::new()),
                ],
            },
            Self::default(),
            Self { columns: vec![node(sample::HOSTILE, vec![node(&sample::long(), Vec::new())])] },
        ]
    }
}
