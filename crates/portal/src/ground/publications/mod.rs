//! What the government says: items in columns, in versions.
//!
//! ```text
//! draft ──publish──▶ published ──withdraw──▶ withdrawn ──publish──▶ published
//!   └──schedule──▶ scheduled ──(its time)──▶ published ──replace──▶ replaced
//! ```
//! Saving never changes what the public sees: it adds a version. Publishing makes the newest
//! version live and writes everything that is read by the public (`listing`, `document`,
//! `item_link`, `file_use`) in the same transaction, with one row in the change feed.

pub mod bulk;
pub mod catalogue;
pub mod editing;
pub mod entity;
pub mod item;
pub mod listing;
mod project;
pub mod store;
pub mod tags;
pub mod write;

pub use item::{AttachmentRef, Details, DocumentMeta, Draft, ItemKind, ItemState, PictureRef, Validity};
