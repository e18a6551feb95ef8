//! Columns at the desk: the tree with its freshness, and one column's settings.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample;
use crate::ui::{Choice, FieldError};

#[derive(Clone, Debug, Default, Serialize)]
pub struct Columns {
    /// In tree order.
    pub columns: Vec<DeskColumn>,
    pub may_add: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct DeskColumn {
    pub title: String,
    /// `/desk/columns/{id}`
    pub href: String,
    /// `/columns/{path}`
    pub public_href: String,
    pub depth: u32,
    pub kind: ColumnKind,
    pub items: u64,
    pub last_at: Option<i64>,
    pub promised_days: Option<u32>,
    /// Days left of the promise; below zero: late. `None`: nothing promised.
    pub days_left: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    #[default]
    List,
    Page,
    Gallery,
    Link,
    Disclosure,
}

impl ColumnKind {
    pub const ALL: [Self; 5] = [Self::List, Self::Page, Self::Gallery, Self::Link, Self::Disclosure];
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnEdit {
    /// `None`: a new column; the form goes to `/desk/columns/new`.
    pub id: Option<String>,
    pub once: String,
    pub form: ColumnForm,
    pub parents: Vec<Choice>,
    /// Values are the names of [`ColumnKind`]; labels said by the template.
    pub kinds: Vec<Choice>,
    pub errors: Vec<FieldError>,
}

/// The fields as the person left them. Names of the form's fields are the names here.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnForm {
    pub title: String,
    pub title_en: String,
    pub slug: String,
    pub order: String,
    pub description: String,
    pub keywords: String,
    pub column_type: String,
    pub link: String,
    pub promised_days: String,
}

impl View for Columns {
    const TEMPLATE: &'static str = "desk/columns.html";

    fn samples() -> Vec<Self> {
        let column = |title: &str, depth, days_left: Option<i64>| DeskColumn {
            title: title.to_owned(),
            href: "/desk/columns/3".to_owned(),
            public_href: "/columns/open".to_owned(),
            depth,
            kind: ColumnKind::List,
            items: 1_204,
            last_at: days_left.map(|left| sample::NOW - (14 - left) * sample::DAY),
            promised_days: days_left.map(|_| 14),
            days_left,
        };
        let kinds = ColumnKind::ALL.into_iter().map(|kind| DeskColumn { kind, ..column("栏目", 1, None) });
        let mut all = vec![
            column("政务公开", 0, None),
            column("通知公告", 1, Some(9)),
            column("人事信息", 1, Some(-6)),
            column("年度计划", 2, Some(1)),
            column(sample::HOSTILE, 3, Some(0)),
        ];
        all.extend(kinds);
        vec![
            Self { columns: all, may_add: true },
            Self::default(),
            Self { columns: vec![column(&sample::long(), 0, None)], may_add: false },
        ]
    }
}

impl View for ColumnEdit {
    const TEMPLATE: &'static str = "desk/column-edit.html";

    fn samples() -> Vec<Self> {
        let choice =
            |value: &str, selected| Choice { value: value.to_owned(), label: value.to_owned(), selected };
        let kinds = vec![
            choice("list", true),
            choice("page", false),
            choice("gallery", false),
            choice("link", false),
            choice("disclosure", false),
        ];
        let form = ColumnForm {
            title: "通知公告".to_owned(),
            slug: "notices".to_owned(),
            order: "10".to_owned(),
            promised_days: "14".to_owned(),
            ..ColumnForm::default()
        };
        let typical = Self {
            id: Some("3".to_owned()),
            once: "1".to_owned(),
            form,
            parents: vec![choice("政务公开", true)],
            kinds,
            errors: Vec::new(),
        };
        let errors = vec![FieldError { field: "slug".to_owned(), message: sample::HOSTILE.to_owned() }];
        vec![
            typical.clone(),
            Self { id: None, form: ColumnForm::default(), ..typical.clone() },
            Self {
                form: ColumnForm {
                    title: sample::HOSTILE.to_owned(),
                    description: sample::long(),
                    ..ColumnForm::default()
                },
                errors,
                ..typical
            },
        ]
    }
}
