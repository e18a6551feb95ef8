//! When something is not as wished: what happened and how to go on.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample::{self, link};
use crate::ui::{ItemRef, Link};

#[derive(Clone, Debug, Default, Serialize)]
pub struct ErrorPage {
    /// The HTTP status. 400 403 404 405 408 410 413 414 421 429 500 503 have their own words, others common ones.
    pub status: u16,
    /// What exactly was wrong, for a person, where that helps.
    pub detail: Option<String>,
    /// 410: the withdrawn item, why and when.
    pub withdrawn: Option<Withdrawn>,
    /// 500 and 503: the incident number.
    pub incident: Option<String>,
    /// 429 and 503: seconds to wait.
    pub retry_after: Option<u32>,
    /// 404: words taken from the address, put into the search box.
    pub q: String,
    /// Where to go instead.
    pub links: Vec<Link>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Withdrawn {
    pub title: String,
    pub reason: Option<String>,
    pub at: i64,
    pub unit: Option<String>,
    pub instead: Option<ItemRef>,
}

impl ErrorPage {
    pub const STATUSES: [u16; 12] = [400, 403, 404, 405, 408, 410, 413, 414, 421, 429, 500, 503];

    pub fn of(status: u16) -> Self {
        Self { status, ..Self::default() }
    }
}

impl View for ErrorPage {
    const TEMPLATE: &'static str = "public/error.html";

    fn samples() -> Vec<Self> {
        let mut samples: Vec<Self> = Self::STATUSES.iter().map(|status| Self::of(*status)).collect();
        samples.push(Self {
            q: "water-supply".to_owned(),
            links: vec![link("政务公开", "/columns/open")],
            ..Self::of(404)
        });
        samples.push(Self {
            withdrawn: Some(Withdrawn {
                title: "关于调整公交线路的公告".to_owned(),
                reason: Some("线路方案有调整，以新公告为准。".to_owned()),
                at: sample::NOW,
                unit: Some("市交通运输局".to_owned()),
                instead: Some(ItemRef {
                    title: "关于优化公交线路的公告".to_owned(),
                    href: "/items/8".to_owned(),
                    ..ItemRef::default()
                }),
            }),
            ..Self::of(410)
        });
        samples.push(Self { incident: Some("7F3K-29QX".to_owned()), retry_after: Some(30), ..Self::of(503) });
        samples.push(Self {
            detail: Some(sample::HOSTILE.to_owned()),
            q: sample::HOSTILE.to_owned(),
            withdrawn: Some(Withdrawn {
                title: sample::long(),
                reason: Some(sample::HOSTILE.to_owned()),
                ..Withdrawn::default()
            }),
            ..Self::of(410)
        });
        samples.push(Self { detail: Some(sample::long()), ..Self::of(418) });
        samples
    }
}
