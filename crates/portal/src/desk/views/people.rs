//! People with a login, and the audit trail.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample;
use crate::ui::{Choice, FieldError, Pager};

#[derive(Clone, Debug, Default, Serialize)]
pub struct People {
    pub once: String,
    pub people: Vec<Person>,
    /// Fields of the form for a new person.
    pub login: String,
    pub name: String,
    pub units: Vec<Choice>,
    /// Checkboxes named `role`; labels come in the page's language.
    pub roles: Vec<Choice>,
    /// A select named `column`: the column (with everything below it) the role is for; the empty value means all.
    pub columns: Vec<Choice>,
    pub may_add: bool,
    /// A one-time link just made: shown once, to be handed over.
    pub made: Option<MadeLink>,
    pub errors: Vec<FieldError>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Person {
    /// For the form that makes a new one-time link: POST `/desk/people/{id}/link`.
    pub id: String,
    pub name: String,
    pub login: String,
    pub unit: Option<String>,
    pub roles: Vec<String>,
    pub last_seen_at: Option<i64>,
    /// Has no password yet.
    pub waiting: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct MadeLink {
    pub name: String,
    /// Whole address.
    pub address: String,
    pub expires_at: i64,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Audit {
    pub q: String,
    pub lines: Vec<AuditLine>,
    /// The chain of hashes was checked over the lines shown and holds.
    pub intact: bool,
    /// The whole trail was checked, not only the lines shown (`?check=all`).
    pub whole: bool,
    pub pager: Pager,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct AuditLine {
    pub n: u64,
    pub at: i64,
    pub who: String,
    /// What was done, in words of the page's language.
    pub action: String,
    pub subject: Option<String>,
    pub href: Option<String>,
    pub detail: Option<String>,
    /// Beginning of the line's hash.
    pub hash: String,
}

impl View for People {
    const TEMPLATE: &'static str = "desk/people.html";

    fn samples() -> Vec<Self> {
        let person = |n: u32, name: &str| Person {
            id: n.to_string(),
            name: name.to_owned(),
            login: format!("login{n}"),
            unit: (n != 2).then(|| "信息中心".to_owned()),
            roles: vec!["编辑".to_owned()],
            last_seen_at: (n == 1).then_some(sample::NOW),
            waiting: n != 1,
        };
        let choice = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            selected: false,
        };
        let typical = Self {
            once: "1".to_owned(),
            people: vec![
                person(1, "值班员"),
                person(2, "审稿员"),
                person(3, sample::HOSTILE),
            ],
            units: vec![choice("1", "信息中心"), choice("2", "市水利局")],
            roles: vec![choice("admin", "管理员"), choice("editor", "编辑")],
            columns: vec![choice("", "全部栏目"), choice("2", "　通知公告")],
            may_add: true,
            ..Self::default()
        };
        let made = MadeLink {
            name: "审稿员".to_owned(),
            address: "https://www.yunting.example/desk/link/abcdef".to_owned(),
            expires_at: sample::NOW + sample::DAY,
        };
        let errors = vec![FieldError {
            field: "login".to_owned(),
            message: "这个用户名已经有人用了。".to_owned(),
        }];
        vec![
            typical.clone(),
            Self {
                made: Some(made),
                ..typical.clone()
            },
            Self::default(),
            Self {
                login: sample::HOSTILE.to_owned(),
                name: sample::long(),
                errors,
                ..typical
            },
        ]
    }
}

impl View for Audit {
    const TEMPLATE: &'static str = "desk/audit.html";

    fn samples() -> Vec<Self> {
        let line = |n: u64, subject: &str| AuditLine {
            n,
            at: sample::NOW,
            who: "值班员".to_owned(),
            action: "发布".to_owned(),
            subject: Some(subject.to_owned()),
            href: Some("/desk/items/1".to_owned()),
            detail: Some("第 3 版".to_owned()),
            hash: "9f2c41d0".to_owned(),
        };
        vec![
            Self {
                q: String::new(),
                lines: vec![
                    line(3, "供水保障工作会议召开"),
                    AuditLine {
                        href: None,
                        subject: None,
                        detail: None,
                        ..line(2, "")
                    },
                    line(1, sample::HOSTILE),
                ],
                intact: true,
                whole: false,
                pager: Pager::new("/desk/audit", 1, 100, 3),
            },
            Self {
                intact: true,
                ..Self::default()
            },
            Self {
                q: sample::HOSTILE.to_owned(),
                lines: vec![line(9, &sample::long())],
                intact: false,
                whole: true,
                pager: Pager::new("/desk/audit?q=x", 3, 100, 900),
            },
        ]
    }
}
