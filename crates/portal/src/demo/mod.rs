//! A fictional city, made by code: 云岫市, inland, on the river 岫水 below the mountain 云岫山. Its site, columns, units,
//! items and pictures are pure data. Nothing here reads a clock, a database or a source of chance: the same call gives
//! the same bytes everywhere.

mod bank;
mod body;
mod city;
mod columns;
mod credit;
mod day;
mod document;
mod dress;
mod figures;
mod fixed;
mod items;
mod load;
mod pages;
mod picture;
mod places;
mod plan;
mod seed;
mod site;
mod tables;
mod units;
mod writer;

pub use city::{
    City, ColumnKind, DemoAttachment, DemoColumn, DemoDocument, DemoItem, DemoPicture, DemoPost, DemoSite,
    DemoUnit, ItemKind, ItemState, Palette, PictureSeed, Scene, UnitKind, Validity,
};

pub use load::load;

/// The site with its columns and units.
pub fn city() -> City {
    City { site: site::site(), columns: columns::columns(), units: units::units() }
}

/// The city's items, the oldest first: exactly `n` published ones, dated up to `now` (unix seconds), the single pages
/// among them and first; besides these a few withdrawn among them, and at the end some scheduled ones and drafts.
/// Every column gets its items from about 150 on; `interprets`, `replaces` and their reverses name keys of the same run.
pub fn items(n: usize, now: i64) -> impl Iterator<Item = DemoItem> {
    items::Items::new(n, now)
}

/// The picture as a JPEG, `width` wide and 16:9.
pub fn picture(seed: PictureSeed, width: u32) -> Vec<u8> {
    picture::jpeg(seed, width)
}
