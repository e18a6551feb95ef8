//! My work: what waits, what is due, what was just done.

use kit::view::View;
use serde::Serialize;

use super::items::{DeskItem, ItemState, sample_items};
use crate::ui::sample;

#[derive(Clone, Debug, Default, Serialize)]
pub struct MyWork {
    pub drafts: Vec<DeskItem>,
    pub scheduled: Vec<DeskItem>,
    pub recent: Vec<DeskItem>,
    /// Columns near or past their promised update interval, the latest first.
    pub columns: Vec<ColumnDue>,
    pub published_today: u64,
    pub published_week: u64,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnDue {
    pub title: String,
    pub href: String,
    /// `None`: never.
    pub last_at: Option<i64>,
    pub promised_days: u32,
    /// Days left; below zero: late by so many.
    pub days_left: i64,
}

impl View for MyWork {
    const TEMPLATE: &'static str = "desk/work.html";

    fn samples() -> Vec<Self> {
        let of = |state: ItemState| {
            sample_items().into_iter().filter(|item| item.state == state).collect::<Vec<_>>()
        };
        let due = |title: &str, days_left| ColumnDue {
            title: title.to_owned(),
            href: "/desk/columns/3".to_owned(),
            last_at: Some(sample::NOW - 20 * sample::DAY),
            promised_days: 14,
            days_left,
        };
        vec![
            Self {
                drafts: of(ItemState::Draft),
                scheduled: of(ItemState::Scheduled),
                recent: of(ItemState::Published),
                columns: vec![
                    due("人事信息", -6),
                    due("云汀要闻", 1),
                    ColumnDue { last_at: None, ..due("重点项目", 3) },
                ],
                published_today: 12,
                published_week: 86,
            },
            Self::default(),
            Self { drafts: sample_items(), columns: vec![due(sample::HOSTILE, 0)], ..Self::default() },
        ]
    }
}
