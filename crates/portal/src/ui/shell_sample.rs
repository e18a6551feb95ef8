//! Samples of the shell: typical, English with every display choice made, bare, hostile, at the desk.

use super::parts::{Link, NavItem};
use super::sample;
use super::shell::*;

fn sample_nav() -> Vec<NavItem> {
    [
        ("走进云汀", "about"),
        ("新闻中心", "news"),
        ("政务公开", "open"),
        ("办事服务", "services"),
        ("互动交流", "talk"),
        ("数据发布", "data"),
        ("专题专栏", "topics"),
    ]
    .into_iter()
    .map(|(label, slug)| NavItem {
        label: label.to_owned(),
        href: format!("/columns/{slug}"),
        current: slug == "open",
        children: vec![
            sample::link("通知公告", &format!("/columns/{slug}/notices")),
            sample::link("规划计划", &format!("/columns/{slug}/plans")),
        ],
    })
    .collect()
}

fn sample_footer() -> Footer {
    Footer {
        organiser: "云汀市人民政府".to_owned(),
        undertaker: Some("云汀市人民政府信息中心".to_owned()),
        phone: Some("0990-5550100".to_owned()),
        email: Some("web@yunting.example".to_owned()),
        address: Some("云汀市城关区府前路 1 号".to_owned()),
        postcode: Some("990000".to_owned()),
        icp: Some(sample::link("云ICP备99000001号", "https://beian.example/")),
        police: Some(sample::link("云公网安备 99000002000001号", "https://police.example/")),
        badge: Some(sample::link("党政机关", "https://badge.example/")),
        report_fault: Some(sample::link("我为政府网站找错", "https://fault.example/")),
        neighbours: vec![
            sample::link("省人民政府", "https://province.example/"),
            sample::link("沙洲县人民政府", "https://shazhou.example/"),
        ],
    }
}

impl Shell {
    /// A typical page of the demo city in Chinese; the other samples vary it.
    pub fn sample() -> Self {
        let base = "https://www.yunting.example".to_owned();
        Self {
            lang: "zh-Hans".to_owned(),
            content_lang: "zh-Hans".to_owned(),
            path: "/columns/open/notices?page=2".to_owned(),
            site: SiteHead {
                name: "云汀市人民政府".to_owned(),
                slogan: Some("阳光政府 · 透明政府".to_owned()),
                base: base.clone(),
                domain: "www.yunting.example".to_owned(),
                id_code: "9900000001".to_owned(),
                theme: "default".to_owned(),
                theme_css: None,
                emblem: None,
            },
            nav: sample_nav(),
            crumbs: vec![
                sample::link("政务公开", "/columns/open"),
                Link { current: true, ..sample::link("通知公告", "/columns/open/notices") },
            ],
            languages: vec![
                Language { code: "zh-Hans".to_owned(), prefix: String::new(), current: true },
                Language { code: "zh-Hant".to_owned(), prefix: "/zh-hant".to_owned(), current: false },
                Language { code: "en".to_owned(), prefix: "/en".to_owned(), current: false },
            ],
            display: Display::default(),
            meta: Meta {
                title: "通知公告".to_owned(),
                description: Some("市政府及各部门的通知、公告。".to_owned()),
                canonical: Some(format!("{base}/columns/open/notices")),
                alternates: vec![Alternate {
                    lang: "en".to_owned(),
                    href: format!("{base}/en/columns/open/notices"),
                }],
                feeds: vec![Feed {
                    title: "通知公告".to_owned(),
                    href: "/feeds/open/notices.atom".to_owned(),
                    mime: "application/atom+xml".to_owned(),
                }],
                image: None,
                noindex: false,
                column: None,
                article: None,
            },
            footer: sample_footer(),
            now: sample::NOW,
            staff: None,
            csrf: "0123456789abcdef".to_owned(),
            done: None,
        }
    }

    /// The same at the desk, signed in.
    pub fn desk_sample() -> Self {
        let places = [
            (DeskPlace::Work, "/desk", None),
            (DeskPlace::Items, "/desk/items", Some(3)),
            (DeskPlace::Columns, "/desk/columns", None),
            (DeskPlace::People, "/desk/people", None),
            (DeskPlace::Audit, "/desk/audit", None),
        ];
        let nav = places
            .into_iter()
            .map(|(place, href, count)| DeskNav {
                place,
                href: href.to_owned(),
                current: place == DeskPlace::Items,
                count,
            })
            .collect();
        Self {
            path: "/desk/items".to_owned(),
            crumbs: Vec::new(),
            staff: Some(StaffHead {
                name: "值班员".to_owned(), unit: Some("信息中心".to_owned()), nav
            }),
            done: Some(Done::Published),
            ..Self::sample()
        }
    }

    /// Typical, English with every display choice made, bare, hostile.
    pub fn samples() -> Vec<Self> {
        let usual = Self::sample();
        let english = Self {
            lang: "en".to_owned(),
            display: Display { elder: true, high_contrast: true, size: TextSize::Larger },
            ..usual.clone()
        };
        let bare = Self {
            nav: Vec::new(),
            crumbs: Vec::new(),
            meta: Meta::default(),
            footer: Footer::default(),
            ..usual.clone()
        };
        let mut hostile = usual.clone();
        hostile.site.name = sample::HOSTILE.to_owned();
        hostile.crumbs = vec![
            sample::link(sample::HOSTILE, "/columns/\"><i>"),
            Link { current: true, ..sample::link(&sample::long(), "/x") },
        ];
        hostile.meta.title = sample::HOSTILE.to_owned();
        hostile.meta.description = Some(sample::HOSTILE.to_owned());
        hostile.path = "/search?q=%3Cb%3E\"'".to_owned();
        hostile.meta.column = Some(ColumnMeta {
            name: sample::HOSTILE.to_owned(),
            description: sample::HOSTILE.to_owned(),
            keywords: vec![sample::HOSTILE.to_owned()],
            column_type: "通知公告".to_owned(),
        });
        hostile.meta.article = Some(ArticleMeta {
            title: sample::HOSTILE.to_owned(),
            published_at: sample::NOW,
            source: sample::HOSTILE.to_owned(),
            url: "https://www.yunting.example/items/1".to_owned(),
            ..ArticleMeta::default()
        });
        vec![usual, english, bare, hostile, Self::desk_sample()]
    }
}
