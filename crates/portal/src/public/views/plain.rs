//! Pages about the site itself: the style guide and the accessibility statement.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample;
use crate::ui::{Attachment, Clock, DocumentLine, FieldError, ItemLine, Pager, PictureCard};

/// Every component once, from samples: serve `StyleGuide::sample()`.
#[derive(Clone, Debug, Serialize)]
pub struct StyleGuide {
    pub clocks: Vec<Clock>,
    pub items: Vec<ItemLine>,
    pub documents: Vec<DocumentLine>,
    pub attachments: Vec<Attachment>,
    pub cards: Vec<PictureCard>,
    pub pager: Pager,
    pub errors: Vec<FieldError>,
}

/// How this site is made usable for everybody, and whom to tell when it is not.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Accessibility {
    pub phone: Option<String>,
    pub email: Option<String>,
    pub reviewed_at: Option<i64>,
}

impl StyleGuide {
    pub fn sample() -> Self {
        Self {
            clocks: Clock::samples(sample::NOW),
            items: sample::items().into_iter().take(5).collect(),
            documents: sample::documents().into_iter().take(5).collect(),
            attachments: vec![
                Attachment::new("1", "方案.pdf", "/files/00/a.pdf", 311_204),
                Attachment::new("2", "点位一览表.xlsx", "/files/00/b.xlsx", 48_213),
            ],
            cards: Vec::new(),
            pager: Pager::new("/styleguide", 7, 20, 400),
            errors: vec![FieldError {
                field: "guide-title".to_owned(), message: "请填写标题。".to_owned()
            }],
        }
    }
}

impl View for StyleGuide {
    const TEMPLATE: &'static str = "public/styleguide.html";

    fn samples() -> Vec<Self> {
        let card = PictureCard {
            title: sample::HOSTILE.to_owned(),
            href: "/items/1".to_owned(),
            cover: Some(sample::picture()),
            ..PictureCard::default()
        };
        let empty = Self {
            clocks: Vec::new(),
            items: Vec::new(),
            documents: Vec::new(),
            attachments: Vec::new(),
            cards: Vec::new(),
            pager: Pager::default(),
            errors: Vec::new(),
        };
        vec![
            Self::sample(),
            empty,
            Self {
                items: sample::items(),
                documents: sample::documents(),
                cards: vec![card],
                ..Self::sample()
            },
        ]
    }
}

impl View for Accessibility {
    const TEMPLATE: &'static str = "public/accessibility.html";

    fn samples() -> Vec<Self> {
        vec![
            Self {
                phone: Some("0990-5550100".to_owned()),
                email: Some("web@yunting.example".to_owned()),
                reviewed_at: Some(sample::NOW),
            },
            Self::default(),
            Self {
                phone: Some(sample::HOSTILE.to_owned()),
                email: Some(sample::HOSTILE.to_owned()),
                reviewed_at: None,
            },
        ]
    }
}
