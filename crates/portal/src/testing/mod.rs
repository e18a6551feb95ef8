//! The harness that tests speak through: people and pages. A test starts a [`Site`], lets readers
//! and staff visit pages, fill the forms they see and press the buttons they find, and moves the
//! clock by hand. No sockets: requests go straight to the front door, everything behind it is real.
//!
//! ```text
//! let site = Site::start().await;
//! let editor = site.staff("wang", Role::Editor, Some("news")).await;
//! editor.visit("/desk/items/new").await.fill("title", "通知").tick("要闻").press("发布").await;
//! site.reader().visit("/").await.says("通知");
//! ```
//!
//! Every page that is visited goes through the HTML checker on the way.
#![expect(clippy::expect_used, clippy::panic, reason = "a failed step is a failed test")]

mod article;
pub mod check;
pub mod city;
mod controls;
mod database;
mod page;
mod shelf;
mod site;
mod visitor;

pub use article::Article;
pub use database::url_asked as test_database;
pub use page::{Link, Page};
pub use shelf::Shelf;
pub use site::Site;
pub use visitor::{Ask, Visitor};

/// Seconds of `n` minutes.
pub fn minutes(n: i64) -> i64 {
    n * 60
}

/// Seconds of `n` hours.
pub fn hours(n: i64) -> i64 {
    n * 3600
}

/// Seconds of `n` days.
pub fn days(n: i64) -> i64 {
    n * kit::clock::DAY
}

/// Text with every run of white space as one blank, as a person reads it.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
