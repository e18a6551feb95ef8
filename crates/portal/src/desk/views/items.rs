//! Items at the desk: the list, the versions, one version beside another.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample;
use crate::ui::{Choice, Pager};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    #[default]
    Draft,
    Scheduled,
    Published,
    Withdrawn,
    Replaced,
}

impl ItemState {
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Scheduled,
        Self::Published,
        Self::Withdrawn,
        Self::Replaced,
    ];
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct DeskItem {
    pub title: String,
    /// `/desk/items/{id}`
    pub href: String,
    pub state: ItemState,
    /// Published before and changed since: a newer version waits.
    pub changed_since: bool,
    pub number: Option<String>,
    pub columns: Vec<String>,
    pub unit: Option<String>,
    pub changed_at: i64,
    pub changed_by: Option<String>,
    /// When it was or will be published.
    pub publish_at: Option<i64>,
    /// `/items/{id}` where the public can see it.
    pub public_href: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemList {
    pub q: String,
    pub columns: Vec<Choice>,
    /// Values are the names of [`ItemState`]; labels said by the template.
    pub states: Vec<Choice>,
    pub items: Vec<DeskItem>,
    pub pager: Pager,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Versions {
    pub title: String,
    /// `/desk/items/{id}`
    pub href: String,
    pub versions: Vec<VersionLine>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct VersionLine {
    pub n: u32,
    pub href: String,
    pub at: i64,
    pub by: String,
    pub note: Option<String>,
    /// The one the public sees.
    pub live: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct VersionShow {
    pub title: String,
    /// `/desk/items/{id}`
    pub href: String,
    pub n: u32,
    pub at: i64,
    pub by: String,
    pub note: Option<String>,
    pub live: bool,
    /// The version it is compared with.
    pub against: Option<u32>,
    pub differences: Vec<Difference>,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// May be brought back as a new version: POST `{href}/versions/{n}/restoration` with `once`.
    pub may_restore: bool,
    pub once: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Difference {
    pub kind: DifferenceKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    #[default]
    Same,
    Added,
    Removed,
}

/// Two of every state, a hostile and a long one.
pub fn sample_items() -> Vec<DeskItem> {
    let titles = sample::items();
    let states = ItemState::ALL.into_iter().cycle();
    titles
        .into_iter()
        .zip(states)
        .zip(0..)
        .map(|((line, state), n)| DeskItem {
            title: line.title,
            href: format!("/desk/items/{n}"),
            state,
            changed_since: n == 7,
            number: (n % 3 == 0).then(|| "云政办〔2026〕40号".to_owned()),
            columns: vec!["通知公告".to_owned(), "部门动态".to_owned()],
            unit: line.unit,
            changed_at: line.published_at,
            changed_by: (n != 9).then(|| "值班员".to_owned()),
            publish_at: (state != ItemState::Draft).then_some(line.published_at),
            public_href: (state == ItemState::Published).then_some(line.href),
        })
        .collect()
}

impl View for ItemList {
    const TEMPLATE: &'static str = "desk/items.html";

    fn samples() -> Vec<Self> {
        let choice = |value: &str, label: &str, selected| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            selected,
        };
        let states = ["draft", "scheduled", "published", "withdrawn", "replaced"]
            .iter()
            .map(|state| choice(state, state, *state == "draft"))
            .collect();
        let columns = vec![
            choice("1", "政务公开", false),
            choice("2", "　通知公告", true),
            choice("3", sample::HOSTILE, false),
        ];
        let typical = Self {
            q: "供水".to_owned(),
            columns,
            states,
            items: sample_items(),
            pager: Pager::new("/desk/items?q=供水", 2, 50, 321),
        };
        vec![
            typical.clone(),
            Self {
                pager: Pager::new("/desk/items", 1, 50, 0),
                ..Self::default()
            },
            Self {
                q: sample::HOSTILE.to_owned(),
                items: Vec::new(),
                ..typical
            },
        ]
    }
}

impl View for Versions {
    const TEMPLATE: &'static str = "desk/versions.html";

    fn samples() -> Vec<Self> {
        let line = |n: u32| VersionLine {
            n,
            href: format!("/desk/items/1/versions/{n}"),
            at: sample::NOW - i64::from(10 - n) * 3_600,
            by: "值班员".to_owned(),
            note: (n % 2 == 1).then(|| "更正第二段日期".to_owned()),
            live: n == 3,
        };
        vec![
            Self {
                title: "全市今冬明春供水保障工作会议召开".to_owned(),
                href: "/desk/items/1".to_owned(),
                versions: (1..=4).rev().map(line).collect(),
            },
            Self {
                title: "空".to_owned(),
                href: "/desk/items/1".to_owned(),
                versions: Vec::new(),
            },
            Self {
                title: sample::HOSTILE.to_owned(),
                href: "/desk/items/1".to_owned(),
                versions: vec![VersionLine {
                    by: sample::HOSTILE.to_owned(),
                    note: Some(sample::long()),
                    ..line(1)
                }],
            },
        ]
    }
}

impl View for VersionShow {
    const TEMPLATE: &'static str = "desk/version.html";

    fn samples() -> Vec<Self> {
        let part = |kind, text: &str| Difference {
            kind,
            text: text.to_owned(),
        };
        let typical = Self {
            title: "全市今冬明春供水保障工作会议召开".to_owned(),
            href: "/desk/items/1".to_owned(),
            n: 3,
            at: sample::NOW,
            by: "值班员".to_owned(),
            note: Some("更正日期".to_owned()),
            live: true,
            against: Some(2),
            differences: vec![
                part(DifferenceKind::Same, "会议听取水源调度情况汇报。"),
                part(
                    DifferenceKind::Removed,
                    "十二月十日前完成四十处老旧管段更换。",
                ),
                part(
                    DifferenceKind::Added,
                    "十二月十五日前完成四十二处老旧管段更换。",
                ),
            ],
            previous: Some("/desk/items/1/versions/2".to_owned()),
            next: Some("/desk/items/1/versions/4".to_owned()),
            may_restore: true,
            once: "1".to_owned(),
        };
        let first = Self {
            n: 1,
            against: None,
            note: None,
            live: false,
            differences: Vec::new(),
            previous: None,
            next: None,
            may_restore: false,
            ..typical.clone()
        };
        let hostile = Self {
            title: sample::HOSTILE.to_owned(),
            differences: vec![
                part(DifferenceKind::Added, sample::HOSTILE),
                part(DifferenceKind::Removed, &sample::long()),
            ],
            ..typical.clone()
        };
        vec![typical, first, hostile]
    }
}
