//! The public shell: what readers see. [`page`] is the one list of its addresses.

mod about;
mod column;
pub mod errors;
mod feeds;
pub mod files;
mod home;
mod item;
mod lines;
pub mod reading;
mod search;
pub mod shell;
mod sitemap;
mod units;
pub mod view;
pub mod views;

pub use lines::{document_line, item_href, item_line};

pub use home::DAY_TAG;

use kit::cache::Page;
use kit::{Error, Result};

use crate::features::disclosure;
use reading::Reading;

/// The public page at a reading's address.
pub async fn page(reading: &Reading) -> Result<Page> {
    let parts: Vec<&str> = reading.path.trim_start_matches('/').split('/').collect();
    match parts.as_slice() {
        [""] => home::page(reading).await,
        ["columns", path @ ..] if !path.is_empty() => column::page(reading, &path.join("/")).await,
        ["items", code] => item::page(reading, code).await,
        ["units"] => units::index(reading),
        ["units", slug] => units::page(reading, slug).await,
        ["search"] => search::page(reading).await,
        ["disclosure"] => disclosure::page(reading).await,
        ["sitemap"] => sitemap::for_people(reading),
        ["accessibility"] => about::accessibility(reading),
        ["styleguide"] => about::style_guide(reading),
        ["robots.txt"] => Ok(sitemap::robots(reading)),
        ["sitemap.xml"] => sitemap::index(reading).await,
        ["feeds", path @ ..] if !path.is_empty() => feeds::page(reading, &path.join("/")).await,
        [name] if sitemap::part_number(name).is_some() => {
            sitemap::part(reading, sitemap::part_number(name).unwrap_or(0)).await
        }
        _ => Err(Error::NotFound),
    }
}
