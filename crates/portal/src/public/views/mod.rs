//! What each public page shows: one plain struct a page, with samples. Templates of the same names lie in `templates/`.

pub mod error;
pub mod find;
pub mod home;
pub mod item;
pub mod lists;
pub mod plain;
pub mod units;

pub use error::ErrorPage;
pub use find::{Disclosure, Search, SiteMap};
pub use home::{Block, Home, PlacedBlock};
pub use item::ItemPage;
pub use lists::{ColumnPage, Gallery, SinglePage};
pub use plain::{Accessibility, StyleGuide};
pub use units::{UnitPage, Units};
