//! Departments and counties: the list, and one unit's page.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample::{self, link};
use crate::ui::{DocumentLine, ItemLine, Link};

#[derive(Clone, Debug, Default, Serialize)]
pub struct Units {
    pub groups: Vec<UnitGroup>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct UnitGroup {
    pub title: String,
    pub units: Vec<UnitLine>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct UnitLine {
    pub name: String,
    pub href: String,
    /// Under the name; for instance the telephone.
    pub note: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct UnitPage {
    pub name: String,
    /// 政府部门, 县区 …, in the page's language.
    pub kind: String,
    /// Clean HTML: what it is for.
    pub duties_html: Option<String>,
    pub posts: Vec<Post>,
    pub contact: Contact,
    pub items: Vec<ItemLine>,
    pub documents: Vec<DocumentLine>,
    /// The unit's own columns or site.
    pub links: Vec<Link>,
    /// Everything of this unit in the search or the disclosure catalogue.
    pub all_items: Option<String>,
    pub all_documents: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Post {
    pub name: String,
    pub title: String,
    pub duties: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Contact {
    pub address: Option<String>,
    pub hours: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub postcode: Option<String>,
    /// 统一社会信用代码
    pub credit_code: Option<String>,
}

impl View for Units {
    const TEMPLATE: &'static str = "public/units.html";

    fn samples() -> Vec<Self> {
        let line = |name: &str| UnitLine {
            name: name.to_owned(),
            href: "/units/a".to_owned(),
            note: Some("0990-5550123".to_owned()),
        };
        let group = |title: &str, names: &[&str]| UnitGroup {
            title: title.to_owned(),
            units: names.iter().map(|name| line(name)).collect(),
        };
        vec![
            Self {
                groups: vec![
                    group(
                        "政府部门",
                        &["市发展和改革委员会", "市教育局", "市公安局", "市水利局", "市生态环境局"],
                    ),
                    group("县区", &["城关区", "河东区", "沙洲县"]),
                ],
            },
            Self::default(),
            Self { groups: vec![group(sample::HOSTILE, &[sample::HOSTILE, &sample::long()])] },
        ]
    }
}

impl View for UnitPage {
    const TEMPLATE: &'static str = "public/unit.html";

    fn samples() -> Vec<Self> {
        let post = |name: &str, title: &str| Post {
            name: name.to_owned(),
            title: title.to_owned(),
            duties: Some("主持全面工作，分管办公室、规划科。".to_owned()),
        };
        let typical = Self {
            name: "市水利局".to_owned(),
            kind: "政府部门".to_owned(),
            duties_html: Some(
                "<ul><li>负责全市水资源的统一管理和保护。</li><li>组织实施防汛抗旱和供水保障。</li></ul>"
                    .to_owned(),
            ),
            posts: vec![
                post("沈望河", "局长"),
                post("白渡", "副局长"),
                Post { name: "鲁山溪".to_owned(), title: "总工程师".to_owned(), duties: None },
            ],
            contact: Contact {
                address: Some("云汀市城关区清渠路 16 号".to_owned()),
                hours: Some("周一至周五 8:30—12:00，14:30—18:00".to_owned()),
                phone: Some("0990-5550168".to_owned()),
                email: Some("shuili@yunting.example".to_owned()),
                postcode: Some("990000".to_owned()),
                credit_code: Some("11990000MB0000001A".to_owned()),
            },
            items: sample::items().into_iter().take(8).collect(),
            documents: sample::documents().into_iter().take(4).collect(),
            links: vec![link("水情日报", "/columns/data/water")],
            all_items: Some("/search?unit=shuili".to_owned()),
            all_documents: Some("/disclosure?issuer=shuili".to_owned()),
        };
        let hostile = Self {
            name: sample::HOSTILE.to_owned(),
            posts: vec![post(sample::HOSTILE, &sample::long())],
            contact: Contact { email: Some("a@b.example\"><i>".to_owned()), ..Contact::default() },
            ..typical.clone()
        };
        vec![
            typical,
            Self { name: "市新设单位".to_owned(), kind: "政府部门".to_owned(), ..Self::default() },
            hostile,
        ]
    }
}
